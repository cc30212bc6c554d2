import NetworkGraph
import NetworkLayout

/// How high a figure becomes that needs no whole page.
public enum ChartFit: String, Hashable, Sendable, CaseIterable {
  /// As high as the page.
  case page
  /// As wide as the page, and only as high as what it shows; never higher than the page.
  case content
}

/// What stands round the picture of a chart, measured before the picture is made.
struct ChartSheet {
  let kind: Figure.Kind
  let page: Page
  let language: Language
  let caption: FigureCaption
  var legend: [LegendBlock]
  var notes: [String] = []

  /// The rectangle that is left for the picture.
  ///
  /// - Throws: ``DrawingError/pageTooSmall(needed:available:)``
  func frame() throws(DrawingError) -> Rectangle {
    var frame = Rectangle(minX: 0, minY: 0, maxX: 0, maxY: 0)
    _ = try figure { rectangle in
      frame = rectangle
      return []
    }
    return frame
  }

  /// The finished page.
  func figure(_ picture: (Rectangle) -> [FigureElement]) throws(DrawingError) -> Figure {
    try Figure(
      page: page, language: language, caption: caption, kind: kind, legend: legend,
      extraNotes: notes, picture: picture)
  }

  /// The same words on a page that is only as high as a picture of some height needs.
  func fitted(_ fit: ChartFit, pictureHeight: Double) throws(DrawingError) -> ChartSheet {
    guard fit == .content else { return self }
    let spare = try frame().height - pictureHeight
    guard spare > 1 else { return self }
    let pointsPerMillimetre = 72 / 25.4
    let height = max(
      60 + 2 * page.margin / pointsPerMillimetre,
      (page.height - spare) / pointsPerMillimetre)
    let lower = ChartSheet(
      kind: kind,
      page: Page(
        widthInMillimetres: page.width / pointsPerMillimetre, height: height,
        margin: page.margin / pointsPerMillimetre),
      language: language, caption: caption, legend: legend, notes: notes)
    // A picture takes at least a fifth of a page; where the words are many, the page stays.
    guard (try? lower.frame()) != nil else { return self }
    return lower
  }
}
