import NetworkGraph
import Testing

@testable import NetworkFiles

/// GML, DOT, Pajek and the language of UCINET.
extension HostileFile {
  private static func gml(_ inside: String) -> String { "graph [ directed 1 \(inside) ]" }

  private static func gmlEdge(_ rest: String) -> String {
    gml("node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 \(rest) ]")
  }

  @HostileFiles static var graphLanguages: [HostileFile] {
    HostileFile(
      "cut off within a text", "a.gml", .refused(.syntax), "graph [ node [ id 1 label \"a")
    HostileFile("cut off within a list", "a.gml", .refused(.syntax), "graph [ node [ id 1")
    HostileFile("a list closed twice", "a.gml", .refused(.syntax), gml("node [ id 1 ] ]"))
    HostileFile(
      "a hundred thousand levels", "a.gml", .refused(.syntax), "graph [" + many(" a [", 100_000))
    HostileFile(
      "a hundred thousand levels, closed", "a.gml", .refused(.syntax),
      gml(many("a [ ", 100_000) + many("] ", 100_000)))
    HostileFile("an id twice", "a.gml", .refused(.duplicate), gml("node [ id 1 ] node [ id 1 ]"))
    HostileFile(
      "an edge to nowhere", "a.gml", .refused(.nowhere),
      gml("node [ id 1 ] edge [ source 1 target 1000000000 ]"))
    HostileFile("a node without an id", "a.gml", .refused(.emptyCell), gml("node [ label \"a\" ]"))
    HostileFile(
      "an edge without a target", "a.gml", .refused(.emptyCell),
      gml("node [ id 1 ] edge [ source 1 ]"))
    HostileFile("a weight that is no number", "a.gml", .refused(.badNumber), gmlEdge("weight NAN"))
    HostileFile("a weight without end", "a.gml", .refused(.badNumber), gmlEdge("weight -INF"))
    HostileFile("a weight beyond all", "a.gml", .refused(.badNumber), gmlEdge("weight 1e999"))
    HostileFile(
      "a hundred thousand keys", "a.gml", .refused(.syntax), says: "too many different attributes",
      gml(
        (0..<(hundredThousand / 5)).map { node in
          "node [ id \(node) \((0..<5).map { "k\(5 * node + $0) 1" }.joined(separator: " ")) ]"
        }.joined(separator: " ")))
    HostileFile("NUL", "a.gml", .refused(.undecodable), gml("node [ id 1 label \"\u{0}\" ]"))
    HostileFile(
      "characters by numbers that are none", "a.gml", .read(actors: 1, relations: 0),
      gml("node [ id 1 label \"&#0;&#xD800;&#99999999999999999999;&x;\" ]"))
    HostileFile(
      "a line of two hundred kilobytes", "a.gml", .read(actors: 1, relations: 0),
      gml("node [ id 1 label \"\(many("x", 200_000))\" ]"))
    HostileFile(
      "labels that are programs", "a.gml", .read(actors: hostileNames.count, relations: 0),
      gml(
        hostileNames.enumerated().map {
          let text = $0.element.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
          return "node [ id \($0.offset) label \"\(text)\" ]\n"
        }.joined()))

    HostileFile("cut off within a text", "a.dot", .refused(.syntax), "digraph { \"a")
    HostileFile("cut off within a comment", "a.dot", .refused(.syntax), "digraph { a /* ")
    HostileFile("cut off within a subgraph", "a.dot", .refused(.syntax), "digraph { subgraph { a ")
    HostileFile("a brace too many", "a.dot", .refused(.unknownValue), "digraph { a } }")
    HostileFile(
      "a hundred thousand levels", "a.dot", .refused(.syntax), "digraph " + many("{", 100_000))
    HostileFile(
      "a hundred thousand levels of markup", "a.dot", .refused(.syntax),
      "digraph { a [label=" + many("<", 100_000) + "] }")
    HostileFile(
      "subgraphs multiplied", "a.dot", .refused(.syntax),
      "digraph { "
        + (0..<4).map { part in
          "{ \((0..<2000).map { "n\(part)_\($0)" }.joined(separator: " ")) }"
        }.joined(separator: " -> ") + " }")
    HostileFile(
      "a chain of a hundred thousand", "a.dot", .read(actors: 2, relations: hundredThousand),
      "digraph { a" + many(" -> b -> a", hundredThousand / 2) + " }")
    HostileFile(
      "a hundred thousand attributes", "a.dot", .refused(.syntax),
      says: "too many different attributes",
      "digraph { "
        + (0..<(hundredThousand / 5)).map { node in
          "n\(node) [\((0..<5).map { "k\(5 * node + $0)=1" }.joined(separator: ","))];"
        }.joined() + "}")
    HostileFile("NUL", "a.dot", .refused(.undecodable), "digraph { a\u{0}b }")
    HostileFile(
      "a weight that is no number", "a.dot", .refused(.badNumber),
      "digraph { a -> b [weight=nan]; a -> c [weight=1] }")
    HostileFile(
      "files to be looked at", "a.dot", .read(actors: 1, relations: 0),
      "digraph { imagepath=\"/etc\"; a [image=\"/etc/passwd\", shapefile=\"/dev/zero\", URL=\"file:///\"] }"
    )
    HostileFile(
      "labels that are programs", "a.dot", .read(actors: hostileNames.count, relations: 0),
      "digraph {\n"
        + hostileNames.enumerated().map {
          "n\($0.offset) [label=\"\($0.element.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"];\n"
        }.joined() + "}\n")
    HostileFile(
      "markup that is a program", "a.dot", .read(actors: 1, relations: 0),
      "digraph { a [label=<<script>alert(1)</script><b onclick=\"x\">t</b>>] }")
  }

  // MARK: - Formats that number their actors

  @HostileFiles static var numbered: [HostileFile] {
    HostileFile(
      "a thousand million vertices", "a.net", .refused(.syntax),
      "*Vertices 1000000000\n*Edges\n1 2\n")
    HostileFile(
      "vertices of thirty digits", "a.net", .refused(.syntax), "*Vertices \(many("9", 30))\n")
    HostileFile(
      "fewer vertices than none", "a.net", .refused(.syntax), "*Vertices -5\n*Edges\n1 2\n")
    HostileFile(
      "an edge to nowhere", "a.net", .refused(.unknownValue), "*Vertices 2\n*Edges\n1 3\n")
    HostileFile("an edge to nought", "a.net", .refused(.unknownValue), "*Vertices 2\n*Edges\n0 1\n")
    HostileFile(
      "a number twice", "a.net", .refused(.unknownValue), "*Vertices 2\n1 \"a\"\n1 \"b\"\n")
    HostileFile(
      "a weight that is no number", "a.net", .refused(.unknownValue),
      "*Vertices 2\n*Edges\n1 2 nan\n")
    HostileFile(
      "a weight beyond all", "a.net", .refused(.badNumber), "*Vertices 2\n*Edges\n1 2 1e999\n")
    HostileFile(
      "a text that is not closed", "a.net", .refused(.unknownValue), "*Vertices 1\n1 \"a\n")
    HostileFile(
      "a matrix cut off", "a.net", .refused(.unknownValue), "*Vertices 2\n*Matrix\n0 1\n1\n")
    HostileFile("NUL", "a.net", .refused(.undecodable), "*Vertices 1\n1 \"a\u{0}\"\n")
    HostileFile(
      "a line of a hundred thousand neighbours", "a.net",
      .read(actors: 2, relations: hundredThousand),
      "*Vertices 2\n*Arcslist\n1\(many(" 2", hundredThousand))\n")
    HostileFile(
      "labels that are programs", "a.net", .read(actors: 3, relations: 0),
      "*Vertices 3\n1 \"</script>\"\n2 \"=cmd|' /C calc'!A0\"\n3 \"../../etc/passwd\"\n")

    HostileFile(
      "a thousand million actors", "a.dl", .refused(.syntax),
      "dl n=1000000000 format=fullmatrix\ndata:\n0 1\n")
    HostileFile("fewer actors than none", "a.dl", .refused(.syntax), "dl n=-3\ndata:\n0\n")
    HostileFile(
      "actors of thirty digits", "a.dl", .refused(.syntax), "dl n=\(many("9", 30))\ndata:\n0\n")
    HostileFile(
      "a thousand million matrices", "a.dl", .refused(.unknownValue),
      "dl n=1 nm=1000000000\ndata:\n0\n")
    HostileFile("a matrix cut off", "a.dl", .refused(.unknownValue), "dl n=2\ndata:\n0 1\n1\n")
    HostileFile(
      "a matrix that goes on", "a.dl", .refused(.unknownValue), "dl n=2\ndata:\n0 1\n1 0\n5 5\n")
    HostileFile(
      "a form that is none", "a.dl", .refused(.syntax),
      "dl n=2 format=__import__\ndata:\n0 1\n1 0\n")
    HostileFile(
      "a tie to nowhere", "a.dl", .refused(.badNumber),
      "dl n=2 format=edgelist1\ndata:\n1 2 1\n1 1000000000 1\n")
    HostileFile(
      "a tie that is no number", "a.dl", .refused(.badNumber),
      "dl n=2 format=edgelist1\ndata:\n1 2 nan\n")
    HostileFile(
      "a name twice", "a.dl", .refused(.syntax), "dl n=2\nlabels:\na,a\ndata:\n0 1\n1 0\n")
    HostileFile("NUL", "a.dl", .refused(.undecodable), "dl n=2\ndata:\n0 1\n1 \u{0}\n")
    HostileFile("a header without end", "a.dl", .refused(.syntax), "dl " + many("n=2 ", 100_000))
  }
}
