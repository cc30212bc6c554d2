import NetworkDiagram

/// The sheets of figures that are printed with the text of a report on A4: all as wide as the text,
/// so that a figure keeps its size and its smallest names can be read.
enum FigureSheet {
  private static let textWidth = 174.0

  /// For a handful of actors.
  static let low = Page(widthInMillimetres: textWidth, height: 120)
  /// Leaves room for a heading above and the words below the figure.
  static let middle = Page(widthInMillimetres: textWidth, height: 200)
  /// A page of its own.
  static let tall = Page(widthInMillimetres: textWidth, height: 240)

  /// The sheet for a number of actors.
  static func sheet(actorCount: Int) -> Page {
    switch actorCount {
    case ...8: low
    case ...40: middle
    default: tall
    }
  }

  /// Whether a sheet, at the width of the text, leaves no room for a heading.
  static func isTall(_ page: Page) -> Bool {
    page.height / page.width > (middle.height + 10) / middle.width
  }
}
