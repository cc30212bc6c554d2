import NetworkLayout
import Testing

@testable import NetworkDiagram

@Suite struct LabelTests {
  @Test(arguments: [
    "A", "University of Saint-Aubert",
    "National Centre for Coastal Adaptation and Systems Analysis",
    "Centre national de la recherche scientifique – délégation Provence et Corse",
  ])
  func `names break at words, in at most four lines of 26 characters`(name: String) {
    let candidates = LabelWrapping.candidates(for: name, size: 7)
    #expect(!candidates.isEmpty)
    let words = Set(name.split { $0 == " " || $0 == "-" }.map { String($0) })
    for text in candidates {
      #expect(text.lines.count <= 4 && text.lines.allSatisfy { $0.count <= 26 })
      #expect(!text.isShortened)
      // Nothing is lost, and a line ends where a word does.
      #expect(
        text.lines.joined(separator: " ").filter { $0 != " " } == name.filter { $0 != " " })
      for line in text.lines {
        #expect(line.split { $0 == " " || $0 == "-" }.allSatisfy { words.contains(String($0)) })
      }
    }
    #expect(Set(candidates.map(\.lines.count)).count == candidates.count)
  }

  @Test func `a word longer than a line is broken with a hyphen`() {
    let word = String(repeating: "abcdefghij", count: 6)
    for text in LabelWrapping.candidates(for: word, size: 7) {
      #expect(text.lines.allSatisfy { $0.count <= 26 })
      #expect(text.lines.dropLast().allSatisfy { $0.hasSuffix("-") })
      #expect(
        text.lines.enumerated().map { $0 < text.lines.count - 1 ? String($1.dropLast()) : $1 }
          .joined() == word)
    }
  }

  @Test func `East Asian text breaks between characters`() {
    let name = "国立研究開発法人日本医療研究開発機構"
    for text in LabelWrapping.candidates(for: name, size: 7) {
      #expect(text.lines.joined() == name)
      #expect(text.lines.allSatisfy { $0.count <= 13 })
    }
  }

  @Test func `a paragraph stays within its width`() {
    let text = (0..<60).map { "word\($0)" }.joined(separator: " ")
    let wrapped = LabelWrapping.paragraph(text, size: 6.5, width: 120)
    #expect(wrapped.widths.allSatisfy { $0 <= 120 })
    #expect(wrapped.lines.joined(separator: " ") == text)
    #expect(LabelWrapping.paragraph("", size: 7, width: 100).lines.isEmpty)
  }

  @Test func `a paragraph breaks a word only where it is wider than a line`() {
    let fits = LabelWrapping.paragraph("Intermediaries (12)", size: 7, width: 60)
    #expect(fits.lines.first == "Intermediaries" || fits.lines == ["Intermediaries (12)"])
    let word = String(repeating: "m", count: 30)
    let broken = LabelWrapping.paragraph("an \(word) end", size: 7, width: 60)
    #expect(broken.lines.count > 3)
    #expect(broken.widths.allSatisfy { $0 <= 60 })
  }

  /// Advance widths of the Adobe font metrics of Helvetica: H 722, e 556, l 222, o 556.
  @Test func `widths are those of Helvetica`() {
    #expect(abs(FontMetrics.width(of: "Hello", size: 10) - 22.78) < 1e-9)
    #expect(FontMetrics.width(of: "É", size: 10) == FontMetrics.width(of: "E", size: 10))
    #expect(FontMetrics.width(of: "e\u{301}", size: 10) == FontMetrics.width(of: "e", size: 10))
    #expect(FontMetrics.width(of: "ž", size: 10) == FontMetrics.width(of: "z", size: 10))
    #expect(FontMetrics.width(of: "国", size: 10) == 10)
    #expect(FontMetrics.width(of: "", size: 10) == 0)
  }

  @Test func `places round a node keep clear of it`() {
    let texts = LabelWrapping.candidates(for: "National Centre for Coastal Adaptation", size: 7)
    let node = Rectangle(center: .origin, size: Size(width: 10, height: 8))
    let candidates = LabelCandidate.all(for: texts, halfWidth: 5, halfHeight: 4, isRound: false)
    #expect(candidates.count >= 8 * texts.count)
    for candidate in candidates {
      #expect(!candidate.box.overlaps(node))
      #expect(abs(candidate.box.width - texts[candidate.wrap].width) < 1e-9)
    }
  }

  @Test(arguments: NodeShape.allCases)
  func `the border of a shape is reached in every direction`(shape: NodeShape) {
    let outline = NodeOutline(shape: shape, diameter: 10, center: Point(x: 3, y: 4))
    for step in 0..<24 {
      let (sine, cosine) = Elementary.sineAndCosine(Double(step) * .pi / 12)
      let reach = outline.reach(Point(x: cosine, y: sine))
      #expect(reach > 2.5 && reach < 9, "\(shape) \(step)")
    }
  }
}
