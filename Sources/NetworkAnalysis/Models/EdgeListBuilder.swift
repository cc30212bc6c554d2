import NetworkGraph

/// The ends of edges of a graph that a model makes.
struct EdgeListBuilder {
  private(set) var tails: [UInt32] = []
  private(set) var heads: [UInt32] = []

  var count: Int { tails.count }

  mutating func append(_ tail: Int, _ head: Int) {
    tails.append(UInt32(tail))
    heads.append(UInt32(head))
  }

  /// A graph without weights; each pair was appended once.
  func graph(vertexCount: Int, isDirected: Bool = false) -> CompactGraph {
    CompactGraph(
      vertexCount: vertexCount, tails: tails, heads: heads, weights: nil, meaning: nil,
      isDirected: isDirected, parallelEdges: .first)
  }

  /// A graph whose weights say how often each pair was appended.
  func multigraph(vertexCount: Int, isDirected: Bool = false) -> CompactGraph {
    CompactGraph(
      vertexCount: vertexCount, tails: tails, heads: heads,
      weights: Array(repeating: 1, count: tails.count), meaning: .count, isDirected: isDirected,
      parallelEdges: .count)
  }
}

/// Checks the size of a graph to make: pairs of vertices can be counted and edges fit 32-bit offsets.
func checkSize(vertexCount: Int, edgeCount: Double = 0) throws(AnalysisError) {
  guard vertexCount >= 0 && vertexCount <= 2_000_000_000 else {
    throw .parameterOutOfRange(
      name: "vertex count", value: "\(vertexCount)", expected: "from 0 to 2000000000")
  }
  guard edgeCount >= 0 && edgeCount <= 2e9 else {
    throw .parameterOutOfRange(
      name: "number of edges", value: "\(edgeCount)", expected: "from 0 to 2000000000")
  }
}

/// Checks that a parameter of a model is a probability.
func checkProbability(_ value: Double, name: String) throws(AnalysisError) {
  guard value >= 0 && value <= 1 else {
    throw .parameterOutOfRange(name: name, value: "\(value)", expected: "from 0 to 1")
  }
}
