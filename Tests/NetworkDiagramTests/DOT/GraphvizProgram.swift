import Foundation

/// Graphviz's own programs, to judge the files that we write.
enum GraphvizProgram {
  struct Result {
    var output: Data
    var errors: String
    var status: Int32

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Whether `dot` is on the path.
  static let isInstalled = path(of: "dot") != nil

  private static func path(of program: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs `dot` with arguments on a text. Files instead of pipes: a full pipe would block both.
  static func run(_ arguments: [String], on text: String) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("maillage-dot-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = ["input", "output", "errors"].map { folder.appendingPathComponent($0) }
    try Data(text.utf8).write(to: names[0])
    for name in names[1...] { try Data().write(to: name) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path(of: "dot") ?? "/usr/bin/dot")
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      output: try Data(contentsOf: names[1]),
      errors: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self),
      status: process.terminationStatus)
  }
}
