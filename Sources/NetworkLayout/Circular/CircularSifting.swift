import NetworkGraph

/// An order on a circle that is improved one vertex at a time.
struct CircularSifting {
  private(set) var order: [Int]
  private let neighbours: SimpleNeighbours
  private let groups: [Int]?
  private var place: [Int]

  init(neighbours: SimpleNeighbours, order: [Int], groups: [Int]?) {
    self.neighbours = neighbours
    self.order = order
    self.groups = groups
    place = [Int](repeating: 0, count: order.count)
    for (index, vertex) in order.enumerated() { place[vertex] = index }
  }

  /// By how much crossings grow when `u`, just before `v` on the circle, goes just behind it.
  private func rise(passing u: Int, _ v: Int) -> Int {
    let n = order.count
    let base = place[u]
    let (nearU, nearV) = (neighbours[u], neighbours[v])
    if nearU.isEmpty || nearV.isEmpty { return 0 }
    if nearU.count * nearV.count <= 64 {
      // Few edges: pair by pair, without lists.
      var sum = 0
      for x in nearU where x != v {
        let first = place[x] >= base ? place[x] - base : place[x] - base + n
        for y in nearV where y != u {
          let second = place[y] >= base ? place[y] - base : place[y] - base + n
          sum += (first > second ? 1 : 0) - (second > first ? 1 : 0)
        }
      }
      return sum
    }
    func distances(_ vertex: Int, without other: Int) -> [Int] {
      neighbours[vertex].filter { $0 != other }
        .map { place[$0] >= base ? place[$0] - base : place[$0] - base + n }.sorted()
    }
    let a = distances(u, without: v)
    let b = distances(v, without: u)
    // With u first the edges to x and y cross when y is further round than x; with v first when x is.
    var (before, after) = (0, 0)
    var (low, high) = (0, 0)
    for x in a {
      while low < b.count && b[low] < x { low += 1 }
      high = max(high, low)
      while high < b.count && b[high] <= x { high += 1 }
      after += low
      before += b.count - high
    }
    return after - before
  }

  /// Sifts each vertex once; returns by how many crossings it got better, or −1 for none.
  mutating func round() -> Int {
    var gain = 0
    // The vertices with most edges first: they bind the others.
    let vertices = order.indices.sorted {
      (-neighbours[$0].count, $0) < (-neighbours[$1].count, $1)
    }
    for vertex in vertices where !neighbours[vertex].isEmpty { gain += sift(vertex) }
    return gain > 0 ? gain : -1
  }

  /// Takes a vertex through all places of its group and leaves it at the best.
  private mutating func sift(_ vertex: Int) -> Int {
    let n = order.count
    var (first, last) = (0, n - 1)
    if let groups {
      first = place[vertex]
      last = first
      while first > 0 && groups[order[first - 1]] == groups[vertex] { first -= 1 }
      while last < n - 1 && groups[order[last + 1]] == groups[vertex] { last += 1 }
    }
    let home = place[vertex]
    var level = 0
    var best = (level: 0, place: home)
    // Back to the first place of the group, then past all others.
    for index in stride(from: home, to: first, by: -1) {
      level += rise(passing: order[index - 1], vertex)
      exchange(index - 1)
      if level < best.level { best = (level, index - 1) }
    }
    level = 0
    for index in stride(from: first, to: home, by: 1) { exchange(index) }
    for index in stride(from: home, to: last, by: 1) {
      level += rise(passing: vertex, order[index + 1])
      exchange(index)
      if level < best.level { best = (level, index + 1) }
    }
    for index in stride(from: last, to: best.place, by: -1) { exchange(index - 1) }
    return -best.level
  }

  /// Swaps the vertices at a place and the next one.
  private mutating func exchange(_ index: Int) {
    order.swapAt(index, index + 1)
    place[order[index]] = index
    place[order[index + 1]] = index + 1
  }

  /// Swaps neighbouring groups, and turns groups round, as long as that leaves fewer crossings.
  mutating func exchangeGroups() {
    guard let groups, neighbours.edgeCount < 20_000 else { return }
    var blocks: [[Int]] = []
    for vertex in order {
      if let last = blocks.last?.last, groups[last] == groups[vertex] {
        blocks[blocks.count - 1].append(vertex)
      } else {
        blocks.append([vertex])
      }
    }
    guard blocks.count > 1, blocks.count <= 24 else { return }
    func crossings(_ blocks: [[Int]]) -> Int {
      CircularLayout.crossings(of: Array(blocks.joined()), neighbours)
    }
    var least = crossings(blocks)
    var isBetter = true
    var rounds = 0
    while isBetter && rounds < 8 {
      isBetter = false
      rounds += 1
      for i in blocks.indices {
        var trials: [[[Int]]] = []
        var turned = blocks
        turned[i].reverse()
        trials.append(turned)
        for j in blocks.indices where j > i {
          var swapped = blocks
          swapped.swapAt(i, j)
          trials.append(swapped)
        }
        for trial in trials {
          let count = crossings(trial)
          if count < least {
            (least, blocks) = (count, trial)
            isBetter = true
            break
          }
        }
      }
    }
    order = Array(blocks.joined())
    for (index, vertex) in order.enumerated() { place[vertex] = index }
  }
}
