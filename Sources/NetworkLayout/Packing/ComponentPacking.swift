/// Rectangles packed side by side without overlap, for the components of a graph.
///
/// Each goes, in the given order, where its top is highest on the page (then leftmost), on the
/// skyline of those before; the width is the least, out of some, that gives the asked aspect best.
public struct ComponentPacking: Hashable, Sendable {
  /// The top left corner of each rectangle.
  public let corners: [Point]
  /// The box that holds all.
  public let size: Size

  /// - Parameters:
  ///   - sizes: The rectangles, best with the largest first.
  ///   - aspect: Width divided by height of the page.
  /// - Complexity: O(*k*³) for *k* rectangles at worst; a hundred take under a millisecond.
  public init(sizes: [Size], aspect: Double) {
    var best: (corners: [Point], size: Size)?
    var least = Double.infinity
    let area = sizes.reduce(0) { $0 + $1.width * $1.height }
    let widest = sizes.map(\.width).max() ?? 0
    for step in 0..<12 {
      let width = max(widest, (area * aspect).squareRoot() * (0.9 + 0.1 * Double(step)))
      let packed = Self.pack(sizes, width: width)
      let needed = max(packed.size.width / aspect, packed.size.height)
      if needed < least * (1 - 1e-9) {
        least = needed
        best = packed
      }
    }
    corners = best?.corners ?? []
    size = best?.size ?? Size(width: 0, height: 0)
  }

  private static func pack(_ sizes: [Size], width: Double) -> (corners: [Point], size: Size) {
    // The skyline: from each x on, how far down the page is taken.
    var skyline: [(x: Double, y: Double)] = [(0, 0)]
    var corners: [Point] = []
    var box = Size(width: 0, height: 0)
    for size in sizes {
      var best = Point(x: 0, y: .infinity)
      for i in skyline.indices where skyline[i].x + size.width <= width * (1 + 1e-9) {
        var top = skyline[i].y
        var j = i + 1
        while j < skyline.count && skyline[j].x < skyline[i].x + size.width - 1e-9 {
          top = max(top, skyline[j].y)
          j += 1
        }
        if top < best.y - 1e-9 { best = Point(x: skyline[i].x, y: top) }
      }
      if best.y == .infinity { best = Point(x: 0, y: skyline.map(\.y).max()!) }
      corners.append(best)
      let right = best.x + size.width
      let behind = skyline.last { $0.x <= right + 1e-9 }!.y
      let resumes = right < width && !skyline.contains { abs($0.x - right) <= 1e-9 }
      skyline.removeAll { $0.x >= best.x - 1e-9 && $0.x < right - 1e-9 }
      skyline.append((best.x, best.y + size.height))
      if resumes { skyline.append((right, behind)) }
      skyline.sort { $0.x < $1.x }
      box.width = max(box.width, right)
      box.height = max(box.height, best.y + size.height)
    }
    return (corners, box)
  }
}
