import NetworkGraph

/// A network in the format of Pajek: vertices with their names, arcs and edges with their weights,
/// one relation of Pajek for each kind where there are several, and everything else as pairs of words
/// behind them, which NetworkX and igraph read as well.
func makePajek(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  var contents = contents
  let title = contents.metadata.title ?? contents.metadata.name
  // The title has its place.
  contents.metadata.title = nil
  noteLosses(of: contents, actors: .all, &loss)
  stateDirections(&contents)
  contents.relations = pajekOrder(contents.relations)
  var writer = PajekWriter()
  if let title {
    let line = oneLine(title)
    writer.line("*Network " + line)
    loss.add(
      CountedText(
        "title with line breaks or control characters, for which spaces stand",
        "titre avec des sauts de ligne ou des caractères de commande, remplacés par des espaces"),
      count: Identifier(line) == Identifier(title) ? 0 : 1)
  }
  writer.addActors(contents)
  writer.addRelations(contents)
  loss.add(
    CountedText(
      "{column that Pajek itself does not show; it stands|columns that Pajek itself does not "
        + "show; they stand} behind vertices and lines as pairs of words, which NetworkX and "
        + "igraph read",
      "{colonne que Pajek lui-même ne montre pas\u{202F}; elle suit|colonnes que Pajek "
        + "lui-même ne montre pas\u{202F}; elles suivent} sommets et lignes en paires de mots, "
        + "que NetworkX et igraph lisent"), count: writer.pairedColumns)
  let kinds = Set(contents.relations.map(\.kind)).count
  loss.add(
    CountedText(
      "{kind|kinds} of relations, each a relation of Pajek, where NetworkX and igraph expect "
        + "only one",
      "{type|types} de relations, chacun une relation de Pajek, là où NetworkX et igraph "
        + "n’en attendent qu’une"),
    count: kinds > 1 ? kinds : 0)
  loss.add(
    CountedText(
      "{text|texts} with a NUL, which is left out",
      "{texte|textes} avec un NUL, qui est omis"),
    count: writer.textsWithNUL)
  loss.add(
    CountedText(
      "{column|columns} with a name that means something else to Pajek, written with "
        + "'(attribute)' behind it",
      "{colonne|colonnes} dont le nom a un autre sens pour Pajek, {écrite|écrites} avec "
        + "«\u{A0}(attribute)\u{A0}»"),
    count: writer.renamedColumns)
  return (writer.bytes, loss)
}

/// The relations as the sections of a file group them: by kind, arcs before edges.
func pajekOrder(_ relations: [Relation]) -> [Relation] {
  var placeOfKind: [Identifier: Int] = [:]
  var groups: [[Relation]] = []
  for relation in relations {
    let place = placeOfKind[relation.kind] ?? groups.count
    if place == groups.count {
      placeOfKind[relation.kind] = place
      groups.append([])
    }
    groups[place].append(relation)
  }
  return groups.flatMap { group in
    group.filter { $0.direction == .directed } + group.filter { $0.direction != .directed }
  }
}

/// A title, which has nothing but the rest of its line.
private func oneLine(_ text: String) -> String {
  let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: " "
    default: scalar
    }
  }
  return trimmed(String(String.UnicodeScalarView(scalars)))
}

private struct PajekWriter {
  private var body: [UInt8] = []
  private(set) var textsWithNUL = 0
  private(set) var pairedColumns = 0
  private(set) var renamedColumns = 0
  private var numbers: [Identifier: Int] = [:]

  /// The whole file. With characters beyond ASCII it begins with a byte order mark, by which Pajek
  /// knows UTF-8, in a line of its own, since NetworkX does not know it.
  var bytes: [UInt8] {
    body.allSatisfy { $0 < 0x80 } ? body : Array("\u{FEFF}% UTF-8\n".utf8) + body
  }

  mutating func line(_ text: String) {
    body += text.utf8
    body.append(0x0A)
  }

  // MARK: Vertices

  mutating func addActors(_ contents: NetworkContents) {
    line("*Vertices \(contents.actors.count)")
    let written = WrittenElements(actors: contents, omitting: ["name"])
    let coordinates = coordinateColumns(written, contents)
    let shape = shapeColumn(written, contents)
    let placed = Set((coordinates + (shape.map { [$0] } ?? [])).map(\.name))
    let columns = sorted(
      written.columns.filter { !placed.contains($0.name) }, of: .actors)
    pairedColumns += columns.count
    let keys = keys(of: columns, reserved: ["name"])
    let areNumbers = contents.actors.enumerated().allSatisfy { row, actor in
      actor.id.text.utf8.elementsEqual(String(row + 1).utf8)
    }
    for (row, actor) in contents.actors.enumerated() {
      numbers[actor.id] = row + 1
      var parts = ["\(row + 1)", quoted(actor.name)]
      var pairs: [String] = []
      if !areNumbers { pairs.append("id " + quoted(actor.id.text)) }
      for (key, column) in zip(keys, columns) {
        let text = written.text(row, column)
        if !text.isEmpty { pairs.append("\(key) \(quoted(text))") }
      }
      // Programs expect coordinates and a shape before the first pair.
      if !pairs.isEmpty || !placed.isEmpty {
        parts += coordinates.isEmpty ? ["0.0", "0.0"] : coordinates.map { written.text(row, $0) }
        parts.append(shape.map { written.text(row, $0) } ?? "ellipse")
      }
      line((parts + pairs).joined(separator: " "))
    }
  }

  /// The columns `x` and `y`, where every actor has a number in them, and they are not all 0.
  private func coordinateColumns(_ written: WrittenElements, _ contents: NetworkContents)
    -> [WrittenElements.Column]
  {
    let columns = ["x", "y"].compactMap { name in written.columns.first { $0.name == name } }
    guard columns.count == 2 else { return [] }
    for column in columns {
      guard column.type == .number || column.type == .integer else { return [] }
      let texts = contents.actors.indices.map { written.text($0, column) }
      let saysSomething = texts.contains { !$0.utf8.allSatisfy { $0 == 0x30 || $0 == 0x2E } }
      guard saysSomething, texts.allSatisfy({ !$0.isEmpty }) else { return [] }
    }
    return columns
  }

  private func shapeColumn(_ written: WrittenElements, _ contents: NetworkContents)
    -> WrittenElements.Column?
  {
    guard let column = written.columns.first(where: { $0.name == "shape" }) else { return nil }
    let shapes = ["ellipse", "box", "diamond", "triangle", "cross", "empty"]
    let texts = contents.actors.indices.map { written.text($0, column) }
    guard texts.allSatisfy({ shapes.contains($0) }), texts.contains(where: { $0 != "ellipse" })
    else { return nil }
    return column
  }

  /// Known columns first, then attributes by their names: no place of the file keeps their order.
  private func sorted(_ columns: [WrittenElements.Column], of table: NetworkTable)
    -> [WrittenElements.Column]
  {
    let known = Set(table.knownColumns)
    return columns.filter { known.contains($0.name) }
      + columns.filter { !known.contains($0.name) }.sorted {
        $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
      }
  }

  // MARK: Lines

  mutating func addRelations(_ contents: NetworkContents) {
    let kinds = Set(contents.relations.map(\.kind))
    let isPlain = kinds.count <= 1
    var omitted = ["direction", "weight"]
    if !isPlain || kinds.contains("tie") { omitted.append("kind") }
    let areCounted = contents.relations.enumerated().allSatisfy { row, relation in
      relation.id.text.utf8.elementsEqual("e\(row + 1)".utf8)
    }
    if areCounted { omitted.append("id") }
    let written = WrittenElements(relations: contents, omitting: omitted)
    let columns = sorted(written.columns, of: .relations)
    pairedColumns += columns.count
    let keys = keys(of: columns, reserved: ["l", PajekWords.weighted])
    var section: (kind: Identifier, direction: Direction?)?
    var numberOfKind: [Identifier: Int] = [:]
    for (row, relation) in contents.relations.enumerated() {
      if section?.kind != relation.kind || section?.direction != relation.direction {
        section = (relation.kind, relation.direction)
        let word = relation.direction == .directed ? "*Arcs" : "*Edges"
        let number = numberOfKind[relation.kind] ?? numberOfKind.count + 1
        numberOfKind[relation.kind] = number
        line(isPlain ? word : "\(word) :\(number) \(quoted(relation.kind.text))")
      }
      var parts = [
        "\(numbers[relation.source] ?? 0)", "\(numbers[relation.target] ?? 0)",
      ]
      var pairs: [String] = []
      for (key, column) in zip(keys, columns) {
        let text = written.text(row, column)
        if !text.isEmpty { pairs.append("\(key) \(quoted(text))") }
      }
      if let weight = relation.weight {
        parts.append(weight.description)
      } else if !pairs.isEmpty {
        // Programs expect a value before the first pair.
        parts += ["1", PajekWords.weighted, "\"no\""]
      }
      line((parts + pairs).joined(separator: " "))
    }
  }

  // MARK: Words

  private mutating func keys(of columns: [WrittenElements.Column], reserved: [String]) -> [String] {
    columns.map { column in
      if column.name == "label", reserved.contains("l") { return "l" }
      guard !reserved.contains(column.name) else {
        renamedColumns += 1
        return quoted(column.name + " (attribute)")
      }
      // Words of one or two letters mean something to igraph unless they stand in quotes.
      let isPlain =
        column.name.utf8.count > 2
        && column.name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F }
        && !["phi", "lphi", "fos", "font", "url", "x_fact", "y_fact"].contains(column.name)
      return isPlain ? column.name : quoted(column.name)
    }
  }

  /// A text in quotes. Pajek knows `\n` and references to characters.
  private mutating func quoted(_ text: String) -> String {
    var result = "\""
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : "\""
      switch scalar {
      case "\"": result += "&#34;"
      case "\n": result += "\\n"
      case "\r": result += "&#13;"
      case "\\" where next == "n" || next == "\\" || next == "\"" || next == "\n": result += "&#92;"
      case "&" where scalars[place...].prefix(13).contains(";"): result += "&#38;"
      case "\0": textsWithNUL += 1
      case "\u{1}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
