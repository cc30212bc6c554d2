import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes single files, whole or not at all.
public enum OutputFile {
  /// Writes a file under a temporary name beside the target and gives it the target's name, so that
  /// a failure leaves an existing file as it was. What is no regular file, such as `/dev/stdout`, is
  /// written to directly.
  ///
  /// - Throws: ``OutputFault`` when the folder does not exist or may not be written, or the target
  ///   is a folder.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputFault) {
    switch PathKind(path) {
    case .folder: throw OutputFault("\(path) is a folder; give the name of a file")
    case .nothing: break
    case .file:
      if !isRegularFile(path) {
        guard let handle = FileHandle(forWritingAtPath: path),
          (try? handle.write(contentsOf: Data(bytes))) != nil
        else { throw OutputFault("\(path) cannot be written") }
        return
      }
    }
    guard !path.isEmpty else { throw OutputFault("the name of the file to write is empty") }
    // A link stays a link: what it leads to is replaced.
    let target = resolvedPath(path)
    let temporary = temporaryName(beside: target)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: temporary))
    } catch {
      unlinkIfPresent(temporary)
      throw OutputFault("\(path) cannot be written; check that its folder exists and is yours")
    }
    guard renameItem(temporary, target) else {
      unlinkIfPresent(temporary)
      throw OutputFault("\(path) cannot be replaced; it is left as it was")
    }
  }

  private static func isRegularFile(_ path: String) -> Bool {
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let type = try? FileManager.default.attributesOfItem(atPath: resolved)[.type]
    return type as? FileAttributeType == .typeRegular
  }
}

/// A path without links, `.`, `..` and slashes at its end, so that what stands beside it is beside
/// the file or folder itself.
func resolvedPath(_ path: String) -> String {
  URL(fileURLWithPath: path).resolvingSymlinksInPath().path
}

/// A name in the folder of a path that no other file has.
func temporaryName(beside path: String) -> String {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  let folder = parts.dropLast().joined(separator: "/")
  let prefix = parts.count > 1 ? folder + "/" : ""
  let process = ProcessInfo.processInfo.processIdentifier
  var number = 0
  while true {
    // The name does not repeat the target's, which may be as long as names can be.
    let name = "\(prefix).maillage-\(process)-\(number)"
    if !FileManager.default.fileExists(atPath: name) { return name }
    number += 1
  }
}

/// Gives a file or folder another name in one step; a file of that name is replaced.
func renameItem(_ from: String, _ to: String) -> Bool {
  // The call reads two C strings, which live as long as the call.
  unsafe rename(from, to) == 0
}

func unlinkIfPresent(_ path: String) {
  try? FileManager.default.removeItem(atPath: path)
}
