import NetworkGraph
import Testing

@testable import NetworkFiles

/// Files that mean harm, or that were damaged on the way.
@Suite struct XMLHostileTests {
  private static let graphML = """
    <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE graphml [<!ELEMENT graphml ANY>]>
    <graphml xmlns:y="u"><key id="k" for="node" attr.name="n"><default>d</default></key>
    <key id="g" for="node" yfiles.type="nodegraphics"/><key id="h" for="edge" yfiles.type="edgegraphics"/>
    <graph id="G" edgedefault="directed"><desc>x &amp; y</desc><data key="z">1</data>
    <node id="a"><data key="k">é</data><port name="p"/><graph edgedefault="directed"><node id="b"/></graph>
    <data key="g"><y:N><y:NodeLabel>L</y:NodeLabel><y:Geometry x="1" y="2"/></y:N></data></node>
    <edge id="1" source="a" target="b" directed="false"><data key="h"><y:E><y:Arrows source="none"
    target="none"/></y:E></data></edge><hyperedge><endpoint node="a" type="in"/></hyperedge></graph>
    <graph edgedefault="directed"><node id="a"/><edge source="a" target="a"/></graph></graphml>
    """

  private static let gexf = """
    <?xml version="1.0"?><gexf><meta lastmodifieddate="x"><creator>c</creator></meta>
    <graph mode="dynamic" defaultedgetype="directed"><attributes class="node"><attribute id="0" title="t"
    type="liststring"><default>[a]</default></attribute></attributes><nodes><node id="a" label="A" start="2009"
    pid="b"><attvalues><attvalue for="0" value="[x, 'y']" start="2009"/><attvalue for="1" value="é"/></attvalues>
    <spells><spell start="2009-01-01" end="2010-01-01"/><spell startopen="2011"/></spells>
    <viz:color r="1" g="2" b="300"/><nodes><node id="b"/></nodes></node></nodes><edges><edge source="a"
    target="b" type="mutual" weight="1.5" kind="k"/></edges></graph></gexf>
    """

  private func answer(_ bytes: [UInt8], _ path: String) {
    for handling in [ReadingOptions.FaultHandling.refuseNetwork, .dropRows] {
      let reading = NetworkReader.read(
        bytes, path: path,
        options: ReadingOptions(
          format: path.hasSuffix("gexf") ? .gexf : .graphML, faultHandling: handling))
      if handling == .refuseNetwork {
        #expect((reading.network == nil) == !reading.errors.isEmpty)
      }
      for entry in reading.ledger {
        #expect(entry.read == entry.kept + entry.merged + entry.selfLoops + entry.refused)
      }
    }
  }

  @Test func `files cut off at every byte are refused`() {
    for (text, path) in [(Self.graphML, "a.graphml"), (Self.gexf, "a.gexf")] {
      let bytes = Array(text.utf8)
      #expect(NetworkReader.read(bytes, path: path).errors.isEmpty)
      for count in 0..<bytes.count {
        let reading = NetworkReader.read(
          bytes.prefix(count), path: path,
          options: ReadingOptions(format: path.hasSuffix("gexf") ? .gexf : .graphML))
        #expect(reading.network == nil, "\(path) cut at \(count)")
        #expect(reading.errors.count >= 1)
      }
    }
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `damaged files are answered`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for (text, path) in [(Self.graphML, "a.graphml"), (Self.gexf, "a.gexf")] {
      var bytes = Array(text.utf8)
      for _ in 0..<(1 + random.nextIndex(below: 4)) {
        let place = random.nextIndex(below: bytes.count)
        let other = random.nextIndex(below: bytes.count)
        switch random.nextIndex(below: 6) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 2:
          bytes.insert(contentsOf: bytes[min(place, other)..<min(place, other) + 1], at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 30))
        case 4: bytes.swapAt(place, other)
        default:
          // A part of the file stands twice.
          let part = bytes[place..<min(bytes.count, place + 60)]
          bytes.insert(contentsOf: part, at: other)
        }
      }
      answer(bytes, path)
    }
  }

  @Test func `nothing is expanded and nothing outside is read`() {
    let bomb = """
      <!DOCTYPE g [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
      """
    let external = "<!DOCTYPE g [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
    for (head, word) in [(bomb, "&c;"), (external, "&x;")] {
      let graphML =
        "\(head)<graphml><graph edgedefault='directed'><node id='\(word)'/></graph></graphml>"
      let gexf = "\(head)<gexf><graph><nodes><node id='a' label='\(word)'/></nodes></graph></gexf>"
      for (text, path) in [(graphML, "a.graphml"), (gexf, "a.gexf")] {
        let reading = NetworkReader.read(Array(text.utf8), path: path)
        #expect(reading.network == nil)
        #expect(reading.errors.map { $0.message.contains("is not expanded") } == [true])
      }
    }
    let included = NetworkReader.read(
      Array(
        """
        <!DOCTYPE graphml SYSTEM "http://example.org/x.dtd" [<!ATTLIST node kind CDATA "evil">]>
        <graphml xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/>
        <graph edgedefault="directed"><node id="a"/></graph></graphml>
        """.utf8), path: "a.graphml")
    #expect(included.network?.actors.map(\.kind) == [nil])
    #expect(
      included.warnings.map(\.message) == [
        "the element <include> is not of GraphML and is left out"
      ])
  }

  @Test func `a hundred thousand levels are refused, not followed`() {
    for (open, path) in [
      ("<graphml>" + String(repeating: "<graph><node id='a'>", count: 50_000), "a.graphml"),
      ("<gexf><graph>" + String(repeating: "<nodes><node id='a'>", count: 50_000), "a.gexf"),
    ] {
      let reading = NetworkReader.read(Array(open.utf8), path: path)
      #expect(reading.errors.map { $0.message.contains("nested deeper") } == [true])
    }
  }

  @Test func `a hundred thousand keys and attributes do not fill the memory`() {
    let keys = (0..<100_000).map { "<key id='d\($0)' for='node' attr.name='k\($0)'/>" }.joined()
    let nodes = (0..<2000).map { "<node id='\($0)'><data key='d\(99_999 - $0)'>x</data></node>" }
      .joined()
    let sparse = NetworkReader.read(
      Array("<graphml>\(keys)<graph edgedefault='directed'>\(nodes)</graph></graphml>".utf8),
      path: "a.graphml")
    #expect(sparse.errors.map { $0.message.contains("too many different attributes") } == [true])
    let attributes = (0..<100_000).map { "a\($0)='1'" }.joined(separator: " ")
    let wide = NetworkReader.read(
      Array("<graphml><graph edgedefault='directed'><node \(attributes)/></graph></graphml>".utf8),
      path: "a.graphml")
    #expect(wide.errors.map { $0.message.contains("more than 1000 attributes") } == [true])
  }

  @Test func `ten thousand ports and labels of one node take linear room`() {
    let ports = (0..<10_000).map { "<port name='\($0)'/><data key='k'>\($0)</data>" }.joined()
    let labels = (0..<10_000).map { "<y:NodeLabel>\($0)</y:NodeLabel>" }.joined()
    let reading = NetworkReader.read(
      Array(
        """
        <graphml><key id="g" for="node" yfiles.type="nodegraphics"/><key id="k" for="node"/>
        <graph edgedefault="directed"><node id="a">\(ports)<data key="g"><y:N>\(labels)</y:N></data></node>
        </graph></graphml>
        """.utf8), path: "a.graphml")
    let network = reading.network
    #expect(network?.actors[0].name == "0")
    #expect(network?.attribute("ports", of: network!.actors[0])?.utf8.count == 48_889)
    #expect(network?.attribute("label", of: network!.actors[0])?.utf8.count == 48_887)
    #expect(network?.attribute("k", of: network!.actors[0]) == "9999")
  }

  @Test func `defaults for many keys and nodes do not fill the memory`() {
    let keys = (0..<3000).map {
      "<key id='d\($0)' for='node' attr.name='k\($0)'><default>x</default></key>"
    }.joined()
    let nodes = (0..<3000).map { "<node id='\($0)'/>" }.joined()
    let reading = NetworkReader.read(
      Array("<graphml>\(keys)<graph edgedefault='directed'>\(nodes)</graph></graphml>".utf8),
      path: "a.graphml")
    #expect(reading.errors.map { $0.message.contains("too many different attributes") } == [true])
  }

  @Test func `text from data stays text`() throws {
    let id = "</node><script>alert('x')</script>]]>&amp;\u{202E}\u{200B}../../etc"
    let contents = NetworkContents(
      actors: [Actor(id: Identifier(id), name: "=cmd|' /C calc'!A0", note: "]]>")],
      relations: [
        Relation(
          id: "r", source: Identifier(id), target: Identifier(id), kind: "tie",
          direction: .undirected, note: "<!-- -- -->")
      ])
    for (format, path) in [(FileFormat.graphML, "a.graphml"), (.gexf, "a.gexf")] {
      let output = try NetworkWriter.encode(contents, as: format)
      let reading = NetworkReader.read(output.files[0].bytes, path: path)
      #expect(reading.contents.actors.map(\.id) == [Identifier(id)])
      #expect(reading.contents.actors[0].name == "=cmd|' /C calc'!A0")
      #expect(reading.contents.relations[0].note == "<!-- -- -->")
      #expect(!String(decoding: output.files[0].bytes, as: UTF8.self).contains("<script"))
    }
  }

  @Test func `characters that XML does not have are counted, and ids that would meet are refused`()
    throws
  {
    let contents = NetworkContents(actors: [Actor(id: "a", name: "x\u{1}y")])
    for format in [FileFormat.graphML, .gexf] {
      let output = try NetworkWriter.encode(contents, as: format)
      #expect(output.loss.lines(language: .english).count == 1)
      let reading = NetworkReader.read(output.files[0].bytes, path: "x")
      #expect(reading.contents.actors[0].name == "x\u{FFFD}y")
      let ids = NetworkContents(actors: [
        Actor(id: "a\u{2}", name: "a"), Actor(id: "a\u{1}", name: "b"),
      ])
      #expect(throws: OutputFault.self) { try NetworkWriter.encode(ids, as: format) }
    }
  }

  // MARK: Finding the format

  @Test func `the root element decides on the format, whatever stands before it`() {
    let graphML = "<graphml><graph edgedefault='directed'/></graphml>"
    let gexf = "<gexf><graph/></gexf>"
    for head in [
      "", "\u{FEFF}", "\n  ", "<?xml version='1.0'?>", "<!-- <gexf> <graphml> -->",
      "<!DOCTYPE x [<!ENTITY e '<gexf>'>]>", "<?pi <gexf?>\n<!-- x -->",
      "<!DOCTYPE x [<!-- it's > <gexf> -->]>",
      "<!--\(String(repeating: "-x", count: 3000))-->",
    ] {
      for (text, name, format) in [
        (graphML, "a.graphml", FileFormat.graphML), (gexf, "a.gexf", .gexf),
      ] {
        let reading = NetworkReader.read(Array((head + text).utf8), path: name)
        #expect(reading.format == format, "\(head.prefix(40))")
        #expect(reading.errors.isEmpty, "\(reading.errors)")
      }
    }
    #expect(NetworkReader.read(Array(gexf.utf8), path: "a.graphml").format == .gexf)
    let prefixed =
      "<g:graphml xmlns:g='u'><g:graph edgedefault='directed'><g:node id='a'/></g:graph></g:graphml>"
    #expect(NetworkReader.read(Array(prefixed.utf8), path: "x").network?.actors.count == 1)
    #expect(
      NetworkReader.read(Array("<svg><!-- <graphml> --></svg>".utf8), path: "x.graphml").network
        == nil)
  }

  @Test func `line ends and white space are read as XML has them`() throws {
    var scanner = XMLScanner(
      ContiguousArray("<a b='1\r\n2\t3&#10;4'>x\r\ny\rz<![CDATA[\r\n<]]>\r\n</a>".utf8))
    #expect(try scanner.next() == .start)
    #expect(scanner.attribute(scanner.name("b")) == "1 2 3\n4")
    #expect(try scanner.next() == .text)
    #expect(String(decoding: scanner.content, as: UTF8.self) == "x\ny\nz\n<\n")
    #expect(try scanner.next() == .end)
    #expect(scanner.line == 5)
    var control = XMLScanner(ContiguousArray("<a><![CDATA[\u{1}]]></a>".utf8))
    #expect(throws: XMLFault.self) { while try control.next() != nil {} }
  }

  // MARK: Encodings

  private func name(_ declared: String, _ bytes: [UInt8]) -> (name: String?, messages: [String]) {
    let head =
      "<?xml version='1.0' encoding='\(declared)'?><gexf><graph><nodes><node id='a' label='"
    let reading = NetworkReader.read(
      Array(head.utf8) + bytes + Array("'/></nodes></graph></gexf>".utf8), path: "a.gexf")
    return (reading.network?.actors.first?.name, reading.diagnostics.map(\.message))
  }

  @Test func `a declared encoding is honoured where it matters, and contradicted aloud`() {
    #expect(name("ISO-8859-1", [0xE9]).name == "é")
    #expect(name("ISO-8859-1", [0xE9]).messages.isEmpty)
    #expect(name("ISO-8859-15", [0xBD, 0xA4, 0xE9]).name == "œ€é")
    #expect(name("windows-1252", [0x9C]).name == "œ")
    #expect(name("UTF-8", [0xC3, 0xA9]).messages.isEmpty)
    for (declared, bytes, letter) in [
      ("ISO-8859-1", [0xC3, 0xA9], "é"), ("UTF-8", [0xE9], "é"), ("utf-16", [0x61], "a"),
    ] as [(String, [UInt8], String)] {
      let read = name(declared, bytes)
      #expect(read.name == letter)
      #expect(read.messages.map { $0.contains("declares the encoding") } == [true])
    }
    let cyrillic = name("KOI8-R", [0xC1, 0x20])
    #expect(cyrillic.name == nil)
    #expect(cyrillic.messages == ["the encoding 'koi8-r' is not read; save the file as UTF-8"])
  }

  @Test func `UTF-16 is read`() {
    let text =
      "<?xml version='1.0' encoding='UTF-16'?><gexf><graph><nodes><node id='é'/></nodes></graph></gexf>"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let reading = NetworkReader.read(bytes, path: "a")
    #expect(reading.network?.actors.map(\.id) == ["é"])
    #expect(reading.diagnostics.isEmpty)
  }
}
