import Foundation
import NetworkFiles

/// A folder that is removed when the last reference to it goes.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/maillage-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path + "/" + name).map { Array($0) }
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// What reading the folder says, with the files named without the folder.
  func diagnostics(_ options: ReadingOptions = ReadingOptions()) -> [String] {
    NetworkReader.read(path: path, options: options).diagnostics.map {
      $0.description.replacingOccurrences(of: path + "/", with: "")
        .replacingOccurrences(of: path, with: "folder")
    }
  }
}
