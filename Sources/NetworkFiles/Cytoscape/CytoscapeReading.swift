import NetworkGraph

/// Reads the JSON of Cytoscape (`.cyjs`), of Cytoscape.js and of NetworkX's `cytoscape_data`, and the
/// exchange formats CX and CX2.
///
/// - Complexity: O(*b*) for *b* bytes.
func readCytoscape(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  var file = CytoscapeFile(options)
  do {
    try file.read(JSONScanner(text.bytes))
  } catch {
    return assembly.refuse(
      line: error.line, error.message, path: path, format: .cytoscapeJSON, options)
  }
  file.nameColumns()
  for (name, line) in file.nodes.unread + file.edges.unread + file.unread {
    assembly.noteUnread(name, path: path, line: line)
  }
  assembly.contents.metadata = file.metadata.metadata
  assembly.addGraph(
    actors: file.nodes.elements, ties: file.edges.elements, path: path, direction: file.direction,
    options)
  return assembly.finish(path: path, format: .cytoscapeJSON, options: options)
}

/// What a file of Cytoscape says.
struct CytoscapeFile {
  private(set) var nodes = JSONRows(of: .actors, Self.form(Self.nodeData))
  private(set) var edges = JSONRows(of: .relations, Self.form(Self.edgeData))
  private(set) var metadata = JSONMetadata()
  private(set) var direction: Direction
  /// Members of the document that are not read.
  private(set) var unread: [(name: String, line: Int)] = []

  init(_ options: ReadingOptions) { direction = options.direction }

  private static let nodeData = JSONRowForm(meanings: [
    "id": .identifier("id"), "value": .repeatedID,
  ])

  private static let edgeData = JSONRowForm(meanings: [
    "id": .identifier("id"), "source": .identifier("source"), "target": .identifier("target"),
    "key": .repeatedID,
  ])

  /// An element: its data, its place on the drawing, and the state of the screen.
  private static func form(_ data: JSONRowForm) -> JSONRowForm {
    var form = JSONRowForm(meanings: [
      "data": .flattened(data), "position": .flattened(JSONRowForm()),
    ])
    for name in [
      "selected", "selectable", "locked", "grabbable", "grabbed", "pannable", "removed",
      "renderedPosition", "scratch", "active", "style", "css",
    ] {
      form.meanings[name] = .unread
    }
    form.meanings["group"] = .ignored
    return form
  }

  mutating func read(_ start: JSONScanner) throws(JSONFault) {
    var scanner = start
    switch try scanner.kind() {
    case .array:
      if try isExchange(scanner) {
        try readExchange(&scanner)
      } else {
        try readElements(&scanner)
      }
    case .object: try readDocument(&scanner)
    default:
      let value = try scanner.readValue()
      throw JSONFault(
        line: value.line, message: "expected an object with 'elements', found \(value.kindName)")
    }
    guard scanner.isAtEnd() else {
      throw scanner.unexpected("nothing after the end of the value")
    }
  }

  private mutating func readDocument(_ scanner: inout JSONScanner) throws(JSONFault) {
    let line = scanner.line
    var seen: Set<String> = []
    try scanner.enter()
    while try scanner.nextName() {
      let name = scanner.tokenText
      guard seen.insert(name).inserted else { throw scanner.fault(repeatedNameMessage(name)) }
      switch name {
      case "elements": try readGroups(&scanner)
      case "nodes" where !seen.contains("elements"), "edges" where !seen.contains("elements"):
        try readArray(&scanner, name)
      case "directed":
        let value = try scanner.readValue()
        guard let isDirected = value.boolean else {
          throw JSONFault(
            line: value.line, message: "'directed' must be true or false, found \(value.kindName)")
        }
        direction = isDirected ? .directed : .undirected
      case "multigraph", "format_version", "generated_by", "target_cytoscapejs_version":
        // What the program says of itself.
        _ = try scanner.readValue()
      case "data":
        let value = try scanner.readValue()
        if let members = value.members {
          metadata.read(members)
        } else if value.elements?.isEmpty != true {
          metadata.keep(name, value)
        }
      case "style", "layout", "zoom", "pan", "zoomingEnabled", "userZoomingEnabled", "minZoom",
        "maxZoom", "panningEnabled", "userPanningEnabled", "boxSelectionEnabled", "renderer",
        "autoungrabify", "autounselectify", "autolock", "wheelSensitivity", "styleEnabled",
        "motionBlur", "textureOnViewport", "hideEdgesOnViewport", "selectionType",
        "touchTapThreshold", "desktopTapThreshold", "multiClickDebounceTime", "headless",
        "container", "motionBlurOpacity", "pixelRatio":
        let line = scanner.line
        _ = try scanner.readValue()
        if name == "style" || name == "layout" { unread.append((name, line)) }
      default:
        metadata.read([.init(name, try scanner.readValue())])
      }
    }
    guard seen.contains("elements") || seen.contains("nodes") else {
      throw JSONFault(line: line, message: "expected a member 'elements' with nodes and edges")
    }
  }

  private mutating func readGroups(_ scanner: inout JSONScanner) throws(JSONFault) {
    switch try scanner.kind() {
    case .array: try readElements(&scanner)
    case .object:
      try scanner.enter()
      while try scanner.nextName() {
        let name = scanner.tokenText
        guard name == "nodes" || name == "edges" else {
          throw scanner.fault("'elements' holds 'nodes' and 'edges'; found \(quoted(name))")
        }
        try readArray(&scanner, name)
      }
    default:
      let value = try scanner.readValue()
      throw JSONFault(
        line: value.line, message: "'elements' must be an object or array, found \(value.kindName)")
    }
  }

  private mutating func readArray(_ scanner: inout JSONScanner, _ name: String) throws(JSONFault) {
    guard try scanner.kind() == .array else {
      let value = try scanner.readValue()
      throw JSONFault(
        line: value.line, message: "'\(name)' must be an array, found \(value.kindName)")
    }
    if name == "nodes" {
      try nodes.readArray(&scanner)
    } else {
      try edges.readArray(&scanner)
    }
  }

  /// Reads nodes and edges in one array: `group` tells them apart, or else what has a source is an
  /// edge.
  private mutating func readElements(_ scanner: inout JSONScanner) throws(JSONFault) {
    try scanner.enter()
    while try scanner.nextElement() {
      var ahead = scanner
      let element = try ahead.readValue()
      let isEdge =
        element["group"]?.text.map { $0 == "edges" } ?? (element["data"]?["source"] != nil)
      if isEdge {
        try edges.readRow(&scanner)
      } else {
        try nodes.readRow(&scanner)
      }
    }
  }

  /// Gives columns the names that they have here.
  mutating func nameColumns() {
    nodes.rename("label", to: "name")
    nodes.rename("shared_name", to: "name")
    edges.rename("interaction", to: "kind")
  }

  // MARK: CX and CX2

  /// Whether an array holds the aspects of a network: each element an object of one array.
  private func isExchange(_ start: JSONScanner) throws(JSONFault) -> Bool {
    var scanner = start
    try scanner.enter()
    guard try scanner.nextElement(), try scanner.kind() == .object else { return false }
    try scanner.enter()
    while try scanner.nextName() {
      let name = scanner.tokenText
      if ["CXVersion", "numberVerification", "metaData", "networkAttributes"].contains(name) {
        return true
      }
      if ["nodes", "edges", "nodeAttributes"].contains(name), try scanner.kind() == .array {
        return true
      }
      try scanner.skip()
    }
    return false
  }

  private mutating func readExchange(_ scanner: inout JSONScanner) throws(JSONFault) {
    var reader = CytoscapeExchange()
    try reader.read(&scanner)
    nodes = reader.nodes
    edges = reader.edges
    metadata = reader.metadata
    unread = reader.unread
    // Edges lead from a source to a target.
    direction = .directed
  }
}
