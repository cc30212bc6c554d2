import Foundation
import Testing

@Suite struct DrawPDFTests {
  /// Draws a network of two actors, the second of this name.
  private func draw(
    _ name: String = "Université d’Été", font: [UInt8]? = nil
  ) throws -> (outcome: Command.Outcome, file: Data?) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("maillage-pdf-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appendingPathComponent("map.pdf")
    let fontFile = folder.appendingPathComponent("font.ttf")
    if let font { try Data(font).write(to: fontFile) }
    let outcome = try Command.run(on: [
      "relations.csv": "id,source,target,kind\nr,a,b,partnership\n",
      "actors.csv": "id,name\na,A\nb,\(name)\n",
    ]) { network, _ in
      ["draw", network, "-o", output.path] + (font == nil ? [] : ["--font", fontFile.path])
    }
    return (outcome, try? Data(contentsOf: output))
  }

  @Test func `PDF needs no other program, and is the same each time`() throws {
    let (outcome, file) = try draw()
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    let bytes = try #require(file)
    #expect(bytes.starts(with: Array("%PDF-1.7\n".utf8)))
    #expect(bytes.suffix(6) == Data("%%EOF\n".utf8))
    #expect(try draw().file == bytes)
  }

  @Test func `a character that no font has is named`() throws {
    let (outcome, file) = try draw("B\u{10FFFD}")
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("U+10FFFD"))
    #expect(file != nil)
  }

  @Test(
    arguments: [
      ([], "too short"), (Array("OTTO and more than that".utf8), "PostScript"),
      ([0, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0], "too early"),
    ] as [([UInt8], String)])
  func `a font that cannot be used is told in a sentence`(font: [UInt8], words: String) throws {
    let (outcome, file) = try draw(font: font)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("--font: ") && outcome.messages.contains(words))
    #expect(file == nil)
  }

  @Test func `a font that is not there is told in a sentence`() throws {
    let outcome = try Command.run(on: [
      "relations.csv": "id,source,target,kind\nr,a,b,partnership\n"
    ]) {
      network, folder in
      ["draw", network, "-o", folder + "/map.pdf", "--font", folder + "/none.ttf"]
    }
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("there is no such file"))
  }

  @Test func `a report has its figures as PDF where that is asked for`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("maillage-pdf-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let ties = ["relations.csv": "id,source,target,kind\nr,a,b,partnership\ns,b,c,funding\n"]
    func report(_ options: [String]) throws -> Command.Outcome {
      try Command.run(on: ties) { network, _ in
        ["report", network, "-o", folder.path] + options
      }
    }
    func files() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/figures").filter {
        $0.hasSuffix(".pdf")
      }.sorted()
    }
    #expect(try report([]).status == 0)
    #expect(try files().isEmpty)
    #expect(try report(["--pdf"]).status == 0)
    #expect(try files().contains("map.pdf"))
    let manifest = try String(
      contentsOf: folder.appendingPathComponent("manifest.json"), encoding: .utf8)
    for name in try files() { #expect(manifest.contains("\"figures/\(name)\"")) }
    #expect(manifest.contains("\"pdf_fonts\""))
    let refused = try report(["--font", "none.ttf"])
    #expect(refused.status == 2 && refused.messages.contains("add --pdf"))
  }
}
