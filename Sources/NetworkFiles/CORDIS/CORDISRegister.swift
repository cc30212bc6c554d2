import NetworkGraph

/// The tables of organisations and projects, on their way to actors and relations.
///
/// Rows of projects become actors, rows of organisations become relations; the organisations are
/// gathered from their rows.
struct CORDISRegister {
  var organisations: TableSource
  var projects: TableSource?
  let columns: CORDISColumns
  let projectColumns: CORDISColumns
  var form = NumberForm()
  var projectForm = NumberForm()
  var actors = ElementRows(of: .actors)
  var ties = ElementRows(of: .relations)
  var diagnostics: [Diagnostic] = []
  /// The row of each project in its table.
  var rowOfProject: [Identifier: Int] = [:]
  /// The rows of each organisation, and the organisations in the order in which they come.
  var placeOfOrganisation: [Identifier: Int] = [:]
  var rowsOfOrganisation: [[Int]] = []
  /// What the participations in a project add up to, in cents.
  var sums: [Identifier: Int64] = [:]
  var rounded: (count: Int, line: Int, text: String) = (0, 0, "")

  init(_ organisations: TableSource, _ projects: TableSource?) {
    self.organisations = organisations
    self.projects = projects
    columns = CORDISColumns(organisations.cells.strings(0))
    projectColumns = CORDISColumns(
      projects.map { $0.cells.rowCount > 0 ? $0.cells.strings(0) : [] } ?? [])
  }

  mutating func read() {
    func column(_ columns: CORDISColumns, _ field: CORDISColumns.Field) -> Column {
      Column(name: field.rawValue, place: columns.place(field))
    }
    let found = organisations.findNumberForm(
      firstRow: 1,
      places: [.contribution, .netContribution, .totalCost].map { column(columns, $0) })
    form = found.0
    diagnostics += found.1
    if var table = projects {
      let found = table.findNumberForm(
        firstRow: 1, places: [.maximumContribution, .totalCost].map { column(projectColumns, $0) })
      projectForm = found.0
      diagnostics += found.1
      projects = table
      readProjects(table)
    }
    readParticipations()
    addOrganisations()
    checkSums()
  }

  mutating func note(_ file: String, _ line: Int?, _ message: String) {
    diagnostics.append(Diagnostic(.warning, .assumption, file: file, line: line, message))
  }

  /// Refuses a row that has more cells than the header; whether it did.
  static func isTooLong(_ cells: TextTable, _ row: Int) -> Bool {
    let width = cells.cellCount(0)
    return cells.cellCount(row) > width
      && (width..<cells.cellCount(row)).contains { !cells.isEmpty(row, $0) }
  }

  static let tooLong =
    "the row has more cells than the header; put cells that hold the separator in double quotes"

  /// Projects and organisations are numbered apart from one another: the ids of projects say so.
  func projectID(_ number: String) -> Identifier { Identifier("project-" + number) }

  /// A name for an attribute that no column of the table has.
  func attributeName(_ written: String, _ table: NetworkTable) -> String {
    let name = trimmed(written)
    return table.knownColumns.contains(foldedColumnName(name)) ? name + " (CORDIS)" : name
  }

  /// A number with a decimal point, whatever mark it has in the file.
  static func plain(_ bytes: ArraySliceOfBytes, _ form: NumberForm) -> ArraySliceOfBytes {
    guard form.decimalMark == .comma || !form.thousandsMarks.isEmpty,
      case .success(let number) = readNumber(String(decoding: bytes, as: UTF8.self), form)
    else { return bytes }
    return ContiguousArray(number.description.utf8)[...]
  }

  mutating func finish(
    _ assembly: inout NetworkAssembly, path: String, _ options: ReadingOptions
  ) -> NetworkReading {
    assembly.diagnostics += diagnostics
    for dialect in [projects?.dialect, organisations.dialect] {
      if let dialect { assembly.dialects.append(dialect) }
    }
    let projectCount = projects == nil ? 0 : actors.rowCount - rowsOfOrganisation.count
    if projects == nil {
      addImpliedProjects()
      assembly.noteAssumption(
        "without project.csv the projects have no dates, titles and totals", path: path, line: nil)
    }
    let file = projects?.file ?? organisations.file
    for fault in [actors.fault, ties.fault] {
      guard let fault else { continue }
      return assembly.refuse(
        line: fault.line, fault.message, path: path, format: .cordis, options)
    }
    var named = actors.named(file)
    assembly.diagnostics += named.diagnostics
    named.cells.equalRows = .merge
    var codec = ActorTable(named.cells.header)
    codec.namesByID = true
    assembly.add(named.cells, codec)
    assembly.contents.kinds.append(
      Kind(
        id: "coordination", subject: .relation, labelInEnglish: "coordination",
        labelInFrench: "coordination", direction: .directed, countsAs: .membership))
    var relations = ties.named(organisations.file)
    assembly.diagnostics += relations.diagnostics
    relations.cells.equalRows = .merge
    addTies(relations.cells, to: &assembly, options, direction: .directed)
    assembly.inputs.sort { precedesByBytes($0.path, $1.path) }
    var reading = assembly.finish(path: path, format: .cordis, options: options)
    accountForProjects(&reading, projectCount)
    return reading
  }

  /// The ledger counts rows of files: an organisation is no row of its own.
  func accountForProjects(_ reading: inout NetworkReading, _ projectCount: Int) {
    guard let place = reading.ledger.firstIndex(where: { $0.table == .actors }) else { return }
    let entry = reading.ledger[place]
    let gathered =
      projects == nil ? entry.kept : min(entry.kept, rowsOfOrganisation.count)
    if projects == nil {
      reading.ledger.remove(at: place)
    } else {
      reading.ledger[place] = LedgerEntry(
        file: entry.file, table: .actors, kept: entry.kept - gathered, merged: entry.merged,
        refused: entry.refused)
    }
    if projects != nil, let places = reading.places[.actors] {
      reading.places[.actors] = TablePlaces(
        file: places.file, lines: LineNumbers(places.lines.prefix(entry.kept - gathered)))
    }
  }
}
