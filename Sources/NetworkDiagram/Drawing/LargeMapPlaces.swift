import NetworkGraph
import NetworkLayout

/// Where the dots of a large map go: components side by side, each with an area that goes with its
/// number of nodes, nodes without a line in rows below.
struct LargeMapPlaces {
  /// How much more one direction may be scaled than the other.
  private static let stretch = 1.03

  private(set) var points: [Point]

  init(scene: DiagramScene, options: DrawingOptions, frame: Rectangle) {
    let count = scene.nodes.count
    points = [Point](repeating: frame.center, count: count)
    let graph = CompactGraph(
      vertexCount: count,
      edges: scene.edges.lazy.filter { !$0.isLoop }.map { ($0.tail, $0.head) })
    let components = StressLayout.components(of: graph)
    let tied = components.filter { $0.count > 1 }
    let isolated = components.filter { $0.count == 1 }.map { $0[0] }
    let usesGroups = scene.clusterDisplay == .regions && options.groupSeparation > 0
    // Below stand the nodes without a line: what is above is as much less high.
    let share = Double(count - isolated.count) / Double(max(1, count))
    let aspect = min(max(frame.width / (frame.height * max(share, 0.1)), 0.4), 2.5)
    let layout = StressLayout(
      seed: options.seed, emphasis: options.emphasis,
      groups: usesGroups
        ? .init(
          membership: scene.nodes.map { $0.cluster ?? 0 }, separation: options.groupSeparation)
        : nil, aspect: aspect)
    let parts = tied.map { Self.evenedOut(layout.componentPlacement(of: graph, $0).points) }
    var box = place(parts, tied, aspect: aspect)
    let columns = max(
      1,
      tied.isEmpty
        ? Int((Double(isolated.count) * aspect).squareRoot().rounded(.up)) : Int(box.width))
    if !isolated.isEmpty && !tied.isEmpty { box.height += 1 }
    for (index, vertex) in isolated.enumerated() {
      points[vertex.index] = Point(
        x: Double(index % columns) + 0.5, y: box.height + Double(index / columns) + 0.5)
    }
    box.width = max(box.width, Double(min(columns, isolated.count)))
    box.height += Double((isolated.count + columns - 1) / columns)
    fit(box, into: frame)
  }

  /// Sets the points of the components; a unit of area for each vertex.
  private mutating func place(
    _ parts: [Placement], _ components: [[Vertex]], aspect: Double
  ) -> Size {
    let gap = 1.0
    let sizes = parts.map { Size(width: $0.size.width + gap, height: $0.size.height + gap) }
    // The skyline of thousands would take long to search; small ones fill rows just as well.
    let packedCount = min(60, parts.count)
    let packing = ComponentPacking(sizes: Array(sizes[..<packedCount]), aspect: aspect)
    var corners = packing.corners
    var box = packing.size
    var (x, rowHeight) = (0.0, 0.0)
    for size in sizes[packedCount...] {
      if x + size.width > box.width {
        box.height += rowHeight
        (x, rowHeight) = (0, 0)
      }
      corners.append(Point(x: x, y: box.height))
      x += size.width
      rowHeight = max(rowHeight, size.height)
    }
    box.height += rowHeight
    for (index, component) in components.enumerated() {
      for (vertex, point) in zip(component, parts[index].points) {
        points[vertex.index] = Point(
          x: corners[index].x + gap / 2 + point.x, y: corners[index].y + gap / 2 + point.y)
      }
    }
    return box
  }

  /// Scales a component to a unit of area for each vertex. The hundredth part of a large one that
  /// lies outermost is drawn in, or it would shrink all others.
  private static func evenedOut(_ points: [Point]) -> Placement {
    var points = points
    if points.count > 200 {
      let cut = points.count / 200
      let x = points.map(\.x).sorted()
      let y = points.map(\.y).sorted()
      func drawn(_ value: Double, _ sorted: [Double]) -> Double {
        let (low, high) = (sorted[cut], sorted[sorted.count - 1 - cut])
        return value < low
          ? low + (value - low) * 0.4 : value > high ? high + (value - high) * 0.4 : value
      }
      points = points.map { Point(x: drawn($0.x, x), y: drawn($0.y, y)) }
    }
    guard let box = Placement.bounds(of: points) else {
      return Placement(points: [], size: Size(width: 0, height: 0))
    }
    let longer = max(box.width, box.height, 1e-9)
    // A straight line of points has no area: it counts as a fifth as wide as long.
    let area = longer * max(min(box.width, box.height), longer / 5)
    let scale = (Double(points.count) / area).squareRoot()
    return Placement(
      points: points.map {
        Point(x: ($0.x - box.minX) * scale, y: ($0.y - box.minY) * scale)
      }, size: Size(width: box.width * scale, height: box.height * scale))
  }

  /// Scales all to the frame; one direction a little more than the other, which costs the drawing
  /// next to nothing of its distances: 0.0002 of stress, where a tenth would cost 0.0013.
  private mutating func fit(_ box: Size, into frame: Rectangle) {
    let scaleX = frame.width / max(box.width, 1e-9)
    let scaleY = frame.height / max(box.height, 1e-9)
    let scale = min(scaleX, scaleY)
    let (x, y) = (min(scaleX, scale * Self.stretch), min(scaleY, scale * Self.stretch))
    let left = frame.minX + (frame.width - box.width * x) / 2
    let top = frame.minY + (frame.height - box.height * y) / 2
    for index in points.indices {
      points[index] = Point(x: left + points[index].x * x, y: top + points[index].y * y)
    }
  }
}
