import NetworkGraph

/// A network in the Graph Modelling Language, as NetworkX, igraph and Gephi read it: plain ASCII,
/// with whole numbers as the ids of nodes.
func makeGML(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  let metadata = contents.metadata
  var contents = contents
  contents.metadata = NetworkMetadata()
  noteLosses(of: contents, actors: .all, &loss)
  stateDirections(&contents)
  let isDirected = contents.relations.contains { $0.direction == .directed }
  let isMixed = isDirected && contents.relations.contains { $0.direction == .undirected }
  if isMixed {
    loss.add(
      CountedText(
        "undirected {relation in a directed graph: its|relations in a directed graph: their} "
          + "key 'direction' says so, which other programs do not read",
        "{relation non orientée dans un graphe orienté\u{A0}: sa|relations non orientées "
          + "dans un graphe orienté\u{A0}: leur} clé «\u{A0}direction\u{A0}» le dit, que "
          + "d’autres programmes ne lisent pas"),
      count: contents.relations.count { $0.direction == .undirected })
  }
  var writer = GMLWriter()
  writer.write(contents, metadata, isDirected: isDirected, isMixed: isMixed)
  loss.add(
    CountedText(
      "{property of the network that is no plain text|properties of the network that are no "
        + "plain texts}",
      "{propriété du réseau qui n’est pas un simple texte|propriétés du réseau qui ne sont "
        + "pas de simples textes}"),
    count: writer.lostProperties)
  loss.add(
    CountedText(
      "{text|texts} with a NUL, which is left out",
      "{texte|textes} avec un NUL, qui est omis"),
    count: writer.textsWithNUL)
  return (writer.bytes, loss)
}

private struct GMLWriter {
  var bytes: [UInt8] = []
  private(set) var lostProperties = 0
  private(set) var textsWithNUL = 0

  /// A column and the key that it is written under.
  private struct Field {
    let column: WrittenElements.Column
    let key: String
  }

  mutating func write(
    _ contents: NetworkContents, _ metadata: NetworkMetadata, isDirected: Bool, isMixed: Bool
  ) {
    let actors = WrittenElements(actors: contents, omitting: ["name"])
    let relations = WrittenElements(
      relations: contents, omitting: isMixed ? [] : ["direction"])
    let (actorFields, actorNames) = Self.fields(
      of: actors, .actors, reserved: ["id", "label", "name", GMLWords.ownID])
    let (relationFields, relationNames) = Self.fields(
      of: relations, .relations, reserved: ["source", "target", "key"])
    bytes += "Creator \"Maillage\"\ngraph [\n".utf8
    bytes += "  directed \(isDirected ? 1 : 0)\n".utf8
    // Without this word NetworkX refuses parallel edges.
    if Self.hasParallels(contents, isDirected: isDirected) { bytes += "  multigraph 1\n".utf8 }
    write(metadata)
    writeNames(actorNames, relationNames)
    let numbers = writeActors(contents, actors, actorFields)
    for (row, relation) in contents.relations.enumerated() {
      bytes += "  edge [\n".utf8
      bytes += "    source \(numbers[relation.source] ?? "-1")\n".utf8
      bytes += "    target \(numbers[relation.target] ?? "-1")\n".utf8
      writeFields(relationFields, relations, row: row)
      bytes += "  ]\n".utf8
    }
    bytes += "]\n".utf8
  }

  private static func hasParallels(_ contents: NetworkContents, isDirected: Bool) -> Bool {
    struct Pair: Hashable {
      let source: Identifier
      let target: Identifier
    }
    var pairs: Set<Pair> = []
    return contents.relations.contains { relation in
      let (a, b) = (relation.source, relation.target)
      let pair = isDirected || a < b ? Pair(source: a, target: b) : Pair(source: b, target: a)
      return !pairs.insert(pair).inserted
    }
  }

  private mutating func write(_ metadata: NetworkMetadata) {
    if let name = metadata.name { bytes += "  name \(quoted(name))\n".utf8 }
    if let title = metadata.title { bytes += "  label \(quoted(title))\n".utf8 }
    if let text = metadata.description { bytes += "  description \(quoted(text))\n".utf8 }
    let taken = [
      "node", "edge", "directed", "multigraph", "name", "label", "description",
      GMLWords.attributeNames.lowercased(),
    ]
    for property in metadata.furtherProperties {
      guard Self.isKey(property.name), !taken.contains(property.name.lowercased()),
        let value = try? JSONParser.parse(property.json.utf8),
        case .string(let text) = value.content
      else {
        lostProperties += 1
        continue
      }
      bytes += "  \(property.name) \(quoted(text))\n".utf8
    }
  }

  /// Says which columns of attributes there are, in which order, and which keys stand for them: the
  /// names of columns need not be keys.
  private mutating func writeNames(
    _ actors: [(key: String, name: String)], _ relations: [(key: String, name: String)]
  ) {
    guard !actors.isEmpty || !relations.isEmpty else { return }
    bytes += "  \(GMLWords.attributeNames) [\n".utf8
    for (list, names) in [("actor", actors), ("relation", relations)] {
      for (key, name) in names {
        bytes += "    \(list) [\n      key \"\(key)\"\n      name \(quoted(name))\n    ]\n".utf8
      }
    }
    bytes += "  ]\n".utf8
  }

  /// Writes the actors as nodes.
  ///
  /// - Returns: The id of the node of each actor.
  private mutating func writeActors(
    _ contents: NetworkContents, _ actors: WrittenElements, _ fields: [Field]
  ) -> [Identifier: String] {
    // Ids that are whole numbers stay; otherwise the nodes are counted.
    let areNumbers = contents.actors.allSatisfy { actor in
      guard let number = Int32(actor.id.text), number >= 0 else { return false }
      return String(number).utf8.elementsEqual(actor.id.text.utf8)
    }
    var numbers: [Identifier: String] = [:]
    for (row, actor) in contents.actors.enumerated() {
      let number = areNumbers ? actor.id.text : String(row)
      numbers[actor.id] = number
      bytes += "  node [\n    id \(number)\n    label \(quoted(actor.name))\n".utf8
      if !areNumbers { bytes += "    \(GMLWords.ownID) \(quoted(actor.id.text))\n".utf8 }
      writeFields(fields, actors, row: row)
      bytes += "  ]\n".utf8
    }
    return numbers
  }

  private mutating func writeFields(_ fields: [Field], _ elements: WrittenElements, row: Int) {
    for field in fields {
      let text = elements.text(row, field.column)
      guard !text.isEmpty else { continue }
      let value = Self.isNumber(text, field.column) ? text : quoted(text)
      bytes += "    \(field.key) \(value)\n".utf8
    }
  }

  /// Whether a text is written as a number: one that programs read without loss of its digits.
  private static func isNumber(_ text: String, _ column: WrittenElements.Column) -> Bool {
    switch column.type {
    case .integer: return Int32(text) != nil
    case .number: return text.utf8.contains(UInt8(ascii: ".")) || Int32(text) != nil
    case .date, .string: return false
    }
  }

  // MARK: Keys

  private static func isKey(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x5F
    } && name.utf8.count < 200
  }

  /// The keys of columns, and the names of those of attributes.
  private static func fields(
    of elements: WrittenElements, _ table: NetworkTable, reserved: [String]
  ) -> (fields: [Field], names: [(key: String, name: String)]) {
    let known = Set(table.knownColumns)
    let reserved = Set(reserved.map { $0.lowercased() })
    var taken = reserved.union(elements.columns.map { $0.name.lowercased() })
    var fields: [Field] = []
    var names: [(key: String, name: String)] = []
    var seen: Set<String> = []
    for column in elements.columns {
      let folded = column.name.lowercased()
      // Keys that differ only by capitals are one key for some programs.
      if isKey(column.name), !reserved.contains(folded), seen.insert(folded).inserted {
        fields.append(Field(column: column, key: column.name))
        if !known.contains(column.name) { names.append((column.name, column.name)) }
        continue
      }
      let letters = column.name.utf8.filter {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
      }.prefix(60)
      var stem = String(decoding: letters, as: UTF8.self)
      if !isKey(stem) { stem = "attribute" + stem }
      var key = stem
      var number = 1
      while !taken.insert(key.lowercased()).inserted {
        number += 1
        key = stem + "x\(number)"
      }
      fields.append(Field(column: column, key: key))
      names.append((key, column.name))
    }
    return (fields, names)
  }

  // MARK: Texts

  /// A text in quotes, in ASCII: all other characters are references, which NetworkX asks for.
  private mutating func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&", "\"": result += "&#\(scalar.value);"
      case " "..."~": result.unicodeScalars.append(scalar)
      case "\0": textsWithNUL += 1
      default: result += "&#\(scalar.value);"
      }
    }
    return result + "\""
  }
}
