import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct TikZTests {
  private func text(_ contents: NetworkContents) throws -> String {
    String(decoding: try NetworkWriter.encode(contents, as: .tikz).files[0].bytes, as: UTF8.self)
  }

  private func nodeText(_ name: String) throws -> String {
    let line = try text(NetworkContents(actors: [Actor(id: "a", name: name)])).split(
      separator: "\n"
    )
    .first { $0.hasPrefix("  \\node") }
    return String((line ?? "").dropFirst("  \\node[actor] (n1) at (0,0) {".count).dropLast(2))
  }

  @Test func `actors stand on a circle, and lines join them`() throws {
    let contents = NetworkContents(
      actors: ["a", "b", "c"].map { Actor(id: Identifier($0), name: $0) },
      relations: [
        Relation(id: "1", source: "a", target: "b", kind: "tie"),
        Relation(id: "2", source: "b", target: "a", kind: "funding"),
        Relation(id: "3", source: "c", target: "c", kind: "tie", direction: .directed),
      ])
    let picture = try text(contents)
    #expect(
      picture.hasSuffix(
        #"""
          \node[actor] (n1) at (90.000:3.0) {a};
          \node[actor] (n2) at (-30.000:3.0) {b};
          \node[actor] (n3) at (-150.000:3.0) {c};
          \draw (n1) to[] (n2);
          \draw[directed] (n2) to[bend right=15] node[kind] {funding} (n1);
          \draw[directed] (n3) to[loop above] (n3);
        \end{tikzpicture}
        \end{document}

        """#))
    #expect(picture.hasPrefix("% pdflatex"))
  }

  @Test(arguments: [
    (#"\input{/etc/passwd}"#, #"\textbackslash{}input\{/etc/passwd\}"#),
    ("50 % & more_of #1 $x$", ##"50 \% \& more\_of \#1 \$x\$"##),
    ("^^5c~", #"\textasciicircum{}\textasciicircum{}5c\textasciitilde{}"#),
    ("a--b", "a-{}-b"), ("one\r\n[two]", #"one\\{}[two]"#), ("L’Oréal «x»", "L’Oréal «x»"),
    ("\"<|>\"", #"\textquotedbl{}\textless{}\textbar{}\textgreater{}\textquotedbl{}"#),
    ("\u{0}\u{1B}", "  "), ("};\\end{document}", #"\};\textbackslash{}end\{document\}"#),
  ])
  func `texts are shown, not run`(name: String, latex: String) throws {
    #expect(try nodeText(name) == latex)
  }

  @Test func `names in other scripts are counted`() throws {
    let contents = NetworkContents(
      actors: [Actor(id: "a", name: "日本"), Actor(id: "b", name: "œuvre €")])
    let loss = try NetworkWriter.encode(contents, as: .tikz).loss
    #expect(loss.losses.contains { $0.count == 1 && $0.what[.english].contains("lualatex") })
  }

  @Test func `random networks keep their braces in balance`() throws {
    for seed in 0..<30 as Range<UInt64> {
      var networks = RandomNetworks(seed: seed)
      let picture = try text(networks.contents())
      var depth = 0
      var isEscaped = false
      for byte in picture.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): isEscaped.toggle()
        case UInt8(ascii: "{"), UInt8(ascii: "}"):
          if !isEscaped { depth += byte == UInt8(ascii: "{") ? 1 : -1 }
          isEscaped = false
        default: isEscaped = false
        }
        if depth < 0 { break }
      }
      #expect(depth == 0, "seed \(seed)")
      #expect(picture.hasSuffix("\\end{document}\n"))
    }
  }
}
