import NetworkGraph
import Testing

/// Four actors; `p` is a place of a kind that is not analysed.
private func sample() throws -> Network {
  func euros(_ amount: Int64) -> Money { Money(minorUnits: amount * 100, currency: .euro) }
  return try Network(
    NetworkContents(
      actors: [
        Actor(id: "a", name: "A"), Actor(id: "b", name: "B"), Actor(id: "c", name: "C"),
        Actor(id: "p", name: "P", kind: "spot"),
      ],
      relations: [
        Relation(id: "r0", source: "a", target: "b", kind: "partnership"),
        Relation(id: "r1", source: "b", target: "a", kind: "funding", amount: euros(5)),
        Relation(id: "r2", source: "a", target: "c", kind: "inspiration"),
        Relation(id: "r3", source: "a", target: "c", kind: "partnership", status: .ended),
        Relation(id: "r4", source: "a", target: "p", kind: "hosting"),
        Relation(
          id: "r5", source: "b", target: "b", kind: "support",
          period: Period(since: .date(PartialDate("2020")!), until: .date(PartialDate("2021")!))),
      ],
      statements: [
        Statement(subject: .relation("r0"), source: "s", certainty: .stated),
        Statement(subject: .relation("r1"), source: "s", certainty: .doubtful),
      ],
      sources: [Source(id: "s", title: "S")],
      kinds: [Kind(id: "spot", subject: .actor, isAnalysed: false)]))
}

@Suite struct ProjectionTests {
  func excluded(_ projected: ProjectedNetwork) -> [String: [Int]] {
    Dictionary(uniqueKeysWithValues: projected.excluded.map { ($0.key.rawValue, $0.value) })
  }

  @Test func `each relation is behind an edge or excluded for a reason`() throws {
    let projected = Projection().apply(to: try sample())
    #expect(projected.graph.vertexCount == 3)
    #expect(projected.graph.edges.map { [$0.tail.index, $0.head.index] } == [[0, 1], [1, 1]])
    #expect(projected.relationsOfEdge == [[0, 1], [5]])
    #expect(excluded(projected) == ["kind": [2], "actorKind": [4], "status": [3]])
    #expect(projected.relationCount == 3)
    #expect(!projected.graph.isWeighted)
  }

  @Test func `an undirected relation becomes an arc each way`() throws {
    let projected = Projection(weight: .count, direction: .directed).apply(to: try sample())
    let graph = projected.graph
    #expect(graph.edges.map { [$0.tail.index, $0.head.index] } == [[0, 1], [1, 0], [1, 1]])
    #expect(graph.edges.map { graph.weight(at: $0.slot) } == [1, 2, 1])
    #expect(projected.relationsOfEdge == [[0], [0, 1], [5]])
  }

  @Test func `money takes only relations with an amount`() throws {
    let projected = Projection(weight: .money(.euro), actors: .connected).apply(to: try sample())
    #expect(projected.graph.vertexCount == 2)
    #expect(projected.graph.weightMeaning == .money(.euro))
    #expect(projected.graph.weights == [5, 5])
    #expect(excluded(projected)["amount"] == [0, 5])
  }

  @Test func `time excludes what certainly does not hold`() throws {
    let date = try #require(PartialDate("2023"))
    let lenient = Projection(time: .asOf(date)).apply(to: try sample())
    #expect(excluded(lenient)["time"] == [5])
    let strict = Projection(time: .asOf(date), unknownTime: .exclude).apply(to: try sample())
    #expect(excluded(strict)["time"] == [0, 1, 5])
  }

  @Test func `certainty asks for a statement`() throws {
    let projected = Projection(minimumCertainty: .implied).apply(to: try sample())
    #expect(projected.relationsOfEdge == [[0]])
    #expect(excluded(projected)["certainty"] == [1, 5])
  }

  @Test func `kinds are chosen by name or by role`() throws {
    let named = Projection(kinds: .named(["inspiration"])).apply(to: try sample())
    #expect(named.relationsOfEdge == [[2]])
    let funding = Projection(kinds: .countingAs([.funding])).apply(to: try sample())
    #expect(funding.relationsOfEdge == [[1]])
  }

  @Test func `vertices lead to their actors and back`() throws {
    let projected = Projection(actors: .connected).apply(to: try sample())
    #expect(projected.graph.vertexCount == 2)
    for vertex in projected.graph.vertices {
      #expect(projected.vertex(of: projected.actor(of: vertex).id) == vertex)
    }
    #expect(projected.vertex(of: "c") == nil)
    #expect(projected.vertex(of: "nobody") == nil)
  }
}

@Suite struct TwoModeProjectionTests {
  /// Projects with the given participants; the first one coordinates.
  func projects(_ members: [[String]]) throws -> ProjectedNetwork {
    let actors = Set(members.joined()).sorted().map { Actor(id: Identifier($0), name: $0) }
    let events = members.indices.map {
      Actor(id: Identifier("project-\($0)"), name: "P", kind: "project")
    }
    var relations: [Relation] = []
    for (event, names) in members.enumerated() {
      for (place, name) in names.enumerated() {
        relations.append(
          Relation(
            id: Identifier("r\(relations.count)"), source: Identifier(name),
            target: events[event].id, kind: place == 0 ? "coordination" : "participation"))
      }
    }
    let network = try Network(NetworkContents(actors: actors + events, relations: relations))
    return Projection().apply(to: network)
  }

  func ties(_ projected: ProjectedNetwork) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: projected.graph.edges.map { edge in
        (
          projected.actor(of: edge.tail).name + projected.actor(of: edge.head).name,
          projected.graph.weight(at: edge.slot)
        )
      })
  }

  @Test func `count adds one per shared event`() throws {
    let result = try TwoModeProjection(rule: .count, eventKinds: ["project"])
      .apply(to: try projects([["a", "b", "c"], ["a", "b"], ["d"]]))
    #expect(ties(result) == ["ab": 2, "ac": 1, "bc": 1])
    #expect(result.graph.weightMeaning == .count)
    #expect(result.graph.vertexCount == 4)
  }

  @Test func `newman gives each participant one unit per event`() throws {
    let result = try TwoModeProjection(rule: .newman, eventKinds: ["project"])
      .apply(to: try projects([["a", "b", "c"], ["a", "b"]]))
    #expect(ties(result) == ["ab": 1.5, "ac": 0.5, "bc": 0.5])
  }

  @Test func `a star ties the coordinator only`() throws {
    let rule = TwoModeProjection.Rule.coordinatorStar(kind: "coordination")
    let result = try TwoModeProjection(rule: rule, eventKinds: ["project"])
      .apply(to: try projects([["b", "a", "c"]]))
    #expect(ties(result) == ["ab": 1, "bc": 1])
  }

  @Test func `each edge remembers its events and relations`() throws {
    let twoMode = try projects([["a", "b", "c"], ["a", "b"]])
    let result = try TwoModeProjection(rule: .count, eventKinds: ["project"]).apply(to: twoMode)
    let names = result.eventsOfEdge!.map { $0.map { twoMode.network.actors[$0].id.text } }
    #expect(names == [["project-0", "project-1"], ["project-0"], ["project-0"]])
    #expect(result.relationsOfEdge == [[0, 1, 3, 4], [0, 2], [1, 2]])
  }

  @Test func `a network of one mode is refused with the tie at fault`() throws {
    let network = try Network(
      NetworkContents(
        actors: [
          Actor(id: "a", name: "A"), Actor(id: "b", name: "B"),
          Actor(id: "p", name: "P", kind: "project"),
        ],
        relations: [Relation(id: "r", source: "a", target: "b", kind: "partnership")]))
    let projected = Projection().apply(to: network)
    #expect(throws: TwoModeProjection.Fault.sameMode(relation: "r", source: "a", target: "b")) {
      try TwoModeProjection(rule: .count, eventKinds: ["project"]).apply(to: projected)
    }
    #expect(throws: TwoModeProjection.Fault.noEvent(kinds: ["board"])) {
      try TwoModeProjection(rule: .count, eventKinds: ["board"]).apply(to: projected)
    }
  }
}
