public import NetworkGraph

/// The two sides of a graph all of whose edges run between them.
public struct TwoSides: Hashable, Sendable {
  /// Whether each vertex is on the second side.
  public let isSecond: [Bool]

  /// A ring of an odd number of vertices: proof that a graph has no two sides.
  public struct OddCycle: Error, Hashable, Sendable, CustomStringConvertible {
    /// The vertices in the order of the ring; a single one for a self-loop.
    public let vertices: [Vertex]

    /// How long the ring is, as a sentence in English without a capital and full stop.
    public var description: String {
      "the graph has no two sides: a ring of \(vertices.count) runs through it"
    }
  }

  /// Parts a graph into two sides, whatever the directions of its edges.
  ///
  /// In each component either side could be the first. The vertices that `prefersSecond` names go to
  /// the second side where most of them can; where it does not tell, the smaller part of the
  /// component goes there, and of two equal ones that without the first vertex. A vertex without an
  /// edge follows the preference.
  ///
  /// - Throws: ``OddCycle`` when an edge would run within a side: a shortest ring from its ends up to
  ///   where they meet in the search.
  /// - Precondition: The preference has one value per vertex, or there is none.
  /// - Complexity: O(*n* + *m*).
  public init(of graph: CompactGraph, prefersSecond: [Bool]? = nil) throws(OddCycle) {
    let n = graph.vertexCount
    precondition(prefersSecond == nil || prefersSecond!.count == n, "each vertex has a preference")
    for edge in graph.edges where edge.tail == edge.head {
      throw OddCycle(vertices: [edge.tail])
    }
    let neighbours = SimpleNeighbours(of: graph)
    var side = [Int](repeating: -1, count: n)
    var parent = side
    var depth = side
    for root in 0..<n where side[root] < 0 {
      (side[root], depth[root]) = (0, 0)
      var members = [root]
      var next = 0
      while next < members.count {
        let vertex = members[next]
        next += 1
        for other in neighbours[vertex] {
          if side[other] < 0 {
            (side[other], parent[other], depth[other]) = (
              1 - side[vertex], vertex, depth[vertex] + 1
            )
            members.append(other)
          } else if side[other] == side[vertex] {
            throw Self.ring(vertex, other, parent: parent, depth: depth)
          }
        }
      }
      let wishes = prefersSecond.map { wish in
        members.reduce(0) { $0 + (wish[$1] == (side[$1] == 1) ? 1 : -1) }
      }
      let seconds = members.count { side[$0] == 1 }
      let isTurned =
        if let wishes, wishes != 0 { wishes < 0 } else {
          members.count > 1 && 2 * seconds > members.count
        }
      if isTurned { for member in members { side[member] = 1 - side[member] } }
    }
    isSecond = side.map { $0 == 1 }
  }

  private static func ring(_ a: Int, _ b: Int, parent: [Int], depth: [Int]) -> OddCycle {
    var (left, right) = ([a], [b])
    while left.last! != right.last! {
      if depth[left.last!] >= depth[right.last!] {
        left.append(parent[left.last!])
      } else {
        right.append(parent[right.last!])
      }
    }
    return OddCycle(vertices: (left + right.dropLast().reversed()).map { Vertex($0) })
  }
}
