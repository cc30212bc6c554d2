/// A font with only some glyphs of another, for a file that carries its own letters.
public struct FontSubset: Hashable, Sendable {
  /// The content of a TrueType file: outlines and widths, without character map, names and hints.
  public let bytes: [UInt8]
  /// The glyph of the whole font that each glyph of the subset was: `glyphs[new] == old`.
  public let glyphs: [Int]
}

extension TrueTypeFont {
  /// A font with the glyph for missing characters, the given glyphs, and those they are made of, in
  /// this order and renumbered without gaps.
  ///
  /// Hints are left out: they are for screens of few pixels, and half of the size.
  ///
  /// - Parameter wanted: Glyphs of the font; repeated ones count once.
  /// - Throws: ``FontError`` when one of the glyphs is damaged.
  /// - Precondition: All glyphs are in `0..<glyphCount`.
  /// - Complexity: O(bytes of the glyphs).
  public func subset(glyphs wanted: [Int]) throws(FontError) -> FontSubset {
    var glyphs = [0]
    var place = [0: 0]
    func take(_ glyph: Int) {
      guard place[glyph] == nil else { return }
      place[glyph] = glyphs.count
      glyphs.append(glyph)
    }
    for glyph in wanted {
      // Whoever reads the subset shall not meet parts without end.
      _ = try outline(of: glyph)
      take(glyph)
    }
    var data: [UInt8] = []
    var locations = Self.long(0)
    var widths: [UInt8] = []
    var next = 0
    while next < glyphs.count {
      let glyph = glyphs[next]
      next += 1
      let source = try description(of: glyph)
      if source.count > 0 {
        if try source.signed16(0) < 0 {
          data += try composite(source) {
            take($0)
            return place[$0] ?? 0
          }
        } else {
          data += try Self.withoutHints(source)
        }
      }
      data += [UInt8](repeating: 0, count: (4 - data.count % 4) % 4)
      locations += Self.long(data.count)
      widths += metrics(of: glyph)
    }
    return FontSubset(
      bytes: Self.file([
        ("glyf", data), ("head", try headOfSubset()),
        ("hhea", try part("hhea", count: 36, replacing: 34, with: glyphs.count)),
        ("hmtx", widths), ("loca", locations),
        ("maxp", try part("maxp", count: 32, replacing: 4, with: glyphs.count)),
      ]), glyphs: glyphs)
  }

  private func composite(
    _ source: FontBytes, renumbered: (Int) -> Int
  ) throws(FontError) -> [UInt8] {
    var result = Array(source.slice.prefix(10))
    for part in try GlyphPart.parts(of: source) {
      guard part.glyph < glyphCount else { throw .damaged("a glyph has a part that is not there") }
      // Without the bit that announces instructions after the last part.
      result += Self.short(try source.unsigned16(part.range.lowerBound) & ~0x0100)
      result += Self.short(renumbered(part.glyph))
      result += source.slice.dropFirst(part.range.lowerBound + 4).prefix(part.range.count - 4)
    }
    return result
  }

  private static func withoutHints(_ source: FontBytes) throws(FontError) -> [UInt8] {
    let hints = 10 + 2 * (try source.signed16(0))
    // A glyph of no contours may end after its box.
    guard hints > 10 else { return [] }
    let rest = try source.part(at: hints + 2 + (try source.unsigned16(hints)))
    return Array(source.slice.prefix(hints)) + short(0) + Array(rest.slice)
  }

  private func metrics(of glyph: Int) -> [UInt8] {
    let width = Array(horizontalMetrics.slice.dropFirst(4 * min(glyph, metricCount - 1)).prefix(2))
    let bearing =
      glyph < metricCount ? 4 * glyph + 2 : 4 * metricCount + 2 * (glyph - metricCount)
    return width + Self.short((try? tables["hmtx"]?.signed16(bearing)) ?? 0)
  }

  /// A copy of a table, filled up with zeros, with one number changed.
  private func part(
    _ name: String, count: Int, replacing offset: Int, with value: Int
  ) throws(FontError) -> [UInt8] {
    guard let table = tables[name] else { throw .truncated("table '\(name)'") }
    var bytes = Array(table.slice.prefix(count))
    bytes += [UInt8](repeating: 0, count: count - bytes.count)
    bytes.replaceSubrange(offset..<offset + 2, with: Self.short(value))
    return bytes
  }

  private func headOfSubset() throws(FontError) -> [UInt8] {
    var head = try part("head", count: 54, replacing: 50, with: 1)
    head.replaceSubrange(8..<12, with: [0, 0, 0, 0])
    return head
  }

  /// A font file of these tables, which are in the order of their names.
  private static func file(_ tables: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var power = 1
    var exponent = 0
    while power * 2 <= tables.count {
      power *= 2
      exponent += 1
    }
    var directory = long(0x10000) + short(tables.count) + short(16 * power) + short(exponent)
    directory += short(16 * (tables.count - power))
    var body: [UInt8] = []
    let start = 12 + 16 * tables.count
    var head = 0
    for (name, bytes) in tables {
      if name == "head" { head = start + body.count }
      directory += Array(name.utf8) + long(checksum(bytes[...])) + long(start + body.count)
      directory += long(bytes.count)
      body += bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }
    var file = directory + body
    let adjustment = 0xB1B0_AFBA - checksum(file[...])
    file.replaceSubrange(head + 8..<head + 12, with: long(adjustment))
    return file
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
    var sum: UInt32 = 0
    var shift: UInt32 = 24
    for byte in bytes {
      sum &+= UInt32(byte) << shift
      shift = shift == 0 ? 24 : shift - 8
    }
    return Int(sum)
  }

  private static func short(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
  }

  private static func long(_ value: Int) -> [UInt8] { short(value >> 16) + short(value) }
}
