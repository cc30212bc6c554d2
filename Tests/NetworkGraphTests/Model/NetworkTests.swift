import NetworkGraph
import Testing

@Suite struct IdentifierTests {
  @Test func `two spellings of an accent are two ids`() {
    let composed = "caf\u{E9}"
    let decomposed = "cafe\u{301}"
    #expect(composed == decomposed)
    #expect(Identifier(composed) != Identifier(decomposed))
    #expect(Set([Identifier(composed), Identifier(decomposed)]).count == 2)
  }

  @Test func `order is that of the bytes`() {
    let ids = ["b", "a", "Z", "é", "10", "9"].map { Identifier($0) }.sorted()
    #expect(ids.map(\.text) == ["10", "9", "Z", "a", "b", "é"])
  }
}

@Suite struct NetworkFaultTests {
  func faults(_ change: (inout NetworkContents) -> Void) -> [String] {
    var contents = NetworkContents(
      actors: [Actor(id: "a", name: "A"), Actor(id: "b", name: "B")],
      relations: [Relation(id: "r", source: "a", target: "b", kind: "partnership")],
      statements: [Statement(subject: .relation("r"), source: "s")],
      sources: [Source(id: "s", title: "S")])
    change(&contents)
    return contents.faults().map { "\($0.severity) \($0.code) \($0.table.rawValue) \($0.row)" }
  }

  func euros(_ amount: Int64) -> Money { Money(minorUnits: amount * 100, currency: .euro) }

  @Test func `sound contents have no fault`() {
    #expect(faults { _ in } == [])
  }

  @Test func `an undeclared kind is named once, with its number of rows`() {
    var contents = NetworkContents(
      actors: (0..<5).map {
        Actor(id: Identifier("a\($0)"), name: "A", kind: $0 == 2 ? "odd" : "club")
      })
    contents.relations = [Relation(id: "r", source: "a0", target: "a1", kind: "kinship")]
    let found = contents.faults().map { "\($0.table.rawValue) \($0.row): \($0.message)" }
    #expect(
      found == [
        "actors 0: actor kind 'club' is not declared in kinds.csv; it is shown by its id (4 rows)",
        "actors 2: actor kind 'odd' is not declared in kinds.csv; it is shown by its id",
        "relations 0: relation kind 'kinship' is not declared in kinds.csv; it counts as undirected "
          + "and as 'other'",
      ])
  }

  @Test func `every fault is found in one run`() {
    let found = faults { contents in
      contents.actors.append(Actor(id: "a", name: "again"))
      contents.actors.append(Actor(id: "", name: "nameless"))
      contents.relations.append(
        Relation(id: "x", source: "a", target: "nobody", kind: "partnership"))
      contents.statements.append(Statement(subject: .figure("none"), source: "s"))
      contents.statements.append(Statement(subject: .actor("a"), source: "none"))
      contents.figures.append(
        Figure(id: "f", actor: "who", measure: "m", value: DecimalNumber(significand: 1)))
    }
    #expect(
      found == [
        "error duplicate-id actors 2", "error empty-id actors 3",
        "warning missing-statement relations 1", "error unknown-actor relations 1",
        "error unknown-subject statements 1", "error unknown-source statements 2",
        "error unknown-actor figures 0", "warning missing-statement figures 0",
      ])
  }

  @Test func `a composed and a decomposed id do not resolve to each other`() {
    #expect(
      faults { contents in
        contents.actors.append(Actor(id: "caf\u{E9}", name: "Café"))
        contents.relations[0].target = "cafe\u{301}"
      } == ["error unknown-actor relations 0"])
  }

  @Test func `an end before the beginning is refused`() {
    #expect(
      faults { contents in
        contents.relations[0].period = Period(
          since: .date(PartialDate("2024")!), until: .date(PartialDate("2023")!))
      } == ["error reversed-period relations 0"])
  }

  @Test func `money cannot contain itself`() {
    let found = faults { contents in
      contents.statements = []
      contents.relations = [("x", "y"), ("y", "z"), ("z", "x"), ("w", "x")].map { id, whole in
        Relation(
          id: Identifier(id), source: "a", target: "b", kind: "funding", amount: euros(1),
          partOf: Identifier(whole))
      }
    }
    #expect(
      found == [
        "error circular-part relations 0", "error circular-part relations 1",
        "error circular-part relations 2",
      ])
  }

  @Test func `parts that exceed their whole are reported at the whole`() {
    let found = faults { contents in
      contents.statements = []
      contents.relations = [
        Relation(id: "w", source: "a", target: "b", kind: "funding", amount: euros(97)),
        Relation(
          id: "p", source: "a", target: "b", kind: "funding", amount: euros(60), partOf: "w"),
        Relation(
          id: "q", source: "a", target: "b", kind: "funding", amount: euros(38), partOf: "w"),
      ]
    }
    #expect(found == ["warning parts-exceed-whole relations 0"])
  }

  @Test func `sources cannot depend on each other in a circle`() {
    let found = faults { contents in
      contents.sources[0].dependsOn = "t"
      contents.sources.append(Source(id: "t", title: "T", dependsOn: "s"))
      contents.sources.append(Source(id: "u", title: "U", dependsOn: "s"))
    }
    #expect(
      found == ["error circular-dependency sources 0", "error circular-dependency sources 1"])
  }

  @Test func `a network is made of sound contents only`() throws {
    let relation = Relation(id: "r", source: "a", target: "b", kind: "partnership")
    #expect(throws: InvalidNetwork.self) {
      try Network(NetworkContents(relations: [relation]))
    }
    #expect(try Network(NetworkContents()).actors.isEmpty)
  }
}

@Suite struct NetworkLookupTests {
  @Test func `a network may redefine a kind of the catalogue`() throws {
    let network = try Network(
      NetworkContents(
        actors: [Actor(id: "a", name: "A"), Actor(id: "b", name: "B")],
        relations: [
          Relation(id: "r", source: "a", target: "b", kind: "funding"),
          Relation(id: "s", source: "a", target: "b", kind: "unheard-of"),
          Relation(id: "t", source: "a", target: "b", kind: "hosting", direction: .undirected),
        ],
        kinds: [Kind(id: "funding", subject: .relation, labelInEnglish: "grant", countsAs: .other)])
    )
    #expect(network.kind(of: network.relations[0]).label[.french] == "grant")
    #expect(network.direction(of: network.relations[0]) == .undirected)
    #expect(network.role(of: network.relations[1]) == .other)
    #expect(network.kind(of: network.relations[1]).label[.english] == "unheard of")
    #expect(network.direction(of: network.relations[2]) == .undirected)
    #expect(network.role(of: network.relations[2]) == .location)
  }

  @Test func `the best statement decides on certainty`() throws {
    let network = try Network(
      NetworkContents(
        columns: [.relations: ["id", "source", "role", "target", "kind"]],
        actors: [Actor(id: "a", name: "A"), Actor(id: "b", name: "B")],
        relations: [
          Relation(id: "r", source: "a", target: "b", kind: "office", attributes: ["President"]),
          Relation(id: "s", source: "a", target: "b", kind: "office", attributes: [""]),
        ],
        statements: [
          Statement(subject: .relation("r"), source: "x", certainty: .doubtful),
          Statement(subject: .relation("r"), source: "y", certainty: .implied),
        ],
        sources: [
          Source(id: "z", title: "Z"), Source(id: "y", title: "Y"), Source(id: "x", title: "X"),
        ]))
    #expect(network.certainty(of: network.relations[0]) == .implied)
    #expect(network.certainty(of: network.relations[1]) == nil)
    #expect(network.sources(of: .relation("r")).map(\.id) == ["y", "x"])
    #expect(network.attribute("role", of: network.relations[0]) == "President")
    #expect(network.attribute("role", of: network.relations[1]) == nil)
    #expect(network.attribute("rôle", of: network.relations[0]) == nil)
  }
}
