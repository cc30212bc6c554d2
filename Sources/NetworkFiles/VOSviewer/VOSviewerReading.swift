import NetworkGraph

/// Reads the JSON of VOSviewer: `network` with `items` and `links`.
///
/// - Complexity: O(*b*) for *b* bytes.
func readVOSviewer(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  var file = VOSviewerFile()
  do {
    try file.read(JSONScanner(text.bytes))
  } catch {
    return assembly.refuse(line: error.line, error.message, path: path, format: .vosViewer, options)
  }
  assembly.contents.metadata = file.metadata.metadata
  // The links of VOSviewer have no direction.
  assembly.addGraph(
    actors: file.items.elements, ties: file.links.elements, path: path, direction: .undirected,
    options)
  return assembly.finish(path: path, format: .vosViewer, options: options)
}

/// What a file of VOSviewer says.
struct VOSviewerFile {
  private(set) var items = JSONRows(of: .actors, Self.itemForm, first: ["id", "name"])
  private(set) var links = JSONRows(of: .relations, Self.linkForm, first: ["source", "target"])
  private(set) var metadata = JSONMetadata()

  /// The columns of weights and scores are named as in VOSviewer's own tables.
  private static let itemForm = JSONRowForm(meanings: [
    "id": .identifier("id"), "label": .column("name"),
    "weights": .flattened(JSONRowForm(columnName: { "weight<\($0)>" })),
    "scores": .flattened(JSONRowForm(columnName: { "score<\($0)>" })),
  ])

  private static let linkForm = JSONRowForm(meanings: [
    "source_id": .identifier("source"), "target_id": .identifier("target"),
    "strength": .column("weight"),
  ])

  mutating func read(_ start: JSONScanner) throws(JSONFault) {
    var scanner = start
    guard try scanner.kind() == .object else {
      let value = try scanner.readValue()
      throw JSONFault(
        line: value.line, message: "expected an object with 'network', found \(value.kindName)")
    }
    let line = scanner.line
    var hasNetwork = false
    try scanner.enter()
    while try scanner.nextName() {
      switch (scanner.tokenText, try scanner.kind()) {
      case ("network", .object) where !hasNetwork:
        hasNetwork = true
        try readNetwork(&scanner)
      case ("info", .object):
        metadata.read(try scanner.readValue().members ?? [])
      case (let name, _): metadata.keep(name, try scanner.readValue())
      }
    }
    guard scanner.isAtEnd() else {
      throw scanner.unexpected("nothing after the end of the value")
    }
    guard hasNetwork else {
      throw JSONFault(
        line: line, message: "expected a member 'network', an object with 'items' and 'links'")
    }
  }

  private mutating func readNetwork(_ scanner: inout JSONScanner) throws(JSONFault) {
    let line = scanner.line
    var seen: Set<String> = []
    try scanner.enter()
    while try scanner.nextName() {
      let name = scanner.tokenText
      guard seen.insert(name).inserted else { throw scanner.fault(repeatedNameMessage(name)) }
      switch (name, try scanner.kind()) {
      case ("items", .array): try items.readArray(&scanner)
      case ("links", .array): try links.readArray(&scanner)
      case ("items", _), ("links", _):
        let value = try scanner.readValue()
        throw JSONFault(
          line: value.line, message: "'\(name)' must be an array, found \(value.kindName)")
      default: metadata.keep(name, try scanner.readValue())
      }
    }
    guard seen.contains("items") else {
      throw JSONFault(line: line, message: "expected a member 'items' with the actors")
    }
  }
}
