import NetworkGraph
import NetworkLayout

/// Writes a scene in the DOT language of Graphviz.
///
/// The names of the nodes are the ids of the actors; names of people and organisations stand beside
/// the nodes (`xlabel`), since the size of a node means something. Text from data stays text:
/// `<b>`, `\N` and `&lt;` are shown as they are. The file is a `digraph` as soon as one line has an
/// arrow; lines without a direction then say `dir=none`.
///
/// Attributes that Graphviz does not know carry the data on: `category`, `value` (what the size
/// stands for) and `actor` (the id, where DOT cannot hold it as a name) on nodes; `role`, `kinds`,
/// `relations` (the number), `status` and the weight (`weight` where positions are pinned, else
/// `value`) on edges.
public struct DOTWriter: Sendable {
  let scene: DiagramScene
  let options: DOTOptions
  let names: DOTNames
  let placed: DOTPlacedParts?

  /// Whether the file is a `digraph`.
  public let isDirected: Bool

  /// - Precondition: Pinned positions are as many as the nodes, and finite.
  public init(_ scene: DiagramScene, options: DOTOptions = DOTOptions()) {
    self.init(scene, options: options, placed: nil)
  }

  /// A drawing: nodes, names and lines keep their places in `neato -n2`, so that Graphviz reproduces
  /// it. Other engines keep the nodes.
  public init(_ drawing: Drawing, legend: DOTOptions.Visibility = .shown) {
    self.init(
      drawing.scene,
      options: DOTOptions(positions: .pinned(drawing.placement.points), legend: legend),
      placed: DOTPlacedParts(drawing))
  }

  private init(_ scene: DiagramScene, options: DOTOptions, placed: DOTPlacedParts?) {
    if case .pinned(let points) = options.positions {
      precondition(points.count == scene.nodes.count, "each node needs a position")
      precondition(
        points.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "positions are finite numbers")
    }
    self.scene = scene
    self.options = options
    self.placed = placed
    names = DOTNames(ids: scene.nodes.map(\.id))
    isDirected = scene.edges.contains { $0.arrow != .none }
  }

  /// The names of the nodes in the file, in the order of the scene: the ids of the actors, or an
  /// encoded form where DOT cannot hold the id.
  public var nodeNames: [String] { names.nodes }

  var edgeOperator: String { isDirected ? "->" : "--" }

  /// The file, in UTF-8 with a line feed at the end of each line.
  ///
  /// - Complexity: O(*n* + *m*) and the length of the texts.
  public func write() -> String {
    var lines = [(isDirected ? "digraph " : "graph ") + graphName + " {"]
    lines.append("  graph \(list(graphAttributes));")
    lines.append(
      "  node \(list([("label", "\"\""), ("style", "filled"), ("fixedsize", "true")] + font));")
    lines.append("  edge \(list(font));")
    lines += clusterStatements
    for node in scene.nodes.indices where !isInRegion(node) {
      lines.append("  " + statement(ofNode: node))
    }
    for edge in scene.edges.indices { lines.append("  " + statement(ofEdge: edge)) }
    if options.legend == .shown { lines += legendStatements }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private var graphName: String {
    let title = scene.caption.title
    return DOTText.quoted(DOTText.isWritable(title) ? title : DOTNames.encoded(title))
  }

  private var graphAttributes: [(String, String)] {
    var attributes = [("charset", "\"UTF-8\""), ("outputorder", "edgesfirst")] + font
    switch options.positions {
    case .free:
      // The names beside the nodes are not counted by `dot`: leave room for them.
      attributes += [("nodesep", "0.6"), ("ranksep", "0.8")]
    case .pinned:
      // Positions in points, for `neato` as for `neato -n2`; and for `dot`, which follows `layout`.
      attributes += [("layout", "neato"), ("inputscale", "72")]
    }
    if options.caption == .shown {
      let caption = scene.caption
      let texts =
        [caption.title, caption.subtitle, caption.source, caption.dateLine] + caption.notes
      let lines = texts.filter { !$0.isEmpty }.flatMap { DOTText.wrapped($0, width: 110) }
      attributes += [
        ("label", DOTText.quoted(lines.map { DOTText.label($0) + "\\l" }.joined())),
        ("labeljust", "l"), ("labelloc", "b"),
      ]
    }
    return attributes
  }

  private var font: [(String, String)] { [("fontname", "\"Helvetica\""), ("fontsize", "9")] }

  // MARK: Nodes

  private func isInRegion(_ node: Int) -> Bool {
    scene.clusterDisplay == .regions && scene.nodes[node].cluster != nil
  }

  private var clusterStatements: [String] {
    guard scene.clusterDisplay == .regions else { return [] }
    return scene.clusters.enumerated().flatMap { index, cluster in
      let label = DOTText.quoted(DOTText.label(cluster.label))
      return [
        "  subgraph \"cluster_\(index)\" {",
        "    graph \(list([("label", label), ("style", "rounded"), ("color", "\"#999999\"")]));",
      ] + cluster.members.map { "    " + statement(ofNode: $0) } + ["  }"]
    }
  }

  private func statement(ofNode index: Int) -> String {
    let node = scene.nodes[index]
    var attributes = appearance(
      shape: node.shape, fill: node.fill, outline: node.outline, diameter: node.diameter)
    if let name = placed?.names[index] {
      attributes += name
    } else if node.isLabelled {
      attributes.append(("xlabel", DOTText.quoted(DOTText.label(node.label))))
    }
    attributes.append(("tooltip", DOTText.quoted(DOTText.tooltip(node.tooltip))))
    let category = scene.categories[node.category]
    attributes.append(
      ("category", DOTText.quoted(DOTText.label(category.identity?.text ?? category.label))))
    if let value = node.value { attributes.append(("value", DOTText.quoted(number(value)))) }
    if !names.isExact[index] {
      attributes.append(("actor", DOTText.quoted(DOTText.label(node.id.text))))
    }
    if case .pinned(let points) = options.positions {
      attributes.append(("pos", pinned(x: points[index].x, y: points[index].y)))
    }
    return DOTText.quoted(names.nodes[index]) + " " + list(attributes) + ";"
  }

  /// The look of a node or of its entry in the legend.
  func appearance(
    shape: NodeShape, fill: Colour, outline: Colour?, diameter: Double
  ) -> [(String, String)] {
    let extent = shape.extent(diameter: diameter)
    return [
      ("shape", dotName(of: shape)), ("width", inches(extent.width)),
      ("height", inches(extent.height)), ("fillcolor", "\"\(fill.hex)\""),
      ("color", "\"\((outline ?? fill).hex)\""),
    ]
  }

  private func dotName(of shape: NodeShape) -> String {
    switch shape {
    case .triangleDown: "invtriangle"
    default: shape.rawValue
    }
  }

  // MARK: Edges

  private func statement(ofEdge index: Int) -> String {
    let edge = scene.edges[index]
    var attributes = appearance(
      of: edge.style, arrow: edge.arrow, arrowSize: placed?.arrowSize(ofEdge: index) ?? 0.6)
    if let placed { attributes += placed.attributes(ofEdge: index) }
    if let amount = edge.amountLabel {
      attributes.append(("label", DOTText.quoted(DOTText.label(amount))))
    }
    let tooltip = DOTText.quoted(DOTText.tooltip(edge.tooltip))
    attributes += [("tooltip", tooltip), ("role", edge.role.rawValue)]
    attributes.append(("kinds", DOTText.quoted(DOTText.label(edge.kindLabel))))
    attributes.append(("relations", String(edge.relations.count)))
    if edge.status != .actual { attributes.append(("status", edge.status.rawValue)) }
    if let weight = edge.weight {
      // Each engine takes `weight` for something of its own, so that the layout stays free of it;
      // where positions are fixed it is what readers of DOT expect.
      let name = if case .pinned = options.positions { "weight" } else { "value" }
      attributes.append((name, DOTText.quoted(number(weight))))
    }
    return "\(DOTText.quoted(names.nodes[edge.tail])) \(edgeOperator) "
      + "\(DOTText.quoted(names.nodes[edge.head])) \(list(attributes));"
  }

  /// The look of a line or of its entry in the legend. Graphviz has no line of dashes and dots:
  /// such lines are dashed, and width and arrow head tell them apart.
  func appearance(
    of style: LineStyle, arrow: DiagramScene.Arrow, arrowSize: Double = 0.6
  ) -> [(String, String)] {
    let dash =
      switch style.dash {
      case .solid: "solid"
      case .dashed, .dashDotted: "dashed"
      case .dotted: "dotted"
      }
    var attributes = [
      ("style", dash), ("color", "\"\(style.colour.hex)\""),
      ("penwidth", fixedDecimals(style.width.points, 2)),
    ]
    guard isDirected else { return attributes }
    let head =
      switch style.arrowHead {
      case .none: "none"
      case .filledTriangle: "normal"
      case .hollowTriangle: "onormal"
      case .filledDiamond: "diamond"
      case .open: "vee"
      case .hollowCircle: "odot"
      }
    let size = fixedDecimals(arrowSize, 2)
    switch arrow {
    case .none: attributes.append(("dir", "none"))
    case .head: attributes += [("dir", "forward"), ("arrowhead", head), ("arrowsize", size)]
    case .both:
      attributes += [
        ("dir", "both"), ("arrowhead", head), ("arrowtail", head), ("arrowsize", size),
      ]
    }
    return attributes
  }

  // MARK: Values

  func list(_ attributes: [(String, String)]) -> String {
    "[" + attributes.map { "\($0.0)=\($0.1)" }.joined(separator: ", ") + "]"
  }

  private func inches(_ points: Double) -> String { fixedDecimals(points / 72, 4) }

  /// A position that layouts keep. Graphviz counts *y* upwards.
  func pinned(x: Double, y: Double) -> String {
    "\"\(fixedDecimals(x, 2)),\(fixedDecimals(-y, 2))!\""
  }

  /// A number with all its digits; whole ones without a point.
  private func number(_ value: Double) -> String {
    value.rounded() == value && abs(value) < 1e15 ? String(Int(value)) : value.description
  }
}
