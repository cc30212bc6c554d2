import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct DelimitedTextTests {
  private func rows(_ text: String, _ separator: Separator = .comma) -> [[String]] {
    let table = parseDelimitedText(ContiguousArray(text.utf8), separator: separator).table
    return (0..<table.rowCount).map { table.strings($0) }
  }

  @Test func `cells are cut as RFC 4180 says`() {
    #expect(rows("a,b\r\n\"c,d\",\"e\"\"f\"\r\n") == [["a", "b"], ["c,d", "e\"f"]])
    #expect(rows("a,\n") == [["a", ""]])
    #expect(rows("a,") == [["a", ""]])
    #expect(rows(",") == [["", ""]])
    #expect(rows("\"\"\n") == [[""]])
    #expect(rows("\n\n") == [])
    #expect(rows("") == [])
    #expect(rows("a\rb\nc\r\nd") == [["a"], ["b"], ["c"], ["d"]])
    #expect(rows("\"a\nb\",c") == [["a\nb", "c"]])
    #expect(rows("a\"b,\"c\"") == [["a\"b", "c"]])
  }

  @Test func `rows know the line that they start in`() {
    let table = parseDelimitedText(
      ContiguousArray("a\n\n\"b\n\n\"\r\nc\rd\n".utf8), separator: .comma
    ).table
    #expect(Array(table.lines) == [1, 3, 6, 7])
  }

  @Test(arguments: 0..<100 as Range<UInt64>, Separator.allCases)
  func `rows that were written read back to the same cells`(seed: UInt64, separator: Separator) {
    var networks = RandomNetworks(seed: seed)
    let rows = (0..<5).map { _ in (0..<3).map { _ in networks.optional() ?? "" } }
    var writer = DelimitedTextWriter(separator: separator)
    for row in rows { writer.appendRow(row) }
    // Rows that end in LF keep every line break in their cells.
    let table = parseDelimitedText(ContiguousArray(writer.bytes), separator: separator).table
    let read = (0..<table.rowCount).map { table.strings($0) }
    #expect(read.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
  }

  @Test func `a lone empty cell is no empty line`() {
    var writer = DelimitedTextWriter()
    writer.appendRow([""])
    writer.appendRow(["a"])
    #expect(writer.text == "\"\"\na\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@cmd", "'@cmd"), ("-1", "-1"), ("-1.5", "-1.5"), ("+33", "+33"),
    ("-a", "'-a"), ("+1+1", "'+1+1"), ("-", "'-"), ("a=b", "a=b"), ("", ""), ("\tx", "'\tx"),
    ("=\"a\"", "\"'=\"\"a\"\"\""), ("−1", "−1"), ("-2+3", "'-2+3"),
  ])
  func `a spreadsheet gets no live formula`(cell: String, expected: String) {
    var writer = DelimitedTextWriter(formulaProtection: .apostrophe)
    writer.appendRow([cell, "x"])
    #expect(writer.text == expected + ",x\n")
    var plain = DelimitedTextWriter()
    plain.appendRow([cell, "x"])
    #expect(!plain.text.hasPrefix("'"))
  }

  @Test func `every quote left open is found, and none hides the others`() {
    let text = "h,i\n\"a,b\nc,d\n\"e,f\ng,h\n"
    let result = parseDelimitedText(ContiguousArray(text.utf8), separator: .comma)
    #expect(result.broken.listed.map(\.quoteLine) == [2, 4])
    #expect(
      (0..<result.table.rowCount).map { result.table.strings($0) }
        == [["h", "i"], ["c", "d"], ["g", "h"]])
  }

  @Test func `many open quotes cost no more than the text`() {
    let text = String(repeating: "\"a,\n", count: 200_001)
    let result = parseDelimitedText(ContiguousArray(text.utf8), separator: .comma)
    #expect(result.broken.count > 0)
  }

  @Test func `long lines and many columns are read`() throws {
    let wide = (0..<20_000).map { "c\($0)" }
    var writer = DelimitedTextWriter()
    writer.appendRow(["id", "source", "target", "kind"] + wide)
    writer.appendRow(["r1", "a", "b", "funding"] + wide)
    writer.appendRow(["r2", "a", String(repeating: "x", count: 2_000_000), "funding"])
    let folder = try TemporaryFolder()
    try folder.write(writer.bytes, to: "relations.csv")
    let reading = NetworkReader.read(path: folder.path)
    #expect(reading.errors.isEmpty)
    #expect(reading.contents.relations.first?.attributes.count == 20_000)
    #expect(makeNetworkFolder(reading.contents).files.contains { $0.name == "relations.csv" })
  }

  // MARK: Encodings

  @Test func `UTF-8 is told from Windows-1252 by whether it is valid`() {
    #expect(decodeText(ContiguousArray("é".utf8)).encoding == .utf8)
    #expect(decodeText([0xE9]).encoding == .windows1252)
    #expect(String(decoding: decodeText([0x80, 0x9C]).bytes, as: UTF8.self) == "€œ")
    #expect(decodeText(ContiguousArray("éà".utf8) + [0xE9]).encoding == .utf8)
    #expect(decodeText(ContiguousArray("éà".utf8) + [0xE9]).faults.count == 1)
    // One of each: to refuse is safer than to read Ã© for é.
    #expect(decodeText(ContiguousArray("é,".utf8) + [0xF4, 0x70]).faults.count == 1)
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8],
      [0xC3],
    ] as [[UInt8]])
  func `overlong forms, surrogates and cut characters are no UTF-8`(bytes: [UInt8]) {
    let text = decodeText(ContiguousArray(bytes), as: .utf8)
    #expect(!text.faults.isEmpty)
    #expect(String(validating: text.bytes, as: UTF8.self) != nil)
  }

  @Test func `half a surrogate and half a character of UTF-16 are faults`() {
    let lone: ContiguousArray<UInt8> = [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]
    #expect(decodeText(lone).faults.map(\.line) == [1])
    #expect(decodeText([0xFF, 0xFE, 0x41, 0x00, 0x42]).faults.count == 1)
    #expect(
      String(decoding: decodeText([0xFF, 0xFE, 0x3E, 0xD8, 0xEC, 0xDD]).bytes, as: UTF8.self)
        == "🧬")
  }
}
