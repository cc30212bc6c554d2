import NetworkLayout

/// How far the actors of a figure moved since an earlier edition.
struct EditionComparison {
  /// The number of actors in both.
  let common: Int
  /// The mean way of an actor after the best similarity (shift, turn, scale, as least squares), by
  /// the diagonal of the old positions; `nil` for fewer than three common actors.
  let moved: Double?
  /// The share of pairs that keep their order from left to right, and from top to bottom.
  let order: Double?
  /// The nodes of the new edition that the old one has not.
  let new: [Int]
  /// The nodes of the old edition that the new one has not.
  let gone: [GradedFigure.Node]

  /// - Complexity: O(*n*²) for *n* common actors.
  init(old: GradedFigure, new figure: GradedFigure) {
    let before = Dictionary(
      old.nodes.map { ($0.id, $0.center) },
      uniquingKeysWith: { first, _ in first })
    let after = Set(figure.nodes.map(\.id))
    new = figure.nodes.indices.filter {
      before[figure.nodes[$0].id] == nil
    }
    gone = old.nodes.filter { !after.contains($0.id) }
    let pairs = figure.nodes.compactMap { node in
      before[node.id].map { (old: $0, new: node.center) }
    }
    common = pairs.count
    guard pairs.count >= 3 else {
      (moved, order) = (nil, nil)
      return
    }
    func mean(_ points: [Point]) -> Point {
      Point(
        x: points.reduce(0) { $0 + $1.x } / Double(points.count),
        y: points.reduce(0) { $0 + $1.y } / Double(points.count))
    }
    let (from, to) = (mean(pairs.map(\.new)), mean(pairs.map(\.old)))
    // Points as complex numbers: the factor that turns and scales new ones onto old ones.
    var (re, im, weight) = (0.0, 0.0, 0.0)
    for pair in pairs {
      let (ax, ay) = (pair.old.x - to.x, pair.old.y - to.y)
      let (bx, by) = (pair.new.x - from.x, pair.new.y - from.y)
      re += ax * bx + ay * by
      im += ay * bx - ax * by
      weight += bx * bx + by * by
    }
    let (c, s) = weight > 0 ? (re / weight, im / weight) : (1, 0)
    let way = pairs.reduce(0.0) { sum, pair in
      let (bx, by) = (pair.new.x - from.x, pair.new.y - from.y)
      return sum
        + Point(x: bx * c - by * s + to.x, y: bx * s + by * c + to.y).distance(to: pair.old)
    }
    let box = Placement.bounds(of: pairs.map(\.old))!
    let diagonal = (box.width * box.width + box.height * box.height).squareRoot()
    moved = way / Double(pairs.count) / (diagonal > 0 ? diagonal : 1)
    var kept = 0
    for (index, a) in pairs.enumerated() {
      for b in pairs[..<index] {
        if (a.old.x < b.old.x) == (a.new.x < b.new.x) { kept += 1 }
        if (a.old.y < b.old.y) == (a.new.y < b.new.y) { kept += 1 }
      }
    }
    order = Double(kept) / Double(pairs.count * (pairs.count - 1))
  }
}
