import NetworkGraph

/// A page that cannot become an image of the size asked for.
public enum ImageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The resolution is outside of ``NetworkDiagram/Figure/resolutions``.
  case resolution(Int)
  /// The image would have more than 400 million pixels.
  case tooManyPixels(width: Int, height: Int)

  /// A sentence that says what was asked for and what is possible.
  public var description: String {
    switch self {
    case .resolution(let dotsPerInch):
      "an image of \(dotsPerInch) dots per inch is not possible; expected "
        + "\(Figure.resolutions.lowerBound) to \(Figure.resolutions.upperBound)"
    case .tooManyPixels(let width, let height):
      "the image would have \(width) × \(height) pixels; at most "
        + "\(Figure.mostPixels / 1_000_000) million are possible: choose a smaller page or fewer "
        + "dots per inch"
    }
  }
}

extension Figure {
  /// The dots per inch that an image may have.
  public static let resolutions = 36...1200

  static let mostPixels = 400_000_000

  /// The figure as a PNG file, as it would be printed on white paper.
  ///
  /// Letters come from the fonts of the book, each line at the width that the layout measured; a
  /// character that no font has is drawn by a pen of our own, which knows the letters of Western and
  /// Central Europe and shows others as a box with their number. Borders are smooth: each pixel is
  /// coloured by the exact share of it that is covered.
  ///
  /// The file has 256 colours where that changes no channel of a pixel by more than 12 of 255, else
  /// all of them. It says its resolution, its title and its description, but neither time nor place.
  /// The same figure, resolution and fonts give the same bytes on any machine.
  ///
  /// - Parameters:
  ///   - dotsPerInch: From 36 to 1200; journals ask for 300 or more.
  ///   - fonts: What the words are set in; the pen alone when the book is empty.
  /// - Throws: ``ImageError`` when the resolution is outside of these, or the image would have more
  ///   than 400 million pixels.
  /// - Complexity: O(pixels + elements) time, shared by all cores; about two bytes per pixel in
  ///   memory besides the file, and none beyond 64 million pixels.
  /// - SeeAlso: ISO/IEC 15948:2004, *Portable Network Graphics (PNG): Functional specification*.
  public func png(
    dotsPerInch: Int = 300, fonts: FontBook = FontBook()
  ) throws(ImageError) -> [UInt8] {
    guard Self.resolutions.contains(dotsPerInch) else { throw .resolution(dotsPerInch) }
    let scale = Double(dotsPerInch) / 72
    // A page has at least 60 mm, and its sides are below 10 m.
    let width = Int((page.width * scale).rounded())
    let height = Int((page.height * scale).rounded())
    guard width * height <= Self.mostPixels else {
      throw .tooManyPixels(width: width, height: height)
    }
    let raster = RasterPage(
      elements: elements, width: width, height: height, scale: scale, fonts: fonts)
    return PNGWriter(
      page: raster, dotsPerInch: dotsPerInch, title: caption.title,
      description: caption.description, language: language.rawValue
    ).bytes()
  }

  /// The characters of the figure that an image shows as a box with their number, since neither a
  /// font of the book nor our own pen has them; each once, in the order of their numbers.
  ///
  /// - Complexity: O(characters × fonts).
  public func boxedCharacters(in fonts: FontBook) -> [Unicode.Scalar] {
    var boxed: Set<Unicode.Scalar> = []
    for line in textLines {
      for letter in GlyphRun(line, fonts: fonts).letters where letter.face == .pen {
        if let scalar = Unicode.Scalar(letter.code), letter.base == 0, StrokeFont.isBox(scalar) {
          boxed.insert(scalar)
        }
      }
    }
    return boxed.sorted()
  }
}
