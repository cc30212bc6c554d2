import NetworkGraph

/// The network as an Excel workbook with a sheet for each table of a network folder.
///
/// Texts are typed as texts, so that nothing in them is run; numbers are typed as numbers only where
/// reading gives the same digits.
func makeSpreadsheet(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var (files, loss) = makeNetworkFolder(contents)
  files.removeAll { $0.name == dataPackageName }
  var sheets: [(name: String, xml: [UInt8])] = []
  for file in files {
    guard let table = NetworkTable.allCases.first(where: { $0.fileName == file.name }) else {
      continue
    }
    let cells = parseDelimitedText(ContiguousArray(file.bytes), separator: .comma).table
    try checkSize(cells, table.rawValue)
    sheets.append((table.rawValue, sheetXML(cells, numberPlaces(table, cells, contents), &loss)))
  }
  if let cells = metadataCells(contents.metadata) {
    sheets.append((networkSheetName, sheetXML(cells, [:], &loss)))
  }
  var archive = ZipWriter()
  archive.add("[Content_Types].xml", contentTypes(sheets.count))
  archive.add("_rels/.rels", packageRelationships)
  archive.add("xl/workbook.xml", workbookXML(sheets.map(\.name)))
  archive.add("xl/_rels/workbook.xml.rels", workbookRelationships(sheets.count))
  archive.add("xl/styles.xml", styles)
  for (place, sheet) in sheets.enumerated() {
    archive.add("xl/worksheets/sheet\(place + 1).xml", sheet.xml)
  }
  guard !archive.isTooLarge else {
    throw OutputFault("the network is too large for one workbook; write a network folder")
  }
  return (archive.finished(), loss)
}

private func checkSize(_ cells: TextTable, _ name: String) throws(OutputFault) {
  guard cells.rowCount <= 1_048_576 else {
    throw OutputFault(
      "the table \(name) has \(cells.rowCount) rows, and a sheet holds 1048576; write a network folder"
    )
  }
  guard cells.width() <= 16_384 else {
    throw OutputFault(
      "the table \(name) has \(cells.width()) columns, and a sheet holds 16384; write a network folder"
    )
  }
}

/// How the numbers of a column are written.
private enum WrittenNumber {
  /// Where reading gives the same digits.
  case exact
  /// Where reading gives the same sum of money.
  case amount
}

/// The columns that hold numbers, by their place.
private func numberPlaces(_ table: NetworkTable, _ cells: TextTable, _ contents: NetworkContents)
  -> [Int: WrittenNumber]
{
  guard cells.rowCount > 0 else { return [:] }
  let known = Set(table.knownColumns.map { Identifier($0) })
  var types = inferredTypes(of: table, in: contents)[...]
  var places: [Int: WrittenNumber] = [:]
  for (place, name) in cells.strings(0).enumerated() {
    if known.contains(Identifier(name)) {
      switch (table, name) {
      case (.relations, "amount"): places[place] = .amount
      case (.relations, "weight"), (.figures, "value"): places[place] = .exact
      default: break
      }
    } else if let type = types.popFirst(), type == .integer || type == .number {
      places[place] = .exact
    }
  }
  return places
}

/// Whether a text can be a number in a sheet without a change of what is read.
private func isKept(_ text: String, _ kind: WrittenNumber) -> Bool {
  guard text.utf8.count <= 16, text != "-0", let number = DecimalNumber(text) else { return false }
  let magnitude = number.significand.magnitude
  guard magnitude < 1_000_000_000_000_000 else { return false }
  return kind == .amount || CellNumber.text(text).map { $0.utf8.elementsEqual(text.utf8) } ?? false
}

private func metadataCells(_ metadata: NetworkMetadata) -> TextTable? {
  guard metadata != NetworkMetadata() else { return nil }
  var table = TextTable()
  func add(_ property: String, _ value: String?) {
    guard let value else { return }
    table.appendCell(property)
    table.appendCell(value)
    table.endRow(line: 0)
  }
  add("property", "value")
  add("name", metadata.name)
  add("title", metadata.title)
  add("description", metadata.description)
  for property in metadata.furtherProperties { add(property.name, property.json) }
  return table
}

// MARK: - Cells

/// The most characters that Excel keeps in a cell, in units of UTF-16.
private let maximumCellLength = 32_767

private let longCells = CountedText(
  "{cell|cells} of more than 32,767 characters, cut there",
  "{cellule|cellules} de plus de 32\u{202F}767 caractères, {coupée|coupées}")

private func sheetXML(
  _ cells: TextTable, _ numbers: [Int: WrittenNumber], _ loss: inout LossReport
) -> [UInt8] {
  var xml = Array((xmlHead + "<worksheet xmlns=\"\(mainNamespace)\"><sheetViews>").utf8)
  xml += Array(
    ("<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
      + "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>").utf8)
  let columns = (0..<cells.width()).map { column in
    String(SheetReader.name(column, 0).dropLast())
  }
  for row in 0..<cells.rowCount {
    xml += "<row r=\"\(row + 1)\">".utf8
    for column in 0..<cells.cellCount(row) where !cells.isEmpty(row, column) {
      var text = cells.string(row, column)
      let name = columns[column] + String(row + 1)
      if row > 0, let kind = numbers[column], isKept(text, kind) {
        xml += "<c r=\"\(name)\"><v>\(text)</v></c>".utf8
        continue
      }
      if text.utf8.count > maximumCellLength, text.utf16.count > maximumCellLength {
        text = cut(text)
        loss.add(longCells)
      }
      // Style 1 is that of headers; style 2 keeps a text a text when it is edited.
      let style = row == 0 ? " s=\"1\"" : DelimitedTextWriter.isFormula(text) ? " s=\"2\"" : ""
      xml += "<c r=\"\(name)\"\(style) t=\"inlineStr\"><is><t xml:space=\"preserve\">".utf8
      xml += xmlEscaped(escapedForSheet(text)).utf8
      xml += "</t></is></c>".utf8
    }
    xml += "</row>".utf8
  }
  xml += "</sheetData></worksheet>".utf8
  return xml
}

private func cut(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var length = 0
  for scalar in text.unicodeScalars {
    length += UTF16.width(scalar)
    if length > maximumCellLength { break }
    result.append(scalar)
  }
  return String(result)
}

/// Text with `_x0001_` for characters that XML does not hold, and for an underscore where it would be
/// taken for the beginning of one.
func escapedForSheet(_ text: String) -> String {
  let needsEscape = text.utf8.contains { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 == 0xEF }
  guard needsEscape || text.utf8.contains(UInt8(ascii: "_")) else { return text }
  func code(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "_x" + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "_"
  }
  var result = ""
  let scalars = Array(text.unicodeScalars)
  for (place, scalar) in scalars.enumerated() {
    switch scalar {
    case "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += code(scalar.value)
    case "_"
    where place + 6 < scalars.count && scalars[place + 1] == "x"
      && scalars[place + 6] == "_" && scalars[(place + 2)..<(place + 6)].allSatisfy(isHexadecimal):
      result += code(scalar.value)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isHexadecimal(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "0"..."9", "a"..."f", "A"..."F": true
  default: false
  }
}

// MARK: - Parts

private let xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
private let mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
private let officeNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
private let packageNamespace = "http://schemas.openxmlformats.org/package/2006"
private let sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml"

private func contentTypes(_ count: Int) -> [UInt8] {
  var xml =
    xmlHead + "<Types xmlns=\"\(packageNamespace)/content-types\">"
    + "<Default Extension=\"rels\" "
    + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(sheetType).sheet.main+xml\"/>"
    + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(sheetType).styles+xml\"/>"
  for place in 1...max(count, 1) where place <= count {
    xml +=
      "<Override PartName=\"/xl/worksheets/sheet\(place).xml\" "
      + "ContentType=\"\(sheetType).worksheet+xml\"/>"
  }
  return Array((xml + "</Types>").utf8)
}

private func relationshipsXML(_ targets: [(type: String, target: String)]) -> [UInt8] {
  var xml = xmlHead + "<Relationships xmlns=\"\(packageNamespace)/relationships\">"
  for (place, relation) in targets.enumerated() {
    xml +=
      "<Relationship Id=\"rId\(place + 1)\" Type=\"\(officeNamespace)/\(relation.type)\" "
      + "Target=\"\(relation.target)\"/>"
  }
  return Array((xml + "</Relationships>").utf8)
}

private let packageRelationships = relationshipsXML([("officeDocument", "xl/workbook.xml")])

private func workbookRelationships(_ count: Int) -> [UInt8] {
  relationshipsXML(
    (0..<count).map { ("worksheet", "worksheets/sheet\($0 + 1).xml") } + [("styles", "styles.xml")])
}

private func workbookXML(_ names: [String]) -> [UInt8] {
  var xml =
    xmlHead + "<workbook xmlns=\"\(mainNamespace)\" xmlns:r=\"\(officeNamespace)\"><sheets>"
  for (place, name) in names.enumerated() {
    xml += "<sheet name=\"\(name)\" sheetId=\"\(place + 1)\" r:id=\"rId\(place + 1)\"/>"
  }
  return Array((xml + "</sheets></workbook>").utf8)
}

private let styles = Array(
  (xmlHead + "<styleSheet xmlns=\"\(mainNamespace)\">"
    + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    + "</cellStyleXfs><cellXfs count=\"3\">"
    + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
    + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" "
    + "applyNumberFormat=\"1\"/></cellXfs>"
    + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
    + "</styleSheet>").utf8)
