public import NetworkGraph

/// A layout that keeps a map recognisable: vertices that were on an earlier drawing stay where they
/// were, new ones come to their neighbours.
///
/// As long as the kept places show the distances of the graph nearly as well as a fresh layout
/// would, no kept vertex moves at all. Where they don't, the map gives way step by step (stress
/// majorization with a pull to the old places) until it does, or until it has moved as far as
/// ``Limits`` allow.
///
///     let layout = AnchoredLayout(layout: StressLayout(seed: 1))
///     let result = layout.placement(of: graph, anchors: anchors, within: frame)
///     result.points[vertex.index]
///     result.isStrained      // whether a fresh layout is due
///
/// - SeeAlso: E. R. Gansner, Y. Koren, S. North, "Graph drawing by stress majorization", Graph
///   Drawing 2004, doi:10.1007/978-3-540-31843-9_25; and, for what readers keep of a map,
///   K. Misue, P. Eades, W. Lai, K. Sugiyama, "Layout adjustment and the mental map", *Journal of
///   Visual Languages and Computing* 6(2), 1995, doi:10.1006/jvlc.1995.1010.
public struct AnchoredLayout: Hashable, Sendable {
  /// How far a map may go from the earlier one.
  public struct Limits: Hashable, Sendable {
    /// The most that vertices move in the mean, as a share of the diagonal: see
    /// ``DrawingQuality/displacement(from:to:)``.
    public var displacement: Double
    /// The least share of pairs that keep their order: see ``DrawingQuality/orderKept(from:to:)``.
    public var orderKept: Double
    /// How much more stress than a fresh layout is taken for the sake of the old places before
    /// anything moves: 0.1 for a tenth.
    public var strain: Double

    /// - Precondition: No limit is negative.
    public init(displacement: Double = 0.025, orderKept: Double = 0.965, strain: Double = 0.1) {
      precondition(
        displacement >= 0 && orderKept >= 0 && strain >= 0, "a limit is zero or more")
      self.displacement = displacement
      self.orderKept = orderKept
      self.strain = strain
    }

    /// The limits after a change: as given without arguments up to 5 % of the vertices, and wider in
    /// proportion beyond, since a map that holds on to all old places would then show the past.
    ///
    /// - Parameter share: The mean of the shares of vertices that are new and that are gone.
    public static func afterChange(of share: Double) -> Limits {
      var limits = Limits()
      let factor = max(1, min(share, 1) / 0.05)
      limits.displacement *= factor
      limits.orderKept = max(0, 1 - (1 - limits.orderKept) * factor)
      return limits
    }
  }

  /// The layout that new parts get, and that the result is compared with.
  public var layout: StressLayout
  /// How far the map may go from the earlier one.
  public var limits: Limits

  /// How much more stress no reader sees. A path has a fresh layout without any, of which each
  /// drawing with names is infinitely many times more.
  static let negligible = 0.01

  /// Up to this number of vertices the map gives way to stress; above, kept vertices just stay.
  public static let relaxationLimit = 1500

  /// The anchored form of a layout.
  public init(layout: StressLayout, limits: Limits = Limits()) {
    self.layout = layout
    self.limits = limits
  }

  /// Lays out a graph of which some vertices have places.
  ///
  /// - Parameters:
  ///   - graph: Directions, weights and self-loops are not used.
  ///   - anchors: The place of each vertex on the earlier drawing, `nil` for a new one, in the unit
  ///     of the frame.
  ///   - frame: Where all points lie. Anchors outside come in: the whole map is shifted, or shrunk
  ///     where it is too large.
  /// - Returns: One point per vertex, in the unit of the frame.
  /// - Precondition: One anchor or `nil` per vertex, all finite.
  /// - Complexity: As ``StressLayout/placement(of:lengths:)``, which it calls once up to
  ///   ``relaxationLimit`` vertices; O(*n* + *m*) and O(*k*·*n*) for *k* new vertices above.
  public func placement(
    of graph: CompactGraph, anchors: [Point?], within frame: Rectangle
  ) -> AnchoredPlacement {
    precondition(anchors.count == graph.vertexCount, "each vertex has an anchor or none")
    precondition(
      anchors.allSatisfy { $0.map { $0.x.isFinite && $0.y.isFinite } ?? true },
      "an anchor has finite coordinates")
    let graph = graph.undirected().withoutSelfLoops()
    let fit = AnchorFit(anchors.compactMap { $0 }, into: frame)
    var run = AnchoredRun(
      layout: layout, graph: graph, anchors: anchors.map { $0.map(fit.place) }, frame: frame)
    run.placeNewcomers()
    guard let distances = run.distances else { return run.result(stress: nil, freshStress: nil) }
    let fresh = run.freshStress(distances)
    run.relax(
      distances, until: max(fresh * (1 + limits.strain), fresh + Self.negligible), limits: limits)
    return run.result(
      stress: DrawingQuality.stress(of: run.points, distances: distances), freshStress: fresh)
  }
}

/// Where an anchored layout put the vertices, and what that costs.
public struct AnchoredPlacement: Hashable, Sendable {
  /// One point per vertex, in the unit of the frame.
  public var points: [Point]
  /// The stress of these points; `nil` for graphs too large to tell.
  public let stress: Double?
  /// The stress that a fresh layout would have; `nil` for graphs too large to tell.
  public let freshStress: Double?

  /// Above how much more stress than a fresh layout has a fresh one is due.
  public static let strainLimit = 0.5

  /// How much more stress the map has than a fresh one would: 0.1 for a tenth more; negative when it
  /// has less.
  public var strain: Double? {
    guard let stress, let freshStress, freshStress > 0 else { return nil }
    return stress / freshStress - 1
  }

  /// Whether so much has changed that a fresh layout shows the network clearly better.
  public var isStrained: Bool {
    guard let stress, let freshStress else { return false }
    return stress > freshStress * (1 + Self.strainLimit)
      && stress > freshStress + 2 * AnchoredLayout.negligible
  }
}
