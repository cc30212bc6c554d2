import NetworkGraph
import Testing

@testable import NetworkFiles

/// Files of JSON in its dialects.
extension HostileFile {
  private static func graph(_ nodes: String, _ links: String = "") -> String {
    "{\"directed\": true, \"nodes\": [\(nodes)], \"links\": [\(links)]}"
  }

  private static func link(_ rest: String) -> String {
    graph("{\"id\": \"a\"}, {\"id\": \"b\"}", "{\"source\": \"a\", \"target\": \"b\"\(rest)}")
  }

  /// ``hostileNames`` as strings of JSON.
  private static let strings = hostileNames.map {
    "\"\($0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  @HostileFiles static var nodeLink: [HostileFile] {
    HostileFile("cut off within a string", "a.json", .refused(.syntax), "{\"nodes\": [{\"id\": \"a")
    HostileFile(
      "cut off within a list", "a.json", .refused(.syntax),
      "{\"links\": [], \"nodes\": [{\"id\": \"a\"},")
    HostileFile(
      "cut off within an escape", "a.json", .refused(.syntax),
      "{\"links\": [], \"nodes\": [{\"id\": \"\\u00")
    HostileFile(
      "brackets that do not match", "a.json", .refused(.syntax),
      "{\"nodes\": [{\"id\": \"a\"}}, \"links\": []]")
    HostileFile("a comma too many", "a.json", .refused(.syntax), graph("{\"id\": \"a\"},"))
    HostileFile("a comment", "a.json", .refused(.syntax), graph("/* */ {\"id\": \"a\"}"))
    HostileFile("two documents", "a.json", .refused(.syntax), graph("") + graph(""))
    HostileFile("a program behind the end", "a.json", .refused(.syntax), graph("") + "; alert(1)")
    HostileFile("a hundred thousand lists", "a.json", .refused(.syntax), graph(many("[", 100_000)))
    HostileFile(
      "a hundred thousand objects", "a.json", .refused(.syntax), graph(many("{\"a\":", 100_000)))
    HostileFile(
      "a hundred thousand levels, closed", "a.json", .refused(.syntax),
      graph("{\"id\": \"a\", \"x\": \(many("[", 50_000) + many("]", 50_000))}"))
    HostileFile(
      "a member twice", "a.json", .refused(.unknownValue), graph("{\"id\": \"a\", \"id\": \"b\"}"))
    HostileFile(
      "nodes that are no list", "a.json", .refused(.syntax), "{\"nodes\": 5, \"links\": []}")
    HostileFile(
      "links that are no list", "a.json", .refused(.syntax),
      "{\"nodes\": [], \"links\": {\"length\": 9}}")
    HostileFile("a node that is a number", "a.json", .refused(.unknownValue), graph("17"))
    HostileFile("a node that is nothing", "a.json", .refused(.unknownValue), graph("null"))
    HostileFile(
      "a node without an id", "a.json", .refused(.emptyCell), graph("{}, {\"id\": \"b\"}"))
    HostileFile(
      "an id that is a list", "a.json", .read(actors: 2, relations: 0),
      graph("{\"id\": [1, [2]]}, {\"id\": \"b\"}"))
    HostileFile(
      "a weight that is no number", "a.json", .refused(.badNumber), link(", \"weight\": NaN"))
    HostileFile(
      "a weight without end", "a.json", .refused(.badNumber), link(", \"weight\": -Infinity"))
    HostileFile("a weight beyond all", "a.json", .refused(.badNumber), link(", \"weight\": 1e999"))
    HostileFile(
      "a weight of 100 000 digits", "a.json", .refused(.badNumber),
      link(", \"weight\": \(many("9", 100_000))"))
    HostileFile(
      "a weight that is a text", "a.json", .refused(.badNumber), link(", \"weight\": \"heavy\""))
    HostileFile("a number that is none", "a.json", .refused(.syntax), link(", \"weight\": 0x10"))
    HostileFile("an escape that is none", "a.json", .refused(.syntax), graph("{\"id\": \"\\x41\"}"))
    HostileFile("half of a pair", "a.json", .refused(.syntax), graph("{\"id\": \"\\ud800\"}"))
    HostileFile(
      "a raw line break in a string", "a.json", .refused(.syntax), graph("{\"id\": \"a\nb\"}"))
    HostileFile(
      "a terminal escape in a string", "a.json", .refused(.syntax), graph("{\"id\": \"\u{1B}[2J\"}")
    )
    HostileFile("NUL", "a.json", .refused(.undecodable), graph("{\"id\": \"a\u{0}\"}"))
    HostileFile(
      "bytes that are no UTF-8", "a.json", .refused(.undecodable),
      bytes: {
        Array("{\"links\": [], \"nodes\": [{\"id\": \"éèêëï".utf8) + [0xED, 0xA0, 0x80]
          + Array("\"}]}".utf8)
      })
    HostileFile(
      "an id twice", "a.json", .refused(.duplicate), graph("{\"id\": \"a\"}, {\"id\": \"a\"}"))
    HostileFile(
      "a link to nowhere", "a.json", .refused(.nowhere),
      graph("{\"id\": \"a\"}", "{\"source\": \"a\", \"target\": \"z\"}"))
    HostileFile(
      "a link without a target", "a.json", .refused(.emptyCell),
      graph("{\"id\": \"a\"}", "{\"source\": \"a\"}"))
    HostileFile(
      "a place beyond the nodes", "a.json", .refused(.unknownValue),
      graph("{\"name\": \"a\"}", "{\"source\": 0, \"target\": 1000000000}"))
    HostileFile(
      "a place before the nodes", "a.json", .refused(.unknownValue),
      graph("{\"name\": \"a\"}", "{\"source\": 0, \"target\": -1}"))
    HostileFile(
      "a place between the nodes", "a.json", .refused(.unknownValue),
      graph("{\"name\": \"a\"}", "{\"source\": 0, \"target\": 0.5}"))
    HostileFile(
      "a place of thirty digits", "a.json", .refused(.unknownValue),
      graph("{\"name\": \"a\"}", "{\"source\": 0, \"target\": \(many("9", 30))}"))
    HostileFile(
      "a hundred thousand members", "a.json", .refused(.syntax),
      says: "too many different attributes",
      graph(
        (0..<(hundredThousand / 5)).map { node in
          "{\"id\": \(node), \((0..<5).map { "\"k\(5 * node + $0)\": 1" }.joined(separator: ", "))}"
        }
        .joined(separator: ", ")))
    HostileFile(
      "a line of two hundred kilobytes", "a.json", .read(actors: 1, relations: 0),
      graph("{\"id\": \"\(many("x", 200_000))\"}"))
    HostileFile(
      "names of prototypes", "a.json", .read(actors: 1, relations: 0),
      graph("{\"id\": \"a\", \"__proto__\": {\"x\": 1}, \"constructor\": 5, \"toString\": null}"))
    HostileFile(
      "escaped controls", "a.json", .read(actors: 1, relations: 0),
      graph("{\"id\": \"\\u001b[2J\\u0000\\u009b\"}"))
    HostileFile(
      "ids that are programs", "a.json", .read(actors: hostileNames.count, relations: 0),
      graph(
        strings.map { "{\"id\": \($0), \"name\": \($0), \"remark\": \($0)}" }.joined(
          separator: ", ")))
    HostileFile(
      "members that are programs", "a.json", .read(actors: 1, relations: 0),
      graph("{\"id\": \"a\", \(strings.map { "\($0): 1" }.joined(separator: ", "))}"))
  }

  @HostileFiles static var otherJSON: [HostileFile] {
    HostileFile("no graph at all", "a.json", .refused(.syntax), "{\"a\": 1}")
    HostileFile("nothing but a bracket", "a.json", .refused(.syntax), "{")
    HostileFile("elements that are no list", "a.cyjs", .refused(.syntax), "{\"elements\": \"x\"}")
    HostileFile(
      "an element without data", "a.cyjs", .refused(.emptyCell),
      "{\"elements\": {\"nodes\": [{}], \"edges\": []}}")
    HostileFile(
      "an edge to nowhere", "a.cyjs", .refused(.nowhere),
      "{\"elements\": {\"nodes\": [], \"edges\": [{\"data\": {\"source\": \"a\", \"target\": \"b\"}}]}}"
    )
    HostileFile(
      "parents that go round", "a.cyjs", .read(actors: 2, relations: 0),
      "{\"elements\": {\"nodes\": [{\"data\": {\"id\": \"a\", \"parent\": \"b\"}}, "
        + "{\"data\": {\"id\": \"b\", \"parent\": \"a\"}}]}}")
    HostileFile(
      "a hundred thousand levels", "a.cyjs", .refused(.syntax),
      "{\"elements\": {\"nodes\": " + many("[", 100_000))
    HostileFile(
      "ids that are programs", "a.cyjs", .read(actors: hostileNames.count, relations: 0),
      "{\"elements\": {\"nodes\": [\(strings.map { "{\"data\": {\"id\": \($0)}}" }.joined(separator: ","))]}}"
    )
    HostileFile(
      "nodes named as prototypes", "a.jgf.json", .read(actors: 2, relations: 1),
      "{\"graph\": {\"nodes\": {\"__proto__\": {}, \"constructor\": {}}, \"edges\": "
        + "[{\"source\": \"__proto__\", \"target\": \"constructor\"}]}}")
    HostileFile(
      "a node twice", "a.jgf.json", .refused(.duplicate),
      "{\"graph\": {\"nodes\": {\"a\": {}, \"a\": {}}}}")
    HostileFile(
      "an edge to nowhere", "a.jgf.json", .refused(.nowhere),
      "{\"graph\": {\"nodes\": {\"a\": {}}, \"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}}")
    HostileFile(
      "nodes that are a number", "a.jgf.json", .refused(.syntax), "{\"graph\": {\"nodes\": 1e9}}")
    HostileFile(
      "a hundred thousand levels", "a.jgf.json", .refused(.syntax),
      "{\"graph\": {\"metadata\": " + many("{\"a\":", 100_000))
    HostileFile(
      "a link to nowhere", "vos.json", .refused(.nowhere),
      "{\"network\": {\"items\": [{\"id\": 1, \"label\": \"a\", \"x\": 0, \"y\": 0}], \"links\": "
        + "[{\"source_id\": 1, \"target_id\": 1000000000, \"strength\": 1}]}}")
    HostileFile(
      "a strength that is no number", "vos.json", .refused(.badNumber),
      "{\"network\": {\"items\": [{\"id\": 1, \"label\": \"a\"}, {\"id\": 2, \"label\": \"b\"}], \"links\": "
        + "[{\"source_id\": 1, \"target_id\": 2, \"strength\": NaN}]}}")
    HostileFile(
      "a version of the future", "a.maillage.json", .refused(.syntax), "{\"maillage\": 999}")
    HostileFile(
      "a hundred thousand levels", "a.maillage.json", .refused(.syntax),
      "{\"maillage\": 1, \"actors\": " + many("[", 100_000))
    HostileFile(
      "money within itself", "a.maillage.json", .refused(.init(.circularPart)),
      "{\"maillage\": 1, \"actors\": [{\"id\": \"a\", \"name\": \"a\"}], \"relations\": [{\"id\": \"r\", \"source\": "
        + "\"a\", \"target\": \"a\", \"kind\": \"funds\", \"part_of\": \"r\"}]}")
    HostileFile(
      "a statement on nothing", "a.maillage.json", .refused(.init(.unknownSubject)),
      "{\"maillage\": 1, \"actors\": [], \"relations\": [], \"sources\": [{\"id\": \"s\", \"title\": \"s\"}], "
        + "\"statements\": [{\"subject\": \"actor:z\", \"source\": \"s\"}]}")
    HostileFile(
      "a broken line among others", "a.ftm.json", .refused(.unknownValue),
      "{\"id\": \"a\", \"schema\": \"Company\", \"properties\": {}}\n{\"id\": \n")
    HostileFile(
      "an owner from nowhere", "a.ftm.json", .refused(.nowhere),
      "{\"id\": \"a\", \"schema\": \"Company\", \"properties\": {}}\n{\"id\": \"o\", \"schema\": \"Ownership\", "
        + "\"properties\": {\"owner\": [\"z\"], \"asset\": [\"a\"]}}\n")
    HostileFile(
      "properties that are no object", "a.ftm.json", .refused(.unknownValue),
      "{\"id\": \"a\", \"schema\": \"Company\", \"properties\": [\"../../x\"]}\n")
    HostileFile(
      "a hundred thousand levels", "a.ftm.json", .refused(.unknownValue),
      "{\"id\": \"a\", \"schema\": \"Company\", \"properties\": \(many("[", 100_000))\n")
    HostileFile(
      "names that are programs", "a.ftm.json", .read(actors: hostileNames.count, relations: 0),
      strings.enumerated().map {
        "{\"id\": \"\($0.offset)\", \"schema\": \"Company\", \"properties\": {\"name\": [\($0.element)]}}\n"
      }.joined())
    HostileFile(
      "a share of nobody", "bods.json", .refused(.nowhere),
      "[{\"statementID\": \"e\", \"statementType\": \"entityStatement\", \"name\": \"E\"}, {\"statementID\": \"o\", "
        + "\"statementType\": \"ownershipOrControlStatement\", \"subject\": {\"describedByEntityStatement\": \"e\"}, "
        + "\"interestedParty\": {\"describedByPersonStatement\": \"z\"}, \"interests\": []}]")
    HostileFile(
      "a hundred thousand levels", "bods.json", .refused(.syntax),
      "[{\"statementID\": \"e\", \"statementType\": \"entityStatement\", \"name\": \(many("[", 100_000))"
    )
  }
}
