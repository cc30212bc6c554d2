import NetworkGraph
import Testing

@testable import NetworkFiles

/// Tables that are read in parts at the same time, and what the parts must not change.
@Suite struct LongTableTests {
  @Test func `rows, blanks and faults of a long table are told as those of a short one`() {
    var text = "source,target,weight,since\n"
    for row in 0..<50_000 {
      switch row {
      case 3, 20_000, 49_998: text += ",,,\n"
      case 17_000, 40_000: text += "a\(row % 100),b,much,\n"
      case 30_000: text += "a,,1,03/04/2020\n"
      default: text += "a\(row % 100),b,\(row),\n"
      }
    }
    let reading = NetworkReader.read(
      Array(text.utf8), path: "a.csv", options: ReadingOptions(faultHandling: .dropRows))
    #expect(reading.ledger.map(\.kept) == [49_994])
    #expect(reading.ledger.map(\.refused) == [3])
    #expect(reading.errors.map(\.line) == [17_002, 30_002, 40_002])
    #expect(
      reading.warnings.map(\.message) == [
        "3 rows of empty cells are left out, this one first",
        "'03/04/2020' is read with the day first, as 2020-04-03; so are all dates of this form in "
          + "the file",
      ])
    let relations = reading.contents.relations
    #expect(relations.first?.id == "e1")
    // The fourth row is blank and counts for nothing.
    #expect(relations[3].id == "e4" && relations[3].weight == DecimalNumber(significand: 4))
    #expect(relations.last?.weight == DecimalNumber(significand: 49_999))
    #expect(relations.last?.id == "e49997")
    #expect(reading.place(of: .relations, row: relations.count - 1)?.line == 50_001)
  }

  @Test func `a long table of faults lists as many as a short one`() {
    let text = "source,target,weight\n" + String(repeating: "a,b,x\n", count: 40_000)
    let reading = NetworkReader.read(Array(text.utf8), path: "a.csv")
    #expect(reading.errors.count == Diagnostic.listedLimit + 1)
    #expect(reading.errors.last?.code == .furtherFaults)
    #expect(reading.ledger.map(\.refused) == [40_000])
  }

  @Test(arguments: [
    ("a.csv", "source,target\na\u{0}b,c\n"), ("a.csv", ",a,b\u{0}\na,0,1\nb\u{0},1,0\n"),
    ("a.dl", "dl n=2\nlabels:\na\u{0},b\ndata:\n0 1\n1 0\n"),
    (
      "a.mtx",
      "%%MatrixMarket matrix coordinate pattern general\n%rows: a\u{0} b\n2 2 1\n1 2\n"
    ),
    (
      "a.json",
      "{\"nodes\": [{\"id\": \"a\\u0000\"}, {\"id\": \"b\"}], \"links\": [{\"source\": \"a\\u0000\", \"target\": \"b\"}]}"
    ),
  ])
  func `what is kept of a file with NUL is written without it`(path: String, text: String) throws {
    let reading = NetworkReader.read(
      Array(text.utf8), path: path, options: ReadingOptions(faultHandling: .dropRows))
    let kept = try #require(reading.network?.contents)
    for format in FileFormat.allCases where format.isWritable && !format.isFolder {
      guard format.isReadable, let output = try? NetworkWriter.encode(kept, as: format) else {
        continue
      }
      let again = NetworkReader.read(
        output.files[0].bytes, path: "x", options: ReadingOptions(format: format))
      #expect(again.network != nil, "\(format): \(again.errors.prefix(2))")
    }
  }

  @Test func `a decimal number is no phone number`() {
    for text in ["0.123456789", "0.987654321"] {
      #expect(personalData(in: text).isEmpty, "\(text)")
    }
    #expect(personalData(in: "0 491000000").count == 1)
  }
}
