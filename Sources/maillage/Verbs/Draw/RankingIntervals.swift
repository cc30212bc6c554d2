import NetworkAnalysis
import NetworkDiagram
import NetworkGraph

/// How far values and ranks of a measure vary when the ties are drawn again.
struct RankingIntervals {
  /// How often ties are drawn again.
  static let resampleCount = 200
  /// Above this product of actors, ties and resamples no intervals are computed.
  static let workLimit = 20_000_000_000

  /// One interval per vertex; empty when there is no tie or too much work.
  let intervals: [RankingChart.Interval?]

  /// Draws as many ties as there are, with replacement, and computes the measure on them, again and
  /// again. The middle 95 % of the values are shifted so that their mean is the value itself: a tie
  /// that is drawn twice counts once where the graph has no weights, so resamples have fewer ties.
  ///
  /// - Parameters:
  ///   - values: The measure on all ties.
  ///   - measure: The measure on any graph with the same vertices.
  /// - Complexity: 200 times that of the measure.
  init(
    values: [Double?], graph: CompactGraph, seed: UInt64,
    measure: (CompactGraph) throws -> [Double?]
  ) throws {
    let edges = graph.edges.map { ($0.tail.index, $0.head.index, graph.weight(at: $0.slot)) }
    let count = graph.vertexCount
    guard !edges.isEmpty,
      Double(count) * Double(edges.count) * Double(Self.resampleCount) <= Double(Self.workLimit)
    else {
      intervals = []
      return
    }
    var random = SplitMix64(seed: seed)
    var samples = [[Double]](repeating: [], count: count)
    var ranks = [[Int]](repeating: [], count: count)
    for round in 0..<Self.resampleCount {
      Console.progress("\(round + 1) / \(Self.resampleCount)")
      let drawn = edges.indices.map { _ in edges[random.nextIndex(below: edges.count)] }
      let resample: CompactGraph
      if let meaning = graph.weightMeaning {
        resample = CompactGraph(
          vertexCount: count, weightedEdges: drawn, meaning: meaning,
          isDirected: graph.isDirected,
          // A tie that is drawn twice is twice as strong, and no longer.
          parallelEdges: meaning.isStrength ? .sum : .minimum)
      } else {
        resample = CompactGraph(
          vertexCount: count, edges: drawn.map { ($0.0, $0.1) }, isDirected: graph.isDirected)
      }
      let found = try measure(resample).map { $0.flatMap { $0.isFinite ? $0 : nil } }
      let sorted = found.compactMap { $0 }.sorted(by: >)
      for (vertex, value) in found.enumerated() {
        guard let value else { continue }
        samples[vertex].append(value)
        // One more than the number of larger values, by halving.
        var (low, high) = (0, sorted.count)
        while low < high {
          let middle = (low + high) / 2
          // Sums of the same terms in another order are equal.
          if sorted[middle] > value + 1e-12 * abs(value) { low = middle + 1 } else { high = middle }
        }
        ranks[vertex].append(low + 1)
      }
    }
    let isNeverNegative = values.allSatisfy { ($0 ?? 0) >= 0 }
    intervals = values.indices.map { vertex in
      guard let value = values[vertex], value.isFinite,
        samples[vertex].count >= Self.resampleCount / 2
      else { return nil }
      let sorted = samples[vertex].sorted()
      let mean = sorted.reduce(0) { $0 + $1 / Double(sorted.count) }
      let (low, high) = Self.middle(sorted)
      let least = isNeverNegative ? 0 : -Double.greatestFiniteMagnitude
      let from = max(least, min(value, value + (low - mean)))
      let to = max(value, value + (high - mean))
      let (first, last) = Self.middle(ranks[vertex].sorted())
      return RankingChart.Interval(values: from...to, ranks: first...last)
    }
  }

  /// The ends of the middle 95 % of a sorted list.
  static func middle<Value>(_ sorted: [Value]) -> (Value, Value) {
    let cut = Int((Double(sorted.count) * 0.025).rounded(.down))
    return (sorted[cut], sorted[sorted.count - 1 - cut])
  }
}
