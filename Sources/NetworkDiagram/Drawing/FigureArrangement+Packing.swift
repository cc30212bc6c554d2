import NetworkGraph
import NetworkLayout

extension FigureArrangement {
  /// Components side by side in the frame, as large as names leave room for.
  static func packed(
    _ parts: [Placement], _ components: [[Vertex]], frame: Rectangle, count: Int
  ) -> [Point] {
    let padding = Size(width: min(36, frame.width / 6), height: min(16, frame.height / 8))
    // A few actors apart are drawn smaller than the crowd, which needs the page.
    let largest = Double(parts.map(\.points.count).max() ?? 1)
    let shares = parts.map { part in
      largest > 60 && Double(part.points.count) < largest / 8 ? 0.5 : 1
    }
    func packing(_ scale: Double) -> ComponentPacking {
      ComponentPacking(
        sizes: zip(parts, shares).map {
          Size(
            width: $0.size.width * scale * $1 + padding.width,
            height: $0.size.height * scale * $1 + padding.height)
        }, aspect: frame.width / frame.height)
    }
    func fits(_ scale: Double) -> Bool {
      let size = packing(scale).size
      return size.width <= frame.width && size.height <= frame.height
    }
    var low = 0.0
    // An edge of two actors alone needs no whole page.
    var high = 130.0
    for _ in 0..<24 {
      let middle = (low + high) / 2
      if fits(middle) { low = middle } else { high = middle }
    }
    let packing = packing(low)
    let shift = Point(
      x: frame.minX + (frame.width - packing.size.width) / 2,
      y: frame.minY + (frame.height - packing.size.height) / 2)
    var points = [Point](repeating: frame.center, count: count)
    for (part, component) in components.enumerated() {
      for (index, vertex) in component.enumerated() {
        let point = parts[part].points[index]
        points[vertex.index] = Point(
          x: shift.x + packing.corners[part].x + padding.width / 2 + point.x * low * shares[part],
          y: shift.y + packing.corners[part].y + padding.height / 2 + point.y * low * shares[part])
      }
    }
    return points
  }

  /// The points stretched along one axis, by a limited factor, towards the shape of the frame: a page
  /// well used is worth a little stress.
  static func stretched(_ points: [Point], in frame: Rectangle, limit: Double)
    -> [Point]
  {
    guard let box = Placement.bounds(of: points), points.count > 3 else { return points }
    let x = min(limit, max(1, (frame.width - 36) / max(1, box.width)))
    let y = min(limit, max(1, (frame.height - 16) / max(1, box.height)))
    return points.map {
      Point(
        x: frame.center.x + ($0.x - box.center.x) * x, y: frame.center.y + ($0.y - box.center.y) * y
      )
    }
  }
}
