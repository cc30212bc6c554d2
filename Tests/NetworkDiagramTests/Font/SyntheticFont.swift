@testable import NetworkDiagram

/// A tiny TrueType font made in memory: 1000 units to the em, each shape known.
enum SyntheticFont {
  /// The characters that have a glyph, with it.
  static let characters: [(character: Unicode.Scalar, glyph: Int)] = [
    (" ", 1), ("A", 2), ("B", 8), ("a", 2), ("b", 8), ("e", 2), ("o", 3), ("\u{A0}", 1),
    ("´", 4), ("Á", 5), ("é", 5), ("א", 6), ("ב", 2), ("中", 7),
  ]
  /// Only a map of format 12 reaches it.
  static let emoji: (character: Unicode.Scalar, glyph: Int) = ("😀", 6)

  static let widths = [500, 250, 700, 600, 0, 700, 350, 1000, 650]

  /// The glyph descriptions; 5 is 2 with 4 above, 6 is 5 at half size, 8 shares the outline of 2 by
  /// matching points.
  static var glyphs: [[UInt8]] {
    [
      simple([[(50, 0, true), (450, 0, true), (450, 700, true), (50, 700, true)]]),
      [],
      simple([[(0, 0, true), (350, 700, true), (700, 0, true)]]),
      simple([[(50, 0, false), (50, 500, false), (550, 500, false), (550, 0, false)]]),
      simple([[(300, 720, true), (400, 900, true), (450, 860, false), (340, 720, true)]]),
      composite([
        Part(glyph: 2, arguments: (0, 0)), Part(glyph: 4, arguments: (10, -20)),
      ]),
      composite([Part(glyph: 5, arguments: (0, 300), scale: 0.5)]),
      simple([
        [(0, -100, true), (1000, -100, true), (1000, 900, true), (0, 900, true)],
        [(100, 0, true), (100, 800, true), (900, 800, true), (900, 0, true)],
      ]),
      composite([
        Part(glyph: 2, arguments: (0, 0)), Part(glyph: 4, arguments: (1, 1), joinsPoints: true),
      ]),
    ]
  }

  struct Part {
    var glyph: Int
    var arguments: (Int, Int)
    var scale: Double?
    var joinsPoints = false
  }

  /// The font file.
  static func bytes(
    mapFormats: [Int] = [4, 12], longLocations: Bool = false, style: Int = 0,
    glyphs: [[UInt8]] = SyntheticFont.glyphs, replacing: [String: [UInt8]] = [:],
    tag: [UInt8] = [0, 1, 0, 0], family: String = "Synthetic Sans"
  ) -> [UInt8] {
    var data: [UInt8] = []
    var locations: [UInt8] = []
    for glyph in glyphs {
      locations += longLocations ? long(data.count) : short(data.count / 2)
      data += glyph + (glyph.count % 2 == 0 ? [] : [0])
    }
    locations += longLocations ? long(data.count) : short(data.count / 2)
    let widths = (0..<glyphs.count).map { $0 < Self.widths.count ? Self.widths[$0] : 500 }
    let head =
      long(0x10000) + long(0) + long(0) + long(0x5F0F_3CF5) + short(0) + short(1000)
      + [UInt8](repeating: 0, count: 16) + short(0) + short(-200) + short(1000) + short(900)
      + short(style) + short(8) + short(2) + short(longLocations ? 1 : 0) + short(0)
    let hhea =
      long(0x10000) + short(800) + short(-200) + [UInt8](repeating: 0, count: 26)
      + short(widths.count)
    var tables: [String: [UInt8]] = [
      "head": head, "hhea": hhea, "maxp": long(0x10000) + short(glyphs.count) + [0, 0],
      "hmtx": widths.flatMap { short($0) + short(0) }, "loca": locations, "glyf": data,
      "cmap": map(mapFormats), "name": names(family: family),
    ]
    for (tag, bytes) in replacing { tables[tag] = bytes.isEmpty ? nil : bytes }
    return assemble(tables.sorted { $0.key < $1.key }, tag: tag)
  }

  static func assemble(_ tables: [(key: String, value: [UInt8])], tag: [UInt8]) -> [UInt8] {
    var directory = tag + short(tables.count) + [0, 0, 0, 0, 0, 0]
    var body: [UInt8] = []
    let start = 12 + 16 * tables.count
    for (name, bytes) in tables {
      directory += Array(name.utf8) + long(0) + long(start + body.count) + long(bytes.count)
      body += bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }
    return directory + body
  }

  static func names(family: String) -> [UInt8] {
    let texts = [(1, family), (6, family.filter { $0 != " " } + "-Regular")]
    var records: [UInt8] = []
    var storage: [UInt8] = []
    for (kind, text) in texts {
      let wide = text.utf16.flatMap { short(Int($0)) }
      records +=
        short(3) + short(1) + short(0x409) + short(kind) + short(wide.count) + short(storage.count)
      storage += wide
    }
    return short(0) + short(texts.count) + short(6 + records.count) + records + storage
  }

  /// A character map in the given formats.
  static func map(_ formats: [Int]) -> [UInt8] {
    let basic = characters.filter { $0.character.value < 0x10000 }
      .sorted { $0.character.value < $1.character.value }
    var header = short(0) + short(formats.count)
    var body: [UInt8] = []
    for format in formats {
      let place = 4 + 8 * formats.count + body.count
      header += short(format == 0 ? 1 : 3) + short(format == 12 ? 10 : format == 0 ? 0 : 1)
      header += long(place)
      switch format {
      case 0:
        var glyphs = [UInt8](repeating: 0, count: 256)
        for (character, glyph) in basic where character.value < 256 {
          glyphs[Int(character.value)] = UInt8(glyph)
        }
        body += short(0) + short(262) + short(0) + glyphs
      case 6:
        var glyphs = [Int](repeating: 0, count: 96)
        for (character, glyph) in basic where (32..<128).contains(character.value) {
          glyphs[Int(character.value) - 32] = glyph
        }
        body +=
          short(6) + short(10 + 192) + short(0) + short(32) + short(96) + glyphs.flatMap(short)
      case 12:
        let all = basic + [emoji]
        body += short(12) + short(0) + long(16 + 12 * all.count) + long(0) + long(all.count)
        for (character, glyph) in all {
          body += long(Int(character.value)) + long(Int(character.value)) + long(glyph)
        }
      default: body += segments(basic)
      }
    }
    return header + body
  }

  /// Format 4; every second segment goes through the array of glyphs.
  private static func segments(_ list: [(character: Unicode.Scalar, glyph: Int)]) -> [UInt8] {
    let count = list.count + 1
    var (ends, starts, deltas, offsets, array) = (
      [UInt8](), [UInt8](), [UInt8](), [UInt8](), [UInt8]()
    )
    for (index, entry) in list.enumerated() {
      let code = Int(entry.character.value)
      ends += short(code)
      starts += short(code)
      if index % 2 == 0 {
        deltas += short(entry.glyph - code)
        offsets += short(0)
      } else {
        deltas += short(0)
        offsets += short(2 * (count - index) + array.count)
        array += short(entry.glyph)
      }
    }
    ends += short(0xFFFF)
    starts += short(0xFFFF)
    deltas += short(1)
    offsets += short(0)
    let body = ends + short(0) + starts + deltas + offsets + array
    return short(4) + short(14 + body.count) + short(0) + short(2 * count) + short(0) + short(0)
      + short(0) + body
  }

  /// A glyph of contours, each point with whether it is on the curve. It has an instruction, which
  /// a reader has to skip.
  static func simple(_ contours: [[(x: Int, y: Int, isOn: Bool)]]) -> [UInt8] {
    let points = contours.flatMap { $0 }
    var result = short(contours.count)
    result += short(points.map(\.x).min() ?? 0) + short(points.map(\.y).min() ?? 0)
    result += short(points.map(\.x).max() ?? 0) + short(points.map(\.y).max() ?? 0)
    var end = -1
    for contour in contours {
      end += contour.count
      result += short(end)
    }
    result += short(1) + [0x4F]
    result += points.map { $0.isOn ? 1 : 0 }
    var before = 0
    for point in points {
      result += short(point.x - before)
      before = point.x
    }
    before = 0
    for point in points {
      result += short(point.y - before)
      before = point.y
    }
    return result
  }

  static func composite(_ parts: [Part]) -> [UInt8] {
    var result = short(-1) + short(0) + short(0) + short(700) + short(900)
    for (index, part) in parts.enumerated() {
      var flags = index + 1 < parts.count ? 0x20 : 0
      flags |= part.joinsPoints ? 0 : 3
      if part.scale != nil { flags |= 8 }
      result += short(flags) + short(part.glyph)
      if part.joinsPoints {
        result += [UInt8(part.arguments.0), UInt8(part.arguments.1)]
      } else {
        result += short(part.arguments.0) + short(part.arguments.1)
      }
      if let scale = part.scale { result += short(Int(scale * 16_384)) }
    }
    return result
  }

  static func short(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
  }

  static func long(_ value: Int) -> [UInt8] { short(value >> 16) + short(value) }
}
