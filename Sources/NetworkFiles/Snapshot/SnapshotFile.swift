import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file that is read at any place.
///
/// It is read rather than mapped: a mapped file that another program cuts short ends the process
/// when the lost part is touched, and a graph has to be looked at as a whole before it can be trusted,
/// so that a map would save no reading.
final class SnapshotFile: Sendable {
  private let descriptor: Int32
  /// The number of bytes.
  let size: Int

  /// `nil` when the file cannot be opened or is no regular one.
  init?(path: String) {
    let descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The first bytes, fewer where there are not so many.
  func head(_ count: Int) -> [UInt8] { bytes(0..<min(count, size)) ?? [] }

  /// Some bytes; `nil` when they cannot be read.
  func bytes(_ range: Range<Int>) -> [UInt8]? {
    var result = [UInt8](repeating: 0, count: range.count)
    let isRead = unsafe result.withUnsafeMutableBytes { unsafe read($0, at: range.lowerBound) }
    return isRead ? result : nil
  }

  /// Fills a buffer with the bytes from a place on; `false` when there are not so many.
  func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
    var filled = 0
    while filled < buffer.count {
      let count = unsafe pread(
        descriptor, buffer.baseAddress! + filled, buffer.count - filled, off_t(offset + filled))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      filled += count
    }
    return true
  }
}

/// A file that is written from front to back, whole or not at all.
struct SnapshotOutput {
  private let descriptor: Int32
  private let path: String
  private let target: String
  /// Where the bytes are until ``commit()``; `nil` where they go to the target at once.
  let temporary: String?

  init(path: String) throws(OutputFault) {
    self.path = path
    guard !path.isEmpty else { throw OutputFault("the name of the file to write is empty") }
    let kind = PathKind(path)
    guard kind != .folder else {
      throw OutputFault("\(path) is a folder; give the name of a file")
    }
    target = resolvedPath(path)
    var status = stat()
    if kind == .file, unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      temporary = nil
      descriptor = unsafe open(path, O_WRONLY)
    } else {
      let name = temporaryName(beside: target)
      temporary = name
      descriptor = unsafe open(name, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    }
    guard descriptor >= 0 else {
      throw OutputFault("\(path) cannot be written; check that its folder exists and is yours")
    }
  }

  /// Writes bytes behind those that were written before; says why it could not, and then leaves
  /// nothing behind.
  func fault(writing bytes: UnsafeRawBufferPointer) -> OutputFault? {
    var written = 0
    while written < bytes.count {
      // The system takes 2 GB at a time at most.
      let step = min(bytes.count - written, 1 << 30)
      let count = unsafe posixWrite(descriptor, bytes.baseAddress! + written, step)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        discard()
        return OutputFault("\(path) cannot be written; is the disk full?")
      }
      written += count
    }
    return nil
  }

  /// Gives the file its name.
  func commit() throws(OutputFault) {
    guard close(descriptor) == 0 else {
      if let temporary { unlinkIfPresent(temporary) }
      throw OutputFault("\(path) cannot be written; is the disk full?")
    }
    guard let temporary else { return }
    guard renameItem(temporary, target) else {
      unlinkIfPresent(temporary)
      throw OutputFault("\(path) cannot be replaced; it is left as it was")
    }
  }

  private func discard() {
    close(descriptor)
    if let temporary { unlinkIfPresent(temporary) }
  }
}

private func posixWrite(
  _ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int
) -> Int {
  unsafe write(descriptor, bytes, count)
}
