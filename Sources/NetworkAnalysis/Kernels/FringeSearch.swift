import NetworkGraph

/// The diameter of an undirected graph, in ties, from few searches.
///
/// Two vertices within *i* ties of a vertex in the middle are at most 2*i* from each other. So the
/// vertices farthest from the middle are looked at first, and as soon as a distance of 2*i* is known,
/// those within *i* ties of it need no search (iterative fringe upper bound: Crescenzi, Grossi, Habib,
/// Lanzi and Marino 2013, doi:10.1016/j.tcs.2012.09.018). The middle is the vertex whose largest
/// distance from a few vertices at the rim is smallest; they are as far from each other as can be.
struct FringeSearch: ~Copyable {
  private let graph: CompactGraph
  private var search: HopSearch
  /// The largest distance within the parts so far.
  private(set) var diameter = 0

  init(_ graph: CompactGraph) {
    self.graph = graph
    search = HopSearch(graph)
  }

  /// Takes in the distances of a connected part.
  ///
  /// - Parameter part: Its vertices.
  /// - Complexity: O(*m*) for each search; *n* searches at worst, 256 at a time.
  mutating func widen(by part: [Vertex]) throws {
    // The hub, the vertex farthest from it, the one farthest from that, and those whose nearest of
    // the ones before is farthest; of several, as on a lattice, the one farthest from all together.
    var source = part.max { graph.arcCount(from: $0) < graph.arcCount(from: $1) }!
    try search.run(from: source)
    diameter = max(diameter, search.farthest)
    source = Vertex(Int(search.reached[search.reachedCount - 1]))
    var nearest = [UInt32](repeating: .max, count: part.count)
    var farthest = [UInt32](repeating: 0, count: part.count)
    var total = [UInt64](repeating: 0, count: part.count)
    for round in 0..<7 {
      try search.run(from: source)
      diameter = max(diameter, search.farthest)
      for (i, vertex) in part.enumerated() {
        let distance = search.hops[vertex.index]
        nearest[i] = min(nearest[i], distance)
        farthest[i] = max(farthest[i], distance)
        total[i] += UInt64(distance)
      }
      if round == 0 {
        source = Vertex(Int(search.reached[search.reachedCount - 1]))
        continue
      }
      if round < 3 {
        source = part[nearest.indices.max { (nearest[$0], total[$0]) < (nearest[$1], total[$1]) }!]
        continue
      }
      let best = farthest.indices.min { (farthest[$0], total[$0]) < (farthest[$1], total[$1]) }!
      try search.run(from: part[best])
      // One that is farther from the middle than those known shows that the middle is none.
      if search.farthest <= Int(farthest[best]) { break }
      source = Vertex(Int(search.reached[search.reachedCount - 1]))
    }
    let order = search.reached[..<search.reachedCount]
    var (end, radius) = (order.count, search.farthest)
    let hops = search.hops
    while radius > 0 && diameter < 2 * radius {
      var begin = end
      while begin > 0 && hops[Int(order[begin - 1])] == UInt32(radius) { begin -= 1 }
      try look(from: order[begin..<end].map { Int($0) }, atMost: 2 * radius)
      end = begin
      radius -= 1
    }
  }

  /// Takes in the distances from some vertices, until one is as large as any can be.
  private mutating func look(from sources: [Int], atMost bound: Int) throws {
    let width = SimultaneousSearches.width
    var place = 0
    while place < sources.count && diameter < bound {
      try Task.checkCancellation()
      let count = min(sources.count - place, 2 * width)
      if count < 8 {
        try search.run(from: Vertex(sources[place]))
        diameter = max(diameter, search.farthest)
        place += 1
        continue
      }
      let some = sources[place..<place + count]
      let graph = graph
      let farthest = try foldInChunks(count: 2, into: 0) { halves, _ in
        var searches = SimultaneousSearches(graph)
        let begin = some.startIndex + count * halves.lowerBound / 2
        let end = some.startIndex + count * halves.upperBound / 2
        return searches.summaries(from: some[begin..<end]).reduce(0) { max($0, Int($1.farthest)) }
      } fold: {
        $0 = max($0, $1)
      }
      diameter = max(diameter, farthest)
      place += count
    }
  }
}
