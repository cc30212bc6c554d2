public import NetworkGraph

extension CompactGraph {
  /// The core number of every vertex: the largest *k* such that it belongs to the *k*-core, in which
  /// each vertex has at least *k* ties to others of the core.
  ///
  /// High numbers mark the dense nucleus of a network. Self-loops are ignored.
  ///
  /// - Parameter direction: Which arcs count in a directed graph; under `total` a pair of arcs both
  ///   ways counts 2.
  /// - Returns: One whole number per vertex, 0 for a vertex without ties.
  /// - Complexity: O(*n* + *m* log *k*) for the largest core number *k*; each arc is followed once.
  /// - SeeAlso: S. B. Seidman, "Network structure and minimum degree", *Social Networks* 5(3), 1983,
  ///   269–287, doi:10.1016/0378-8733(83)90028-X; algorithm of N. S. Dasari, R. Desh, M. Zubair, "ParK:
  ///   an efficient algorithm for k-core decomposition on multicore processors", *IEEE Big Data* 2014,
  ///   doi:10.1109/BigData.2014.7004366.
  public func coreNumber(_ direction: ArcDirection = .total) -> [Int] {
    let graph = withoutSelfLoops()
    var degree = ContiguousArray(graph.degree(direction).map { UInt32($0) })
    guard var core = degree.min() else { return [] }
    // Removing a vertex takes an arc in from those it points to, and an arc out from those that
    // point to it.
    var sides: [CompactGraph] = []
    if !isDirected || direction != .outgoing { sides.append(graph) }
    if isDirected && direction != .incoming { sides.append(graph.reversed()) }

    // The vertices that are left, and those of this core number whose arcs are still to be taken.
    // Only degrees are kept up to date: one access at random for each arc. The vertices that are left
    // are looked through for each core number; *k* of them have *k* arcs at least, which bounds how
    // many there can be.
    var left = ContiguousArray(0..<UInt32(vertexCount))
    var leaving: ContiguousArray<UInt32> = []
    leaving.reserveCapacity(vertexCount)
    while !left.isEmpty {
      var kept = 0
      var lowest = UInt32.max
      for i in left.indices {
        let vertex = left[i]
        let ties = degree[Int(vertex)]
        if ties == core {
          leaving.append(vertex)
        } else if ties > core {
          left[kept] = vertex
          kept += 1
          lowest = min(lowest, ties)
        }
      }
      left.removeLast(left.count - kept)
      guard !leaving.isEmpty else {
        // No vertex has this core number.
        core = lowest
        continue
      }
      var next = 0
      while next < leaving.count {
        let vertex = Int(leaving[next])
        next += 1
        for side in sides {
          let (first, heads) = (side.firstArc.span, side.heads.span)
          unsafe degree.withUnsafeMutableBufferPointer { degree in
            for slot in Int(first[vertex])..<Int(first[vertex + 1]) {
              let head = heads[slot].index
              let ties = unsafe degree[head]
              guard ties > core else { continue }
              unsafe degree[head] = ties - 1
              if ties - 1 == core { leaving.append(heads[slot].rawValue) }
            }
          }
        }
      }
      leaving.removeAll(keepingCapacity: true)
      core += 1
    }
    return degree.map { Int($0) }
  }
}
