import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct MermaidTests {
  private func text(_ contents: NetworkContents) throws -> String {
    String(decoding: try NetworkWriter.encode(contents, as: .mermaid).files[0].bytes, as: UTF8.self)
  }

  private func named(_ name: String) -> NetworkContents {
    NetworkContents(actors: [Actor(id: "a", name: name)])
  }

  @Test func `names, kinds and directions are drawn`() throws {
    let contents = NetworkContents(
      metadata: NetworkMetadata(title: "A \"title\"\n---"),
      actors: [Actor(id: "a b", name: "L'Oréal"), Actor(id: "end", name: "two\r\nlines")],
      relations: [
        Relation(id: "1", source: "a b", target: "end", kind: "tie"),
        Relation(id: "2", source: "end", target: "end", kind: "funding", note: "x"),
      ])
    #expect(
      try text(contents) == #"""
        ---
        title: "A \"title\"\n---"
        ---
        flowchart LR
          n1["L'Oréal"]
          n2["two<br>lines"]
          n1 --- n2
          n2 -->|"funding"| n2

        """#)
    let loss = try NetworkWriter.encode(contents, as: .mermaid).loss
    #expect(
      loss.lines(language: .english).contains(
        "1 relation of which more is known than ends, kind and direction"))
  }

  @Test(arguments: [
    "\"]; click n1 call alert()", "</script><script>", "%%{init: {}}%%", "`md`", "a[b]{c}(d)|e|",
    "#quot; &lt; #35;", "**x** _y_ ~z~", "style x:#f;", "fa:fa-x", "$$x$$", "\\u0022", "a;b",
    "@{ }",
    "x\u{0}\u{1B}[2J", "javascript:alert(1)",
  ])
  func `texts stay within their quotes`(name: String) throws {
    let lines = try text(named(name)).split(separator: "\n")
    #expect(lines.count == 2)
    let inner = lines[1].dropFirst(6).dropLast(2)
    #expect(lines[1].hasPrefix("  n1[\"") && lines[1].hasSuffix("\"]"))
    // Numbered characters apart, nothing that means something is left.
    let rest = inner.split(separator: "#").map { $0.drop { $0.isNumber }.drop { $0 == ";" } }
    #expect(!rest.joined().contains { "\"`[]{}|<>&%:;\\$@*_~=".contains($0) }, "\(lines[1])")
  }

  @Test func `what starts a list of Markdown is no list`() throws {
    #expect(try text(named("1. first")).contains("[\"1#46; first\"]"))
    #expect(try text(named("- first - a.b")).contains("[\"#45; first - a.b\"]"))
    #expect(try text(named("")).contains("[\" \"]"))
  }

  @Test func `networks of no size and of random texts are written, always the same`() throws {
    #expect(try text(NetworkContents()) == "flowchart LR\n")
    for seed in 0..<30 as Range<UInt64> {
      var networks = RandomNetworks(seed: seed)
      let contents = networks.contents()
      #expect(try text(contents) == text(contents), "seed \(seed)")
    }
  }
}
