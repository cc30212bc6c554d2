/// What makes a font file useless, as a sentence.
public struct FontError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sentence in English without a capital and full stop.
  public let description: String

  init(_ description: String) { self.description = description }

  static func truncated(_ part: String) -> FontError {
    FontError("the font is damaged: its \(part) ends too early")
  }

  static func damaged(_ what: String) -> FontError {
    FontError("the font is damaged: \(what)")
  }

  /// What a font must be, after what a file is instead.
  static let expectation =
    "expected a TrueType font: .ttf, .otf with TrueType outlines, or a collection .ttc"

  /// The file is something else, known or not by its first four bytes.
  static func otherFormat(tag: Int) -> FontError {
    let found =
      switch tag {
      case 0x4F54_544F: "the font has PostScript outlines (OpenType CFF)"
      case 0x774F_4646, 0x774F_4632: "the file is no TrueType font but a packed web font (WOFF)"
      case 0x7479_7031, 0x2521_5053: "the file is a PostScript font (Type 1)"
      case let tag where tag >> 16 == 0x8001: "the file is a PostScript font (Type 1)"
      default: "the file is no TrueType font"
      }
    return FontError(
      "\(found); \(expectation); PostScript outlines, WOFF and Type 1 are not supported")
  }
}
