import NetworkDiagram
import NetworkGraph
import NetworkLayout
import Testing

@Suite struct DOTWriterTests {
  private func write(_ scene: DiagramScene, _ options: DOTOptions = DOTOptions()) -> String {
    DOTWriter(scene, options: options).write()
  }

  @Test func `an empty network is an undirected graph`() throws {
    let text = write(try SceneFixtures.scene(SceneFixtures.project([], [])))
    #expect(text.hasPrefix("graph \""))
    #expect(text.hasSuffix("}\n"))
    #expect(!text.contains("cluster_legend"))
  }

  @Test func `one arrow makes the file a digraph and the other lines say dir=none`() throws {
    let text = write(try SceneFixtures.scene(SceneFixtures.smallNetwork()))
    #expect(text.hasPrefix("digraph \""))
    #expect(!text.contains(" -- "))
    let lines = text.split(separator: "\n")
    let partnership = try #require(lines.first { $0.contains("\"lab\" -> \"firm\"") })
    #expect(partnership.contains("dir=none"))
    let funding = try #require(lines.first { $0.contains("\"state\" -> \"lab\"") })
    #expect(funding.contains("dir=forward"))
    #expect(funding.contains("label=\"€5\u{A0}M\""))
    let planned = try #require(lines.first { $0.contains("\"firm\" -> \"state\"") })
    #expect(planned.contains("style=dotted"))
    #expect(planned.contains("status=planned"))
  }

  @Test func `lines without arrows make a graph`() throws {
    let projected = try SceneFixtures.project(
      [SceneFixtures.actor("a"), SceneFixtures.actor("b")],
      [SceneFixtures.relation("r", "a", "b", "partnership")])
    let text = write(try SceneFixtures.scene(projected))
    #expect(text.hasPrefix("graph \""))
    #expect(text.contains("\"a\" -- \"b\""))
    #expect(!text.contains("->") && !text.contains("dir="))
  }

  @Test func `regions are clusters that hold their nodes`() throws {
    let scene = try SceneFixtures.scene(
      SceneFixtures.smallNetwork(), partition: [0, 0, 1, 1],
      options: SceneOptions(clusters: .regions))
    let text = write(scene, DOTOptions(legend: .hidden, caption: .hidden))
    let first = try #require(text.firstRange(of: "subgraph \"cluster_0\""))
    let second = try #require(text.firstRange(of: "subgraph \"cluster_1\""))
    let state = try #require(text.firstRange(of: "    \"state\" ["))
    let club = try #require(text.firstRange(of: "    \"club\" ["))
    #expect(first.lowerBound < state.lowerBound && state.lowerBound < second.lowerBound)
    #expect(second.lowerBound < club.lowerBound)
    #expect(text.contains("label=\"Cluster 2\""))
  }

  @Test func `positions are in points with y upwards`() throws {
    let projected = try SceneFixtures.project([SceneFixtures.actor("a")], [])
    let text = write(
      try SceneFixtures.scene(projected),
      DOTOptions(positions: .pinned([Point(x: 12.345, y: 70)])))
    #expect(text.contains("pos=\"12.35,-70.00!\""))
    #expect(text.contains("inputscale=72"))
    #expect(
      text.split(separator: "\n").filter { $0.contains("shape=plaintext") }
        .allSatisfy { $0.contains("pos=") })
  }

  @Test func `sizes, shapes and colours are those of the scene`() throws {
    let projected = try SceneFixtures.project(
      [SceneFixtures.actor("a", nil, .academia), SceneFixtures.actor("b", nil, .industry)], [])
    let scene = try SceneFixtures.scene(
      projected, table: SceneFixtures.sizes([4, 1]),
      options: SceneOptions(sizeBy: .column("size"), diameters: 6...18))
    let lines = write(scene).split(separator: "\n")
    let a = try #require(lines.first { $0.hasPrefix("  \"a\"") })
    #expect(a.contains("shape=circle, width=0.2500, height=0.2500, fillcolor=\"#0072B2\""))
    #expect(a.contains("value=\"4\""))
    // A square with the area of a circle of 9 points has sides of 9 √π / 2.
    let b = try #require(lines.first { $0.hasPrefix("  \"b\"") })
    #expect(b.contains("shape=square, width=0.1108, height=0.1108"))
  }

  @Test func `names of the legend keep clear of those of actors`() throws {
    let projected = try SceneFixtures.project([SceneFixtures.actor("legend/0/0/text")], [])
    let text = write(try SceneFixtures.scene(projected))
    #expect(text.contains("\"legend//0/0/text\""))
    #expect(text.components(of: "\"legend/0/0/text\" [") == 1)
  }

  @Test func `an id that DOT cannot hold gets a name of its own and keeps its text`() throws {
    let ids = ["back\\", "back%5C", "a\0b", "%1", "quote\\\"", "fine\\n\"x\"", "%x", "two\nlines"]
    let projected = try SceneFixtures.project(ids.map { SceneFixtures.actor($0, "x") }, [])
    let text = write(try SceneFixtures.scene(projected), DOTOptions(legend: .hidden))
    #expect(text.contains("  \"back%5C%\" ["))
    #expect(text.contains("actor=\"back\\\\\""))
    #expect(text.contains("  \"back%5C\" ["))
    #expect(text.contains("  \"a%00b\" ["))
    #expect(text.contains("actor=\"a␀b\""))
    #expect(text.contains("  \"_%251\" ["))
    #expect(text.contains("  \"_%25x\" ["))
    #expect(text.contains("  \"two%0Alines\" ["))
    #expect(text.contains("  \"quote%5C\\\"\" ["))
    #expect(text.contains("  \"fine\\n\\\"x\\\"\" ["))
    #expect(text.components(of: "actor=") == 6)
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
