import NetworkGraph

/// A network as GraphML, with what the format cannot hold.
func makeGraphML(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  try checkIDsForXML(contents)
  var loss = LossReport()
  var contents = contents
  stateDirections(&contents)
  var writer = GraphMLWriter(contents)
  writer.write()
  loss.add(XMLOutput.lostCharacters, count: writer.output.damagedTexts)
  loss.add(XMLOutput.oppositeDirections, count: writer.oppositeCount)
  contents.metadata = writer.unwrittenMetadata
  noteLosses(of: contents, actors: .all, &loss)
  return (writer.output.bytes, loss)
}

private struct GraphMLWriter {
  /// A key with the id that it has in the file.
  private struct Key {
    let id: String
    let name: String
    let type: String
    let column: WrittenElements.Column?
  }

  private let contents: NetworkContents
  private let actors: WrittenElements
  private let relations: WrittenElements
  private var nodeKeys: [Key] = []
  private var edgeKeys: [Key] = []
  private let isDirected: Bool
  /// The relations that state the direction that the graph as a whole has not.
  let oppositeCount: Int
  private(set) var output = XMLOutput()
  /// What a graph of GraphML has no place for.
  private(set) var unwrittenMetadata = NetworkMetadata()

  init(_ contents: NetworkContents) {
    self.contents = contents
    actors = WrittenElements(actors: contents)
    relations = WrittenElements(relations: contents, omitting: ["id", "direction"])
    let directed = contents.relations.count { $0.direction == .directed }
    isDirected = 2 * directed > contents.relations.count
    oppositeCount = isDirected ? contents.relations.count - directed : directed
    nodeKeys = Self.keys(actors.columns, prefix: "n")
    let nodeNames = Set(nodeKeys.map { foldedColumnName($0.name) })
    if !nodeNames.contains("name") { add("name", to: &nodeKeys, prefix: "n") }
    // Readers that find a kind do not take a type for it.
    if nodeNames.contains("type") && !nodeNames.contains("kind") {
      add("kind", to: &nodeKeys, prefix: "n")
    }
    // Gephi shows what is called label.
    if !nodeNames.contains("label"), let name = actors.columns.first(where: { $0.name == "name" }) {
      nodeKeys.append(
        Key(id: "n\(nodeKeys.count)", name: "label", type: "string", column: name))
    }
    edgeKeys = Self.keys(relations.columns, prefix: "e")
    let edgeNames = Set(edgeKeys.map { foldedColumnName($0.name) })
    if edgeNames.contains("edge weight") || edgeNames.contains("edgeweight"),
      !edgeNames.contains("weight")
    {
      add("weight", to: &edgeKeys, prefix: "e")
    }
  }

  private static func keys(_ columns: [WrittenElements.Column], prefix: String) -> [Key] {
    columns.enumerated().map { place, column in
      let type =
        switch column.type {
        case .integer: "long"
        case .number: "double"
        case .date, .string: "string"
        }
      return Key(id: "\(prefix)\(place)", name: column.name, type: type, column: column)
    }
  }

  private func add(_ name: String, to keys: inout [Key], prefix: String) {
    keys.append(Key(id: "\(prefix)\(keys.count)", name: name, type: "string", column: nil))
  }

  mutating func write() {
    output.add(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """)
    let properties = graphProperties()
    for (place, property) in properties.enumerated() {
      declare("g\(place)", "graph", property.name, property.type)
    }
    for key in nodeKeys { declare(key.id, "node", key.name, key.type) }
    for key in edgeKeys { declare(key.id, "edge", key.name, key.type) }
    output.add("  <graph id=\"G\" edgedefault=\"\(isDirected ? "directed" : "undirected")\">\n")
    for (place, property) in properties.enumerated() {
      addData("g\(place)", property.text, indent: "    ")
    }
    for row in contents.actors.indices { writeNode(row) }
    for row in contents.relations.indices { writeEdge(row) }
    output.add("  </graph>\n</graphml>\n")
  }

  private mutating func declare(_ id: String, _ domain: String, _ name: String, _ type: String) {
    output.add("  <key id=\"\(id)\" for=\"\(domain)\"")
    output.addAttribute("attr.name", name)
    output.add(" attr.type=\"\(type)\"/>\n")
  }

  private mutating func addData(_ key: String, _ text: String, indent: String) {
    output.add("\(indent)<data key=\"\(key)\">")
    output.addText(text)
    output.add("</data>\n")
  }

  private mutating func writeNode(_ row: Int) {
    output.add("    <node")
    output.addAttribute("id", contents.actors[row].id.text)
    writeData(row, nodeKeys, actors, end: "node")
  }

  private mutating func writeEdge(_ row: Int) {
    let relation = contents.relations[row]
    output.add("    <edge")
    output.addAttribute("id", relation.id.text)
    output.addAttribute("source", relation.source.text)
    output.addAttribute("target", relation.target.text)
    if (relation.direction == .directed) != isDirected {
      output.add(" directed=\"\(isDirected ? "false" : "true")\"")
    }
    writeData(row, edgeKeys, relations, end: "edge")
  }

  private mutating func writeData(
    _ row: Int, _ keys: [Key], _ elements: WrittenElements, end: String
  ) {
    var isOpen = false
    for key in keys {
      guard let column = key.column else { continue }
      let text = elements.text(row, column)
      guard !text.isEmpty else { continue }
      if !isOpen { output.add(">\n") }
      isOpen = true
      addData(key.id, text, indent: "      ")
    }
    output.add(isOpen ? "    </\(end)>\n" : "/>\n")
  }

  // MARK: The graph as a whole

  /// Name, title, description and properties that are a text, a number or a truth value.
  private mutating func graphProperties() -> [(name: String, type: String, text: String)] {
    let metadata = contents.metadata
    var result: [(name: String, type: String, text: String)] = []
    for (name, text) in [
      ("name", metadata.name), ("title", metadata.title), ("description", metadata.description),
    ] {
      if let text, !text.isEmpty { result.append((name, "string", text)) }
    }
    for property in metadata.furtherProperties {
      let isReserved = ["name", "title", "description"].contains(foldedColumnName(property.name))
      let value = try? JSONParser.parse(property.json.utf8)
      switch value?.content {
      case .string(let text) where !isReserved && !text.isEmpty:
        result.append((property.name, "string", text))
      case .number(let text)
      where !isReserved && DecimalNumber(text)?.description.utf8.elementsEqual(text.utf8) == true:
        result.append((property.name, "double", text))
      case .boolean(let isTrue) where !isReserved:
        result.append((property.name, "boolean", isTrue ? "true" : "false"))
      default: unwrittenMetadata.furtherProperties.append(property)
      }
    }
    return result
  }
}
