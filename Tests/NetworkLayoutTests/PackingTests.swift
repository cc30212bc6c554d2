import NetworkGraph
import NetworkLayout
import Testing

@Suite struct PackingTests {
  private func sizes(_ count: Int, seed: UInt64) -> [Size] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      Size(width: 1 + 20 * random.nextUnit(), height: 1 + 10 * random.nextUnit())
    }
  }

  /// The oracle: intervals on both axes share an inside.
  private func overlap(_ a: (Point, Size), _ b: (Point, Size)) -> Bool {
    a.0.x + 1e-9 < b.0.x + b.1.width && b.0.x + 1e-9 < a.0.x + a.1.width
      && a.0.y + 1e-9 < b.0.y + b.1.height && b.0.y + 1e-9 < a.0.y + a.1.height
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `packed rectangles do not overlap and stay in the box`(seed: UInt64) {
    let sizes = sizes(Int(seed) + 1, seed: seed)
    let packing = ComponentPacking(sizes: sizes, aspect: 0.7)
    let placed = Array(zip(packing.corners, sizes))
    for i in placed.indices {
      #expect(placed[i].0.x >= 0 && placed[i].0.y >= 0, "seed \(seed)")
      #expect(placed[i].0.x + placed[i].1.width <= packing.size.width + 1e-9, "seed \(seed)")
      #expect(placed[i].0.y + placed[i].1.height <= packing.size.height + 1e-9, "seed \(seed)")
      for j in 0..<i { #expect(!overlap(placed[i], placed[j]), "seed \(seed)") }
    }
  }

  @Test func `equal squares fill a square page well`() {
    let packing = ComponentPacking(
      sizes: Array(repeating: Size(width: 1, height: 1), count: 16), aspect: 1)
    #expect(packing.size.width * packing.size.height <= 20)
  }

  @Test func `nothing packs into nothing`() {
    #expect(ComponentPacking(sizes: [], aspect: 1).size == Size(width: 0, height: 0))
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `boxes are moved apart, in a frame too`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = sizes(25, seed: seed &+ 1000)
    let points = sizes.map { _ in Point(x: 60 * random.nextUnit(), y: 60 * random.nextUnit()) }
    let frame = Rectangle(minX: -10, minY: -10, maxX: 100, maxY: 100)
    for bounds in [nil, frame] {
      let moved = OverlapRemoval.separated(points, sizes: sizes, gap: 0.5, within: bounds)
      let corners = zip(moved, sizes).map {
        (Point(x: $0.x - $1.width / 2, y: $0.y - $1.height / 2), $1)
      }
      for i in corners.indices {
        for j in 0..<i { #expect(!overlap(corners[i], corners[j]), "seed \(seed)") }
        if let bounds {
          #expect(
            bounds.insetBy(-1e-9).contains(Rectangle(center: moved[i], size: sizes[i])),
            "seed \(seed)")
        }
      }
    }
  }

  @Test func `boxes on one point come apart and free boxes stay`() {
    let size = Size(width: 4, height: 2)
    let far = Point(x: 100, y: 100)
    let moved = OverlapRemoval.separated(
      [.origin, .origin, .origin, far], sizes: Array(repeating: size, count: 4))
    #expect(moved[3] == far)
    for i in 0..<3 {
      for j in 0..<i {
        #expect(
          !Rectangle(center: moved[i], size: size).insetBy(1e-6).overlaps(
            Rectangle(center: moved[j], size: size)))
      }
    }
  }

  @Test func `turning fits a long drawing to a tall page and keeps distances`() {
    let points = (0..<5).map { Point(x: Double($0), y: 0) }
    let turned = Orientation.turned(points, toAspect: 0.5)
    #expect(turned.size.height > 1.9 * turned.size.width)
    for i in 1..<5 {
      #expect(abs(turned.points[i].distance(to: turned.points[0]) - Double(i)) < 1e-9)
    }
  }

  @Test func `a segment meets a rectangle exactly when it passes through its inside`() {
    let box = Rectangle(minX: 0, minY: 0, maxX: 4, maxY: 2)
    let cases: [(Double, Double, Double, Double, Bool)] = [
      (-1, 1, 5, 1, true), (1, 1, 2, 1.5, true), (-1, 3, 5, 3, false), (-1, 0, 5, 0, false),
      (-1, 1, 1, 3, false), (-1, 2.5, 1, 0.5, true), (2, -3, 2, 9, true), (4, -1, 4, 3, false),
    ]
    for (ax, ay, bx, by, expected) in cases {
      let (a, b) = (Point(x: ax, y: ay), Point(x: bx, y: by))
      #expect(box.meetsSegment(from: a, to: b) == expected, "\(a) \(b)")
      #expect(box.meetsSegment(from: b, to: a) == expected, "\(a) \(b)")
    }
  }
}
