import Crypto
import Foundation

/// A file that was read, with what identifies its content.
public struct InputFile: Hashable, Sendable {
  /// The path as it was given; `-` for standard input.
  public let path: String
  /// The size of the file in bytes.
  public let byteCount: Int
  /// The SHA-256 of the bytes, in 64 hexadecimal digits.
  public let sha256: String

  /// The entry of a file whose size and digest are known; they are not checked against the file.
  public init(path: String, byteCount: Int, sha256: String) {
    self.path = path
    self.byteCount = byteCount
    self.sha256 = sha256
  }

  /// The entry of a file with the given content.
  ///
  /// - Complexity: O(*b*) for *b* bytes.
  public init(path: String, content: [UInt8]) {
    self.init(path: path, content: ContiguousArray(content))
  }

  init(path: String, content: ContiguousArray<UInt8>) {
    self.init(path: path, byteCount: content.count, sha256: sha256Text(content))
  }
}

/// The SHA-256 of some bytes, in 64 hexadecimal digits.
///
/// - Complexity: O(*b*) for *b* bytes.
func sha256Text(_ content: some ContiguousBytes) -> String {
  var hash = SHA256()
  // The buffer is valid for the call, and the hash reads it within the call.
  unsafe content.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
  return hexadecimal(hash.finalize())
}

/// Two hexadecimal digits for each byte.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  var text = ""
  for byte in bytes {
    let digits = String(byte, radix: 16)
    text += digits.utf8.count == 1 ? "0" + digits : digits
  }
  return text
}
