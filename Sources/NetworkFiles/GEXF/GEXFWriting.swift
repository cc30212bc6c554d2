import NetworkGraph

/// A network as GEXF 1.3, with what the format cannot hold.
func makeGEXF(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  try checkIDsForXML(contents)
  var loss = LossReport()
  var contents = contents
  stateDirections(&contents)
  var writer = GEXFWriter(contents)
  writer.write()
  loss.add(XMLOutput.lostCharacters, count: writer.output.damagedTexts)
  loss.add(
    CountedText(
      "{date|dates} of a year or a month, of which other programs read the first or the last "
        + "day",
      "{date|dates} d’une année ou d’un mois, dont d’autres programmes lisent le premier ou "
        + "le dernier jour"),
    count: writer.partialDates)
  loss.add(
    XMLOutput.oppositeDirections,
    count: contents.relations.count { $0.direction != writer.direction })
  contents.metadata = writer.unwrittenMetadata
  noteLosses(of: contents, actors: .all, &loss)
  return (writer.output.bytes, loss)
}

private struct GEXFWriter {
  private let contents: NetworkContents
  private let actors: WrittenElements
  private let relations: WrittenElements
  private let nodeColumns: [WrittenElements.Column]
  private let edgeColumns: [WrittenElements.Column]
  private let edgeLabel: WrittenElements.Column?
  let direction: Direction
  private let isDynamic: Bool
  private(set) var partialDates = 0
  private(set) var output = XMLOutput()
  private(set) var unwrittenMetadata = NetworkMetadata()

  init(_ contents: NetworkContents) {
    self.contents = contents
    actors = WrittenElements(actors: contents, omitting: ["name"])
    relations = WrittenElements(relations: contents, omitting: ["id", "direction", "weight"])
    let nodePeriods = contents.actors.map(\.period)
    let edgePeriods = contents.relations.map(\.period)
    nodeColumns = Self.columns(actors, nodePeriods)
    edgeLabel = relations.columns.first { $0.name == "label" }
    edgeColumns = Self.columns(relations, edgePeriods).filter { $0.name != "label" }
    let directed = contents.relations.count { $0.direction == .directed }
    direction = 2 * directed > contents.relations.count ? .directed : .undirected
    isDynamic = (nodePeriods + edgePeriods).contains {
      $0.since.date != nil || $0.until.date != nil
    }
  }

  /// The columns that are written as attributes: those of dates only where a start or an end cannot
  /// hold them.
  private static func columns(_ elements: WrittenElements, _ periods: [Period])
    -> [WrittenElements.Column]
  {
    func isWhole(_ end: PeriodEnd) -> Bool { end == .unknown || end.date?.day != nil }
    return elements.columns.filter { column in
      switch column.name {
      case "since": periods.contains { !isWhole($0.since) }
      case "until": periods.contains { !isWhole($0.until) }
      default: true
      }
    }
  }

  mutating func write() {
    output.add(
      """
      <gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">

      """)
    writeMetadata()
    output.add("  <graph defaultedgetype=\"\(direction.rawValue)\" idtype=\"string\"")
    output.add(
      isDynamic
        ? " mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n"
        : " mode=\"static\">\n")
    declare(nodeColumns, of: "node")
    declare(edgeColumns, of: "edge")
    output.add("    <nodes>\n")
    for row in contents.actors.indices { writeNode(row) }
    output.add("    </nodes>\n    <edges>\n")
    for row in contents.relations.indices { writeEdge(row) }
    output.add("    </edges>\n  </graph>\n</gexf>\n")
  }

  private mutating func declare(_ columns: [WrittenElements.Column], of elements: String) {
    guard !columns.isEmpty else { return }
    output.add("    <attributes class=\"\(elements)\" mode=\"static\">\n")
    for (place, column) in columns.enumerated() {
      let type =
        switch column.type {
        case .integer: "long"
        case .number: "double"
        case .date, .string: "string"
        }
      output.add("      <attribute id=\"\(place)\"")
      output.addAttribute("title", column.name)
      output.add(" type=\"\(type)\"/>\n")
    }
    output.add("    </attributes>\n")
  }

  private mutating func writeNode(_ row: Int) {
    let actor = contents.actors[row]
    output.add("      <node")
    output.addAttribute("id", actor.id.text)
    output.addAttribute("label", actor.name)
    writePeriod(actor.period)
    writeValues(row, nodeColumns, actors, end: "node")
  }

  private mutating func writeEdge(_ row: Int) {
    let relation = contents.relations[row]
    output.add("      <edge")
    output.addAttribute("id", relation.id.text)
    output.addAttribute("source", relation.source.text)
    output.addAttribute("target", relation.target.text)
    if let own = relation.direction, own != direction { output.addAttribute("type", own.rawValue) }
    output.addAttribute("kind", relation.kind.text)
    if let weight = relation.weight { output.addAttribute("weight", weight.description) }
    if let edgeLabel {
      let label = relations.text(row, edgeLabel)
      if !label.isEmpty { output.addAttribute("label", label) }
    }
    writePeriod(relation.period)
    writeValues(row, edgeColumns, relations, end: "edge")
  }

  private mutating func writePeriod(_ period: Period) {
    for (name, date, day) in [
      ("start", period.since.date, period.since.date?.earliest),
      ("end", period.until.date, period.until.date?.latest),
    ] {
      guard let date, let day,
        let whole = PartialDate(year: day / 10_000, month: day / 100 % 100, day: day % 100)
      else { continue }
      if date.day == nil { partialDates += 1 }
      output.addAttribute(name, whole.description)
    }
  }

  private mutating func writeValues(
    _ row: Int, _ columns: [WrittenElements.Column], _ elements: WrittenElements, end: String
  ) {
    var isOpen = false
    for (place, column) in columns.enumerated() {
      let text = elements.text(row, column)
      guard !text.isEmpty else { continue }
      if !isOpen { output.add(">\n        <attvalues>\n") }
      isOpen = true
      output.add("          <attvalue for=\"\(place)\"")
      output.addAttribute("value", text)
      output.add("/>\n")
    }
    output.add(isOpen ? "        </attvalues>\n      </\(end)>\n" : "/>\n")
  }

  // MARK: The head of the file

  /// Description, creator, keywords and the date of the last change; GEXF has no place for more.
  private mutating func writeMetadata() {
    unwrittenMetadata = contents.metadata
    unwrittenMetadata.furtherProperties = []
    var held: [String: String] = [:]
    for property in contents.metadata.furtherProperties {
      let value = try? JSONParser.parse(property.json.utf8)
      if ["creator", "keywords", "lastmodifieddate"].contains(property.name),
        held[property.name] == nil, case .string(let text)? = value?.content, !text.isEmpty
      {
        held[property.name] = text
      } else {
        unwrittenMetadata.furtherProperties.append(property)
      }
    }
    if let description = contents.metadata.description, !description.isEmpty {
      held["description"] = description
      unwrittenMetadata.description = nil
    }
    guard !held.isEmpty else { return }
    output.add("  <meta")
    if let date = held["lastmodifieddate"] { output.addAttribute("lastmodifieddate", date) }
    output.add(">\n")
    for name in ["creator", "keywords", "description"] {
      if let text = held[name] { output.addElement(name, text, indent: "    ") }
    }
    output.add("  </meta>\n")
  }
}
