import Foundation
import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

/// The numbers behind the checks, against definitions written a second time.
@Suite struct GradingMeasureTests {
  private func boxes(_ count: Int, _ random: inout SplitMix64) -> [Rectangle?] {
    (0..<count).map { _ in
      guard Int.random(in: 0..<6, using: &random) > 0 else { return nil }
      let x = Double.random(in: 0...100, using: &random)
      let y = Double.random(in: 0...100, using: &random)
      let width = Double.random(in: 0...30, using: &random)
      return Rectangle(minX: x, minY: y, maxX: x + width, maxY: y + 8)
    }
  }

  @Test(arguments: 0..<20)
  func `pairs of boxes are those that all pairs give`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let boxes = boxes(60, &random)
    var expected: Set<[Int]> = []
    for i in boxes.indices {
      for j in boxes.indices.dropFirst(i + 1) {
        if let a = boxes[i], let b = boxes[j], a.overlaps(b) { expected.insert([i, j]) }
      }
    }
    let pairs = BoxIndex(boxes).overlappingPairs.map { [$0.0, $0.1] }
    #expect(Set(pairs) == expected && pairs.count == expected.count)
  }

  @Test(arguments: 0..<20)
  func `the part of a segment within a shape is what samples say`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func point() -> Point {
      Point(x: .random(in: -9...9, using: &random), y: .random(in: -9...9, using: &random))
    }
    let (a, b) = (point(), point())
    let box = Rectangle(minX: -4, minY: -3, maxX: 5, maxY: 2)
    let length = ConvexShapes.length(of: a, b, within: ConvexShapes.corners(of: box))
    let inside = (0..<4000).count { step in
      let t = (Double(step) + 0.5) / 4000
      let p = Point(x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t)
      return box.distance(to: p) == 0
    }
    #expect(abs(length - Double(inside) / 4000 * a.distance(to: b)) < 0.02)
    #expect(
      ConvexShapes.length(of: a, b, within: ConvexShapes.corners(of: box).reversed()) == length)
  }

  @Test(arguments: 0..<30)
  func `colour differences agree with the definition`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func colour() -> Colour { Colour(UInt32.random(in: 0...0xFFFFFF, using: &random)) }
    let (first, second) = (colour(), colour())
    let visions = zip(ColourVision.allCases, ColourScience.Vision.allCases)
    for (vision, oracle) in visions {
      let (a, b) = (vision.lab(of: first), vision.lab(of: second))
      let expected = ColourScience.difference(
        ColourScience.lab(first, seenWith: oracle), ColourScience.lab(second, seenWith: oracle))
      #expect(abs(a.difference(from: b) - expected) < 1e-6, "\(first) \(second) \(vision)")
      #expect(a.difference(from: a) == 0)
    }
  }

  @Test func `angles are those of the mathematics library`() {
    for step in 0..<360 {
      let angle = Double(step) * .pi / 180 - .pi + 0.001
      let own = Angle.of(x: 3 * cos(angle), y: 3 * sin(angle))
      #expect(abs(own - angle) < 1e-12, "\(step)")
    }
    #expect(Angle.of(x: -1, y: 0) == .pi && Angle.of(x: 0, y: 0) == 0)
  }

  private func figure(_ points: [Point], named names: [String]? = nil) -> GradedFigure {
    var figure = GradedFigure()
    figure.nodes = points.enumerated().map { index, point in
      GradedFigure.Node(
        id: names?[index] ?? "n\(index)", center: point, size: Size(width: 4, height: 4),
        isRound: true, group: nil, title: nil, hasOwnID: true, order: index)
    }
    return figure
  }

  @Test func `turning, scaling and shifting an edition moves nobody`() throws {
    var random = SplitMix64(seed: 5)
    let old = (0..<12).map { _ in
      Point(x: .random(in: 0...400, using: &random), y: .random(in: 0...300, using: &random))
    }
    let turned = old.map { Point(x: -0.5 * $0.y + 70, y: 0.5 * $0.x - 9) }
    let same = EditionComparison(old: figure(old), new: figure(turned))
    #expect(abs(try #require(same.moved)) < 1e-12)
    let still = EditionComparison(old: figure(old), new: figure(old))
    #expect(still.order == 1 && still.common == 12)
    // Mirrored, every pair changes sides and no pair changes rows.
    let mirrored = EditionComparison(
      old: figure(old), new: figure(old.map { Point(x: -$0.x, y: $0.y) }))
    #expect(mirrored.order == 0.5)
    let fewer = EditionComparison(
      old: figure(old), new: figure(Array(old.dropFirst(3)), named: (0..<9).map { "n\($0 + 4)" }))
    #expect(fewer.common == 8 && fewer.new.count == 1 && fewer.gone.map(\.id).count == 4)
  }

  @Test func `names in full, broken at words`() {
    func says(_ lines: [String], _ full: String?, note: String = "") -> Bool {
      NameText(lines: lines).says(full, note: note)
    }
    #expect(says(["Aix-Marseille", "University"], "Aix-Marseille University"))
    #expect(says(["Aix-", "Marseille"], "Aix-Marseille"))
    #expect(!says(["Aix-Mar", "seille"], "Aix-Marseille"))
    #expect(!says(["Aix"], "Aix-Marseille") && !says(["Aix…"], "Aix-Marseille"))
    #expect(says(["Aix…"], "Aix-Marseille", note: "Names in full: Aix-Marseille."))
    #expect(
      says(
        ["Donaudampfschifffahrtsel-", "ektrizitätenwerk"],
        "Donaudampfschifffahrtselektrizitätenwerk"))
    #expect(says(["国立研究", "開発法人"], "国立研究開発法人"))
    #expect(says(["12"], "Aix") && says(["Aix"], nil) && !says(["Aix..."], nil))
  }

  @Test(arguments: [
    ("graph { }", true),
    ("strict digraph \"a b\" { rankdir=LR; a -> b -> c [w=1,x=\"2\"]; }", true),
    ("graph G { node [shape=box] a:n -- {b c} -- d; subgraph s { e } }", true),
    ("graph { a [label=<<b>x</b>>] /* c */ // d\n# e\n }", true),
    ("digraph { a -- b }", false), ("graph { a -> b }", false), ("graph { a ", false),
    ("graph { a [x= }", false), ("graph { \"a }", false), ("", false), ("tree { }", false),
    ("graph { } graph { }", false),
  ])
  func `the grammar of DOT`(text: String, isValid: Bool) {
    #expect((DOTSyntax.fault(in: text) == nil) == isValid, "\(DOTSyntax.fault(in: text) ?? "")")
  }

  @Test func `numbers in words`() {
    #expect(FigureWords.count(after: "n", in: "in all n = 1,250 actors, m = 7") == 1250)
    #expect(FigureWords.count(after: "m", in: "n = 50 actors, m = 46 lines") == 46)
    #expect(FigureWords.count(after: "n", in: "n = 12 345 acteurs") == 12345)
    #expect(FigureWords.count(after: "n", in: "none") == nil)
    #expect(FigureWords.contains(11, in: "11 actors") && !FigureWords.contains(1, in: "11 actors"))
    #expect(FigureWords.hasYear("May 2023.") && !FigureWords.hasYear("€20230 and 12"))
  }
}
