import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct GEXFTests {
  private func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) -> NetworkReading
  {
    NetworkReader.read(Array(text.utf8), path: "g.gexf", options: options)
  }

  @Test func `what is written is read again, all of it`() throws {
    try expectRoundTrip(.gexf, path: "a.gexf", seeds: 0..<60, prepare: withoutCharactersOutsideXML)
  }

  private func cell(_ reading: NetworkReading, _ name: String, ofActor row: Int) -> String? {
    reading.network.flatMap { $0.attribute(name, of: $0.actors[row]) }
  }

  private func cell(_ reading: NetworkReading, _ name: String, ofTie row: Int) -> String? {
    reading.network.flatMap { $0.attribute(name, of: $0.relations[row]) }
  }

  private func graph(
    _ nodes: String, _ edges: String = "", attributes: String = "", _ tag: String = ""
  )
    -> String
  {
    """
    <gexf xmlns="http://gexf.net/1.3" version="1.3"><graph \(tag)>
    \(attributes)
    <nodes>\(nodes)</nodes><edges>\(edges)</edges></graph></gexf>
    """
  }

  @Test(arguments: [
    "xmlns=\"http://www.gexf.net/1.1draft\" xmlns:viz=\"http://www.gexf.net/1.1draft/viz\"",
    "xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\"",
    "xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\"", "",
  ])
  func `every version and namespace is read`(namespace: String) throws {
    let reading = read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf \(namespace)><meta lastmodifieddate="2009-03-20"><creator>Gephi</creator>
      <description>About</description></meta>
      <graph defaultedgetype="directed"><attributes class="node">
      <attribute id="0" title="url" type="string"/>
      <attribute id="1" title="frog" type="boolean"><default>true</default><options>true|false</options>
      </attribute></attributes>
      <nodes count="99999999"><node id="0" label="Gephi"><attvalues><attvalue for="0" value="http://g"/>
      </attvalues><viz:color r="239" g="173" b="66"/><viz:position x="15.8" y="40" z="0"/>
      <viz:size value="2.0"/><viz:shape value="disc"/></node>
      <node id="1" label="1"><attvalues><attvalue for="1" value="false"/></attvalues></node></nodes>
      <edges><edge id="e" source="0" target="1" weight="2.50" label="x" kind="pays">
      <viz:thickness value="3"/></edge>
      <edge source="1" target="0" type="undirected"/><edge source="1" target="0" type="mutual"/></edges>
      </graph></gexf>
      """)
    #expect(reading.errors.isEmpty)
    let network = try #require(reading.network)
    #expect(network.metadata.description == "About")
    #expect(network.metadata.furtherProperties.map(\.name) == ["lastmodifieddate", "creator"])
    #expect(network.actors.map(\.name) == ["Gephi", "1"])
    #expect(cell(reading, "frog", ofActor: 0) == "true")
    #expect(cell(reading, "frog", ofActor: 1) == "false")
    #expect(cell(reading, "color", ofActor: 0) == "#efad42")
    #expect(cell(reading, "x", ofActor: 0) == "15.8")
    #expect(cell(reading, "size", ofActor: 0) == "2.0")
    #expect(cell(reading, "shape", ofActor: 0) == "disc")
    #expect(network.relations.map(\.id) == ["e", "e2", "e3"])
    #expect(network.relations.map(\.direction) == [.directed, .undirected, .undirected])
    #expect(network.relations[0].weight?.description == "2.50")
    #expect(network.relations[0].kind == "pays")
    #expect(cell(reading, "label", ofTie: 0) == "x")
    #expect(cell(reading, "thickness", ofTie: 0) == "3")
  }

  // MARK: Times

  @Test func `dates are since and until`() throws {
    let reading = read(
      graph(
        """
        <node id="a" start="2009-01-01" end="2010-12-31"/>
        <node id="b" start="2009-01-01T00:00:00Z"/><node id="c" timestamp="2011-05-01"/>
        """, "<edge source='a' target='b' end='2012-01-01'/>", "mode='dynamic' timeformat='date'"))
    let network = try #require(reading.network)
    #expect(network.actors.map(\.period.since.text) == ["2009-01-01", "2009-01-01", "2011-05-01"])
    #expect(network.actors.map(\.period.until.text) == ["2010-12-31", "", "2011-05-01"])
    #expect(network.relations[0].period.until.text == "2012-01-01")
    #expect(reading.contents.attributeColumns(of: .actors).isEmpty)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `moments keep their time as attributes`() {
    let reading = read(graph("<node id='a' start='2009-03-01T10:30:00+01:00'/>"))
    #expect(reading.contents.actors[0].period.since.text == "2009-03-01")
    #expect(cell(reading, "start", ofActor: 0) == "2009-03-01T10:30:00+01:00")
    #expect(reading.warnings.count == 1)
  }

  @Test func `whole numbers that can be years are years, and other numbers are attributes`() {
    let years = read(
      graph("<node id='a' start='2009.0' end='2010'/><node id='b' start='-Infinity'/>"))
    #expect(years.contents.actors[0].period.since.text == "2009")
    #expect(years.contents.actors[0].period.until.text == "2010")
    #expect(years.contents.actors[1].period.since == .unknown)
    #expect(years.warnings.map(\.message) == ["times that are whole numbers are read as years"])
    let steps = read(graph("<node id='a' start='2009.0'/><node id='b' start='12.5' end='20'/>"))
    #expect(steps.contents.actors[0].period.since == .unknown)
    #expect(cell(steps, "start", ofActor: 0) == "2009.0")
    #expect(cell(steps, "end", ofActor: 1) == "20")
    #expect(steps.warnings.count == 1)
  }

  @Test func `of several spells the first start and the last end are read`() {
    for (list, item) in [("spells", "spell"), ("slices", "slice")] {
      let reading = read(
        graph(
          """
          <node id="a"><\(list)><\(item) start="2011-01-01" end="2012-01-01"/>
          <\(item) start="2009-01-01" end="2010-01-01"/></\(list)></node>
          <node id="b"><\(list)><\(item) start="2009-01-01" end="2010-01-01"/><\(item) start="2011-01-01"/>
          </\(list)></node>
          """))
      let periods = reading.contents.actors.map(\.period)
      #expect(periods.map(\.since.text) == ["2009-01-01", "2009-01-01"])
      #expect(periods.map(\.until.text) == ["2012-01-01", ""])
      #expect(
        cell(reading, "spells", ofActor: 0) == "2011-01-01..2012-01-01|2009-01-01..2010-01-01")
      #expect(reading.warnings.count == 1)
    }
  }

  @Test func `of values that change the one without a time counts, else the latest`() {
    let attributes = """
      <attributes class="node" mode="dynamic"><attribute id="p" title="price" type="float"/></attributes>
      """
    let reading = read(
      graph(
        """
        <node id="a"><attvalues><attvalue for="p" value="1" start="2009-01-01" end="2010-01-01"/>
        <attvalue for="p" value="3" start="2011-01-01"/><attvalue for="p" value="2" start="2010-01-01"/>
        </attvalues></node>
        <node id="b"><attvalues><attvalue for="p" value="7"/><attvalue for="p" value="8" timestamp="2012"/>
        </attvalues></node>
        """, attributes: attributes))
    #expect(cell(reading, "price", ofActor: 0) == "3")
    #expect(cell(reading, "price", ofActor: 1) == "7")
    #expect(
      cell(reading, "price (dated)", ofActor: 0)
        == "2009-01-01..2010-01-01=1|2011-01-01..=3|2010-01-01..=2")
    #expect(cell(reading, "price (dated)", ofActor: 1) == "2012..2012=8")
    #expect(reading.warnings.count == 1)
  }

  @Test func `partial dates are written as days and come back as they were`() throws {
    let contents = NetworkContents(
      actors: [
        Actor(
          id: "a", name: "A",
          period: Period(since: .date(PartialDate("2020-02")!), until: .open))
      ],
      relations: [
        Relation(
          id: "r", source: "a", target: "a", kind: "tie",
          period: Period(
            since: .date(PartialDate("2020-01-05")!), until: .date(PartialDate("2021")!)))
      ])
    let output = try NetworkWriter.encode(contents, as: .gexf)
    let text = String(decoding: output.files[0].bytes, as: UTF8.self)
    #expect(text.contains("start=\"2020-02-01\""))
    #expect(text.contains("start=\"2020-01-05\" end=\"2021-12-31\""))
    #expect(text.contains("mode=\"dynamic\" timeformat=\"date\""))
    #expect(output.loss.losses.map(\.count) == [2])
    let again = NetworkReader.read(output.files[0].bytes, path: "g.gexf")
    #expect(again.contents.actors[0].period == contents.actors[0].period)
    #expect(again.contents.relations[0].period == contents.relations[0].period)
    let still = try NetworkWriter.encode(
      NetworkContents(actors: [Actor(id: "a", name: "a")]), as: .gexf)
    #expect(String(decoding: still.files[0].bytes, as: UTF8.self).contains("mode=\"static\""))
  }

  // MARK: Attributes

  @Test func `lists are cells of lists`() {
    let attributes = """
      <attributes class="node"><attribute id="0" title="tags" type="liststring"/></attributes>
      """
    for (value, cells) in [
      ("[a, b]", "a|b"), ("['x, y', z]", "x, y|z"), ("a|b", "a|b"), ("[]", nil),
      ("[a|b, c]", "[a|b, c]"),
    ] as [(String, String?)] {
      let reading = read(
        graph(
          "<node id='a'><attvalues><attvalue for=\"0\" value=\"\(value)\"/></attvalues></node>",
          attributes: attributes))
      #expect(cell(reading, "tags", ofActor: 0) == cells)
    }
  }

  @Test func `an attribute called name is the name where the label repeats the id`() {
    let attributes = """
      <attributes class="node"><attribute id="0" title="name" type="string"/></attributes>
      """
    let reading = read(
      graph(
        """
        <node id="a" label="a"><attvalues><attvalue for="0" value="Alice"/></attvalues></node>
        <node id="b" label="Bob"><attvalues><attvalue for="0" value="Robert"/></attvalues></node>
        """, attributes: attributes))
    #expect(reading.contents.actors.map(\.name) == ["Alice", "Bob"])
    #expect(cell(reading, "name (attribute)", ofActor: 1) == "Robert")
  }

  @Test func `values of version 1 and undeclared ones are read`() {
    let reading = read(
      graph("<node id='a'><attvalues><attvalue id='k' value='1'/></attvalues></node>"))
    #expect(cell(reading, "k", ofActor: 0) == "1")
    #expect(reading.warnings.count == 1)
  }

  // MARK: Hierarchy

  @Test func `nested nodes, pid and parents are attributes`() throws {
    let reading = read(
      graph(
        """
        <node id="a" label="A"><nodes><node id="b"><nodes><node id="c"/></nodes></node></nodes>
        <edges><edge source="b" target="c"/></edges>
        <viz:size value="2"/></node>
        <node id="d" pid="a"/><node id="e"><parents><parent for="a"/><parent for="b"/></parents></node>
        """))
    let network = try #require(reading.network)
    let rows = Dictionary(uniqueKeysWithValues: network.actors.map { ($0.id, $0) })
    #expect(network.attribute("parent", of: rows["b"]!) == "a")
    #expect(network.attribute("parent", of: rows["c"]!) == "b")
    #expect(network.attribute("parent", of: rows["d"]!) == "a")
    #expect(network.attribute("parents", of: rows["e"]!) == "a|b")
    #expect(network.attribute("size", of: rows["a"]!) == "2")
    #expect(rows["a"]?.name == "A")
    #expect(network.relations.count == 1)
  }

  @Test func `parents that do not exist or go round are said, and nothing hangs`() {
    let reading = read(
      graph(
        "<node id='a' pid='b'/><node id='b' pid='a'/><node id='c' pid='c'/><node id='d' pid='z'/>"))
    #expect(reading.network?.actors.count == 4)
    #expect(
      reading.warnings.map(\.message).map { $0.prefix(20) }
        == [
          "the node 'a' is its ", "the node 'c' is its ", "the parent 'z' is no",
        ].map { $0.prefix(20) } || reading.warnings.count == 3)
  }

  // MARK: Faults

  @Test func `faults are named with their lines, all of them`() {
    let reading = read(
      """
      <gexf version="1.2"><graph>
      <nodes>
      <node id="a"/>
      <node id="a"/>
      <node label="x"/>
      </nodes><edges>
      <edge id="1" source="a" target="z"/>
      <edge id="1" source="a" target="a" weight="NaN"/>
      <edge id="2" source="a" target="a" type="dir"/>
      <node id="q"/>
      </edges><attvalue/></graph></gexf>
      """)
    #expect(reading.network == nil)
    #expect(Set(reading.errors.compactMap(\.line)) == [4, 5, 7, 8, 9])
    for entry in reading.ledger {
      #expect(entry.read == entry.kept + entry.merged + entry.selfLoops + entry.refused)
    }
  }

  @Test func `edges without ids are numbered beside those with`() {
    let reading = read(
      graph("<node id='a'/>", "<edge id='e2' source='a' target='a'/><edge source='a' target='a'/>"))
    #expect(reading.contents.relations.map(\.id) == ["e2", "e2'"])
  }
}
