import Foundation
import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

/// A network as lists of names, which tests change and draw again.
private struct Ties {
  var names: [String]
  var ties: [(Int, Int)]

  func scene(language: Language = .english, date: String? = nil) throws -> DiagramScene {
    let actors = names.map { SceneFixtures.actor($0, "Institute \($0)") }
    let relations = ties.enumerated().map { index, tie in
      SceneFixtures.relation("r\(index)", names[tie.0], names[tie.1], "partnership")
    }
    return try SceneFixtures.scene(
      SceneFixtures.project(actors, relations),
      options: SceneOptions(language: language, date: date.flatMap { PartialDate($0) }))
  }

  /// The network with a share of its actors and of its ties replaced.
  func changed(by share: Double, seed: UInt64) -> Ties {
    var generator = SplitMix64(seed: seed)
    let count = max(1, Int((Double(names.count) * share).rounded()))
    var result = self
    for step in 0..<count {
      let gone = generator.nextIndex(below: result.names.count - step)
      result.names[gone] = "new\(seed)-\(step)"
      result.ties.removeAll { $0.0 == gone || $0.1 == gone }
      // New ones come last, as in a table that people add to.
      result.move(gone)
      let new = result.names.count - 1
      for _ in 0..<2 { result.ties.append((generator.nextIndex(below: new), new)) }
    }
    for _ in 0..<max(1, Int((Double(ties.count) * share).rounded())) {
      result.ties.remove(at: generator.nextIndex(below: result.ties.count))
      let a = generator.nextIndex(below: names.count - 1)
      result.ties.append((a, a + 1 + generator.nextIndex(below: names.count - 1 - a)))
    }
    return result
  }

  private mutating func move(_ vertex: Int) {
    names.append(names.remove(at: vertex))
    func place(_ i: Int) -> Int { i > vertex ? i - 1 : i }
    ties = ties.map { (place($0.0), place($0.1)) }
  }

  static func random(count: Int, seed: UInt64) -> Ties {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: count, edgeProbability: 3.5 / Double(count)), seed: seed)
    return Ties(
      names: (0..<count).map { "a\($0)" }, ties: graph.edges.map { ($0.tail.index, $0.head.index) })
  }

  /// One of the graphs that drawings are measured on, where they are at hand.
  static func shared(_ name: String) -> Ties? {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../../shared/tools/graphs/\(name).json")
    guard let data = try? Data(contentsOf: file),
      let root = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any],
      let nodes = root["nodes"] as? [[String: Any]], let edges = root["edges"] as? [[String: Any]]
    else { return nil }
    let names = nodes.compactMap { $0["id"] as? String }
    let place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    return Ties(
      names: names,
      ties: edges.compactMap { edge in
        guard let a = place[edge["source"] as? String ?? ""],
          let b = place[edge["target"] as? String ?? ""], a != b
        else { return nil }
        return (a, b)
      })
  }
}

/// Displacement and order by their definition, from the files alone.
private func stability(_ earlier: String, _ later: String) throws -> (moved: Double, order: Double)
{
  func centers(_ svg: String) throws -> [String: (Double, Double)] {
    try PageGeometry(svg).nodes.mapValues { corners in
      (
        (corners.map(\.x).min()! + corners.map(\.x).max()!) / 2,
        (corners.map(\.y).min()! + corners.map(\.y).max()!) / 2
      )
    }
  }
  let (a, b) = (try centers(earlier), try centers(later))
  let ids = a.keys.filter { b[$0] != nil }.sorted()
  let p = ids.map { a[$0]! }
  let q = ids.map { b[$0]! }
  let n = Double(ids.count)
  func mean(_ points: [(Double, Double)]) -> (Double, Double) {
    (points.reduce(0) { $0 + $1.0 } / n, points.reduce(0) { $0 + $1.1 } / n)
  }
  let (mp, mq) = (mean(p), mean(q))
  let width = p.map(\.0).max()! - p.map(\.0).min()!
  let height = p.map(\.1).max()! - p.map(\.1).min()!
  // The best similarity by its normal equations: q ↦ (c·x − s·y, s·x + c·y) + mean.
  var (square, dot, cross) = (0.0, 0.0, 0.0)
  for (u, v) in zip(p, q) {
    let (ux, uy, vx, vy) = (u.0 - mp.0, u.1 - mp.1, v.0 - mq.0, v.1 - mq.1)
    square += vx * vx + vy * vy
    dot += ux * vx + uy * vy
    cross += uy * vx - ux * vy
  }
  let (c, s) = (dot / square, cross / square)
  var moved = 0.0
  for (u, v) in zip(p, q) {
    let (vx, vy) = (v.0 - mq.0, v.1 - mq.1)
    moved += hypot(mp.0 + c * vx - s * vy - u.0, mp.1 + s * vx + c * vy - u.1)
  }
  var kept = 0
  for i in ids.indices {
    for j in 0..<i {
      if (p[i].0 < p[j].0) == (q[i].0 < q[j].0) { kept += 1 }
      if (p[i].1 < p[j].1) == (q[i].1 < q[j].1) { kept += 1 }
    }
  }
  return (moved / n / hypot(width, height), Double(kept) / (n * (n - 1)))
}

@Suite struct StabilityTests {
  private func redraw(_ before: Ties, _ after: Ties) throws -> (Drawing, Drawing) {
    let first = try Drawing(scene: before.scene(date: "2023-06"))
    return (
      first,
      try Drawing(
        scene: after.scene(date: "2024-06"), options: DrawingOptions(previous: first.positions))
    )
  }

  private func check(_ before: Ties, seed: UInt64, _ name: String) throws {
    let (first, second) = try redraw(before, before.changed(by: 0.05, seed: seed))
    let (moved, order) = try stability(first.svg(), second.svg())
    #expect(moved <= 0.03, "\(name), seed \(seed)")
    #expect(order >= 0.95, "\(name), seed \(seed)")
    let reported = try #require(second.stability)
    // The file rounds to hundredths of a point, and the page may have been shifted.
    #expect(abs(reported.displacement - moved) < 1e-3)
    #expect(abs(reported.orderKept - order) < 0.01)
    let geometry = try PageGeometry(second.svg())
    #expect(geometry.faults.isEmpty, "\(name), seed \(seed): \(geometry.faults)")
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `after a change of 5 % actors stay and keep their order`(seed: UInt64) throws {
    try check(Ties.random(count: 18, seed: seed), seed: seed, "random")
  }

  #if !DEBUG
    @Test(
      .enabled(if: Ties.shared("lesmis") != nil), arguments: ["lesmis", "affil60", "karate"],
      1..<6 as Range<UInt64>)
    func `the measured graphs keep their map`(name: String, seed: UInt64) throws {
      try check(try #require(Ties.shared(name)), seed: seed, name)
    }
  #endif

  @Test func `the same data give the same places, without a mark`() throws {
    let network = Ties.random(count: 18, seed: 3)
    let (first, second) = try redraw(network, network)
    #expect(second.placement.points == first.placement.points)
    #expect(second.stability!.displacement < 1e-12)
    let svg = second.svg()
    for word in ["\"new\"", "\"gone\"", "change-legend"] { #expect(!svg.contains(word)) }
  }

  @Test(arguments: Language.allCases)
  func `new and gone actors are marked, explained and counted`(language: Language) throws {
    var after = Ties(
      names: ["a", "b", "c", "d", "n"], ties: [(0, 1), (1, 2), (2, 3), (3, 4), (3, 0)])
    let before = Ties(
      names: ["a", "b", "c", "d", "x", "y"], ties: [(0, 1), (1, 2), (2, 3), (3, 0), (3, 4), (0, 5)])
    let first = try Drawing(scene: before.scene(language: language, date: "2023-06"))
    after.names.append("m")
    after.ties.append((0, 5))
    let second = try Drawing(
      scene: after.scene(language: language, date: "2024-06"),
      options: DrawingOptions(previous: first.positions))
    let root = try XMLElement.parse(second.svg())
    #expect(Set(root.all("g", class: "new").map { $0["data-new"] }) == ["n", "m"])
    let gone = root.all("g", class: "gone")
    #expect(Set(gone.compactMap { $0["data-gone"] }).isSubset(of: ["x", "y"]))
    let legend = try #require(root.all.first { $0["id"] == "change-legend" })
    let words = legend.all.map(\.text).joined(separator: " ")
    let note = try #require(root.all.first { $0["id"] == "note" }).all.map(\.text)
      .joined(separator: " ")
    switch language {
    case .english:
      for text in ["Since June 2023", "New (2)", "Gone (2)"] { #expect(words.contains(text)) }
      #expect(note.contains("Since June 2023: 2 new actors (ring), 2 gone (cross)"))
    case .french:
      for text in ["Depuis juin 2023", "Nouveau (2)", "Disparu (2)"] {
        #expect(words.contains(text))
      }
      #expect(
        note.replacing("\u{A0}", with: " ").contains(
          "Depuis juin 2023 : 2 acteurs nouveaux (cerclés), 2 disparus (croix)"))
    }
    // Whoever has no name in the picture has it in the note.
    for id in ["x", "y"] {
      let isNamed = gone.contains { mark in
        mark["data-gone"] == id && mark.all.contains { $0.text == "Institute \(id)" }
      }
      #expect(isNamed || note.contains("Institute \(id)"))
    }
    #expect(second.stability?.newCount == 2 && second.stability?.goneCount == 2)
  }

  @Test func `a ring covers no name and crosses cover nothing`() throws {
    for seed in 0..<2 as Range<UInt64> {
      let before = Ties.random(count: 12, seed: seed)
      let (_, second) = try redraw(before, before.changed(by: 0.2, seed: seed))
      let geometry = try PageGeometry(second.svg())
      let rings = geometry.root.all("g", class: "new").flatMap(\.children)
        .filter { $0.name == "circle" }
      #expect(!rings.isEmpty)
      for ring in rings {
        let (x, y) = (PageGeometry.number(ring, "cx"), PageGeometry.number(ring, "cy"))
        let reach = PageGeometry.number(ring, "r") + PageGeometry.number(ring, "stroke-width") / 2
        for (id, box) in geometry.names {
          let dx = max(box.minX - x, 0, x - box.maxX)
          let dy = max(box.minY - y, 0, y - box.maxY)
          #expect(hypot(dx, dy) >= reach - 0.1, "seed \(seed): \(id)")
        }
      }
    }
  }

  @Test func `an actor that lost its last line stays, one that was in the rows comes to the map`()
    throws
  {
    let before = Ties(names: ["a", "b", "c", "d", "e"], ties: [(0, 1), (1, 2), (2, 3)])
    let after = Ties(names: ["a", "b", "c", "d", "e"], ties: [(0, 1), (1, 2), (2, 4)])
    let (first, second) = try redraw(before, after)
    for kept in 0..<4 {
      #expect(first.placement.points[kept].distance(to: second.placement.points[kept]) < 40)
    }
    #expect(second.placement.points[4].y < first.placement.points[4].y - 40)
    #expect(!second.svg().contains("Without a line to another actor"))
  }

  @Test func `actors in the rows keep their places when one of them goes`() throws {
    let names = (0..<14).map { "a\($0)" }
    let before = Ties(names: names, ties: [(0, 1), (1, 2)])
    var after = before
    after.names.remove(at: 5)
    let (first, second) = try redraw(before, after)
    let old = Dictionary(
      uniqueKeysWithValues: first.positions.entries.map { ($0.id.text, $0.point.x) })
    let movedCount = second.positions.entries.count { abs(old[$0.id.text]! - $0.point.x) > 1 }
    #expect(movedCount <= 1)
  }

  @Test func `a figure of other actors is drawn afresh`() throws {
    let network = Ties(names: ["a", "b", "c"], ties: [(0, 1), (1, 2)])
    let other = Ties(names: ["x", "y"], ties: [(0, 1)])
    let positions = try Drawing(scene: other.scene()).positions
    let drawing = try Drawing(
      scene: network.scene(), options: DrawingOptions(previous: positions))
    #expect(drawing.stability == nil)
    #expect(drawing.svg() == (try Drawing(scene: network.scene()).svg()))
  }

  @Test func `another page takes the map along`() throws {
    let network = Ties.random(count: 14, seed: 8)
    let first = try Drawing(scene: network.scene())
    let second = try Drawing(
      scene: network.scene(), page: .a3Landscape,
      options: DrawingOptions(previous: first.positions))
    #expect(second.stability!.orderKept > 0.97)
    #expect(try PageGeometry(second.svg()).faults.isEmpty)
  }

  @Test func `positions far outside the page give a good figure`() throws {
    let network = Ties.random(count: 10, seed: 4)
    let wild = FigurePositions(
      entries: network.names.enumerated().map { index, name in
        FigurePositions.Entry(
          id: Identifier(name), name: name,
          point: Point(x: index == 0 ? -1e7 : Double(index), y: index == 1 ? 1e7 : 0))
      }, pageSize: Size(width: 0.01, height: 9e9))
    let drawing = try Drawing(
      scene: network.scene(), options: DrawingOptions(previous: wild))
    #expect(try PageGeometry(drawing.svg()).faults.isEmpty)
  }
}
