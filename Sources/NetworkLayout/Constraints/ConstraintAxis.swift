/// Constraints along one axis: classes of vertices with one coordinate, bounds for each class, and
/// classes that come before others.
///
/// Equal coordinates are one variable, so they hold exactly; order and bounds are a system of
/// differences, whose solutions form a convex set. All this is per axis, since no kind of constraint
/// ties x to y.
struct ConstraintAxis: Sendable {
  /// The class of each vertex.
  let classOf: [Int]
  /// The number of vertices in each class.
  let classSize: [Int]
  /// The least and the largest coordinate of each class, what comes before and after considered.
  private(set) var earliest: [Double]
  private(set) var latest: [Double]
  private(set) var before: [[Int]]
  private(set) var after: [[Int]]
  /// The classes, those before others first.
  private var order: [Int] = []
  let gap: Double

  /// - Parameters:
  ///   - equal: Lists of vertices with one coordinate.
  ///   - pairs: The first of each pair is at least `gap` before the second.
  ///   - bounds: The least and largest coordinate of each vertex.
  init(
    equal: [[Int]], pairs: [(Int, Int)], bounds: [(low: Double, high: Double)], gap: Double,
    isHorizontal: Bool
  ) throws(ConstraintConflict) {
    self.gap = gap
    let n = bounds.count
    var parent = Array(0..<n)
    func root(_ v: Int) -> Int {
      var v = v
      while parent[v] != v {
        parent[v] = parent[parent[v]]
        v = parent[v]
      }
      return v
    }
    for list in equal {
      for v in list.dropFirst() {
        let (a, b) = (root(list[0]), root(v))
        parent[max(a, b)] = min(a, b)
      }
    }
    var number = [Int](repeating: -1, count: n)
    var members: [[Int]] = []
    var classOf = [Int](repeating: 0, count: n)
    for v in 0..<n {
      let top = root(v)
      if number[top] < 0 {
        number[top] = members.count
        members.append([])
      }
      classOf[v] = number[top]
      members[classOf[v]].append(v)
    }
    self.classOf = classOf
    classSize = members.map(\.count)
    earliest = members.map { $0.map { bounds[$0].low }.max()! }
    latest = members.map { $0.map { bounds[$0].high }.min()! }
    before = members.map { _ in [] }
    after = before
    for (a, b) in pairs {
      guard classOf[a] != classOf[b] else {
        throw ConstraintConflict(
          reason: a == b ? .cycle : .noPlace, isHorizontal: isHorizontal,
          vertices: a == b ? [a] : [a, b])
      }
      before[classOf[b]].append(classOf[a])
      after[classOf[a]].append(classOf[b])
    }
    // Sources first (Kahn); what is left when no source is left holds a cycle.
    var missing = before.map(\.count)
    order = members.indices.filter { missing[$0] == 0 }
    var next = 0
    while next < order.count {
      for c in after[order[next]] {
        missing[c] -= 1
        if missing[c] == 0 { order.append(c) }
      }
      next += 1
    }
    if order.count < members.count {
      var seen: [Int] = []
      var c = members.indices.first { missing[$0] > 0 }!
      while !seen.contains(c) {
        seen.append(c)
        c = before[c].first { missing[$0] > 0 }!
      }
      let cycle = seen[seen.firstIndex(of: c)!...].reversed()
      throw ConstraintConflict(
        reason: .cycle, isHorizontal: isHorizontal, vertices: cycle.map { members[$0][0] })
    }
    var cause = [Int?](repeating: nil, count: members.count)
    for c in order {
      for p in before[c] where earliest[p] + gap > earliest[c] {
        earliest[c] = earliest[p] + gap
        cause[c] = p
      }
    }
    var effect = cause.map { _ in nil as Int? }
    for c in order.reversed() {
      for s in after[c] where latest[s] - gap < latest[c] {
        latest[c] = latest[s] - gap
        effect[c] = s
      }
    }
    if let c = order.first(where: { earliest[$0] > latest[$0] + 1e-9 }) {
      var chain = [c]
      while let p = cause[chain[0]] { chain.insert(p, at: 0) }
      while let s = effect[chain.last!] { chain.append(s) }
      throw ConstraintConflict(
        reason: .noPlace, isHorizontal: isHorizontal, vertices: chain.flatMap { members[$0] })
    }
    for c in order where earliest[c] > latest[c] { latest[c] = earliest[c] }
  }

  /// The coordinates near some wishes, one for each class, that satisfy everything.
  ///
  /// One pass gives way to what comes before, one to what comes after; their mean satisfies
  /// everything as well, since the solutions are convex.
  ///
  /// - Complexity: O(classes and pairs).
  func projected(_ wishes: [Double]) -> [Double] {
    var forward = wishes
    for c in order {
      var low = earliest[c]
      for p in before[c] { low = max(low, forward[p] + gap) }
      forward[c] = min(max(wishes[c], low), max(latest[c], low))
    }
    var backward = wishes
    for c in order.reversed() {
      var high = latest[c]
      for s in after[c] { high = min(high, backward[s] - gap) }
      backward[c] = max(min(wishes[c], high), min(earliest[c], high))
    }
    return zip(forward, backward).map { ($0 + $1) / 2 }
  }

  /// The coordinate of each class: the mean of its vertices.
  func means(_ values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: classSize.count)
    for (v, value) in values.enumerated() { sums[classOf[v]] += value }
    return zip(sums, classSize).map { $0 / Double($1) }
  }

  /// The coordinate that one vertex may have near a wish while all others stay.
  func allowed(_ v: Int, _ wish: Double, present: (Int) -> Double, first: [Int]) -> Double {
    let c = classOf[v]
    guard classSize[c] == 1 else { return present(v) }
    var (low, high) = (earliest[c], latest[c])
    for p in before[c] { low = max(low, present(first[p]) + gap) }
    for s in after[c] { high = min(high, present(first[s]) - gap) }
    return low <= high ? min(max(wish, low), high) : present(v)
  }
}
