import NetworkGraph
import Testing

@testable import NetworkDiagram

@Suite struct SmallMultiplesTests {
  /// A chain whose ties hold in 2019, 2019 to 2020, from 2020 on, and at no stated time.
  private func input(actors: Int = 6) throws -> (scene: DiagramScene, network: Network) {
    func date(_ year: Int) -> PeriodEnd { .date(PartialDate(year: year)!) }
    let periods = [
      Period(since: date(2019), until: date(2019)), Period(since: date(2019), until: date(2020)),
      Period(since: date(2020), until: .open), Period(),
    ]
    let relations = periods.enumerated().map { index, period in
      var relation = SceneFixtures.relation(
        "r\(index)", "a\(index)", "a\(index + 1)", "partnership")
      relation.period = period
      return relation
    }
    let projected = try SceneFixtures.project(
      (0..<actors).map { SceneFixtures.actor("a\($0)", "Institute number \($0)", .academia) },
      relations)
    return (try SceneFixtures.scene(projected), projected.network)
  }

  @Test func `the panels are the stated years and hold the lines of each`() throws {
    let (scene, network) = try input()
    let panels = try SmallMultiples(scene: scene, network: network).panels
    #expect(panels.map(\.period.year) == [2019, 2020])
    #expect(panels.map(\.certain) == [[0, 1], [1, 2]])
    #expect(panels.map(\.possible) == [[3], [3]])
    let given = try SmallMultiples(
      scene: scene, network: network, periods: [PartialDate(year: 2025)!])
    #expect(given.panels.map(\.certain) == [[2]])
  }

  /// What stands in a panel: its parts lie in layers that all panels share.
  private func parts(_ name: String, of panel: XMLElement, in root: XMLElement) -> [XMLElement] {
    root.all("g", class: name).filter { $0["data-panel"] == panel["data-period"] }
  }

  @Test func `each actor has one place in all panels and nothing covers a name`() throws {
    let (scene, network) = try input()
    let periods = (2018...2021).compactMap { PartialDate(year: $0) }
    for language in [Language.english, .french] {
      let figure = try SmallMultiples(scene: scene, network: network, periods: periods)
        .figure(on: language == .french ? .a4FigureLandscape : .a4Figure)
      let root = try XMLElement.parse(figure.svg())
      let panels = root.all("g", class: "panel")
      #expect(panels.count == 4)
      #expect(root.all.allSatisfy { $0["id"] != "index" })
      #expect(panels.compactMap { $0["data-period"] } == ["2018", "2019", "2020", "2021"])
      var places: [[String: (x: Double, y: Double)]] = []
      for panel in panels {
        let rim = try #require(panel.children.first { $0.name == "polygon" }?["points"])
        let corner = rim.split { ", ".contains($0) }.compactMap { Double($0) }
        var own: [String: (x: Double, y: Double)] = [:]
        for node in parts("node", of: panel, in: root) + parts("node pale", of: panel, in: root) {
          let shape = try #require(node.children.first { $0.name == "circle" })
          own[try #require(node["data-id"])] = (
            PageGeometry.number(shape, "cx") - corner[0],
            PageGeometry.number(shape, "cy") - corner[1]
          )
        }
        places.append(own)
      }
      // The actor without a line is left out, and the note counts it.
      #expect(places.allSatisfy { $0.count == 5 })
      for own in places.dropFirst() {
        for (id, place) in own {
          #expect(
            abs(place.x - places[0][id]!.x) < 0.021 && abs(place.y - places[0][id]!.y) < 0.021)
        }
      }
      #expect(panels.map { parts("edge", of: $0, in: root).count } == [0, 2, 2, 1])
      #expect(parts("label", of: panels[0], in: root).isEmpty)
      let named = parts("label", of: panels[1], in: root).compactMap { $0["data-for"] }
      #expect(Set(named) == ["a0", "a1", "a2"])
    }
  }

  /// A ring of actors with chords, each tie of which holds in one of two years.
  private func ring(_ count: Int, language: Language) throws -> (DiagramScene, Network) {
    let relations = (0..<count).map { index in
      var relation = SceneFixtures.relation(
        "r\(index)", "a\(index)", "a\((index * 7 + 1) % count)", "partnership")
      let year = PeriodEnd.date(PartialDate(year: 2020 + index % 2)!)
      relation.period = Period(since: year, until: year)
      return relation
    }
    let projected = try SceneFixtures.project(
      (0..<count).map { SceneFixtures.actor("a\($0)", "Institute \($0)", .academia) }, relations)
    return (
      try SceneFixtures.scene(projected, options: SceneOptions(language: language)),
      projected.network
    )
  }

  @Test(arguments: [Language.english, .french])
  func `beyond the limit numbers stand for names, the same in each panel`(
    language: Language
  ) throws {
    let (scene, network) = try ring(36, language: language)
    #expect(SmallMultiples.mostWithoutNumbers == 150)
    let multiples = try SmallMultiples(scene: scene, network: network)
    let figure = try multiples.figure(mostWithoutNumbers: 35)
    #expect(
      try XMLElement.parse(multiples.figure(mostWithoutNumbers: 36).svg()).all.allSatisfy {
        $0["id"] != "index"
      })
    let root = try XMLElement.parse(figure.svg())
    let names = Dictionary(uniqueKeysWithValues: scene.nodes.map { ($0.id.text, $0.label) })
    // What the index says: a number, then its name.
    let rows = try #require(root.all.first { $0["id"] == "index" }).children
      .filter { $0.name == "text" }.map(\.text).dropFirst()
    var index: [String: String] = [:]
    for (number, name) in zip(rows, rows.dropFirst()) where Int(number) != nil {
      index[number] = name
    }
    #expect(!index.isEmpty)
    var numberOfActor: [String: String] = [:]
    var named: Set<String> = []
    for panel in root.all("g", class: "panel") {
      for label in parts("label", of: panel, in: root) {
        let id = try #require(label["data-for"])
        let text = label.children.filter { $0.name == "text" }.map(\.text).joined(separator: " ")
        guard Int(text) != nil else {
          named.insert(id)
          continue
        }
        #expect(numberOfActor[id] ?? text == text, "one number in all panels")
        numberOfActor[id] = text
        #expect(index[text] == names[id])
      }
    }
    // The index holds the numbers that stand in some panel, and no others.
    #expect(Set(numberOfActor.values) == Set(index.keys))
    #expect(Set(numberOfActor.values).count == numberOfActor.count)
    #expect(!named.isEmpty)
    let note = try #require(root.all.first { $0["id"] == "note" }).children.map(\.text)
      .joined(separator: " ")
    #expect(note.contains("\(index.count)."))
    let unmarked = scene.nodes.count - named.union(numberOfActor.keys).count
    #expect(unmarked == 0 || note.contains("\(unmarked)."))
    // Panels write no amounts, and have a rule of their own for names.
    #expect(!note.contains("Amounts written") && !note.contains("Montants inscrits"))
  }

  @Test func `no dates, no periods and too many are refused in a sentence`() throws {
    let (scene, network) = try input()
    let many = (2000..<2013).compactMap { PartialDate(year: $0) }
    #expect(throws: SmallMultiples.Fault.wrongNumber(13)) {
      try SmallMultiples(scene: scene, network: network, periods: many)
    }
    #expect(throws: SmallMultiples.Fault.wrongNumber(0)) {
      try SmallMultiples(scene: scene, network: network, periods: [])
    }
    for count in 0...2 {
      let scene = try SceneFixtures.drawn(count, count == 2 ? [(0, 1)] : [])
      let network = try Network(NetworkContents())
      #expect(throws: SmallMultiples.Fault.noDates) {
        try SmallMultiples(scene: scene, network: network)
      }
      let given = try SmallMultiples(scene: scene, network: network, periods: [many[0]])
      #expect(try !given.figure().svg().isEmpty)
    }
  }
}
