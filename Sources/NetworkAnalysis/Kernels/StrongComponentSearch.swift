import NetworkGraph

/// Strong components by one depth-first search that keeps a single number per vertex.
///
/// Tarjan's search keeps for each vertex when it was found, the lowest number that it leads back to,
/// whether it still is on the stack, and its component. Pearce (2016, "A space-efficient algorithm
/// for finding strongly connected components", *Information Processing Letters* 116, 47–52,
/// doi:10.1016/j.ipl.2015.08.010) needs one number for all of these: `rank[v]` is 0 before *v* is
/// found; then the lowest rank that it leads back to, counted from 1 among the vertices that have no
/// component yet; at last the number of its component, counted down from *n*. A component's number
/// is always above the rank of any vertex still open, so an arc into it lowers nothing, and is not
/// even told apart. All that an arc costs is one look at the rank of its head.
struct StrongComponentSearch {
  private let graph: CompactGraph
  private var rank: ContiguousArray<UInt32>
  /// The vertices between a root and the one being searched, without the last.
  private var path: [Frame] = []
  /// The vertices that were left and whose component is not closed yet.
  private var open: [UInt32] = []
  private var nextRank: UInt32 = 1
  private var nextComponent: UInt32

  /// A vertex on the way: where its search goes on, and what it was found as.
  private struct Frame {
    var vertex: UInt32
    var slot: UInt32
    var found: UInt32
    var lowest: UInt32
  }

  init(_ graph: CompactGraph) {
    self.graph = graph
    rank = ContiguousArray(repeating: 0, count: graph.vertexCount)
    nextComponent = UInt32(graph.vertexCount)
  }

  /// Numbers from 0 in the order in which components are closed, which is reverse topological.
  consuming func labels() -> [Int] {
    for root in rank.indices where rank[root] == 0 { search(from: UInt32(root)) }
    return rank.map { graph.vertexCount - Int($0) }
  }

  private mutating func search(from root: UInt32) {
    var current = entered(root)
    while true {
      if let child = nextChild(of: &current) {
        path.append(current)
        current = entered(child)
      } else {
        leave(current)
        guard let parent = path.popLast() else { return }
        current = parent
      }
    }
  }

  /// The next vertex that an arc leads to and that was not found yet. Its slot is not passed: on
  /// return, the rank that it has got then counts like that of any other head.
  private func nextChild(of frame: inout Frame) -> UInt32? {
    let (heads, ranks) = (graph.heads.span, rank.span)
    let end = graph.firstArc[Int(frame.vertex) + 1]
    var slot = frame.slot
    var lowest = frame.lowest
    defer {
      frame.slot = slot
      frame.lowest = lowest
    }
    while slot < end {
      let head = heads[Int(slot)].rawValue
      let known = ranks[Int(head)]
      if known == 0 { return head }
      lowest = min(lowest, known)
      slot += 1
    }
    return nil
  }

  private mutating func entered(_ vertex: UInt32) -> Frame {
    let found = nextRank
    nextRank += 1
    rank[Int(vertex)] = found
    return Frame(
      vertex: vertex, slot: graph.firstArc[Int(vertex)], found: found, lowest: found)
  }

  /// Closes the component of a vertex that leads back to none before it; else leaves it open.
  private mutating func leave(_ frame: Frame) {
    rank[Int(frame.vertex)] = frame.lowest
    guard frame.lowest == frame.found else {
      open.append(frame.vertex)
      return
    }
    while let member = open.last, rank[Int(member)] >= frame.found {
      open.removeLast()
      rank[Int(member)] = nextComponent
      nextRank -= 1
    }
    rank[Int(frame.vertex)] = nextComponent
    nextRank -= 1
    nextComponent -= 1
  }
}
