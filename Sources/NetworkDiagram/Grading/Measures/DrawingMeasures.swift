import NetworkLayout

/// Numbers of the whole drawing that no check needs, but that tell layouts apart.
///
/// Definitions are those of ``DrawingQuality`` where it has the same; lines count as they are drawn,
/// with their bends.
struct DrawingMeasures {
  let stress: Double?
  /// The share of neighbours, at one and at two steps, among the nearest in the plane.
  let neighbourhood: (first: Double?, second: Double?)
  let crossings: Int
  /// The standard deviation of the lengths of lines, by their mean.
  let lengthVariation: Double?
  let componentCount: Int

  /// Up to this number of nodes all are sources, beyond an even sample of 200.
  static let exactLimit = 2500

  /// - Complexity: O(*n*(*n* + *m*)) for up to 2,500 nodes; crossings O(*m*²) at worst, for up to
  ///   6,000 lines, beyond from an even sample.
  init(_ figure: GradedFigure) {
    let neighbours = Self.neighbours(in: figure)
    let points = figure.nodes.map(\.center)
    componentCount = Self.components(neighbours).count
    let sources =
      points.count <= Self.exactLimit
      ? Array(points.indices) : (0..<200).map { $0 * points.count / 200 }
    let isExact = sources.count == points.count
    var (linear, square, pairs) = (0.0, 0.0, 0.0)
    var shares: (first: [Double], second: [Double]) = ([], [])
    for source in sources {
      for (target, steps) in Self.distances(from: source, neighbours).enumerated() {
        guard steps > 0, target > source || !isExact else { continue }
        let ratio = points[source].distance(to: points[target]) / Double(steps)
        linear += ratio
        square += ratio * ratio
        pairs += 1
      }
      let first = neighbours[source]
      let second = first.reduce(into: first) { $0.formUnion(neighbours[$1]) }.subtracting([source])
      let needed = max(first.count, second.count)
      let order = Self.nearest(needed, to: source, points)
      if let share = Self.share(first, order) { shares.first.append(share) }
      if let share = Self.share(second, order) { shares.second.append(share) }
    }
    stress = square > 0 ? 1 - linear * linear / (pairs * square) : nil
    func mean(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    neighbourhood = (mean(shares.first), mean(shares.second))
    crossings = Self.crossings(in: figure)
    let lengths = figure.edges.map { FigureReader.length($0.points) }
    lengthVariation = mean(lengths).flatMap { mean in
      guard mean > 0 else { return nil }
      let variance = lengths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(lengths.count)
      return variance.squareRoot() / mean
    }
  }

  /// The nodes that each node shares a line with, itself apart.
  static func neighbours(in figure: GradedFigure) -> [Set<Int>] {
    var result = [Set<Int>](repeating: [], count: figure.nodes.count)
    for edge in figure.edges where edge.tail != edge.head {
      result[edge.tail].insert(edge.head)
      result[edge.head].insert(edge.tail)
    }
    return result
  }

  /// The nodes of each component, the largest first, then by the first node.
  static func components(_ neighbours: [Set<Int>]) -> [[Int]] {
    var seen = [Bool](repeating: false, count: neighbours.count)
    var result: [[Int]] = []
    for start in neighbours.indices where !seen[start] {
      seen[start] = true
      var members = [start]
      var place = 0
      while place < members.count {
        // The order of a set leaves no trace: members are sorted below.
        for next in neighbours[members[place]] where !seen[next] {
          seen[next] = true
          members.append(next)
        }
        place += 1
      }
      result.append(members.sorted())
    }
    return result.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }

  /// Steps to every node: 0 for itself and for those out of reach.
  private static func distances(from source: Int, _ neighbours: [Set<Int>]) -> [Int] {
    var result = [Int](repeating: 0, count: neighbours.count)
    var queue = [source]
    var place = 0
    while place < queue.count {
      let node = queue[place]
      place += 1
      for next in neighbours[node] where next != source && result[next] == 0 {
        result[next] = result[node] + 1
        queue.append(next)
      }
    }
    return result
  }

  private static func nearest(_ count: Int, to source: Int, _ points: [Point]) -> [Int] {
    guard count > 0 else { return [] }
    let p = points[source]
    return points.indices.filter { $0 != source }.map { other -> (Double, Int) in
      let (dx, dy) = (points[other].x - p.x, points[other].y - p.y)
      return (dx * dx + dy * dy, other)
    }.sorted { $0 < $1 }.prefix(count).map(\.1)
  }

  private static func share(_ near: Set<Int>, _ order: [Int]) -> Double? {
    guard !near.isEmpty else { return nil }
    let shared = order.prefix(near.count).count { near.contains($0) }
    return Double(shared) / Double(2 * near.count - shared)
  }

  private static func crossings(in figure: GradedFigure) -> Int {
    let looked = OverlapMeasures.sample(figure.edges.count)
    var pieces: [(edge: Int, a: Point, b: Point)] = []
    for number in looked {
      let points = figure.edges[number].points
      for (a, b) in zip(points, points.dropFirst()) { pieces.append((number, a, b)) }
    }
    let boxes = pieces.map { Placement.bounds(of: [$0.a, $0.b])!.insetBy(-1e-9) }
    let index = BoxIndex(boxes)
    var found = 0
    for (number, piece) in pieces.enumerated() {
      let mine = figure.edges[piece.edge]
      index.forEach(meeting: boxes[number]) { other in
        guard other > number, pieces[other].edge != piece.edge else { return }
        let its = figure.edges[pieces[other].edge]
        if mine.tail == its.tail || mine.tail == its.head || mine.head == its.tail
          || mine.head == its.head
        {
          return
        }
        if cross(piece.a, piece.b, pieces[other].a, pieces[other].b) { found += 1 }
      }
    }
    let (all, some) = (Double(figure.edges.count), Double(looked.count))
    guard looked.count > 1 else { return found }
    return Int((Double(found) * (all * (all - 1)) / (some * (some - 1))).rounded())
  }

  /// Whether two segments cross; their first ends belong to them and their last ends do not, so that
  /// a crossing at a bend counts once.
  private static func cross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    let (ux, uy, vx, vy) = (b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y)
    let determinant = ux * vy - uy * vx
    guard abs(determinant) >= 1e-12 else { return false }
    let t = ((c.x - a.x) * vy - (c.y - a.y) * vx) / determinant
    let u = ((c.x - a.x) * uy - (c.y - a.y) * ux) / determinant
    return t >= 0 && t < 1 && u >= 0 && u < 1
  }
}
