import NetworkFiles

/// Brings results to where the user wants them.
enum Deliver {
  /// Writes text to a file, whole or not at all, or to standard output for `-`.
  static func text(_ text: String, to path: String) throws {
    if path == "-" {
      Console.write(text)
    } else {
      try OutputFile.write(Array(text.utf8), to: path)
    }
  }

  /// Writes a folder, whole or not at all. That the folder can be written is found out before the
  /// files are made.
  static func folder(
    at path: String, files: () throws -> [(path: String, bytes: [UInt8])]
  ) throws {
    let folder = try OutputFolder(path: path)
    Interruption.willWrite(folder.temporaryPath)
    for file in try files() { try folder.write(file.bytes, to: file.path) }
    try folder.commit()
    Interruption.didWrite()
  }
}
