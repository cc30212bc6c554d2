public import NetworkGraph

/// Two columns of vertices with few crossings of the edges between them.
///
/// Components stand one below the other. From several starts, the columns of each are ordered in turn by the mean place of the neighbours
/// (barycentre), then vertices change places with their neighbours in the column, and then go to the
/// best place of all (sifting), as long as crossings become fewer. Only the order in a column says
/// anything, and no more than that neighbours are about level.
///
/// - SeeAlso: K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical
///   system structures", *IEEE Transactions on Systems, Man, and Cybernetics* 11(2), 1981, 109–125,
///   doi:10.1109/TSMC.1981.4308636; C. Matuszewski, R. Schönfeld, P. Molitor, "Using sifting for
///   k-layer straightline crossing minimization", *Graph Drawing*, LNCS 1731, 1999, 217–224,
///   doi:10.1007/3-540-46648-7_22.
public struct BipartiteLayout: Hashable, Sendable {
  /// The vertices of the first side from top to bottom.
  public let first: [Vertex]
  /// The vertices of the second side from top to bottom.
  public let second: [Vertex]
  /// How many pairs of edges cross; parallel edges count once.
  public let crossings: Int

  /// Orders the two sides of a graph.
  ///
  /// - Parameter seed: Where the starts after the first begin.
  /// - Precondition: Each edge runs between the sides.
  /// - Complexity: O(*m* log *m*) for each of 20 sweeps and O(*n m*) for each of 12 rounds of
  ///   sifting, from 24 starts per component; components beyond some hundred vertices have fewer.
  public init(of graph: CompactGraph, sides: TwoSides, seed: UInt64 = 1) {
    precondition(sides.isSecond.count == graph.vertexCount, "each vertex has a side")
    let neighbours = SimpleNeighbours(of: graph)
    for vertex in 0..<neighbours.count {
      for other in neighbours[vertex] {
        precondition(
          sides.isSecond[vertex] != sides.isSecond[other], "each edge runs between the sides")
      }
    }
    // Components one below the other never cross each other.
    let components = StressLayout.components(of: graph).sorted {
      (-$0.count, $0[0].index) < (-$1.count, $1[0].index)
    }
    var generator = SplitMix64(seed: seed)
    var columns: [[Int]] = [[], []]
    var total = 0
    for component in components {
      let members = component.map(\.index).sorted()
      let parts = [false, true].map { side in members.filter { sides.isSecond[$0] == side } }
      let best = Self.ordered(parts, neighbours, &generator)
      for side in 0...1 { columns[side] += best.columns[side] }
      total += best.crossings
    }
    first = columns[0].map { Vertex($0) }
    second = columns[1].map { Vertex($0) }
    crossings = total
  }

  private static func ordered(
    _ parts: [[Int]], _ neighbours: SimpleNeighbours, _ generator: inout SplitMix64
  ) -> TwoColumns {
    var best = TwoColumns(columns: parts, neighbours: neighbours)
    guard parts[0].count + parts[1].count > 3 else { return best }
    // A round of sifting compares about half of the square of the vertices; starts and rounds share
    // a budget of a few million.
    let size = parts[0].count + parts[1].count
    let budget = 6_000_000 / (size * size)
    let rounds = min(12, budget)
    for start in 0..<max(1, min(24, budget / max(1, rounds))) {
      var state = TwoColumns(columns: parts, neighbours: neighbours)
      if start > 0 { state.shuffle(&generator) }
      // Sweeps lead many starts to one order: each second start goes without.
      state.improve(sweeps: start % 2 == 0 ? 20 : 0, rounds: rounds)
      if start == 0 || state.crossings < best.crossings { best = state }
      if best.crossings == 0 { break }
    }
    return best
  }

  /// How many pairs of edges cross between two columns in the given orders.
  ///
  /// - Complexity: O(*m* log *m*).
  public static func crossings(first: [Vertex], second: [Vertex], in graph: CompactGraph) -> Int {
    TwoColumns(
      columns: [first.map(\.index), second.map(\.index)], neighbours: SimpleNeighbours(of: graph)
    ).crossings
  }
}

/// Two columns in the course of their improvement.
struct TwoColumns {
  private(set) var columns: [[Int]]
  private let neighbours: SimpleNeighbours
  private var place: [Int]
  private(set) var crossings = 0

  init(columns: [[Int]], neighbours: SimpleNeighbours) {
    self.columns = columns
    self.neighbours = neighbours
    place = [Int](repeating: 0, count: neighbours.count)
    number()
    crossings = counted()
  }

  private mutating func number() {
    for column in columns { for (index, vertex) in column.enumerated() { place[vertex] = index } }
  }

  private func counted() -> Int {
    var seen = CountTree(columns[1].count)
    var total = 0
    for vertex in columns[0] {
      let ends = neighbours[vertex].map { place[$0] }
      // An edge crosses those from above that end below its own end.
      for end in ends { total += seen.sum(end + 1..<columns[1].count) }
      for end in ends { seen.add(1, at: end) }
    }
    return total
  }

  mutating func shuffle(_ generator: inout SplitMix64) {
    for side in 0...1 { generator.shuffle(&columns[side]) }
    number()
    crossings = counted()
  }

  mutating func improve(sweeps: Int, rounds: Int) {
    var best = self
    var failures = 0
    for sweep in 0..<sweeps where failures < 4 {
      order(sweep % 2 == 0 ? 1 : 0)
      number()
      crossings = counted()
      if crossings < best.crossings { (best, failures) = (self, 0) } else { failures += 1 }
    }
    self = best
    for _ in 0..<rounds {
      let before = crossings
      for side in 0...1 { for vertex in columns[side] { sift(vertex, side) } }
      if crossings == before { return }
    }
  }

  /// A column by the mean place of the neighbours; who has none stays about where it is.
  private mutating func order(_ side: Int) {
    let keys = Dictionary(
      uniqueKeysWithValues: columns[side].map { vertex -> (Int, Double) in
        let list = neighbours[vertex]
        guard !list.isEmpty else { return (vertex, Double(place[vertex])) }
        return (vertex, list.reduce(0) { $0 + Double(place[$1]) } / Double(list.count))
      })
    columns[side].sort { (keys[$0]!, place[$0]) < (keys[$1]!, place[$1]) }
  }

  /// Puts a vertex where the fewest edges cross.
  private mutating func sift(_ vertex: Int, _ side: Int) {
    guard !neighbours[vertex].isEmpty else { return }
    let home = place[vertex]
    var best = (level: 0, place: home)
    for step in [-1, 1] {
      var level = 0
      var index = home
      while columns[side].indices.contains(index + step) {
        let other = columns[side][index + step]
        level += step < 0 ? rise(other, vertex) : rise(vertex, other)
        index += step
        if level < best.level { best = (level, index) }
      }
    }
    guard best.place != home else { return }
    columns[side].remove(at: home)
    columns[side].insert(vertex, at: best.place)
    for index in min(home, best.place)...max(home, best.place) {
      place[columns[side][index]] = index
    }
    crossings += best.level
  }

  /// By how much crossings grow when `upper`, above `lower`, goes below it. Vertices between do not
  /// change what these two add.
  private func rise(_ upper: Int, _ lower: Int) -> Int {
    let (first, second) = (neighbours[upper], neighbours[lower])
    if first.count * second.count <= 64 {
      // Few edges: pair by pair, without lists.
      var sum = 0
      for x in first {
        for y in second { sum += (place[x] < place[y] ? 1 : 0) - (place[y] < place[x] ? 1 : 0) }
      }
      return sum
    }
    let a = neighbours[upper].map { place[$0] }.sorted()
    let b = neighbours[lower].map { place[$0] }.sorted()
    var (before, after, low, high) = (0, 0, 0, 0)
    for x in a {
      while low < b.count && b[low] < x { low += 1 }
      high = max(high, low)
      while high < b.count && b[high] <= x { high += 1 }
      before += low
      after += b.count - high
    }
    return after - before
  }
}
