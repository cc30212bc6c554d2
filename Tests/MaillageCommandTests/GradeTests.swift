import Foundation
import Testing

/// `maillage grade` as users run it.
@Suite struct GradeTests {
  private static let plain = """
    <svg width="100pt" height="100pt"><g class="node"><title>a</title><circle r="9"/></g></svg>
    """

  /// Runs `grade` on figures in a folder of their own.
  private func grade(_ files: [String: String], _ arguments: String...) throws -> Command.Outcome {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("maillage-grade-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let paths = files.keys.filter { $0.hasSuffix(".svg") }.sorted()
      .map { folder.appendingPathComponent($0).path }
    return try Command.run(["grade"] + paths + arguments)
  }

  @Test func `a figure that fails ends with status 1 and says why`() throws {
    let outcome = try grade(["map.svg": Self.plain])
    #expect(outcome.status == 1 && outcome.messages.isEmpty)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0].contains("of 30 checks passed; not: "))
    #expect(lines.contains { $0.hasPrefix(" 5  FAIL ") })
    #expect(lines.contains { $0.hasPrefix("20  pass ") })
    let french = try grade(["map.svg": Self.plain], "--lang", "fr")
    #expect(french.output.contains("contrôles sur 30 réussis"))
  }

  @Test func `several figures have a summary, and other files beside them count`() throws {
    let outcome = try grade(
      ["a.svg": Self.plain, "b.svg": Self.plain, "b.dot": "graph {"], "--metrics", "--grayscale")
    #expect(outcome.status == 1)
    #expect(outcome.output.split(separator: "\n").suffix(2).allSatisfy { $0.contains(" of 30 ") })
    #expect(outcome.output.contains("Graphviz cannot read the DOT"))
    #expect(outcome.output.contains("Other numbers: n 1, m 0"))
  }

  @Test(arguments: ["matrix", "ranking", "scatter", "sankey"])
  func `a chart passes all that applies, and the summary counts what does not`(kind: String) throws
  {
    let network = curatedNetwork("marseille-immunology-biocluster")
    for language in ["en", "fr"] {
      let svg = try Command.run([
        "draw", network, "--figure", kind, "--language", language, "-o", "-",
      ]).output
      let outcome = try Command.run(["grade", "-", "--language", language], input: svg)
      #expect(outcome.status == 0, "\(outcome.output)")
      let says =
        language == "en"
        ? "30 of 30 checks passed (" : "30 contrôles sur 30 réussis ("
      #expect(outcome.output.contains(says) == (kind != "sankey"), "\(outcome.output)")
    }
  }

  @Test func `JSON and Markdown`() throws {
    let json = try grade(["map.svg": Self.plain], "--format", "json")
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let figure = try #require((value as? [[String: Any]])?.first)
    #expect((figure["checks"] as? [[String: Any]])?.count == 30)
    #expect(figure["of"] as? Int == 30)
    let markdown = try grade(["map.svg": Self.plain], "--format", "md").output
    #expect(markdown.split(separator: "\n").count { $0.hasPrefix("| ") } == 31)
  }

  @Test func `what cannot be read is named with its line`() throws {
    let broken = try grade(["map.svg": "<svg>\n<g></svg>"])
    #expect(broken.status == 1)
    #expect(broken.messages.contains("map.svg:2: error: the XML is not well-formed"))
    let missing = try Command.run(["grade", "no-such-figure.svg"])
    #expect(missing.status == 1 && missing.messages.contains("cannot be read"))
    let usage = try Command.run(["grade", "a.svg", "b.svg", "--compare", "c.svg"])
    #expect(usage.status == 2 && usage.messages.contains("--compare"))
    #expect(try Command.run(["grade"]).status == 2)
    let piped = try Command.run(["grade", "-"], input: Self.plain)
    #expect(piped.output.hasPrefix("-: "))
  }
}
