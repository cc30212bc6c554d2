import NetworkGraph
public import NetworkLayout

extension Drawing {
  /// How well a figure keeps to the earlier one that it is anchored to.
  public struct Stability: Hashable, Sendable {
    /// The number of actors on both figures.
    public let keptCount: Int
    /// The number of actors that are new.
    public let newCount: Int
    /// The number of actors of the earlier figure that are gone.
    public let goneCount: Int
    /// How far actors moved in the mean: see `DrawingQuality.displacement(from:to:)`.
    public let displacement: Double
    /// The share of pairs that kept their order: see `DrawingQuality.orderKept(from:to:)`.
    public let orderKept: Double
    /// The stress of the kept places and of a fresh layout; `nil` when the map is too large to tell
    /// or has no line.
    public let layout: AnchoredPlacement?

    /// A sentence in English, without a capital and full stop, when so much has changed that a fresh
    /// layout is due; `nil` while the map still shows the network well.
    public var warning: String? {
      guard let layout, layout.isStrained, let stress = layout.stress,
        let fresh = layout.freshStress
      else { return nil }
      return "the kept places show the distances of the network with a stress of "
        + "\(fixedDecimals(stress, 2)), a fresh layout with \(fixedDecimals(fresh, 2)): time for a "
        + "fresh one"
    }

    init(_ changes: FigureChanges, scene: DiagramScene, arrangement: FigureArrangement) {
      let kept = scene.nodes.indices.filter { changes.anchors[$0] != nil }
      let earlier = kept.map { changes.anchors[$0]! }
      let later = kept.map { arrangement.points[$0] }
      keptCount = kept.count
      newCount = changes.newNodes.count
      goneCount = changes.gone.count
      displacement = DrawingQuality.displacement(from: earlier, to: later)
      orderKept = DrawingQuality.orderKept(from: earlier, to: later)
      layout = arrangement.anchored
    }
  }
}
