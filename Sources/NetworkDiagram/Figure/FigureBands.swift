import NetworkGraph
import NetworkLayout

/// Title and sub-title at the top of the page.
struct FigureHeader {
  private let title: WrappedText
  private let subtitle: WrappedText

  init(caption: FigureCaption, width: Double) {
    title = LabelWrapping.paragraph(caption.title, size: 12, width: width, weight: .bold)
    subtitle = LabelWrapping.paragraph(caption.subtitle, size: 8, width: width)
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

  init(caption: FigureCaption, extraNotes: [String] = [], width: Double) {
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
}
