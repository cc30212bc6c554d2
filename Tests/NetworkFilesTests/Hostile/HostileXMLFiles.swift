import NetworkGraph
import Testing

@testable import NetworkFiles

/// Files of GraphML and GEXF.
extension HostileFile {
  private static func graph(_ inside: String, _ before: String = "", keys: String = "") -> String {
    "\(before)<graphml>\(keys)<graph edgedefault='directed'>\(inside)</graph></graphml>"
  }

  private static func weighted(_ weight: String) -> String {
    graph(
      "<node id='a'/><node id='b'/><edge source='a' target='b'><data key='w'>\(weight)</data></edge>",
      keys: "<key id='w' for='edge' attr.name='weight' attr.type='double'/>")
  }

  /// Ten words that each stand for ten of the one before.
  private static let bomb: String = {
    var entities = "<!ENTITY a0 'ha'>"
    for level in 1...9 {
      entities += "<!ENTITY a\(level) '\(many("&a\(level - 1);", 10))'>"
    }
    return "<!DOCTYPE g [\(entities)]>"
  }()

  @HostileFiles static var graphML: [HostileFile] {
    HostileFile(
      "cut off within a tag", "a.graphml", .refused(.syntax), "<graphml><graph><node id='a")
    HostileFile(
      "cut off between tags", "a.graphml", .refused(.syntax), "<graphml><graph><node id='a'/>")
    HostileFile("cut off in a comment", "a.graphml", .refused(.syntax), "<graphml><!-- ")
    HostileFile("cut off in CDATA", "a.graphml", .refused(.syntax), "<graphml><![CDATA[ ")
    HostileFile(
      "cut off in a document type", "a.graphml", .refused(.syntax), "<!DOCTYPE graphml [ ")
    HostileFile("nothing but a comment", "a.graphml", .refused(.syntax), "<!-- <graphml/> -->")
    HostileFile(
      "tags that do not match", "a.graphml", .refused(.syntax), says: "was expected for",
      "<graphml><graph></node></graph></graphml>")
    HostileFile("a tag closed twice", "a.graphml", .refused(.syntax), graph("") + "</graphml>")
    HostileFile("two roots", "a.graphml", .refused(.syntax), graph("") + graph(""))
    HostileFile("text behind the root", "a.graphml", .refused(.syntax), graph("") + "rm -rf /")
    HostileFile(
      "an attribute twice", "a.graphml", .refused(.syntax), graph("<node id='a' id='b'/>"))
    HostileFile(
      "an attribute without quotes", "a.graphml", .refused(.syntax), graph("<node id=a/>"))
    HostileFile(
      "a tag within an attribute", "a.graphml", .refused(.syntax), graph("<node id='<b>'/>"))
    HostileFile(
      "a thousand million laughs", "a.graphml", .refused(.syntax), says: "is not expanded",
      graph("<node id='&a9;'/>", bomb))
    HostileFile(
      "laughs within text", "a.graphml", .refused(.syntax), says: "is not expanded",
      graph("<desc>&a9;</desc>", bomb))
    HostileFile(
      "laughs that nothing calls", "a.graphml", .read(actors: 1, relations: 0),
      graph("<node id='a'/>", bomb))
    HostileFile(
      "an entity from a file", "a.graphml", .refused(.syntax), says: "is not expanded",
      graph("<node id='&x;'/>", "<!DOCTYPE g [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"))
    HostileFile(
      "a parameter entity from a file", "a.graphml", .read(actors: 1, relations: 0),
      graph("<node id='a'/>", "<!DOCTYPE g [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]>"))
    HostileFile(
      "a document type from the net", "a.graphml", .read(actors: 1, relations: 0),
      graph("<node id='a'/>", "<!DOCTYPE g SYSTEM 'http://127.0.0.1:9/x.dtd'>"))
    HostileFile(
      "a style sheet that is a program", "a.graphml", .read(actors: 1, relations: 0),
      graph("<node id='a'/>", "<?xml-stylesheet href='file:///etc/passwd'?><?php system('id'); ?>"))
    HostileFile(
      "an inclusion of a file", "a.graphml", .read(actors: 1, relations: 0),
      says: "<include> is not of GraphML",
      graph("<node id='a'/><xi:include href='/etc/passwd' parse='text'/>"))
    HostileFile(
      "a locator of a file", "a.graphml", .read(actors: 1, relations: 0),
      says: "nothing outside of the file is read",
      graph("<node id='a'/><locator xlink:href='file:///etc/passwd'/>"))
    HostileFile(
      "a hundred thousand levels", "a.graphml", .refused(.syntax), says: "nested deeper",
      "<graphml>" + many("<graph><node id='a'>", 50_000))
    HostileFile(
      "four hundred graphs, each in the other", "a.graphml", .read(actors: 400, relations: 0),
      "<graphml><graph edgedefault='directed'>"
        + (0..<400).map { "<node id='\($0)'><graph edgedefault='directed'>" }.joined()
        + many("</graph></node>", 400) + "</graph></graphml>")
    HostileFile(
      "twenty thousand graphs", "a.graphml", .refused(.syntax), says: "more than 10000 graphs",
      "<graphml>\(many("<graph edgedefault='directed'></graph>", 20_000))</graphml>")
    HostileFile(
      "a control character by number", "a.graphml", .refused(.syntax),
      graph("<node id='&#27;[2J'/>"))
    HostileFile(
      "half of a pair by number", "a.graphml", .refused(.syntax), graph("<node id='&#xD800;'/>"))
    HostileFile(
      "a character beyond all", "a.graphml", .refused(.syntax), graph("<node id='&#x110000;'/>"))
    HostileFile(
      "a number of twenty digits", "a.graphml", .refused(.syntax),
      graph("<node id='&#99999999999999999999;'/>"))
    HostileFile(
      "a terminal escape", "a.graphml", .refused(.syntax), graph("<node id='\u{1B}]0;x\u{7}'/>"))
    HostileFile(
      "a terminal escape in one character", "a.graphml", .read(actors: 1, relations: 0),
      graph("<node id='\u{9B}2J'/>"))
    HostileFile(
      "NUL", "a.graphml", .refused(.undecodable), says: "NUL", graph("<node id='a\u{0}b'/>"))
    HostileFile(
      "bytes that are no UTF-8", "a.graphml", .refused(.undecodable),
      bytes: {
        Array("<graphml><graph edgedefault='directed'><node id='éè".utf8) + [0xFF, 0xC0]
          + Array("'/></graph></graphml>".utf8)
      })
    HostileFile(
      "an encoding that hides tags", "a.graphml", .read(actors: 1, relations: 0),
      says: "declares the encoding",
      "<?xml version='1.0' encoding='UTF-7'?>" + graph("<node id='é'/>"))
    HostileFile(
      "UTF-16 cut off in a character", "a.graphml", .refused(.undecodable),
      bytes: { [0xFF, 0xFE] + graph("<node id='a'/>").utf8.flatMap { [$0, 0] } + [0x0A] })
    HostileFile("a weight that is no number", "a.graphml", .refused(.badNumber), weighted("NaN"))
    HostileFile("a weight without end", "a.graphml", .refused(.badNumber), weighted("Infinity"))
    HostileFile("a weight beyond all", "a.graphml", .refused(.badNumber), weighted("1e999"))
    HostileFile(
      "a weight of two hundred thousand digits", "a.graphml", .refused(.badNumber),
      weighted(many("9", 200_000)))
    HostileFile("an id twice", "a.graphml", .refused(.duplicate), graph(many("<node id='a'/>", 2)))
    HostileFile(
      "an edge to nowhere", "a.graphml", .refused(.nowhere),
      graph("<node id='a'/><edge source='a' target='b'/>"))
    HostileFile(
      "an edge from nothing", "a.graphml", .refused(.emptyCell),
      graph("<node id='a'/><edge target='a'/>"))
    HostileFile("a node without an id", "a.graphml", .refused(.emptyCell), graph("<node/>"))
    HostileFile(
      "a hyperedge to nowhere", "a.graphml", .refused(.nowhere),
      graph("<hyperedge><endpoint node='a'/></hyperedge>"))
    HostileFile(
      "a node in a node", "a.graphml", .refused(.unknownValue),
      graph("<node id='a'><node id='b'/></node>"))
    HostileFile(
      "a key twice", "a.graphml", .refused(.duplicateRow),
      graph("", keys: many("<key id='k' for='node'/>", 2)))
    HostileFile(
      "a hundred thousand keys", "a.graphml", .refused(.syntax),
      says: "too many different attributes",
      graph(
        (0..<2000).map {
          "<node id='\($0)'><data key='\(hundredThousand - 1 - $0)'>x</data></node>"
        }.joined(),
        keys: (0..<hundredThousand).map { "<key id='\($0)' for='node'/>" }.joined()))
    HostileFile(
      "a thousand and one attributes", "a.graphml", .refused(.syntax),
      graph("<node \((0...1000).map { "a\($0)='1'" }.joined(separator: " "))/>"))
    HostileFile(
      "a default of 200 kB for 50 000 nodes", "a.graphml", .refused(.syntax), says: "default",
      graph(
        (0..<50_000).map { "<node id='\($0)'/>" }.joined(),
        keys: "<key id='k' for='node'><default>\(many("x", 200_000))</default></key>"))
    HostileFile(
      "a line of two hundred kilobytes", "a.graphml", .read(actors: 1, relations: 0),
      graph("<node id='\(many("x", 200_000))'/>"))
    HostileFile(
      "a name of two hundred kilobytes", "a.graphml", .refused(.syntax),
      graph("<\(many("x", 200_000)) id='a'/>"))
    HostileFile(
      "a page of the web", "a.graphml", .refused(.unknownFormat), "<html><script>1</script></html>")
    HostileFile("a picture", "a.graphml", .refused(.unknownFormat), "<svg onload='alert(1)'/>")
    HostileFile(
      "a table of contents that lies", "a.graphml", .read(actors: 1, relations: 0),
      graph("<node id='a'/>").replacing("<graph ", with: "<graph parse.nodes='1000000000' "))
    HostileFile(
      "labels that are programs", "a.graphml", .read(actors: hostileMarkup.count, relations: 0),
      graph(
        hostileMarkup.enumerated().map {
          "<node id='\($0.offset)'><data key='label'>\($0.element)</data></node>"
        }.joined(),
        keys: "<key id='label' for='node' attr.name='label'/>"))
    HostileFile(
      "ids that are programs", "a.graphml", .read(actors: hostileMarkup.count, relations: 0),
      graph(hostileMarkup.map { "<node id=\"\($0)\"/>" }.joined()))
    HostileFile(
      "ids that look alike", "a.graphml", .read(actors: 5, relations: 1),
      graph(
        "<node id='é'/><node id='e\u{301}'/><node id='a'/><node id='a\u{200B}'/><node id='\u{202E}a'/>"
          + "<edge source='é' target='e\u{301}'/>"))
  }

  /// ``hostileNames`` as text of XML, without those that XML cannot hold.
  private static let hostileMarkup: [String] = hostileNames.filter { !$0.contains("\u{FFFE}") }.map
  {
    $0.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }

  // MARK: - GEXF

  private static func gexf(
    _ nodes: String, _ edges: String = "", before: String = "", attributes: String = ""
  )
    -> String
  {
    "\(before)<gexf version='1.3'><graph defaultedgetype='directed'>\(attributes)<nodes>\(nodes)</nodes>"
      + "<edges>\(edges)</edges></graph></gexf>"
  }

  @HostileFiles static var gexf: [HostileFile] {
    HostileFile(
      "cut off within a tag", "a.gexf", .refused(.syntax), "<gexf><graph><nodes><node id='a")
    HostileFile("cut off between tags", "a.gexf", .refused(.syntax), "<gexf><graph><nodes>")
    HostileFile(
      "tags that do not match", "a.gexf", .refused(.syntax), "<gexf><graph></nodes></graph></gexf>")
    HostileFile(
      "a thousand million laughs", "a.gexf", .refused(.syntax), says: "is not expanded",
      gexf("<node id='a' label='&a9;'/>", before: bomb))
    HostileFile(
      "an entity from a file", "a.gexf", .refused(.syntax), says: "is not expanded",
      gexf("<node id='&x;'/>", before: "<!DOCTYPE g [<!ENTITY x SYSTEM '/etc/passwd'>]>"))
    HostileFile(
      "a document type from the net", "a.gexf", .read(actors: 1, relations: 0),
      gexf("<node id='a'/>", before: "<!DOCTYPE gexf PUBLIC 'x' 'http://127.0.0.1:9/x.dtd'>"))
    HostileFile(
      "an inclusion of a file", "a.gexf", .read(actors: 1, relations: 0),
      gexf("<node id='a'/>").replacing("<graph", with: "<xi:include href='/etc/passwd'/><graph"))
    HostileFile(
      "a hundred thousand levels", "a.gexf", .refused(.syntax), says: "nested deeper",
      "<gexf><graph>" + many("<nodes><node id='a'>", 50_000))
    HostileFile(
      "parents that go round", "a.gexf", .read(actors: 2, relations: 0), says: "its own parent",
      gexf("<node id='a' pid='b'/><node id='b' pid='a'/>"))
    HostileFile(
      "a parent that is not there", "a.gexf", .read(actors: 1, relations: 0), says: "is no node",
      gexf("<node id='a' pid='b'/>"))
    HostileFile(
      "a node within itself", "a.gexf", .refused(.duplicate),
      gexf("<node id='a'><nodes><node id='a'/></nodes></node>"))
    HostileFile("an id twice", "a.gexf", .refused(.duplicate), gexf("<node id='a'/><node id='a'/>"))
    HostileFile(
      "an edge to nowhere", "a.gexf", .refused(.nowhere),
      gexf("<node id='a'/>", "<edge source='a' target='b'/>"))
    HostileFile(
      "an edge without a target", "a.gexf", .refused(.emptyCell),
      gexf("<node id='a'/>", "<edge source='a'/>"))
    HostileFile("a node without an id", "a.gexf", .refused(.emptyCell), gexf("<node label='a'/>"))
    HostileFile(
      "a weight that is no number", "a.gexf", .refused(.badNumber),
      gexf("<node id='a'/>", "<edge source='a' target='a' weight='NaN'/>"))
    HostileFile(
      "a weight without end", "a.gexf", .refused(.badNumber),
      gexf("<node id='a'/>", "<edge source='a' target='a' weight='-INF'/>"))
    HostileFile(
      "counts that lie", "a.gexf", .read(actors: 1, relations: 0),
      gexf("<node id='a'/>").replacing("<nodes>", with: "<nodes count='1000000000'>")
        .replacing("<edges>", with: "<edges count='-5'>"))
    HostileFile(
      "a time that runs backwards", "a.gexf", .refused(.reversed),
      gexf("<node id='a' start='2010-01-01' end='2009-01-01'/>"))
    HostileFile(
      "a day that is none", "a.gexf", .read(actors: 2, relations: 0), says: "is no date",
      gexf("<node id='a' start='2010-02-30'/><node id='b' start='2010-02-28'/>"))
    HostileFile(
      "a value for no attribute", "a.gexf", .read(actors: 1, relations: 0),
      gexf("<node id='a'><attvalues><attvalue for='9' value='x'/></attvalues></node>"))
    HostileFile(
      "a colour beyond all", "a.gexf", .read(actors: 1, relations: 0),
      gexf("<node id='a'><viz:color r='99999999999999999999' g='-1' b='x'/></node>"))
    HostileFile(
      "a hundred thousand attributes", "a.gexf", .refused(.syntax),
      says: "too many different attributes",
      gexf(
        (0..<2000).map {
          "<node id='\($0)'><attvalues><attvalue for='\(hundredThousand - 1 - $0)' value='x'/></attvalues></node>"
        }.joined(),
        attributes: "<attributes class='node'>"
          + (0..<hundredThousand).map { "<attribute id='\($0)' title='t\($0)' type='string'/>" }
          .joined()
          + "</attributes>"))
    HostileFile(
      "a default of 200 kB for 50 000 nodes", "a.gexf", .refused(.syntax), says: "default",
      gexf(
        (0..<50_000).map { "<node id='\($0)'/>" }.joined(),
        attributes: "<attributes class='node'><attribute id='0' title='t' type='string'><default>"
          + "\(many("x", 200_000))</default></attribute></attributes>"))
    HostileFile("NUL", "a.gexf", .refused(.undecodable), gexf("<node id='a' label='\u{0}'/>"))
    HostileFile(
      "labels that are programs", "a.gexf", .read(actors: hostileMarkup.count, relations: 0),
      gexf(
        hostileMarkup.enumerated().map { "<node id='\($0.offset)' label=\"\($0.element)\"/>" }
          .joined()))
    HostileFile(
      "ids that are programs", "a.gexf", .read(actors: hostileMarkup.count, relations: 0),
      gexf(hostileMarkup.map { "<node id=\"\($0)\" label='x'/>" }.joined()))
  }
}
