import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct CountedTextTests {
  @Test func `one is told from several, in both languages`() throws {
    let text = CountedText(
      "{relation|relations} without a weight", "{relation|relations} sans poids")
    #expect(text.text(for: 1).english == "relation without a weight")
    #expect(text.text(for: 2).french == "relations sans poids")
    #expect(CountedText("a | b", "c").text(for: 3).english == "a | b")
    var contents = NetworkContents()
    contents.actors = [Actor(id: "a", name: "a"), Actor(id: "b", name: "b")]
    contents.relations = [
      Relation(id: "e1", source: "a", target: "b", kind: "tie", direction: .undirected)
    ]
    contents.kinds = [Kind(id: "tie", subject: .relation)]
    let once = try NetworkWriter.encode(contents, as: .edgeTable).loss
    #expect(once.lines(language: .english) == ["1 declared kind"])
    #expect(once.lines(language: .french) == ["1 type déclaré"])
    contents.kinds.append(Kind(id: "other", subject: .relation))
    let twice = try NetworkWriter.encode(contents, as: .edgeTable).loss
    #expect(twice.lines(language: .english) == ["2 declared kinds"])
    #expect(twice.lines(language: .french) == ["2 types déclarés"])
  }

  @Test(arguments: FileFormat.allCases.filter(\.isWritable))
  func `sentences on losses have no brace left and say one of one`(format: FileFormat) throws {
    for seed in 0..<6 as Range<UInt64> {
      var networks = RandomNetworks(seed: seed)
      guard let loss = try? NetworkWriter.encode(networks.contents(), as: format).loss else {
        continue
      }
      for line in loss.lines(language: .english) + loss.lines(language: .french) {
        #expect(!line.contains { $0 == "{" || $0 == "}" || $0 == "|" }, "\(line)")
        #expect(
          !line.hasPrefix("1 ") || line == "1 poids"
            || !line.split(separator: " ")[1].hasSuffix("s"), "\(line)")
      }
    }
  }

  @Test func `a kind that reading declares is not lost`() throws {
    let contents = readText("source,target,kind\na,b,lunch\na,c,\n", "t.csv").contents
    #expect(contents.kinds.count == 2)
    #expect(try NetworkWriter.encode(contents, as: .graphML).loss.isEmpty)
    var declared = contents
    declared.kinds[0].labelInFrench = "déjeuner"
    #expect(
      try NetworkWriter.encode(declared, as: .graphML).loss.lines(language: .english)
        == ["1 declared kind"])
  }
}
