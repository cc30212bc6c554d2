import NetworkGraph
import NetworkLayout

/// A page of panels in which numbers stand for names, with an index of the numbers below them.
struct NumberedPanels {
  let scene: DiagramScene
  let page: Page
  let caption: FigureCaption
  let legend: LegendBand

  private var width: Double { page.width - 2 * page.margin }

  /// The page.
  ///
  /// Numbers follow the rule of names, the largest actor first, as far as the index has room for them
  /// on a third of the page. The index lists those that found a place in some panel.
  ///
  /// - Parameter panels: Draws the panels inside a rectangle of the page; some nodes bear numbers.
  /// - Throws: ``DrawingError/pageTooSmall(needed:available:)``.
  func figure(
    panels: (Rectangle, [Int: Int]) -> [SmallMultiplePanel.Drawn]
  ) throws(DrawingError) -> Figure {
    let header = FigureHeader(caption: caption, width: width)
    let legendHeight = legend.height > 0 ? legend.height + 20 : 0
    let available = page.height - 2 * page.margin
    func taken(_ numbers: [Int: Int]) -> Double {
      // No count is larger, so that no note is longer.
      let count = scene.nodes.count
      let footer = FigureFooter(
        caption: caption, extraNotes: [note(numbered: count, unmarked: count)], width: width)
      return header.height + 6 + legendHeight + index(of: numbers).height + footer.height
    }
    func fits(_ numbers: [Int: Int]) -> Bool {
      available - taken(numbers) >= max(90, available * 0.2)
    }
    /// As many of the first nodes as the index has room for.
    func numbered(_ nodes: [Int]) -> [Int: Int] {
      var ranked = nodes
      while !ranked.isEmpty {
        let numbers = Dictionary(uniqueKeysWithValues: zip(ranked, 1...))
        if index(of: numbers).height <= available / 3, fits(numbers) { return numbers }
        ranked.removeLast((ranked.count + 15) / 16)
      }
      return [:]
    }
    func draw(_ numbers: [Int: Int]) -> [SmallMultiplePanel.Drawn] {
      panels(
        Rectangle(
          minX: page.margin, minY: page.margin + header.height + 6, maxX: page.margin + width,
          maxY: page.margin + header.height + 6 + available - taken(numbers)), numbers)
    }
    guard fits([:]) else { throw .pageTooSmall(needed: taken([:]), available: available) }
    let ranked = scene.rankedNodes(Array(scene.nodes.indices))
    var numbers = numbered(ranked)
    var drawn = draw(numbers)
    // Room that is kept for numbers without a place is better used by the panels, in which some more
    // numbers have one then.
    let placed = Set(drawn.flatMap(\.numbered))
    if placed.count < numbers.count {
      let more = ranked.filter { !placed.contains($0) }.prefix(placed.count / 2)
      let offered = placed.union(more)
      numbers = numbered(ranked.filter { offered.contains($0) })
      drawn = draw(numbers)
    }
    let written = Set(drawn.flatMap(\.numbered))
    let marked = written.union(drawn.flatMap(\.named))
    let table = index(of: numbers.filter { written.contains($0.key) })
    let footer = FigureFooter(
      caption: caption,
      extraNotes: [note(numbered: written.count, unmarked: scene.nodes.count - marked.count)],
      width: width)
    let bottom = page.height - page.margin - footer.height
    return Figure(
      page: page, language: scene.language, caption: caption,
      elements: header.elements(at: Point(x: page.margin, y: page.margin))
        + SmallMultiplePanel.layers(drawn)
        + legend.elements(
          at: Point(x: page.margin, y: bottom - table.height - 10 - legend.height))
        + table.elements(at: Point(x: page.margin, y: bottom - table.height))
        + footer.elements(at: Point(x: page.margin, y: bottom)))
  }

  private func index(of numbers: [Int: Int]) -> IndexTable {
    IndexTable(
      entries: numbers.sorted { $0.value < $1.value }
        .map { (number: $0.value, name: scene.nodes[$0.key].label) },
      width: width, language: scene.language)
  }

  private func note(numbered: Int, unmarked: Int) -> String {
    let language = scene.language
    let number = language.format(numbered)
    var note = LocalizedText(
      "Others bear a number, the same in each panel, as far as there is room; numbers in the index: "
        + "\(number).",
      "Les autres portent un numéro, le même dans chaque vignette, selon la place\u{00A0}; numéros à "
        + "l’index\u{00A0}: \(number).")[language]
    if unmarked > 0 {
      let count = language.format(unmarked)
      note +=
        LocalizedText(
          " Without name or number in any panel: \(count).",
          " Sans nom ni numéro dans aucune vignette\u{00A0}: \(count).")[language]
    }
    return note
  }
}
