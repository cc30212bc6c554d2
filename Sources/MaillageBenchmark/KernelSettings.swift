import ArgumentParser

/// The settings of the kernels; each looks at its own.
struct KernelSettings: ParsableArguments {
  @Option(help: "PageRank: the share of steps that follow a tie.")
  var damping = 0.85

  @Option(help: "PageRank: the sum of the errors at the end.")
  var tolerance = 1e-8

  @Flag(help: "Components: strong ones.")
  var strong = false

  @Option(help: "Searches: the vertices to start from, with commas between them.")
  var sources = "0"

  @Option(help: "Betweenness: from so many vertices instead of all.")
  var pivots: Int?

  @Option(help: "Top closeness: how many.")
  var top = 10

  @Option(help: "Katz centrality: the weight of a step.")
  var alpha = 0.1

  @Option(help: "Layout: accepted for comparison; there is one method.")
  var method = "stress"

  @Option(help: "Write: the format.")
  var format = "graphml"

  /// The vertices of ``sources``.
  var sourceVertices: [Int] { sources.split(separator: ",").compactMap { Int($0) } }
}
