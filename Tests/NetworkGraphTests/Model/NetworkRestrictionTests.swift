import NetworkGraph
import Testing

@Suite struct NetworkRestrictionTests {
  func network() throws -> Network {
    func euros(_ amount: Int64) -> Money { Money(minorUnits: amount * 100, currency: .euro) }
    return try Network(
      NetworkContents(
        actors: ["a", "b", "c", "d", "e"].map { Actor(id: $0, name: $0.text) },
        relations: [
          Relation(id: "whole", source: "a", target: "b", kind: "funding", amount: euros(9)),
          Relation(
            id: "part", source: "b", target: "c", kind: "funding", amount: euros(3),
            partOf: "whole"),
        ],
        statements: [
          Statement(subject: .relation("whole"), source: "s1", certainty: .stated),
          Statement(subject: .relation("whole"), source: "s2", certainty: .doubtful),
          Statement(subject: .relation("part"), source: "s2"),
          Statement(subject: .actor("d"), source: "s1"),
          Statement(subject: .actor("e"), source: "s2"),
          Statement(subject: .figure("f"), source: "s3"),
        ],
        sources: [
          Source(id: "s1", title: "1"), Source(id: "s2", title: "2", dependsOn: "s1"),
          Source(id: "s3", title: "3"),
        ],
        figures: [
          Figure(id: "f", actor: "e", measure: "staff", value: DecimalNumber(significand: 5))
        ]))
  }

  @Test func `a source keeps what it states and the actors this needs`() throws {
    let first = try network().restricted(toSources: ["s1"])
    #expect(first.actors.map(\.id) == ["a", "b", "d"])
    #expect(first.relations.map(\.id) == ["whole"])
    #expect(first.figures.isEmpty)
    #expect(first.sources.map(\.id) == ["s1"])
    let third = try network().restricted(toSources: ["s3"])
    #expect(third.actors.map(\.id) == ["e"])
    #expect(third.figures.map(\.id) == ["f"])
  }

  @Test func `certainty is that of the statements that remain`() throws {
    let second = try network().restricted(toSources: ["s2"])
    #expect(second.certainty(of: second.relations[0]) == .doubtful)
    #expect(second.sources[0].dependsOn == nil)
    #expect(second.relations[1].partOf == "whole")
  }

  @Test func `all sources together change nothing that has evidence`() throws {
    let whole = try network()
    #expect(whole.restricted(toSources: ["s1", "s2", "s3"]) == whole)
  }

  @Test func `an unknown source selects nothing`() throws {
    #expect(try network().restricted(toSources: ["nope"]).actors.isEmpty)
  }
}

@Suite struct MoneyPassedOnTests {
  @Test func `a sum goes through declared actors only`() {
    let contents = NetworkContents(
      actors: [Actor(id: "a", name: "A"), Actor(id: "b", name: "B"), Actor(id: "p", name: "P")],
      relations: [
        Relation(id: "r", source: "a", target: "b", kind: "funding", through: ["p", "q"])
      ])
    let faults = contents.faults()
    #expect(faults.map(\.code) == [.unknownActor])
    #expect(faults.first?.column == "through")
  }

  @Test func `a restriction keeps the actors that a sum goes through`() throws {
    let network = try Network(
      NetworkContents(
        actors: ["a", "b", "p", "z"].map { Actor(id: $0, name: $0.text) },
        relations: [Relation(id: "r", source: "a", target: "b", kind: "funding", through: ["p"])],
        statements: [
          Statement(subject: .relation("r"), source: "s"),
          Statement(subject: .actor("z"), source: "t"),
        ],
        sources: [Source(id: "s", title: "S"), Source(id: "t", title: "T")]))
    #expect(network.restricted(toSources: ["s"]).actors.map(\.id) == ["a", "b", "p"])
  }
}
