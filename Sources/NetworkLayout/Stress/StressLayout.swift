public import NetworkGraph

/// A deterministic layout by stress: drawn distances follow distances in the graph.
///
/// Up to ``exactLimit`` vertices all pairs count; above, a sample of landmarks stands for them and
/// forces of short range keep neighbours together: <doc:LargeNetworks>. Small
/// graphs are laid out from several random starts and the best drawing is kept. Each component
/// is laid out alone and turned to fit the page; components are packed side by side, isolated
/// vertices go in rows below.
///
///     let layout = StressLayout(seed: 7)
///     let placement = layout.placement(of: graph)
///     placement.points[vertex.index]      // an edge is about 1 long
///
/// Position has no unit and no axis has a meaning; only nearness does, and it is approximate.
///
/// - SeeAlso: J. X. Zheng, S. Pawar, D. F. M. Goodman, "Graph drawing by stochastic gradient
///   descent", *IEEE Transactions on Visualization and Computer Graphics* 25(9), 2019,
///   doi:10.1109/TVCG.2018.2859997.
public struct StressLayout: Hashable, Sendable {
  /// What a drawing is to show best; no drawing shows both.
  public enum Emphasis: String, Hashable, Sendable, CaseIterable {
    /// Distances: the least stress.
    case distance
    /// Who is with whom: stress first, then forces that draw neighbours together, which cross
    /// fewer edges. Graphs of 2001 to 3000 vertices keep the emphasis on distance.
    case community
  }

  /// Groups of vertices that are to be drawn apart.
  public struct Groups: Hashable, Sendable {
    /// The number of each vertex's group.
    public let membership: [Int]
    /// How much farther apart vertices of different groups are drawn: distances are multiplied by
    /// 1 + `separation`. 0.5 shows groups, 1 makes regions.
    public let separation: Double

    /// - Precondition: `separation` is a finite number, zero or more.
    public init(membership: [Int], separation: Double = 0.5) {
      precondition(separation >= 0 && separation.isFinite, "groups cannot be drawn below apart")
      self.membership = membership
      self.separation = separation
    }
  }

  /// The seed of all chance in the layout.
  public var seed: UInt64
  /// What the drawing is to show best: distances or communities.
  public var emphasis: Emphasis
  /// The groups that are to be drawn apart; `nil` draws by distances alone.
  public var groups: Groups?
  /// How much shorter than 1 the edge to a leaf is drawn, from 0 to 0.7.
  public var leafShortening: Double
  /// The width of the page divided by its height, to which drawings are turned and packed.
  public var aspect: Double

  /// The most vertices of a component for which all pairs are taken into account.
  public static let exactLimit = 3000

  /// The layout with these choices; 0.75 is the aspect of an upright page.
  /// - Precondition: `aspect` is finite and above 0, `leafShortening` from 0 to 0.7.
  public init(
    seed: UInt64 = 1, emphasis: Emphasis = .distance, groups: Groups? = nil,
    leafShortening: Double = 0, aspect: Double = 0.75
  ) {
    precondition(aspect > 0 && aspect.isFinite, "a page has a width and a height")
    precondition((0...0.7).contains(leafShortening), "a leaf keeps part of its edge")
    self.seed = seed
    self.emphasis = emphasis
    self.groups = groups
    self.leafShortening = leafShortening
    self.aspect = aspect
  }

  /// How many starts are tried for a component of a size.
  public static func startCount(vertexCount: Int) -> Int {
    (3...500).contains(vertexCount) ? 16 : 1
  }

  /// How many of the starts, those of least stress, are finished and compared by all that counts: fewer
  /// where that is dear.
  static func finalistCount(vertexCount: Int) -> Int {
    switch vertexCount {
    case ...2: 1
    case ...100: 16
    case ...200: 8
    case ...500: 4
    default: 1
    }
  }

  /// Lays out a graph.
  ///
  /// Runs to its end, even in a task that is cancelled: see ``cancellablePlacement(of:lengths:)``.
  ///
  /// - Parameters:
  ///   - graph: Directions, weights and self-loops are not used.
  ///   - lengths: How long each edge is to be drawn, at its slot in `graph`, or `nil` for 1 each;
  ///     only for undirected graphs.
  /// - Returns: One point per vertex, an edge being about 1 long, in a box from the origin.
  /// - Precondition: Lengths and groups, where given, fit the graph.
  /// - Complexity: O(*nm* + *s*·*n*²) for *s* starts on components of up to ``exactLimit`` vertices;
  ///   above, O(*h*(*n* + *m*)) for *h* ≤ 1024 landmarks and O(*n*(*h* + log *n*) + *m*) for each of
  ///   200 rounds or fewer.
  public func placement(
    of graph: CompactGraph, lengths: ContiguousArray<Double>? = nil
  ) -> Placement {
    Self.uncancelled { () throws(CancellationError) in
      try placement(of: graph, lengths: lengths, cancellation: nil)
    }
  }

  /// Lays out a graph as ``placement(of:lengths:)`` does, and stops when the task is cancelled.
  ///
  /// - Throws: `CancellationError` when the current task is cancelled; checked before each round
  ///   over all vertices.
  /// - Complexity: As ``placement(of:lengths:)``.
  public func cancellablePlacement(
    of graph: CompactGraph, lengths: ContiguousArray<Double>? = nil
  ) throws(CancellationError) -> Placement {
    try Cancellation.ofCurrentTask { (cancellation) throws(CancellationError) in
      try placement(of: graph, lengths: lengths, cancellation: cancellation)
    }
  }

  private static func uncancelled<Value>(
    _ body: () throws(CancellationError) -> Value
  ) -> Value {
    do {
      return try body()
    } catch {
      preconditionFailure("a layout that asks no task is never cancelled")
    }
  }

  private func placement(
    of graph: CompactGraph, lengths: ContiguousArray<Double>?, cancellation: Cancellation?
  ) throws(CancellationError) -> Placement {
    let parts = ComponentLayout.components(of: graph)
    var drawings: [Placement] = []
    for component in parts {
      drawings.append(
        try componentPlacement(
          of: graph, component, lengths: lengths, cancellation: cancellation))
    }
    let gap = 1.0
    let connected = parts.indices.filter { parts[$0].count > 1 }
    let isolated = parts.filter { $0.count == 1 }.map { $0[0] }
    let sizes = connected.map {
      Size(width: drawings[$0].size.width + gap, height: drawings[$0].size.height + gap)
    }
    let packing = ComponentPacking(sizes: sizes, aspect: aspect)
    var points = [Point](repeating: .origin, count: graph.vertexCount)
    var box = packing.size
    for (place, part) in connected.enumerated() {
      let corner = packing.corners[place]
      for (index, vertex) in parts[part].enumerated() {
        let point = drawings[part].points[index]
        points[vertex.index] = Point(
          x: corner.x + gap / 2 + point.x, y: corner.y + gap / 2 + point.y)
      }
    }
    if !isolated.isEmpty {
      // Rows as wide as the drawing; alone on the page, as many columns as fit its aspect.
      let alone = (Double(isolated.count) * aspect).squareRoot().rounded(.up)
      let columns = max(1, connected.isEmpty ? Int(alone) : Int(box.width / gap))
      for (index, vertex) in isolated.enumerated() {
        points[vertex.index] = Point(
          x: gap * (Double(index % columns) + 0.5),
          y: box.height + gap * (Double(index / columns) + 0.5))
      }
      let rows = (isolated.count + columns - 1) / columns
      box.width = max(box.width, gap * Double(min(columns, isolated.count)))
      box.height += gap * Double(rows)
    }
    return Placement(points: points, size: box)
  }

  /// Lays out one component: one point per vertex of `component`, in its order.
  ///
  /// - Precondition: `component` is connected in `graph`.
  /// - Complexity: As ``placement(of:lengths:)``.
  public func componentPlacement(
    of graph: CompactGraph, _ component: [Vertex], lengths: ContiguousArray<Double>? = nil
  ) -> Placement {
    Self.uncancelled { () throws(CancellationError) in
      try componentPlacement(of: graph, component, lengths: lengths, cancellation: nil)
    }
  }

  private func componentPlacement(
    of graph: CompactGraph, _ component: [Vertex], lengths: ContiguousArray<Double>?,
    cancellation: Cancellation?
  ) throws(CancellationError) -> Placement {
    precondition(
      groups == nil || groups!.membership.count == graph.vertexCount, "each vertex has a group")
    precondition(
      lengths == nil || (!graph.isDirected && lengths!.count == graph.arcCount),
      "each slot of an undirected graph has a length")
    guard component.count > 1 else {
      return Placement(
        points: component.map { _ in .origin }, size: Size(width: 0, height: 0))
    }
    let part = ComponentLayout.part(of: graph, on: component)
    var partLengths: ContiguousArray<Double>?
    if let lengths {
      partLengths = []
      for tail in part.vertices {
        for slot in part.arcs(from: tail) {
          let original = graph.slot(
            from: component[tail.index], to: component[part.heads[slot].index])!
          partLengths!.append(lengths[original])
        }
      }
    }
    let run = ComponentLayout(
      layout: self, graph: part, lengths: partLengths,
      groups: groups.map { groups in component.map { groups.membership[$0.index] } },
      cancellation: cancellation)
    return Orientation.turned(
      try run.points(), toAspect: aspect, aim: emphasis == .community ? .coverage : .scale)
  }

  /// The connected components, the largest first, then the one with the lowest vertex; vertices
  /// ascend. Directions are not used.
  ///
  /// - Complexity: O(*n* + *m*).
  public static func components(of graph: CompactGraph) -> [[Vertex]] {
    ComponentLayout.components(of: graph)
  }
}
