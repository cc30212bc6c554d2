import Foundation
import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct ZipTests {
  private func bytes(_ base64: String) -> ContiguousArray<UInt8> {
    ContiguousArray(Data(base64Encoded: base64) ?? Data())
  }

  private func text(_ stream: ContiguousArray<UInt8>, limit: Int = 1 << 20) throws -> String {
    let output = try inflate(stream, 0..<stream.count, limit: limit, expected: 0)
    return String(decoding: output, as: UTF8.self)
  }

  /// Streams that zlib made.
  private static let fixed = "S1RIy6xITVFIyslPztZRSETmAgA="
  private static let stored = "AQYA+f9zdG9yZWQ="
  private static let dynamic = """
    FU/JDQBBCGqIx3rgEfrva52PIcihHz4ZTI5UYJWwEuFUIUqNXA0qtRiTfQiZwVN2jpYF2mWJG0ScolCH\
    G0vZIE6+6E/+wVxuYMgdW/JApjyx107k8YU9psHTD0a+KCo+eCsMMwoH79CAuyIxqyDKFHftKRt2+Kyl\
    OG8pP+QoDeFKhx0OHH2toSSGykLf340+POjj901+j6G9Lf0pGc/FvADyZbFeLvt1cF4f93X/
    """

  @Test func `streams of zlib are unpacked`() throws {
    #expect(try text(bytes(Self.fixed)) == "a fixed block, a fixed block")
    #expect(try text(bytes(Self.stored)) == "stored")
    let numbers = (0..<60).map { "\($0),\($0 * $0 % 97);" }.joined()
    let unpacked = try text(bytes(Self.dynamic))
    #expect(unpacked == numbers)
    #expect(crc32(Array(unpacked.utf8)) == 475_201_664)
    #expect(crc32(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  @Test func `damaged streams are answered, never trusted`() throws {
    for stream in [Self.fixed, Self.stored, Self.dynamic].map(bytes) {
      for end in 0..<stream.count {
        #expect(throws: InflateFault.self) {
          try inflate(stream, 0..<end, limit: 1000, expected: 0)
        }
      }
      var random = SplitMix64(seed: 7)
      for _ in 0..<500 {
        var damaged = stream
        damaged[random.nextIndex(below: damaged.count)] = UInt8(truncatingIfNeeded: random.next())
        _ = try? inflate(damaged, 0..<damaged.count, limit: 100_000, expected: .max)
      }
      #expect(throws: InflateFault.tooLarge) {
        try inflate(stream, 0..<stream.count, limit: 5, expected: 1 << 40)
      }
    }
  }

  private func archive(_ parts: [(String, String)]) -> [UInt8] {
    var writer = ZipWriter()
    for (name, text) in parts { writer.add(name, Array(text.utf8)) }
    return writer.finished()
  }

  private func fault(_ bytes: [UInt8]) -> String? {
    let reading = NetworkReader.read(bytes, path: "a.xlsx")
    #expect(reading.network == nil)
    #expect(reading.errors.count == 1)
    return reading.errors.first?.message
  }

  @Test func `what is written is read`() throws {
    var reader = try ZipReader(ContiguousArray(archive([("a", "x"), ("b/é", "")])))
    #expect(reader.names == ["a", "b/é"])
    #expect(try reader.contents("a").map { Array($0) } == Array("x".utf8))
    #expect(try reader.contents("b/é")?.isEmpty == true)
    #expect(try reader.contents("c") == nil)
  }

  @Test func `archives that are no workbooks are named as what they are`() {
    let cases: [([(String, String)], String)] = [
      ([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], ".ods"),
      ([("mimetype", "application/epub+zip")], "EPUB"),
      ([("META-INF/MANIFEST.MF", "")], "JAR"), ([("../../etc/passwd", "x")], "no Excel workbook"),
      ([("[Content_Types].xml", ""), ("word/document.xml", "")], "Word"),
      ([("[Content_Types].xml", "")], "without a workbook"), ([], "no Excel workbook"),
    ]
    for (parts, word) in cases {
      let message = fault(archive(parts))
      #expect(message?.contains(word) == true, "\(message ?? "none")")
    }
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    #expect(fault(compound)?.contains(".xls") == true)
    #expect(
      fault(compound + "EncryptedPackage".utf8.flatMap { [$0, 0] })?.contains("password") == true)
  }

  @Test func `a workbook cut off anywhere is refused`() {
    let whole = WorkbookMaker(("S", WorkbookMaker.rows([["source", "target"], ["a", "b"]]))).bytes
    for end in stride(from: 4, to: whole.count, by: 37) {
      let reading = NetworkReader.read(Array(whole[..<end]), path: "a.xlsx")
      #expect(reading.network == nil)
      #expect(!reading.errors.isEmpty)
    }
  }

  @Test func `a wrong check sum and an encrypted part are refused`() throws {
    var bytes = archive([("[Content_Types].xml", ""), ("_rels/.rels", "<Relationships/>")])
    let place = try #require(bytes.firstRange(of: Array("<Rel".utf8))?.lowerBound)
    bytes[place + 1] = UInt8(ascii: "S")
    #expect(fault(bytes)?.contains("check sum") == true)
    var encrypted = archive([("[Content_Types].xml", ""), ("_rels/.rels", "x")])
    for place in encrypted.indices.dropLast(10)
    where Array(encrypted[place..<(place + 4)]) == [0x50, 0x4B, 1, 2] { encrypted[place + 8] |= 1 }
    #expect(fault(encrypted)?.contains("encrypted") == true)
  }

  @Test func `parts that overlap or stand twice are refused`() throws {
    var bytes = archive([("a", "xxxxxxxx"), ("b", "yyyyyyyy")])
    #expect(throws: ZipFault.self) {
      try ZipReader(ContiguousArray(archive([("a", "x"), ("a", "y")])))
    }
    // The second entry of the list names the place of the first part.
    let list = bytes.indices.dropLast(4).filter {
      Array(bytes[$0..<($0 + 4)]) == [0x50, 0x4B, 1, 2]
    }
    for k in 42..<46 { bytes[list[1] + k] = 0 }
    #expect(throws: ZipFault.self) { try ZipReader(ContiguousArray(bytes)) }
  }

  @Test func `damaged workbooks are answered`() {
    let whole = WorkbookMaker(("S", WorkbookMaker.rows([["source", "target"], ["a", "b"]]))).bytes
    var random = SplitMix64(seed: 3)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0...random.nextIndex(below: 3) {
        bytes[random.nextIndex(below: bytes.count)] = UInt8(truncatingIfNeeded: random.next())
      }
      let reading = NetworkReader.read(
        bytes, path: "a.xlsx", options: ReadingOptions(format: .spreadsheet))
      for entry in reading.ledger {
        #expect(entry.read == entry.kept + entry.merged + entry.selfLoops + entry.refused)
      }
    }
  }

  @Test func `cells far apart and texts told again and again do not fill the memory`() {
    let far = (1...400).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
    let gaps = NetworkReader.read(WorkbookMaker(("S", far)).bytes, path: "a.xlsx")
    #expect(gaps.errors.first?.message.contains("too far apart") == true)
    var maker = WorkbookMaker(
      ("S", String(repeating: "<row><c t=\"s\"><v>0</v></c></row>", count: 4000)))
    maker.sharedStrings = "<si><t>" + String(repeating: "x", count: 60_000) + "</t></si>"
    let repeated = NetworkReader.read(maker.bytes, path: "a.xlsx")
    #expect(repeated.errors.first?.message.contains("20 times") == true)
  }
}
