public import NetworkGraph

extension CompactGraph {
  /// Whether ties join vertices of like values: the correlation of a number, such as size or age, at
  /// the two ends of ties.
  ///
  /// - Parameter values: A number per vertex; ties with an end without one are left out.
  /// - Returns: A number from −1 to 1: 1 when ends are alike, 0 by chance, below 0 when large is tied
  ///   to small. `nil` without ties, and when the values at the ends do not vary. An undirected edge
  ///   counts in both orders, a self-loop once.
  /// - Throws: `AnalysisError` when there is not one value per vertex or one is not finite.
  /// - Complexity: O(*n* + *m*).
  /// - SeeAlso: M. E. J. Newman, "Mixing patterns in networks", *Physical Review E* 67, 2003, 026126,
  ///   doi:10.1103/PhysRevE.67.026126.
  public func numericAssortativity(_ values: [Double?]) throws(AnalysisError) -> Double? {
    try checkCount(values.count, of: "values")
    var largest = 0.0
    for (v, value) in values.enumerated() {
      guard let value else { continue }
      guard value.isFinite else {
        throw .unusableValue(
          of: "value", vertex: Vertex(v), value: value, expected: "a finite number")
      }
      largest = max(largest, abs(value))
    }
    guard largest > 0 else { return nil }
    var (x, y): ([Double], [Double]) = ([], [])
    for tail in vertices {
      guard let a = values[tail.index] else { continue }
      for slot in arcs(from: tail) {
        guard let b = values[heads[slot].index] else { continue }
        // Relative to the largest, so that squares neither overflow nor vanish.
        x.append(a / largest)
        y.append(b / largest)
      }
    }
    func varies(_ numbers: [Double]) -> Bool { numbers.contains { $0 != numbers[0] } }
    guard varies(x) && varies(y) else { return nil }
    let count = Double(x.count)
    let meanX = x.reduce(0, +) / count
    let meanY = y.reduce(0, +) / count
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for i in x.indices {
      xx += (x[i] - meanX) * (x[i] - meanX)
      yy += (y[i] - meanY) * (y[i] - meanY)
      xy += (x[i] - meanX) * (y[i] - meanY)
    }
    guard xx > 0 && yy > 0 else { return nil }
    return max(-1, min(1, xy / (xx.squareRoot() * yy.squareRoot())))
  }
}
