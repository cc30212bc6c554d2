import NetworkGraph

/// Participations: a tie of an organisation to a project for each row, with its money.
extension CORDISRegister {
  mutating func readParticipations() {
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
  mutating func cents(_ text: String, line: Int) -> Int64? {
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

  /// The columns that say something of a participation; the others are of the organisation.
  var participationPlaces: [Int] {
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
}
