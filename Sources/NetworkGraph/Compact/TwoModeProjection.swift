/// How a two-mode network, such as actors and projects, becomes a network of actors.
///
/// Each edge of the result remembers the events (projects, boards, programmes) that it came from.
///
/// - SeeAlso: R. L. Breiger, "The duality of persons and groups", *Social Forces* 53(2), 1974,
///   181–190, doi:10.1093/sf/53.2.181.
public struct TwoModeProjection: Hashable, Sendable {
  /// What a shared event adds to the tie of two participants.
  public enum Rule: Hashable, Sendable {
    /// One: the weight is the number of shared events.
    case count
    /// 1/(*k* − 1) for an event with *k* participants, so that each participant shares out one unit
    /// per event among the others (Newman 2001, doi:10.1103/PhysRevE.64.016132). Large events do
    /// not flood the network.
    case newman
    /// One, between the coordinator and each other participant only. The coordinator is tied to the
    /// event by a relation of the given kind; an event without one adds nothing.
    case coordinatorStar(kind: Identifier)
  }

  /// What a shared event adds to the tie of two participants.
  public var rule: Rule

  /// The kinds of actors that are events.
  public var eventKinds: [Identifier]

  /// A projection over events of the given kinds, which are kinds of actors and may be several.
  public init(rule: Rule, eventKinds: [Identifier]) {
    self.rule = rule
    self.eventKinds = eventKinds
  }

  /// Why a network has not two modes.
  public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// No actor has one of the event kinds.
    case noEvent(kinds: [Identifier])
    /// A relation ties two events, or two actors that are not events.
    case sameMode(relation: Identifier, source: Identifier, target: Identifier)

    /// What is wrong and what was expected, as a sentence in English without a capital and full
    /// stop.
    public var description: String {
      switch self {
      case .noEvent(let kinds):
        "no actor has kind \(kinds.map { "'\($0)'" }.joined(separator: " or ")); "
          + "name the kind of the second mode"
      case .sameMode(let relation, let source, let target):
        "relation '\(relation)' ties '\(source)' and '\(target)', which are of the same mode; "
          + "a two-mode network ties actors to events only"
      }
    }
  }

  /// Makes the network of actors from a projected two-mode network.
  ///
  /// - Returns: A graph on the vertices that are no events; weights mean a count under `count` and
  ///   a strength under the other rules.
  /// - Throws: ``Fault`` when the network has not two modes.
  /// - Complexity: O(Σ *k*²) over events with *k* participants; O(Σ *k*) for a coordinator star.
  public func apply(to twoMode: ProjectedNetwork) throws(Fault) -> ProjectedNetwork {
    let network = twoMode.network
    let isEvent = twoMode.actorOfVertex.map { index in
      network.actors[index].kind.map { eventKinds.contains($0) } ?? false
    }
    guard isEvent.contains(true) else { throw .noEvent(kinds: eventKinds) }

    // The participants of each event, with the relations that tie them to it.
    var participants = [[(vertex: Int, relations: [Int])]](repeating: [], count: isEvent.count)
    for (edge, relations) in zip(twoMode.graph.edges, twoMode.relationsOfEdge) {
      guard isEvent[edge.tail.index] != isEvent[edge.head.index] else {
        let relation = network.relations[relations.first!]
        throw .sameMode(
          relation: relation.id, source: relation.source, target: relation.target)
      }
      let (event, actor) =
        isEvent[edge.tail.index]
        ? (edge.tail.index, edge.head.index) : (edge.head.index, edge.tail.index)
      // A directed graph may hold both arcs of one tie.
      if let place = participants[event].firstIndex(where: { $0.vertex == actor }) {
        participants[event][place].relations += relations
      } else {
        participants[event].append((actor, Array(relations)))
      }
    }

    let kept = isEvent.indices.filter { !isEvent[$0] }
    var newVertex = [Int](repeating: -1, count: isEvent.count)
    for (new, old) in kept.enumerated() { newVertex[old] = new }
    var links: [Link] = []
    for event in participants.indices where participants[event].count > 1 {
      let members = participants[event]
      let share = rule == .newman ? 1 / Double(members.count - 1) : 1
      for i in members.indices {
        for j in members.indices where i < j {
          guard isLinked(members[i].relations, members[j].relations, in: network) else { continue }
          links.append(
            Link(
              tail: newVertex[members[i].vertex], head: newVertex[members[j].vertex],
              weight: share, event: twoMode.actorOfVertex[event],
              relations: members[i].relations + members[j].relations))
        }
      }
    }
    return assemble(links, kept: kept, from: twoMode)
  }

  private struct Link {
    var tail: Int
    var head: Int
    var weight: Double
    var event: Int
    var relations: [Int]
  }

  /// Whether two participants of an event are tied by it: always, except in a star without the
  /// coordinator.
  private func isLinked(_ a: [Int], _ b: [Int], in network: Network) -> Bool {
    guard case .coordinatorStar(let kind) = rule else { return true }
    return (a + b).contains { network.relations[$0].kind == kind }
  }

  private func assemble(
    _ links: [Link], kept: [Int], from twoMode: ProjectedNetwork
  ) -> ProjectedNetwork {
    let graph = CompactGraph(
      vertexCount: kept.count, tails: links.map { UInt32($0.tail) },
      heads: links.map { UInt32($0.head) }, weights: links.map(\.weight),
      meaning: rule == .count ? .count : .strength, isDirected: false, parallelEdges: .sum)
    let edgeNumbers = graph.edgeNumbers()
    var relationsOfEdge = [Set<Int>](repeating: [], count: graph.edgeCount)
    var eventsOfEdge = [Set<Int>](repeating: [], count: graph.edgeCount)
    for link in links {
      let number = edgeNumbers[graph.slot(from: Vertex(link.tail), to: Vertex(link.head))!]
      relationsOfEdge[number].formUnion(link.relations)
      eventsOfEdge[number].insert(link.event)
    }
    return ProjectedNetwork(
      network: twoMode.network, projection: twoMode.projection, graph: graph,
      actorOfVertex: kept.map { twoMode.actorOfVertex[$0] },
      relationsOfEdge: IndexLists(relationsOfEdge.lazy.map { $0.sorted() }),
      excluded: twoMode.excluded,
      eventsOfEdge: eventsOfEdge.map { $0.sorted() })
  }
}
