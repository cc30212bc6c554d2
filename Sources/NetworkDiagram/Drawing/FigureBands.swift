import NetworkGraph
import NetworkLayout

/// Title and sub-title at the top of the page.
struct FigureHeader {
  private let title: WrappedText
  private let subtitle: WrappedText

  init(scene: DiagramScene, width: Double) {
    title = LabelWrapping.paragraph(scene.caption.title, size: 12, width: width, weight: .bold)
    subtitle = LabelWrapping.paragraph(scene.caption.subtitle, size: 8, width: width)
  }

  var height: Double {
    title.height + (subtitle.lines.isEmpty ? 0 : subtitle.height + 4)
  }

  func elements(at corner: Point) -> [FigureElement] {
    [
      .group(
        attributes: [.init("id", "title")], title: nil,
        TextBlock.elements(title, at: corner, style: .bold)),
      .group(
        attributes: [.init("id", "subtitle")], title: nil,
        TextBlock.elements(
          subtitle, at: Point(x: corner.x, y: corner.y + title.height + 4),
          colour: Colour(0x444444))),
    ]
  }
}

/// Source, date and notes at the bottom of the page.
struct FigureFooter {
  private static let size = 6.5
  private let blocks: [(id: String, text: WrappedText)]

  init(scene: DiagramScene, extraNotes: [String], width: Double) {
    let caption = scene.caption
    let texts = [
      ("source", caption.source), ("date", caption.dateLine),
      ("note", (caption.notes + extraNotes).joined(separator: " ")),
    ]
    blocks = texts.filter { !$0.1.isEmpty }.map {
      (id: $0.0, text: LabelWrapping.paragraph($0.1, size: Self.size, width: width))
    }
  }

  var height: Double { blocks.reduce(0) { $0 + $1.text.height + 2 } }

  func elements(at corner: Point) -> [FigureElement] {
    var y = corner.y
    return blocks.map { block in
      defer { y += block.text.height + 2 }
      return .group(
        attributes: [.init("id", block.id)], title: nil,
        TextBlock.elements(
          block.text, at: Point(x: corner.x, y: y), colour: Colour(0x444444)))
    }
  }

  /// What the arrangement could not show: an index of numbers, how many names have no place, and
  /// names that were shortened.
  ///
  /// - Parameter numbers: Nodes that bear a number, and which.
  static func notes(
    for arrangement: FigureArrangement, scene: DiagramScene, numbers: [Int: Int]
  ) -> [String] {
    var notes: [String] = []
    let language = scene.language
    let semicolon = LocalizedText("; ", "\u{00A0}; ")[language]
    let written = arrangement.names.map(\.node).filter { numbers[$0] != nil }
      .sorted { numbers[$0]! < numbers[$1]! }
    if !written.isEmpty {
      // A no-break space keeps each number with its name.
      let list = written.map { "\(numbers[$0]!)\u{00A0}\(scene.nodes[$0].label)" }
        .joined(separator: semicolon)
      notes.append(LocalizedText("Numbers: \(list).", "Numéros\u{00A0}: \(list).")[language])
    }
    if !arrangement.unplaced.isEmpty {
      let number = language.format(arrangement.unplaced.count)
      notes.append(
        LocalizedText(
          "Names for which the page has no room: \(number).",
          "Noms pour lesquels la page manque de place\u{00A0}: \(number).")[language])
    }
    let shortened = arrangement.names.filter(\.text.isShortened)
    if !shortened.isEmpty {
      let list = shortened.map { scene.nodes[$0.node].label }.joined(separator: semicolon)
      notes.append(
        LocalizedText("Names in full: \(list).", "Noms complets\u{00A0}: \(list).")[language])
    }
    return notes
  }

  /// The notes that the next attempt needs at most: an index of all its numbers beside the rest.
  static func foreseenNotes(_ notes: [String], scene: DiagramScene, ranked: [Int]) -> [String] {
    guard !ranked.isEmpty else { return notes }
    let list = ranked.enumerated().map { "\($0 + 1)\u{00A0}\(scene.nodes[$1].label)" }
      .joined(separator: "\u{00A0}; ")
    return notes + ["Numéros : \(list)."]
  }
}
