import NetworkGraph

/// The layout of a connected graph whose pairs are too many: stress against landmarks for the whole,
/// forces of short range for the neighbourhoods.
///
/// 1. The landmarks are laid out by stress among themselves, all others by stress against them.
/// 2. A few averages over neighbours gather dense groups, which stress leaves spread like fog.
/// 3. Three forces act together: edges pull (and the neighbours of neighbours), near vertices push
///    each other apart, and stress holds groups at their distances.
///
/// All of it is computed from the positions before the step, so threads need no order.
struct LargeLayout {
  let graph: CompactGraph
  var lengths: ContiguousArray<Double>?
  var seed: UInt64 = 1
  /// How strongly stress holds against the forces of short range.
  var stiffness: Double = StressLayout.Emphasis.distance.stiffness
  var rounds: Int
  var landmarkCount: Int
  /// What is made of the distance between two vertices; that of the graph by default.
  var distance: @Sendable (Int, Int, Float) -> Float = { $2 }
  let workers: Workers

  init(graph: CompactGraph, workers: Workers = Workers()) {
    self.graph = graph
    self.workers = workers
    let n = graph.vertexCount
    rounds = n <= 300_000 ? 300 : 100
    landmarkCount = Landmarks.count(vertexCount: n)
  }

  /// Computes the positions; an edge is about 1 long where the page allows.
  ///
  /// - Precondition: The graph is connected and undirected, has no self-loop and four vertices or
  ///   more.
  /// - Complexity: O(*h*(*n* + *m*)) for *h* landmarks and O(*n* log *n* + *m* + *n h*) for each
  ///   round.
  func points() throws(CancellationError) -> [Point] {
    let n = graph.vertexCount
    var generator = SplitMix64(seed: seed)
    let landmarks = try Landmarks(
      graph: graph, lengths: lengths, count: landmarkCount, seed: generator.next(),
      workers: workers, distance: distance)
    let stress = LandmarkStress(landmarks: landmarks, workers: workers)
    let positions = start(landmarks, generator: &generator)
    let shift = Positions(count: n)
    for _ in 0..<60 {
      try workers.checkCancellation()
      stress.displacements(of: positions, unit: 1, part: 0..<landmarks.stride, into: shift)
      positions.add(shift, times: 1, workers: workers)
    }
    let unit = unit(landmarks)
    gather(positions, scratch: shift)
    for v in 0..<n {
      positions.x[v] = unit * (positions.x[v] + Float(generator.nextUnit() - 0.5) * 0.1)
      positions.y[v] = unit * (positions.y[v] + Float(generator.nextUnit() - 0.5) * 0.1)
    }
    if !landmarks.dropPairs(within: 2, workers: workers) {
      _ = landmarks.dropPairs(within: 1, workers: workers)
    }
    try settle(positions, stress: stress, unit: unit)
    return (0..<n).map { v in
      Point(x: Double(positions.x[v] / unit), y: Double(positions.y[v] / unit))
    }
  }

  /// How long a distance of 1 is drawn, measured by the reach of the push: such that the drawing has
  /// a place of its own for each vertex, and no edge is much shorter than that reach.
  private func unit(_ landmarks: Landmarks) -> Float {
    // Beyond some thousands whole groups lie between two vertices of a sample, and near neighbours need
    // more room to stay together; below, stress is worth more.
    let n = graph.vertexCount
    let share = n < 5000 ? 0.5 : n < 30_000 ? 0.6 : 0.75
    let room = share * Double(graph.vertexCount).squareRoot() / landmarks.meanDistance
    return Float(max(0.7, room))
  }

  /// Landmarks by stress among themselves, then each vertex between those nearest to it.
  private func start(_ landmarks: Landmarks, generator: inout SplitMix64) -> Positions {
    let n = graph.vertexCount
    let chosen = landmarks.vertices
    let rows = (0..<min(50, chosen.count)).map { landmark in
      (0..<n).map { landmarks.distance(landmark, $0) }
    }
    let first = PivotStart.positions(rows: rows, count: n)
    var points = chosen.map { vertex in
      Point(
        x: first[vertex].x + (generator.nextUnit() - 0.5) * 0.1,
        y: first[vertex].y + (generator.nextUnit() - 0.5) * 0.1)
    }
    let table = GraphDistances(
      count: chosen.count,
      values: chosen.flatMap { vertex in
        chosen.indices.map { landmarks.distance($0, vertex) }
      })
    StressDescent(distances: table).run(on: &points, seed: generator.next())
    let positions = Positions(count: n)
    let (inverse, stride, placed) = (landmarks.inverse, landmarks.stride, points)
    workers.forEachChunk(of: n) { chunk in
      for v in chunk {
        var sum = (x: 0.0, y: 0.0, weight: 0.0)
        for k in placed.indices {
          let near = Double(inverse[v * stride + k / 4][k % 4])
          let weight = near * near * near * near
          sum.x += weight * placed[k].x
          sum.y += weight * placed[k].y
          sum.weight += weight
        }
        positions.x[v] = Float(sum.x / sum.weight)
        positions.y[v] = Float(sum.y / sum.weight)
      }
    }
    for (landmark, vertex) in chosen.enumerated() {
      positions.x[vertex] = Float(points[landmark].x)
      positions.y[vertex] = Float(points[landmark].y)
    }
    return positions
  }

  /// Moves each vertex half-way to the middle of its neighbours, several times.
  private func gather(_ positions: Positions, scratch: Positions) {
    let graph = graph
    for _ in 0..<Self.gathering {
      workers.forEachChunk(of: positions.count) { chunk in
        for v in chunk {
          let middle = Self.middle(of: v, graph, positions)
          scratch.x[v] = (middle.x - positions.x[v]) / 2
          scratch.y[v] = (middle.y - positions.y[v]) / 2
        }
      }
      positions.add(scratch, times: 1, workers: workers)
    }
  }

  private static let gathering = 20

  @inline(__always) private static func middle(
    of v: Int, _ graph: CompactGraph, _ positions: Positions
  ) -> (x: Float, y: Float) {
    let slots = graph.arcs(from: Vertex(v))
    guard !slots.isEmpty else { return (positions.x[v], positions.y[v]) }
    var sum: (x: Float, y: Float) = (0, 0)
    for slot in slots {
      let u = graph.heads[slot].index
      sum.x += positions.x[u]
      sum.y += positions.y[u]
    }
    return (sum.x / Float(slots.count), sum.y / Float(slots.count))
  }

  /// Lets the three forces act until the drawing is at rest.
  private func settle(
    _ positions: Positions, stress: LandmarkStress, unit: Float
  ) throws(CancellationError) {
    let n = positions.count
    let (shift, smooth, push, middle, move) = (
      Positions(count: n), Positions(count: n), Positions(count: n), Positions(count: n),
      Positions(count: n)
    )
    var tree = RepulsionTree(count: n, workers: workers)
    let meanDegree = Float(graph.arcCount) / Float(n)
    // Edges of a dense graph pull no more together than those of a sparse one.
    let pull = min(1, 6 / meanDegree)
    // The way to where stress is least grows with the size of the drawing, the other forces don't.
    let extent = unit * Float(stress.landmarks.meanDistance)
    // A smaller sample of the others is less to be trusted.
    let seen = Double(stress.landmarks.vertices.count) / Double(max(1, min(1024, n / 4)))
    let hold = Float(stiffness * min(1, seen).squareRoot()) * pull * meanDegree / extent
    let reach = extent / 50
    let stride = stress.landmarks.stride
    // Part of the landmarks each round, in turn: the rounds make up for what a part does not see.
    let parts = max(1, stride / 64)
    let graph = graph
    for round in 0..<rounds {
      try workers.checkCancellation()
      tree.build(positions.x, positions.y)
      tree.repel(into: push.x, push.y)
      let part = round % parts
      stress.displacements(
        of: positions, unit: unit, part: stride * part / parts..<stride * (part + 1) / parts,
        into: shift)
      workers.forEachChunk(of: n) { chunk in
        for v in chunk {
          let own = Self.middle(of: v, graph, positions)
          middle.x[v] = own.x
          middle.y[v] = own.y
          // Neighbours are held together: what one of them is asked, all are asked in part.
          let common = Self.middle(of: v, graph, shift)
          smooth.x[v] = (shift.x[v] + common.x) / 2
          smooth.y[v] = (shift.y[v] + common.y) / 2
        }
      }
      let cooling = 1 - Float(round) / Float(rounds)
      let limit = reach * cooling
      let speed = 0.3 + 0.7 * cooling
      workers.forEachChunk(of: n) { chunk in
        for v in chunk {
          let (px, py) = (positions.x[v], positions.y[v])
          var (forceX, forceY) = (push.x[v], push.y[v])
          var weight: Float = 1
          for slot in graph.arcs(from: Vertex(v)) {
            let u = graph.heads[slot].index
            let dx = positions.x[u] - px
            let dy = positions.y[u] - py
            let k = pull / (1 + dx * dx + dy * dy).squareRoot()
            let ex = middle.x[u] - px
            let ey = middle.y[u] - py
            let k2 = pull / (1 + ex * ex + ey * ey).squareRoot()
            forceX += k * dx + k2 * ex
            forceY += k * dy + k2 * ey
            weight += k + k2
          }
          forceX += hold * smooth.x[v]
          forceY += hold * smooth.y[v]
          weight += hold
          let factor = speed / weight
          let length = (forceX * forceX + forceY * forceY).squareRoot() * factor
          let limited = length > limit ? factor * limit / length : factor
          move.x[v] = limited * forceX
          move.y[v] = limited * forceY
        }
      }
      positions.add(move, times: 1, workers: workers)
    }
  }
}

extension StressLayout.Emphasis {
  /// How strongly stress holds against forces of short range in large graphs.
  var stiffness: Double {
    switch self {
    case .distance: 18
    case .community: 6
    }
  }
}
