import NetworkGraph

/// Springs and charges, run from given positions: they draw dense groups together, at some cost in
/// stress. Repulsion goes with degree and falls with distance, which lets leaves come near.
///
/// - SeeAlso: M. Jacomy, T. Venturini, S. Heymann, M. Bastian, "ForceAtlas2, a continuous graph
///   layout algorithm for handy network visualization designed for the Gephi software", *PLoS ONE*
///   9(6), 2014, doi:10.1371/journal.pone.0098679.
struct CommunityForces {
  /// How strongly an edge pulls at distance d.
  enum Attraction: Sendable {
    /// d², as in Fruchterman and Reingold (doi:10.1002/spe.4380211102), charges equal.
    case square
    /// d, as in ForceAtlas2, charges by degree.
    case linear
    /// log(1 + d), the LinLog model of Noack (doi:10.7155/jgaa.00154): clusters stand out most.
    case logarithmic
  }

  let attraction: Attraction
  let steps: Int
  private let neighbors: [[Int]]
  private let mass: [Double]

  init(graph: CompactGraph, attraction: Attraction, steps: Int = 300) {
    self.attraction = attraction
    self.steps = steps
    neighbors = graph.vertices.map { v in graph.arcs(from: v).map { graph.heads[$0].index } }
    mass = neighbors.map { attraction == .square ? 1 : Double($0.count + 1) }
  }

  /// Moves the points in place; typical edge lengths stay near 1.
  ///
  /// - Complexity: O(*n*² + *m*) for each step.
  func run(on points: inout [Point]) {
    let n = points.count
    guard n > 2 else { return }
    let meanMass = mass.reduce(0, +) / Double(n)
    let scale = 1 / (meanMass * meanMass)
    var x = points.map(\.x)
    var y = points.map(\.y)
    var forceX = [Double](repeating: 0, count: n)
    var forceY = forceX
    let span = 0.3 * Double(n).squareRoot()
    // Each push is looked at from both ends: four at once, that takes less time than half of them
    // one by one.
    let blockCount = (n + 3) / 4
    var blockX = [SIMD4<Float>](repeating: SIMD4(), count: blockCount)
    var blockY = blockX
    var blockMass = blockX
    for i in 0..<n { blockMass[i / 4][i % 4] = Float(mass[i]) }
    for step in 0..<steps {
      for i in 0..<n {
        blockX[i / 4][i % 4] = Float(x[i])
        blockY[i / 4][i % 4] = Float(y[i])
      }
      for i in 0..<n {
        let (ownX, ownY) = (Float(x[i]), Float(y[i]))
        var pushX = SIMD4<Float>()
        var pushY = SIMD4<Float>()
        for block in 0..<blockCount {
          let dx = ownX - blockX[block]
          let dy = ownY - blockY[block]
          // A hair more than nothing: what is in one place is not pushed, nor divided by zero.
          let push = blockMass[block] / (dx * dx + dy * dy + 1e-6)
          pushX += push * dx
          pushY += push * dy
        }
        let strength = 0.5 * mass[i] * scale
        // A weak pull to the middle keeps the drawing compact.
        forceX[i] = strength * Double(pushX.sum()) - 0.002 * mass[i] / meanMass * x[i]
        forceY[i] = strength * Double(pushY.sum()) - 0.002 * mass[i] / meanMass * y[i]
      }
      for i in 0..<n {
        for j in neighbors[i] {
          let dx = x[j] - x[i]
          let dy = y[j] - y[i]
          let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
          let pull =
            switch attraction {
            case .square: length * 0.5
            case .linear: 0.5
            case .logarithmic: Elementary.log(1 + length) / length
            }
          forceX[i] += pull * dx
          forceY[i] += pull * dy
        }
      }
      // The largest step shrinks to nothing: the drawing comes to rest.
      let cooling = 1 - Double(step) / Double(steps)
      let limit = span * 0.15 * cooling * cooling + 1e-4
      for i in 0..<n {
        let speed = 0.25 / (1 + Double(neighbors[i].count) * 0.25)
        let length = (forceX[i] * forceX[i] + forceY[i] * forceY[i]).squareRoot() * speed
        let factor = speed * (length > limit ? limit / length : 1)
        x[i] += factor * forceX[i]
        y[i] += factor * forceY[i]
      }
    }
    for v in points.indices { points[v] = Point(x: x[v], y: y[v]) }
  }
}
