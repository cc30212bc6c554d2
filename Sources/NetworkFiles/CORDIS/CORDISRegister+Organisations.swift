import NetworkGraph

/// Organisations, each gathered from the rows of its participations.
extension CORDISRegister {
  static let activities: [String: (kind: String?, sphere: String?)] = [
    "HES": ("university", "academia"), "REC": ("research-organisation", "academia"),
    "PRC": ("company", "industry"), "PUB": ("public-body", "public"), "OTH": (nil, nil),
  ]

  mutating func addOrganisations() {
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
          + furtherOnes(spellings.count, "organisation", "organisations"))
    }
    if shared.count > 0 {
      note(
        source.file, shared.line,
        "\(quoted(shared.first)) and \(quoted(shared.second)) have one VAT number; they are kept apart"
          + (shared.count > 1
            ? ", as are \(counted(shared.count - 1, "more pair", "more pairs"))" : ""))
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
          + furtherOnes(rounded.count, "amount", "amounts"))
    }
  }

  /// The end of a sentence on the first of several: `; so are 3 more amounts`.
  private func furtherOnes(_ count: Int, _ one: String, _ several: String) -> String {
    guard count > 1 else { return "" }
    return "; so \(count == 2 ? "is" : "are") \(count - 1) more \(count == 2 ? one : several)"
  }

  /// Whether a text is a number of a register, and no word for a missing one.
  static func isVATNumber(_ text: String) -> Bool {
    text.utf8.count(where: { (48...57).contains($0) }) >= 5
  }
}
