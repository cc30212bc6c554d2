import Foundation
import Testing

@Suite struct DrawPNGTests {
  /// Draws a network of two actors.
  private func draw(
    _ options: [String] = []
  ) throws -> (outcome: Command.Outcome, file: Data?) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("maillage-png-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appendingPathComponent("map.png")
    let outcome = try Command.run(on: [
      "relations.csv": "id,source,target,kind\nr,a,b,partnership\n",
      "actors.csv": "id,name\na,A\nb,Université d’Été\n",
    ]) { network, _ in
      ["draw", network, "-o", output.path] + options
    }
    return (outcome, try? Data(contentsOf: output))
  }

  @Test func `PNG needs no other program, and is the same each time`() throws {
    let (outcome, file) = try draw(["--dpi", "72"])
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    let bytes = try #require(file)
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    // The text area of A4 at 72 dots per inch: 482 × 700 pixels.
    #expect(Array(bytes[16..<24]) == [0, 0, 1, 226, 0, 0, 2, 188])
    #expect(try draw(["--dpi", "72"]).file == bytes)
  }

  @Test(arguments: ["35", "1201", "0", "-300"])
  func `a resolution that is not possible is told in a sentence`(number: String) throws {
    let (outcome, file) = try draw(["--dpi=\(number)"])
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("--dpi: \(number) is not possible; expected 36 to 1200"))
    #expect(file == nil)
  }

  @Test func `an image that is too large is refused`() throws {
    let (outcome, file) = try draw(["--dpi", "1200", "--page", "2000x2000"])
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("--dpi: the image would have"))
    #expect(file == nil)
  }
}
