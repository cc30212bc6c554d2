public import NetworkGraph

/// Why a measure cannot be computed with what it was given.
///
/// A value that the data do not define is `nil` in a result; this error is for a question that
/// makes no sense. A weight that cannot be used is a `WeightError`.
public enum AnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A vertex is named that the graph does not have.
  case unknownVertex(Vertex, vertexCount: Int)
  /// There is not one value per vertex.
  case wrongCount(of: String, found: Int, vertexCount: Int)
  /// A parameter is outside its range.
  case parameterOutOfRange(name: String, value: String, expected: String)
  /// A value given for one vertex cannot be used.
  case unusableValue(of: String, vertex: Vertex, value: Double, expected: String)
  /// The measure is defined for directed graphs only.
  case needsDirectedGraph(measure: String)
  /// The measure is defined for undirected graphs only.
  case needsUndirectedGraph(measure: String)
  /// More shortest paths leave a vertex than a floating-point number can count.
  case tooManyPaths(source: Vertex)
  /// Distances, resistances or the inverses of either add up to more than a floating-point number can
  /// hold, or to less.
  case distancesTooLarge
  /// The measure keeps a number for every pair of vertices, and there are too many.
  case tooManyVertices(measure: String, count: Int, limit: Int)
  /// There are more results than anybody could use: cliques, paths.
  case tooManyResults(of: String, limit: Int)
  /// An iteration did not settle within its limit.
  case notConverged(measure: String, iterations: Int)
  /// Sums of money of one currency add up to more than 9.2 × 10¹⁸ minor units.
  case moneyOverflow(Currency)

  /// What is wrong and what was expected, as a sentence in English without a capital and full stop.
  /// Vertices stand as `v3`.
  public var description: String {
    switch self {
    case .unknownVertex(let vertex, let count):
      "the graph has no vertex \(vertex); it has \(count) vertices, numbered from 0"
    case .wrongCount(let what, let found, let count):
      "\(found) \(what) for \(count) vertices; each vertex needs one"
    case .parameterOutOfRange(let name, let value, let expected):
      "\(name) is \(value); expected \(expected)"
    case .unusableValue(let what, let vertex, let value, let expected):
      "the \(what) of \(vertex) is \(value); expected \(expected)"
    case .needsDirectedGraph(let measure):
      "\(measure) is defined for directed graphs only, and this graph is undirected"
    case .needsUndirectedGraph(let measure):
      "\(measure) is defined for undirected graphs only, and this graph is directed"
    case .tooManyPaths(let source):
      "more than 10^308 shortest paths start at \(source); they cannot be counted"
    case .distancesTooLarge:
      "weights are so large, so small or so far apart that sums over distances cannot be held; change their unit"
    case .tooManyVertices(let measure, let count, let limit):
      "\(measure) keeps a number for every pair of vertices and takes at most \(limit) of them, not \(count)"
    case .tooManyResults(let what, let limit):
      "there are more than \(limit) \(what); narrow the question"
    case .notConverged(let measure, let iterations):
      "\(measure) did not settle within \(iterations) iterations"
    case .moneyOverflow(let currency):
      "the sums in \(currency) add up to more than can be held exactly"
    }
  }
}
