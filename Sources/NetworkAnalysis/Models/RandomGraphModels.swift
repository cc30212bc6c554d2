public import NetworkGraph

/// Random graphs without groups: what structure arises from numbers of ties alone.
extension CompactGraph {
  /// The random graph G(*n*, *m*): drawn evenly from all simple graphs with so many vertices and
  /// edges.
  ///
  /// - Parameters:
  ///   - vertexCount: *n*.
  ///   - edgeCount: *m*, at most the number of pairs of vertices.
  ///   - isDirected: Whether edges are arcs; then the pairs are ordered.
  ///   - seed: Where the random choices begin.
  /// - Throws: `AnalysisError.parameterOutOfRange`.
  /// - Complexity: O(*n* + *m*) expected.
  /// - SeeAlso: P. Erdős, A. Rényi, "On random graphs I", *Publicationes Mathematicae Debrecen* 6,
  ///   1959, 290–297, doi:10.5486/PMD.1959.6.3-4.12.
  public static func erdosRenyi(
    vertexCount n: Int, edgeCount m: Int, isDirected: Bool = false, seed: UInt64
  ) throws(AnalysisError) -> CompactGraph {
    try checkSize(vertexCount: n, edgeCount: Double(m))
    let pairs = Double(n) * Double(max(n - 1, 0)) / (isDirected ? 1 : 2)
    guard Double(m) <= pairs else {
      throw .parameterOutOfRange(
        name: "edge count", value: "\(m)",
        expected: "at most \(Int(pairs)), the number of pairs of \(n) vertices")
    }
    var random = SplitMix64(seed: seed)
    // Of a dense graph the pairs that are left out are drawn.
    let isDense = 2 * Double(m) > pairs
    let wanted = isDense ? Int(pairs) - m : m
    var drawn = VertexPairSet(capacity: wanted)
    var edges = EdgeListBuilder()
    while drawn.count < wanted {
      let a = random.nextIndex(below: n)
      let b = random.nextIndex(below: n)
      guard a != b,
        drawn.insert(isDirected ? VertexPairSet.ordered(a, b) : VertexPairSet.unordered(a, b))
      else { continue }
      if !isDense { edges.append(a, b) }
    }
    if isDense {
      for a in 0..<n {
        for b in (isDirected ? 0 : a)..<n
        where a != b && !drawn.contains(VertexPairSet.ordered(a, b)) {
          edges.append(a, b)
        }
      }
    }
    return edges.graph(vertexCount: n, isDirected: isDirected)
  }

  /// The random graph G(*n*, *p*): each pair of different vertices is tied with the same probability.
  ///
  /// - Parameters:
  ///   - vertexCount: *n*.
  ///   - edgeProbability: *p*.
  ///   - isDirected: Whether edges are arcs; then each order of a pair is drawn.
  ///   - seed: Where the random choices begin.
  /// - Throws: `AnalysisError.parameterOutOfRange`.
  /// - Complexity: O(*n* + *m*) expected: the pairs that are not tied are skipped, by geometric
  ///   jumps.
  /// - SeeAlso: E. N. Gilbert, "Random graphs", *Annals of Mathematical Statistics* 30(4), 1959,
  ///   1141–1144, doi:10.1214/aoms/1177706098; jumps: V. Batagelj, U. Brandes, "Efficient generation
  ///   of large random networks", *Physical Review E* 71, 2005, 036113,
  ///   doi:10.1103/PhysRevE.71.036113.
  public static func erdosRenyi(
    vertexCount n: Int, edgeProbability p: Double, isDirected: Bool = false, seed: UInt64
  ) throws(AnalysisError) -> CompactGraph {
    try checkProbability(p, name: "edge probability")
    let pairs = Double(n) * Double(max(n - 1, 0)) / (isDirected ? 1 : 2)
    try checkSize(vertexCount: n, edgeCount: pairs * p)
    var random = SplitMix64(seed: seed)
    var edges = EdgeListBuilder()
    if isDirected {
      // Each row of the matrix without its diagonal.
      var jumps = GeometricJumps(probability: p, cellCount: n * max(n - 1, 0))
      while let cell = jumps.next(&random) {
        let (row, column) = cell.quotientAndRemainder(dividingBy: n - 1)
        edges.append(row, column < row ? column : column + 1)
      }
    } else {
      // Rows of the triangle below the diagonal: row v has v cells. Cells come in ascending order.
      var jumps = GeometricJumps(probability: p, cellCount: n * max(n - 1, 0) / 2)
      var row = 1
      var firstOfRow = 0
      while let cell = jumps.next(&random) {
        while cell >= firstOfRow + row {
          firstOfRow += row
          row += 1
        }
        edges.append(row, cell - firstOfRow)
      }
    }
    return edges.graph(vertexCount: n, isDirected: isDirected)
  }

  /// A graph that grows by preferential attachment: each new vertex ties itself to others with
  /// probability in proportion to their degree. Few vertices become hubs.
  ///
  /// It begins with a star of `edgesPerVertex` + 1 vertices, as NetworkX does; igraph begins with one
  /// vertex.
  ///
  /// - Parameters:
  ///   - vertexCount: The number of vertices, more than `edgesPerVertex`.
  ///   - edgesPerVertex: *k*, how many ties a new vertex makes, to different vertices; at least 1.
  ///   - seed: Where the random choices begin.
  /// - Returns: A connected simple graph with *k*(*n* − *k*) edges.
  /// - Throws: `AnalysisError.parameterOutOfRange`.
  /// - Complexity: O(*nk*) expected.
  /// - SeeAlso: A.-L. Barabási, R. Albert, "Emergence of scaling in random networks", *Science* 286,
  ///   1999, 509–512, doi:10.1126/science.286.5439.509.
  public static func barabasiAlbert(
    vertexCount n: Int, edgesPerVertex k: Int, seed: UInt64
  ) throws(AnalysisError) -> CompactGraph {
    try checkAtLeast(1, k, name: "edges per vertex")
    try checkAtLeast(min(k, Int.max - 1) + 1, n, name: "vertex count")
    try checkSize(vertexCount: n, edgeCount: Double(k) * Double(n - k))
    var random = SplitMix64(seed: seed)
    var edges = EdgeListBuilder()
    // Each end of each edge stands once: drawing from it is drawing by degree.
    var ends: [UInt32] = []
    ends.reserveCapacity(2 * k * (n - k))
    for leaf in 1...k {
      edges.append(0, leaf)
      ends.append(0)
      ends.append(UInt32(leaf))
    }
    var chosenBy = [Int](repeating: -1, count: n)
    for v in (k + 1)..<max(n, k + 1) {
      let existing = ends.count
      var made = 0
      while made < k {
        let target = Int(ends[random.nextIndex(below: existing)])
        guard chosenBy[target] != v else { continue }
        chosenBy[target] = v
        edges.append(v, target)
        ends.append(UInt32(v))
        ends.append(UInt32(target))
        made += 1
      }
    }
    return edges.graph(vertexCount: n)
  }

  /// A small world: a ring in which each vertex is tied to its nearest ones, with some ties turned to
  /// a random vertex. A few turned ties make distances short while triangles remain.
  ///
  /// - Parameters:
  ///   - vertexCount: The number of vertices, more than `neighborCount`.
  ///   - neighborCount: How many nearest vertices each one is tied to; even.
  ///   - rewiringProbability: The probability of each tie to be turned; never to itself or to a
  ///     vertex that it is tied to already.
  ///   - seed: Where the random choices begin.
  /// - Returns: A simple graph with *n* × `neighborCount` / 2 edges.
  /// - Throws: `AnalysisError.parameterOutOfRange`.
  /// - Complexity: O(*m*) expected for sparse graphs.
  /// - SeeAlso: D. J. Watts, S. H. Strogatz, "Collective dynamics of 'small-world' networks", *Nature*
  ///   393, 1998, 440–442, doi:10.1038/30918.
  public static func wattsStrogatz(
    vertexCount n: Int, neighborCount: Int, rewiringProbability: Double, seed: UInt64
  ) throws(AnalysisError) -> CompactGraph {
    try checkProbability(rewiringProbability, name: "rewiring probability")
    guard neighborCount >= 0 && neighborCount % 2 == 0 && neighborCount < max(n, 1) else {
      throw .parameterOutOfRange(
        name: "neighbor count", value: "\(neighborCount)",
        expected: "an even number below the number of vertices")
    }
    try checkSize(vertexCount: n, edgeCount: Double(n) * Double(neighborCount) / 2)
    var random = SplitMix64(seed: seed)
    var present = VertexPairSet(capacity: n * neighborCount / 2)
    var degree = [Int](repeating: neighborCount, count: n)
    var ends: [(tail: Int, head: Int)] = []
    for step in 1..<(neighborCount / 2 + 1) {
      for v in 0..<n { ends.append((v, (v + step) % n)) }
    }
    for (tail, head) in ends { present.insert(VertexPairSet.unordered(tail, head)) }
    for i in ends.indices where random.nextUnit() < rewiringProbability {
      let (tail, head) = ends[i]
      guard degree[tail] < n - 1 else { continue }
      var target = random.nextIndex(below: n)
      while target == tail || present.contains(VertexPairSet.unordered(tail, target)) {
        target = random.nextIndex(below: n)
      }
      present.remove(VertexPairSet.unordered(tail, head))
      present.insert(VertexPairSet.unordered(tail, target))
      degree[head] -= 1
      degree[target] += 1
      ends[i].head = target
    }
    var edges = EdgeListBuilder()
    for (tail, head) in ends { edges.append(tail, head) }
    return edges.graph(vertexCount: n)
  }

  /// A graph of recursively unequal quarters (R-MAT) with the parameters of the Graph500 benchmark:
  /// hubs, a dense core and a long tail, as in large networks of the web.
  ///
  /// Each edge chooses, bit by bit, a quarter of the adjacency matrix. Self-loops and repeated edges
  /// are dropped, so there are fewer edges than `edgeFactor` × 2^`scale`; vertices without an edge are
  /// dropped and the rest is renumbered at random.
  ///
  /// - Parameters:
  ///   - scale: The binary logarithm of the number of vertices to draw from, from 0 to 30.
  ///   - edgeFactor: How many edges are drawn per vertex.
  ///   - quarters: The probabilities *a*, *b*, *c* of the quarters; the fourth has the rest.
  ///   - isDirected: Whether edges are arcs.
  ///   - seed: Where the random choices begin.
  /// - Throws: `AnalysisError.parameterOutOfRange`.
  /// - Complexity: O(*m* × `scale`).
  /// - SeeAlso: D. Chakrabarti, Y. Zhan, C. Faloutsos, "R-MAT: a recursive model for graph mining",
  ///   SIAM International Conference on Data Mining, 2004, doi:10.1137/1.9781611972740.43.
  public static func rmat(
    scale: Int, edgeFactor: Int = 16,
    quarters: (a: Double, b: Double, c: Double) = (0.57, 0.19, 0.19),
    isDirected: Bool = false, seed: UInt64
  ) throws(AnalysisError) -> CompactGraph {
    guard (0...30).contains(scale) else {
      throw .parameterOutOfRange(name: "scale", value: "\(scale)", expected: "from 0 to 30")
    }
    try checkAtLeast(0, edgeFactor, name: "edge factor")
    let (a, b, c) = quarters
    guard a >= 0, b >= 0, c >= 0, a + b + c <= 1 + 1e-12 else {
      throw .parameterOutOfRange(
        name: "quarters", value: "\(a), \(b), \(c)",
        expected: "three probabilities that add up to at most 1")
    }
    let n = 1 << scale
    try checkSize(vertexCount: n, edgeCount: Double(edgeFactor) * Double(n))
    var random = SplitMix64(seed: seed)
    var drawn: [(Int, Int)] = []
    drawn.reserveCapacity(edgeFactor * n)
    var degree = [Int](repeating: 0, count: n)
    for _ in 0..<(edgeFactor * n) {
      var tail = 0
      var head = 0
      for bit in 0..<scale {
        let draw = random.nextUnit()
        if draw >= a + b { tail |= 1 << bit }
        if draw >= a && draw < a + b || draw >= a + b + c { head |= 1 << bit }
      }
      guard tail != head else { continue }
      drawn.append((tail, head))
      degree[tail] += 1
      degree[head] += 1
    }
    var kept = (0..<n).filter { degree[$0] > 0 }
    random.shuffle(&kept)
    var number = [Int](repeating: -1, count: n)
    for (new, old) in kept.enumerated() { number[old] = new }
    var edges = EdgeListBuilder()
    for (tail, head) in drawn { edges.append(number[tail], number[head]) }
    return edges.graph(vertexCount: kept.count, isDirected: isDirected)
  }
}

/// The cells of a long row that are chosen, each with the same probability: the gaps between them are
/// drawn from the geometric distribution, so the work is in proportion to the cells that are chosen.
struct GeometricJumps {
  private let probability: Double
  private let logarithm: Double
  private let cellCount: Int
  private var cell = -1

  init(probability: Double, cellCount: Int) {
    self.probability = probability
    self.cellCount = cellCount
    logarithm =
      probability > 0 && probability < 1 ? PortableMath.logarithmOfComplement(probability) : -1
  }

  /// The next chosen cell; `nil` when there is none left.
  mutating func next(_ random: inout SplitMix64) -> Int? {
    guard probability > 0 else { return nil }
    var jump = 0.0
    if probability < 1 {
      jump = (PortableMath.logarithm(1 - random.nextUnit()) / logarithm).rounded(.down)
    }
    guard jump < Double(cellCount - cell - 1) else {
      cell = cellCount
      return nil
    }
    cell += 1 + Int(jump)
    return cell < cellCount ? cell : nil
  }
}
