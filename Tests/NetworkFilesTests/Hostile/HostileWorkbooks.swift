import NetworkGraph
import Testing

@testable import NetworkFiles

/// Workbooks of Excel.
extension HostileFile {
  private static func archive(_ parts: [(String, String)]) -> [UInt8] {
    var archive = ZipWriter()
    for (name, text) in parts { archive.add(name, Array(text.utf8)) }
    return archive.finished()
  }

  private static let ties = WorkbookMaker.rows([["source", "target"], ["a", "b"]])

  private static func workbook(_ cells: String, _ change: (inout WorkbookMaker) -> Void = { _ in })
    -> [UInt8]
  {
    var maker = WorkbookMaker(("S", cells))
    change(&maker)
    return maker.bytes
  }

  private static func row(_ cells: String) -> String {
    WorkbookMaker.rows([["source", "target"]]) + "<row>\(cells)</row>"
  }

  private static let text = "<c t=\"inlineStr\"><is><t>a</t></is></c>"

  @HostileFiles static var workbooks: [HostileFile] {
    HostileFile(
      "sixteen million characters in 100 kB", "a.xlsx", .refused(.unknownFormat),
      bytes: { packedRepeats(part: "_rels/.rels", count: 16_000_000) })
    HostileFile(
      "an archive in an archive", "a.xlsx", .refused(.unknownFormat),
      bytes: { archive([("a.zip", String(repeating: "PK", count: 50))]) })
    HostileFile(
      "a part outside of the folder", "a.xlsx", .refused(.unknownFormat),
      bytes: { archive([("../../../etc/passwd", "x")]) })
    HostileFile(
      "a text document", "a.xlsx", .refused(.unknownFormat),
      bytes: { archive([("[Content_Types].xml", ""), ("word/document.xml", "")]) })
    HostileFile(
      "an old workbook", "a.xls", .refused(.unknownFormat),
      bytes: { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] })
    HostileFile(
      "a workbook behind a password", "a.xlsx", .refused(.unknownFormat), says: "password",
      bytes: {
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
          + "EncryptedPackage".utf8.flatMap { [$0, 0] }
      })
    HostileFile(
      "macros", "a.xlsm", .read(actors: 2, relations: 1),
      bytes: {
        workbook(ties) { $0.extraParts = [("xl/vbaProject.bin", "Sub AutoOpen() Shell \"calc\"")] }
      })
    HostileFile(
      "links to other workbooks", "a.xlsx", .read(actors: 2, relations: 1),
      bytes: {
        workbook(ties) {
          $0.extraParts = [
            (
              "xl/externalLinks/externalLink1.xml",
              "<externalLink><externalBook href=\"file:///etc/passwd\"/></externalLink>"
            )
          ]
        }
      })
    HostileFile(
      "laughs in a sheet", "a.xlsx", .refused(.unknownFormat),
      bytes: {
        var maker = WorkbookMaker(("S", ties))
        maker.sharedStrings = "<si><t>&a9;</t></si>"
        return maker.bytes
      })
    HostileFile(
      "a sheet cut off", "a.xlsx", .refused(.syntax),
      bytes: { workbook("<row><c><v>1</v>") })
    HostileFile(
      "an archive cut off", "a.xlsx", .refused(.unknownFormat),
      bytes: { Array(workbook(ties).dropLast(100)) })
    HostileFile(
      "the row of a thousand million", "a.xlsx", .refused(.syntax),
      bytes: { workbook("<row r=\"1000000000\"><c r=\"A1000000000\"><v>1</v></c></row>") })
    HostileFile(
      "a cell far to the right of each row", "a.xlsx", .refused(.syntax), says: "too far apart",
      bytes: {
        workbook(
          (1...400).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined())
      })
    HostileFile(
      "a column beyond all", "a.xlsx", .refused(.syntax),
      bytes: { workbook(row("<c r=\"ZZZZZZZZZZ2\"><v>1</v></c>")) })
    HostileFile(
      "a shared text that is not there", "a.xlsx", .refused(.syntax),
      bytes: { workbook(row("\(text)<c t=\"s\"><v>1000000000</v></c>")) { $0.sharedStrings = "" } })
    HostileFile(
      "a shared text before all", "a.xlsx", .refused(.syntax),
      bytes: { workbook(row("\(text)<c t=\"s\"><v>-1</v></c>")) { $0.sharedStrings = "" } })
    HostileFile(
      "a formula without a value", "a.xlsx", .refused(.emptyCell),
      bytes: { workbook(row("\(text)<c><f>WEBSERVICE(\"http://127.0.0.1:9\")</f></c>")) })
    HostileFile(
      "a formula with a value", "a.xlsx", .read(actors: 2, relations: 1),
      bytes: { workbook(row("\(text)<c t=\"str\"><f>cmd|'/C calc'!A0</f><v>b</v></c>")) })
    HostileFile(
      "a fault for a cell", "a.xlsx", .refused(.emptyCell),
      bytes: { workbook(row("\(text)<c t=\"e\"><v>#REF!</v></c>")) })
    HostileFile(
      "a number that is none", "a.xlsx", .refused(.badNumber),
      bytes: { workbook(row("\(text)<c><v>NaN</v></c>")) })
    HostileFile(
      "cells that are programs", "a.xlsx",
      .read(actors: hostileNames.count - 1, relations: hostileNames.count - 1),
      bytes: {
        workbook(
          WorkbookMaker.rows(
            [["source", "target", "note"]]
              + hostileNames.filter { !$0.contains("\u{FFFE}") }.map { [$0, $0, $0] }))
      })
    HostileFile(
      "a book outside of the archive", "a.xlsx", .refused(.unknownFormat),
      bytes: {
        archive([
          ("[Content_Types].xml", "<Types/>"),
          (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/"
              + "officeDocument/2006/relationships/officeDocument\" Target=\"../../etc/passwd\"/>"
              + "</Relationships>"
          ),
        ])
      })
  }

  /// An archive of one part that is one character again and again, packed by hand: a block of fixed
  /// codes with a character and, as often as needed, "the last one 258 times".
  private static func packedRepeats(part name: String, count: Int) -> [UInt8] {
    var packed: [UInt8] = []
    var bits = 0
    var bitCount = 0
    func add(_ value: Int, _ width: Int) {
      bits |= value << bitCount
      bitCount += width
      while bitCount >= 8 {
        packed.append(UInt8(truncatingIfNeeded: bits))
        bits >>= 8
        bitCount -= 8
      }
    }
    /// Codes stand with their highest bit first.
    func addCode(_ code: Int, _ width: Int) {
      for bit in (0..<width).reversed() { add(code >> bit & 1, 1) }
    }
    add(0b011, 3)
    addCode(0x30 + 0x20, 8)
    for _ in 0..<(count / 258) {
      addCode(0b1100_0101, 8)
      addCode(0, 5)
    }
    addCode(0, 7)
    add(0, 7)
    func number(_ value: Int, _ width: Int) -> [UInt8] {
      (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let common =
      number(20, 2) + number(0x0800, 2) + number(8, 2) + number(0, 4) + number(0, 4)
      + number(packed.count, 4) + number(count / 258 * 258 + 1, 4) + number(name.utf8.count, 2)
      + number(0, 2)
    let head = number(0x0403_4B50, 4) + common + Array(name.utf8) + packed
    let list = number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 14) + Array(name.utf8)
    return head + list + number(0x0605_4B50, 4) + number(0, 4) + number(1, 2) + number(1, 2)
      + number(list.count, 4) + number(head.count, 4) + number(0, 2)
  }
}
