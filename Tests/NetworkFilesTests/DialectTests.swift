import NetworkGraph
import Testing

@testable import NetworkFiles

/// One tiny network, written in every way that comes out of an office.
@Suite struct DialectTests {
  struct Variant: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var encoding = TextEncoding.utf8
    var separator = Separator.comma
    var lineEnding = LineEnding.lineFeed
    var decimalMark: String? = "."
    var thousandsMarks: [String] = []
    var testDescription: String { name }

    init(
      _ name: String, _ text: String, encoding: TextEncoding = .utf8, mark: [UInt8] = [],
      separator: Separator = .comma, lineEnding: LineEnding = .lineFeed,
      decimalMark: String? = ".", thousandsMarks: [String] = []
    ) {
      self.name = name
      self.encoding = encoding
      self.separator = separator
      self.lineEnding = lineEnding
      self.decimalMark = decimalMark
      self.thousandsMarks = thousandsMarks
      switch encoding {
      case .utf8: bytes = mark + Array(text.utf8)
      case .utf16LittleEndian:
        bytes = mark + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16BigEndian:
        bytes = mark + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case .windows1252:
        bytes = text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x2019: 0x92
          case 0x20AC: 0x80
          case 0x0153: 0x9C
          default: UInt8(scalar.value)
          }
        }
      }
    }
  }

  static let plain = """
    id,source,target,kind,since,until,amount,currency,weight,note,commentaire
    r1,cnrs,l’école,funding,2023-05-12,2023-05,1234567.5,EUR,0.5,"one, two; three|four",créé
    r2,cnrs,inserm,partnership,2023-05-01,..,1000,EUR,2,"a ""word""\nand more",œuvre

    """

  static func replaced(_ pairs: [(String, String)]) -> String {
    pairs.reduce(plain) { $0.replacing($1.0, with: $1.1) }
  }

  /// The plain text with another separator; cells that hold it stay in quotes.
  static func separated(_ mark: String) -> String {
    """
    id,source,target,kind,since,until,amount,currency,weight,note,commentaire
    r1,cnrs,l’école,funding,2023-05-12,2023-05,1234567.5,EUR,0.5,"one@ two; three|four",créé
    r2,cnrs,inserm,partnership,2023-05-01,..,1000,EUR,2,"a ""word""\nand more",œuvre

    """.replacing(",", with: mark).replacing("@", with: ",")
  }

  static let semicolons = separated(";")
  static let french = semicolons.replacing("1234567.5", with: "1234567,5")
    .replacing("0.5", with: "0,5")

  static func frenchThousands(_ mark: String) -> String {
    french.replacing("1234567", with: "1\(mark)234\(mark)567").replacing(
      ";1000;", with: ";1\(mark)000;")
  }

  static let variants: [Variant] = [
    Variant("canonical", plain),
    Variant("byte order mark", plain, mark: [0xEF, 0xBB, 0xBF]),
    Variant("CRLF", plain.replacing("\n", with: "\r\n"), lineEnding: .carriageReturnLineFeed),
    Variant("CR", plain.replacing("\n", with: "\r"), lineEnding: .carriageReturn),
    Variant("no last line end", String(plain.dropLast())),
    Variant("blank lines", plain.replacing("\nr1", with: "\n\n\nr1") + "\n\n"),
    Variant("semicolons", semicolons, separator: .semicolon),
    Variant("tabs", separated("\t"), separator: .tab),
    Variant("bars", separated("|"), separator: .bar),
    Variant("sep= line", "sep=;\n" + semicolons, separator: .semicolon),
    Variant(
      "sep= line of Excel", "sep=;;;;;;\r\n" + semicolons.replacing("\n", with: "\r\n"),
      separator: .semicolon, lineEnding: .carriageReturnLineFeed),
    Variant("every cell quoted", quotedEverywhere),
    Variant("capitals and spaces in the header", plain.replacing(headerStart, with: shoutedStart)),
    Variant("Windows-1252", plain, encoding: .windows1252),
    Variant(
      "Excel in French", french.replacing("\n", with: "\r\n"), encoding: .windows1252,
      separator: .semicolon, lineEnding: .carriageReturnLineFeed, decimalMark: ","),
    Variant("UTF-16LE with mark", plain, encoding: .utf16LittleEndian, mark: [0xFF, 0xFE]),
    Variant("UTF-16BE with mark", plain, encoding: .utf16BigEndian, mark: [0xFE, 0xFF]),
    Variant("UTF-16LE without mark", plain, encoding: .utf16LittleEndian),
    Variant("UTF-16BE without mark", plain, encoding: .utf16BigEndian),
    Variant(
      "Unicode text of Excel", separated("\t").replacing("\n", with: "\r\n"),
      encoding: .utf16LittleEndian, mark: [0xFF, 0xFE], separator: .tab,
      lineEnding: .carriageReturnLineFeed),
    Variant("decimal comma", french, separator: .semicolon, decimalMark: ","),
    Variant(
      "thousands by space", frenchThousands(" "), separator: .semicolon, decimalMark: ",",
      thousandsMarks: [" "]),
    Variant(
      "thousands by no-break space", frenchThousands("\u{A0}"), separator: .semicolon,
      decimalMark: ",", thousandsMarks: ["\u{A0}"]),
    Variant(
      "thousands by narrow space", frenchThousands("\u{202F}"), separator: .semicolon,
      decimalMark: ",", thousandsMarks: ["\u{202F}"]),
    Variant(
      "thousands by point", frenchThousands("."), separator: .semicolon, decimalMark: ",",
      thousandsMarks: ["."]),
    Variant(
      "thousands by comma",
      replaced([("1234567.5", "\"1,234,567.5\""), (",1000,", ",\"1,000\",")]),
      thousandsMarks: [","]),
    Variant(
      "thousands by apostrophe", replaced([("1234567.5", "1'234'567.5")]), thousandsMarks: ["'"]),
    Variant(
      "thousands by curly apostrophe", replaced([("1234567.5", "1’234’567.5")]),
      thousandsMarks: ["’"]),
    Variant("dates by day", replaced([("2023-05-12", "12/05/2023"), ("2023-05-01", "1/5/2023")])),
    Variant(
      "dates with points", replaced([("2023-05-12", "12.05.2023"), ("2023-05,", "05/2023,")])),
    Variant(
      "dates in words",
      replaced([
        ("2023-05-12", "12 mai 2023"), ("2023-05-01", "1er mai 2023"), ("2023-05,", "mai 2023,"),
      ])),
    Variant(
      "amounts with cents", replaced([("1234567.5", "1234567.50"), (",1000,", ",1000.00,")])),
    Variant("empty columns and rows", padded),
  ]

  static let headerStart = "id,source,target,kind,since"
  static let shoutedStart = " ID ,Source,TARGET, kind,Since "

  static let quotedEverywhere = plain.split(separator: "\n", omittingEmptySubsequences: false)
    .enumerated().map { place, line in
      place == 0 ? line.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",") : "\(line)"
    }.joined(separator: "\n")

  static let padded = plain.split(separator: "\n", omittingEmptySubsequences: false)
    .map { line -> String in
      if line.isEmpty { return ",,,,,,,,,,,," }
      // The quoted line break of r2 is not the end of a row.
      return line.hasSuffix("\"a \"\"word\"\"") ? String(line) : line + ",,"
    }.joined(separator: "\n")

  @Test(arguments: variants)
  func `every dialect gives the same network`(variant: Variant) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plain, to: "relations.csv")
    let expected = NetworkReader.read(path: folder.path)
    try #require(expected.diagnostics.isEmpty)
    try folder.write(variant.bytes, to: "relations.csv")
    let reading = NetworkReader.read(path: folder.path)
    #expect(reading.errors.map(\.description) == [])
    #expect(text(reading.contents) == text(expected.contents))
    let dialect = try #require(reading.dialects.first)
    #expect(dialect.encoding == variant.encoding)
    #expect(dialect.separator == variant.separator)
    #expect(dialect.lineEnding == variant.lineEnding)
    #expect(dialect.decimalMark == variant.decimalMark)
    #expect(dialect.thousandsMarks == variant.thousandsMarks)
    #expect(reading.ledger.map(\.kept) == [2])
  }

  /// The contents as text: equal texts are equal byte by byte.
  private func text(_ contents: NetworkContents) -> String {
    String(decoding: makeMaillageJSON(contents), as: UTF8.self)
  }

  @Test func `the plain network is what its text says`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plain, to: "relations.csv")
    let relations = NetworkReader.read(path: folder.path).contents.relations
    #expect(relations[0].amount == Money(minorUnits: 123_456_750, currency: .euro))
    #expect(relations[0].target == "l’école")
    #expect(relations[0].period.since == .date(PartialDate(year: 2023, month: 5, day: 12)!))
    #expect(relations[0].period.until == .date(PartialDate(year: 2023, month: 5)!))
    #expect(relations[0].weight == DecimalNumber(significand: 5, fractionDigits: 1))
    #expect(relations[1].period.until == .open)
    #expect(relations[1].note == "a \"word\"\nand more")
    #expect(relations[1].attributes == ["œuvre"])
  }

  @Test func `an ambiguous date is read day first and said to be`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "id,source,target,kind,since\nr1,a,b,funding,12/05/2023\n", to: "relations.csv")
    #expect(
      folder.diagnostics() == [
        "relations.csv:2: warning: '12/05/2023' is read with the day first, as 2023-05-12; so are "
          + "all dates of this form in the file"
      ])
    #expect(NetworkReader.read(path: folder.path).dialects[0].dateForms == [.dayMonthYear])
  }

  @Test func `a lone comma that could mark thousands is said to be a guess`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "id,source,target,kind,weight\nr1,a,b,funding,\"1,234\"\n", to: "relations.csv")
    #expect(
      NetworkReader.read(path: folder.path).contents.relations[0].weight?.description == "1234")
    #expect(
      folder.diagnostics() == [
        "relations.csv:2: warning: '1,234' is read as 1234: the comma marks thousands, and nothing "
          + "in the file says otherwise"
      ])
    try folder.write("id;source;target;kind;weight\nr1;a;b;funding;1,234\n", to: "relations.csv")
    #expect(
      NetworkReader.read(path: folder.path).contents.relations[0].weight?.description == "1.234")
  }

  @Test func `what was detected is told in both languages`() {
    let dialect = DetectedDialect(
      file: "a.csv", encoding: .windows1252, separator: .semicolon,
      lineEnding: .carriageReturnLineFeed, usesQuotes: true, decimalMark: ",",
      thousandsMarks: ["\u{202F}"], dateForms: [.dayMonthYear])
    #expect(
      dialect.summary[.english]
        == "Windows-1252, separator semicolon, line ends CRLF, double quotes, decimal comma, "
        + "thousands marked by narrow no-break space (U+202F), dates like 12/05/2023")
    #expect(
      dialect.summary[.french]
        == "Windows-1252, séparateur point-virgule, fins de ligne CRLF, guillemets droits, "
        + "virgule décimale, milliers séparés par espace fine insécable (U+202F), "
        + "dates comme 12/05/2023")
  }

  @Test(arguments: [
    ("2023", "2023"), ("2023-05", "2023-05"), ("12/05/2023", "2023-05-12"),
    ("31/12/1999", "1999-12-31"), ("1er mai 2023", "2023-05-01"), ("mai 2023", "2023-05"),
    ("12 août 2023", "2023-08-12"), ("le 3 févr. 2020", "2020-02-03"),
    ("12 AOUT 2023", "2023-08-12"), ("May 12, 2023", "2023-05-12"), ("2023/05/12", "2023-05-12"),
    ("05/2023", "2023-05"), ("29/02/2024", "2024-02-29"),
  ])
  func `dates are read in all usual forms`(text: String, expected: String) {
    #expect(readDate(text)?.date.description == expected)
  }

  @Test(arguments: [
    "", "12/13/2023", "30/02/2023", "29/02/2023", "12/05/23", "mai", "32 mai 2023", "12 mai",
    "2023-5",
    "12 mai mai 2023", "0000", "hier", "12/05/2023/1", "١٢/٠٥/٢٠٢٣",
  ])
  func `what is no date is not read as one`(text: String) {
    #expect(readDate(text) == nil)
  }

  @Test(arguments: [
    ("1.5", ".", "1.5"), ("1,5", ",", "1.5"), ("1 000", ".", "1000"), ("-3", ".", "-3"),
    ("−3,25", ",", "-3.25"), ("+7", ".", "7"), ("1.234.567,8", ",", "1234567.8"),
    ("1,234,567.8", ".", "1234567.8"), ("1e3", ".", "1000"), ("1.5e-3", ".", "0.0015"),
    ("2.50", ".", "2.50"), (" 5 ", ".", "5"), ("0,001", ",", "0.001"), (".5", ".", "0.5"),
  ])
  func `numbers are read exactly`(text: String, mark: String, expected: String) throws {
    let form = NumberForm(decimalMark: mark == "," ? .comma : .point)
    #expect(try readNumber(text, form).get().description == expected)
  }

  @Test(arguments: [
    "", "-", "1..2", "12 34", "1,23,456", "0x10", "NaN", "inf", "1e", "e5", "1e99999", "--1",
    "1 2345", "1.2.3", "١٢", "5 €", "12345678901234567890",
  ])
  func `what is no number is refused`(text: String) {
    for mark in [NumberForm.Mark.point, .comma] {
      #expect(throws: NumberFault.self) {
        try readNumber(text, NumberForm(decimalMark: mark)).get()
      }
    }
  }
}
