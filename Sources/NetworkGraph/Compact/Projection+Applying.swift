extension Projection {
  /// Makes the graph.
  ///
  /// Every relation is accounted for: it is behind an edge or excluded for a reason.
  ///
  /// - Complexity: O(*a* + *r* log *d*) for *a* actors, *r* relations and a largest degree *d*.
  public func apply(to network: Network) -> ProjectedNetwork {
    let isAnalysed = network.actors.map { network.kind(of: $0)?.isAnalysed ?? true }
    var excluded: [Exclusion: [Int]] = [:]
    var arcs: [Arc] = []
    for (index, relation) in network.relations.enumerated() {
      // The invariants of a network promise both actors.
      let tail = network.actorIndex(relation.source)!
      let head = network.actorIndex(relation.target)!
      if let reason = exclusion(
        of: relation, in: network, areActorsAnalysed: isAnalysed[tail] && isAnalysed[head])
      {
        excluded[reason, default: []].append(index)
        continue
      }
      let weight = weight(of: relation)
      arcs.append(Arc(tail: tail, head: head, weight: weight, relation: index))
      if direction == .directed, tail != head, network.direction(of: relation) == .undirected {
        arcs.append(Arc(tail: head, head: tail, weight: weight, relation: index))
      }
    }

    var isVertex = isAnalysed
    if actors == .connected {
      isVertex = [Bool](repeating: false, count: network.actors.count)
      for arc in arcs {
        isVertex[arc.tail] = true
        isVertex[arc.head] = true
      }
    }
    let actorOfVertex = isVertex.indices.filter { isVertex[$0] }
    var vertexOfActor = [UInt32](repeating: .max, count: network.actors.count)
    for (vertex, actor) in actorOfVertex.enumerated() { vertexOfActor[actor] = UInt32(vertex) }

    let graph = CompactGraph(
      vertexCount: actorOfVertex.count, tails: arcs.map { vertexOfActor[$0.tail] },
      heads: arcs.map { vertexOfActor[$0.head] },
      weights: weight == .none ? nil : arcs.map(\.weight), meaning: weight.meaning,
      isDirected: direction == .directed, parallelEdges: parallelEdges)
    let edgeNumbers = graph.edgeNumbers()
    var relationsOfEdge = [[Int]](repeating: [], count: graph.edgeCount)
    for arc in arcs {
      let tail = Vertex(Int(vertexOfActor[arc.tail]))
      let head = Vertex(Int(vertexOfActor[arc.head]))
      relationsOfEdge[edgeNumbers[graph.slot(from: tail, to: head)!]].append(arc.relation)
    }
    return ProjectedNetwork(
      network: network, projection: self, graph: graph, actorOfVertex: actorOfVertex,
      relationsOfEdge: relationsOfEdge, excluded: excluded)
  }

  private struct Arc {
    var tail: Int
    var head: Int
    var weight: Double
    var relation: Int
  }

  private func exclusion(
    of relation: Relation, in network: Network, areActorsAnalysed: Bool
  ) -> Exclusion? {
    let kind = network.kind(of: relation)
    let isSelected =
      switch kinds {
      case .analysed: kind.isAnalysed ?? true
      case .all: true
      case .named(let names): names.contains(kind.id)
      case .countingAs(let roles): roles.contains(kind.countsAs ?? .other)
      }
    if !isSelected { return .kind }
    if !areActorsAnalysed { return .actorKind }
    if !statuses.contains(relation.effectiveStatus) { return .status }
    if !holds(relation.period) { return .time }
    if let minimumCertainty {
      guard let certainty = network.certainty(of: relation), certainty >= minimumCertainty else {
        return .certainty
      }
    }
    if case .money(let currency) = weight, relation.amount?.currency != currency { return .amount }
    return nil
  }

  private func holds(_ period: Period) -> Bool {
    let overlap: Period.Overlap
    switch time {
    case .always: return true
    case .asOf(let date): overlap = period.overlap(from: date, to: date)
    case .during(let first, let last): overlap = period.overlap(from: first, to: last)
    }
    return overlap == .certain || (overlap == .possible && unknownTime == .include)
  }

  private func weight(of relation: Relation) -> Double {
    switch weight {
    case .none, .count: 1
    case .strength, .distance: relation.weight?.doubleValue ?? 1
    case .money: relation.amount?.doubleValue ?? 0
    }
  }
}
