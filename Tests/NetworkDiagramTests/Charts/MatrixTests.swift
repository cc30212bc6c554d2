import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct MatrixTests {
  private func randomDistances(_ count: Int, _ random: inout SplitMix64) -> [[Double]] {
    var result = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for i in 0..<count {
      for j in 0..<i {
        result[i][j] = random.nextUnit()
        result[j][i] = result[i][j]
      }
    }
    return result
  }

  private func length(_ order: [Int], _ distances: [[Double]]) -> Double {
    zip(order, order.dropFirst()).reduce(0) { $0 + distances[$1.0][$1.1] }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `no way to turn the branches of the tree is shorter`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = 1 + random.nextIndex(below: 7)
    let distances = randomDistances(count, &random)
    let order = Seriation.optimalOrder(distances: distances)
    #expect(order.sorted() == Array(0..<count))
    // The oracle makes all orders of the tree.
    let tree = LeafTree(distances: distances)
    func orders(_ node: Int) -> [[Int]] {
      guard node >= count else { return [[node]] }
      let join = tree.joins[node - count]
      let (left, right) = (orders(join.left), orders(join.right))
      return left.flatMap { l in right.flatMap { r in [l + r, r + l] } }
    }
    let all = orders(count + tree.joins.count - 1)
    #expect(all.contains(order), "the order is one of the tree")
    let least = all.map { length($0, distances) }.min()!
    #expect(isClose(length(order, distances), least), "seed \(seed)")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `the tree joins by the least mean distance`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = 2 + random.nextIndex(below: 6)
    let distances = randomDistances(count, &random)
    // The oracle joins the two nearest groups, all means from scratch.
    var groups = (0..<count).map { [$0] }
    var expected: Set<Set<Int>> = []
    while groups.count > 1 {
      var best = (Double.infinity, 0, 0)
      for i in groups.indices {
        for j in 0..<i {
          let sum = groups[i].reduce(0) { sum, a in
            groups[j].reduce(sum) { $0 + distances[a][$1] }
          }
          best = min(best, (sum / Double(groups[i].count * groups[j].count), i, j)) { $0.0 < $1.0 }
        }
      }
      groups[best.2] += groups[best.1]
      expected.insert(Set(groups[best.2]))
      groups.remove(at: best.1)
    }
    let leaves = LeafTree(distances: distances).leaves
    #expect(Set(leaves.dropFirst(count).map { Set($0) }) == expected, "seed \(seed)")
  }

  private func min<T>(_ a: T, _ b: T, by precedes: (T, T) -> Bool) -> T { precedes(b, a) ? b : a }

  @Test func `a path is put back in its order by its spectrum`() {
    var random = SplitMix64(seed: 5)
    var names = Array(0..<40)
    random.shuffle(&names)
    var neighbours = [[Int]](repeating: [], count: 40)
    for i in 1..<40 {
      neighbours[names[i - 1]].append(names[i])
      neighbours[names[i]].append(names[i - 1])
    }
    let order = Seriation.spectralOrder(neighbours: neighbours)
    #expect(order == names || order == names.reversed())
  }

  @Test func `distances of neighbourhoods are those of Jaccard`() {
    // A path of three: {0,1}, {0,1,2}, {1,2}.
    let distances = Seriation.neighbourhoodDistances([[1], [0, 2], [1]])
    #expect(isClose(distances[0][1], 1.0 / 3))
    #expect(isClose(distances[0][2], 2.0 / 3))
  }

  @Test func `cliques stand together`() throws {
    let edges = [(0, 2), (2, 4), (0, 4), (1, 3), (3, 5), (1, 5), (4, 5)]
    let order = MatrixOrder(
      try ChartFixtures.scene(ChartFixtures.names(7), edges), byCluster: false)
    #expect(order.rows.count == 6, "the actor without a tie is left out")
    #expect(Set(order.rows.prefix(3)) == [0, 2, 4] || Set(order.rows.prefix(3)) == [1, 3, 5])
  }

  @Test func `each tie fills its cells and no other`() throws {
    let scene = try ChartFixtures.random(12, 0.4, seed: 2)
    let svg = try MatrixChart(scene).figure().svg()
    let root = try XMLElement.parse(svg)
    let cells = root.all("g", class: "edge cell")
    #expect(cells.count == scene.edges.count { !$0.isLoop })
    for cell in cells {
      let edge = try #require(
        scene.edges.first {
          scene.nodes[$0.tail].id.text == cell["data-source"]
            && scene.nodes[$0.head].id.text == cell["data-target"]
        })
      #expect(
        cell.children.count { $0.name == "polygon" } == (edge.arrow == .head ? 1 : 2))
    }
  }

  @Test func `classes hold all values, each once`() throws {
    let classes = try #require(ValueClasses([1, 2, 3, 7, 31, .nan, -4, .infinity]))
    #expect(classes.bounds == [1, 2, 4, 8, 16])
    #expect(classes.index(of: 1) == 0)
    #expect(classes.index(of: 3) == 1)
    #expect(classes.index(of: 31) == 4)
    #expect(classes.label(4, in: .english) == "16–31")
    #expect(ValueClasses([4, 4])?.bounds == [4])
    #expect(ValueClasses([.nan, -1, 0]) == nil)
  }

  @Test(arguments: Language.allCases)
  func `matrices are free of overlaps whatever the data`(language: Language) throws {
    let options = SceneOptions(language: language)
    var grouped = options
    grouped.clusters = .regions
    let names = ChartFixtures.names
    let cases: [(String, DiagramScene)] = [
      ("nothing", try ChartFixtures.scene([], [], options: options)),
      ("one actor", try ChartFixtures.scene(names(1), [], options: options)),
      ("a self-loop", try ChartFixtures.scene(names(2), [(0, 0)], options: options)),
      ("two actors", try ChartFixtures.scene(names(2), [(0, 1)], options: options)),
      (
        "long names",
        try ChartFixtures.scene(
          [ChartFixtures.longName, ChartFixtures.longName, "C"], [(0, 1), (1, 2)], options: options)
      ),
      ("40", try ChartFixtures.random(40, 0.2, seed: 1, options: options)),
      (
        "90 in groups",
        try ChartFixtures.random(
          90, 0.05, seed: 1, options: grouped, partition: (0..<90).map { $0 % 11 })
      ),
      (
        "a group each",
        try ChartFixtures.random(
          20, 0.3, seed: 1, options: grouped, partition: Array(0..<20))
      ),
    ]
    for (name, scene) in cases {
      try ChartFixtures.check(name, { try MatrixChart(scene).figure() }, leastSize: 6)
    }
  }

  @Test func `500 actors are drawn without names, 1000 are refused with a sentence`() throws {
    let ring = { (count: Int) in (0..<count).map { ($0, ($0 + 1) % count) } }
    let scene = try ChartFixtures.scene(ChartFixtures.names(500), ring(500))
    func words(_ scene: DiagramScene) throws -> String {
      try PageGeometry(MatrixChart(scene).figure().svg()).texts.map(\.text).joined(separator: " ")
    }
    #expect(try words(scene).contains("The page has no room for the names of 500"))
    let large = try ChartFixtures.scene(ChartFixtures.names(1000), ring(1000))
    #expect(try words(large).contains("1,000 actors have ties"))
  }
}
