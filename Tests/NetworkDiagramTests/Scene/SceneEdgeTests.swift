import NetworkDiagram
import NetworkGraph
import Testing

@Suite struct SceneEdgeTests {
  private func edge(_ relations: [Relation], _ projection: Projection = Projection()) throws
    -> [DiagramScene.Edge]
  {
    let actors = ["a", "b"].map { SceneFixtures.actor($0) }
    return try SceneFixtures.scene(
      SceneFixtures.project(actors, relations, projection: projection)
    ).edges
  }

  @Test func `an arrow goes from payer to payee whatever the order of the actors`() throws {
    let forward = try edge([SceneFixtures.relation("r", "a", "b", "funding")])
    #expect(forward.map { [$0.tail, $0.head] } == [[0, 1]])
    let backward = try edge([SceneFixtures.relation("r", "b", "a", "funding")])
    #expect(backward.map { [$0.tail, $0.head] } == [[1, 0]])
    #expect((forward + backward).allSatisfy { $0.arrow == .head && $0.bend == .straight })
  }

  @Test(arguments: [Direction.directed, .undirected])
  func `the strongest role decides and the tooltip names all`(direction: Direction) throws {
    let edges = try edge(
      [
        SceneFixtures.relation("p", "a", "b", "partnership"),
        SceneFixtures.relation("f", "b", "a", "funding", euros: 10),
        SceneFixtures.relation("m", "a", "b", "membership"),
      ], Projection(direction: direction))
    let line = try #require(edges.first)
    #expect(edges.count == 1)
    #expect(line.role == .funding)
    #expect([line.tail, line.head] == [1, 0])
    #expect(line.tooltip == "a – b: partnership\nb → a: funding, €10\na → b: membership")
    #expect(line.relations == ["p", "f", "m"])
    #expect(line.kindLabel == "funding")
    #expect(line.amountLabel == "€10")
  }

  @Test(arguments: [Direction.directed, .undirected])
  func `money that flows both ways is two lines that bend apart`(direction: Direction) throws {
    let edges = try edge(
      [
        SceneFixtures.relation("x", "a", "b", "funding", euros: 3),
        SceneFixtures.relation("y", "b", "a", "funding", euros: 4),
      ], Projection(direction: direction))
    #expect(edges.map { [$0.tail, $0.head] } == [[0, 1], [1, 0]])
    #expect(edges.map(\.amountLabel) == ["€3", "€4"])
    #expect(edges.allSatisfy { $0.bend == .left && $0.arrow == .head })
  }

  @Test func `other relations both ways are one line with two arrow heads`() throws {
    let edges = try edge([
      SceneFixtures.relation("x", "a", "b", "support"),
      SceneFixtures.relation("y", "b", "a", "support"),
    ])
    #expect(edges.map(\.arrow) == [.both])
  }

  @Test func `an undirected relation has no arrow even in a directed projection`() throws {
    let edges = try edge(
      [SceneFixtures.relation("x", "b", "a", "partnership")], Projection(direction: .directed))
    #expect(edges.map(\.arrow) == [.none])
  }

  @Test func `a loop is one line that starts and ends at its node`() throws {
    let edges = try edge([SceneFixtures.relation("x", "a", "a", "funding", euros: 1)])
    #expect(edges.map(\.isLoop) == [true])
    #expect(edges[0].arrow == .head)
  }

  @Test func `a part of a sum adds nothing to it`() throws {
    let edges = try edge([
      SceneFixtures.relation("whole", "a", "b", "funding", euros: 5_000_000),
      SceneFixtures.relation("part", "a", "b", "funding", euros: 2_000_000, partOf: "whole"),
      SceneFixtures.relation("share", "a", "b", "funding", euros: 1_000_000, partOf: "part"),
    ])
    #expect(edges.map(\.amountLabel) == ["€5\u{00A0}M"])
  }

  @Test func `sums that are not in effect stand apart`() throws {
    let edges = try edge([
      SceneFixtures.relation("now", "a", "b", "funding", euros: 5),
      SceneFixtures.relation("later", "a", "b", "funding", euros: 7, status: .planned),
    ])
    #expect(edges[0].amountLabel == "€5 + €7 (planned)")
    #expect(edges[0].status == .actual)
    let planned = try edge([
      SceneFixtures.relation("later", "a", "b", "funding", euros: 7, status: .planned)
    ])
    #expect(planned[0].style.dash == .dotted)
    #expect(planned[0].style.width == edges[0].style.width)
    #expect(planned[0].style.colour != edges[0].style.colour)
  }

  @Test func `amounts stand on the largest flows only and the note says so`() throws {
    let actors = (0..<14).map { SceneFixtures.actor("n\($0)") }
    let relations = (1..<14).map {
      SceneFixtures.relation("r\($0)", "n0", "n\($0)", "funding", euros: Int64($0))
    }
    let scene = try SceneFixtures.scene(SceneFixtures.project(actors, relations))
    let labels = scene.edges.compactMap(\.amountLabel)
    #expect(labels == (4..<14).map { "€\($0)" })
    #expect(
      scene.caption.notes.contains("Amounts written: 10 of 13 flows, the largest."))
  }

  @Test func `a figure of some roles says what it leaves out`() throws {
    let projected = try SceneFixtures.smallNetwork()
    let scene = try SceneFixtures.scene(
      projected, options: SceneOptions(relations: .countingAs([.funding])))
    #expect(scene.edges.map(\.role) == [.funding, .funding])
    #expect(
      scene.caption.notes.contains("Relations not drawn: 3 (not chosen for this figure)."))
  }

  @Test func `actors that share events are tied without an arrow`() throws {
    let actors = [
      SceneFixtures.actor("a"), SceneFixtures.actor("b"),
      SceneFixtures.actor("x", "Project X", kind: "project"),
      SceneFixtures.actor("y", "Project Y", kind: "project"),
    ]
    let relations = [
      SceneFixtures.relation("1", "a", "x", "participation"),
      SceneFixtures.relation("2", "b", "x", "participation"),
      SceneFixtures.relation("3", "a", "y", "participation"),
      SceneFixtures.relation("4", "b", "y", "leadership"),
    ]
    let twoMode = try SceneFixtures.project(actors, relations)
    let scene = try SceneFixtures.scene(
      TwoModeProjection(rule: .count, eventKinds: ["project"]).apply(to: twoMode))
    #expect(scene.edges.count == 1)
    #expect(scene.edges[0].arrow == .none)
    #expect(scene.edges[0].tooltip == "shared participation: Project X, Project Y")
    #expect(scene.edges[0].weight == 2)
    #expect(scene.edgeLegend.map(\.label) == ["Shared participation"])
  }

  @Test func `line styles differ in more than colour`() {
    for palette in Palette.allCases {
      for status in RelationStatus.allCases {
        let looks = DiagramScene.roleOrder.map { role -> String in
          let style = LineStyle(role: role, status: status, palette: palette)
          return "\(style.width) \(style.arrowHead) \(status == .actual ? style.dash : .dotted)"
        }
        #expect(Set(looks).count == 7)
        #expect((status == .actual) == !looks.allSatisfy { $0.hasSuffix("dotted") })
      }
    }
    #expect(Set(DiagramScene.roleOrder) == Set(Kind.Role.allCases))
  }
}
