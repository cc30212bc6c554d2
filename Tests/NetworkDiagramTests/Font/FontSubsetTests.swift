import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct FontSubsetTests {
  @Test(arguments: 0..<30 as Range<UInt64>)
  func `glyphs of a subset look and measure as before`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let font = try TrueTypeFont(SyntheticFont.bytes(longLocations: seed % 2 == 0))
    let wanted = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
      Int.random(in: 0..<font.glyphCount, using: &random)
    }
    let subset = try font.subset(glyphs: wanted)
    let copy = try TrueTypeFont(subset.bytes)
    #expect(copy.glyphCount == subset.glyphs.count)
    #expect(subset.glyphs.first == 0 && Set(wanted).isSubset(of: subset.glyphs))
    #expect(Set(subset.glyphs).count == subset.glyphs.count)
    for (new, old) in subset.glyphs.enumerated() {
      #expect(try copy.outline(of: new) == font.outline(of: old))
      #expect(copy.advance(of: new) == font.advance(of: old))
    }
    #expect(copy.ascent == font.ascent && copy.unitsPerEm == font.unitsPerEm)
  }

  @Test func `parts of composite glyphs come along`() throws {
    let font = try TrueTypeFont(SyntheticFont.bytes())
    #expect(try font.subset(glyphs: [6]).glyphs == [0, 6, 5, 2, 4])
    #expect(try font.subset(glyphs: []).glyphs == [0])
  }

  @Test func `the check sum of a font file is the one that the format asks for`() throws {
    let bytes = try TrueTypeFont(SyntheticFont.bytes()).subset(glyphs: [2, 3, 5]).bytes
    func sum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
      var sum: UInt32 = 0
      for (place, byte) in bytes.enumerated() {
        sum &+= UInt32(byte) << UInt32(24 - 8 * (place % 4))
      }
      return sum
    }
    #expect(sum(bytes[...]) == 0xB1B0_AFBA)
    func number(_ place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    var names: [String] = []
    for table in 0..<Int(bytes[5]) {
      let entry = 12 + 16 * table
      let name = String(decoding: bytes[entry..<entry + 4], as: UTF8.self)
      names.append(name)
      var content = bytes[number(entry + 8)..<number(entry + 8) + number(entry + 12)]
      if name == "head" { content = content.prefix(8) + [0, 0, 0, 0] + content.dropFirst(12) }
      #expect(sum(content) == UInt32(number(entry + 4)), "\(name)")
    }
    #expect(names == names.sorted())
  }

  @Test func `damaged glyphs are refused`() throws {
    var glyphs = SyntheticFont.glyphs
    glyphs[2] = SyntheticFont.composite([.init(glyph: 2, arguments: (0, 0))])
    let font = try TrueTypeFont(SyntheticFont.bytes(glyphs: glyphs))
    #expect(throws: FontError.self) { try font.subset(glyphs: [2]) }
    #expect(try font.subset(glyphs: [3]).glyphs == [0, 3])
  }
}
