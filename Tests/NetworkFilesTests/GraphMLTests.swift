import NetworkGraph
import Testing

@testable import NetworkFiles

/// Contents as XML can hold them: no control characters, no `\u{FFFE}`.
func withoutCharactersOutsideXML(_ contents: NetworkContents) -> NetworkContents {
  withTexts(contents) { text in
    var result = ""
    for scalar in text.unicodeScalars where !hasCharactersOutsideXML(String(scalar)) {
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}

/// Contents with each text of actors and relations changed in the same way.
func withTexts(_ contents: NetworkContents, _ change: (String) -> String) -> NetworkContents {
  func clean(_ text: String) -> String { change(text) }
  func clean(_ id: Identifier) -> Identifier { Identifier(clean(id.text)) }
  var result = contents
  for row in result.actors.indices {
    var actor = result.actors[row]
    actor.id = clean(actor.id)
    actor.name = clean(actor.name)
    // A name of nothing else is the id.
    if actor.name.isEmpty { actor.name = actor.id.text }
    actor.place = actor.place.map(clean)
    actor.country = actor.country.map(clean)
    actor.aliases = actor.aliases.map(clean).filter { !$0.isEmpty }
    actor.nameInFrench = actor.nameInFrench.map(clean)
    actor.nameInEnglish = actor.nameInEnglish.map(clean)
    actor.identifiers = actor.identifiers.map { .init(scheme: $0.scheme, value: clean($0.value)) }
      .filter { !$0.value.isEmpty }
    actor.note = actor.note.map(clean)
    actor.attributes = actor.attributes.map(clean)
    result.actors[row] = actor
  }
  for row in result.relations.indices {
    var relation = result.relations[row]
    relation.source = clean(relation.source)
    relation.target = clean(relation.target)
    relation.through = relation.through.map(clean)
    relation.note = relation.note.map(clean)
    relation.attributes = relation.attributes.map(clean)
    result.relations[row] = relation
  }
  for table in [NetworkTable.actors, .relations] {
    result.columns[table] = result.columns[table]?.map(clean)
  }
  return result
}

@Suite struct GraphMLTests {
  private func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) -> NetworkReading
  {
    NetworkReader.read(Array(text.utf8), path: "g.graphml", options: options)
  }

  @Test func `what is written is read again, all of it`() throws {
    try expectRoundTrip(
      .graphML, path: "a.graphml", seeds: 0..<60, prepare: withoutCharactersOutsideXML)
  }

  private func cell(_ reading: NetworkReading, _ name: String, ofActor row: Int) -> String? {
    reading.network.flatMap { $0.attribute(name, of: $0.actors[row]) }
  }

  private func cell(_ reading: NetworkReading, _ name: String, ofTie row: Int) -> String? {
    reading.network.flatMap { $0.attribute(name, of: $0.relations[row]) }
  }

  private func graph(_ content: String, keys: String = "", direction: String = "directed") -> String
  {
    """
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    \(keys)
    <graph edgedefault="\(direction)">\(content)</graph></graphml>
    """
  }

  // MARK: Keys and data

  @Test func `keys are attributes by their names, and defaults fill what is not set`() throws {
    let reading = read(
      graph(
        """
        <node id="a"><data key="d0">Alpha</data></node>
        <node id="b"><data key="d1"/></node>
        <edge source="a" target="b"><data key="d2">0.30</data><data key="plain">x</data></edge>
        """,
        keys: """
          <key id="d0" for="node" attr.name="name" attr.type="string"/>
          <key id="d1" for="node" attr.name="town" attr.type="string"><default>Lyon</default></key>
          <key id="d2" for="edge" attr.name="weight" attr.type="double"/>
          <key id="plain" for="edge"/>
          """))
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.contents.actors.map(\.name) == ["Alpha", "b"])
    #expect(cell(reading, "town", ofActor: 0) == "Lyon")
    #expect(cell(reading, "town", ofActor: 1) == nil, "an empty value is not the default")
    #expect(reading.contents.relations[0].weight?.description == "0.30")
    #expect(cell(reading, "plain", ofTie: 0) == "x")
    #expect(reading.contents.relations[0].direction == .directed)
  }

  @Test func `a long default is not copied for each node`() throws {
    let long = String(repeating: "x", count: 20_000)
    let nodes = (0..<5000).map { "<node id='\($0)'/>" }.joined()
    let reading = read(
      graph(
        nodes,
        keys: "<key id='d' for='node' attr.name='note'><default>\(long)</default></key>"))
    #expect(reading.network?.actors.count == 5000)
    #expect(reading.network?.actors.last?.note?.utf8.count == 20_000)
  }

  @Test func `keys of one name stay apart`() throws {
    let reading = read(
      graph(
        """
        <node id="a"><data key="d0">1</data><data key="d1">2</data></node>
        <edge source="a" target="a"><data key="d2">3</data></edge>
        """,
        keys: """
          <key id="d0" for="node" attr.name="size" attr.type="int"/>
          <key id="d1" for="node" attr.name="size" attr.type="string"/>
          <key id="d2" for="edge" attr.name="size" attr.type="string"/>
          """))
    #expect(reading.errors.isEmpty)
    #expect(cell(reading, "size", ofActor: 0) == "1")
    #expect(cell(reading, "size (d1)", ofActor: 0) == "2")
    #expect(cell(reading, "size", ofTie: 0) == "3")
    #expect(reading.warnings.map(\.message).contains { $0.contains("two keys are named 'size'") })
  }

  @Test func `a key that is not declared is said to be, and one that stands twice is an error`() {
    let undeclared = read(graph("<node id='a'><data key='k'>1</data></node>"))
    #expect(cell(undeclared, "k", ofActor: 0) == "1")
    #expect(undeclared.warnings.map(\.line) == [3])
    let twice = read(graph("", keys: "<key id='k' for='node'/>\n<key id='k' for='edge'/>"))
    #expect(twice.errors.map(\.line) == [3])
    #expect(twice.network == nil)
  }

  @Test func `labels are names where nothing is called a name`() {
    let label = read(
      graph(
        "<node id='a'><data key='l'>Alpha</data></node>",
        keys: "<key id='l' for='node' attr.name='label'/>"))
    #expect(label.contents.actors[0].name == "Alpha")
    let both = read(
      graph(
        "<node id='a'><data key='l'>L</data><data key='n'>N</data></node>",
        keys: "<key id='l' for='node' attr.name='label'/><key id='n' for='node' attr.name='name'/>")
    )
    #expect(both.contents.actors[0].name == "N")
    #expect(cell(both, "label", ofActor: 0) == "L")
  }

  @Test func `text that was indented is told from text with spaces`() {
    let reading = read(
      graph(
        "<node id='a'><data key='n'>\n      Alpha\n    </data><data key='o'> x </data></node>",
        keys: "<key id='n' for='node' attr.name='name'/><key id='o' for='node' attr.name='o'/>"))
    #expect(reading.contents.actors[0].name == "Alpha")
    #expect(cell(reading, "o", ofActor: 0) == " x ")
  }

  @Test func `data of the graph and descriptions are kept`() {
    let reading = read(
      graph(
        """
        <desc>About</desc><data key="t">Title</data><data key="y">2020</data><data key="b">true</data>
        <node id="a"><desc>remark</desc></node>
        <edge source="a" target="a"><desc>tie</desc></edge>
        """,
        keys: """
          <key id="t" for="graph" attr.name="title"/>
          <key id="y" for="graph" attr.name="year" attr.type="int"/>
          <key id="b" for="graph" attr.name="done" attr.type="boolean"/>
          """))
    let metadata = reading.contents.metadata
    #expect(metadata.title == "Title")
    #expect(metadata.description == "About")
    #expect(
      metadata.furtherProperties == [
        .init(name: "year", json: "2020"), .init(name: "done", json: "true"),
      ])
    #expect(reading.contents.actors[0].note == "remark")
    #expect(reading.contents.relations[0].note == "tie")
  }

  // MARK: Directions

  @Test func `an edge may have another direction than the graph`() {
    let reading = read(
      graph(
        """
        <node id="a"/><node id="b"/>
        <edge source="a" target="b"/><edge source="a" target="b" directed="true"/>
        <edge source="b" target="a" directed="false"/>
        """, direction: "undirected"))
    #expect(
      reading.contents.relations.map(\.direction) == [.undirected, .directed, .undirected])
    let wrong = read(graph("<node id='a'/>\n<edge source='a' target='a' directed='maybe'/>"))
    #expect(wrong.errors.map(\.line) == [4])
  }

  @Test func `a graph that does not say its direction is read by the options, and that is said`() {
    let text = "<graphml><graph><node id='a'/><edge source='a' target='a'/></graph></graphml>"
    #expect(read(text).contents.relations[0].direction == .undirected)
    #expect(
      read(text, ReadingOptions(direction: .directed)).contents.relations[0].direction == .directed)
    #expect(read(text).warnings.contains { $0.message.contains("edgedefault") })
  }

  // MARK: Nesting, ports, hyperedges

  @Test func `ports are kept by their names`() {
    let reading = read(
      graph(
        """
        <node id="a"><port name="north"/><port name="south"><data key="p">x</data></port></node>
        <edge source="a" target="a" sourceport="north" targetport="south"/>
        """, keys: "<key id='p' for='port' attr.name='p'/>"))
    #expect(cell(reading, "ports", ofActor: 0) == "north|south")
    #expect(cell(reading, "sourceport", ofTie: 0) == "north")
    #expect(cell(reading, "targetport", ofTie: 0) == "south")
    #expect(
      reading.warnings.map(\.message) == ["the data of ports is left out; their names are kept"])
  }

  @Test func `nodes of a nested graph name their node, whose data may follow`() throws {
    let reading = read(
      graph(
        """
        <node id="a"><data key="n">A</data>
          <graph edgedefault="undirected">
            <node id="b"><graph edgedefault="directed"><node id="c"/></graph><data key="n">B</data></node>
            <edge source="b" target="c"/>
          </graph>
          <data key="o">after</data></node>
        """,
        keys: "<key id='n' for='node' attr.name='name'/><key id='o' for='node' attr.name='o'/>"))
    let network = try #require(reading.network)
    let rows = Dictionary(uniqueKeysWithValues: network.actors.map { ($0.id, $0) })
    #expect(rows["a"]?.name == "A")
    #expect(rows["b"]?.name == "B")
    #expect(network.attribute("o", of: rows["a"]!) == "after")
    #expect(network.attribute("parent", of: rows["b"]!) == "a")
    #expect(network.attribute("parent", of: rows["c"]!) == "b")
    #expect(network.relations[0].direction == .undirected)
    #expect(reading.warnings.map(\.code) == [.assumption])
  }

  @Test func `a hyperedge is an actor with a tie to each of its ends`() throws {
    let reading = read(
      graph(
        """
        <node id="a"/><node id="b"/><node id="c"/>
        <hyperedge id="h"><data key="k">x</data><endpoint node="a"/><endpoint node="b" type="in"/>
          <endpoint node="c" type="out" port="p"/></hyperedge>
        """, keys: "<key id='k' for='hyperedge' attr.name='k'/>"))
    let network = try #require(reading.network)
    #expect(network.actors.last?.kind == "hyperedge")
    #expect(
      network.relations.map { "\($0.source)>\($0.target) \($0.direction!)" } == [
        "a>hyperedge:h undirected", "hyperedge:h>b directed", "c>hyperedge:h directed",
      ])
    #expect(cell(reading, "sourceport", ofTie: 2) == "p")
    #expect(cell(reading, "k", ofActor: 3) == "x")
  }

  @Test func `several graphs are one network, and ids that recur stay apart`() throws {
    let reading = read(
      """
      <graphml><graph id="one" edgedefault="undirected"><node id="a"/><node id="b"/>
      <edge source="a" target="b"/></graph>
      <graph id="two" edgedefault="directed"><edge source="a" target="c"/><node id="a"/>
      <node id="c"/></graph></graphml>
      """)
    let network = try #require(reading.network)
    #expect(network.actors.map(\.id) == ["a", "b", "two/a", "c"])
    #expect(
      network.relations.map { "\($0.source)>\($0.target) \($0.direction!)" } == [
        "a>b undirected", "two/a>c directed",
      ])
    #expect(
      network.actors.map { network.attribute("graph", of: $0) } == ["one", "one", "two", "two"])
    #expect(cell(reading, "graph", ofTie: 0) == "one")
    #expect(cell(reading, "graph", ofTie: 1) == "two")
    #expect(reading.warnings.count == 2)
  }

  // MARK: Dialects

  @Test func `keys of NetworkX are no ids of edges`() {
    let reading = read(
      graph(
        """
        <node id="a"/><node id="b"/><node id="c"/>
        <edge source="a" target="b" id="0"/><edge source="a" target="b" id="1"/>
        <edge source="b" target="c" id="0"/>
        """, direction: "undirected"))
    #expect(reading.contents.relations.map(\.id) == ["e1", "e2", "e3"])
    #expect(cell(reading, "key", ofTie: 1) == "1")
    #expect(reading.warnings.count == 1)
    let twice = read(
      graph(
        "<node id='a'/><edge source='a' target='a' id='0'/>\n<edge source='a' target='a' id='0'/>"))
    #expect(twice.errors.map(\.line) == [4])
  }

  @Test func `Neo4j's labels and types are kinds`() {
    let reading = read(
      """
      <graphml><key id="labels" for="node" attr.name="labels"/>
      <key id="label" for="edge" attr.name="label"/>
      <graph id="G" edgedefault="directed">
      <node id="n0" labels=":Person"><data key="labels">:Person</data></node>
      <edge id="e0" source="n0" target="n0" label="KNOWS"><data key="label">KNOWS</data></edge>
      </graph></graphml>
      """)
    #expect(reading.contents.actors[0].kind == "Person")
    #expect(reading.contents.relations[0].kind == "KNOWS")
  }

  @Test func `yEd's drawings give names, places and directions`() throws {
    let reading = read(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
      <key for="node" id="d6" yfiles.type="nodegraphics"/>
      <key for="edge" id="d10" yfiles.type="edgegraphics"/>
      <key for="graphml" id="d7" yfiles.type="resources"/>
      <graph edgedefault="directed" id="G">
      <node id="n0"><data key="d6"><y:ShapeNode><y:Geometry height="30" width="60" x="1.5" y="-2"/>
        <y:Fill color="#FFCC00"/><y:NodeLabel a="b">Curie<y:LabelModel><y:X/></y:LabelModel></y:NodeLabel>
        <y:NodeLabel>second</y:NodeLabel><y:Shape type="ellipse"/></y:ShapeNode></data></node>
      <node id="n1"><data key="d6"><y:GenericNode><y:NodeLabel>
        Marseille</y:NodeLabel></y:GenericNode></data></node>
      <edge source="n0" target="n1"><data key="d10"><y:PolyLineEdge>
        <y:Arrows source="none" target="standard"/><y:EdgeLabel>pays</y:EdgeLabel></y:PolyLineEdge></data></edge>
      <edge source="n0" target="n1"><data key="d10"><y:PolyLineEdge>
        <y:Arrows source="none" target="none"/></y:PolyLineEdge></data></edge>
      </graph><data key="d7"><y:Resources/></data></graphml>
      """)
    let network = try #require(reading.network)
    #expect(network.actors.map(\.name) == ["Curie", "Marseille"])
    #expect(cell(reading, "label", ofActor: 0) == "second")
    #expect(cell(reading, "x", ofActor: 0) == "1.5")
    #expect(cell(reading, "color", ofActor: 0) == "#FFCC00")
    #expect(cell(reading, "shape", ofActor: 0) == "ellipse")
    #expect(cell(reading, "label", ofTie: 0) == "pays")
    #expect(network.relations.map(\.direction) == [.directed, .undirected])
  }

  @Test func `igraph's ids of vertices are attributes beside the ids of the file`() {
    let reading = read(
      graph(
        "<node id='n0'><data key='v_id'>x</data><data key='v_type'>true</data></node>",
        keys: """
          <key id="v_id" for="node" attr.name="id"/>
          <key id="v_type" for="node" attr.name="type" attr.type="boolean"/>
          """))
    #expect(reading.contents.actors[0].id == "n0")
    #expect(reading.contents.actors[0].kind == nil)
    #expect(cell(reading, "id (attribute)", ofActor: 0) == "x")
    #expect(cell(reading, "type", ofActor: 0) == "true")
  }

  // MARK: Faults

  @Test func `faults are named with their lines, all of them`() {
    let reading = read(
      """
      <graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <graph edgedefault="directed">
      <node id="a"/>
      <node id="a"/>
      <node/>
      <edge source="a" target="z"/>
      <edge source="a"/>
      <edge source="a" target="a"><data key="w">NaN</data></edge>
      <edge source="a" target="a"><data key="w">inf</data></edge>
      <node id="b"><node id="c"/></node>
      </graph></graphml>
      """)
    #expect(reading.network == nil)
    #expect(reading.errors.map(\.line) == [4, 5, 6, 7, 8, 9, 10])
    for entry in reading.ledger {
      #expect(entry.read == entry.kept + entry.merged + entry.selfLoops + entry.refused)
    }
  }

  @Test func `lenient reading keeps what is not at fault`() {
    let text = graph(
      "<node id='a'/><node id='b'/><edge source='a' target='z'/><edge source='a' target='b'/>")
    let reading = read(text, ReadingOptions(faultHandling: .dropRows))
    #expect(reading.network?.relations.map(\.target) == ["b"])
    #expect(reading.ledger.map(\.refused) == [0, 1])
  }

  @Test func `what is written states types, directions and names as others read them`() throws {
    let contents = NetworkContents(
      metadata: NetworkMetadata(title: "T & U"),
      columns: [
        .actors: ["id", "name", "year"], .relations: ["id", "source", "target", "kind", "weight"],
      ],
      actors: [
        Actor(id: "a\"<", name: "A", attributes: ["2020"]), Actor(id: "b", name: "b"),
      ],
      relations: [
        Relation(
          id: "r1", source: "a\"<", target: "b", kind: "tie", direction: .undirected,
          weight: DecimalNumber("1.50")),
        Relation(id: "r2", source: "b", target: "b", kind: "tie", direction: .undirected),
        Relation(id: "r3", source: "b", target: "b", kind: "funding"),
      ])
    let output = try NetworkWriter.encode(contents, as: .graphML)
    let text = String(decoding: output.files[0].bytes, as: UTF8.self)
    for part in [
      "edgedefault=\"undirected\"", "<node id=\"a&quot;&lt;\">",
      "attr.name=\"year\" attr.type=\"long\"", "attr.name=\"label\"",
      "attr.name=\"weight\" attr.type=\"double\"", ">1.50<", "target=\"b\" directed=\"true\"",
      "T &amp; U",
    ] { #expect(text.contains(part), "\(part)") }
    #expect(output.loss.losses.map(\.count) == [1])
    let again = NetworkReader.read(output.files[0].bytes, path: "g.graphml")
    #expect(again.contents.metadata.title == "T & U")
    #expect(again.contents.columns[.actors] == ["id", "name", "year"])
  }

  @Test func `networks of no or one actor are written and read`() throws {
    for actors in [[], [Actor(id: "a", name: "a")]] {
      for format in [FileFormat.graphML, .gexf] {
        let output = try NetworkWriter.encode(NetworkContents(actors: actors), as: format)
        let reading = NetworkReader.read(output.files[0].bytes, path: "x")
        #expect(reading.format == format)
        #expect(reading.network?.actors == actors)
        #expect(reading.diagnostics.isEmpty)
      }
    }
  }
}
