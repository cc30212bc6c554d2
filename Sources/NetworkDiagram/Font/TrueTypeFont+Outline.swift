extension TrueTypeFont {
  /// The shape of a glyph in em, y upwards from the baseline; empty for a space.
  ///
  /// - Throws: ``FontError`` when the glyph is damaged, or made of parts without end.
  /// - Precondition: `glyph` is in `0..<glyphCount`.
  /// - Complexity: O(points); composite glyphs have up to 256 parts, nested 8 deep.
  public func outline(of glyph: Int) throws(FontError) -> GlyphOutline {
    var budget = 256
    return GlyphOutline(
      points: try points(of: glyph, depth: 0, budget: &budget), unitsPerEm: unitsPerEm)
  }

  /// The bytes of a glyph, empty for one without ink.
  func description(of glyph: Int) throws(FontError) -> FontBytes {
    precondition((0..<glyphCount).contains(glyph), "a glyph is one of the font's")
    let start: Int
    let end: Int
    if hasLongLocations {
      start = try locations.unsigned32(4 * glyph)
      end = try locations.unsigned32(4 * glyph + 4)
    } else {
      start = 2 * (try locations.unsigned16(2 * glyph))
      end = 2 * (try locations.unsigned16(2 * glyph + 2))
    }
    guard start <= end else { throw .damaged("the end of glyph \(glyph) is before its start") }
    return try glyphData.part(at: start, count: end - start, name: "glyph \(glyph)")
  }

  private func points(
    of glyph: Int, depth: Int, budget: inout Int
  ) throws(FontError) -> [GlyphPoint] {
    let data = try description(of: glyph)
    guard data.count > 0 else { return [] }
    let contourCount = try data.signed16(0)
    if contourCount >= 0 { return try Self.simplePoints(data, contourCount: contourCount) }
    guard depth < 8 else { throw .damaged("glyph \(glyph) is made of parts nested too deep") }
    var result: [GlyphPoint] = []
    for part in try GlyphPart.parts(of: data) {
      budget -= 1
      guard budget >= 0 else { throw .damaged("a glyph is made of too many parts") }
      guard part.glyph < glyphCount else {
        throw .damaged("glyph \(glyph) uses a glyph that is not there")
      }
      var points = try points(of: part.glyph, depth: depth + 1, budget: &budget)
      guard result.count + points.count <= 65_536 else {
        throw .damaged("a glyph has too many points")
      }
      for index in points.indices {
        let (x, y) = (points[index].x, points[index].y)
        points[index].x = part.xx * x + part.yx * y
        points[index].y = part.xy * x + part.yy * y
      }
      let shift: (x: Double, y: Double)
      switch part.place {
      case .offset(let x, let y): shift = (x, y)
      case .points(let parent, let child):
        guard parent < result.count, child < points.count else {
          throw .damaged("glyph \(glyph) is joined at a point that is not there")
        }
        shift = (result[parent].x - points[child].x, result[parent].y - points[child].y)
      }
      for index in points.indices {
        points[index].x += shift.x
        points[index].y += shift.y
      }
      result += points
    }
    return result
  }

  private static func simplePoints(
    _ data: FontBytes, contourCount: Int
  ) throws(FontError) -> [GlyphPoint] {
    guard contourCount > 0 else { return [] }
    var points: [GlyphPoint] = []
    var last = -1
    for contour in 0..<contourCount {
      let end = try data.unsigned16(10 + 2 * contour)
      guard end >= last else { throw .damaged("the contours of a glyph are out of order") }
      // Each point takes at least a bit of the file, but the flag of a run of up to 256 equal points
      // is two bytes.
      guard end < 128 * data.count else { throw .truncated(data.name) }
      while last < end {
        last += 1
        points.append(
          GlyphPoint(x: 0, y: 0, isOnCurve: false, endsContour: last == end))
      }
    }
    var offset = 10 + 2 * contourCount
    offset += 2 + (try data.unsigned16(offset))
    var flags: [Int] = []
    flags.reserveCapacity(points.count)
    while flags.count < points.count {
      let flag = try data.unsigned8(offset)
      offset += 1
      flags.append(flag)
      if flag & 8 != 0 {
        let repeats = try data.unsigned8(offset)
        offset += 1
        for _ in 0..<min(repeats, points.count - flags.count) { flags.append(flag) }
      }
    }
    func coordinates(
      short: Int, same: Int, _ store: (inout GlyphPoint, Double) -> Void
    ) throws(FontError) {
      var value = 0
      for index in points.indices {
        if flags[index] & short != 0 {
          let step = try data.unsigned8(offset)
          offset += 1
          value += flags[index] & same != 0 ? step : -step
        } else if flags[index] & same == 0 {
          value += try data.signed16(offset)
          offset += 2
        }
        store(&points[index], Double(value))
      }
    }
    try coordinates(short: 2, same: 16) { $0.x = $1 }
    try coordinates(short: 4, same: 32) { $0.y = $1 }
    for index in points.indices { points[index].isOnCurve = flags[index] & 1 != 0 }
    return points
  }
}

/// One part of a composite glyph: another glyph, turned, scaled and moved.
struct GlyphPart {
  enum Place {
    case offset(x: Double, y: Double)
    /// A point of the parts before and one of this part that come to lie on each other.
    case points(parent: Int, child: Int)
  }

  let glyph: Int
  let place: Place
  var xx = 1.0
  var xy = 0.0
  var yx = 0.0
  var yy = 1.0
  /// Where the part is in the bytes of the composite glyph.
  var range = 0..<0

  /// The parts of a composite glyph in order.
  static func parts(of data: FontBytes) throws(FontError) -> [GlyphPart] {
    var parts: [GlyphPart] = []
    var offset = 10
    var flags = 0x20
    while flags & 0x20 != 0 {
      let start = offset
      flags = try data.unsigned16(offset)
      let glyph = try data.unsigned16(offset + 2)
      offset += 4
      let (first, second): (Int, Int)
      if flags & 1 != 0 {
        (first, second) = (try data.unsigned16(offset), try data.unsigned16(offset + 2))
        offset += 4
      } else {
        (first, second) = (try data.unsigned8(offset), try data.unsigned8(offset + 1))
        offset += 2
      }
      func signed(_ value: Int) -> Double {
        flags & 1 != 0
          ? Double(Int16(truncatingIfNeeded: value)) : Double(Int8(truncatingIfNeeded: value))
      }
      var part = GlyphPart(
        glyph: glyph,
        place: flags & 2 != 0
          ? .offset(x: signed(first), y: signed(second)) : .points(parent: first, child: second))
      func factor() throws(FontError) -> Double {
        defer { offset += 2 }
        return Double(try data.signed16(offset)) / 16_384
      }
      if flags & 0x08 != 0 {
        part.xx = try factor()
        part.yy = part.xx
      } else if flags & 0x40 != 0 {
        part.xx = try factor()
        part.yy = try factor()
      } else if flags & 0x80 != 0 {
        part.xx = try factor()
        part.xy = try factor()
        part.yx = try factor()
        part.yy = try factor()
      }
      part.range = start..<offset
      parts.append(part)
    }
    return parts
  }
}
