import NetworkFiles
import NetworkGraph

extension InputOptions {
  /// The graph of a snapshot as a projection asks for it.
  ///
  /// A snapshot holds one graph. It answers questions on that graph, without weights or directions
  /// where these are not asked for, and refuses those that need the relations it was made of.
  ///
  /// - Throws: ``Failure`` when the file is damaged, or the question is for another graph.
  func snapshotGraph(_ path: String, _ rule: Projection, needsNetwork: Bool) throws -> LoadedGraph {
    guard format == nil, sources.isEmpty, companions.isEmpty else {
      throw Failure.usage(
        "--from, --source and --with are for networks; a snapshot holds one graph, which is chosen "
          + "when it is made")
    }
    guard !needsNetwork else {
      throw Failure.data(
        "\(TextTable.printable(path)) is a snapshot, which holds ties, ids and names only; what is "
          + "asked needs more of the network that it was made of")
    }
    let snapshot: GraphSnapshot
    do throws(SnapshotFault) {
      snapshot = try GraphSnapshot(path: path)
    } catch {
      throw Failure(.dataRefused, [error.description])
    }
    var plain = Projection()
    (plain.direction, plain.weight) = (rule.direction, rule.weight)
    (plain.parallelEdges, plain.actors) = (rule.parallelEdges, rule.actors)
    if rule.kinds == .all { plain.kinds = .all }
    guard rule == plain else {
      throw Failure.usage(
        "a snapshot holds one graph; choose kinds, dates, statuses and certainty when it is made")
    }
    let graph = try Self.graph(of: snapshot, rule)
    if rule.actors == .connected, graph.vertices.contains(where: { graph.arcCount(from: $0) == 0 })
    {
      throw Failure.usage(
        "--connected-only: the snapshot has actors without ties; choose when it is made")
    }
    return LoadedGraph(
      labelled: LabelledGraph(snapshot, graph, rule), input: ResultInput(snapshotAt: path))
  }

  private static func graph(of snapshot: GraphSnapshot, _ rule: Projection) throws -> CompactGraph {
    var graph = snapshot.graph
    let meaning = graph.weightMeaning
    if rule.weight == .none {
      graph = graph.unweighted()
    } else {
      guard rule.weight.meaning == meaning else {
        throw Failure.usage(
          "--weight: the snapshot has "
            + (meaning.map { "weights of the rule \($0.word)" } ?? "no weights")
            + "; make it anew with the rule that is asked for")
      }
      guard rule.parallelEdges == snapshot.parallelEdges else {
        throw Failure.usage(
          "--parallel: the snapshot was made with \(snapshot.parallelEdges.rawValue)")
      }
    }
    switch (rule.direction == .directed, graph.isDirected) {
    case (true, false):
      throw Failure.usage(
        "--directed: the snapshot keeps no directions; make it anew with --directed")
    case (false, true):
      guard !graph.isWeighted else {
        throw Failure.usage(
          "the snapshot is directed, and what its weights are without directions is not known: add "
            + "--directed, or make it anew without it")
      }
      return graph.withoutDirections()
    default: return graph
    }
  }
}

extension CompactGraph {
  /// The graph without directions and weights, in the memory that a file of ties would take.
  fileprivate func withoutDirections() -> CompactGraph {
    var piece = EdgePiece()
    piece.tails.reserveCapacity(arcCount)
    piece.heads.reserveCapacity(arcCount)
    for tail in vertices {
      for slot in arcs(from: tail) {
        piece.tails.append(tail.rawValue)
        piece.heads.append(heads[slot].rawValue)
      }
    }
    return CompactGraph(
      vertexCount: vertexCount, pieces: [piece], meaning: nil, isDirected: false,
      parallelEdges: .first)
  }
}
