import Foundation
import Testing

/// What the command does with streams that are closed, full, or pipes.
@Suite struct StreamTests {
  /// Runs a line of the shell in which `$0` is the command and `$1` a table of one tie.
  private func shell(_ line: String) throws -> (status: Int32, messages: String) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("maillage-streams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ties = folder.appendingPathComponent("ties.csv")
    try Data("source,target\na,b\n".utf8).write(to: ties)
    let messages = folder.appendingPathComponent("messages")
    try Data().write(to: messages)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line, try Command.executable().path, ties.path]
    process.standardError = try FileHandle(forWritingTo: messages)
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: try Data(contentsOf: messages), as: UTF8.self)
    )
  }

  @Test func `a result that cannot be written is no success`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    for verb in ["measure \"$1\" degree", "check \"$1\"", "draw \"$1\" -o -"] {
      let run = try shell("\"$0\" \(verb) > /dev/full")
      #expect(run.status == 1, "\(verb)")
      #expect(run.messages.contains("error: standard output cannot be written"), "\(verb)")
    }
  }

  @Test func `a reader that goes away is no failure`() throws {
    let run = try shell("{ \"$0\" measure --list; echo $? >&2; } | true")
    #expect(run.messages == "0\n")
  }

  @Test func `a closed standard input is a fault, not a crash`() throws {
    let run = try shell("\"$0\" check - <&-")
    #expect(run.status == 1)
    #expect(run.messages == "-: error: standard input cannot be read\n")
  }

  @Test(arguments: ["-", "/dev/stdin"])
  func `a pipe is read`(path: String) throws {
    let run = try shell("cat \"$1\" | \"$0\" measure \(path) degree")
    #expect(run.status == 0, "\(run.messages)")
  }

  @Test func `an empty input is an empty network`() throws {
    #expect(try shell("\"$0\" check /dev/null").status == 0)
  }
}
