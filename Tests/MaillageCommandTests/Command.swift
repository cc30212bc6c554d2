import Foundation

/// Runs the built command as a user does.
struct Command {
  /// What came of a run.
  struct Outcome {
    let status: Int32
    let output: String
    let messages: String
  }

  /// Runs `maillage` with some arguments.
  ///
  /// - Parameter input: What the command reads from standard input.
  static func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("maillage-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files instead of pipes: a pipe that nobody empties stops a command that says much.
    func file(_ name: String, _ text: String = "") throws -> URL {
      let url = folder.appendingPathComponent(name)
      try Data(text.utf8).write(to: url)
      return url
    }
    let process = Process()
    process.executableURL = try executable()
    process.arguments = arguments
    let output = try file("output")
    let messages = try file("messages")
    process.standardInput = try FileHandle(forReadingFrom: file("input", input))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      messages: String(decoding: try Data(contentsOf: messages), as: UTF8.self))
  }

  /// Runs the command on a file or folder that exists only for the run.
  ///
  /// - Parameter files: The files by name; one file is given as itself, several as a folder.
  /// - Parameter arguments: The arguments, for the path of the network.
  static func run(
    on files: [String: String], _ arguments: (_ network: String, _ folder: String) -> [String]
  ) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("maillage-data-\(UUID().uuidString)")
    let network = folder.appendingPathComponent("network")
    try FileManager.default.createDirectory(at: network, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: network.appendingPathComponent(name))
    }
    let path =
      files.count == 1 && files.keys.first != "relations.csv"
      ? network.appendingPathComponent(files.keys.first!).path : network.path
    return try run(arguments(path, folder.path))
  }

  /// The command beside the tests that are running.
  static func executable() throws -> URL {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    if let bundle = Bundle.allBundles.first(where: { $0.bundlePath.hasSuffix(".xctest") }) {
      folder = bundle.bundleURL
    }
    for _ in 0..<6 {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("maillage")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}

/// The folder of a curated network, found from this file.
func curatedNetwork(_ name: String) -> String {
  var url = URL(fileURLWithPath: #filePath)
  for _ in 0..<3 { url.deleteLastPathComponent() }
  return url.appendingPathComponent("Graphs").appendingPathComponent(name).path
}
