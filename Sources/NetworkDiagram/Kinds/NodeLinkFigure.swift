public import NetworkGraph
public import NetworkLayout

/// The kinds of node-link figures besides the map.
public enum NodeLinkFigure: Hashable, Sendable {
  /// All actors on a ring, those of one category (or group, where groups are shown) side by side.
  case circular
  /// Two columns, for a network whose ties all run between two sides.
  ///
  /// - Parameter second: Whether each node goes to the second column where its component allows it;
  ///   `nil` for no wish.
  case bipartite(second: [Bool]?)
  /// Layers, such that ties run from one to a later one as far as they can: for hierarchies and money.
  case layered(Direction)
  /// Actors round a centre, the nearer the higher a value.
  ///
  /// - Parameters:
  ///   - values: The value of each node; those without stand in rows below.
  ///   - measure: What the values are, for the notes.
  case concentric(values: [Double?], measure: LocalizedText)
  /// Actors where they are on the earth; those without a place stand in rows below.
  case geographic([GeographicPoint?])

  /// What the file is marked as.
  var kind: Figure.Kind {
    switch self {
    case .circular: .circular
    case .bipartite: .bipartite
    case .layered: .layered
    case .concentric: .concentric
    case .geographic: .geographic
    }
  }
}

extension Drawing {
  /// Draws a scene as one of the kinds besides the map.
  ///
  /// The notes of the caption say the rule of the layout and what position means.
  ///
  /// - Throws: ``DrawingError`` when the scene cannot be drawn so, or the page has too little room.
  public init(
    scene: DiagramScene, page: Page = .a4Figure, options: DrawingOptions = DrawingOptions(),
    figure: NodeLinkFigure
  ) throws(DrawingError) {
    // Where positions are given, nodes that touch can only become smaller. Beyond 200 nodes each
    // attempt takes its time.
    var scene = scene
    for _ in 0..<(scene.nodes.count > 200 ? 3 : 6) {
      let drawing = try Drawing(scene: scene, page: page, options: options, once: figure)
      if !drawing.hasTouchingNodes {
        self = drawing
        return
      }
      scene = scene.scaled(by: 0.86, least: 1.2)
    }
    try self.init(scene: scene, page: page, options: options, once: figure)
  }

  private var hasTouchingNodes: Bool {
    let boxes = zip(scene.nodes, placement.points).map {
      Rectangle(center: $1, size: NodeOutline.size(shape: $0.shape, diameter: $0.diameter))
        .insetBy(0.05)
    }
    return boxes.indices.contains { i in
      boxes[..<i].indices.contains { j in
        guard boxes[i].overlaps(boxes[j]) else { return false }
        guard scene.nodes[i].shape == .circle && scene.nodes[j].shape == .circle else {
          return true
        }
        return boxes[i].center.distance(to: boxes[j].center)
          < (boxes[i].width + boxes[j].width) / 2
      }
    }
  }

  private init(
    scene: DiagramScene, page: Page, options: DrawingOptions, once figure: NodeLinkFigure
  ) throws(DrawingError) {
    switch figure {
    case .circular: try self.init(circular: scene, page: page, options: options)
    case .bipartite(let second):
      try self.init(bipartite: scene, second: second, page: page, options: options)
    case .layered(let direction):
      try self.init(layered: scene, direction: direction, page: page, options: options)
    case .concentric(let values, let measure):
      try self.init(
        concentric: scene, values: values, measure: measure, page: page, options: options)
    case .geographic(let places):
      try self.init(geographic: scene, places: places, page: page, options: options)
    }
    self.figure.kind = figure.kind
  }

  private init(circular scene: DiagramScene, page: Page, options: DrawingOptions)
    throws(DrawingError)
  {
    let part = TiedPart(of: scene)
    let usesClusters = scene.clusterDisplay == .regions && !scene.clusters.isEmpty
    let groups = part.nodes.map {
      usesClusters ? scene.nodes[$0].cluster ?? 0 : scene.nodes[$0].category
    }
    let order = CircularLayout(groups: groups).order(of: part.graph)
    let crossings = CircularLayout.crossings(of: order, in: part.graph)
    let count = scene.language.format(crossings)
    let rule =
      usesClusters
      ? LocalizedText("one cluster", "un même groupe")
      : LocalizedText("one colour", "une même couleur")
    let note = LocalizedText(
      "Layout: circular; actors of \(rule.english) stand side by side, in an order with few crossings "
        + "(\(count)). Only the order round the ring has a meaning, distance and position "
        + "have none; nothing random.",
      "Disposition\u{00A0}: circulaire\u{00A0}; les acteurs d’\(rule.french) se suivent, dans un ordre "
        + "qui croise peu de traits (\(count) croisements). Seul l’ordre sur l’anneau a un sens, la "
        + "distance et la position n’en ont pas\u{00A0}; sans hasard.")
    let length = 1.9 * min(page.width - 2 * page.margin, page.height - 2 * page.margin)
    let drawn = scene.noting(layout: note[scene.language]).withoutRegions
      .shrunk(part.nodes, toLength: length)
    let nodes = order.map { part.nodes[$0.index] }
    try self.init(
      scene: drawn, page: page, options: options, numbersNames: nodes.count <= 200
    ) { scene, frame, numbers in
      FigureArrangement(scene: scene, options: options, frame: frame, numbers: numbers) { room in
        CircularFigure(
          scene: scene, room: room, options: options, order: nodes, numbered: Set(numbers.keys)
        ).placed()
      }
    }
  }

  private init(
    bipartite scene: DiagramScene, second: [Bool]?, page: Page, options: DrawingOptions
  ) throws(DrawingError) {
    precondition(
      second == nil || second!.count == scene.nodes.count, "each node has a wish, or none has")
    let part = TiedPart(of: scene)
    let sides: TwoSides
    do {
      sides = try TwoSides(
        of: part.graph, prefersSecond: second.map { wish in part.nodes.map { wish[$0] } })
    } catch {
      throw .notBipartite(ring: error.vertices.map { scene.nodes[part.nodes[$0.index]].label })
    }
    let layout = BipartiteLayout(of: part.graph, sides: sides, seed: options.seed)
    let columns = [layout.first, layout.second].map { $0.map { part.nodes[$0.index] } }
    let count = scene.language.format(layout.crossings)
    let note = LocalizedText(
      "Layout: two columns, seed \(options.seed), no line within one; each in an order with few crossings (\(count)). "
        + "Only the order in a column has a meaning: who has common partners stands close; distance "
        + "and position have no unit.",
      "Disposition\u{00A0}: deux colonnes, graine \(options.seed), aucun trait à l’intérieur de l’une\u{00A0}; chacune dans un "
        + "ordre qui croise peu de traits (\(count) croisements). Seul l’ordre dans une colonne a un "
        + "sens\u{00A0}: qui partage des partenaires est proche\u{00A0}; distance et position n’ont pas "
        + "d’unité.")
    let length = 0.6 * (page.height - 2 * page.margin)
    let longer = columns[0].count >= columns[1].count ? columns[0] : columns[1]
    let drawn = scene.noting(layout: note[scene.language]).withoutRegions
      .shrunk(longer, toLength: length)
    try self.init(
      scene: drawn, page: page, options: options, numbersNames: false
    ) { scene, frame, numbers in
      FigureArrangement(scene: scene, options: options, frame: frame, numbers: numbers) { room in
        BipartiteFigure(scene: scene, room: room, options: options, columns: columns).placed()
      }
    }
  }
}

/// The nodes of a scene that have a line to another, with the graph of these lines.
struct TiedPart {
  /// As places in the scene, ascending: vertex *i* of the graph is `nodes[i]`.
  let nodes: [Int]
  let graph: CompactGraph

  init(of scene: DiagramScene, isDirected: Bool = false) {
    var isTied = [Bool](repeating: false, count: scene.nodes.count)
    for edge in scene.edges where !edge.isLoop {
      isTied[edge.tail] = true
      isTied[edge.head] = true
    }
    nodes = scene.nodes.indices.filter { isTied[$0] }
    var place = [Int](repeating: -1, count: scene.nodes.count)
    for (index, node) in nodes.enumerated() { place[node] = index }
    graph = CompactGraph(
      vertexCount: nodes.count,
      edges: scene.edges.filter { !$0.isLoop }.map { (place[$0.tail], place[$0.head]) },
      isDirected: isDirected)
  }
}

extension DiagramScene {
  /// The scene with the groups kept and no regions drawn: for figures in which a hull has no meaning.
  var withoutRegions: DiagramScene {
    DiagramScene(
      language: language, palette: palette, nodes: nodes, edges: edges, categories: categories,
      categoryCaption: categoryCaption, sizeLegend: sizeLegend, edgeLegend: edgeLegend,
      clusters: clusters, clusterDisplay: .hidden, caption: caption, facts: facts)
  }

  /// The scene with nodes, and the legend of their sizes, small enough that some of them fit side by
  /// side on a line of a length.
  func shrunk(_ list: [Int], toLength length: Double) -> DiagramScene {
    let sum = list.reduce(0) { sum, index in
      let size = NodeOutline.size(shape: nodes[index].shape, diameter: nodes[index].diameter)
      return sum + max(size.width, size.height) + 1
    }
    return sum > length ? scaled(by: length / sum, least: 1.6) : self
  }
}
