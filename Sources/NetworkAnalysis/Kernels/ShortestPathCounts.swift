import NetworkGraph

/// The shortest paths from one source after another and how many there are, with memory that is
/// used again for each: the first half of U. Brandes's algorithm
/// (doi:10.1080/0022250X.2001.9990249), from which betweenness, stress, load and their relatives
/// follow (U. Brandes, "On variants of shortest-path betweenness centrality and their generic
/// computation", *Social Networks* 30(2), 2008, doi:10.1016/j.socnet.2007.11.001). σ is named as
/// there.
///
/// Instead of lists of predecessors it keeps, for each vertex in the order of settling, the arcs that
/// go on along shortest paths: sums over them need no further look at distances.
struct ShortestPathCounts: ~Copyable {
  let graph: CompactGraph
  private let lengths: ContiguousArray<Double>?
  private var paths: ShortestPathSweep
  private var rank: ContiguousArray<Int32>

  /// The number of shortest paths from the source to each vertex that it reaches. In `Double`,
  /// since `Int` overflows from a 35 × 35 grid on.
  private(set) var sigma: ContiguousArray<Double>

  /// The slots of the arcs on shortest paths from the source, by the place of their tail in
  /// ``settled``.
  private(set) var onward = ContiguousArray<UInt32>()
  private var firstOnward = ContiguousArray<Int>()

  /// - Parameter lengths: The length of each arc at its slot, all above zero, or `nil` for 1.
  init(_ graph: CompactGraph, lengths: ContiguousArray<Double>?) {
    self.graph = graph
    self.lengths = lengths
    paths = ShortestPathSweep(graph, lengths: lengths)
    rank = ContiguousArray(repeating: 0, count: graph.vertexCount)
    sigma = ContiguousArray(repeating: 0, count: graph.vertexCount)
  }

  /// The vertices that the last source reaches, nearest first; the source is the first.
  var settled: ContiguousArray<Vertex> { paths.settled }

  /// The places in ``onward`` of the arcs that go on from the vertex at a place in ``settled``. Their
  /// heads are settled later.
  func steps(at place: Int) -> Range<Int> { firstOnward[place]..<firstOnward[place + 1] }

  /// The distance of a vertex from the last source; infinite where there is no path.
  func distance(to vertex: Vertex) -> Double { paths.distance[vertex.index] }

  /// Finds and counts the shortest paths from a source.
  ///
  /// - Throws: `AnalysisError.tooManyPaths`.
  /// - Complexity: As ``ShortestPathSweep``.
  mutating func run(from source: Vertex) throws(AnalysisError) {
    paths.run(from: source)
    let settledCount = paths.settled.count
    for i in 0..<settledCount {
      let vertex = paths.settled[i].index
      rank[vertex] = Int32(i)
      sigma[vertex] = 0
    }
    sigma[source.index] = 1
    onward.removeAll(keepingCapacity: true)
    firstOnward.removeAll(keepingCapacity: true)
    for i in 0..<settledCount {
      let tail = paths.settled[i]
      let count = sigma[tail.index]
      guard count.isFinite else { throw .tooManyPaths(source: source) }
      firstOnward.append(onward.count)
      for slot in graph.arcs(from: tail) where isShortest(slot, from: tail) {
        sigma[graph.heads[slot].index] += count
        onward.append(UInt32(truncatingIfNeeded: slot))
      }
    }
    firstOnward.append(onward.count)
  }

  /// Whether the arc at a slot is the last step of a shortest path from the source to its head.
  /// `tail` is reached.
  private func isShortest(_ slot: Int, from tail: Vertex) -> Bool {
    let head = graph.heads[slot]
    guard let lengths else { return paths.distance[head.index] == paths.distance[tail.index] + 1 }
    guard rank[head.index] > rank[tail.index] else { return false }
    let reached = paths.distance[tail.index] + lengths[slot]
    return reached - paths.distance[head.index] <= 1e-12 * reached
  }
}
