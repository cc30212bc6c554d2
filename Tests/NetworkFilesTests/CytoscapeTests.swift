import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct CytoscapeTests {
  @Test func `Cytoscape JSON keeps actors and relations, all of them`() throws {
    try expectRoundTrip(.cytoscapeJSON, path: "t.json", seeds: 0..<40)
  }

  @Test func `parallel relations have keys, so that NetworkX keeps them apart`() throws {
    let contents = NetworkContents(
      actors: [Actor(id: "a", name: "A"), Actor(id: "b", name: "B")],
      relations: [
        Relation(id: "1", source: "a", target: "b", kind: "funding"),
        Relation(id: "2", source: "b", target: "a", kind: "partnership"),
      ])
    let output = try NetworkWriter.encode(contents, as: .cytoscapeJSON)
    let edges = try JSONParser.parse(output.files[0].bytes)["elements"]?["edges"]?.elements
    #expect(edges?.map { $0["data"]?["key"]?.text } == [nil, "2"])
    let reading = NetworkReader.read(output.files[0].bytes, path: "x.cyjs")
    #expect(reading.contents.attributeColumns(of: .relations) == [])
  }

  @Test func `a file of Cytoscape is read with its positions and interactions`() {
    let reading = readJSON(
      """
      {"format_version": "1.0", "generated_by": "cytoscape-3.9.1",
       "target_cytoscapejs_version": "~2.1",
       "data": {"shared_name": "N", "name": "N", "SUID": 52, "selected": true},
       "elements": {
        "nodes": [
         {"data": {"id": "71", "shared_name": "a", "SUID": 71, "name": "a", "selected": false},
          "position": {"x": -10.5, "y": 20}, "selected": false},
         {"data": {"id": "72", "name": "b", "parent": "71"}, "position": {"x": 0, "y": 1}}],
        "edges": [
         {"data": {"id": "80", "source": "71", "target": "72", "interaction": "funding",
           "name": "a (funding) b", "weight": 2.5}, "selected": false}]}}
      """, "x.cyjs")
    #expect(reading.errors.isEmpty)
    #expect(reading.format == .cytoscapeJSON)
    #expect(reading.contents.actors.map(\.name) == ["a", "b"])
    #expect(
      describedAttributes(reading, .actors, 0)
        == ["shared_name=a", "SUID=71", "selected=false", "x=-10.5", "y=20"])
    #expect(describedAttributes(reading, .actors, 1) == ["x=0", "y=1", "parent=71"])
    #expect(reading.contents.relations[0].kind == "funding")
    #expect(reading.contents.relations[0].id == "80")
    #expect(reading.contents.relations[0].weight?.description == "2.5")
    #expect(reading.contents.metadata.name == "N")
  }

  @Test func `elements of Cytoscape js in one array are told apart`() {
    for text in [
      #"[{"data": {"id": "a"}}, {"data": {"id": "b"}}, {"data": {"id": "e", "source": "a", "target": "b"}}]"#,
      #"""
      {"elements": [{"group": "nodes", "data": {"id": "a"}}, {"group": "nodes", "data": {"id": "b"}},
       {"group": "edges", "data": {"id": "e", "source": "a", "target": "b"}, "classes": "strong"}],
       "zoom": 1.5, "style": [{"selector": "node"}]}
      """#,
      #"{"nodes": [{"data": {"id": "a"}}, {"data": {"id": "b"}}], "edges": [{"data": {"id": "e", "source": "a", "target": "b"}}]}"#,
    ] {
      let reading = readJSON(text)
      #expect(reading.format == .cytoscapeJSON)
      #expect(reading.errors.isEmpty)
      #expect(describedTies(reading) == ["a-b"])
      #expect(reading.network?.actors.count == 2)
      #expect(reading.warnings.count == (text.contains("style") ? 1 : 0))
    }
  }

  @Test func `what NetworkX writes as Cytoscape data is read, its value once`() {
    let reading = readJSON(
      """
      {"data": [["name", "x"]], "directed": true, "multigraph": false, "elements": {"nodes":
       [{"data": {"id": "1", "value": 1, "name": "1"}}, {"data": {"id": "2", "value": 2, "name": "2"}}],
       "edges": [{"data": {"weight": 3, "source": 1, "target": 2}}]}}
      """)
    #expect(reading.errors.isEmpty)
    #expect(describedTies(reading) == ["1>2"])
    #expect(describedAttributes(reading, .actors, 0) == [])
    #expect(reading.contents.relations[0].weight?.description == "3")
  }

  @Test func `the aspects of CX are put together`() {
    let reading = readJSON(
      """
      [{"numberVerification": [{"longNumber": 281474976710655}]},
       {"networkAttributes": [{"n": "name", "v": "N"}]},
       {"nodes": [{"@id": 1, "n": "BRCA1", "r": "HGNC:1100"}]}, {"nodes": [{"@id": 2, "n": "TP53"}]},
       {"edges": [{"@id": 9, "s": 1, "t": 2, "i": "binds"}]},
       {"nodeAttributes": [{"po": 1, "n": "size", "v": "5", "d": "integer"},
        {"po": [1, 2], "n": "tags", "v": ["a", "b"], "d": "list_of_string"}]},
       {"edgeAttributes": [{"po": 9, "n": "weight", "v": "0.5", "d": "double"}]},
       {"cartesianLayout": []}, {"status": [{"error": "", "success": true}]}]
      """, "x.cx")
    #expect(reading.errors.isEmpty)
    #expect(reading.format == .cytoscapeJSON)
    #expect(reading.contents.actors.map(\.name) == ["BRCA1", "TP53"])
    #expect(
      describedAttributes(reading, .actors, 0) == ["represents=HGNC:1100", "size=5", "tags=a|b"])
    #expect(describedTies(reading) == ["1>2"])
    #expect(reading.contents.relations[0].kind == "binds")
    #expect(reading.contents.relations[0].weight?.description == "0.5")
    #expect(reading.contents.metadata.name == "N")
    #expect(reading.warnings.map(\.line) == [4, 8])
  }

  @Test func `CX2 holds attributes with nodes and edges`() {
    let reading = readJSON(
      """
      [{"CXVersion": "2.0", "hasFragments": false}, {"metaData": []},
       {"attributeDeclarations": [{"nodes": {"name": {"d": "string"}}}]},
       {"networkAttributes": [{"name": "N", "year": 2020}]},
       {"nodes": [{"id": 0, "x": 1.5, "y": 2, "v": {"name": "A"}}, {"id": 1, "v": {"name": "B"}}]},
       {"edges": [{"id": 0, "s": 0, "t": 1, "v": {"interaction": "funding", "weight": 2}}]},
       {"status": [{"success": true}]}]
      """)
    #expect(reading.errors.isEmpty)
    #expect(reading.contents.actors.map(\.name) == ["A", "B"])
    #expect(describedAttributes(reading, .actors, 0) == ["x=1.5", "y=2"])
    #expect(reading.contents.relations[0].kind == "funding")
    #expect(reading.contents.metadata.name == "N")
  }

  @Test func `faults of Cytoscape JSON are named with their lines`() {
    let reading = readJSON(
      """
      {"elements": {"nodes": [{"data": {"id": "a"}},
       {"data": {"id": "a", "x": 1}}, 7],
       "edges": [{"data": {"source": "a", "target": "z"}},
        {"data": {"source": "a"}}]}}
      """)
    #expect(reading.errors.map(\.line) == [2, 2, 3, 4])
    #expect(
      readJSON(#"{"elements": 5}"#, "x.cyjs").errors.map(\.message) == [
        "'elements' must be an object or array, found a number"
      ])
    #expect(
      readJSON(#"{"data": {}}"#, "x.cyjs").errors.map(\.message) == [
        "expected a member 'elements' with nodes and edges"
      ])
  }
}
