/// Characters in a row whose glyphs are in a row.
struct CharacterRange: Hashable, Sendable {
  let first: UInt32
  var last: UInt32
  /// The glyph of the first character.
  let glyph: Int
}

extension CharacterRange {
  /// Reads the best Unicode map of a font: sorted, without overlaps, all glyphs in the font.
  ///
  /// What is out of order is left out, so that the work is bounded by the number of characters
  /// whatever the table claims.
  static func read(_ cmap: FontBytes, glyphCount: Int) throws(FontError) -> [CharacterRange] {
    var best: (rank: Int, offset: Int)?
    for index in 0..<(try cmap.unsigned16(2)) {
      let platform = try cmap.unsigned16(4 + 8 * index)
      let encoding = try cmap.unsigned16(6 + 8 * index)
      let offset = try cmap.unsigned32(8 + 8 * index)
      guard let format = try? cmap.unsigned16(offset) else { continue }
      let isUnicode = platform == 0 && encoding != 5 || platform == 3 && [1, 10].contains(encoding)
      let rank: Int
      switch format {
      case 12 where isUnicode: rank = 4
      case 4 where isUnicode: rank = 3
      case 6 where isUnicode: rank = 2
      // The Roman encoding of old Apple fonts agrees with Unicode for ASCII.
      case 0, 6: rank = 1
      default: continue
      }
      if rank > best?.rank ?? 0 { best = (rank, offset) }
    }
    guard let best else { return [] }
    let table = try cmap.part(at: best.offset)
    var ranges = RangeList(glyphCount: glyphCount)
    switch try table.unsigned16(0) {
    case 12: try readSegmentedCoverage(table, into: &ranges)
    case 4: try readSegments(table, into: &ranges)
    case 6:
      let first = try table.unsigned16(6)
      let count = try table.unsigned16(8)
      let limit = best.rank == 1 ? 127 : 0xFFFF
      for index in 0..<count where first + index <= limit {
        ranges.append(first + index, glyph: try table.unsigned16(10 + 2 * index))
      }
    default:
      for code in 0..<128 { ranges.append(code, glyph: try table.unsigned8(6 + code)) }
    }
    return ranges.ranges
  }

  private static func readSegmentedCoverage(
    _ table: FontBytes, into ranges: inout RangeList
  ) throws(FontError) {
    let count = try table.unsigned32(12)
    guard count <= (table.count - 16) / 12 else { throw .truncated(table.name) }
    for index in 0..<count {
      let entry = 16 + 12 * index
      ranges.append(
        try table.unsigned32(entry), through: try table.unsigned32(entry + 4),
        glyph: try table.unsigned32(entry + 8))
    }
  }

  private static func readSegments(
    _ table: FontBytes, into ranges: inout RangeList
  ) throws(FontError) {
    let count = try table.unsigned16(6) / 2
    let (starts, deltas, offsets) = (16 + 2 * count, 16 + 4 * count, 16 + 6 * count)
    for index in 0..<count {
      let last = try table.unsigned16(14 + 2 * index)
      let first = try table.unsigned16(starts + 2 * index)
      let delta = try table.unsigned16(deltas + 2 * index)
      let offset = try table.unsigned16(offsets + 2 * index)
      guard first <= last, first >= ranges.next else { continue }
      for code in first...last where code != 0xFFFF {
        if offset == 0 {
          ranges.append(code, glyph: (code + delta) & 0xFFFF)
        } else {
          // The offset counts from its own place in the table.
          let stored = try table.unsigned16(offsets + 2 * index + offset + 2 * (code - first))
          ranges.append(code, glyph: stored == 0 ? 0 : (stored + delta) & 0xFFFF)
        }
      }
    }
  }
}

/// Ranges that grow upwards only.
private struct RangeList {
  let glyphCount: Int
  var ranges: [CharacterRange] = []
  /// The first character that may still come.
  var next = 0

  init(glyphCount: Int) { self.glyphCount = glyphCount }

  mutating func append(_ code: Int, glyph: Int) { append(code, through: code, glyph: glyph) }

  mutating func append(_ first: Int, through last: Int, glyph: Int) {
    guard first >= next, first <= last, last <= 0x10FFFF, glyph < glyphCount else { return }
    // Glyph 0 stands for what the font lacks.
    guard glyph > 0 else {
      if last > first { append(first + 1, through: last, glyph: 1) }
      next = max(next, first + 1)
      return
    }
    let last = min(last, first + glyphCount - 1 - glyph)
    next = last + 1
    if let before = ranges.last, Int(before.last) + 1 == first,
      before.glyph + Int(before.last - before.first) + 1 == glyph
    {
      ranges[ranges.count - 1].last = UInt32(last)
    } else {
      ranges.append(
        CharacterRange(first: UInt32(first), last: UInt32(last), glyph: glyph))
    }
  }
}
