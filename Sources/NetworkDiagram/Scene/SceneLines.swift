import NetworkGraph

/// The lines of a scene: relations put together by pair of actors.
struct SceneLines {
  private(set) var edges: [DiagramScene.Edge] = []
  /// The relations of the graph that are not drawn because of the options.
  private(set) var undrawnRelations = 0
  /// The relations that are drawn.
  private(set) var drawnRelations: [Int] = []
  /// How many lines carry an amount of money, labelled or not.
  private(set) var fundedLines = 0
  /// How many of them are labelled.
  private(set) var labelledAmounts = 0

  let network: Network
  let language: Language
  let palette: Palette

  init(projected: ProjectedNetwork, options: SceneOptions) {
    network = projected.network
    language = options.language
    palette = options.palette

    var isDrawn = [Bool](repeating: false, count: network.relations.count)
    var isLeftOut = isDrawn
    var drafts: [Draft] = []
    for pair in Self.pairs(of: projected) {
      var relations: [Int] = []
      for relation in pair.relations {
        if Self.selects(options.relations, network.role(of: network.relations[relation])) {
          isDrawn[relation] = true
          relations.append(relation)
        } else {
          isLeftOut[relation] = true
        }
      }
      guard !relations.isEmpty else { continue }
      drafts +=
        pair.events.isEmpty
        ? split(pair, relations, tailActor: projected.actorOfVertex[pair.tail])
        : [shared(pair, relations)]
    }
    drawnRelations = isDrawn.indices.filter { isDrawn[$0] }
    undrawnRelations = isDrawn.indices.count { isLeftOut[$0] && !isDrawn[$0] }

    let labelled = Self.largestFlows(drafts, limit: options.amountLimit)
    fundedLines = drafts.count { !$0.sums.isEmpty }
    labelledAmounts = labelled.count
    edges = drafts.enumerated().map { index, draft in
      edge(draft, amountLabel: labelled.contains(index) ? text(of: draft.sums) : nil)
    }
  }

  /// All that ties two vertices, in the order of the graph's edges.
  private struct Pair {
    var tail: Int
    var head: Int
    var relations: [Int]
    var events: [Int]
    var weight: Double?
  }

  /// The edges of the graph with opposite arcs put together.
  private static func pairs(of projected: ProjectedNetwork) -> [Pair] {
    let graph = projected.graph
    let numbers = graph.isDirected ? graph.edgeNumbers() : []
    return graph.edges.enumerated().compactMap { number, edge in
      var relations = Array(projected.relationsOfEdge[number])
      var events = projected.eventsOfEdge?[number] ?? []
      if graph.isDirected, edge.tail != edge.head,
        let back = graph.slot(from: edge.head, to: edge.tail)
      {
        // The pair is taken at its lower vertex.
        guard edge.tail < edge.head else { return nil }
        relations = Set(relations).union(projected.relationsOfEdge[numbers[back]]).sorted()
        events = Set(events).union(projected.eventsOfEdge?[numbers[back]] ?? []).sorted()
      }
      return Pair(
        tail: edge.tail.index, head: edge.head.index, relations: relations, events: events,
        weight: graph.weights.map { $0[edge.slot] })
    }
  }

  private static func selects(
    _ selection: SceneOptions.RelationSelection, _ role: Kind.Role
  ) -> Bool {
    switch selection {
    case .all: true
    case .countingAs(let roles): roles.contains(role)
    }
  }

  /// A line before its amounts are compared with those of the others.
  struct Draft {
    var tail: Int
    var head: Int
    var arrow: DiagramScene.Arrow
    var bend: DiagramScene.Bend
    var role: Kind.Role
    /// The relations that decide how the line is drawn.
    var leading: [Int]
    var all: [Int]
    var events: [Int]
    var weight: Double?
    var sums: [FlowSum]

    /// The sum by which flows are compared, in major units of the first currency.
    var largest: Double {
      sums.filter { $0.total.currency == sums[0].total.currency }
        .reduce(0) { $0 + $1.total.doubleValue }
    }
  }

  /// The line or lines of a pair: two where money flows both ways, else one.
  private func split(_ pair: Pair, _ relations: [Int], tailActor: Int) -> [Draft] {
    let roles = relations.map { network.role(of: network.relations[$0]) }
    let role = DiagramScene.roleOrder.first { roles.contains($0) } ?? .other
    let leading = zip(relations, roles).filter { $0.1 == role }.map(\.0)
    let directed = leading.filter { network.direction(of: network.relations[$0]) == .directed }
    let forward = directed.filter {
      network.actorIndex(network.relations[$0].source) == tailActor
    }
    let backward = directed.filter {
      network.actorIndex(network.relations[$0].source) != tailActor
    }
    func draft(
      isTurned: Bool = false, arrow: DiagramScene.Arrow, bend: DiagramScene.Bend = .straight,
      leading: [Int]
    ) -> Draft {
      Draft(
        tail: isTurned ? pair.head : pair.tail, head: isTurned ? pair.tail : pair.head,
        arrow: arrow, bend: bend, role: role, leading: leading, all: relations, events: [],
        weight: pair.weight,
        sums: role == .funding ? FlowSum.sums(of: leading, in: network) : [])
    }
    switch (forward.isEmpty, backward.isEmpty) {
    case (true, true): return [draft(arrow: .none, leading: leading)]
    case (false, true): return [draft(arrow: .head, leading: leading)]
    case (true, false): return [draft(isTurned: true, arrow: .head, leading: leading)]
    case (false, false) where role != .funding: return [draft(arrow: .both, leading: leading)]
    case (false, false):
      // A relation of money without a direction counts with the first way.
      let first = leading.filter { !backward.contains($0) }
      return [
        draft(arrow: .head, bend: .left, leading: first),
        draft(isTurned: true, arrow: .head, bend: .left, leading: backward),
      ]
    }
  }

  /// The line between two actors that took part in the same events.
  private func shared(_ pair: Pair, _ relations: [Int]) -> Draft {
    Draft(
      tail: pair.tail, head: pair.head, arrow: .none, bend: .straight, role: .partnership,
      leading: [], all: relations, events: pair.events, weight: pair.weight, sums: [])
  }

  /// The lines whose amounts are written: those in the currency of most lines first, then the
  /// largest, then the first.
  private static func largestFlows(_ drafts: [Draft], limit: Int) -> Set<Int> {
    let funded = drafts.indices.filter { !drafts[$0].sums.isEmpty }
    var frequency: [Currency: Int] = [:]
    for index in funded { frequency[drafts[index].sums[0].total.currency, default: 0] += 1 }
    let order = funded.sorted { a, b in
      let (first, second) = (drafts[a].sums[0].total, drafts[b].sums[0].total)
      if first.currency != second.currency {
        let (x, y) = (frequency[first.currency]!, frequency[second.currency]!)
        return x != y ? x > y : first.currency.code < second.currency.code
      }
      let (x, y) = (drafts[a].largest, drafts[b].largest)
      return x != y ? x > y : a < b
    }
    return Set(order.prefix(max(0, limit)))
  }

  private func text(of sums: [FlowSum]) -> String {
    sums.map { sum in
      let amount = language.formatShort(sum.total)
      return sum.status == .actual ? amount : "\(amount) (\(sum.status.label[language]))"
    }.joined(separator: " + ")
  }
}
