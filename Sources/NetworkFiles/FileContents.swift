import Foundation

/// All bytes of a file, pipes such as `/dev/stdin` or `<(…)` of a shell among them; `nil` when it
/// cannot be read.
func fileContents(_ path: String) -> ContiguousArray<UInt8>? {
  let descriptor = unsafe open(path, O_RDONLY)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  return fileContents(descriptor: descriptor)
}

/// All bytes that an open file still has; `nil` when it cannot be read.
///
/// They are read where they stay: through `Data` each would be copied once more.
func fileContents(descriptor: CInt) -> ContiguousArray<UInt8>? {
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0 else { return nil }
  // One byte more than a file has, so that its end is met. A pipe does not say how long it is.
  var room = min(max(Int(status.st_size) + 1, 1 << 16), 1 << 34)
  var contents: ContiguousArray<UInt8> = []
  while true {
    var isAtEnd = false
    var isReadable = true
    let part = unsafe ContiguousArray<UInt8>(unsafeUninitializedCapacity: room) { buffer, count in
      while count < buffer.count {
        // The buffer has as much room as the call is told.
        let got = unsafe read(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if got < 0 && errno == EINTR { continue }
        isReadable = got >= 0
        isAtEnd = got <= 0
        if isAtEnd { break }
        count += got
      }
    }
    guard isReadable else { return nil }
    if contents.isEmpty { contents = part } else { contents += part }
    if isAtEnd { return contents }
    room = max(contents.count, 1 << 16)
  }
}

/// The digest of a file, which another thread finds.
final class PendingDigest: @unchecked Sendable {
  // The thread writes the text before it leaves the group; it is read after waiting for the group.

  private let group = DispatchGroup()
  private let byteCount: Int
  private var text = ""

  init(of content: ContiguousArray<UInt8>) {
    byteCount = content.count
    guard content.count > 1 << 20 else {
      text = sha256Text(content)
      return
    }
    DispatchQueue.global().async(group: group) { self.text = sha256Text(content) }
  }

  /// The entry of the file while its digest is not known.
  func unfinished(_ path: String) -> InputFile {
    InputFile(path: path, byteCount: byteCount, sha256: "")
  }

  /// The entry of the file.
  func finished(_ path: String) -> InputFile {
    group.wait()
    return InputFile(path: path, byteCount: byteCount, sha256: text)
  }
}
