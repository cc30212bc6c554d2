import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct VOSviewerTests {
  @Test func `VOSviewer JSON keeps actors and relations, all of them`() throws {
    try expectRoundTrip(.vosViewer, path: "t.json", seeds: 0..<40)
  }

  private static let text = """
    {"config": {"parameters": {"attraction": 1}}, "info": {"title": "T", "description": "<p>D</p>"},
     "network": {"items": [
      {"id": 1, "label": "abbasi, a", "x": 0.1233, "y": -0.452, "cluster": 17,
       "weights": {"Documents": 3, "Norm. citations": 9.1982}, "scores": {"Avg. pub. year": 2012}},
      {"id": 9, "label": "ahlgren, p", "url": "https://example.org"}],
     "links": [{"source_id": 1, "target_id": 9, "strength": 2.5}],
     "clusters": [{"cluster": 17, "label": "h-index"}]}}
    """

  @Test func `items, links, weights and scores are read`() {
    let reading = readJSON(Self.text)
    #expect(reading.errors.isEmpty)
    #expect(reading.format == .vosViewer)
    #expect(reading.contents.actors.map(\.name) == ["abbasi, a", "ahlgren, p"])
    #expect(
      describedAttributes(reading, .actors, 0) == [
        "x=0.1233", "y=-0.452", "cluster=17", "weight<Documents>=3",
        "weight<Norm. citations>=9.1982",
        "score<Avg. pub. year>=2012",
      ])
    #expect(describedTies(reading) == ["1-9"])
    #expect(reading.contents.relations[0].weight?.description == "2.5")
    #expect(reading.contents.metadata.title == "T")
  }

  @Test func `weights, scores, clusters and configuration are written where they were`() throws {
    let reading = readJSON(Self.text)
    let output = try NetworkWriter.encode(reading.contents, as: .vosViewer)
    let document = try JSONParser.parse(output.files[0].bytes)
    let item = try #require(document["network"]?["items"]?.elements?.first)
    #expect(item["weights"]?["Norm. citations"].map(JSONWriter.compact) == "9.1982")
    #expect(item["scores"]?["Avg. pub. year"].map(JSONWriter.compact) == "2012")
    #expect(document["network"]?["clusters"]?.elements?.count == 1)
    #expect(document["config"]?["parameters"] != nil)
    #expect(document["info"]?["title"]?.text == "T")
    let again = NetworkReader.read(output.files[0].bytes, path: "x.json")
    #expect(again.contents.metadata.title == reading.contents.metadata.title)
    #expect(again.contents.actors == reading.contents.actors)
  }

  @Test func `what VOSviewer does not read is in the loss report`() throws {
    let contents = NetworkContents(
      actors: [Actor(id: "a", name: "A"), Actor(id: "b", name: "B")],
      relations: [
        Relation(id: "1", source: "a", target: "b", kind: "funding"),
        Relation(id: "2", source: "b", target: "a", kind: "partnership"),
      ])
    let loss = try NetworkWriter.encode(contents, as: .vosViewer).loss
    #expect(loss.losses.map(\.count) == [1, 1])
  }

  @Test func `faults are named with their lines`() {
    let reading = readJSON(
      """
      {"network": {"items": [{"id": 1, "label": "a"},
        {"label": "no id"}],
       "links": [{"source_id": 1, "target_id": 5},
        {"source_id": 1, "target_id": 1, "strength": "much"}]}}
      """)
    #expect(reading.errors.map(\.line) == [2, 3, 4])
    #expect(
      readJSON(#"{"network": {"links": []}}"#).errors.map(\.message) == [
        "expected a member 'items' with the actors"
      ])
  }
}
