public import NetworkGraph

extension CompactGraph {
  /// A given number of groups by fluids that spread from random vertices: each fluid has one unit of
  /// density in all, and a vertex joins the fluid of which it and its neighbours hold most.
  ///
  /// The number of groups is a choice, not a finding. Vertices are updated one by one in a random order;
  /// a vertex keeps its fluid when no other is denser around it, up to rounding, else draws among the
  /// densest. Directions, weights and self-loops are not used. Of several starts the partition of the
  /// largest modularity is kept.
  ///
  /// - Parameters:
  ///   - groupCount: *k*, from 1 to the number of vertices.
  ///   - seed: Where all random choices begin.
  ///   - starts: How many times to start anew; at least 1.
  /// - Returns: A partition into *k* groups, usually connected ones.
  /// - Throws: `AnalysisError.parameterOutOfRange` when the graph is not connected, where a fluid could
  ///   not reach all vertices, or *k* is out of range; `CancellationError`.
  /// - Complexity: O(*m*) for each of a few rounds, at most 100 as in NetworkX.
  /// - SeeAlso: F. Parés, D. Garcia-Gasulla and others, "Fluid communities: a competitive, scalable and
  ///   diverse community detection algorithm", *Complex Networks & Their Applications VI*, 2018,
  ///   229–240, doi:10.1007/978-3-319-72150-7_19.
  public func fluidCommunities(
    groupCount k: Int, seed: UInt64 = 1, starts: Int = 10
  ) throws -> Partition {
    try checkRepetitions(1, starts, name: "starts")
    guard vertexCount > 0 else { return Partition(labels: []) }
    guard k >= 1 && k <= vertexCount else {
      throw AnalysisError.parameterOutOfRange(
        name: "number of groups", value: "\(k)",
        expected: "from 1 to the number of vertices, \(vertexCount)")
    }
    let graph = simpleSkeleton()
    let componentCount = graph.components().groupCount
    guard componentCount == 1 else {
      throw AnalysisError.parameterOutOfRange(
        name: "graph", value: "one of \(componentCount) components", expected: "a connected graph")
    }
    let level = try LeidenLevel(graph, weights: .unit)
    return try bestOfStarts(starts, seed: seed) { seed, isCancelled in
      let label = try graph.fluidLabels(k, seed: seed, isCancelled)
      return (Partition(labels: label), level.quality(of: label, resolution: 1))
    }
  }

  private func fluidLabels(
    _ k: Int, seed: UInt64, _ isCancelled: () -> Bool
  ) throws -> [Int] {
    var random = SplitMix64(seed: seed)
    var order = Array(0..<vertexCount)
    random.shuffle(&order)
    var fluid = [Int](repeating: -1, count: vertexCount)
    var size = [Int](repeating: 1, count: k)
    for (c, v) in order[..<k].enumerated() { fluid[v] = c }
    var around = [Double](repeating: 0, count: k)
    var touched: [Int] = []
    for round in 0... {
      if isCancelled() { throw CancellationError() }
      random.shuffle(&order)
      var hasChanged = false
      for v in order {
        func add(_ c: Int) {
          guard c >= 0 else { return }
          if around[c] == 0 { touched.append(c) }
          around[c] += 1 / Double(size[c])
        }
        add(fluid[v])
        for slot in arcs(from: Vertex(v)) { add(fluid[heads[slot].index]) }
        let bound = touched.reduce(0) { max($0, around[$1]) } * (1 - 1e-12)
        let own = fluid[v]
        if bound > 0 && (own < 0 || around[own] < bound) {
          let densest = touched.filter { around[$0] >= bound }
          let new = densest[random.nextIndex(below: densest.count)]
          // A fluid never dries up: its last vertex holds its whole unit, and no other has more.
          if own >= 0 { size[own] -= 1 }
          fluid[v] = new
          size[new] += 1
          hasChanged = true
        }
        for c in touched { around[c] = 0 }
        touched.removeAll(keepingCapacity: true)
      }
      // All vertices are reached after at most n rounds; then up to a hundred more.
      if !hasChanged || round >= vertexCount + 100 { break }
    }
    return fluid
  }
}
