import Crypto
import Foundation

/// The bytes of a file, seen through the memory of the system rather than copied.
///
/// A pipe cannot be mapped; its bytes are read into memory.
@safe final class MappedFile: @unchecked Sendable {
  // Nothing changes after the initialiser: threads may read together.

  /// The bytes; valid as long as the object lives.
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// The number of bytes.
  var count: Int { unsafe bytes.count }

  /// The bytes at the beginning, copied.
  func head(_ limit: Int) -> ContiguousArray<UInt8> { unsafe ContiguousArray(bytes.prefix(limit)) }

  /// Whether a line ends before a byte, LF or CR.
  func isAfterLineEnd(_ place: Int) -> Bool {
    unsafe bytes[place - 1] == 0x0A || bytes[place - 1] == 0x0D
  }

  /// `nil` when the file cannot be read.
  init?(path: String) {
    let descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    let count = Int(status.st_size)
    if status.st_mode & S_IFMT == S_IFREG && count > 0 {
      guard let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0),
        unsafe start != MAP_FAILED
      else { return nil }
      // The file is read once, from front to back: the system may read ahead.
      unsafe madvise(start, count, MADV_SEQUENTIAL)
      unsafe bytes = UnsafeRawBufferPointer(start: start, count: count)
      isMapped = true
      return
    }
    guard status.st_mode & S_IFMT != S_IFDIR,
      let content = try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).readToEnd()
        ?? Data()
    else { return nil }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 16)
    unsafe copy.copyBytes(from: content)
    unsafe bytes = UnsafeRawBufferPointer(copy)
    isMapped = false
  }

  deinit {
    if isMapped {
      unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count)
    } else {
      unsafe bytes.deallocate()
    }
  }

  /// The SHA-256 of the bytes, in 64 hexadecimal digits.
  var sha256: String {
    var hash = SHA256()
    let step = 1 << 22
    for start in stride(from: 0, to: count, by: step) {
      let range = start..<min(start + step, count)
      // The hash reads the buffer within the call.
      unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[range]))
      release(range)
    }
    return hexadecimal(hash.finalize())
  }

  /// Says that a part has been read, so that its memory may be used for something else. It is still
  /// there: the system reads it again when it is asked for.
  func release(_ range: Range<Int>) {
    guard isMapped else { return }
    let page = Int(getpagesize())
    let first = (range.lowerBound + page - 1) / page * page
    let end = range.upperBound / page * page
    guard first < end else { return }
    unsafe madvise(
      UnsafeMutableRawPointer(mutating: bytes.baseAddress! + first), end - first, MADV_DONTNEED)
  }
}
