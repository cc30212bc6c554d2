import NetworkGraph

/// The accumulation of U. Brandes's paper for eight sources at the same time, each in a lane of
/// vectors; σ and δ as there (doi:10.1080/0022250X.2001.9990249).
///
/// In networks where everybody is near, the searches from different sources are at the same vertices
/// at the same time, so that an arc is looked at once for several of them, and one line of the cache
/// has the path counts of all (Sarıyüce, Saule, Kaya and Çatalyürek 2015, "Regularizing graph
/// centrality computations", doi:10.1016/j.jpdc.2014.07.006). Which lanes are at a vertex is a byte.
/// Where paths are long the lanes would be apart, and ``DependencySweep`` is as good.
struct DependencyLanes: ~Copyable {
  typealias Lanes = SIMD8<Double>

  /// How many sources run at the same time.
  static let width = 8

  private let graph: CompactGraph
  /// The number of shortest paths to each vertex.
  private var sigma: ContiguousArray<Lanes>
  /// (1 + δ)/σ of the vertices of one distance, 0 in other lanes.
  private var share: ContiguousArray<Lanes>
  /// The lanes that have been at each vertex, those that get there in this step, and those that
  /// ``share`` is known for.
  private var seen: ContiguousArray<UInt8>
  private var pending: ContiguousArray<UInt8>
  private var known: ContiguousArray<UInt8>
  /// The vertices of each distance, one distance after the other, with the lanes at them.
  private var places: ContiguousArray<UInt32> = []
  private var lanes: ContiguousArray<UInt8> = []
  private var levels: [Int] = []
  /// δ of the vertices of one distance.
  private var delta: ContiguousArray<Lanes> = []
  /// For each set of lanes, 1 in them and 0 in the others.
  private let masks: ContiguousArray<Lanes>

  init(_ graph: CompactGraph) {
    self.graph = graph
    sigma = ContiguousArray(repeating: .zero, count: graph.vertexCount)
    share = sigma
    seen = ContiguousArray(repeating: 0, count: graph.vertexCount)
    pending = seen
    known = seen
    masks = ContiguousArray(
      (0..<256).map { set in
        var mask = Lanes.zero
        for lane in 0..<Self.width where set >> lane & 1 != 0 { mask[lane] = 1 }
        return mask
      })
  }

  /// Whether searches from different vertices are likely to be at the same vertices at the same time.
  static func isWorthwhile(for graph: CompactGraph) throws -> Bool {
    guard graph.vertexCount > 64,
      let hub = graph.vertices.max(by: { graph.arcCount(from: $0) < graph.arcCount(from: $1) })
    else { return false }
    var search = HopSearch(graph)
    try search.run(from: hub)
    return search.farthest <= 32
  }

  /// Adds what different sources depend on each vertex.
  ///
  /// - Precondition: There are ``width`` sources at most.
  /// - Returns: `false`, and nothing is added, when there are more paths than can be counted.
  mutating func add(from sources: ArraySlice<Vertex>, into sums: inout [Double], ends: PathEnds)
    -> Bool
  {
    for v in sigma.indices {
      sigma[v] = .zero
      seen[v] = 0
    }
    places.removeAll(keepingCapacity: true)
    lanes.removeAll(keepingCapacity: true)
    levels = [0]
    for (lane, source) in sources.enumerated() {
      sigma[source.index][lane] = 1
      seen[source.index] = 1 << UInt8(lane)
      places.append(source.rawValue)
      lanes.append(1 << UInt8(lane))
    }
    while levels.last! < places.count {
      levels.append(places.count)
      guard countPaths(of: levels[levels.count - 2]..<levels[levels.count - 1]) else {
        return false
      }
    }
    if ends == .included {
      // Each source is an end of its paths to all others that it reaches.
      for (lane, source) in sources.enumerated() {
        sums[source.index] += lanes.reduce(-1) { $0 + Double($1 >> UInt8(lane) & 1) }
      }
    }
    for level in (0..<levels.count - 1).reversed() {
      gather(levels[level]..<levels[level + 1])
      if level + 2 < levels.count { forget(levels[level + 1]..<levels[level + 2]) }
      settle(levels[level]..<levels[level + 1], isSource: level == 0, into: &sums, ends)
    }
    forget(0..<levels[1])
    return true
  }

  /// Goes on from the vertices of one distance.
  ///
  /// - Returns: Whether the paths can be counted.
  private mutating func countPaths(of level: Range<Int>) -> Bool {
    let (graph, masks) = (graph, masks)
    let (first, heads, maskSpan) = (graph.firstArc.span, graph.heads.span, masks.span)
    let begin = level.upperBound
    // Taken out, so that places can be appended while they are written to.
    var (paths, there) = (ContiguousArray<Lanes>(), ContiguousArray<UInt8>())
    swap(&paths, &sigma)
    swap(&there, &pending)
    unsafe paths.withUnsafeMutableBufferPointer { paths in
      unsafe there.withUnsafeMutableBufferPointer { there in
        for place in level {
          let tail = Int(places[place])
          let set = lanes[place]
          let own = unsafe paths[tail] * maskSpan[Int(set)]
          for slot in Int(first[tail])..<Int(first[tail + 1]) {
            let head = heads[slot].index
            let new = set & ~seen[head]
            guard new != 0 else { continue }
            let before = unsafe there[head]
            if before == 0 { places.append(UInt32(truncatingIfNeeded: head)) }
            unsafe there[head] = before | new
            unsafe paths[head] += new == set ? own : own * maskSpan[Int(new)]
          }
        }
      }
    }
    swap(&paths, &sigma)
    swap(&there, &pending)
    var isCounted = true
    for place in begin..<places.count {
      let vertex = Int(places[place])
      lanes.append(pending[vertex])
      seen[vertex] |= pending[vertex]
      pending[vertex] = 0
      isCounted = isCounted && sigma[vertex].sum().isFinite
    }
    return isCounted
  }

  /// Computes δ of the vertices of one distance from ``share`` of those one step farther.
  private mutating func gather(_ level: Range<Int>) {
    let (graph, masks, share, known) = (graph, masks, share, known)
    let (first, heads, maskSpan) = (graph.firstArc.span, graph.heads.span, masks.span)
    let (shares, knownSpan) = (share.span, known.span)
    delta.removeAll(keepingCapacity: true)
    for place in level {
      let tail = Int(places[place])
      let set = lanes[place]
      var sum = Lanes.zero
      for slot in Int(first[tail])..<Int(first[tail + 1]) {
        let head = heads[slot].index
        if knownSpan[head] & set != 0 { sum += shares[head] }
      }
      delta.append(sum * sigma[tail] * maskSpan[Int(set)])
    }
  }

  /// Adds δ of the vertices of one distance, and keeps their ``share``.
  private mutating func settle(
    _ level: Range<Int>, isSource: Bool, into sums: inout [Double], _ ends: PathEnds
  ) {
    for (i, place) in level.enumerated() {
      let vertex = Int(places[place])
      let set = lanes[place]
      known[vertex] = set
      guard !isSource else { continue }
      sums[vertex] += delta[i].sum()
      if ends == .included { sums[vertex] += Double(set.nonzeroBitCount) }
      // σ is 0 in lanes that have not been here, and the mask would not make a number of 0/0.
      let mask = masks[Int(set)]
      share[vertex] = (mask + delta[i]) / (sigma[vertex] * mask + (1 - mask))
    }
  }

  private mutating func forget(_ level: Range<Int>) {
    for place in level {
      share[Int(places[place])] = .zero
      known[Int(places[place])] = 0
    }
  }
}
