import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct JSONGraphTests {
  @Test func `the JSON Graph Format keeps actors and relations, all of them`() throws {
    try expectRoundTrip(.jsonGraph, path: "t.json", seeds: 0..<40)
  }

  @Test func `version 2 names nodes by their ids`() {
    let reading = readJSON(
      """
      {"graph": {"id": "g", "label": "A graph", "type": "people", "directed": false,
       "metadata": {"year": 1995},
       "nodes": {"a": {"label": "Alpha", "metadata": {"place": "Lyon", "role": "x"}}, "b": {}},
       "edges": [{"source": "a", "target": "b", "relation": "funding", "directed": true,
         "label": "pays", "metadata": {"weight": 2, "since": "2020"}},
        {"id": "e7", "source": "b", "target": "a"}]}}
      """)
    #expect(reading.errors.isEmpty)
    #expect(reading.format == .jsonGraph)
    #expect(describedTies(reading) == ["a>b", "b-a"])
    #expect(reading.contents.actors.map(\.name) == ["Alpha", "b"])
    #expect(reading.contents.actors[0].place == "Lyon")
    #expect(describedAttributes(reading, .actors, 0) == ["role=x"])
    #expect(reading.contents.relations.map(\.kind.text) == ["funding", "tie"])
    #expect(reading.contents.relations.map(\.id.text) == ["e1", "e7"])
    #expect(reading.contents.relations[0].weight?.description == "2")
    #expect(reading.contents.metadata.title == "A graph")
    #expect(reading.contents.metadata.name == "g")
  }

  @Test func `version 1 has an array of nodes, and edges are directed`() {
    let reading = readJSON(
      """
      {"graph": {"nodes": [{"id": "a", "label": "A"}, {"id": "b"}],
       "edges": [{"source": "a", "target": "b"}]}}
      """)
    #expect(describedTies(reading) == ["a>b"])
    #expect(reading.contents.actors.map(\.name) == ["A", "b"])
  }

  @Test func `several graphs are one network, and equal nodes one actor`() {
    let text = """
      {"graphs": [
       {"id": "one", "nodes": {"a": {"label": "A"}, "b": {}}, "edges": [{"source": "a", "target": "b"}]},
       {"id": "two", "nodes": {
         "a": {"label": "A"}, "c": {}}, "edges": [{"source": "a", "target": "c"}]}]}
      """
    let reading = readJSON(text)
    #expect(reading.errors.isEmpty)
    #expect(reading.network?.actors.map(\.id) == ["a", "b", "c"])
    #expect(describedTies(reading) == ["a>b", "a>c"])
    #expect(describedAttributes(reading, .relations, 1) == ["graph=two"])
    #expect(reading.ledger.map(\.merged) == [1, 0])
    #expect(reading.ledger.map(\.read) == [4, 2])
    let differing = readJSON(
      text.replacing("\"a\": {\"label\": \"A\"}, \"c\"", with: "\"a\": {}, \"c\""))
    #expect(differing.errors.map(\.line) == [4])
  }

  @Test func `a hyperedge of two ends is a tie, another one an actor`() {
    let reading = readJSON(
      """
      {"graph": {"directed": false, "nodes": {"a": {}, "b": {}, "c": {}}, "hyperedges": [
       {"nodes": ["a", "b", "c"], "relation": "collaboration", "metadata": {"weight": 17}},
       {"nodes": ["a", "b"], "metadata": {"weight": 3}}]}}
      """)
    #expect(reading.errors.isEmpty)
    #expect(reading.contents.actors.map(\.id.text) == ["a", "b", "c", "hyperedge 1"])
    #expect(
      describedTies(reading) == ["a-hyperedge 1", "b-hyperedge 1", "c-hyperedge 1", "a-b"])
    #expect(
      reading.contents.relations.map(\.kind.text).prefix(3) == [
        "collaboration", "collaboration", "collaboration",
      ])
    #expect(describedAttributes(reading, .actors, 3) == ["weight=17"])
    #expect(reading.contents.relations[3].weight?.description == "3")
    let directed = readJSON(
      """
      {"graph": {"nodes": {"a": {}, "b": {}, "c": {}}, "hyperedges": [
       {"id": "h", "source": ["a", "b"], "target": ["c"]}, {"source": ["a"], "target": ["b"]},
       {"source": [null]}]}}
      """)
    #expect(describedTies(directed) == ["a>h", "b>h", "h>c", "a>b"])
    #expect(directed.errors.map(\.line) == [3])
  }

  @Test func `faults are named with their lines`() {
    let reading = readJSON(
      """
      {"graph": {"nodes": {"a": {},
       "a": {"label": "x"}, "b": 5},
       "edges": [{"source": "a"},
        {"source": "a", "target": "z"}]}}
      """)
    #expect(reading.errors.map(\.line) == [2, 2, 3, 4])
    #expect(
      readJSON(#"{"graph": []}"#, "x.jgf.json").errors.map(\.message) == [
        "'graph' must be an object, found an array"
      ])
  }
}
