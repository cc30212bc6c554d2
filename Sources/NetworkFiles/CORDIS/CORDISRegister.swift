import NetworkGraph

/// The tables of organisations and projects, on their way to actors and relations.
///
/// Rows of projects become actors, rows of organisations become relations; the organisations are
/// gathered from their rows.
struct CORDISRegister {
  private var organisations: TableSource
  private var projects: TableSource?
  private let columns: CORDISColumns
  private let projectColumns: CORDISColumns
  private var form = NumberForm()
  private var projectForm = NumberForm()
  private var actors = ElementRows(of: .actors)
  private var ties = ElementRows(of: .relations)
  private var diagnostics: [Diagnostic] = []
  /// The row of each project in its table.
  private var rowOfProject: [Identifier: Int] = [:]
  /// The rows of each organisation, and the organisations in the order in which they come.
  private var placeOfOrganisation: [Identifier: Int] = [:]
  private var rowsOfOrganisation: [[Int]] = []
  /// What the participations in a project add up to, in cents.
  private var sums: [Identifier: Int64] = [:]
  private var rounded: (count: Int, line: Int, text: String) = (0, 0, "")

  init(_ organisations: TableSource, _ projects: TableSource?) {
    self.organisations = organisations
    self.projects = projects
    columns = CORDISColumns(organisations.cells.strings(0))
    projectColumns = CORDISColumns(
      projects.map { $0.cells.rowCount > 0 ? $0.cells.strings(0) : [] } ?? [])
  }

  // MARK: Reading

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

  private mutating func note(_ file: String, _ line: Int?, _ message: String) {
    diagnostics.append(Diagnostic(.warning, .assumption, file: file, line: line, message))
  }

  /// Refuses a row that has more cells than the header; whether it did.
  private static func isTooLong(_ cells: TextTable, _ row: Int) -> Bool {
    let width = cells.cellCount(0)
    return cells.cellCount(row) > width
      && (width..<cells.cellCount(row)).contains { !cells.isEmpty(row, $0) }
  }

  private static let tooLong =
    "the row has more cells than the header; put cells that hold the separator in double quotes"

  private mutating func readProjects(_ source: TableSource) {
    let cells = source.cells
    let (id, name) = (actors.column("id"), actors.column("name"))
    let kind = actors.column("kind")
    let (since, until) = (actors.column("since"), actors.column("until"))
    let (note, identifiers) = (actors.column("note"), actors.column("identifiers"))
    let own = CORDISColumns.Field.self
    let idPlace = projectColumns.place(own.id)
    let (acronym, title) = (projectColumns.place(own.acronym), projectColumns.place(own.title))
    let (start, end) = (projectColumns.place(own.startDate), projectColumns.place(own.endDate))
    let objective = projectColumns.place(own.objective)
    let money = [
      projectColumns.place(own.maximumContribution), projectColumns.place(own.totalCost),
    ]
    let named = [idPlace, start, end, objective]
    let attributes = projectColumns.written.indices
      .filter { !named.contains($0) && !trimmed(projectColumns.written[$0]).isEmpty }
      .map {
        (place: $0, column: actors.column(attributeName(projectColumns.written[$0], .actors)))
      }
    actors.refuse(source.broken)
    for row in 1..<max(cells.rowCount, 1) where !cells.isBlank(row) {
      if Self.isTooLong(cells, row) {
        actors.refuseRow(line: cells.lines[row], Self.tooLong, code: .extraCells)
        continue
      }
      let text = cells.string(row, idPlace)
      if !text.isEmpty {
        let project = projectID(text)
        actors.set(project.text, in: id)
        actors.set("cordis:" + text, in: identifiers)
        if rowOfProject[project] == nil { rowOfProject[project] = row }
      }
      let called = cells.isEmpty(row, acronym) ? cells.bytes(row, title) : cells.bytes(row, acronym)
      if !called.isEmpty { actors.set(called, in: name) }
      actors.set("project", in: kind)
      for (place, column) in [(start, since), (end, until), (objective, note)]
      where !cells.isEmpty(row, place) {
        actors.set(cells.bytes(row, place), in: column)
      }
      for (place, column) in attributes where !cells.isEmpty(row, place) {
        actors.set(
          money.contains(place)
            ? Self.plain(cells.bytes(row, place), projectForm) : cells.bytes(row, place),
          in: column)
      }
      actors.endRow(line: cells.lines[row])
    }
  }

  /// Projects and organisations are numbered apart from one another: the ids of projects say so.
  private func projectID(_ number: String) -> Identifier { Identifier("project-" + number) }

  /// A name for an attribute that no column of the table has.
  private func attributeName(_ written: String, _ table: NetworkTable) -> String {
    let name = trimmed(written)
    return table.knownColumns.contains(foldedColumnName(name)) ? name + " (CORDIS)" : name
  }

  /// A number with a decimal point, whatever mark it has in the file.
  private static func plain(_ bytes: ArraySliceOfBytes, _ form: NumberForm) -> ArraySliceOfBytes {
    guard form.decimalMark == .comma || !form.thousandsMarks.isEmpty,
      case .success(let number) = readNumber(String(decoding: bytes, as: UTF8.self), form)
    else { return bytes }
    return ContiguousArray(number.description.utf8)[...]
  }

  private mutating func readParticipations() {
    let source = organisations
    let cells = source.cells
    let own = CORDISColumns.Field.self
    let (project, organisation) = (columns.place(own.projectID), columns.place(own.organisationID))
    let (role, contribution) = (columns.place(own.role), columns.place(own.contribution))
    let money = [columns.place(own.netContribution), columns.place(own.totalCost)]
    let (id, from, to) = (ties.column("id"), ties.column("source"), ties.column("target"))
    let (kind, amount) = (ties.column("kind"), ties.column("amount"))
    let currency = ties.column("currency")
    let (since, until) = (ties.column("since"), ties.column("until"))
    let attributes = participationPlaces.map {
      (place: $0, column: ties.column(attributeName(columns.written[$0], .relations)))
    }
    let start = projectColumns.place(own.startDate)
    let end = projectColumns.place(own.endDate)
    ties.refuse(source.broken)
    var rowsOfID: [Identifier: [Int]] = [:]
    for row in 1..<max(cells.rowCount, 1) where !cells.isBlank(row) {
      if Self.isTooLong(cells, row) {
        ties.refuseRow(line: cells.lines[row], Self.tooLong, code: .extraCells)
        continue
      }
      let projectText = cells.string(row, project)
      let organisationText = cells.string(row, organisation)
      guard !projectText.isEmpty, !organisationText.isEmpty else {
        let missing = columns.written[projectText.isEmpty ? project : organisation]
        ties.refuseRow(
          line: cells.lines[row], "the cell \(quoted(missing)) is empty; it must be filled",
          code: .emptyCell)
        continue
      }
      let target = projectID(projectText)
      // One row said twice is one participation; two that differ are two.
      var tie = Identifier(projectText + "-" + organisationText)
      var earlier = rowsOfID[tie] ?? []
      let equal = earlier.firstIndex { cells.rowsAreEqual($0, row) }
      let number = equal.map { $0 + 1 } ?? earlier.count + 1
      if equal == nil {
        earlier.append(row)
        rowsOfID[tie] = earlier
      }
      if number > 1 { tie = Identifier(tie.text + "-\(number)") }
      ties.set(tie.text, in: id)
      ties.set(organisationText, in: from)
      ties.set(target.text, in: to)
      let isCoordinator = foldedColumnName(cells.string(row, role)) == "coordinator"
      ties.set(isCoordinator ? "coordination" : "participation", in: kind)
      if !cells.isEmpty(row, contribution) {
        let cents = cents(cells.string(row, contribution), line: cells.lines[row])
        if let cents {
          ties.set(Money(minorUnits: cents, currency: .euro).amount.description, in: amount)
          if equal == nil {
            sums[target] = (sums[target] ?? 0).addingReportingOverflow(cents).partialValue
          }
        } else {
          ties.set(cells.bytes(row, contribution), in: amount)
        }
        ties.set("EUR", in: currency)
      }
      if let table = projects, let projectRow = rowOfProject[target] {
        for (place, column) in [(start, since), (end, until)]
        where !table.cells.isEmpty(projectRow, place) {
          ties.set(table.cells.bytes(projectRow, place), in: column)
        }
      }
      for (place, column) in attributes where !cells.isEmpty(row, place) {
        ties.set(
          money.contains(place)
            ? Self.plain(cells.bytes(row, place), form)
            : cells.bytes(row, place),
          in: column)
      }
      ties.endRow(line: cells.lines[row])
      let key = Identifier(organisationText)
      if let place = placeOfOrganisation[key] {
        rowsOfOrganisation[place].append(row)
      } else {
        placeOfOrganisation[key] = rowsOfOrganisation.count
        rowsOfOrganisation.append([row])
      }
      if projects == nil, rowOfProject[target] == nil { rowOfProject[target] = row }
    }
  }

  /// A contribution in cents; `nil` for what is no amount, which the reader of amounts explains.
  private mutating func cents(_ text: String, line: Int) -> Int64? {
    guard case .success(let number) = readNumber(text, form), number.significand >= 0 else {
      return nil
    }
    if let money = try? Money(number, .euro) { return money.minorUnits }
    guard number.fractionDigits > 2 else { return nil }
    // The register has amounts that a binary number left behind.
    var divisor: Int64 = 1
    for _ in 2..<number.fractionDigits { divisor *= 10 }
    let quotient = number.significand / divisor
    let isUp = number.significand % divisor >= divisor / 2
    if rounded.count == 0 { rounded = (0, line, text) }
    rounded.count += 1
    return isUp ? quotient + 1 : quotient
  }

  // MARK: Organisations

  /// The columns that say something of a participation; the others are of the organisation.
  private var participationPlaces: [Int] {
    let words: Set<String> = [
      "role", "order", "neteccontribution", "totalcost", "endofparticipation", "active",
      "contentupdatedate", "contactform", "contacttitle", "contactfirstnames", "contactlastnames",
      "contactfunction", "contacttelephonenumber", "contactfaxnumber", "contactemail",
    ]
    return columns.written.indices.filter { place in
      var key = comparableHeader(columns.written[place])
      key.unicodeScalars.removeAll { $0 == " " }
      return words.contains(key)
    }
  }

  private static let activities: [String: (kind: String?, sphere: String?)] = [
    "HES": ("university", "academia"), "REC": ("research-organisation", "academia"),
    "PRC": ("company", "industry"), "PUB": ("public-body", "public"), "OTH": (nil, nil),
  ]

  private mutating func addOrganisations() {
    let source = organisations
    let cells = source.cells
    let own = CORDISColumns.Field.self
    let names = [columns.place(own.organisationName), columns.place(own.shortName)]
    let activity = columns.place(own.activityType)
    let vat = columns.place(own.vatNumber)
    let (id, name) = (actors.column("id"), actors.column("name"))
    let (kind, sphere) = (actors.column("kind"), actors.column("sphere"))
    let (aliases, identifiers) = (actors.column("aliases"), actors.column("identifiers"))
    let single = [
      (columns.place(own.city), actors.column("place")),
      (columns.place(own.country), actors.column("country")),
    ]
    let used = Set(
      participationPlaces + names
        + [
          own.projectID, own.organisationID, own.contribution, own.projectAcronym, own.city,
          own.country, own.vatNumber,
        ].map { columns.place($0) })
    let attributes = columns.written.indices
      .filter { !used.contains($0) && !trimmed(columns.written[$0]).isEmpty }
      .map { ($0, actors.column(attributeName(columns.written[$0], .actors))) }
    var spellings: (count: Int, line: Int, id: String) = (0, 0, "")
    var organisationOfVAT: [Identifier: (id: String, line: Int)] = [:]
    var shared: (count: Int, line: Int, first: String, second: String) = (0, 0, "", "")
    for rows in rowsOfOrganisation {
      /// The texts that a column has for one organisation, each once.
      func texts(_ place: Int) -> [String] {
        var found: [String] = []
        var last = -1
        for row in rows where !cells.isEmpty(row, place) {
          if last >= 0, cells.bytes(last, place) == cells.bytes(row, place) { continue }
          last = row
          let text = cells.string(row, place)
          if !found.contains(where: { Identifier($0) == Identifier(text) }) { found.append(text) }
        }
        return found
      }
      let number = cells.string(rows[0], columns.place(own.organisationID))
      actors.set(number, in: id)
      let called = texts(names[0])
      if let first = called.first { actors.set(first, in: name) }
      if called.count > 1 {
        if spellings.count == 0 { spellings = (0, cells.lines[rows[0]], number) }
        spellings.count += 1
      }
      let others = (called.dropFirst() + texts(names[1])).filter { !$0.contains("|") }
      if !others.isEmpty { actors.set(others.joined(separator: "|"), in: aliases) }
      let numbers = texts(vat).filter { Self.isVATNumber($0) }
      actors.set(
        (["pic:" + number] + numbers.map { "vat:" + $0 }).filter { !$0.contains("|") }
          .joined(separator: "|"), in: identifiers)
      for text in numbers {
        let key = Identifier(text.uppercased().filter { $0.isLetter || $0.isNumber })
        if let other = organisationOfVAT[key] {
          guard other.id != number else { continue }
          if shared.count == 0 { shared = (0, cells.lines[rows[0]], other.id, number) }
          shared.count += 1
        } else {
          organisationOfVAT[key] = (number, cells.lines[rows[0]])
        }
      }
      if let known = texts(activity).first.flatMap({ Self.activities[trimmed($0)] }) {
        if let text = known.kind { actors.set(text, in: kind) }
        if let text = known.sphere { actors.set(text, in: sphere) }
      }
      for (place, column) in single + attributes {
        if let row = rows.first(where: { !cells.isEmpty($0, place) }) {
          actors.set(cells.bytes(row, place), in: column)
        }
      }
      actors.endRow(line: cells.lines[rows[0]])
    }
    if spellings.count > 0 {
      note(
        source.file, spellings.line,
        "\(quoted(spellings.id)) is written with several names, which are kept as aliases"
          + (spellings.count > 1 ? "; so are \(spellings.count - 1) more organisations" : ""))
    }
    if shared.count > 0 {
      note(
        source.file, shared.line,
        "\(quoted(shared.first)) and \(quoted(shared.second)) have one VAT number; they are kept apart"
          + (shared.count > 1 ? ", as are \(shared.count - 1) more" : ""))
    }
    if activity >= 0, !rowsOfOrganisation.isEmpty {
      note(
        source.file, 1,
        "kind and sphere of organisations follow from their activity: HES and REC are academia, PRC "
          + "industry, PUB public")
    }
    if rounded.count > 0 {
      note(
        source.file, rounded.line,
        "\(quoted(rounded.text)) has digits below the cent and is rounded"
          + (rounded.count > 1 ? "; so are \(rounded.count - 1) more amounts" : ""))
    }
  }

  /// Whether a text is a number of a register, and no word for a missing one.
  private static func isVATNumber(_ text: String) -> Bool {
    text.utf8.count(where: { (48...57).contains($0) }) >= 5
  }

  // MARK: Sums

  /// Says where the participations do not add up to what the project received.
  private mutating func checkSums() {
    guard let projects else { return }
    let place = projectColumns.place(.maximumContribution)
    let id = projectColumns.place(.id)
    guard place >= 0 else { return }
    let shown = 20
    var count = 0
    for row in 1..<max(projects.cells.rowCount, 1) where !projects.cells.isEmpty(row, place) {
      let number = projects.cells.string(row, id)
      guard let sum = sums[projectID(number)],
        case .success(let stated) = readNumber(projects.cells.string(row, place), projectForm),
        let money = try? Money(stated, .euro)
      else { continue }
      let (difference, overflows) = sum.subtractingReportingOverflow(money.minorUnits)
      guard !overflows, sum >= 0, abs(difference) >= 100 else { continue }
      count += 1
      guard count <= shown else { continue }
      let total = Money(minorUnits: sum, currency: .euro)
      diagnostics.append(
        Diagnostic(
          .warning, .assumption, file: projects.file, line: projects.cells.lines[row],
          column: "ecMaxContribution",
          "the contributions to the participants of project \(quoted(number)) add up to \(total), "
            + "and its ecMaxContribution is \(money)"))
    }
    if count > shown {
      note(
        projects.file, nil,
        "\(count - shown) more projects have contributions that do not add up to their total")
    }
  }

  // MARK: Finishing

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

  private mutating func addImpliedProjects() {
    let acronym = columns.place(.projectAcronym)
    let (id, name, kind) = (actors.column("id"), actors.column("name"), actors.column("kind"))
    for (project, row) in rowOfProject.sorted(by: { $0.value < $1.value }) {
      actors.set(project.text, in: id)
      if !organisations.cells.isEmpty(row, acronym) {
        actors.set(organisations.cells.bytes(row, acronym), in: name)
      }
      actors.set("project", in: kind)
      actors.endRow(line: organisations.cells.lines[row])
    }
  }

  /// The ledger counts rows of files: an organisation is no row of its own.
  private func accountForProjects(_ reading: inout NetworkReading, _ projectCount: Int) {
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
