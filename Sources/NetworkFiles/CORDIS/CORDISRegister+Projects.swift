import NetworkGraph

/// Projects: their rows, and whether their totals are what the participants received.
extension CORDISRegister {
  mutating func readProjects(_ source: TableSource) {
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

  /// Says where the participations do not add up to what the project received.
  mutating func checkSums() {
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
        counted(
          count - shown, "more project has contributions that do not add up to its total",
          "more projects have contributions that do not add up to their total"))
    }
  }

  mutating func addImpliedProjects() {
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
}
