import NetworkGraph
import NetworkLayout

/// Places of nodes with lines on a figure that is anchored to an earlier one.
struct AnchoredArrangement {
  /// The centre of each node.
  let points: [Point]
  /// Where kept nodes belong on this page, `nil` for new ones.
  let anchors: [Point?]
  /// From places on the earlier figure to places on this one.
  let fit: AnchorFit
  /// What the layout says of itself.
  let placement: AnchoredPlacement

  init(
    graph: CompactGraph, layout: StressLayout, anchors: [Point?], sizes: [Size], frame: Rectangle,
    changeShare: Double
  ) {
    // Nodes, and not only their centres, lie in the frame: what the outermost ones stand out.
    var inner = frame.insetBy(1)
    let kept = anchors.indices.filter { anchors[$0] != nil }
    let centers = kept.map { anchors[$0]! }
    if let box = Placement.bounds(of: centers) {
      let boxes = zip(kept, centers).map { Rectangle(center: $1, size: sizes[$0]) }
      let outer = boxes.dropFirst().reduce(boxes[0]) { $0.union($1) }
      inner = Rectangle(
        minX: inner.minX + box.minX - outer.minX, minY: inner.minY + box.minY - outer.minY,
        maxX: inner.maxX - (outer.maxX - box.maxX), maxY: inner.maxY - (outer.maxY - box.maxY))
    }
    fit = AnchorFit(centers, into: inner)
    var placement = AnchoredLayout(
      layout: layout, limits: .afterChange(of: changeShare)
    ).placement(of: graph, anchors: anchors, within: inner)
    // New nodes make way for the others, which then move only where they have grown.
    for v in anchors.indices where anchors[v] == nil {
      placement.points[v] = OverlapRemoval.freePlace(
        for: v, among: placement.points, sizes: sizes, gap: 4, within: frame.insetBy(1))
    }
    placement.points = OverlapRemoval.separated(
      placement.points, sizes: sizes, gap: 0.5, within: frame.insetBy(1))
    points = placement.points
    self.placement = placement
    self.anchors = anchors.indices.map { anchors[$0] == nil ? nil : placement.points[$0] }
  }
}
