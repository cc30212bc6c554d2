extension Projection {
  /// Makes the graph.
  ///
  /// Every relation is accounted for: it is behind an edge or excluded for a reason.
  ///
  /// - Complexity: O(*a* + *r*) for *a* actors and *r* relations.
  public func apply(to network: Network) -> ProjectedNetwork {
    let isAnalysed = network.actors.map { network.kind(of: $0)?.isAnalysed ?? true }
    var excluded: [Exclusion: [Int]] = [:]
    var arcs: [Arc] = []
    arcs.reserveCapacity(network.relations.count)
    // Relations of one kind often stand one after the other.
    var lastKind: (id: Identifier, isSelected: Bool)?
    for (index, relation) in network.relations.enumerated() {
      if lastKind?.id != relation.kind {
        lastKind = (relation.kind, selects(network.kind(of: relation)))
      }
      // The invariants of a network promise both actors.
      let tail = network.actorIndex(relation.source)!
      let head = network.actorIndex(relation.target)!
      if let reason = exclusion(
        of: relation, in: network, isKindSelected: lastKind!.isSelected,
        areActorsAnalysed: isAnalysed[tail] && isAnalysed[head])
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
    let edges = edgeOfArc(arcs, in: graph, vertexOfActor)
    return ProjectedNetwork(
      network: network, projection: self, graph: graph, actorOfVertex: actorOfVertex,
      relationsOfEdge: IndexLists(
        count: graph.edgeCount, dealing: arcs.map(\.relation), to: edges), excluded: excluded)
  }

  /// The number of the edge that each arc became.
  ///
  /// Arcs are dealt out to the lower of their ends; the edges of a vertex write their numbers beside the
  /// vertices at their other ends, where its arcs find them.
  private func edgeOfArc(
    _ arcs: [Arc], in graph: CompactGraph, _ vertexOfActor: [UInt32]
  ) -> [Int] {
    var from: [Int] = []
    var to: [Int] = []
    from.reserveCapacity(arcs.count)
    to.reserveCapacity(arcs.count)
    for arc in arcs {
      let (tail, head) = (Int(vertexOfActor[arc.tail]), Int(vertexOfActor[arc.head]))
      from.append(graph.isDirected ? tail : min(tail, head))
      to.append(graph.isDirected ? head : max(tail, head))
    }
    let arcsOfVertex = IndexLists(
      count: graph.vertexCount, dealing: Array(arcs.indices), to: from)
    var numberBeside = [Int](repeating: 0, count: graph.vertexCount)
    var edgeOfArc = [Int](repeating: 0, count: arcs.count)
    var number = 0
    for tail in graph.vertices {
      for slot in graph.arcs(from: tail) where graph.isDirected || graph.heads[slot] >= tail {
        numberBeside[graph.heads[slot].index] = number
        number += 1
      }
      for arc in arcsOfVertex[tail.index] { edgeOfArc[arc] = numberBeside[to[arc]] }
    }
    return edgeOfArc
  }

  private struct Arc {
    var tail: Int
    var head: Int
    var weight: Double
    var relation: Int
  }

  private func selects(_ kind: Kind) -> Bool {
    switch kinds {
    case .analysed: kind.isAnalysed ?? true
    case .all: true
    case .named(let names): names.contains(kind.id)
    case .countingAs(let roles): roles.contains(kind.countsAs ?? .other)
    }
  }

  private func exclusion(
    of relation: Relation, in network: Network, isKindSelected: Bool, areActorsAnalysed: Bool
  ) -> Exclusion? {
    if !isKindSelected { return .kind }
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
