import NetworkGraph

/// A network in the language of Graphviz, with everything that is known of actors and relations as
/// attributes. It is data, not a drawing.
func makeDOT(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  var contents = contents
  let metadata = contents.metadata
  let kept = metadata.furtherProperties.filter { textOfProperty($0) != nil }
  // Name, title and description have a place; other properties where they are plain texts.
  contents.metadata = NetworkMetadata()
  noteLosses(of: contents, actors: .all, &loss)
  loss.add(
    CountedText(
      "{property of the network that is no plain text|properties of the network that are no "
        + "plain texts}",
      "{propriété du réseau qui n’est pas un simple texte|propriétés du réseau qui ne sont "
        + "pas de simples textes}"),
    count: metadata.furtherProperties.count - kept.count)
  stateDirections(&contents)
  var writer = DOTDataWriter()
  let isDirected = contents.relations.contains { $0.direction == .directed }
  writer.open(isDirected: isDirected, name: metadata.name)
  if let title = metadata.title {
    writer.graphAttribute("label", DOTLabel.escaped(title))
  }
  if let description = metadata.description { writer.graphAttribute("description", description) }
  for property in kept {
    writer.graphAttribute(property.name, textOfProperty(property) ?? "")
  }
  let names = writer.names(of: contents.actors)
  writer.addActors(contents, names)
  writer.addRelations(contents, names, isDirected: isDirected)
  writer.bytes += "}\n".utf8
  loss.add(
    CountedText(
      "{text|texts} with a backslash before a quote, a line break or the end: another backslash is "
        + "put there",
      "{texte|textes} avec une barre oblique inverse avant un guillemet, un saut de ligne ou la "
        + "fin\u{A0}: une autre barre y est ajoutée"),
    count: writer.changedTexts)
  loss.add(
    CountedText(
      "{text|texts} with control characters, with which drawings by Graphviz are no XML: signs such "
        + "as \u{241B} stand for them",
      "{texte|textes} avec des caractères de commande, avec lesquels les dessins de Graphviz ne sont "
        + "pas du XML\u{A0}: des signes comme \u{241B} les remplacent"),
    count: writer.textsWithControls)
  loss.add(
    CountedText(
      "{id that starts|ids that start} with a percent sign, in the place of which Graphviz "
        + "shows a number",
      "{identifiant qui commence|identifiants qui commencent} par un signe pour cent, que "
        + "Graphviz remplace par un numéro"),
    count: contents.actors.count { $0.id.text.utf8.first == UInt8(ascii: "%") })
  loss.add(
    CountedText(
      "{column|columns} with a name that means something else to Graphviz, written with "
        + "'(attribute)' behind it",
      "{colonne|colonnes} dont le nom a un autre sens pour Graphviz, {écrite|écrites} avec "
        + "«\u{A0}(attribute)\u{A0}»"),
    count: writer.renamedColumns)
  return (writer.bytes, loss)
}

/// The text of a property that is a JSON string and has no meaning of its own in a graph.
private func textOfProperty(_ property: NetworkMetadata.Property) -> String? {
  guard !["label", "description"].contains(property.name), !property.name.isEmpty,
    let value = try? JSONParser.parse(property.json.utf8), case .string(let text) = value.content
  else { return nil }
  return text
}

/// Writes texts so that Graphviz reads the same texts.
private struct DOTDataWriter {
  var bytes: [UInt8] = []
  private(set) var changedTexts = 0
  private(set) var textsWithControls = 0
  private(set) var renamedColumns = 0

  mutating func open(isDirected: Bool, name: String?) {
    bytes += (isDirected ? "digraph " : "graph ").utf8
    if let name, !name.isEmpty {
      bytes += quoted(name).utf8
      bytes.append(0x20)
    }
    bytes += "{\n".utf8
  }

  mutating func graphAttribute(_ name: String, _ value: String) {
    bytes += "  \(quoted(name))=\(quoted(value));\n".utf8
  }

  /// The name of the node of each actor: the id, in quotes.
  mutating func names(of actors: [Actor]) -> [Identifier: String] {
    var names: [Identifier: String] = [:]
    var taken: Set<Identifier> = []
    var changed: [Identifier] = []
    for actor in actors {
      if let text = Self.exactlyQuoted(actor.id.text) {
        names[actor.id] = text
        taken.insert(Identifier(text))
      } else {
        changed.append(actor.id)
      }
    }
    for id in changed {
      var text = quoted(id.text)
      while !taken.insert(Identifier(text)).inserted {
        text = String(text.dropLast()) + "_\""
      }
      names[id] = text
    }
    return names
  }

  mutating func addActors(_ contents: NetworkContents, _ names: [Identifier: String]) {
    let written = WrittenElements(actors: contents, omitting: ["name"])
    let keys = keys(of: written, reserved: ["label"])
    declare(zip(keys, written.columns), of: .actors)
    for (row, actor) in contents.actors.enumerated() {
      var parts: [String] = []
      // Without a label Graphviz shows the id, in which it reads escapes.
      let hasEscapes = actor.id.text.utf8.contains {
        $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&")
      }
      if hasEscapes || Identifier(actor.name) != actor.id {
        parts.append("label=" + quoted(DOTLabel.escaped(actor.name)))
      }
      for (key, column) in zip(keys, written.columns) {
        let text = written.text(row, column)
        if !text.isEmpty { parts.append("\(key)=\(quoted(text))") }
      }
      bytes += "  \(names[actor.id] ?? quoted(actor.id.text))".utf8
      end(parts)
    }
  }

  mutating func addRelations(
    _ contents: NetworkContents, _ names: [Identifier: String], isDirected: Bool
  ) {
    let written = WrittenElements(relations: contents, omitting: ["direction"])
    let keys = keys(of: written, reserved: ["dir", "key"])
    declare(zip(keys, written.columns), of: .relations)
    for (row, relation) in contents.relations.enumerated() {
      var parts: [String] = []
      if isDirected, relation.direction == .undirected { parts.append("dir=none") }
      for (key, column) in zip(keys, written.columns) {
        let text = written.text(row, column)
        guard !text.isEmpty else { continue }
        let value = column.name == "label" ? DOTLabel.escaped(text) : text
        parts.append("\(key)=\(quoted(value))")
      }
      let source = names[relation.source] ?? quoted(relation.source.text)
      let target = names[relation.target] ?? quoted(relation.target.text)
      bytes += "  \(source) \(isDirected ? "->" : "--") \(target)".utf8
      end(parts)
    }
  }

  /// Names the columns of attributes in their order, as Graphviz does: without a value they are
  /// empty.
  private mutating func declare(
    _ columns: Zip2Sequence<[String], [WrittenElements.Column]>, of table: NetworkTable
  ) {
    let known = table.knownColumns
    let parts = columns.filter { !known.contains($0.1.name) }.map { "\($0.0)=\"\"" }
    guard !parts.isEmpty else { return }
    let word = table == .actors ? "node" : "edge"
    bytes += "  \(word) [\(parts.joined(separator: ", "))];\n".utf8
  }

  private mutating func end(_ parts: [String]) {
    if !parts.isEmpty { bytes += " [\(parts.joined(separator: ", "))]".utf8 }
    bytes += ";\n".utf8
  }

  private mutating func keys(of elements: WrittenElements, reserved: [String]) -> [String] {
    var taken: Set<Identifier> = []
    return elements.columns.map { column in
      var key = column.name
      if reserved.contains(key) {
        renamedColumns += 1
        key += " (attribute)"
      }
      var text = quoted(key, isKey: true)
      // Signs may make two names one.
      while !taken.insert(Identifier(text)).inserted { text = String(text.dropLast()) + "_\"" }
      return text
    }
  }

  private mutating func quoted(_ text: String, isKey: Bool = false) -> String {
    if isKey, Self.isPlainWord(text) { return text }
    if let exact = Self.exactlyQuoted(text) { return exact }
    let shown = Self.withoutControls(text)
    if Identifier(shown) != Identifier(text) { textsWithControls += 1 }
    if let exact = Self.exactlyQuoted(shown) { return exact }
    changedTexts += 1
    return Self.quotedNearly(shown)
  }

  private static func isPlainWord(_ text: String) -> Bool {
    guard let first = text.utf8.first, first > 0x39 else { return false }
    let isWord = text.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
    return isWord && DOTScanner.Keyword(rawValue: text.lowercased()) == nil
  }

  /// Whether a text has control characters: Graphviz hands them on to SVG, where they are an error, and
  /// a terminal on which the file is shown would do what they say.
  private static func hasControls(_ text: String) -> Bool {
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xEF || $0 == 0x0A
    }
    return !isPlain && text.unicodeScalars.contains { sign(for: $0) != nil }
  }

  private static func withoutControls(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(sign(for: scalar) ?? scalar) }
    return String(result)
  }

  /// What stands for a character that a file of Graphviz should not hold; `nil` for all others.
  private static func sign(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: nil
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: nil
    }
  }

  /// A text in quotes; `nil` where quotes cannot hold it.
  ///
  /// The scanner of Graphviz reads backslashes in pairs and keeps both, so that an odd number of
  /// them cannot stand before a quote, a line break or the end.
  private static func exactlyQuoted(_ text: String) -> String? {
    guard !hasControls(text) else { return nil }
    var isOdd = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): isOdd.toggle()
      case UInt8(ascii: "\""), 0x0A, 0x0D:
        if isOdd { return nil }
      default: isOdd = false
      }
    }
    return isOdd ? nil : quotedNearly(text)
  }

  private static func quotedNearly(_ text: String) -> String {
    var result = "\""
    var isOdd = false
    var run = 0
    for scalar in text.unicodeScalars {
      if isOdd, scalar == "\"" || scalar == "\n" || scalar == "\r" { result += "\\" }
      // The scanner of Graphviz before version 10 refuses runs of more than 16,384 bytes.
      if run >= 8000, scalar != "\\", scalar != "\"", !isOdd {
        result += "\\\n"
        run = 0
      }
      isOdd = scalar == "\\" ? !isOdd : false
      run += UTF8.width(scalar)
      switch scalar {
      case "\"": result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + (isOdd ? "\\\"" : "\"")
  }
}
