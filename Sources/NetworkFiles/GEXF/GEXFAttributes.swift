import NetworkGraph

/// An attribute that a file of GEXF declares.
struct GEXFAttribute {
  let id: String
  var title: String
  var isList: Bool
  /// Whether it is the name of an actor, unless the label is.
  var isName = false
  var column = -1
}

/// The attributes of nodes or of edges, found by their ids as the scanner numbers them.
struct GEXFAttributes {
  private(set) var list: [GEXFAttribute] = []
  private let ofNodes: Bool
  private var placeOfValue: ContiguousArray<Int> = []
  private var columns: Set<Identifier> = []
  private var titles: Set<Identifier> = []

  init(ofNodes: Bool) { self.ofNodes = ofNodes }

  func find(_ value: XMLScanner.Name) -> Int? {
    guard value < placeOfValue.count, placeOfValue[value] >= 0 else { return nil }
    return placeOfValue[value]
  }

  func declares(_ title: String) -> Bool { titles.contains(Identifier(title)) }

  mutating func add(_ attribute: GEXFAttribute, value: XMLScanner.Name) -> Int {
    while placeOfValue.count <= value { placeOfValue.append(-1) }
    placeOfValue[value] = list.count
    titles.insert(Identifier(foldedColumnName(attribute.title)))
    list.append(attribute)
    list[list.count - 1].isName = ofNodes && attribute.title == "name"
    return list.count - 1
  }

  /// The column of an attribute, which is added when it is first met.
  mutating func column(_ place: Int, _ rows: inout GraphRows, line: Int) -> Int {
    if list[place].column >= 0 { return list[place].column }
    var name = list[place].title
    switch name {
    case "id", "source", "target", "direction": name += " (attribute)"
    // A tag has a label of its own.
    case "label" where !ofNodes: name += " (attribute)"
    case _ where list[place].isName: name = "name"
    default: break
    }
    if !columns.insert(Identifier(name)).inserted {
      let other = name
      repeat { name += " (\(list[place].id))" } while !columns.insert(Identifier(name)).inserted
      rows.note(
        line: line,
        "two attributes have the title \(quoted(other)); the values of \(quoted(list[place].id)) "
          + "are kept as \(quoted(name))")
    }
    list[place].column = ofNodes ? rows.nodes.column(name) : rows.ties.column(name)
    return list[place].column
  }
}

/// The values of an attribute that each have their time.
struct GEXFDatedValue {
  /// All of them: `2009..2010=1|2010..=2`.
  var text = ""
  /// When the value that counts began.
  var start: String?
  /// Whether a value without a time counts.
  var hasUndated: Bool
}

/// The parts of a list such as `[a, "b, c"]` as the cell of a list; other text as it is.
func gexfListCell(_ text: String) -> String {
  let text = trimmed(text)
  guard text.hasPrefix("["), text.hasSuffix("]"), text.utf8.count >= 2 else { return text }
  var parts: [String] = []
  var part = ""
  var quote: Unicode.Scalar?
  for scalar in text.unicodeScalars.dropFirst().dropLast() {
    if let open = quote {
      if scalar == open { quote = nil } else { part.unicodeScalars.append(scalar) }
    } else if (scalar == "\"" || scalar == "'") && trimmed(part).isEmpty {
      quote = scalar
    } else if scalar == "," {
      parts.append(trimmed(part))
      part = ""
    } else {
      part.unicodeScalars.append(scalar)
    }
  }
  parts.append(trimmed(part))
  // A bar within a part would cut it.
  return parts.contains { $0.utf8.contains(UInt8(ascii: "|")) } ? text : listCell(parts)
}
