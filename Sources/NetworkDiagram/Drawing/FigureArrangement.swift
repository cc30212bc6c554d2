import NetworkGraph
import NetworkLayout

/// Where nodes and names are on the page.
struct FigureArrangement {
  /// A name in its place.
  struct Name {
    let node: Int
    let text: WrappedText
    let box: Rectangle
    let anchor: FigureElement.TextLine.Anchor
    /// Where a leader line meets the name; `nil` for a name beside its node.
    let leader: Point?
  }

  var points: [Point]
  var names: [Name] = []
  /// Nodes that the scene labels and for which no free place was found.
  var unplaced: [Int] = []
  /// The number of nodes in the rows of those without a line.
  private(set) var isolatedCount = 0
  /// Above the rows of nodes without a line: the rule's y, when there are such nodes.
  var isolatedTop: Double?
  /// What stands over these rows; `nil` for the number of nodes without a line.
  private(set) var rowsHeading: String?
  /// What a kind of figure placed, with courses of lines and marks of its own.
  private(set) var placed: PlacedNodes?
  /// What the anchored layout says of itself; `nil` without anchors.
  private(set) var anchored: AnchoredPlacement?

  let scene: DiagramScene
  let options: DrawingOptions
  let sizes: [Size]
  let texts: [[WrappedText]]
  private let isNumbered: [Bool]
  let changes: FigureChanges?
  /// Whether the arrangement was made in a hurry, to learn which names find no place.
  let isTrial: Bool
  private var fit: AnchorFit?
  /// The components as laid out, before they were put on the page.
  private(set) var parts: [Placement] = []

  /// - Parameters:
  ///   - numbers: Nodes that bear a number in place of their name.
  ///   - parts: The components as another arrangement of the same scene has laid them out; empty
  ///     lays them out now.
  ///   - isTrial: Whether a hasty arrangement will do.
  ///   - rows: The nodes that stand in rows below the others; `nil` for those without a line.
  ///   - placing: Puts the other nodes and their names into the frame; `nil` for the layout that the
  ///     options name.
  init(
    scene: DiagramScene, options: DrawingOptions, frame: Rectangle, numbers: [Int: Int] = [:],
    parts: [Placement] = [], isTrial: Bool = false, changes: FigureChanges? = nil,
    rows: NodeRows? = nil,
    placing: ((PlacingRoom) -> PlacedNodes)? = nil
  ) {
    self.parts = parts
    self.isTrial = isTrial
    self.changes = changes
    self.scene = scene
    self.options = options
    rowsHeading = rows?.heading
    let count = scene.nodes.count
    points = [Point](repeating: frame.center, count: count)
    let newNodes = Set(changes?.newNodes ?? [])
    sizes = scene.nodes.enumerated().map { index, node in
      newNodes.contains(index)
        ? NewMark.size(shape: node.shape, diameter: node.diameter)
        : NodeOutline.size(shape: node.shape, diameter: node.diameter)
    }
    isNumbered = scene.nodes.indices.map { numbers[$0] != nil }
    texts = scene.nodes.enumerated().map { index, node in
      if let number = numbers[index] {
        return [WrappedText(lines: [String(number)], size: options.labelSize)]
      }
      return node.isLabelled
        ? LabelWrapping.candidates(for: node.label, size: options.labelSize) : []
    }
    var isTied = [Bool](repeating: false, count: count)
    for edge in scene.edges where !edge.isLoop {
      isTied[edge.tail] = true
      isTied[edge.head] = true
    }
    if let rows { isTied = scene.nodes.indices.map { !rows.nodes.contains($0) } }
    // Who lost the last line since the earlier figure stays where readers look for it.
    for node in changes?.mapNodes ?? [] { isTied[node] = true }
    for node in PlaceConstraints.nodes(options.constraints, scene: scene) { isTied[node] = true }
    let isolated = scene.nodes.indices.filter { !isTied[$0] }
    let tied = scene.nodes.indices.filter { isTied[$0] }
    isolatedCount = isolated.count
    var upper = frame
    if !isolated.isEmpty {
      // The side of what the tied nodes need grows like the root of their number; the rest of the
      // height is free for the others, 30 to 55 per cent of it at least for the picture.
      let share = tied.isEmpty ? 1 : 1 - min(0.55, max(0.3, Double(tied.count).squareRoot() / 12))
      let height = placeIsolated(isolated, frame: frame, limit: frame.height * share)
      upper.maxY = frame.maxY - height - 8
    }
    guard !tied.isEmpty else { return }
    guard let placing else {
      placeTied(tied, frame: upper)
      return
    }
    let placed = placing(PlacingRoom(frame: upper, nodes: tied, sizes: sizes, texts: texts))
    for (node, point) in zip(tied, placed.points) { points[node] = point }
    names += placed.names
    unplaced = (unplaced + placed.unplaced).sorted()
    self.placed = placed
  }

  // MARK: Nodes with lines

  private mutating func placeTied(_ tied: [Int], frame: Rectangle) {
    var place = [Int](repeating: -1, count: scene.nodes.count)
    for (index, node) in tied.enumerated() { place[node] = index }
    let edges = scene.edges.filter { !$0.isLoop }.map { (place[$0.tail], place[$0.head]) }
    let graph = CompactGraph(vertexCount: tied.count, edges: edges)
    let usesGroups = scene.clusterDisplay == .regions && options.groupSeparation > 0
    let layout = StressLayout(
      seed: options.seed, emphasis: options.emphasis,
      groups: usesGroups
        ? .init(
          membership: tied.map { scene.nodes[$0].cluster ?? 0 },
          separation: options.groupSeparation) : nil,
      aspect: frame.width / frame.height)
    let components = StressLayout.components(of: graph)
    let nodeSizes = tied.map { sizes[$0] }
    var local: [Point]
    var anchors: [Point?]?
    if let changes, tied.contains(where: { changes.mapAnchors[$0] != nil }) {
      let kept = AnchoredArrangement(
        graph: graph, layout: layout, anchors: tied.map { changes.mapAnchors[$0] },
        sizes: nodeSizes,
        frame: frame, changeShare: changes.share)
      (local, anchors) = (kept.points, kept.anchors)
      (fit, anchored) = (kept.fit, kept.placement)
    } else {
      local = freshPoints(
        tied, graph: graph, layout: layout, components: components, frame: frame)
    }

    let labelled = fitting(tied, frame: frame)
    let candidates = tied.map { node in
      labelled.contains(node)
        ? LabelCandidate.all(
          for: texts[node], halfWidth: sizes[node].width / 2, halfHeight: sizes[node].height / 2,
          isRound: scene.nodes[node].shape == .circle)
        : []
    }
    let all = graph.edges.filter { $0.tail != $0.head }
      .map { (tail: $0.tail.index, head: $0.head.index) }
    // Where thousands of lines cover the sheet no place is free of them: an even sample of them finds
    // the least covered ones as well, in bounded time.
    let step = max(1, all.count / 2000)
    let unique = stride(from: 0, to: all.count, by: step).map { all[$0] }
    let costs = FigureAnnealing.Costs(emphasis: options.emphasis, nodeCount: tied.count)
    let system = PlaceConstraints.system(
      options.constraints, nodes: tied, scene: scene, sizes: nodeSizes, frame: frame)
    var wanted: [Float]?
    if let system {
      // The free nodes go round the bound ones before names are placed.
      let distances = targets(graph, components, local, usesGroups: usesGroups)
      local = system.separated(
        anchors == nil
          ? system.relaxed(local, targets: distances) : system.projected(local),
        sizes: nodeSizes, gap: 4)
      anchors = anchors.map { zip($0, local).map { $0 == nil ? nil : $1 } }
      wanted = distances
    }
    var start = FigureAnnealing(
      frame: frame, points: local, sizes: nodeSizes, candidates: candidates, edges: unique,
      targets: wanted ?? targets(graph, components, local, usesGroups: usesGroups), costs: costs,
      seed: options.seed, anchors: anchors)
    start.constraints = system
    start.isTrial = isTrial
    // Near neighbours are what a drawing of communities is for.
    let runs = tied.count > 200 ? 1 : tied.count > 100 ? 2 : tied.count > 50 ? 6 : 8
    var best = start.best(runs: runs) { points in
      options.emphasis == .community
        ? 2500 * DrawingQuality.neighbourhoodPreservation(of: points, in: graph) : 0
    }
    // A drawing of distances keeps them, whatever it lacks, unless its actors are so few that it says
    // little by them.
    let isFree = options.emphasis == .community || usesGroups || tied.count < 30
    if isFree, !isTrial, tied.count <= 200, anchors == nil {
      best = best.amended(nodeCount: scene.nodes.count)
    }
    adopt(best, tied: tied, frame: frame)
    unplaced += tied.filter { !texts[$0].isEmpty && !labelled.contains($0) }
    unplaced.sort()
  }

  /// Where a place of the earlier figure is on this one.
  func earlierPlace(_ point: Point) -> Point { fit?.place(point) ?? point }

  /// The points of a new layout, fitted into the frame.
  private mutating func freshPoints(
    _ tied: [Int], graph: CompactGraph, layout: StressLayout, components: [[Vertex]],
    frame: Rectangle
  ) -> [Point] {
    if parts.isEmpty { parts = components.map { layout.componentPlacement(of: graph, $0) } }
    var local = Self.packed(parts, components, frame: frame, count: tied.count)
    let usesGroups = layout.groups != nil
    // Where distance is not what the drawing shows, the page may be filled.
    let isFree = options.emphasis == .community || usesGroups
    local = Self.stretched(local, in: frame, limit: usesGroups ? 1.8 : isFree ? 1.4 : 1.08)
    if isFree {
      let boxes = tied.map { node in
        Size(
          width: sizes[node].width + (texts[node].last?.width ?? 0),
          height: max(sizes[node].height, texts[node].last?.height ?? 0))
      }
      // Groups must not flow into each other.
      let membership = tied.map { scene.nodes[$0].cluster ?? 0 }
      func purity(_ points: [Point]) -> Double {
        usesGroups && tied.count <= 1500
          ? DrawingQuality.groupPurity(of: points, membership: membership) : 1
      }
      let least = purity(local)
      let flow = DensityFlow(frame: frame, sizes: boxes, goal: usesGroups ? 0.12 : 0.05)
      local = flow.spread(local) { purity($0) >= least }
      // Where one stream leaves much of the page empty, what it has moved may flow on.
      for _ in 0..<2 where flow.emptiness(of: local) > 0.35 {
        local = flow.spread(local) { purity($0) >= least }
      }
    }
    return OverlapRemoval.separated(
      local, sizes: tied.map { sizes[$0] }, gap: 4, within: frame.insetBy(1))
  }

  /// The nodes whose names the frame has room for: the first in the order of the labelling rule, as
  /// long as all boxes together take at most 45 % of the area.
  private func fitting(_ tied: [Int], frame: Rectangle) -> Set<Int> {
    var area = tied.reduce(0) { $0 + (sizes[$1].width + 4) * (sizes[$1].height + 4) }
    var result: Set<Int> = []
    for node in scene.rankedNodes(tied) where !texts[node].isEmpty {
      area += texts[node].map { ($0.width + 2) * ($0.height + 2) }.min()!
      // Numbers are small and always tried.
      if area <= 0.45 * frame.width * frame.height || isNumbered[node] { result.insert(node) }
    }
    return result
  }

  /// The distances that nodes are to keep: those of the graph at the scale of the drawing, or those
  /// of the layout where it has shown more than distance.
  private func targets(
    _ graph: CompactGraph, _ components: [[Vertex]], _ points: [Point], usesGroups: Bool
  ) -> [Float] {
    let n = points.count
    guard n <= 1500 else { return [] }
    let distances = GraphDistances(of: graph)
    let keepsDrawn = usesGroups || options.emphasis == .community
    var linear = 0.0
    var square = 0.0
    for i in 0..<n {
      for j in 0..<n where i != j && distances[i, j].isFinite {
        let ratio = points[i].distance(to: points[j]) / Double(distances[i, j])
        linear += ratio
        square += ratio * ratio
      }
    }
    let scale = linear > 0 ? square / linear : 1
    var result = [Float](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0..<n where i != j && distances[i, j].isFinite {
        result[i * n + j] =
          keepsDrawn
          ? Float(max(1, points[i].distance(to: points[j]))) : Float(scale) * distances[i, j]
      }
    }
    return result
  }

  private mutating func adopt(_ annealing: FigureAnnealing, tied: [Int], frame: Rectangle) {
    for (index, node) in tied.enumerated() { points[node] = annealing.points[index] }
    let faulty = Set(annealing.faultyNodes())
    var taken = tied.indices.map {
      Rectangle(
        center: annealing.points[$0],
        size: Size(
          width: sizes[tied[$0]].width + 2 * (LabelCandidate.gap + 0.6),
          height: sizes[tied[$0]].height + 2 * (LabelCandidate.gap + 0.6)))
    }
    func name(_ index: Int, _ candidate: LabelCandidate, leader: Point?) -> Name {
      let p = annealing.points[index]
      let box = Rectangle(
        minX: candidate.box.minX + p.x, minY: candidate.box.minY + p.y,
        maxX: candidate.box.maxX + p.x, maxY: candidate.box.maxY + p.y)
      return Name(
        node: tied[index], text: texts[tied[index]][candidate.wrap], box: box,
        anchor: candidate.anchor, leader: leader)
    }
    for index in tied.indices where annealing.choice[index] >= 0 && !faulty.contains(index) {
      let name = name(index, annealing.candidates[index][annealing.choice[index]], leader: nil)
      names.append(name)
      taken.append(name.box.insetBy(-0.6))
    }
    // What is left is put at the nearest free place, with a leader line where that is not beside
    // the node.
    for index in scene.ranked(tied) where annealing.choice[index] >= 0 && faulty.contains(index) {
      if let name = freePlace(index, annealing, tied[index], taken: taken, frame: frame) {
        names.append(name)
        taken.append(name.box.insetBy(-0.6))
      } else {
        unplaced.append(tied[index])
      }
    }
  }

  private func freePlace(
    _ index: Int, _ annealing: FigureAnnealing, _ node: Int, taken: [Rectangle], frame: Rectangle
  ) -> Name? {
    let p = annealing.points[index]
    let leaders = names.compactMap { name in
      name.leader.map { (from: points[name.node], to: $0) }
    }
    func isFree(_ box: Rectangle) -> Bool {
      frame.contains(box)
        && !taken.enumerated().contains { $0.offset != index && $0.element.overlaps(box) }
        && !leaders.contains { box.meetsSegment(from: $0.from, to: $0.to) }
    }
    for candidate in annealing.candidates[index].sorted(by: { $0.cost < $1.cost }) {
      let box = Rectangle(
        minX: candidate.box.minX + p.x, minY: candidate.box.minY + p.y,
        maxX: candidate.box.maxX + p.x, maxY: candidate.box.maxY + p.y)
      if isFree(box) {
        return Name(
          node: node, text: texts[node][candidate.wrap], box: box, anchor: candidate.anchor,
          leader: nil)
      }
    }
    for ring in 1...24 {
      for step in 0..<24 {
        let (sine, cosine) = Elementary.sineAndCosine(Double(step) * .pi / 12)
        for text in texts[node] {
          let radius = Double(ring) * 6
          let center = Point(
            x: p.x + cosine * (radius + sizes[node].width / 2 + text.width / 2),
            y: p.y + sine * (radius + sizes[node].height / 2 + text.height / 2))
          let box = Rectangle(
            center: center, size: Size(width: text.width, height: text.height))
          guard isFree(box) else { continue }
          let meet = Point(
            x: min(max(p.x, box.minX), box.maxX), y: min(max(p.y, box.minY), box.maxY))
          // A leader line passes over nothing.
          let passes = taken.enumerated().contains {
            $0.offset != index && $0.element.meetsSegment(from: p, to: meet)
          }
          if passes { continue }
          return Name(node: node, text: text, box: box, anchor: .middle, leader: meet)
        }
      }
    }
    return nil
  }
}
