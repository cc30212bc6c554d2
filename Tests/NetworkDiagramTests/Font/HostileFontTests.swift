import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct HostileFontTests {
  /// Asks a font for all that it has; what it throws is a sentence.
  private func useAll(_ bytes: [UInt8]) -> Bool {
    do {
      let font = try TrueTypeFont(bytes)
      for scalar in ["A", "é", "中", "😀"] as [Unicode.Scalar] {
        if let glyph = font.glyphIndex(for: scalar) { #expect(glyph < font.glyphCount) }
      }
      for glyph in 0..<min(font.glyphCount, 64) {
        #expect(font.advance(of: glyph) >= 0)
        _ = try font.outline(of: glyph)
      }
      let subset = try font.subset(glyphs: Array(0..<min(font.glyphCount, 64)))
      _ = try TrueTypeFont(subset.bytes)
      return true
    } catch {
      #expect(!error.description.isEmpty && !error.description.hasSuffix("."))
      return false
    }
  }

  @Test func `a font cut anywhere is read or refused`() {
    let whole = SyntheticFont.bytes()
    #expect(useAll(whole))
    for length in 0..<whole.count - 4 {
      #expect(!useAll(Array(whole.prefix(length))) || length > whole.count - 120)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a font with wrong bytes is read or refused`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let whole = SyntheticFont.bytes(mapFormats: [[4], [12], [6], [0]][Int(seed % 4)])
    for _ in 0..<50 {
      var bytes = whole
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      _ = useAll(bytes)
    }
  }

  @Test func `what is no TrueType font is refused in a sentence`() {
    func sentence(_ bytes: [UInt8]) -> String {
      do {
        _ = try TrueTypeFont(bytes)
        return ""
      } catch {
        return error.description
      }
    }
    #expect(sentence([]).contains("too short"))
    #expect(sentence(SyntheticFont.bytes(tag: Array("OTTO".utf8))).contains("PostScript"))
    #expect(sentence(SyntheticFont.bytes(tag: Array("wOFF".utf8))).contains("no TrueType font"))
    // Each says what was expected, and what is not supported.
    for tag in ["OTTO", "wOFF", "wOF2", "typ1", "%!PS", "\u{0}\u{0}\u{0}\u{0}"] {
      let refusal = sentence(SyntheticFont.bytes(tag: Array(tag.utf8)))
      #expect(refusal.contains(".ttf, .otf with TrueType outlines, or a collection .ttc"))
      #expect(refusal.hasSuffix("PostScript outlines, WOFF and Type 1 are not supported"))
    }
    #expect(sentence(SyntheticFont.bytes(replacing: ["glyf": []])).contains("'glyf'"))
    #expect(sentence(SyntheticFont.bytes(replacing: ["head": [0, 1]])).contains("'head'"))
  }

  @Test func `glyphs that contain themselves or multiply are refused`() throws {
    typealias Part = SyntheticFont.Part
    let itself = SyntheticFont.composite([Part(glyph: 2, arguments: (0, 0))])
    var glyphs = SyntheticFont.glyphs
    glyphs[2] = itself
    let circular = try TrueTypeFont(SyntheticFont.bytes(glyphs: glyphs))
    #expect(throws: FontError.self) { try circular.outline(of: 2) }

    // Seven levels of forty parts each would be 10¹¹ glyphs.
    glyphs = SyntheticFont.glyphs
    for level in 9..<16 {
      glyphs.append(
        SyntheticFont.composite(
          Array(repeating: Part(glyph: level == 9 ? 3 : level - 1, arguments: (0, 0)), count: 40)))
    }
    let bomb = try TrueTypeFont(SyntheticFont.bytes(glyphs: glyphs))
    #expect(throws: FontError.self) { try bomb.outline(of: 15) }
    #expect(try bomb.outline(of: 9).segments.count == 40 * 6)
  }

  @Test func `a map that claims everything stays small`() throws {
    // Format 12 with 1 group over all of Unicode, and format 4 with segments that overlap.
    let short = SyntheticFont.short
    let long = SyntheticFont.long
    let all =
      short(0) + short(1) + short(3) + short(10) + long(12)
      + short(12) + short(0) + long(28) + long(0) + long(1) + long(0) + long(0x10FFFF) + long(1)
    let font = try TrueTypeFont(SyntheticFont.bytes(replacing: ["cmap": all]))
    #expect(font.glyphIndex(for: "\u{7}") == 8)
    #expect(font.glyphIndex(for: "\u{8}") == nil)

    let count = 4000
    var overlapping = short(0) + short(1) + short(3) + short(1) + long(12)
    overlapping += short(4) + short(0) + short(0) + short(2 * count) + long(0) + short(0)
    overlapping += (0..<count).flatMap { _ in short(0xFFFE) } + short(0)
    overlapping += (0..<count).flatMap { _ in short(0) }
    overlapping += (0..<count).flatMap { _ in short(1) }
    overlapping += (0..<count).flatMap { _ in short(0) }
    let other = try TrueTypeFont(SyntheticFont.bytes(replacing: ["cmap": overlapping]))
    #expect(other.characters.count <= 2)
  }
}
