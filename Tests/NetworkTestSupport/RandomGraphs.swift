public import NetworkGraph

/// What a random graph looks like.
public struct RandomGraphShape: Sendable, CustomStringConvertible {
  /// The weights of a random graph.
  public enum Weights: Sendable {
    case none
    /// Whole numbers from 1 to 5.
    case whole(WeightMeaning)
    /// 0.1, 0.2 or 0.3, so that sums tie only up to rounding.
    case tenths(WeightMeaning)
  }

  /// The number of vertices, zero or more.
  public var vertexCount: Int
  /// From 0 to 1, for each pair of different vertices; for each order of them when directed.
  public var edgeProbability: Double
  /// Whether each pair is drawn twice, once per direction.
  public var isDirected: Bool
  /// From 0 to 1, for each vertex.
  public var selfLoopProbability: Double
  /// The weights that edges draw; `none` draws nothing.
  public var weights: Weights

  /// A shape; without further arguments undirected, without self-loops and without weights.
  public init(
    vertexCount: Int, edgeProbability: Double, isDirected: Bool = false,
    selfLoopProbability: Double = 0, weights: Weights = .none
  ) {
    self.vertexCount = vertexCount
    self.edgeProbability = edgeProbability
    self.isDirected = isDirected
    self.selfLoopProbability = selfLoopProbability
    self.weights = weights
  }

  /// All choices in one line, for the message of a failure.
  public var description: String {
    "n \(vertexCount), p \(edgeProbability), \(isDirected ? "directed" : "undirected"), "
      + "loops \(selfLoopProbability), weights \(weights)"
  }
}

/// A graph in which each edge exists by chance. The same shape and seed give the same graph.
public func randomGraph(_ shape: RandomGraphShape, seed: UInt64) -> CompactGraph {
  var random = SplitMix64(seed: seed)
  var edges: [(Int, Int, Double)] = []
  for a in 0..<shape.vertexCount {
    for b in 0..<shape.vertexCount where a <= b || shape.isDirected {
      let probability = a == b ? shape.selfLoopProbability : shape.edgeProbability
      guard random.nextUnit() < probability else { continue }
      switch shape.weights {
      case .none: edges.append((a, b, 1))
      case .whole: edges.append((a, b, Double(1 + random.nextIndex(below: 5))))
      case .tenths: edges.append((a, b, Double(1 + random.nextIndex(below: 3)) / 10))
      }
    }
  }
  switch shape.weights {
  case .none:
    return CompactGraph(
      vertexCount: shape.vertexCount, edges: edges.map { ($0.0, $0.1) },
      isDirected: shape.isDirected)
  case .whole(let meaning), .tenths(let meaning):
    return CompactGraph(
      vertexCount: shape.vertexCount, weightedEdges: edges, meaning: meaning,
      isDirected: shape.isDirected)
  }
}

/// A graph whose size, density, direction and self-loops follow from the seed: several components,
/// isolated vertices, trees and nearly complete graphs all occur.
public func anyRandomGraph(
  seed: UInt64, largest: Int = 12, weights: RandomGraphShape.Weights = .none,
  isDirected: Bool? = nil
) -> CompactGraph {
  var random = SplitMix64(seed: seed ^ 0xA5A5)
  let densities = [0.05, 0.15, 0.3, 0.6, 1]
  let shape = RandomGraphShape(
    vertexCount: 1 + random.nextIndex(below: largest),
    edgeProbability: densities[random.nextIndex(below: densities.count)],
    isDirected: isDirected ?? (random.nextIndex(below: 2) == 1),
    selfLoopProbability: random.nextIndex(below: 3) == 0 ? 0.3 : 0, weights: weights)
  return randomGraph(shape, seed: seed)
}

/// The graph with its vertices renamed at random, and where each vertex went.
public func relabelled(_ graph: CompactGraph, seed: UInt64) -> (
  graph: CompactGraph, place: [Int]
) {
  var random = SplitMix64(seed: seed)
  var place = Array(0..<graph.vertexCount)
  random.shuffle(&place)
  let edges = graph.edges.map {
    (place[$0.tail.index], place[$0.head.index], graph.weight(at: $0.slot))
  }
  guard let meaning = graph.weightMeaning else {
    return (
      CompactGraph(
        vertexCount: graph.vertexCount, edges: edges.map { ($0.0, $0.1) },
        isDirected: graph.isDirected), place
    )
  }
  return (
    CompactGraph(
      vertexCount: graph.vertexCount, weightedEdges: edges, meaning: meaning,
      isDirected: graph.isDirected), place
  )
}
