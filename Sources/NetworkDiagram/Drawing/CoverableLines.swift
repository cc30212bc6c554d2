import NetworkLayout

/// The lines of a figure that boxes, those of names, can cover.
struct CoverableLines {
  /// What a box covers of the lines.
  struct Covered {
    /// The number of lines of others, and by piece the line and the share of its length that is
    /// hidden.
    var foreignCount = 0
    var pieces: [(line: Int, share: Double)] = []
    /// Whether a line of the box's own node is under it.
    var isOwnCrossed = false
  }

  /// The two nodes that each line ties.
  let owners: [(Int, Int)]
  /// What is to be seen of each line: its length between the borders of its nodes.
  let lengths: [Double]
  /// The lines in pieces of a few cells of the grid, or the box of a slanting line takes in half of
  /// the page.
  private(set) var segments: [(line: Int, a: Point, b: Point)] = []
  private var grid: BoxGrid
  /// The search, by its number, in which each piece and each line was met last.
  private var segmentStamps: [Int] = []
  private var lineStamps: [Int]
  private var searchCount = 0

  init(
    _ lines: [(owner: (Int, Int), points: [Point])], lengths: [Double], frame: Rectangle
  ) {
    owners = lines.map(\.owner)
    self.lengths = lengths
    grid = BoxGrid(over: frame, side: 24)
    for (index, line) in lines.enumerated() {
      for (a, b) in zip(line.points, line.points.dropFirst()) {
        let pieces = max(1, Int(a.distance(to: b) / 48))
        for piece in 0..<pieces {
          let p = EdgeCourse.between(a, b, Double(piece) / Double(pieces))
          let q = EdgeCourse.between(a, b, Double(piece + 1) / Double(pieces))
          grid.insert(
            segments.count,
            Rectangle(
              minX: min(p.x, q.x), minY: min(p.y, q.y), maxX: max(p.x, q.x), maxY: max(p.y, q.y)))
          segments.append((index, p, q))
        }
      }
    }
    segmentStamps = [Int](repeating: 0, count: segments.count)
    lineStamps = [Int](repeating: 0, count: lines.count)
  }

  /// What lies under a box that belongs to a node.
  mutating func covered(by box: Rectangle, of own: Int) -> Covered {
    var covered = Covered()
    let corners = ConvexShapes.corners(of: box)
    searchCount += 1
    for index in grid.items(near: box) {
      let (line, a, b) = segments[index]
      // A piece in several cells of the grid comes as often.
      guard segmentStamps[index] != searchCount, box.meetsSegment(from: a, to: b) else { continue }
      segmentStamps[index] = searchCount
      if owners[line].0 == own || owners[line].1 == own {
        covered.isOwnCrossed = true
        continue
      }
      if lineStamps[line] != searchCount { covered.foreignCount += 1 }
      lineStamps[line] = searchCount
      covered.pieces.append((line, ConvexShapes.length(of: a, b, within: corners) / lengths[line]))
    }
    return covered
  }
}
