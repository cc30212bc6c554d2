import NetworkGraph

/// The state of one anchored layout.
struct AnchoredRun {
  let layout: StressLayout
  let graph: CompactGraph
  let anchors: [Point?]
  let frame: Rectangle
  /// What is drawn, before it is scaled; `nil` for graphs above the limit.
  let distances: GraphDistances?
  /// How long an edge is on the earlier drawing.
  let scale: Double
  private(set) var points: [Point]
  private let components: [[Vertex]]
  private var isPlaced: [Bool]

  init(layout: StressLayout, graph: CompactGraph, anchors: [Point?], frame: Rectangle) {
    self.layout = layout
    self.graph = graph
    self.anchors = anchors
    self.frame = frame
    components = StressLayout.components(of: graph)
    points = anchors.map { $0 ?? frame.center }
    isPlaced = anchors.map { $0 != nil }
    if graph.vertexCount <= AnchoredLayout.relaxationLimit {
      var table = GraphDistances(of: graph)
      if layout.leafShortening > 0 {
        table = table.withLeaves(of: graph, shortenedBy: layout.leafShortening)
      }
      if let groups = layout.groups, groups.separation > 0 {
        table = table.separated(groups: groups.membership, factor: 1 + groups.separation)
      }
      distances = table
    } else {
      distances = nil
    }
    scale = Self.scale(graph, distances, anchors) ?? min(frame.width, frame.height) / 8
  }

  /// The scale at which the anchors show the distances with the least stress; without a table, the
  /// mean length of the edges. `nil` when no two anchors have a path.
  private static func scale(
    _ graph: CompactGraph, _ distances: GraphDistances?, _ anchors: [Point?]
  ) -> Double? {
    var linear = 0.0
    var square = 0.0
    if let distances {
      for i in anchors.indices {
        guard let a = anchors[i] else { continue }
        for j in 0..<i {
          guard let b = anchors[j], distances[i, j].isFinite else { continue }
          let ratio = a.distance(to: b) / Double(distances[i, j])
          linear += ratio
          square += ratio * ratio
        }
      }
      return linear > 0 ? square / linear : nil
    }
    for edge in graph.edges {
      guard let a = anchors[edge.tail.index], let b = anchors[edge.head.index] else { continue }
      linear += a.distance(to: b)
      square += 1
    }
    return linear > 0 ? linear / square : nil
  }

  func result(stress: Double?, freshStress: Double?) -> AnchoredPlacement {
    AnchoredPlacement(points: points, stress: stress, freshStress: freshStress)
  }

  /// The stress of a layout that knows nothing of the anchors.
  func freshStress(_ distances: GraphDistances) -> Double {
    var fresh = [Point](repeating: .origin, count: points.count)
    for component in components where component.count > 1 {
      // Only distances inside a component count, so that all may lie in one place.
      let drawn = layout.componentPlacement(of: graph, component)
      for (index, vertex) in component.enumerated() { fresh[vertex.index] = drawn.points[index] }
    }
    return DrawingQuality.stress(of: fresh, distances: distances)
  }

  // MARK: New vertices

  /// Gives each new vertex a place: near its neighbours, or, for a component all new, where the
  /// frame is emptiest.
  mutating func placeNewcomers() {
    for component in components {
      if component.contains(where: { isPlaced[$0.index] }) {
        placeNewcomers(of: component)
      } else {
        placeApart(component)
      }
    }
  }

  private mutating func placeNewcomers(of component: [Vertex]) {
    var waiting = component.map(\.index).filter { !isPlaced[$0] }
    let newcomers = waiting
    func placedNeighbours(_ v: Int) -> [Int] {
      graph.arcs(from: Vertex(v)).map { graph.heads[$0].index }.filter { isPlaced[$0] }
    }
    // Whoever has most neighbours in place goes next.
    while !waiting.isEmpty {
      var next = 0
      var most = -1
      for (place, v) in waiting.enumerated() {
        let count = placedNeighbours(v).count
        if count > most { (next, most) = (place, count) }
      }
      let vertex = waiting.remove(at: next)
      place(vertex, beside: placedNeighbours(vertex))
      isPlaced[vertex] = true
    }
    guard let distances else { return }
    for _ in 0..<20 {
      for v in newcomers { points[v] = inside(majorized(v, distances, pull: 0)) }
    }
  }

  /// Starts at the barycentre of the neighbours, tries eight places an edge around it as well, and
  /// keeps the one with the least stress after some steps downhill.
  private mutating func place(_ v: Int, beside neighbours: [Int]) {
    var center = Point.origin
    for u in neighbours {
      center.x += points[u].x / Double(neighbours.count)
      center.y += points[u].y / Double(neighbours.count)
    }
    var best = center
    var least = Double.infinity
    for step in 0...8 {
      let (sine, cosine) = Elementary.sineAndCosine(Double(step) * .pi / 4)
      let radius = step == 8 ? scale * 0.01 : scale * 0.7
      points[v] = inside(Point(x: center.x + radius * cosine, y: center.y + radius * sine))
      guard let distances else {
        // Far from what is there, as far as an edge allows.
        let clearance = -nearest(to: points[v], besides: v)
        if clearance < least { (best, least) = (points[v], clearance) }
        continue
      }
      for _ in 0..<8 { points[v] = inside(majorized(v, distances, pull: 0)) }
      let stress = localStress(v, distances)
      if stress < least * (1 - 1e-9) { (best, least) = (points[v], stress) }
    }
    points[v] = best
  }

  private func localStress(_ v: Int, _ distances: GraphDistances) -> Double {
    var sum = 0.0
    for u in points.indices where u != v && isPlaced[u] && distances[v, u].isFinite {
      let error = points[v].distance(to: points[u]) / (scale * Double(distances[v, u])) - 1
      sum += error * error
    }
    return sum
  }

  private func nearest(to point: Point, besides v: Int) -> Double {
    var least = Double.infinity
    for u in points.indices where u != v && isPlaced[u] {
      least = min(least, point.distance(to: points[u]))
    }
    return least
  }

  /// A component without anchors keeps its own layout, at the scale of the map and where it is
  /// farthest from all others.
  private mutating func placeApart(_ component: [Vertex]) {
    let drawn = layout.componentPlacement(of: graph, component)
    let scale = min(
      self.scale, frame.width / 3 / max(drawn.size.width, 0.5),
      frame.height / 3 / max(drawn.size.height, 0.5))
    let size = Size(width: drawn.size.width * scale, height: drawn.size.height * scale)
    var best = frame.center
    var widest = -1.0
    for row in 0..<24 {
      for column in 0..<24 {
        let center = Point(
          x: frame.minX + size.width / 2 + (frame.width - size.width) * Double(column) / 23,
          y: frame.minY + size.height / 2 + (frame.height - size.height) * Double(row) / 23)
        let box = Rectangle(center: center, size: size)
        var clearance = Double.infinity
        for u in points.indices where isPlaced[u] {
          clearance = min(clearance, box.distance(to: points[u]))
        }
        if clearance > widest + 1e-9 { (best, widest) = (center, clearance) }
      }
    }
    for (index, vertex) in component.enumerated() {
      points[vertex.index] = Point(
        x: best.x + (drawn.points[index].x - drawn.size.width / 2) * scale,
        y: best.y + (drawn.points[index].y - drawn.size.height / 2) * scale)
      isPlaced[vertex.index] = true
    }
  }

  // MARK: Giving way

  /// Lets the map give way, with less and less pull to the anchors, until its stress is as low as
  /// wanted or the next step would go beyond the limits.
  mutating func relax(
    _ distances: GraphDistances, until wanted: Double, limits: AnchoredLayout.Limits
  ) {
    let kept = anchors.indices.filter { anchors[$0] != nil }
    let earlier = kept.map { anchors[$0]! }
    var pull = 8.0
    while pull >= 0.03, DrawingQuality.stress(of: points, distances: distances) > wanted {
      let before = points
      for _ in 0..<12 {
        for v in points.indices {
          points[v] = inside(majorized(v, distances, pull: anchors[v] == nil ? 0 : pull))
        }
      }
      let later = kept.map { points[$0] }
      if DrawingQuality.displacement(from: earlier, to: later) > limits.displacement
        || DrawingQuality.orderKept(from: earlier, to: later) < limits.orderKept
      {
        points = before
        return
      }
      pull *= 0.7
    }
  }

  /// Where the others want a vertex to be: the weighted mean of majorization, drawn to its anchor by
  /// a pull that is a multiple of all other weights.
  private func majorized(_ v: Int, _ distances: GraphDistances, pull: Double) -> Point {
    var weights = 0.0
    var x = 0.0
    var y = 0.0
    for u in points.indices where u != v && isPlaced[u] {
      let d = Double(distances[v, u])
      guard d.isFinite else { continue }
      let weight = 1 / (d * d)
      let length = max(points[v].distance(to: points[u]), 1e-9)
      weights += weight
      x += weight * (points[u].x + scale * d * (points[v].x - points[u].x) / length)
      y += weight * (points[u].y + scale * d * (points[v].y - points[u].y) / length)
    }
    guard weights > 0 else { return points[v] }
    if pull > 0, let anchor = anchors[v] {
      x += pull * weights * anchor.x
      y += pull * weights * anchor.y
      weights *= 1 + pull
    }
    return Point(x: x / weights, y: y / weights)
  }

  private func inside(_ point: Point) -> Point {
    Point(
      x: min(max(point.x, frame.minX), frame.maxX), y: min(max(point.y, frame.minY), frame.maxY))
  }
}
