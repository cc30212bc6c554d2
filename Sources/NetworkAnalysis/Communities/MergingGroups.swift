import NetworkGraph

/// Groups that are merged two by two, with the ties between them: what the agglomerative methods share.
///
/// A merged group gets a new number, so what was noted of a pair stays true as long as both groups
/// exist. Lists of ties keep the old numbers; they are looked up when a list is read.
struct MergingGroups {
  private(set) var successor: [Int]
  private(set) var strength: [Double]
  private(set) var size: [Int]
  private var ties: [[(group: Int, weight: Double)]]
  private var weightTo: [Double]
  /// What is expected between two groups is γ × strength × strength / `total`.
  let total: Double
  let vertexCount: Int

  init(_ level: LeidenLevel) {
    let n = level.count
    vertexCount = n
    successor = Array(0..<n)
    strength = Array(level.strength)
    size = Array(repeating: 1, count: n)
    total = level.total
    ties = (0..<n).map { v in
      level.slots(of: v).map { (level.heads[$0].index, level.weight(at: $0)) }
    }
    weightTo = Array(repeating: 0, count: 2 * n)
  }

  /// Whether a group has not been merged into another.
  func exists(_ group: Int) -> Bool { successor[group] == group }

  private mutating func current(_ group: Int) -> Int {
    var root = group
    while successor[root] != root { root = successor[root] }
    var g = group
    while successor[g] != root && g != root { (g, successor[g]) = (successor[g], root) }
    return root
  }

  /// The groups tied to a group and the strength of the ties.
  func neighbors(of vertex: Int) -> [(group: Int, weight: Double)] { ties[vertex] }

  /// Merges two groups.
  ///
  /// - Returns: The number of the new group and the groups that are tied to it.
  mutating func merge(_ a: Int, _ b: Int) -> (group: Int, ties: [(group: Int, weight: Double)]) {
    let new = successor.count
    successor.append(new)
    successor[a] = new
    successor[b] = new
    strength.append(strength[a] + strength[b])
    size.append(size[a] + size[b])
    var found: [Int] = []
    for old in [a, b] {
      for (group, weight) in ties[old] {
        let other = current(group)
        guard other != new else { continue }
        if weightTo[other] == 0 { found.append(other) }
        weightTo[other] += weight
      }
      ties[old] = []
    }
    found.sort()
    let list = found.map { (group: $0, weight: weightTo[$0]) }
    for other in found { weightTo[other] = 0 }
    ties.append(list)
    return (new, list)
  }

  /// The group of each vertex after some merges, given in order as pairs of group numbers.
  static func labels(after merges: some Sequence<(Int, Int)>, vertexCount: Int) -> [Int] {
    var successor = Array(0..<vertexCount)
    for (a, b) in merges {
      let new = successor.count
      successor.append(new)
      successor[a] = new
      successor[b] = new
    }
    // A successor has a higher number, so one pass from above finds the last ones.
    for g in successor.indices.reversed() { successor[g] = successor[successor[g]] }
    return Array(successor[..<vertexCount])
  }
}

/// Pairs of groups by a key: the largest key leaves first, of equal ones the lowest pair.
struct PairHeap {
  struct Entry {
    let key: Double
    let a: Int
    let b: Int

    func precedes(_ other: Entry) -> Bool {
      (other.key, a, b) < (key, other.a, other.b)
    }
  }

  private var entries: [Entry] = []

  mutating func insert(_ key: Double, _ a: Int, _ b: Int) {
    var i = entries.count
    let new = Entry(key: key, a: min(a, b), b: max(a, b))
    entries.append(new)
    while i > 0, new.precedes(entries[(i - 1) / 2]) {
      entries[i] = entries[(i - 1) / 2]
      i = (i - 1) / 2
    }
    entries[i] = new
  }

  mutating func removeFirst() -> Entry? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return first }
    var i = 0
    while true {
      var child = 2 * i + 1
      guard child < entries.count else { break }
      if child + 1 < entries.count && entries[child + 1].precedes(entries[child]) { child += 1 }
      guard entries[child].precedes(last) else { break }
      entries[i] = entries[child]
      i = child
    }
    entries[i] = last
    return first
  }
}
