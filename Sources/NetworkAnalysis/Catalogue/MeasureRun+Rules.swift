import NetworkGraph

/// What is 1 in a vector of eigenvector scores.
enum EigenvectorNorm: String, CaseIterable {
  case squares = "l2"
  case largest = "max"
  case sum
}

private enum TriangleWeights: String, CaseIterable {
  case onnela, barrat
}

extension MeasureRun {
  /// The options `weights` and `weighted`, which say together how triangles count.
  mutating func clusteringRule() throws(MeasureOptionError) -> ClusteringRule {
    let rule = try strengthRule()
    let weighted = try choice("weighted", TriangleWeights.self)
    guard rule == .weight else { return .unit }
    return weighted == .onnela ? .onnela : .barrat
  }
}
