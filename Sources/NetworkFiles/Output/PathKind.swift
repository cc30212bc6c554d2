import Foundation

/// What a path leads to, links followed.
enum PathKind {
  case nothing, folder, file

  init(_ path: String) {
    var isFolder: ObjCBool = false
    // The call writes one Boolean to a variable that outlives it.
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      self = isFolder.boolValue ? .folder : .file
    } else {
      self = .nothing
    }
  }
}
