import NetworkGraph

/// Stochastic gradient descent on stress: pairs of vertices are visited in random order, and each
/// pair moves both of its ends towards the distance that it should have.
///
/// - SeeAlso: J. X. Zheng, S. Pawar, D. F. M. Goodman, "Graph drawing by stochastic gradient
///   descent", *IEEE Transactions on Visualization and Computer Graphics* 25(9), 2019,
///   doi:10.1109/TVCG.2018.2859997. η, μ and ε are those of the paper.
struct StressDescent {
  let distances: GraphDistances
  private var pairs: [UInt32] = []
  private let schedule: [Double]

  init(distances: GraphDistances, sweeps: Int = 30) {
    precondition(distances.count < 65536, "pairs are kept in 32 bits")
    self.distances = distances
    let n = distances.count
    pairs.reserveCapacity(n * (n - 1) / 2)
    var shortest = Float.infinity
    var longest: Float = 0
    for i in 0..<n {
      for j in (i + 1)..<max(n, i + 1) {
        let d = distances[i, j]
        guard d.isFinite else { continue }
        pairs.append(UInt32(i) << 16 | UInt32(j))
        shortest = min(shortest, d)
        longest = max(longest, d)
      }
    }
    schedule =
      pairs.isEmpty
      ? [] : Self.schedule(shortest: Double(shortest), longest: Double(longest), sweeps: sweeps)
  }

  /// The step sizes η from 1/w_min down to ε/w_max, a geometric series.
  static func schedule(shortest: Double, longest: Double, sweeps: Int) -> [Double] {
    let highest = longest * longest
    let lowest = 0.05 * shortest * shortest
    let decay = Elementary.log(highest / lowest) / Double(max(1, sweeps - 1))
    return (0..<sweeps).map { highest * Elementary.exp(-decay * Double($0)) }
  }

  /// Moves the points in place, or leaves them unfinished once `isCancelled`, which is asked before
  /// each sweep.
  ///
  /// - Complexity: O(*n*²) for each sweep.
  func run(
    on points: inout [Point], seed: UInt64, isCancelled: () -> Bool = { false }
  ) {
    var generator = SplitMix64(seed: seed)
    var pairs = pairs
    var x = points.map(\.x)
    var y = points.map(\.y)
    for step in schedule {
      guard !isCancelled() else { return }
      // Written out: the generic shuffle of another module is not specialised for these pairs.
      for k in stride(from: pairs.count - 1, to: 0, by: -1) {
        pairs.swapAt(k, generator.nextIndex(below: k + 1))
      }
      for pair in pairs {
        let i = Int(pair >> 16)
        let j = Int(pair & 0xFFFF)
        let d = Double(distances[i, j])
        let pull = min(1, step / (d * d))
        var dx = x[i] - x[j]
        var dy = y[i] - y[j]
        var length = (dx * dx + dy * dy).squareRoot()
        if length < 1e-9 {
          // Two vertices on one point have no direction of their own: take a random one.
          let (sine, cosine) = Elementary.sineAndCosine(generator.nextUnit() * 2 * .pi)
          (dx, dy, length) = (cosine * 1e-3, sine * 1e-3, 1e-3)
        }
        let shift = pull * (length - d) / (2 * length)
        x[i] -= shift * dx
        y[i] -= shift * dy
        x[j] += shift * dx
        y[j] += shift * dy
      }
    }
    for v in points.indices { points[v] = Point(x: x[v], y: y[v]) }
  }

  /// Ends the descent at a minimum by majorisation: each vertex in turn goes to the weighted mean
  /// of where the others want it, which never raises the stress.
  ///
  /// - SeeAlso: E. R. Gansner, Y. Koren, S. North, "Graph drawing by stress majorization", Graph
  ///   Drawing 2004, doi:10.1007/978-3-540-31843-9_25.
  /// - Complexity: O(*n*²) for each sweep.
  func majorize(_ points: inout [Point], sweeps: Int) {
    let n = points.count
    for _ in 0..<sweeps {
      for i in 0..<n {
        var weights = 0.0
        var x = 0.0
        var y = 0.0
        for j in 0..<n where j != i {
          let d = Double(distances[i, j])
          guard d.isFinite else { continue }
          let weight = 1 / (d * d)
          let length = max(points[i].distance(to: points[j]), 1e-9)
          weights += weight
          x += weight * (points[j].x + d * (points[i].x - points[j].x) / length)
          y += weight * (points[j].y + d * (points[i].y - points[j].y) / length)
        }
        if weights > 0 { points[i] = Point(x: x / weights, y: y / weights) }
      }
    }
  }
}
