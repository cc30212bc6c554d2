import NetworkGraph

/// What stands around the names and weights of a graph in a text format.
struct GraphForm: Sendable {
  /// Which names are put in quotes.
  enum Quote {
    case texts
    case always
  }

  /// The bytes around the parts of a vertex: its number, where the format has one, and its name.
  struct Vertex {
    var before: [UInt8] = []
    var between: [UInt8] = []
    var after: [UInt8] = []
  }

  /// The bytes around the parts of a tie.
  struct Tie {
    var before: [UInt8] = []
    var between: [UInt8] = []
    var beforeWeight: [UInt8] = []
    var after: [UInt8] = []
  }

  var opening = ""
  var beforeTies = ""
  var closing = ""
  var quote: Quote?
  /// The number of the first vertex, where ties name their ends by numbers.
  var firstNumber: Int?
  /// Whether a vertex without ties has a place.
  var listsVertices = true
  var vertex = Vertex()
  var tie = Tie()

  /// - Returns: `nil` for other formats.
  init?(_ graph: CompactGraph, _ format: FileFormat) {
    let isWeighted = graph.isWeighted
    switch format {
    case .edgeList:
      guard !graph.isDirected else { return nil }
      setPlain(separator: " ")
    case .edgeTable:
      setPlain(separator: ",")
      // Whether ties have a direction stands in each row; ties without weights are told from it too.
      opening = isWeighted ? "source,target,weight,direction\n" : "source,target,direction\n"
      tie.after = Array((graph.isDirected ? ",directed\n" : ",undirected\n").utf8)
    case .dot: setDOT(isDirected: graph.isDirected, isWeighted: isWeighted)
    case .graphML: setGraphML(isDirected: graph.isDirected, isWeighted: isWeighted)
    case .gml: setGML(isDirected: graph.isDirected, isWeighted: isWeighted)
    case .pajek: setPajek(graph)
    default: return nil
    }
  }

  private mutating func setPlain(separator: String) {
    listsVertices = false
    tie.between = Array(separator.utf8)
    tie.beforeWeight = tie.between
    tie.after = [0x0A]
  }

  private mutating func setDOT(isDirected: Bool, isWeighted: Bool) {
    quote = .texts
    opening = isDirected ? "digraph {\n" : "graph {\n"
    closing = "}\n"
    vertex = Vertex(before: Array("  ".utf8), after: Array(";\n".utf8))
    tie = Tie(
      before: Array("  ".utf8), between: Array((isDirected ? " -> " : " -- ").utf8),
      beforeWeight: Array(" [weight=".utf8), after: Array((isWeighted ? "];\n" : ";\n").utf8))
  }

  private mutating func setGraphML(isDirected: Bool, isWeighted: Bool) {
    opening = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">

      """
    if isWeighted {
      opening += """
          <key id="weight" for="edge" attr.name="weight" attr.type="double"/>

        """
    }
    opening += "  <graph id=\"G\" edgedefault=\"\(isDirected ? "directed" : "undirected")\">\n"
    closing = "  </graph>\n</graphml>\n"
    vertex = Vertex(before: Array("    <node id=\"".utf8), after: Array("\"/>\n".utf8))
    tie = Tie(
      before: Array("    <edge source=\"".utf8), between: Array("\" target=\"".utf8),
      beforeWeight: Array("\"><data key=\"weight\">".utf8),
      after: Array((isWeighted ? "</data></edge>\n" : "\"/>\n").utf8))
  }

  private mutating func setGML(isDirected: Bool, isWeighted: Bool) {
    quote = .always
    firstNumber = 0
    opening = "Creator \"Maillage\"\ngraph [\n  directed \(isDirected ? 1 : 0)\n"
    closing = "]\n"
    vertex = Vertex(
      before: Array("  node [\n    id ".utf8), between: Array("\n    label ".utf8),
      after: Array("\n  ]\n".utf8))
    tie = Tie(
      before: Array("  edge [\n    source ".utf8), between: Array("\n    target ".utf8),
      beforeWeight: Array("\n    weight ".utf8), after: Array("\n  ]\n".utf8))
  }

  private mutating func setPajek(_ graph: CompactGraph) {
    quote = .always
    firstNumber = 1
    opening = "*Vertices \(graph.vertexCount)\n"
    beforeTies = graph.isDirected ? "*Arcs\n" : "*Edges\n"
    vertex = Vertex(between: [0x20], after: [0x0A])
    tie = Tie(between: [0x20], beforeWeight: [0x20], after: [0x0A])
  }
}
