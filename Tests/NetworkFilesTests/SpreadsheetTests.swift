import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct SpreadsheetTests {
  private func read(
    _ maker: WorkbookMaker, _ options: ReadingOptions = ReadingOptions()
  ) -> NetworkReading {
    NetworkReader.read(maker.bytes, path: "book.xlsx", options: options)
  }

  private func ties(_ reading: NetworkReading) -> [String] {
    reading.contents.relations.map { "\($0.source)>\($0.target)" }
  }

  private static let header = "<row><c t=\"str\"><v>source</v></c><c t=\"str\"><v>target</v></c>"

  /// The attribute `x` of a tie whose third cell is given.
  private func attribute(_ cell: String, styles: String? = nil, properties: String = "") -> String?
  {
    var maker = WorkbookMaker(
      (
        "S",
        Self.header + "<c t=\"str\"><v>x</v></c></row>"
          + "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c>\(cell)</row>"
      ))
    maker.styles = styles
    maker.workbookProperties = properties
    let reading = read(maker)
    #expect(reading.format == .spreadsheet)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    return reading.network.flatMap { $0.attribute("x", of: reading.contents.relations[0]) }
  }

  @Test func `the first sheet is read as a table of ties`() {
    let maker = WorkbookMaker(
      ("Liens", WorkbookMaker.rows([["Source", "Cible", "Poids"], ["a", "b", "1,5"]])),
      ("Notes", WorkbookMaker.rows([["x"]])))
    let reading = read(maker)
    #expect(ties(reading) == ["a>b"])
    #expect(reading.contents.relations[0].weight?.description == "1.5")
    #expect(
      reading.warnings.map(\.message) == [
        "of the sheets, 'Liens' is read; the workbook also has 'Notes'"
      ])
    #expect(reading.ledger.map(\.read) == [1])
    #expect(reading.dialects.isEmpty)
  }

  @Test(arguments: [
    ("<c><v>0.1</v></c>", "0.1"), ("<c><v>0.10000000000000001</v></c>", "0.1"),
    ("<c><v>5</v></c>", "5"), ("<c><v>1E-3</v></c>", "0.001"),
    ("<c><v>1.5E+20</v></c>", "150000000000000000000"),
    ("<c><v>-1.25e-7</v></c>", "-0.000000125"), ("<c t=\"b\"><v>1</v></c>", "true"),
    ("<c t=\"b\"><v>0</v></c>", "false"), ("<c t=\"n\"><v>2</v></c>", "2"),
    ("<c t=\"str\"><f>A1&amp;B1</f><v>ab</v></c>", "ab"),
    (
      "<c t=\"inlineStr\"><is><r><t>two </t></r><r><t xml:space=\"preserve\"> </t></r><r><t>runs</t></r>"
        + "<rPh sb=\"0\"><t>no</t></rPh></is></c>", "two  runs"
    ),
    ("<c t=\"inlineStr\"><is><t>a_x000D_b_x005F_x0041_</t></is></c>", "a\rb_x0041_"),
    ("<c t=\"d\"><v>2023-05-12T00:00:00</v></c>", "2023-05-12"),
    ("<c s=\"1\"><v>0.5</v></c>", "0.5"),
  ])
  func `a cell is read as its text`(cell: String, text: String) {
    #expect(
      attribute(cell)?.utf8.elementsEqual(text.utf8) == true, "\(attribute(cell) ?? "nothing")")
  }

  @Test(arguments: [
    // What LibreOffice and Python's datetime give for the days of Excel's calendar.
    ("45058", 14, "2023-05-12"), ("1", 14, "1900-01-01"), ("59", 14, "1900-02-28"),
    ("60", 14, "1900-02-29"), ("61", 14, "1900-03-01"), ("36526", 15, "2000-01-01"),
    ("45058.5", 22, "2023-05-12 12:00:00"), ("45058", 22, "2023-05-12"), ("0.75", 20, "18:00:00"),
    ("45058", 17, "2023-05"), ("2958465", 14, "9999-12-31"), ("0.12", 9, "0.12"),
    ("45058", 1, "45058"), ("-3", 14, "-3"),
  ])
  func `a number is a date where its format says so`(number: String, format: Int, text: String) {
    let styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"\(format)\"/></cellXfs>"
    #expect(attribute("<c s=\"1\"><v>\(number)</v></c>", styles: styles) == text)
  }

  @Test(arguments: [
    ("dd/mm/yyyy", "2023-05-12"), ("[$-40C]d mmmm yyyy", "2023-05-12"), ("yyyy", "2023"),
    ("mmm\\-yy", "2023-05"), ("yyyy-mm-dd hh:mm", "2023-05-12"), ("0.00", "45058"),
    ("#,##0 \"days\"", "45058"), ("General", "45058"), ("Standard", "45058"),
    ("0.00E+00", "45058"), ("[Red]d/m/yy;@", "2023-05-12"), ("#,##0.00 [$€-40C]", "45058"),
  ])
  func `formats of one's own are understood`(code: String, text: String) {
    let styles =
      "<numFmts><numFmt numFmtId=\"170\" formatCode=\"\(xmlEscaped(code))\"/></numFmts>"
      + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>"
    #expect(attribute("<c s=\"1\"><v>45058</v></c>", styles: styles) == text)
  }

  @Test func `days may be counted from 1904`() {
    let styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
    #expect(
      attribute("<c><v>0</v></c>", styles: styles, properties: "<workbookPr date1904=\"1\"/>")
        == "1904-01-01")
    #expect(
      attribute(
        "<c><v>43596</v></c>", styles: styles, properties: "<workbookPr date1904=\"true\"/>")
        == "2023-05-12")
  }

  @Test func `a currency in the format of a cell is that of the amount`() {
    var maker = WorkbookMaker(
      (
        "S",
        Self.header + "<c t=\"str\"><v>Montant</v></c></row>"
          + "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c><c s=\"1\"><v>12000.5</v></c></row>"
      ))
    maker.styles =
      "<numFmts><numFmt numFmtId=\"170\" formatCode=\"#,##0.00\\ &quot;€&quot;\"/></numFmts>"
      + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>"
    #expect(read(maker).network?.relations.first?.amount?.description == "12000.50 EUR")
  }

  @Test func `shared texts, gaps and cells out of order are put in their places`() {
    var maker = WorkbookMaker(
      (
        "S",
        """
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>
          <c r="D2" t="inlineStr"><is><t>d</t></is></c></row>
        <row r="5"><c r="D5" t="b"><v>1</v></c><c r="A5" t="s"><v>2</v></c><c r="B5" t="s"><v>3</v></c>
          <c r="C5" s="3"/></row>
        """
      ))
    maker.sharedStrings =
      "<si><t>source</t></si><si><r><t>tar</t></r><r><rPr><b/></rPr><t>get</t></r></si>"
      + "<si><t>é&amp;</t></si><si><t xml:space=\"preserve\"> b</t></si>"
    maker.hasAbsoluteTargets = true
    maker.relationshipBase = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    let reading = read(maker)
    #expect(ties(reading) == ["é&> b"])
    #expect(reading.network?.attribute("d", of: reading.contents.relations[0]) == "true")
    #expect(reading.place(of: .relations, row: 0)?.line == 5)
  }

  @Test func `what cells do not hold is said`() {
    var maker = WorkbookMaker(
      (
        "S",
        Self.header + "<c t=\"str\"><v>x</v></c></row>"
          + "<row hidden=\"1\"><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c><c t=\"e\"><v>#N/A</v></c></row>"
          + "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>c</v></c><c><f>1+1</f></c></row>"
          + "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells><sheetData>"
      ))
    maker.sheets.append(("Secret", "veryHidden", WorkbookMaker.rows([["source", "target"]])))
    let messages = read(maker).warnings.map(\.message)
    for part in [
      "'#N/A'", "no stored result", "'A2:A3'", "hidden row", "'Secret' is a hidden sheet",
    ] {
      #expect(messages.contains { $0.contains(part) }, "\(part): \(messages)")
    }
  }

  @Test func `a page of explanations before the table is passed over`() {
    let reading = read(
      WorkbookMaker(
        ("Read me", WorkbookMaker.rows([["How to read this"]])),
        ("Data", WorkbookMaker.rows([["Source", "Target"], ["a", "b"]]))))
    #expect(ties(reading) == ["a>b"])
    #expect(reading.warnings.count == 1)
  }

  @Test func `a sheet is found by its name, or the sheets are listed`() {
    let maker = WorkbookMaker(
      ("One", WorkbookMaker.rows([["source", "target"], ["a", "b"]])),
      ("Two", WorkbookMaker.rows([["source", "target"], ["c", "d"]])))
    #expect(ties(read(maker, ReadingOptions(sheet: "two"))) == ["c>d"])
    let missing = read(maker, ReadingOptions(sheet: "Three"))
    #expect(missing.network == nil)
    #expect(
      missing.errors.map(\.message) == ["the workbook has no sheet 'Three'; it has 'One', 'Two'"])
  }

  @Test func `sheets of actors and ties are a pair`() {
    let maker = WorkbookMaker(
      ("Edges", WorkbookMaker.rows([["", "Labels"], ["Vertex 1", "Vertex 2"], ["a", "b"]])),
      (
        "Vertices",
        WorkbookMaker.rows([["", "x"], ["Vertex", "Label"], ["a", "A"], ["b", "B"]])
      ))
    let reading = read(maker)
    #expect(reading.network?.actors.map(\.name) == ["A", "B"])
    #expect(reading.ledger.map(\.file) == ["book.xlsx#Vertices", "book.xlsx#Edges"])
  }

  @Test func `sheets with French names are a network`() {
    let maker = WorkbookMaker(
      ("Acteurs", WorkbookMaker.rows([["id", "name"], ["a", "A"], ["b", "B"]])),
      (
        "Relations",
        WorkbookMaker.rows([["id", "source", "target", "kind"], ["1", "a", "b", "funding"]])
      ),
      ("Sources", WorkbookMaker.rows([["id", "title"], ["s", "S"]])),
      (
        "Énoncés",
        WorkbookMaker.rows([["subject", "source"], ["relation:1", "s"], ["actor:z", "s"]])
      ))
    let reading = read(maker)
    #expect(reading.contents.statements.count == 1)
    #expect(
      reading.errors.map(\.description) == [
        "book.xlsx#Énoncés:3: error: nothing is declared as 'actor:z'; expected actor:ID, relation:ID "
          + "or figure:ID of a row in its table"
      ])
  }

  @Test func `the faults of cells are named by their rows`() {
    let reading = read(
      WorkbookMaker(
        (
          "S",
          "<row r=\"3\"><c t=\"str\"><v>source</v></c><c t=\"str\"><v>target</v></c>"
            + "<c t=\"str\"><v>weight</v></c></row><row r=\"9\"><c t=\"str\"><v>a</v></c>"
            + "<c t=\"str\"><v>b</v></c><c><v>NaN</v></c></row>"
        )))
    #expect(
      reading.errors.map(\.description) == [
        "book.xlsx:9: error: the cell C9 holds 'NaN', which is no number"
      ])
  }

  @Test func `numbers beside decimal commas stay what they are`() {
    let reading = read(
      WorkbookMaker(
        (
          "S",
          Self.header + "<c t=\"str\"><v>weight</v></c></row>"
            + ["<c><v>1.234</v></c>", "<c t=\"str\"><v>1,5</v></c>", "<c t=\"str\"><v>2,5</v></c>"]
            .map { "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c>\($0)</row>" }.joined()
        )), ReadingOptions(faultHandling: .dropRows))
    #expect(!reading.contents.relations.contains { $0.weight?.description == "1234" })
    #expect(reading.errors.map(\.line) == [2])
  }

  // MARK: Writing

  @Test func `random networks are written and read back whole`() throws {
    for seed in 0..<40 as Range<UInt64> {
      var networks = RandomNetworks(seed: seed)
      let contents = networks.contents()
      let folder = try TemporaryFolder()
      for file in makeNetworkFolder(contents).files { try folder.write(file.bytes, to: file.name) }
      let expected = NetworkReader.read(path: folder.path)
      let output = try NetworkWriter.encode(contents, as: .spreadsheet)
      let reading = NetworkReader.read(output.files[0].bytes, path: "b.xlsx")
      #expect(reading.format == .spreadsheet)
      #expect(
        reading.errors.map(\.message) == expected.errors.map(\.message), "seed \(seed)")
      let (a, b) = (expected.contents, reading.contents)
      #expect(a.metadata.title == b.metadata.title && a.metadata.name == b.metadata.name)
      #expect(a.statements == b.statements, "seed \(seed)")
      #expect(a.sources == b.sources, "seed \(seed)")
      #expect(a.figures == b.figures, "seed \(seed)")
      #expect(a.kinds == b.kinds, "seed \(seed)")
      for table in [NetworkTable.actors, .relations] {
        for (x, y) in zip(describedRows(a, table), describedRows(b, table)) {
          #expect(x.elementsEqual(y) { $0.utf8.elementsEqual($1.utf8) }, "seed \(seed): \(x) \(y)")
        }
        #expect(a.rowCount(of: table) == b.rowCount(of: table))
      }
      let again = try NetworkWriter.encode(reading.contents, as: .spreadsheet)
      if reading.network != nil && a.metadata.furtherProperties == b.metadata.furtherProperties {
        #expect(again.files[0].bytes == output.files[0].bytes, "seed \(seed)")
      }
    }
  }

  @Test func `texts are typed as texts, and numbers only where their digits stay`() throws {
    var contents = NetworkContents(
      actors: [Actor(id: "a", name: "=1+1"), Actor(id: "0123", name: "-5")],
      relations: [
        Relation(
          id: "7", source: "a", target: "0123", kind: "funding",
          amount: Money(minorUnits: 150, currency: .euro), weight: DecimalNumber("2.50"),
          attributes: ["12", "1.0"])
      ])
    contents.columns[.relations] = NetworkTable.relations.knownColumns + ["n", "m"]
    let bytes = try NetworkWriter.encode(contents, as: .spreadsheet).files[0].bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<v>12</v>") && text.contains("<v>1.50</v>"))
    #expect(!text.contains("<v>2.50</v>") && !text.contains("<v>7</v>") && !text.contains("<f>"))
    let reading = NetworkReader.read(bytes, path: "b.xlsx")
    #expect(reading.contents.relations == contents.relations)
    #expect(reading.contents.actors == contents.actors)
  }

  @Test func `an empty network is a workbook`() throws {
    let output = try NetworkWriter.encode(NetworkContents(), as: .spreadsheet)
    let reading = NetworkReader.read(output.files[0].bytes, path: "b.xlsx")
    #expect(reading.network?.actors.count == 0, "\(reading.diagnostics)")
  }

  @Test func `a text beyond what a cell holds is cut, and said to be`() throws {
    let contents = NetworkContents(
      actors: [Actor(id: "a", name: String(repeating: "é", count: 40_000))])
    let output = try NetworkWriter.encode(contents, as: .spreadsheet)
    #expect(output.loss.lines(language: .english).contains { $0.contains("32,767") })
    let reading = NetworkReader.read(output.files[0].bytes, path: "b.xlsx")
    #expect(reading.contents.actors.first?.name.count == 32_767)
  }
}
