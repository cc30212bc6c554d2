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
    for step in 0..<steps {
      for i in 0..<n {
        // A weak pull to the middle keeps the drawing compact.
        forceX[i] = -0.002 * mass[i] / meanMass * x[i]
        forceY[i] = -0.002 * mass[i] / meanMass * y[i]
      }
      for i in 0..<n {
        for j in (i + 1)..<max(n, i + 1) {
          let dx = x[i] - x[j]
          let dy = y[i] - y[j]
          let square = max(dx * dx + dy * dy, 1e-6)
          let push = 0.5 * mass[i] * mass[j] * scale / square
          forceX[i] += push * dx
          forceY[i] += push * dy
          forceX[j] -= push * dx
          forceY[j] -= push * dy
        }
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
