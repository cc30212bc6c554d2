import NetworkGraph
import NetworkLayout

/// The places on a large map that is anchored to an earlier one: who was there stays, who is new
/// goes to the middle of the partners who have a place.
///
/// Nothing is laid out afresh, so the map is as good as the earlier one and takes no time.
struct LargeMapAnchors {
  /// The centre of each node.
  let points: [Point]
  let changes: FigureChanges
  let stability: Drawing.Stability

  /// - Complexity: O((*n* + *m*) log *n*).
  init(scene: DiagramScene, changes: FigureChanges, frame: Rectangle) {
    let fit = AnchorFit(changes.anchors.compactMap { $0 }, into: frame)
    var places = changes.anchors.map { $0.map { fit.place($0) } }
    let spacing = (frame.width * frame.height / Double(max(1, scene.nodes.count))).squareRoot()
    Self.join(&places, scene: scene, spacing: spacing, frame: frame)
    Self.fillGaps(&places, spacing: spacing, frame: frame)
    points = places.map { $0 ?? frame.center }
    self.changes = changes
    stability = Drawing.Stability(changes, points: points)
  }

  /// Gives a place to the new nodes with partners, those whose partners have one first, and to their
  /// partners after them.
  private static func join(
    _ places: inout [Point?], scene: DiagramScene, spacing: Double, frame: Rectangle
  ) {
    let graph = CompactGraph(
      vertexCount: places.count,
      edges: scene.edges.lazy.filter { !$0.isLoop }.map { ($0.tail, $0.head) })
    var waiting = places.indices.filter { places[$0] == nil }
    while !waiting.isEmpty {
      // All of a turn are placed by those of the turns before: their order does not matter.
      var turn: [(node: Int, place: Point)] = []
      for node in waiting {
        let partners = graph.arcs(from: Vertex(node)).compactMap { places[graph.heads[$0].index] }
        guard !partners.isEmpty else { continue }
        let count = Double(partners.count)
        // Those with the same partners stand round one middle, not on one spot.
        var random = SplitMix64(seed: UInt64(node))
        let (sine, cosine) = Elementary.sineAndCosine(random.nextUnit() * 2 * .pi)
        let middle = Point(
          x: partners.reduce(0) { $0 + $1.x } / count + cosine * spacing * 0.7,
          y: partners.reduce(0) { $0 + $1.y } / count + sine * spacing * 0.7)
        turn.append(
          (
            node,
            Point(
              x: min(max(middle.x, frame.minX), frame.maxX),
              y: min(max(middle.y, frame.minY), frame.maxY))
          ))
      }
      if turn.isEmpty { return }
      for (node, place) in turn { places[node] = place }
      waiting.removeAll { places[$0] != nil }
    }
  }

  /// Gives the free cells of a grid, from below, to nodes that have no place yet.
  private static func fillGaps(_ places: inout [Point?], spacing: Double, frame: Rectangle) {
    let waiting = places.indices.filter { places[$0] == nil }
    guard !waiting.isEmpty, spacing > 0 else { return }
    let columns = max(1, Int(frame.width / spacing))
    let rows = max(1, Int(frame.height / spacing))
    func cell(_ point: Point) -> Int {
      let column = min(columns - 1, max(0, Int((point.x - frame.minX) / spacing)))
      return min(rows - 1, max(0, Int((frame.maxY - point.y) / spacing))) * columns + column
    }
    var isTaken = [Bool](repeating: false, count: columns * rows)
    for place in places.compactMap({ $0 }) { isTaken[cell(place)] = true }
    let free = isTaken.indices.filter { !isTaken[$0] }
    let cells = free.isEmpty ? Array(isTaken.indices) : free
    for (index, node) in waiting.enumerated() {
      let cell = cells[index % cells.count]
      places[node] = Point(
        x: frame.minX + (Double(cell % columns) + 0.5) * spacing,
        y: frame.maxY - (Double(cell / columns) + 0.5) * spacing)
    }
  }

  /// What is kept, new and gone, in one sentence.
  func notes(_ language: Language) -> [String] {
    let (kept, new, gone) = (
      language.format(stability.keptCount), language.format(stability.newCount),
      language.format(stability.goneCount)
    )
    return [
      LocalizedText(
        "Actors at their places of the earlier map: \(kept); new, in the middle of their partners: "
          + "\(new); gone: \(gone).",
        "Acteurs à leur place de la carte précédente\u{00A0}: \(kept)\u{00A0}; nouveaux, au milieu de "
          + "leurs partenaires\u{00A0}: \(new)\u{00A0}; disparus\u{00A0}: \(gone).")[language]
    ]
  }
}

extension Drawing.Stability {
  /// The order of pairs is compared on so many actors at most.
  private static let sampleSize = 2000

  /// The same for a map of dots, on which no actor is laid out afresh.
  init(_ changes: FigureChanges, points: [Point]) {
    let kept = points.indices.filter { changes.anchors[$0] != nil }
    let step = max(1, (kept.count + Self.sampleSize - 1) / Self.sampleSize)
    let sample = stride(from: 0, to: kept.count, by: step).map { kept[$0] }
    keptCount = kept.count
    newCount = changes.newNodes.count
    goneCount = changes.gone.count
    displacement = DrawingQuality.displacement(
      from: kept.map { changes.anchors[$0]! }, to: kept.map { points[$0] })
    orderKept = DrawingQuality.orderKept(
      from: sample.map { changes.anchors[$0]! }, to: sample.map { points[$0] })
    layout = nil
  }
}
