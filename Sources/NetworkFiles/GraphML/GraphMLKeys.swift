import NetworkGraph

/// A `<key>` of GraphML: what a `<data>` element says.
struct GraphMLKey {
  /// What the key holds that is no text: the drawings of yEd.
  enum Graphics { case none, node, edge, other }

  /// The name of the attribute: `attr.name`, or the id of the key where it has none.
  var name: String
  var type: String
  /// The elements that the key is declared for: `node`, `edge`, `graph`, `port` or `all`.
  var domain: String
  var graphics = Graphics.none
  var nodeColumn = -1
  var edgeColumn = -1
}

/// The keys of a file, found by their ids as the scanner numbers them.
struct GraphMLKeys {
  private(set) var list: [GraphMLKey] = []
  private var ids: [String] = []
  /// The key of each value that the scanner has numbered, -1 for none.
  private var placeOfValue: ContiguousArray<Int> = []
  private var nodeNames: Set<Identifier> = []
  private var edgeNames: Set<Identifier> = []
  private var nodeColumns: Set<Identifier> = []
  private var edgeColumns: Set<Identifier> = []

  /// The place of the key with an id.
  func find(_ value: XMLScanner.Name) -> Int? {
    guard value < placeOfValue.count, placeOfValue[value] >= 0 else { return nil }
    return placeOfValue[value]
  }

  mutating func add(_ key: GraphMLKey, id: String, value: XMLScanner.Name) -> Int {
    while placeOfValue.count <= value { placeOfValue.append(-1) }
    placeOfValue[value] = list.count
    if key.graphics == .none {
      let folded = Identifier(foldedColumnName(key.name))
      if key.domain != "edge" { nodeNames.insert(folded) }
      if key.domain != "node" { edgeNames.insert(folded) }
    }
    list.append(key)
    ids.append(id)
    return list.count - 1
  }

  func declares(node name: String) -> Bool { nodeNames.contains(Identifier(name)) }

  func declares(edge name: String) -> Bool { edgeNames.contains(Identifier(name)) }

  /// The column of a key among the actors.
  mutating func nodeColumn(_ place: Int, _ rows: inout GraphRows, line: Int) -> Int {
    if list[place].nodeColumn >= 0 { return list[place].nodeColumn }
    var name = list[place].name
    switch name {
    case "id": name = "id (attribute)"
    // The name of an actor is its label, where nothing is called its name.
    case _ where foldedColumnName(name) == "label" && !declares(node: "name"): name = "name"
    default: break
    }
    separate(&name, place, &nodeColumns, &rows, line)
    list[place].nodeColumn = rows.nodes.column(name)
    return list[place].nodeColumn
  }

  /// The column of a key among the ties.
  mutating func edgeColumn(_ place: Int, _ rows: inout GraphRows, line: Int) -> Int {
    if list[place].edgeColumn >= 0 { return list[place].edgeColumn }
    var name = list[place].name
    switch name {
    case "source", "target", "direction": name += " (attribute)"
    case "Edge Weight", "edgeweight": if !declares(edge: "weight") { name = "weight" }
    default: break
    }
    separate(&name, place, &edgeColumns, &rows, line)
    list[place].edgeColumn = rows.ties.column(name)
    return list[place].edgeColumn
  }

  /// Keeps keys of one name apart.
  private func separate(
    _ name: inout String, _ place: Int, _ taken: inout Set<Identifier>, _ rows: inout GraphRows,
    _ line: Int
  ) {
    guard !taken.insert(Identifier(name)).inserted else { return }
    let other = name
    repeat { name += " (\(ids[place]))" } while !taken.insert(Identifier(name)).inserted
    rows.note(
      line: line,
      "two keys are named \(quoted(other)); the values of \(quoted(ids[place])) are kept as "
        + quoted(name))
  }
}
