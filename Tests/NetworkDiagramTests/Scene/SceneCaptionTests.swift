import NetworkDiagram
import NetworkGraph
import Testing

@Suite struct SceneCaptionTests {
  @Test(arguments: Language.allCases)
  func `a network without actors has a scene`(language: Language) throws {
    let scene = try SceneFixtures.scene(
      SceneFixtures.project([], []), options: SceneOptions(language: language))
    #expect(scene.nodes.isEmpty && scene.edges.isEmpty && scene.categories.isEmpty)
    #expect(scene.caption.source.isEmpty)
    #expect(scene.caption.date == nil && scene.caption.dateLine.isEmpty)
    #expect(!scene.caption.title.isEmpty)
  }

  private func sourced(_ options: SceneOptions) throws -> FigureCaption {
    let sources = [
      Source(id: "old", title: "Old", date: PartialDate("2021")),
      Source(id: "new", title: "New", publisher: "Press", date: PartialDate("2023-05-16")),
      Source(id: "unused", title: "Unused", date: PartialDate("2024")),
    ]
    return try SceneFixtures.scene(
      SceneFixtures.project(
        [SceneFixtures.actor("a"), SceneFixtures.actor("b")],
        [SceneFixtures.relation("r", "a", "b", "partnership")], sources: sources,
        statements: ["old", "new"].map { Statement(subject: .relation("r"), source: $0) }),
      options: options
    ).caption
  }

  @Test func `the sources are those of the drawn relations`() throws {
    let english = try sourced(SceneOptions())
    #expect(english.source == "Sources: Old (2021); New (Press, 16 May 2023)")
    #expect(english.dateLine == "Date of the data: 16 May 2023")
    let french = try sourced(SceneOptions(language: .french))
    #expect(
      french.source == "Sources\u{00A0}: Old (2021)\u{00A0}; New (Press, 16 mai 2023)")
    #expect(french.dateLine == "Date des données\u{00A0}: 16 mai 2023")
  }

  @Test func `a given date and title win`() throws {
    let caption = try sourced(SceneOptions(title: "Who pays", date: PartialDate("2020-02")))
    #expect(caption.title == "Who pays")
    #expect(caption.date == PartialDate("2020-02"))
    #expect(caption.dateLine == "Date of the data: February 2020")
  }

  @Test func `the sub-title counts and the notes explain`() throws {
    let projected = try SceneFixtures.smallNetwork()
    let english = try SceneFixtures.scene(projected, options: SceneOptions(seed: 7)).caption
    #expect(
      english.subtitle
        == "A node is an actor, a line is all relations between two actors; "
        + "n = 4 actors, m = 4 lines from 6 relations; no dates stated")
    #expect(
      english.notes[0]
        == "Layout: stress layout, seed 7; distance is approximate and position has no unit.")
    #expect(english.notes[1].hasSuffix("(announced, planned or ended)."))
    let french = try SceneFixtures.scene(
      projected, options: SceneOptions(language: .french)
    ).caption
    #expect(
      french.subtitle.hasSuffix(
        "n = 4 acteurs, m = 4 traits pour 6 relations\u{00A0}; dates non indiquées"))
    #expect(french.description.hasPrefix("Diagramme d’un réseau de 4 acteurs et 4 traits."))
  }

  /// Every sentence of ours in French has a no-break space before `:`, `;`, `!`, `?` and `%`.
  @Test func `French sentences keep their marks on the line`() throws {
    let scene = try SceneFixtures.scene(
      SceneFixtures.smallNetwork(), table: SceneFixtures.sizes([1, 0.01, nil, 100]),
      partition: [0, 0, 1, 1],
      options: SceneOptions(
        language: .french, sizeBy: .column("size"), clusters: .regions,
        relations: .countingAs([.funding]), seed: 1, labelLimit: 2, amountLimit: 1))
    let caption = scene.caption
    let texts =
      [caption.subtitle, caption.description] + caption.notes + scene.nodes.map(\.tooltip)
      + scene.edges.map(\.tooltip)
    for text in texts {
      let scalars = Array(text.unicodeScalars)
      for (index, scalar) in scalars.enumerated() where ":;!?%".unicodeScalars.contains(scalar) {
        #expect(
          index > 0 && ["\u{00A0}", "\u{202F}"].contains(scalars[index - 1]), "in: \(text)")
      }
    }
    #expect(caption.notes.count == 7)
  }

  @Test func `the same network gives the same scene`() throws {
    let first = try SceneFixtures.scene(SceneFixtures.smallNetwork())
    let second = try SceneFixtures.scene(SceneFixtures.smallNetwork())
    #expect(first == second)
  }
}
