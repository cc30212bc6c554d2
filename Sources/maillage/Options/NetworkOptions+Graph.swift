import NetworkFiles
import NetworkGraph

/// A network that was read for its numbers: its graph, and where that came from.
struct LoadedGraph {
  let labelled: LabelledGraph
  let input: ResultInput
}

extension InputOptions {
  /// Reads a file and makes the graph of a projection, straight from the file where that is plain
  /// and nothing is asked that needs more than its ties; the graph is the same.
  ///
  /// - Parameter needsNetwork: Whether more than ids and ties is needed.
  /// - Throws: ``Failure`` when the data was refused.
  func loadGraph(_ path: String, _ options: ProjectionOptions, needsNetwork: Bool) throws
    -> LoadedGraph
  {
    let rule = try options.projection()
    if path != "-", GraphSnapshot.isSnapshot(path: path) {
      return try snapshotGraph(path, rule, needsNetwork: needsNetwork)
    }
    if !needsNetwork, let reading = try directReading(path, rule) {
      return LoadedGraph(
        labelled: LabelledGraph(reading, rule), input: ResultInput(reading, path: path))
    }
    let (network, reading) = try load(path)
    try options.checkKinds(of: network)
    return LoadedGraph(
      labelled: LabelledGraph(rule.apply(to: network)), input: ResultInput(reading))
  }

  /// The graph of a plain file; `nil` when the thorough reader must read it.
  private func directReading(_ path: String, _ rule: Projection) throws -> GraphReading? {
    var plain = Projection()
    (plain.direction, plain.weight) = (rule.direction, rule.weight)
    (plain.parallelEdges, plain.actors) = (rule.parallelEdges, rule.actors)
    // Ties of a plain file are of one kind, without dates and evidence: choices among them need a
    // network, or leave nothing out.
    if rule.kinds == .all { plain.kinds = .all }
    guard rule == plain, sources.isEmpty, path != "-" else { return nil }
    var options = GraphReader.Options()
    switch rule.weight {
    case .none: options.weights = nil
    case .count, .strength, .distance: options.weights = rule.weight.meaning
    case .money: return nil
    }
    if rule.weight == .count {
      // Only the number of ties counts, not what the file says they weigh.
      options.countsTies = true
    }
    options.parallelEdges = rule.parallelEdges
    options.isDirected = rule.direction == .directed
    options.tiesAreUndirected = !isDirectedTable
    return GraphReader.read(path: path, reading: try readingOptions(), options: options)
  }
}
