import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkLayout

@Suite struct ConstraintTests {
  private let frame = Rectangle(minX: 30, minY: 50, maxX: 430, maxY: 650)
  private let none = Size(width: 0, height: 0)

  /// Constraints that some random points satisfy, so that there is a solution.
  private func satisfiable(_ points: [Point], seed: UInt64) -> [LayoutConstraint<Int>] {
    var generator = SplitMix64(seed: seed)
    func share(_ v: Int) -> Point {
      Point(
        x: (points[v].x - frame.minX) / frame.width, y: (points[v].y - frame.minY) / frame.height)
    }
    return (0..<12).map { _ in
      let a = generator.nextIndex(below: points.count)
      let b = generator.nextIndex(below: points.count)
      switch generator.nextIndex(below: 6) {
      case 0: return .fixed(a, share(a))
      case 1: return .sameRow(points.indices.filter { points[$0].y == points[a].y })
      case 2: return .sameColumn(points.indices.filter { points[$0].x == points[a].x })
      case 3:
        return points[a].x == points[b].x
          ? .leftOf([a]) : .leftOf(points[a].x < points[b].x ? [a, b] : [b, a])
      case 4:
        return points[a].y == points[b].y
          ? .above([a]) : .above(points[a].y < points[b].y ? [a, b] : [b, a])
      default:
        let p = share(a)
        return .inside(
          [a],
          Rectangle(
            minX: max(0, p.x - generator.nextUnit() * 0.2),
            minY: max(0, p.y - generator.nextUnit() * 0.2),
            maxX: min(1, p.x + 0.01 + generator.nextUnit() * 0.2),
            maxY: min(1, p.y + 0.01 + generator.nextUnit() * 0.2)))
      }
    }
  }

  /// By definition, to rounding.
  private func holds(_ constraint: LayoutConstraint<Int>, _ points: [Point]) -> Bool {
    let slack = 1e-6
    switch constraint {
    case .fixed(let v, let share):
      return points[v].distance(
        to: Point(
          x: frame.minX + share.x * frame.width, y: frame.minY + share.y * frame.height)) < slack
    case .sameRow(let all): return Set(all.map { points[$0].y }).count <= 1
    case .sameColumn(let all): return Set(all.map { points[$0].x }).count <= 1
    case .leftOf(let all):
      return zip(all, all.dropFirst()).allSatisfy { points[$0].x < points[$1].x }
    case .above(let all):
      return zip(all, all.dropFirst()).allSatisfy { points[$0].y < points[$1].y }
    case .inside(let all, let r):
      let region = Rectangle(
        minX: frame.minX + r.minX * frame.width, minY: frame.minY + r.minY * frame.height,
        maxX: frame.minX + r.maxX * frame.width, maxY: frame.minY + r.maxY * frame.height)
      return all.allSatisfy { region.distance(to: points[$0]) < slack }
    }
  }

  /// Points on a coarse grid, so that rows and columns occur.
  private func solution(seed: UInt64, count: Int = 14) -> [Point] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      Point(
        x: frame.minX + frame.width * Double(1 + generator.nextIndex(below: 8)) / 10,
        y: frame.minY + frame.height * Double(1 + generator.nextIndex(below: 8)) / 10)
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `all constraints hold after each step`(seed: UInt64) throws {
    let target = solution(seed: seed)
    let constraints = satisfiable(target, seed: seed + 1000)
    let sizes = target.map { _ in Size(width: 12, height: 9) }
    let system = try #require(
      ConstraintSystem.fitting(constraints, sizes: sizes, frame: frame), "seed \(seed)")
    var generator = SplitMix64(seed: seed + 2000)
    let wild = target.map { _ in
      Point(x: generator.nextUnit() * 2000 - 800, y: generator.nextUnit() * 2000 - 800)
    }
    var points = system.projected(wild)
    func check(_ step: String) {
      for constraint in constraints {
        #expect(holds(constraint, points), "seed \(seed), \(step): \(constraint)")
      }
      #expect(points.allSatisfy { frame.distance(to: $0) < 1e-6 }, "seed \(seed), \(step)")
    }
    check("projected")
    points = system.separated(points, sizes: sizes, gap: 2)
    check("separated")
    points = system.relaxed(
      points, targets: (0..<points.count * points.count).map { _ in 60 }, sweeps: 5)
    check("relaxed")
    for _ in 0..<100 {
      let v = generator.nextIndex(below: points.count)
      let wish = Point(x: generator.nextUnit() * 500, y: generator.nextUnit() * 700)
      points[v] = system.allowed(v, wish, among: points)
    }
    check("moved one by one")
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `points that satisfy all stay`(seed: UInt64) throws {
    let target = solution(seed: seed)
    let constraints = satisfiable(target, seed: seed + 1000)
    let system = try ConstraintSystem(
      constraints, sizes: target.map { _ in none }, frame: frame, gap: 8)
    for (a, b) in zip(system.projected(target), target) { #expect(a.distance(to: b) < 1e-9) }
  }

  @Test func `a circle of before is found, in its order`() {
    let constraints: [LayoutConstraint<Int>] = [.leftOf([0, 1, 2]), .leftOf([2, 3, 1])]
    let conflict = #expect(throws: ConstraintConflict.self) {
      try ConstraintSystem(
        constraints, sizes: Array(repeating: none, count: 5), frame: frame, gap: 1)
    }
    #expect(conflict?.reason == .cycle)
    #expect(conflict?.isHorizontal == true)
    #expect(Set(conflict?.vertices ?? []) == [1, 2, 3])
    let before = [1: 2, 2: 3, 3: 1]
    let cycle = conflict?.vertices ?? []
    for (a, b) in zip(cycle, cycle.dropFirst() + cycle.prefix(1)) { #expect(before[a] == b) }
  }

  @Test(
    arguments: [
      (
        [
          .fixed(0, Point(x: 0.9, y: 0.5)),
          .inside([0], Rectangle(minX: 0, minY: 0, maxX: 0.5, maxY: 1)),
        ], [0]
      ),
      ([.fixed(0, Point(x: 0.1, y: 0.5)), .fixed(0, Point(x: 0.2, y: 0.5))], [0]),
      ([.fixed(0, Point(x: 1.5, y: 0.5))], [0]),
      (
        [.fixed(0, Point(x: 0.8, y: 0.1)), .fixed(2, Point(x: 0.7, y: 0.3)), .leftOf([0, 1, 2])],
        [0, 1, 2]
      ),
      ([.sameColumn([0, 1]), .leftOf([0, 1])], [0, 1]),
      ([.leftOf([1, 1])], [1]),
    ] as [([LayoutConstraint<Int>], [Int])])
  func `contradictions are found and name who is bound`(
    constraints: [LayoutConstraint<Int>], vertices: [Int]
  ) {
    let sizes = Array(repeating: none, count: 3)
    let conflict = #expect(throws: ConstraintConflict.self) {
      try ConstraintSystem(constraints, sizes: sizes, frame: frame, gap: 1)
    }
    #expect(conflict?.vertices.sorted() == vertices)
    #expect(conflict?.isHorizontal == true)
    #expect(ConstraintSystem.fitting(constraints, sizes: sizes, frame: frame) == nil)
  }

  @Test func `boxes in a row move apart along the row`() throws {
    let sizes = Array(repeating: Size(width: 40, height: 20), count: 5)
    let system = try ConstraintSystem(
      [.sameRow([0, 1, 2, 3, 4])], sizes: sizes, frame: frame, gap: 8)
    let points = system.separated(
      Array(repeating: Point(x: 200, y: 300), count: 5).enumerated().map {
        Point(x: $1.x + Double($0), y: $1.y)
      }, sizes: sizes, gap: 3)
    #expect(Set(points.map(\.y)).count == 1)
    let xs = points.map(\.x).sorted()
    for (a, b) in zip(xs, xs.dropFirst()) { #expect(b - a >= 40) }
  }

  @Test func `a chain longer than the page closes up`() {
    let n = 200
    let sizes = Array(repeating: Size(width: 10, height: 10), count: n)
    let system = ConstraintSystem.fitting(
      [.leftOf(Array(0..<n))], sizes: sizes, frame: frame)
    let points = system?.projected(Array(repeating: .origin, count: n)) ?? []
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.x < $1.x })
    #expect(points.count == n && points.allSatisfy { frame.distance(to: $0) < 1e-6 })
  }
}
