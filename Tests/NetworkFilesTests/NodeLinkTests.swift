import NetworkGraph
import Testing

@testable import NetworkFiles

/// Reads a JSON text under a name of its own.
func readJSON(
  _ text: String, _ path: String = "g.json", _ options: ReadingOptions = ReadingOptions()
) -> NetworkReading {
  NetworkReader.read(Array(text.utf8), path: path, options: options)
}

/// The ties as `a>b`, with `-` for undirected ones.
func describedTies(_ reading: NetworkReading) -> [String] {
  reading.contents.relations.map { relation in
    let kinds = reading.contents.kinds.first { $0.id == relation.kind }
    let direction = relation.direction ?? kinds?.direction ?? .undirected
    return "\(relation.source)\(direction == .directed ? ">" : "-")\(relation.target)"
  }
}

/// The attributes of a row as `name=text`.
func describedAttributes(_ reading: NetworkReading, _ table: NetworkTable, _ row: Int) -> [String] {
  let cells =
    table == .actors
    ? reading.contents.actors[row].attributes : reading.contents.relations[row].attributes
  return zip(reading.contents.attributeColumns(of: table), cells).filter { !$0.1.isEmpty }
    .map { "\($0.0)=\($0.1)" }
}

@Suite struct NodeLinkTests {
  @Test func `node-link JSON keeps actors and relations, all of them`() throws {
    try expectRoundTrip(.nodeLinkJSON, path: "t.json", seeds: 0..<40)
  }

  @Test func `JSON for D3 keeps actors and relations, all of them`() throws {
    try expectRoundTrip(.d3JSON, path: "t.json", seeds: 0..<40) { contents in
      // Without a relation nothing tells that ends would be places.
      var contents = contents
      if contents.relations.isEmpty {
        contents.relations = [
          Relation(
            id: "r", source: contents.actors[0].id, target: contents.actors[0].id, kind: "funding",
            direction: .directed)
        ]
      }
      return contents
    }
  }

  @Test func `name, title, description and further properties are kept`() throws {
    let metadata = NetworkMetadata(
      name: "n", title: "T", description: "D",
      furtherProperties: [.init(name: "licenses", json: #"[{"name":"CC-BY-4.0"}]"#)])
    let contents = NetworkContents(metadata: metadata, actors: [Actor(id: "a", name: "A")])
    for format in [FileFormat.nodeLinkJSON, .d3JSON, .cytoscapeJSON, .jsonGraph] {
      let output = try NetworkWriter.encode(contents, as: format)
      #expect(output.loss.isEmpty, "\(format)")
      let reading = NetworkReader.read(output.files[0].bytes, path: "x.json")
      #expect(reading.contents.metadata == metadata, "\(format)")
    }
  }

  @Test func `empty networks and single actors are written and read`() throws {
    for format in [FileFormat.nodeLinkJSON, .d3JSON, .cytoscapeJSON, .jsonGraph, .vosViewer] {
      for actors in [[], [Actor(id: "a", name: "A")]] {
        let output = try NetworkWriter.encode(NetworkContents(actors: actors), as: format)
        let reading = NetworkReader.read(output.files[0].bytes, path: "x.json")
        #expect(reading.errors.isEmpty, "\(format)")
        #expect(reading.network?.actors == actors, "\(format)")
      }
    }
  }

  // MARK: Dialects

  @Test func `vis js names its ends from and to`() {
    let reading = readJSON(
      """
      {"nodes": [{"id": 1, "label": "One"}, {"id": 2, "label": "Two"}],
       "edges": [{"from": 1, "to": 2, "arrows": "to"}, {"from": 2, "to": 1}]}
      """)
    #expect(reading.errors.isEmpty)
    #expect(describedTies(reading) == ["1>2", "2-1"])
    #expect(reading.contents.actors.map(\.name) == ["One", "Two"])
  }

  @Test func `graphology names its nodes by keys, and edges are directed unless they say not`() {
    let reading = readJSON(
      """
      {"attributes": {"name": "G"}, "options": {"type": "mixed", "multi": true},
       "nodes": [{"key": "a", "attributes": {"label": "Alpha", "x": 1.5}}, {"key": "b"}],
       "edges": [{"key": "e0", "source": "a", "target": "b", "attributes": {"weight": 2}},
        {"key": "e7", "source": "b", "target": "a", "undirected": true}]}
      """)
    #expect(reading.errors.isEmpty)
    #expect(describedTies(reading) == ["a>b", "b-a"])
    #expect(reading.contents.relations.map(\.id.text) == ["e0", "e7"])
    #expect(reading.contents.relations[0].weight?.description == "2")
    #expect(reading.contents.actors[0].name == "Alpha")
    #expect(describedAttributes(reading, .actors, 0) == ["x=1.5"])
    #expect(reading.contents.metadata.name == "G")
  }

  @Test func `a member of an inner object does not overwrite one of the row`() {
    let reading = readJSON(
      """
      {"nodes": [{"id": "a", "x": 1, "attributes": {"id": "other", "x": 2, "y": 3}}], "links": []}
      """)
    #expect(reading.contents.actors[0].id == "a")
    #expect(
      describedAttributes(reading, .actors, 0) == [
        "x=1", "attributes.id=other", "attributes.x=2", "y=3",
      ])
  }

  @Test func `ids may be numbers or tuples, and are text here`() {
    let reading = readJSON(
      """
      {"nodes": [{"id": 1}, {"id": [0, "x"]}, {"id": 1.0}, {"id": true}],
       "links": [{"source": 1, "target": [0, "x"]}, {"source": 1.0, "target": true}]}
      """)
    #expect(reading.errors.isEmpty)
    #expect(reading.contents.actors.map(\.id.text) == ["1", #"[0,"x"]"#, "1.0", "true"])
    #expect(describedTies(reading) == [#"1-[0,"x"]"#, "1.0-true"])
  }

  @Test func `an id that is null or missing is an error with its line`() {
    let reading = readJSON(
      "{\"nodes\": [{\"id\": \"a\"},\n{\"id\": null, \"name\": \"x\"},\n{}],\n\"links\": [{}]}")
    #expect(
      reading.errors.map(\.description) == [
        "g.json:2: error: the cell 'id' is empty; it must be filled",
        "g.json:3: error: the object says nothing; expected members such as 'id'",
        "g.json:4: error: the object says nothing; expected members such as 'source' and 'target'",
      ])
    #expect(reading.ledger.map(\.read) == [3, 1])
    #expect(reading.ledger.map(\.refused) == [2, 1])
    let lenient = readJSON(
      "{\"nodes\": [{\"id\": \"a\"},\n{\"id\": null, \"name\": \"x\"},\n{}],\n\"links\": [{}]}",
      "g.json", ReadingOptions(faultHandling: .dropRows))
    #expect(lenient.network?.actors.map(\.id) == ["a"])
  }

  @Test func `links that hold whole nodes, as D3 leaves them, name their ids`() {
    let reading = readJSON(
      """
      {"nodes": [{"id": "a"}, {"id": "b"}],
       "links": [{"source": {"id": "a", "x": 5}, "target": {"id": "b"}}]}
      """)
    #expect(describedTies(reading) == ["a-b"])
  }

  @Test func `links of NetworkX 1 name places though nodes have ids`() {
    let reading = readJSON(
      """
      {"directed": false, "graph": [["name", "old"], ["year", 2012]], "multigraph": false,
       "links": [{"source": 0, "target": 2}, {"source": 1, "target": 1}],
       "nodes": [{"id": "x"}, {"id": "y"}, {"id": "z"}]}
      """)
    #expect(describedTies(reading) == ["x-z", "y-y"])
    #expect(reading.format == .d3JSON)
    #expect(reading.contents.metadata.name == "old")
    #expect(reading.contents.metadata.furtherProperties == [.init(name: "year", json: "2012")])
  }

  @Test func `numbers are ids where ids are numbers, and places where ids are texts`() {
    func ties(_ first: String, _ second: String) -> NetworkReading {
      readJSON(
        "{\"nodes\":[{\"id\":\(first)},{\"id\":\(second)}],\"links\":[{\"source\":0,\"target\":1}]}"
      )
    }
    #expect(describedTies(ties("1", "0")) == ["0-1"])
    let texts = ties("\"1\"", "\"0\"")
    #expect(describedTies(texts) == ["1-0"])
    #expect(texts.warnings.contains { $0.message.contains("places of nodes") })
    #expect(describedTies(ties("\"a\"", "\"b\"")) == ["a-b"])
  }

  @Test func `nodes without ids and with equal names are called by their places`() {
    let reading = readJSON(
      """
      {"nodes": [{"name": "Jean"}, {"name": "Jean"}, {"name": "Zoé"}],
       "links": [{"source": 0, "target": 2, "value": 3}, {"source": 1, "target": 2}]}
      """)
    #expect(reading.errors.isEmpty)
    #expect(reading.contents.actors.map(\.id.text) == ["0", "1", "2"])
    #expect(reading.contents.actors.map(\.name) == ["Jean", "Jean", "Zoé"])
    #expect(describedTies(reading) == ["0-2", "1-2"])
    #expect(reading.contents.relations[0].weight?.description == "3")
    #expect(reading.warnings.count == 2)
  }

  @Test func `a place that no node has is an error with its line`() {
    let reading = readJSON(
      "{\"nodes\": [{\"name\": \"a\"}, 5, {\"name\": \"b\"}],\n\"links\": [{\"source\": 0, \"target\": 2},"
        + "\n{\"source\": 0, \"target\": 3},\n{\"source\": 1, \"target\": 0}]}")
    #expect(describedTies(reading) == ["a-b"])
    #expect(
      reading.errors.map(\.description) == [
        "g.json:1: error: expected an object, found a number",
        "g.json:3: error: there is no node at place 3 among the 3, counted from 0",
        "g.json:4: error: the cell 'source' is empty; it must be filled",
      ])
  }

  @Test func `an array of links alone is a network`() {
    let reading = readJSON(#"[{"source": "a", "target": "b"}, {"source": "b", "target": "c"}]"#)
    #expect(reading.network?.actors.map(\.id) == ["a", "b", "c"])
    #expect(describedTies(reading) == ["a-b", "b-c"])
  }

  @Test func `neighbours of NetworkX are read, undirected ties once`() {
    let undirected = readJSON(
      """
      {"directed": false, "multigraph": false, "graph": [], "nodes": [{"id": 0}, {"id": 1}, {"id": 2}],
       "adjacency": [[{"weight": 2, "id": 1}, {"id": 0}], [{"weight": 2, "id": 0}, {"id": 2}],
        [{"id": 1}]]}
      """)
    #expect(undirected.errors.isEmpty)
    #expect(describedTies(undirected) == ["0-1", "0-0", "1-2"])
    #expect(undirected.contents.relations[0].weight?.description == "2")
    let directed = readJSON(
      """
      {"directed": true, "multigraph": true, "graph": {}, "nodes": [{"id": "a"}, {"id": "b"}],
       "adjacency": [[{"id": "b", "key": 0}, {"id": "b", "key": 1}], [{"id": "a", "key": 0}]]}
      """)
    #expect(describedTies(directed) == ["a>b", "a>b", "b>a"])
    let long = readJSON(#"{"nodes": [{"id": 1}], "adjacency": [[], []]}"#)
    #expect(long.errors.first?.message.contains("more elements than 'nodes'") == true)
  }

  @Test func `a hierarchy is a tree of ties to the children`() {
    let reading = readJSON(
      """
      {"name": "flare", "children": [{"name": "query", "children": [{"name": "xor", "value": 5}]},
       {"name": "xor"}]}
      """)
    #expect(reading.errors.isEmpty)
    #expect(
      describedTies(reading) == [
        "flare>flare/query", "flare/query>flare/query/xor", "flare>flare/xor",
      ])
    #expect(reading.contents.actors.map(\.name) == ["flare", "query", "xor", "xor"])
  }

  @Test func `further members of the document are kept as properties`() {
    let reading = readJSON(
      #"{"nodes": [], "links": [], "title": "T", "legend": {"a": 1}, "edges": []}"#)
    #expect(reading.contents.metadata.title == "T")
    #expect(
      reading.contents.metadata.furtherProperties == [
        .init(name: "legend", json: #"{"a":1}"#), .init(name: "edges", json: "[]"),
      ])
  }

  // MARK: Faults

  @Test func `NaN names its line and what to write, and can be dropped`() {
    let text = """
      {"nodes": [{"id": "a", "x": NaN}, {"id": "b"}, {"id": "c"}],
       "links": [{"source": "b", "target": "c", "weight": Infinity},
        {"source": "c", "target": "b", "weight": -Infinity}, {"source": "b", "target": "b"}]}
      """
    #expect(
      readJSON(text).errors.map(\.description) == [
        "g.json:1: error: 'NaN' is not JSON, though Python writes it; write null where there is no "
          + "number",
        "g.json:2: error: 'Infinity' is not JSON, though Python writes it; write null where there is "
          + "no number",
        "g.json:3: error: '-Infinity' is not JSON, though Python writes it; write null where there is "
          + "no number",
      ])
    let lenient = readJSON(text, "g.json", ReadingOptions(faultHandling: .dropRows))
    #expect(lenient.network?.actors.map(\.id) == ["b", "c"])
    #expect(lenient.ledger.map(\.refused) == [1, 2])
    #expect(lenient.ledger.map(\.selfLoops) == [0, 1])
  }

  @Test(arguments: [
    ("{\"links\": [], \"nodes\": [{\"id\": 1},\n]}", "2: expected a value, found ']}'"),
    (
      "{\"nodes\": [],\n// none\n\"links\": []}",
      "2: expected a name in double quotes, found a comment; JSON has none, remove it"
    ),
    ("{\"nodes\": [{\"id\": 'a'}], \"links\": []}", "1: expected a value, found ''a'}], \"'"),
    (
      "{\"nodes\": [{\"id\": \"\\ud800\"}], \"links\": []}",
      "1: half of a surrogate pair in a \\u escape"
    ),
    (
      "{\"nodes\": [], \"links\": [], \"nodes\": []}",
      "1: the name 'nodes' stands twice in one object"
    ),
    ("{\"nodes\": {}, \"links\": []}", "1: 'nodes' must be an array, found an object"),
    (
      "{\"nodes\": [], \"links\": [],\n\"directed\": \"yes\"}",
      "2: 'directed' must be true or false, found a string"
    ),
    ("{\"nodes\": [{\"id\": 1}", "1: the text ends within the value that starts here"),
    (
      "{\"nodes\": [], \"links\": []} x",
      "1: expected nothing after the end of the value, found 'x'"
    ),
  ])
  func `texts that are no JSON are named with their line`(text: String, message: String) {
    #expect(readJSON(text).errors.map { "\($0.line ?? 0): \($0.message)" } == [message])
  }

  @Test func `a name that stands twice in a row refuses the row`() {
    let reading = readJSON(
      "{\"nodes\": [{\"id\": \"a\"},\n{\"id\": \"b\", \"id\": \"c\"}], \"links\": []}", "g.json",
      ReadingOptions(faultHandling: .dropRows))
    #expect(reading.errors.map(\.message) == ["the name 'id' stands twice in one object"])
    #expect(reading.network?.actors.map(\.id) == ["a"])
  }

  @Test func `digits of numbers are kept, and numbers out of reach are errors`() {
    let reading = readJSON(
      """
      {"nodes": [{"id": "a", "n": 12345678901234567890123, "e": 1e400}],
       "links": [{"source": "a", "target": "a", "weight": 0.10},
        {"source": "a", "target": "a", "weight": 1e400}]}
      """)
    #expect(describedAttributes(reading, .actors, 0) == ["n=12345678901234567890123", "e=1e400"])
    #expect(reading.contents.relations.first?.weight?.description == "0.10")
    #expect(reading.errors.map(\.line) == [3])
  }

  @Test func `a column with another meaning is an attribute, and that is said`() {
    let reading = readJSON(
      """
      {"nodes": [{"id": "a", "sphere": "round", "since": "the war"}], 
       "links": [{"source": "a", "target": "a", "status": "active"}]}
      """)
    #expect(reading.errors.isEmpty)
    #expect(
      describedAttributes(reading, .actors, 0) == [
        "sphere (attribute)=round", "since (attribute)=the war",
      ])
    #expect(reading.warnings.count == 3)
  }

  @Test func `a byte order mark and another encoding are read`() {
    let text = #"{"nodes": [{"id": "é"}], "links": []}"#
    #expect(
      NetworkReader.read([0xEF, 0xBB, 0xBF] + Array(text.utf8), path: "x.json").contents.actors
        .map(\.id) == ["é"])
    let wide = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(
      NetworkReader.read([0xFF, 0xFE] + wide, path: "x.json").contents.actors.map(\.id) == ["é"])
  }

  @Test func `hostile text is data`() throws {
    let id = "</script><b>\u{202E}=cmd|' /C calc'!A0 ../../x \u{200B}"
    let contents = NetworkContents(
      actors: [Actor(id: Identifier(id), name: "\u{1B}[2J")],
      relations: [
        Relation(id: "r", source: Identifier(id), target: Identifier(id), kind: "funding")
      ])
    for format in [FileFormat.nodeLinkJSON, .d3JSON, .cytoscapeJSON, .jsonGraph, .vosViewer] {
      let bytes = try NetworkWriter.encode(contents, as: format).files[0].bytes
      #expect(!bytes.contains(0x1B))
      let reading = NetworkReader.read(bytes, path: "x.json")
      #expect(reading.network?.actors == contents.actors, "\(format)")
    }
  }

  @Test func `long strings, many members and deep nesting are answered in linear time`() {
    let long = String(repeating: "x", count: 2_000_000)
    #expect(
      readJSON("{\"nodes\":[{\"id\":\"\(long)\"}],\"links\":[]}").contents.actors[0].id.text.utf8
        .count
        == 2_000_000)
    let members = (0..<30_000).map { "\"m\($0)\":\($0)" }.joined(separator: ",")
    let wide = readJSON("{\"nodes\":[{\"id\":1,\(members)}],\"links\":[]}")
    #expect(wide.contents.actors[0].attributes.count == 30_000)
    for mark in ["[", "{\"a\":"] {
      let deep = String(repeating: mark, count: 200_000)
      #expect(
        readJSON("{\"nodes\":[{\"id\":1,\"x\":\(deep)").errors.first?.message.contains(
          "the text ends")
          == true)
      #expect(
        readJSON("{\"nodes\":[],\"links\":[],\"x\":\(deep)").errors.first?.message.contains(
          "deeper")
          == true)
    }
  }

  @Test func `every text that is cut off is answered`() throws {
    var networks = RandomNetworks(seed: 5)
    let contents = networks.contents()
    for format in [FileFormat.nodeLinkJSON, .cytoscapeJSON, .jsonGraph, .vosViewer] {
      let bytes = try NetworkWriter.encode(contents, as: format).files[0].bytes
      for end in stride(from: 0, to: bytes.count - 2, by: max(1, bytes.count / 60)) {
        let reading = NetworkReader.read(
          Array(bytes[..<end]), path: "x.json", options: ReadingOptions(format: format))
        #expect(reading.network == nil, "\(format) \(end)")
        #expect(!reading.errors.isEmpty)
      }
    }
  }
}
