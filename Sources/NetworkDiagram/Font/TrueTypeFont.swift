/// A font in the TrueType format: which glyph a character has, how wide it is, how it looks.
///
///     let font = try TrueTypeFont(bytes)
///     if let glyph = font.glyphIndex(for: "é") {
///       print(font.advance(of: glyph))        // 0.556 in a font like Helvetica
///       let outline = try font.outline(of: glyph)
///     }
///
/// The file is not believed: each read is checked against its end, composite glyphs are followed to
/// a bounded depth and number of parts, so that a damaged or hostile font throws a sentence. Fonts
/// with PostScript outlines (OpenType with a `CFF` table) are refused, as are packed ones (WOFF).
///
/// - SeeAlso: *OpenType specification* 1.9, ISO/IEC 14496-22, whose names of tables and fields are
///   kept.
public struct TrueTypeFont: Sendable {
  /// The number of glyphs; the first is the one for missing characters.
  public let glyphCount: Int
  /// How far the letters rise above the baseline, in em, as the font states it.
  public let ascent: Double
  /// How far the letters sink below the baseline, in em; positive downwards.
  public let descent: Double
  /// The height of capital letters in em; 0.7 where the font does not say.
  public let capitalHeight: Double
  /// Whether the font says that it is a bold one.
  public let isBold: Bool
  /// Whether the font says that it is slanted.
  public let isItalic: Bool
  /// The slant in degrees, negative when it leans forward.
  public let italicAngle: Double
  /// The box round all glyphs in em: left, bottom, right, top.
  public let boundingBox: (left: Double, bottom: Double, right: Double, top: Double)
  /// Whether the maker allows a file to carry a part of the font.
  public let allowsEmbedding: Bool
  /// The name of the family, such as `Liberation Sans`; empty where the font has none.
  public let familyName: String
  /// The name without spaces, such as `LiberationSans-Bold`: ASCII letters, digits and hyphens only.
  public let postScriptName: String

  let unitsPerEm: Double
  let tables: [String: FontBytes]
  let characters: [CharacterRange]
  let horizontalMetrics: FontBytes
  let metricCount: Int
  let glyphData: FontBytes
  let locations: FontBytes
  let hasLongLocations: Bool

  /// Reads a font from the content of a `.ttf` or `.ttc` file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - face: The place of the font in a collection; the first upright face of normal weight when
  ///     `nil`. Ignored for a file with one font.
  /// - Throws: ``FontError`` when the file is no TrueType font, or is damaged.
  /// - Complexity: O(*c*) for *c* characters of the font; outlines are read when asked for.
  public init(_ bytes: [UInt8], face: Int? = nil) throws(FontError) {
    let file = FontBytes(bytes)
    guard bytes.count >= 12 else {
      throw FontError("the file is too short for a font; \(FontError.expectation)")
    }
    guard try file.unsigned32(0) == Self.collectionTag else {
      try self.init(file: file, directory: 0)
      return
    }
    let count = try file.unsigned32(8)
    guard count > 0, count <= 256 else {
      throw .damaged("its collection has \(count) fonts")
    }
    if let face {
      guard face >= 0, face < count else { throw FontError("the collection has \(count) fonts") }
      try self.init(file: file, directory: try file.unsigned32(12 + 4 * face))
      return
    }
    var first: TrueTypeFont?
    for index in 0..<count {
      let font = try TrueTypeFont(file: file, directory: try file.unsigned32(12 + 4 * index))
      if first == nil { first = font }
      if !font.isBold && !font.isItalic {
        self = font
        return
      }
    }
    guard let first else { throw .damaged("its collection is empty") }
    self = first
  }

  /// The number of fonts in a file: 1 unless it is a collection, 0 when it is no font.
  public static func faceCount(of bytes: [UInt8]) -> Int {
    let file = FontBytes(bytes)
    guard let tag = try? file.unsigned32(0) else { return 0 }
    if tag == collectionTag { return (try? file.unsigned32(8)).map { min($0, 256) } ?? 0 }
    return outlineTags.contains(tag) ? 1 : 0
  }

  private static let collectionTag = 0x7474_6366
  // 1.0, and `true` of older Apple fonts.
  private static let outlineTags = [0x0001_0000, 0x7472_7565]

  private init(file: FontBytes, directory: Int) throws(FontError) {
    let tables = try Self.tables(of: file, directory: directory)
    self.tables = tables
    func table(_ tag: String) throws(FontError) -> FontBytes {
      guard let table = tables[tag] else {
        throw FontError(
          tag == "loca" || tag == "glyf"
            ? "the font has no TrueType outlines (no table '\(tag)'); \(FontError.expectation)"
            : "the font has no table '\(tag)'")
      }
      return table
    }
    let head = try table("head")
    let units = try head.unsigned16(18)
    guard (16...16_384).contains(units) else {
      throw .damaged("it has \(units) units to the em; 16 to 16384 are possible")
    }
    let em = Double(units)
    unitsPerEm = em
    boundingBox = (
      Double(try head.signed16(36)) / em, Double(try head.signed16(38)) / em,
      Double(try head.signed16(40)) / em, Double(try head.signed16(42)) / em
    )
    let style = try head.unsigned16(44)
    isBold = style & 1 != 0
    isItalic = style & 2 != 0
    hasLongLocations = try head.signed16(50) != 0

    glyphCount = try table("maxp").unsigned16(4)
    guard glyphCount > 0 else { throw .damaged("it has no glyphs") }

    let hhea = try table("hhea")
    ascent = Double(try hhea.signed16(4)) / em
    descent = -Double(try hhea.signed16(6)) / em
    metricCount = try hhea.unsigned16(34)
    guard metricCount > 0, metricCount <= glyphCount else {
      throw .damaged("it has \(metricCount) widths for \(glyphCount) glyphs")
    }
    horizontalMetrics = try table("hmtx").part(at: 0, count: 4 * metricCount)
    locations = try table("loca").part(
      at: 0, count: (glyphCount + 1) * (hasLongLocations ? 4 : 2))
    glyphData = try table("glyf")

    if let cmap = tables["cmap"] {
      characters = try CharacterRange.read(cmap, glyphCount: glyphCount)
    } else {
      characters = []
    }

    let os2 = tables["OS/2"]
    let permission = (try? os2?.unsigned16(8)) ?? 0
    // Restricted licence, no subsetting, bitmaps only.
    allowsEmbedding = permission & 0x000F != 0x0002 && permission & 0x0300 == 0
    let version = (try? os2?.unsigned16(0)) ?? 0
    let height = version >= 2 ? (try? os2?.signed16(88)) ?? 0 : 0
    capitalHeight = height > 0 ? Double(height) / em : 0.7
    italicAngle = Double((try? tables["post"]?.signed16(4)) ?? 0)
    let names = FontNames(tables["name"])
    familyName = names.family
    postScriptName = names.postScript
  }

  private static func tables(
    of file: FontBytes, directory: Int
  ) throws(FontError) -> [String: FontBytes] {
    let header = try file.part(at: directory, name: "table directory")
    let tag = try header.unsigned32(0)
    guard outlineTags.contains(tag) else { throw .otherFormat(tag: tag) }
    var tables: [String: FontBytes] = [:]
    for index in 0..<(try header.unsigned16(4)) {
      let entry = 12 + 16 * index
      var name = ""
      for offset in 0..<4 {
        name.unicodeScalars.append(
          Unicode.Scalar(UInt8(truncatingIfNeeded: try header.unsigned8(entry + offset))))
      }
      let offset = try header.unsigned32(entry + 8)
      let length = try header.unsigned32(entry + 12)
      guard tables[name] == nil else { continue }
      tables[name] = try file.part(at: offset, count: length, name: "table '\(name)'")
    }
    return tables
  }

  /// Whether characters have glyphs at all; a part of a font that a file carries has no map.
  var hasCharacters: Bool { !characters.isEmpty }

  /// The glyph of a character, `nil` when the font has none for it.
  ///
  /// - Complexity: O(log *r*) for *r* ranges of characters.
  public func glyphIndex(for scalar: Unicode.Scalar) -> Int? {
    var low = 0
    var high = characters.count
    while low < high {
      let middle = (low + high) / 2
      let range = characters[middle]
      if scalar.value < range.first {
        high = middle
      } else if scalar.value > range.last {
        low = middle + 1
      } else {
        return range.glyph + Int(scalar.value - range.first)
      }
    }
    return nil
  }

  /// How far the pen moves after a glyph, in em.
  ///
  /// - Precondition: `glyph` is in `0..<glyphCount`.
  public func advance(of glyph: Int) -> Double {
    precondition((0..<glyphCount).contains(glyph), "a glyph is one of the font's")
    // The last width holds for all glyphs after it.
    let offset = horizontalMetrics.start + 4 * min(glyph, metricCount - 1)
    let bytes = horizontalMetrics.bytes
    return Double(Int(bytes[offset]) << 8 | Int(bytes[offset + 1])) / unitsPerEm
  }
}
