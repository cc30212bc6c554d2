public import NetworkGraph
import NetworkLayout

/// A finished page: what every kind of figure becomes, and what the writers of files take.
///
/// Title and sub-title stand on top, below them the picture, then the legend, the source, the date
/// and the notes. All is in points from the top left corner of the page.
public struct Figure: Sendable {
  /// The sheet that the figure fills.
  public let page: Page
  /// The language of its words.
  public let language: Language
  /// The words round the picture, and what is read out in its place.
  public let caption: FigureCaption

  /// What kind of figure it is; the SVG says so, and a grade asks what that kind can answer.
  public internal(set) var kind: Kind

  /// From back to front.
  let elements: [FigureElement]

  init(
    page: Page, language: Language, caption: FigureCaption, kind: Kind = .map,
    elements: [FigureElement]
  ) {
    self.page = page
    self.kind = kind
    self.language = language
    self.caption = caption
    self.elements = elements
  }

  /// Puts a picture between its header and its legend and notes.
  ///
  /// - Parameters:
  ///   - legend: What colours, sizes and lines mean.
  ///   - extraNotes: What the picture cannot show, after the notes of the caption.
  ///   - picture: Draws the picture inside a rectangle of the page.
  /// - Throws: ``DrawingError/pageTooSmall(needed:available:)`` when the words leave too little room.
  init(
    page: Page, language: Language, caption: FigureCaption, kind: Kind = .map,
    legend: [LegendBlock], extraNotes: [String] = [], picture: (Rectangle) -> [FigureElement]
  ) throws(DrawingError) {
    let width = page.width - 2 * page.margin
    let header = FigureHeader(caption: caption, width: width)
    let legend = LegendBand(legend, width: width)
    let legendHeight = legend.height > 0 ? legend.height + 20 : 0
    let footer = FigureFooter(caption: caption, extraNotes: extraNotes, width: width)
    let available = page.height - 2 * page.margin
    let taken = header.height + 6 + legendHeight + footer.height
    guard available - taken >= max(90, available * 0.2) else {
      throw .pageTooSmall(needed: taken, available: available)
    }
    let bottom = page.height - page.margin - footer.height
    let frame = Rectangle(
      minX: page.margin, minY: page.margin + header.height + 6, maxX: page.margin + width,
      maxY: bottom - legendHeight)
    self.init(
      page: page, language: language, caption: caption, kind: kind,
      elements: header.elements(at: Point(x: page.margin, y: page.margin)) + picture(frame)
        + legend.elements(at: Point(x: page.margin, y: bottom - 10 - legend.height))
        + footer.elements(at: Point(x: page.margin, y: bottom)))
  }

  /// The figure as an SVG file: UTF-8, self-contained, lengths in points with two decimals.
  ///
  /// Nodes, lines and names are groups of class `node`, `edge` and `label` with `data-` attributes
  /// that name the actors and the kind; `data-figure` of the root names the kind of figure; `title` and `desc` tell the picture to those who cannot see
  /// it.
  public func svg() -> String {
    SVGWriter.document(
      page: page, language: language, title: caption.title, description: caption.description,
      kind: kind, elements: elements)
  }
}
