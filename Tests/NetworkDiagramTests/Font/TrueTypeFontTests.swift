import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct TrueTypeFontTests {
  @Test(arguments: [[4], [12], [4, 12], [12, 4]], [false, true])
  func `every character has its glyph and width`(formats: [Int], long: Bool) throws {
    let font = try TrueTypeFont(
      SyntheticFont.bytes(mapFormats: formats, longLocations: long))
    #expect(font.glyphCount == 9)
    for (character, glyph) in SyntheticFont.characters {
      #expect(font.glyphIndex(for: character) == glyph)
    }
    for (glyph, width) in SyntheticFont.widths.enumerated() {
      #expect(font.advance(of: glyph) == Double(width) / 1000)
    }
    #expect(font.glyphIndex(for: "C") == nil)
    #expect(font.glyphIndex(for: "\u{10FFFF}") == nil)
    #expect((font.glyphIndex(for: "😀") != nil) == formats.contains(12))
    #expect(font.ascent == 0.8 && font.descent == 0.2)
    #expect(font.postScriptName == "SyntheticSans-Regular")
    #expect(font.familyName == "Synthetic Sans")
  }

  @Test(arguments: [0, 6])
  func `older maps serve the letters of ASCII`(format: Int) throws {
    let font = try TrueTypeFont(SyntheticFont.bytes(mapFormats: [format]))
    #expect(font.glyphIndex(for: "A") == 2)
    #expect(font.glyphIndex(for: "o") == 3)
    #expect(font.glyphIndex(for: "C") == nil)
    #expect(font.glyphIndex(for: "é") == nil)
  }

  @Test func `outlines are the points of the file`() throws {
    let font = try TrueTypeFont(SyntheticFont.bytes())
    #expect(try font.outline(of: 1).segments.isEmpty)
    #expect(
      try font.outline(of: 2).segments == [
        .move(Point(x: 0, y: 0)), .line(Point(x: 0.35, y: 0.7)), .line(Point(x: 0.7, y: 0)),
        .close,
      ])
    // Off the curve only: it passes halfway between each two.
    let middle = (0.05 + 0.55) / 2
    #expect(
      try font.outline(of: 3).segments == [
        .move(Point(x: middle, y: 0)),
        .quadratic(control: Point(x: 0.05, y: 0), end: Point(x: 0.05, y: 0.25)),
        .quadratic(control: Point(x: 0.05, y: 0.5), end: Point(x: middle, y: 0.5)),
        .quadratic(control: Point(x: 0.55, y: 0.5), end: Point(x: 0.55, y: 0.25)),
        .quadratic(control: Point(x: 0.55, y: 0), end: Point(x: middle, y: 0)),
        .close,
      ])
    #expect(
      try font.outline(of: 4).segments.dropFirst(2).first
        == .quadratic(control: Point(x: 0.45, y: 0.86), end: Point(x: 0.34, y: 0.72)))
  }

  @Test func `parts of a glyph are moved, scaled and joined`() throws {
    let font = try TrueTypeFont(SyntheticFont.bytes())
    let base = try font.outline(of: 2).segments
    let mark = try font.outline(of: 4).segments
    let both = try font.outline(of: 5).segments
    #expect(both.count == base.count + mark.count)
    #expect(Array(both.prefix(base.count)) == base)
    #expect(both[base.count] == .move(Point(x: 0.31, y: 0.7)))
    // Half the size, then moved up by 300 units.
    let half = try font.outline(of: 6).segments
    #expect(half[1] == .line(Point(x: 0.175, y: 0.65)))
    // The second point of the mark lies on the second point of the base.
    let joined = try font.outline(of: 8).segments
    #expect(joined[base.count + 1] == .line(Point(x: 0.35, y: 0.7)))
  }

  @Test func `the upright face of a collection is taken unless another is asked for`() throws {
    let fonts = [
      SyntheticFont.bytes(style: 1, family: "Bold"), SyntheticFont.bytes(family: "Normal"),
    ]
    // Tables are addressed from the start of the collection.
    let start = 12 + 4 * fonts.count
    var offset = start
    var header = Array("ttcf".utf8) + SyntheticFont.long(0x10000) + SyntheticFont.long(2)
    var body: [UInt8] = []
    for font in fonts {
      header += SyntheticFont.long(offset)
      var moved = font
      for table in 0..<Int(font[5]) {
        let place = 12 + 16 * table + 8
        let old = font[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
        moved.replaceSubrange(place..<place + 4, with: SyntheticFont.long(old + offset))
      }
      body += moved
      offset += font.count
    }
    let collection = header + body
    #expect(TrueTypeFont.faceCount(of: collection) == 2)
    #expect(try TrueTypeFont(collection).familyName == "Normal")
    #expect(try TrueTypeFont(collection, face: 0).isBold)
    #expect(throws: FontError.self) { try TrueTypeFont(collection, face: 2) }
  }
}
