/// The sheet that a drawing fills, in points of 1/72 inch.
public struct Page: Hashable, Sendable {
  /// The width and height of the sheet in points.
  public let width: Double
  /// The height of the sheet in points, margins included.
  public let height: Double
  /// The empty border on each side, in points.
  public let margin: Double

  /// A sheet by its measures in millimetres.
  ///
  /// - Precondition: What the margins leave is at least 60 mm in both directions.
  public init(widthInMillimetres width: Double, height: Double, margin: Double = 0) {
    precondition(
      width - 2 * margin >= 60 && height - 2 * margin >= 60 && width < 10_000 && height < 10_000
        && margin >= 0, "a page is 60 mm wide and high or more, margins apart")
    self.width = width * 72 / 25.4
    self.height = height * 72 / 25.4
    self.margin = margin * 72 / 25.4
  }

  /// The text area of an A4 page with margins of 20 and 25 mm: a figure that goes into a report.
  /// A tenth of a millimetre is left, so that rounding never makes a report shrink it.
  public static let a4Figure = Page(widthInMillimetres: 170, height: 246.9)
  /// The same on its side.
  public static let a4FigureLandscape = Page(widthInMillimetres: 246.9, height: 170)
  /// A whole sheet of A4, upright, with margins of its own.
  public static let a4 = Page(widthInMillimetres: 210, height: 297, margin: 10)
  /// A whole sheet of A4 on its side.
  public static let a4Landscape = Page(widthInMillimetres: 297, height: 210, margin: 10)
  /// A whole sheet of A3, upright.
  public static let a3 = Page(widthInMillimetres: 297, height: 420, margin: 12)
  /// A whole sheet of A3 on its side.
  public static let a3Landscape = Page(widthInMillimetres: 420, height: 297, margin: 12)
}
