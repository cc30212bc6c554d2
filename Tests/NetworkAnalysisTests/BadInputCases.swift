import NetworkAnalysis
import NetworkGraph

/// A graph on which careless code fails, with the fault that a measure which reads its weights must
/// name.
struct BadInput: Sendable, CustomStringConvertible {
  /// What is odd about it.
  let description: String
  /// The graph.
  let graph: CompactGraph
  /// The ends of the edges whose weight no measure can use; a refusal names one of them.
  var faultyEdges: [(Vertex, Vertex)] = []

  /// Graphs without weights: small, torn, looped, acyclic, two-mode.
  static let unweighted: [BadInput] = {
    var list: [BadInput] = []
    for isDirected in [false, true] {
      func add(_ name: String, _ n: Int, _ edges: [(Int, Int)]) {
        list.append(
          BadInput(
            description: "\(name), \(isDirected ? "directed" : "undirected")",
            graph: CompactGraph(vertexCount: n, edges: edges, isDirected: isDirected)))
      }
      add("no vertices", 0, [])
      add("one vertex", 1, [])
      add("one vertex with a self-loop", 1, [(0, 0)])
      add("two vertices without edge", 2, [])
      add("two vertices with an edge", 2, [(0, 1)])
      add("four vertices without edge", 4, [])
      add("self-loops only", 3, [(0, 0), (1, 1), (2, 2)])
      add("a self-loop among ties", 4, [(0, 1), (1, 1), (1, 2), (2, 3), (0, 2)])
      add("parallel edges", 3, [(0, 1), (0, 1), (1, 0), (1, 2), (1, 2)])
      add("several components", 7, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5)])
      add("acyclic", 5, [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)])
      add("two-mode", 5, [(0, 3), (0, 4), (1, 3), (1, 4), (2, 3), (2, 4)])
      add("a star", 5, [(0, 1), (0, 2), (0, 3), (0, 4)])
      add("all tied", 4, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)])
      // 2⁶⁵ shortest paths from end to end.
      var diamonds: [(Int, Int)] = []
      for first in stride(from: 0, to: 195, by: 3) {
        diamonds += [(first, first + 1), (first, first + 2)]
        diamonds += [(first + 1, first + 3), (first + 2, first + 3)]
      }
      add("65 diamonds in a row", 196, diamonds)
    }
    return list
  }()

  /// A graph with a triangle, a tail, a mutual tie and a self-loop, and weights by edge.
  static func weighted(
    _ name: String, _ weights: [Double], isDirected: Bool, meaning: WeightMeaning = .strength,
    isFaulty: (Double) -> Bool = { _ in false }
  ) -> BadInput {
    let ends = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (1, 0), (4, 4)]
    // Undirected, 0–1 and 1–0 are one edge: the larger weight stays.
    let graph = CompactGraph(
      vertexCount: 5, weightedEdges: zip(ends, weights).map { ($0.0, $0.1, $1) }, meaning: meaning,
      isDirected: isDirected, parallelEdges: .first)
    let kind = meaning == .distance ? "distances" : "strengths"
    return BadInput(
      description: "\(name), \(isDirected ? "directed" : "undirected"), \(kind)", graph: graph,
      faultyEdges: graph.edges.filter { isFaulty(graph.weight(at: $0.slot)) }.map {
        ($0.tail, $0.head)
      })
  }

  /// Weights of every odd kind on the same edges.
  static let weighted: [BadInput] = {
    var list: [BadInput] = []
    let meanings: [WeightMeaning] = [.strength, .distance]
    for isDirected in [false, true] {
      for meaning in meanings {
        func add(
          _ name: String, _ weights: [Double], isFaulty: @escaping (Double) -> Bool = { _ in false }
        ) {
          list.append(
            weighted(name, weights, isDirected: isDirected, meaning: meaning, isFaulty: isFaulty))
        }
        let big = Double.greatestFiniteMagnitude
        add("all weights equal", [3, 3, 3, 3, 3, 3, 3])
        add("a weight of zero", [1, 0, 2, 3, 1, 1, 1])
        add("a bridge of zero", [1, 1, 2, 0, 1, 1, 1])
        add("all weights zero", [0, 0, 0, 0, 0, 0, 0])
        add("a negative weight", [1, 2, -1, 3, 1, 1, 1]) { $0 < 0 }
        add("a weight that is no number", [1, 2, 1, .nan, 1, 1, 1]) { $0.isNaN }
        add("an infinite weight", [1, 2, 1, 3, .infinity, 1, 1]) { $0.isInfinite }
        add("a weight infinite below zero", [1, -.infinity, 1, 3, 1, 1, 1]) { $0.isInfinite }
        add("weights over 10^300", [1e300, 2e300, 3e300, 1e300, 2e300, 1e300, 1e300])
        add("sums over the largest number", [big, big, big, big, big, big, big])
        let least = Double.leastNonzeroMagnitude
        let below = [1, 2, 1, 1, 2, 1, 1].map { least * $0 }
        add("weights below the normal numbers", below)
        add("weights below 10^-300", [1e-300, 2e-300, 3e-300, 1e-300, 2e-300, 1e-300, 1e-300])
        add("weights 600 decades apart", [1e300, 1e-300, 1, 1e-300, 1e300, 1, 1])
        add("weights 20 decades apart", [1e10, 1e-10, 1, 1e-10, 1e10, 1, 1])
      }
    }
    return list
  }()
}

extension Measure {
  /// Few draws and runs instead of hundreds: what a measure does with odd input does not depend on them.
  var fewRepetitions: [String: String] {
    parameters.reduce(into: [:]) { options, parameter in
      guard parameter.values == .wholeNumber, parameter.name != "seed",
        let usual = parameter.defaultValue.flatMap({ Int($0) }), usual >= 10
      else { return }
      options[parameter.name] = "5"
    }
  }
}

extension BadInput {
  /// The graph with all that a measure may ask for: groups, a source and a target, a set of vertices, an
  /// attribute.
  func input(_ options: [String: String] = [:]) -> MeasureInput {
    let n = graph.vertexCount
    return MeasureInput(
      graph: graph, options: options,
      grouping: .init(
        groups: (0..<n).map { $0 % 2 }, names: ["a", "b"], attribute: "sphere"),
      source: Vertex(0), target: Vertex(max(0, n - 1)), vertexSet: n > 0 ? [Vertex(0)] : [],
      attribute: .init(name: "size", values: (0..<n).map(Double.init)))
  }

  /// The options under which a measure reads the weights of the graph.
  func weightOptions(of measure: Measure) -> [[String: String]] {
    measure.parameters.compactMap { parameter in
      switch parameter.name {
      case "weights": ["weights": "weight"]
      case "lengths":
        ["lengths": graph.weightMeaning == .distance ? "weight" : "inverse-weight"]
      default: nil
      }
    }
  }
}

extension MeasureResult.Values {
  /// All numbers, in order.
  var numbers: [Double?] {
    switch self {
    case .vertices(let values), .edges(let values): values
    case .graph(let value): [value]
    case .columns(let columns): columns.flatMap(\.values)
    case .matrix(let rows): rows.flatMap { $0 }
    case .table(let rows): rows.map(\.value)
    case .groups, .map, .ranking: []
    }
  }

  /// Whether there is one value for each vertex, edge or pair of the graph, as the scope has it, and no
  /// vertex that the graph does not have.
  func fits(_ measure: Measure, _ graph: CompactGraph) -> Bool {
    let n = graph.vertexCount
    switch (self, measure.scope) {
    case (.vertices(let values), .vertices): return values.count == n
    case (.edges(let values), .edges): return values.count == graph.edgeCount
    case (.columns(let columns), .columns): return columns.allSatisfy { $0.values.count == n }
    case (.matrix(let rows), .matrix):
      return rows.count == n && rows.allSatisfy { $0.count == n }
    case (.map(let others), .map):
      return others.count == n && others.allSatisfy { $0.map { $0.index < n } ?? true }
    case (.ranking(let order), .ranking):
      return Set(order).count == order.count && order.allSatisfy { $0.index < n }
    case (.groups(let groups), .groups): return groups.joined().allSatisfy { $0.index < n }
    case (.graph, .graph), (.table, .table): return true
    default: return false
    }
  }
}
