import Foundation

/// A folder that is written whole or not at all.
///
/// Files are collected in a temporary folder beside the target; ``commit()`` puts it in place. An
/// existing folder is replaced only when it is empty or holds a `manifest.json` that says that
/// Maillage wrote it: other programs have files of that name as well. Without a commit nothing is
/// left behind.
public final class OutputFolder {
  /// The folder to be written.
  public let path: String
  /// Where its files are until ``commit()``.
  public let temporaryPath: String
  /// The folder that `path` leads to, without links, `.` and `..`: what is renamed.
  private let target: String
  private var isOpen = true

  /// Begins a folder.
  ///
  /// - Throws: ``OutputFault`` when the target exists and is not Maillage's to replace, or its
  ///   parent cannot be written.
  public init(path: String) throws(OutputFault) {
    self.path = path
    guard !path.isEmpty else {
      throw OutputFault("the name of the folder to write is empty; give one")
    }
    target = resolvedPath(path)
    try Self.checkReplaceable(path)
    temporaryPath = temporaryName(beside: target)
    do {
      try FileManager.default.createDirectory(
        atPath: temporaryPath, withIntermediateDirectories: false)
    } catch {
      isOpen = false
      throw OutputFault(
        "the folder \(path) cannot be made; check that the folder above it exists and is yours")
    }
  }

  deinit { discard() }

  /// Writes one file of the folder.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - name: A path below the folder; folders on the way are made.
  /// - Precondition: The name leads nowhere outside the folder.
  public func write(_ bytes: [UInt8], to name: String) throws(OutputFault) {
    precondition(isOpen, "a folder that is committed or discarded takes no more files")
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    precondition(
      parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." },
      "the name of an output file stays inside its folder")
    do {
      if parts.count > 1 {
        try FileManager.default.createDirectory(
          atPath: temporaryPath + "/" + parts.dropLast().joined(separator: "/"),
          withIntermediateDirectories: true)
      }
      try Data(bytes).write(to: URL(fileURLWithPath: temporaryPath + "/" + name))
    } catch {
      throw OutputFault("\(path)/\(name) cannot be written")
    }
  }

  /// Puts the folder in place of what is at its path.
  ///
  /// - Throws: ``OutputFault`` when that fails; then what was there is as it was.
  public func commit() throws(OutputFault) {
    precondition(isOpen, "a folder is committed once")
    // It may have changed since the beginning.
    try Self.checkReplaceable(path)
    guard FileManager.default.fileExists(atPath: target) else {
      guard renameItem(temporaryPath, target) else {
        throw OutputFault("the folder \(path) cannot be put in place")
      }
      isOpen = false
      return
    }
    let old = temporaryName(beside: target)
    guard renameItem(target, old) else {
      throw OutputFault("the folder \(path) cannot be replaced; it is left as it was")
    }
    guard renameItem(temporaryPath, target) else {
      _ = renameItem(old, target)
      throw OutputFault("the folder \(path) cannot be replaced; it is left as it was")
    }
    isOpen = false
    unlinkIfPresent(old)
  }

  /// Removes what was written so far; the target stays as it is.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    unlinkIfPresent(temporaryPath)
  }

  private static func checkReplaceable(_ path: String) throws(OutputFault) {
    switch PathKind(path) {
    case .nothing: return
    case .file: throw OutputFault("\(path) is a file; give a folder")
    case .folder: break
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw OutputFault("the folder \(path) cannot be opened")
    }
    guard names.isEmpty || isReport(path) else {
      throw OutputFault(
        "the folder \(path) is neither empty nor a report of Maillage, so it is not replaced; "
          + "give a new folder, or empty this one")
    }
  }

  /// Whether a folder holds a manifest of Maillage.
  private static func isReport(_ path: String) -> Bool {
    guard let manifest = FileManager.default.contents(atPath: path + "/manifest.json"),
      let members = (try? JSONParser.parse(manifest))?.members
    else { return false }
    return members.contains { $0.name == "tool" && $0.value.text == "maillage" }
  }
}
