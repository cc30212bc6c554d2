import NetworkDiagram
import NetworkGraph
import Testing

@Suite struct SceneNodeTests {
  @Test func `the area of a node is proportional to its value`() throws {
    let actors = (0..<4).map { SceneFixtures.actor("n\($0)") }
    let projected = try SceneFixtures.project(actors, [])
    let scene = try SceneFixtures.scene(
      projected, table: SceneFixtures.sizes([100, 50, 25, nil]),
      options: SceneOptions(sizeBy: .column("size"), diameters: 4...20))
    let areas = scene.nodes.map { $0.diameter * $0.diameter }
    #expect(areas[0] == 400)
    #expect(abs(areas[1] / areas[0] - 0.5) < 1e-12)
    #expect(abs(areas[2] / areas[0] - 0.25) < 1e-12)
    #expect(scene.nodes[3].diameter == 4)
    #expect(scene.nodes[3].value == nil)
  }

  @Test(arguments: [0, 3, 7, 1e-9, 4.9, 199, 97_000_000, 1.7e18, 0.3])
  func `the size legend has round values on the scale of the nodes`(largest: Double) throws {
    let projected = try SceneFixtures.project([SceneFixtures.actor("a")], [])
    let scene = try SceneFixtures.scene(
      projected, table: SceneFixtures.sizes([largest]),
      options: SceneOptions(sizeBy: .column("size")))
    guard largest > 0 else {
      #expect(scene.sizeLegend == nil)
      return
    }
    let entries = try #require(scene.sizeLegend).entries
    #expect((1...3).contains(entries.count))
    #expect(entries[0].value <= largest && entries[0].value > largest / 2)
    for entry in entries {
      let expected = 24 * (entry.value / largest).squareRoot()
      #expect(abs(entry.diameter - max(5, expected)) < 1e-9)
      let digits = entry.label.filter { ("1"..."9").contains($0) }
      #expect(digits.count == 1, "\(entry.label) is not round")
    }
    #expect(entries.map(\.value) == entries.map(\.value).sorted(by: >))
  }

  @Test func `values that are not above zero and infinite ones get the least size`() throws {
    let projected = try SceneFixtures.project((0..<4).map { SceneFixtures.actor("n\($0)") }, [])
    let scene = try SceneFixtures.scene(
      projected, table: SceneFixtures.sizes([-1, 0, .infinity, .nan]),
      options: SceneOptions(sizeBy: .column("size")))
    #expect(scene.nodes.allSatisfy { $0.diameter == 5 })
    #expect(scene.sizeLegend == nil)
  }

  @Test func `categories are counted, ordered by count and end with the rest`() throws {
    let spheres: [Sphere?] = [.industry, nil, .academia, .industry, .public, nil, nil, .academia]
    let actors = spheres.enumerated().map { SceneFixtures.actor("n\($0)", nil, $1) }
    let scene = try SceneFixtures.scene(SceneFixtures.project(actors, []))
    #expect(
      scene.categories.map(\.label) == ["Academia", "Industry", "Public bodies", "Not stated"])
    #expect(scene.categories.map(\.count) == [2, 2, 1, 3])
    #expect(scene.categories.last?.fill == Palette.screen.other)
    #expect(scene.nodes.map { scene.categories[$0.category].count } == [2, 3, 2, 2, 1, 3, 3, 2])
  }

  @Test func `the eighth kind and all later ones are other`() throws {
    let actors = (0..<45).map { index in
      // Kind k has 9 − k actors, so the order by frequency is the order of the numbers.
      SceneFixtures.actor("n\(index)", kind: Identifier("k\(triangular(index))"))
    }
    let scene = try SceneFixtures.scene(
      SceneFixtures.project(actors, []), options: SceneOptions(colourBy: .kind))
    #expect(scene.categories.count == 8)
    #expect(scene.categories.map(\.count) == [9, 8, 7, 6, 5, 4, 3, 3])
    #expect(scene.categories.last?.label == "Other")
    #expect(scene.categories.last?.identity == nil)
    #expect(Set(scene.categories.map(\.fill)).count == 8)
    #expect(Set(scene.categories.map(\.shape)).count == 8)
  }

  private func triangular(_ index: Int) -> Int {
    var (kind, rest) = (0, index)
    while rest >= 9 - kind {
      rest -= 9 - kind
      kind += 1
    }
    return kind
  }

  @Test func `a category has one colour in all figures of a report`() throws {
    let actors = [
      SceneFixtures.actor("a", nil, .academia), SceneFixtures.actor("b", nil, .civil),
    ]
    let relations = [SceneFixtures.relation("r", "b", "b", "partnership")]
    for palette in Palette.allCases {
      let options = SceneOptions(palette: palette)
      let all = try SceneFixtures.scene(
        SceneFixtures.project(actors, relations), options: options)
      let some = try SceneFixtures.scene(
        SceneFixtures.project(actors, relations, projection: Projection(actors: .connected)),
        options: options)
      let civil = try #require(all.nodes.first { $0.id == "b" })
      #expect(some.nodes.map(\.fill) == [civil.fill])
      #expect(some.nodes.map(\.shape) == [civil.shape])
    }
  }

  @Test func `canonically equal texts are two categories`() throws {
    let projected = try SceneFixtures.project(
      [SceneFixtures.actor("a"), SceneFixtures.actor("b")], [])
    var table = VertexTable(rowCount: 2)
    table.set(
      VertexTable.Column(
        name: "town", caption: LocalizedText("Town", "Ville"),
        definition: LocalizedText("", ""), values: .texts(["\u{E9}", "e\u{301}"])))
    let scene = try SceneFixtures.scene(
      projected, table: table, options: SceneOptions(colourBy: .column("town")))
    #expect(scene.categories.count == 2)
    #expect(scene.categoryCaption == "Town")
  }

  @Test func `a wrong column is refused with a sentence`() throws {
    let projected = try SceneFixtures.project([SceneFixtures.actor("a")], [])
    let table = SceneFixtures.sizes([1])
    func build(_ options: SceneOptions) throws {
      _ = try SceneFixtures.scene(projected, table: table, options: options)
    }
    #expect(throws: SceneError.columnOfNumbers("size")) {
      try build(SceneOptions(colourBy: .column("size")))
    }
    #expect(throws: SceneError.unknownColumn("x", available: ["size"])) {
      try build(SceneOptions(sizeBy: .column("x")))
    }
    #expect(throws: SceneError.noPartition) { try build(SceneOptions(colourBy: .cluster)) }
    #expect(throws: SceneError.noPartition) { try build(SceneOptions(clusters: .regions)) }
    #expect(
      SceneError.unknownColumn("x", available: ["size"]).description
        == "there is no column 'x'; the columns are size")
  }

  @Test func `groups keep their numbers and hold each node once`() throws {
    let projected = try SceneFixtures.project((0..<5).map { SceneFixtures.actor("n\($0)") }, [])
    let scene = try SceneFixtures.scene(
      projected, partition: [4, 0, 4, 2, 0], options: SceneOptions(colourBy: .cluster))
    #expect(scene.clusters.map(\.number) == [0, 2, 4])
    #expect(scene.clusters.map(\.label) == ["Cluster 1", "Cluster 3", "Cluster 5"])
    #expect(scene.clusters.map(\.members) == [[1, 4], [3], [0, 2]])
    #expect(scene.nodes.map(\.cluster) == [2, 0, 2, 1, 0])
  }

  @Test func `beyond the limit the largest are labelled and the note counts them`() throws {
    let projected = try SceneFixtures.project((0..<5).map { SceneFixtures.actor("n\($0)") }, [])
    let scene = try SceneFixtures.scene(
      projected, table: SceneFixtures.sizes([1, 5, 3, nil, 4]),
      options: SceneOptions(language: .french, sizeBy: .column("size"), labelLimit: 3))
    #expect(scene.nodes.map(\.isLabelled) == [false, true, true, false, true])
    #expect(
      scene.caption.notes.contains(
        "Acteurs nommés\u{00A0}: 3 sur 5, les plus grands, selon la place."))
  }
}
