import Foundation
import NetworkGraph
import NetworkTestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Input that nobody wishes for: each figure is sound, or a sentence says why there is none.
@Suite struct BadInputTests {
  static let kinds = [
    "map", "sankey", "circular", "bipartite", "layered", "concentric", "multiples", "geographic",
    "matrix", "chord", "ternary", "ranking", "scatter",
  ]

  private typealias Files = [String: String]

  private func network(
    _ names: [String], _ ties: [(Int, Int)], sizes: [String] = []
  ) -> Files {
    func quoted(_ text: String) -> String {
      "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
    let actors = names.enumerated().map { index, name in
      let size = sizes.isEmpty ? "" : sizes[index % sizes.count]
      return "a\(index),\(quoted(name)),4\(index % 10).5,\(index % 7),\(size)"
    }
    let relations = ties.enumerated().map { index, tie in
      let isMoney = index % 2 == 0
      return "r\(index),a\(tie.0),a\(tie.1),\(isMoney ? "funding" : "partnership"),"
        + "\(2020 + index % 2),\(isMoney ? "1000,EUR" : ",")"
    }
    return [
      "actors.csv": (["id,name,latitude,longitude,size"] + actors).joined(separator: "\n") + "\n",
      "relations.csv": (["id,source,target,kind,since,amount,currency"] + relations)
        .joined(separator: "\n") + "\n",
    ]
  }

  /// Draws each kind of figure and looks at what came of it.
  private func drawAll(
    _ files: Files, _ kinds: [String] = BadInputTests.kinds, ending: String, options: [String] = [],
    note: String
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("maillage-bad-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for kind in kinds {
      let file = folder.appendingPathComponent("\(kind).\(ending)")
      let outcome = try Command.run(on: files) { network, _ in
        ["draw", network, "--figure", kind, "-o", file.path] + options
      }
      let comment = Comment(rawValue: "\(note), \(kind): \(outcome.messages.prefix(300))")
      #expect([0, 1, 2].contains(outcome.status), comment)
      #expect(outcome.output.isEmpty, comment)
      let bytes = try? Data(contentsOf: file)
      #expect((bytes != nil) == (outcome.status == 0), comment)
      guard let bytes else {
        #expect(outcome.messages.contains("error: "), comment)
        // A sentence quotes a name, but not all of one that fills pages.
        #expect(outcome.messages.count < 4000, comment)
        continue
      }
      switch ending {
      case "pdf":
        #expect(bytes.starts(with: Array("%PDF-1.7\n".utf8)), comment)
        #expect(bytes.suffix(6) == Data("%%EOF\n".utf8), comment)
      case "png":
        #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), comment)
        #expect(bytes.suffix(8).starts(with: Array("IEND".utf8)), comment)
      default:
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasSuffix("</svg>\n"), comment)
        #expect(XMLParser(data: bytes).parse(), comment)
        for word in ["nan", "inf", "-inf"] { #expect(!text.contains("\"\(word)"), comment) }
      }
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(
      left.allSatisfy { $0.hasSuffix("." + ending) && !$0.hasPrefix(".") }, "\(note): \(left)")
  }

  @Test(arguments: [(0, "svg"), (1, "png"), (2, "pdf")])
  func `a network of hardly anybody`(count: Int, ending: String) throws {
    try drawAll(
      network((0..<count).map { "Actor \($0)" }, count == 2 ? [(0, 1)] : []), ending: ending,
      options: ending == "png" ? ["--dpi", "36"] : [], note: "\(count) actors")
  }

  /// Names in other scripts, of other lengths and of the same letters.
  private static let names = [
    "جامعة محمد الخامس بالرباط", "האוניברסיטה העברית", "東京大学医科学研究所附属先端医療研究センター",
    "👩‍🔬 🧬", "a" + String(repeating: "\u{301}", count: 60), "Z\u{335}a\u{334}l", "tab\there",
    "<b>&amp;\"'</b>", "Same", "Same", " ", "\\n%PDF (x) )",
    Array(repeating: "Institute of Research", count: 14).joined(separator: " "),
  ]

  @Test func `names that no form was made for`() throws {
    let count = Self.names.count
    let files = network(Self.names, (1..<count).map { ($0 / 2, $0) })
    try drawAll(files, ending: "svg", note: "names")
    try drawAll(files, ["map", "sankey", "matrix", "scatter"], ending: "pdf", note: "names")
  }

  @Test func `names longer than a page are shortened, and errors quote their beginning`() throws {
    let names = [
      String(repeating: "x", count: 10_000),
      Array(repeating: "word", count: 2000).joined(separator: " "),
      String(repeating: "短", count: 10_000), "short",
    ]
    // A ring of three, which two columns cannot show.
    try drawAll(
      network(names, [(0, 1), (1, 2), (2, 0), (2, 3)]),
      ["map", "bipartite", "matrix", "ranking", "sankey", "multiples"], ending: "svg",
      note: "10,000 letters")
  }

  @Test(arguments: [
    ["-5", "-1"], ["0"], ["999999999999999999", "1"], ["-7", "0", ""], ["0.000000000000001"],
  ])
  func `sizes that no circle has`(sizes: [String]) throws {
    try drawAll(
      network((0..<8).map { "A \($0)" }, (1..<8).map { ($0 / 2, $0) }, sizes: sizes),
      ["map", "concentric"], ending: "svg", options: ["--size-by", "size", "--by", "size"],
      note: "sizes \(sizes)")
  }

  @Test func `a cell that is no number is named`() throws {
    for size in ["1e300", "NaN", "inf", "many"] {
      let outcome = try Command.run(
        on: network(["A", "B", "C"], [(0, 1)], sizes: ["1", size, ""])
      ) { network, folder in
        ["draw", network, "-o", folder + "/x.svg", "--size-by", "size"]
      }
      #expect(outcome.status == 2, "\(size)")
      #expect(
        outcome.messages.contains("--size-by: column 'size' holds '\(size)' for the actor 'a1'"),
        "\(outcome.messages)")
    }
  }

  @Test func `a chart is refused as DOT and GEXF before any work`() throws {
    for kind in ["sankey", "multiples", "matrix", "chord", "ternary", "ranking", "scatter"] {
      for ending in ["dot", "gexf"] {
        let outcome = try Command.run(["draw", "/none", "--figure", kind, "-o", "x.\(ending)"])
        #expect(outcome.status == 2)
        #expect(
          outcome.messages.contains("a figure of kind \(kind) is written as .svg, .pdf or .png"))
      }
    }
  }

  @Test(arguments: ["svg", "pdf", "png", "dot", "gexf"])
  func `what cannot be written is told, and nothing is left behind`(ending: String) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("maillage-bad-\(UUID().uuidString)")
    let taken = folder.appendingPathComponent("taken.\(ending)")
    try FileManager.default.createDirectory(at: taken, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for path in [taken.path, folder.path + "/none/x.\(ending)"] {
      let outcome = try Command.run(on: network(["A", "B"], [(0, 1)])) { network, _ in
        ["draw", network, "-o", path] + (ending == "png" ? ["--dpi", "36"] : [])
      }
      #expect(outcome.status == 1, "\(outcome.messages)")
      #expect(outcome.messages.contains("error: "))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path) == [taken.lastPathComponent])
    #expect(try FileManager.default.contentsOfDirectory(atPath: taken.path).isEmpty)
  }
}
