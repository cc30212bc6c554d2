import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct FigurePositionsTests {
  private func drawing(_ seed: UInt64) throws -> Drawing {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: 14, edgeProbability: 0.16, isDirected: seed % 2 == 1),
      seed: seed)
    let names = ["A & B", "<x>", "«é»", "名前", "two  blanks", "a'b\"c", "plain"]
    return try Drawing(
      scene: SceneFixtures.drawn(
        14, graph.edges.map { ($0.tail.index, $0.head.index) }, kind: "funding",
        names: { "\(names[$0 % names.count]) \($0)" }),
      page: seed % 3 == 0 ? .a4Landscape : .a4Figure, options: DrawingOptions(seed: seed))
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `the places read from a figure are those that it was drawn with`(seed: UInt64) throws {
    let drawing = try drawing(seed)
    let known = drawing.positions
    let found = try FigurePositions(svg: Array(drawing.svg().utf8))
    let page = try #require(found.pageSize)
    #expect(abs(page.width - drawing.page.width) < 0.011, "seed \(seed)")
    #expect(abs(page.height - drawing.page.height) < 0.011, "seed \(seed)")
    let byID = Dictionary(uniqueKeysWithValues: found.entries.map { ($0.id, $0) })
    #expect(byID.count == known.entries.count, "seed \(seed)")
    for entry in known.entries {
      let own = try #require(byID[entry.id], "seed \(seed)")
      // Each number of the file is off by half a hundredth at most.
      #expect(own.point.distance(to: entry.point) < 0.02, "seed \(seed), \(entry.id)")
      #expect(own.name == entry.name, "seed \(seed)")
      #expect(own.lineCount == entry.lineCount, "seed \(seed), \(entry.id)")
    }
  }

  @Test func `a map that is drawn again from its own figure does not move`() throws {
    let first = try drawing(3)
    let previous = try FigurePositions(svg: Array(first.svg().utf8))
    let again = try Drawing(
      scene: first.scene, page: first.page, options: DrawingOptions(seed: 3, previous: previous))
    let stability = try #require(again.stability)
    #expect(stability.newCount == 0 && stability.goneCount == 0)
    #expect(stability.displacement <= 0.03 && stability.orderKept >= 0.95)
  }

  @Test func `what shows no actor, or one twice, is refused with its line`() throws {
    func sentence(_ text: String) -> (line: Int, sentence: String) {
      do {
        _ = try FigurePositions(svg: Array(text.utf8))
        return (0, "")
      } catch {
        return (error.line, error.sentence)
      }
    }
    #expect(sentence("<svg>\n<g class=\"node\">\n").line > 0)
    #expect(sentence("<html/>").sentence.contains("not SVG"))
    #expect(sentence("<svg/>").sentence.contains("shows no actor"))
    #expect(
      sentence("<svg><g class=\"node\"><circle r=\"1\"/></g></svg>").sentence.contains("data-id"))
    let twice = sentence(
      """
      <svg>
      <g class="node" data-id="a"><circle cx="5" cy="5" r="2"/></g>
      <g class="node" data-id="a"><circle cx="9" cy="5" r="2"/></g>
      </svg>
      """)
    #expect(twice.line == 3)
    #expect(twice.sentence.contains("the actor 'a' has a place on line 2"))
    #expect(FigurePositions.looksLikeSVG(Array("\u{FEFF} \n<svg/>".utf8)))
    #expect(!FigurePositions.looksLikeSVG(Array("id,x,y\n".utf8)))
    #expect(!FigurePositions.looksLikeSVG([]))
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `damaged figures never trap`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var bytes = Array(
      """
      <svg width="100pt" height="90pt" viewBox="0 0 100 90">
      <g class="edge" data-source="a" data-target="b"><path d="M5 5L9 9"/></g>
      <g class="node" data-id="a"><title>A&#10;x</title><circle cx="5" cy="5" r="2"/></g>
      <g class="node" data-id="b"><polygon points="1,2 3,4 5,6"/></g></svg>
      """.utf8)
    for _ in 0...generator.nextIndex(below: 5) {
      bytes[generator.nextIndex(below: bytes.count)] = UInt8(32 + generator.nextIndex(below: 95))
    }
    do throws(FigureReadingError) {
      let positions = try FigurePositions(svg: bytes)
      #expect(!positions.entries.isEmpty, "seed \(seed)")
    } catch {
      #expect(!error.sentence.isEmpty, "seed \(seed)")
    }
  }
}
