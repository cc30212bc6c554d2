import NetworkGraph

/// Stress by a sample of its terms, for graphs whose pairs are too many: all edges, and each vertex
/// with each pivot, a pivot's term standing for the vertices near it.
///
/// - SeeAlso: M. Ortmann, M. Klimenta, U. Brandes, "A sparse stress model", *Journal of Graph
///   Algorithms and Applications* 21(5), 2017, doi:10.7155/jgaa.00440; the descent is section 4 of
///   Zheng, Pawar and Goodman (see ``StressLayout``).
struct SparseStressDescent {
  private struct Term {
    var i: Int32
    var j: Int32
    var distance: Float
    var weightAtI: Float
    var weightAtJ: Float
  }

  private var terms: [Term] = []
  private let schedule: [Double]

  /// - Complexity: O(*hn* + *m*) time and space for *h* pivots.
  init(
    graph: CompactGraph, pivots: [Int], rows: [[Float]], lengths: ContiguousArray<Double>?,
    sweeps: Int = 30
  ) {
    let n = graph.vertexCount
    for edge in graph.edges where edge.tail != edge.head {
      let d = Float(lengths?[edge.slot] ?? 1)
      let weight = 1 / (d * d)
      terms.append(
        Term(
          i: Int32(edge.tail.index), j: Int32(edge.head.index), distance: d, weightAtI: weight,
          weightAtJ: weight))
    }
    // The region of a pivot: the vertices to which no other pivot is nearer.
    var owner = [Int](repeating: 0, count: n)
    for v in 0..<n {
      for p in pivots.indices where rows[p][v] < rows[owner[v]][v] { owner[v] = p }
    }
    var regions = [[Float]](repeating: [], count: pivots.count)
    for v in 0..<n { regions[owner[v]].append(rows[owner[v]][v]) }
    for p in pivots.indices {
      regions[p].sort()
      for v in 0..<n where v != pivots[p] && rows[p][v].isFinite {
        if graph.slot(from: Vertex(v), to: Vertex(pivots[p])) != nil { continue }
        let d = rows[p][v]
        // As many vertices of the region as lie within half the distance are stood for.
        var low = 0
        var high = regions[p].count
        while low < high {
          let middle = (low + high) / 2
          if regions[p][middle] <= d / 2 { low = middle + 1 } else { high = middle }
        }
        terms.append(
          Term(
            i: Int32(v), j: Int32(pivots[p]), distance: d,
            weightAtI: Float(max(1, low)) / (d * d), weightAtJ: 0))
      }
    }
    var lowest = Float.infinity
    var highest: Float = 0
    for term in terms {
      lowest = min(lowest, term.weightAtI)
      highest = max(highest, term.weightAtI)
    }
    if terms.isEmpty {
      schedule = []
    } else {
      schedule = StressDescent.schedule(
        shortest: (1 / Double(highest)).squareRoot(), longest: (1 / Double(lowest)).squareRoot(),
        sweeps: sweeps)
    }
  }

  /// Moves the points in place.
  ///
  /// - Complexity: O(*hn* + *m*) for each sweep.
  func run(on points: inout [Point], seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var terms = terms
    for step in schedule {
      for k in stride(from: terms.count - 1, to: 0, by: -1) {
        terms.swapAt(k, generator.nextIndex(below: k + 1))
      }
      for term in terms {
        let i = Int(term.i)
        let j = Int(term.j)
        let dx = points[i].x - points[j].x
        let dy = points[i].y - points[j].y
        let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
        let shift = (length - Double(term.distance)) / (2 * length)
        let pullOnI = min(1, step * Double(term.weightAtI))
        let pullOnJ = min(1, step * Double(term.weightAtJ))
        points[i].x -= pullOnI * shift * dx
        points[i].y -= pullOnI * shift * dy
        points[j].x += pullOnJ * shift * dx
        points[j].y += pullOnJ * shift * dy
      }
    }
  }
}
