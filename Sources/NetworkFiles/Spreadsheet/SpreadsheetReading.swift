import NetworkGraph

/// Reads a workbook of Excel: the tables of a network, a table of ties with one of actors, or a
/// single table of ties, each from its sheet.
///
/// - Parameter raw: The bytes of the archive.
func readSpreadsheet(
  _ raw: ContiguousArray<UInt8>, path: String, _ assembly: NetworkAssembly,
  _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  func refuse(_ message: String) -> NetworkReading {
    assembly.refuse(
      line: nil, message, path: path, format: .spreadsheet, options, code: .unknownFormat)
  }
  if raw.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return refuse(nameOfCompoundFile(raw)) }
  guard raw.starts(with: [0x50, 0x4B]) else {
    return refuse("an Excel workbook is asked for, and this is none")
  }
  var reader: SpreadsheetReader
  do {
    reader = SpreadsheetReader(
      try Workbook(raw), path: path, budget: ZipReader.budget(forFileOf: raw.count), options)
  } catch {
    return refuse(error.message)
  }
  return reader.read(&assembly)
}

/// What a file of the older kind of Office is.
private func nameOfCompoundFile(_ raw: ContiguousArray<UInt8>) -> String {
  let word: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
  var place = 0
  while place + word.count <= raw.count {
    if raw[place] == word[0], raw[place..<(place + word.count)].elementsEqual(word) {
      return "the workbook is protected by a password; save it without one"
    }
    place += 1
  }
  return
    "the file is an old Excel workbook (.xls) or another old document of Office; save it as an "
    + "Excel workbook (.xlsx)"
}

/// A workbook on its way to a network.
private struct SpreadsheetReader {
  private var workbook: Workbook
  private let path: String
  private let budget: Int
  private let options: ReadingOptions

  /// The names of sheets that hold the tables of a network.
  private static let tableNames: [(table: NetworkTable, names: [String])] = [
    (.actors, ["actors", "acteurs"]), (.relations, ["relations"]),
    (.statements, ["statements", "enonces", "declarations"]), (.sources, ["sources"]),
    (.figures, ["figures", "chiffres"]), (.kinds, ["kinds", "types"]),
  ]

  init(_ workbook: Workbook, path: String, budget: Int, _ options: ReadingOptions) {
    self.workbook = workbook
    self.path = path
    self.budget = budget
    self.options = options
  }

  private var visibleSheets: [Workbook.Sheet] { workbook.sheets.filter { !$0.isHidden } }

  mutating func read(_ assembly: inout NetworkAssembly) -> NetworkReading {
    if workbook.hasMacros {
      assembly.noteAssumption("the macros of the workbook are not looked at", path: path, line: nil)
    }
    do throws(WorkbookFault) {
      if let name = options.sheet { return try readNamedSheet(name, &assembly) }
      noteHiddenSheets(&assembly)
      let sheets = visibleSheets
      if let register = try readRegister(sheets, &assembly) { return register }
      if let relations = sheet(of: .relations, among: sheets) {
        let source = try source(relations, &assembly, named: true)
        if isNetworkTable(source, .relations) {
          return try readNetwork(source, relations, sheets, &assembly)
        }
        assembly.diagnostics.removeAll { $0.file == source.file }
      }
      let ties = sheets.filter { FolderTables.saysTies($0.name) }
      let actors = sheets.filter { FolderTables.saysActors($0.name) }
      if let ties = ties.first, let actors = actors.first {
        let tieSource = try source(ties, &assembly, named: true)
        let actorSource = try source(actors, &assembly, named: true)
        noteOthers(sheets, than: [ties.name, actors.name], &assembly)
        for file in [actorSource.file, tieSource.file] { assembly.noteFile(file) }
        addTablePair(actors: actorSource, ties: tieSource, to: &assembly, options)
        return finish(&assembly)
      }
      let known = ties.isEmpty && sheets.count > 1 ? try sheetOfTies(sheets, assembly) : nil
      guard let first = ties.first ?? known ?? sheets.first ?? workbook.sheets.first else {
        return finish(&assembly)
      }
      noteOthers(sheets, than: [first.name], &assembly)
      return try readSheet(first, &assembly)
    } catch {
      return assembly.refuse(
        line: nil, error.message, path: path, format: .spreadsheet, options)
    }
  }

  /// The tables of CORDIS, in sheets named as its files are; `nil` where there are none.
  private mutating func readRegister(
    _ sheets: [Workbook.Sheet], _ assembly: inout NetworkAssembly
  ) throws(WorkbookFault) -> NetworkReading? {
    var found = assembly
    var organisations: TableSource?
    var projects: TableSource?
    var read: [String] = []
    for sheet in sheets where CORDISColumns.namesTable(comparableHeader(sheet.name)) {
      var noted = found
      let source = try source(sheet, &noted, named: true)
      let columns = CORDISColumns(source.cells.rowCount > 0 ? source.cells.strings(0) : [])
      if columns.areParticipations, organisations == nil {
        organisations = source
      } else if columns.areProjects, projects == nil {
        projects = source
      } else {
        continue
      }
      found = noted
      found.noteFile(source.file)
      read.append(sheet.name)
    }
    guard !read.isEmpty else { return nil }
    noteOthers(sheets, than: read, &found)
    guard let organisations else {
      assembly = found
      return assembly.refuse(
        line: nil,
        "the sheet \(quoted(read[0])) is the table of projects of CORDIS; the participations, which are "
          + "the table 'organization', must stand in a sheet as well",
        path: path, format: .spreadsheet, options, code: .missingColumn)
    }
    assembly = found
    var register = CORDISRegister(organisations, projects)
    register.read()
    var reading = register.finish(&assembly, path: path, options)
    reading.format = .spreadsheet
    return reading
  }

  /// The first sheet whose header names the ends of ties, where the first of all has none: a workbook
  /// often begins with a page of explanations.
  private mutating func sheetOfTies(_ sheets: [Workbook.Sheet], _ assembly: NetworkAssembly)
    throws(WorkbookFault) -> Workbook.Sheet?
  {
    for sheet in sheets.prefix(10) {
      var unused = assembly
      let cells = try source(sheet, &unused, named: false).cells
      if hasHeaderOfTies(cells) { return sheet }
    }
    return nil
  }

  private func hasHeaderOfTies(_ cells: TextTable) -> Bool {
    (0..<min(cells.rowCount, 20)).contains {
      EdgeTableColumns.recognisedCount(cells.strings($0)) >= 2
    }
  }

  private func finish(_ assembly: inout NetworkAssembly) -> NetworkReading {
    assembly.finish(path: path, format: .spreadsheet, options: options)
  }

  // MARK: Sheets

  private func noteHiddenSheets(_ assembly: inout NetworkAssembly) {
    let hidden = workbook.sheets.filter(\.isHidden)
    guard !hidden.isEmpty, hidden.count < workbook.sheets.count else { return }
    assembly.noteAssumption(
      "\(list(hidden)) \(hidden.count == 1 ? "is a hidden sheet" : "are hidden sheets") and not read; "
        + "name a sheet to have it read", path: path, line: nil)
  }

  private func noteOthers(
    _ sheets: [Workbook.Sheet], than read: [String], _ assembly: inout NetworkAssembly
  ) {
    let others = sheets.filter { !read.contains($0.name) }
    guard !others.isEmpty else { return }
    let names = read.map { quoted($0) }.joined(separator: " and ")
    assembly.noteAssumption(
      "of the sheets, \(names) \(read.count == 1 ? "is" : "are") read; the workbook also has "
        + list(others), path: path, line: nil)
  }

  private func list(_ sheets: [Workbook.Sheet]) -> String {
    let shown = sheets.prefix(12).map { quoted($0.name) }.joined(separator: ", ")
    return sheets.count > 12 ? "\(shown) and \(sheets.count - 12) more" : shown
  }

  private mutating func readNamedSheet(_ name: String, _ assembly: inout NetworkAssembly)
    throws(WorkbookFault) -> NetworkReading
  {
    let exact = workbook.sheets.first { Identifier($0.name) == Identifier(name) }
    let folded = workbook.sheets.first { foldedColumnName($0.name) == foldedColumnName(name) }
    guard let sheet = exact ?? folded else {
      throw WorkbookFault(
        message: "the workbook has no sheet \(quoted(name)); it has \(list(workbook.sheets))")
    }
    return try readSheet(sheet, &assembly)
  }

  /// A sheet by itself: ties, or a matrix.
  private mutating func readSheet(_ sheet: Workbook.Sheet, _ assembly: inout NetworkAssembly)
    throws(WorkbookFault) -> NetworkReading
  {
    let source = try source(sheet, &assembly, named: false)
    if !hasHeaderOfTies(source.cells), options.sourceColumn == nil {
      let text = delimitedText(source.cells)
      if detectTable(text, options: ReadingOptions()) == .adjacencyMatrix {
        var reading = readAdjacencyMatrix(text, path: path, assembly, options)
        reading.format = .spreadsheet
        reading.dialects = []
        return reading
      }
    }
    addEdgeTable(source, to: &assembly, options)
    return finish(&assembly)
  }

  /// The cells of a sheet as the text of a file whose lines are the rows of the sheet.
  private func delimitedText(_ cells: TextTable) -> DecodedText {
    var writer = DelimitedTextWriter()
    var line = 1
    for row in 0..<cells.rowCount {
      while line < cells.lines[row] {
        writer.appendRow([String]())
        line += 1
      }
      writer.appendRow(
        cells.strings(row).map { text in
          var text = text
          text.unicodeScalars.replace(["\n"], with: [" "])
          text.unicodeScalars.replace(["\r"], with: [" "])
          return text
        })
      line += 1
    }
    return DecodedText(
      bytes: ContiguousArray(writer.bytes), encoding: .utf8, hasByteOrderMark: false)
  }

  /// Reads the cells of a sheet and says what they do not hold.
  ///
  /// - Parameter named: Whether messages name the sheet, since several are read.
  private mutating func source(
    _ sheet: Workbook.Sheet, _ assembly: inout NetworkAssembly, named: Bool
  ) throws(WorkbookFault) -> TableSource {
    let cells = try workbook.read(sheet, budget: budget)
    let file = named ? path + "#" + sheet.name : path
    func note(_ found: SheetCells.Occurrence, _ message: String) {
      guard found.count > 0 else { return }
      assembly.noteAssumption(message, path: file, line: found.line == 0 ? nil : found.line)
    }
    func times(_ count: Int, _ one: String, _ many: String) -> String {
      count == 1 ? "1 " + one : "\(count) " + many
    }
    note(
      cells.errors,
      times(cells.errors.count, "cell holds", "cells hold")
        + " an error such as \(quoted(cells.errors.text)), read as empty")
    note(
      cells.formulasWithoutValue,
      times(cells.formulasWithoutValue.count, "formula has", "formulas have")
        + " no stored result, read as empty; open and save the workbook in Excel")
    note(
      cells.mergedAreas,
      times(cells.mergedAreas.count, "merged area", "merged areas")
        + " (\(quoted(cells.mergedAreas.text)) first): the content is read in the first cell only")
    note(
      cells.hiddenRows,
      times(cells.hiddenRows.count, "hidden row is", "hidden rows are") + " read as well")
    for fault in cells.faults.prefix(Diagnostic.listedLimit) {
      assembly.diagnostics.append(
        Diagnostic(.error, .badNumber, file: file, line: fault.line, fault.message))
    }
    let further = cells.faults.count - Diagnostic.listedLimit
    if further > 0 {
      assembly.diagnostics.append(
        Diagnostic(
          .error, .furtherFaults, file: file, line: cells.faults.last?.line,
          "\(counted(further, "more cell of the sheet holds", "more cells of the sheet hold")) no number"
        ))
    }
    return TableSource(file: file, cells: cells.table)
  }

  // MARK: Networks

  private func sheet(of table: NetworkTable, among sheets: [Workbook.Sheet]) -> Workbook.Sheet? {
    let names = Self.tableNames.first { $0.table == table }?.names ?? []
    return sheets.first { names.contains(comparableHeader($0.name)) }
  }

  /// Whether a table has the columns that a network asks of it.
  private func isNetworkTable(_ source: TableSource, _ table: NetworkTable) -> Bool {
    guard source.cells.rowCount > 0 else { return false }
    let names = Set(source.cells.strings(0).map { Identifier(foldedColumnName($0)) })
    return table.requiredColumns.allSatisfy { names.contains(Identifier($0)) }
  }

  private mutating func readNetwork(
    _ relations: TableSource, _ relationSheet: Workbook.Sheet, _ sheets: [Workbook.Sheet],
    _ assembly: inout NetworkAssembly
  ) throws(WorkbookFault) -> NetworkReading {
    var read: [String] = []
    for table in NetworkTable.allCases {
      guard let sheet = sheet(of: table, among: sheets) else { continue }
      read.append(sheet.name)
      var source = relations
      if table != .relations { source = try self.source(sheet, &assembly, named: true) }
      assembly.noteFile(source.file)
      addNetworkTable(source, table, &assembly)
    }
    if let sheet = sheets.first(where: { comparableHeader($0.name) == networkSheetName }) {
      read.append(sheet.name)
      readMetadata(try source(sheet, &assembly, named: true), &assembly)
    }
    noteOthers(sheets, than: read, &assembly)
    return finish(&assembly)
  }

  private func addNetworkTable(
    _ source: TableSource, _ table: NetworkTable, _ assembly: inout NetworkAssembly
  ) {
    var source = source
    let cells = source.cells
    let header = readHeader(
      cells.rowCount > 0 ? cells.strings(0) : [], of: table, cells: cells, file: source.file,
      line: source.line(0), required: table.requiredColumns)
    assembly.diagnostics += header.diagnostics
    let places = numberColumns(of: table).map { header.header.column($0) }
    let numbers = source.findNumberForm(firstRow: 1, places: places)
    assembly.diagnostics += numbers.1
    assembly.add(
      NamedCells(
        file: source.file, header: header.header, cells: cells,
        firstRow: min(1, cells.rowCount), numberForm: numbers.0), as: table)
  }

  /// Reads what a sheet with the columns `property` and `value` says of the network as a whole.
  private func readMetadata(_ source: TableSource, _ assembly: inout NetworkAssembly) {
    for row in 1..<max(source.cells.rowCount, 1) {
      let (property, value) = (source.cells.string(row, 0), source.cells.string(row, 1))
      switch property {
      case "": break
      case "name": assembly.contents.metadata.name = value
      case "title": assembly.contents.metadata.title = value
      case "description": assembly.contents.metadata.description = value
      default:
        guard (try? JSONParser.parse(value.utf8)) != nil else {
          assembly.diagnostics.append(
            Diagnostic(
              .error, .syntax, file: source.file, line: source.cells.lines[row],
              "the property \(quoted(property)) has the value \(quoted(value)), which is no JSON; put "
                + "text in double quotes"))
          continue
        }
        assembly.contents.metadata.furtherProperties.append(
          NetworkMetadata.Property(name: property, json: value))
      }
    }
  }
}

/// The sheet with the name and title of a network.
let networkSheetName = "network"
