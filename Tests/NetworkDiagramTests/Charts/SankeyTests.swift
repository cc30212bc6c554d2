import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct SankeyTests {
  private func network(
    _ names: [String], _ sums: [(from: Int, to: Int, euros: Int64?, partOf: String?)],
    through: [Int: [Int]] = [:]
  ) throws -> ProjectedNetwork {
    let spheres = Sphere.allCases
    let actors = names.enumerated().map { index, name in
      SceneFixtures.actor("a\(index)", name, spheres[index % spheres.count])
    }
    let relations = sums.enumerated().map { index, sum -> Relation in
      var relation = SceneFixtures.relation(
        "r\(index)", "a\(sum.from)", "a\(sum.to)", "funding", euros: sum.euros,
        partOf: sum.partOf.map { Identifier($0) })
      relation.through = (through[index] ?? []).map { Identifier("a\($0)") }
      return relation
    }
    return try SceneFixtures.project(
      actors, relations, projection: Projection(kinds: .all, direction: .directed))
  }

  private func figure(
    _ projected: ProjectedNetwork, language: Language = .english, page: Page = .a4Figure,
    fit: ChartFit = .content
  ) throws -> NetworkDiagram.Figure {
    try SankeyChart(
      MoneyPaths(projected), of: projected, options: SceneOptions(language: language)
    ).figure(on: page, fit: fit)
  }

  private func randomNetwork(_ seed: UInt64, actors: Int, sums: Int) throws -> ProjectedNetwork {
    var random = SplitMix64(seed: seed)
    return try network(
      (0..<actors).map { "Regional agency number \($0)" },
      (0..<sums).map { _ in
        (
          random.nextIndex(below: actors), random.nextIndex(below: actors),
          Int64(1 + random.nextIndex(below: 900)), nil
        )
      })
  }

  // MARK: Ways

  @Test func `a part starts where it leaves its whole, and a part on the same way is not drawn`()
    throws
  {
    let projected = try network(
      ["State", "Plan", "Cluster", "Lab", "Firm"],
      [
        (0, 2, 100, nil),  // through the plan
        (2, 3, 30, "r0"),  // passed on
        (0, 2, 40, "r0"),  // the same way
        (0, 4, 10, "r0"),  // along another way: its money is drawn already
        (0, 3, 5, "r0"),  // through the cluster: from there on
        (3, 4, nil, nil),
      ], through: [0: [1], 4: [2]])
    let paths = MoneyPaths(projected)
    #expect(paths.paths.map(\.stops) == [[0, 1, 2], [2, 3], [2, 3]])
    #expect(paths.paths.map(\.relation) == [0, 1, 4])
    #expect(paths.insideCount == 2)
    #expect(paths.withoutAmountCount == 1)
  }

  @Test func `a circle ends at a second bar and no money is lost`() throws {
    let graph = SankeyGraph(
      MoneyPaths(try network(["A", "B", "C"], [(0, 1, 9, nil), (1, 2, 8, nil), (2, 0, 3, nil)]))
        .paths)
    #expect(graph.bars.count == 4)
    #expect(graph.bars.filter(\.isRepeated).map(\.actor) == [0])
    #expect(graph.bands.reduce(0) { $0 + $1.amount } == 20)
    for band in graph.bands { #expect(graph.layers[band.tail] < graph.layers[band.head]) }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `layers are longest ways`(seed: UInt64) throws {
    let graph = SankeyGraph(MoneyPaths(try randomNetwork(seed, actors: 7, sums: 10)).paths)
    // The oracle follows all ways backwards.
    func longest(to bar: Int) -> Int {
      graph.bands.filter { $0.head == bar }.map { longest(to: $0.tail) + 1 }.max() ?? 0
    }
    for bar in graph.bars.indices { #expect(graph.layers[bar] == longest(to: bar)) }
  }

  // MARK: Order

  @Test(arguments: 0..<25 as Range<UInt64>)
  func `the order has the fewest weighted crossings of all orders`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let layers = [[0, 1, 2], [3, 4, 5, 6], [7, 8, 9]]
    var links: [LayeredOrder.Link] = []
    for (first, second) in zip(layers, layers.dropFirst()) {
      for a in first {
        for b in second where random.nextUnit() < 0.5 {
          links.append(.init(tail: a, head: b, weight: Double(1 + random.nextIndex(below: 9))))
        }
      }
    }
    let found = LayeredOrder(layers: layers, links: links)
    // The oracle counts pair by pair over every order.
    func cost(_ order: [[Int]]) -> Double {
      var place = [Int](repeating: 0, count: 10)
      for layer in order { for (index, node) in layer.enumerated() { place[node] = index } }
      var sum = 0.0
      for (i, a) in links.enumerated() {
        for b in links[..<i] where (a.tail < 3) == (b.tail < 3) {
          let (left, right) = (place[a.tail] - place[b.tail], place[a.head] - place[b.head])
          if left * right < 0 { sum += a.weight * b.weight }
        }
      }
      return sum
    }
    var least = Double.infinity
    for a in orders(layers[0]) {
      for b in orders(layers[1]) {
        for c in orders(layers[2]) { least = min(least, cost([a, b, c])) }
      }
    }
    #expect(isClose(found.cost, cost(found.layers)))
    #expect(isClose(found.cost, least), "seed \(seed): \(found.cost) instead of \(least)")
  }

  private func orders(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.indices.flatMap { index -> [[Int]] in
      var rest = items
      let item = rest.remove(at: index)
      return orders(rest).map { [item] + $0 }
    }
  }

  // MARK: Widths

  @Test(arguments: 0..<25 as Range<UInt64>)
  func `widths are conserved and bars do not overlap`(seed: UInt64) throws {
    let graph = SankeyGraph(MoneyPaths(try randomNetwork(seed, actors: 9, sums: 12)).paths)
    let needs = graph.bars.map { _ in SankeyLayout.Need(above: 12, beside: 20) }
    let layout = try #require(SankeyLayout(graph, needs: needs, available: 500, largest: 210))
    for bar in graph.bars.indices {
      let (top, height) = (layout.barTops[bar], graph.total(bar) * layout.scale)
      // Bands stand on the side of their bar without gaps and without overlap, from its top on.
      for (isTail, total) in [(true, graph.paid(bar)), (false, graph.received(bar))] {
        let ends = graph.bands.indices.filter {
          (isTail ? graph.bands[$0].tail : graph.bands[$0].head) == bar
        }.map { index -> (from: Double, to: Double) in
          let edge = isTail ? layout.bandTops[index].first! : layout.bandTops[index].last!
          return (edge, edge + graph.bands[index].amount * layout.scale)
        }.sorted { $0.from < $1.from }
        var y = top
        for end in ends {
          #expect(isClose(end.from, y, tolerance: 1e-9))
          y = end.to
        }
        #expect(isClose(y, top + total * layout.scale, tolerance: 1e-9))
      }
      for other in graph.bars.indices
      where other != bar && graph.layers[other] == graph.layers[bar] {
        let otherTop = layout.barTops[other]
        #expect(
          otherTop >= top + height + 9 - 1e-9
            || otherTop + graph.total(other) * layout.scale <= top - 9 + 1e-9)
      }
      #expect(top >= 12 - 1e-9 && top + height <= layout.height + 1e-9)
    }
  }

  @Test func `things in a stack stay in order, apart and where they can`() {
    let starts = SpacedStack.starts(
      targets: [0, 1, 50], extents: [10, 10, 10], weights: [1, 1, 1], lowest: 0, highest: 100)
    // The first two share the shift: (0 + (1 − 10)) / 2 = −4.5, kept at 0.
    #expect(starts == [0, 10, 50])
    #expect(
      SpacedStack.starts(
        targets: [20, 20], extents: [10, 10], weights: [3, 1], lowest: 0, highest: 100)
        == [17.5, 27.5])
    #expect(
      SpacedStack.starts(
        targets: [90, 95], extents: [10, 10], weights: [1, 1], lowest: 0, highest: 100) == [80, 90])
  }

  // MARK: Figures

  @Test(arguments: Language.allCases)
  func `figures are free of overlaps whatever the data`(language: Language) throws {
    let long = Array(repeating: "interregional", count: 40).joined(separator: " ")
    let cases: [(String, ProjectedNetwork)] = [
      ("nothing", try network([], [])),
      ("no money", try network(["A", "B"], [(0, 1, nil, nil)])),
      ("to oneself", try network(["A"], [(0, 0, 5, nil)])),
      ("one sum", try network(["A", "B"], [(0, 1, 1, nil)])),
      (
        "huge and tiny",
        try network(["A", "B", "C"], [(0, 1, 9_000_000_000_000, nil), (0, 2, 1, nil)])
      ),
      (
        "beyond one number",
        try network(
          ["A", "B"], [(0, 1, 90_000_000_000_000_000, nil), (0, 1, 90_000_000_000_000_000, nil)])
      ),
      ("long names", try network([long, long, long], [(0, 1, 4, nil), (1, 2, 4, nil)])),
      ("equal", try network((0..<9).map { "Agency \($0)" }, (1..<9).map { (0, $0, 7, nil) })),
      ("many", try randomNetwork(3, actors: 80, sums: 200)),
    ]
    for (name, projected) in cases {
      let svg = try figure(projected, language: language).svg()
      let geometry = try PageGeometry(svg)
      #expect(geometry.faults.isEmpty, "\(name): \(geometry.faults)")
      #expect(geometry.texts.allSatisfy { $0.size >= 6.5 }, "\(name)")
      #expect(try svg == figure(projected, language: language).svg(), "\(name)")
    }
  }

  @Test func `sums that find no room are counted with their money`() throws {
    let projected = try randomNetwork(3, actors: 80, sums: 200)
    let texts = try PageGeometry(figure(projected).svg()).texts.map(\.text)
    #expect(texts.joined(separator: " ").contains("Not drawn for lack of room: the "))
  }
}
