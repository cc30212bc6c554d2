import NetworkGraph

/// Keys, data and descriptions.
extension GraphMLReader {
  mutating func readKey() throws(XMLFault) {
    let line = scanner.line
    let value = scanner.valueName(ofAttribute: words.id)
    let id = scanner.attribute(words.id) ?? ""
    let graphics: GraphMLKey.Graphics =
      switch scanner.attribute(words.filesType) {
      case nil: .none
      case "nodegraphics": .node
      case "edgegraphics": .edge
      default: .other
      }
    let key = GraphMLKey(
      name: scanner.attribute(words.attributeName) ?? id,
      type: foldedColumnName(scanner.attribute(words.attributeType) ?? "string"),
      domain: foldedColumnName(scanner.attribute(words.domain) ?? "all"), graphics: graphics)
    let defaultText = try readChildren(ofKey: true)
    guard let value, !id.isEmpty else {
      rows.fail(line: line, "a <key> without an id", code: .emptyCell)
      return
    }
    guard keys.find(value) == nil else {
      rows.fail(
        line: line, "the key \(quoted(id)) is declared already", code: .duplicateRow)
      return
    }
    let place = keys.add(key, id: id, value: value)
    guard let defaultText, graphics == .none else { return }
    if ["node", "all"].contains(key.domain) {
      rows.nodes.setDefault(defaultText, of: keys.nodeColumn(place, &rows, line: line))
    }
    if ["edge", "all"].contains(key.domain) {
      rows.ties.setDefault(defaultText, of: keys.edgeColumn(place, &rows, line: line))
    }
  }

  /// Reads to the end of the current element; the text of its `<default>`, or all its text.
  private mutating func readChildren(ofKey: Bool) throws(XMLFault) -> String? {
    let depth = scanner.depth
    var text: ContiguousArray<UInt8> = []
    var isWanted = !ofKey
    var hasDefault = false
    while scanner.depth >= depth, let token = try scanner.next() {
      switch token {
      case .start:
        if ofKey && scanner.name == words.defaultValue {
          isWanted = true
          hasDefault = true
        }
      case .end: if ofKey && scanner.name == words.defaultValue { isWanted = false }
      case .text: if isWanted { text.append(contentsOf: scanner.content) }
      }
    }
    return ofKey && !hasDefault ? nil : String(decoding: text, as: UTF8.self)
  }

  mutating func readDescription(_ owner: FrameKind) throws(XMLFault) {
    guard let text = try readChildren(ofKey: false), !text.isEmpty else { return }
    switch owner {
    case .node, .hyperedge: rows.nodes.set(text, in: rows.nodes.column("note"))
    case .edge: rows.ties.set(text, in: rows.ties.column("note"))
    case .root, .graph:
      if metadata.description == nil {
        metadata.description = text
      } else {
        metadata.description?.append("\n" + text)
      }
    case .port: break
    }
  }

  // MARK: Data

  mutating func readData(_ owner: FrameKind) throws(XMLFault) {
    let line = scanner.line
    guard let value = scanner.valueName(ofAttribute: words.key) else {
      rows.fail(line: line, "a <data> without the attribute 'key'", code: .emptyCell)
      try scanner.skipElement()
      return
    }
    let place = keys.find(value) ?? declare(value, owner, line)
    let depth = scanner.depth
    var token = try scanner.next()
    if token == .start {
      switch keys.list[place].graphics {
      case .none: break
      case .node, .edge:
        try readGraphics(owner, depth: depth)
        return
      case .other:
        while scanner.depth >= depth, try scanner.next() != nil {}
        return
      }
    }
    if token == .text {
      setContent(scanner.contentRange, place, owner, scanner.line)
      token = try scanner.next()
    } else if token == .end {
      setContent(0..<0, place, owner, line)
    }
    guard token != .end else { return }
    try readMarkup(place, owner, depth: depth, line: line)
  }

  /// A key that is used and not declared.
  private mutating func declare(_ value: XMLScanner.Name, _ owner: FrameKind, _ line: Int) -> Int {
    let id = scanner.text(of: value)
    rows.note(
      line: line, "the key \(quoted(id)) is not declared; it is kept as an attribute of this name")
    return keys.add(
      GraphMLKey(name: id, type: "string", domain: owner == .edge ? "edge" : "node"), id: id,
      value: value)
  }

  /// Markup within data, of which the text is kept.
  private mutating func readMarkup(
    _ place: Int, _ owner: FrameKind, depth: Int, line: Int
  ) throws(XMLFault) {
    var text: ContiguousArray<UInt8> = []
    if owner == .node || owner == .hyperedge {
      let column = keys.nodeColumn(place, &rows, line: line)
      text += rows.nodes.filled(column) ?? []
    } else if owner == .edge {
      let column = keys.edgeColumn(place, &rows, line: line)
      text += rows.ties.filled(column) ?? []
    }
    while scanner.depth >= depth, let token = try scanner.next() {
      if token == .text { text.append(contentsOf: scanner.content) }
    }
    set(text[...], place, owner, line)
    rows.note(line: line, "markup within data is left out; its text is kept")
  }

  /// Keeps a part of the text that the scanner has read.
  private mutating func setContent(
    _ range: Range<Int>, _ place: Int, _ owner: FrameKind, _ line: Int
  ) {
    if owner == .edge, keys.list[place].edgeColumn >= 0, keys.list[place].edgeColumn != edgeID {
      rows.ties.set(scanner.text, range, in: keys.list[place].edgeColumn)
    } else if owner == .node, keys.list[place].nodeColumn >= 0 {
      rows.nodes.set(scanner.text, range, in: keys.list[place].nodeColumn)
    } else {
      set(scanner.text[range], place, owner, line)
    }
  }

  private mutating func set(
    _ content: ArraySliceOfBytes, _ place: Int, _ owner: FrameKind, _ line: Int
  ) {
    switch owner {
    case .node, .hyperedge:
      var column = keys.list[place].nodeColumn
      if column < 0 { column = keys.nodeColumn(place, &rows, line: line) }
      rows.nodes.set(content, in: column)
    case .edge:
      var column = keys.list[place].edgeColumn
      if column < 0 { column = keys.edgeColumn(place, &rows, line: line) }
      // The id in the tag is the one that others name.
      if rows.ties.names[column] == "id" && rows.ties.isSet(column) {
        column = rows.ties.column("id (attribute)")
      }
      rows.ties.set(content, in: column)
    case .root, .graph:
      addMetadata(keys.list[place], String(decoding: content, as: UTF8.self))
    case .port:
      rows.note(line: line, "the data of ports is left out; their names are kept")
    }
  }

  private mutating func addMetadata(_ key: GraphMLKey, _ text: String) {
    guard !text.isEmpty else { return }
    switch foldedColumnName(key.name) {
    case "name" where !hasDeclaredName:
      metadata.name = text
      hasDeclaredName = true
    case "title" where metadata.title == nil: metadata.title = text
    case "description" where metadata.description == nil: metadata.description = text
    default:
      let value: JSONValue.Content =
        switch key.type {
        case "boolean" where ["true", "false"].contains(text.lowercased()):
          .boolean(text.lowercased() == "true")
        case "int", "long", "float", "double":
          DecimalNumber(text).map { .number($0.description) } ?? .string(text)
        default: .string(text)
        }
      metadata.furtherProperties.append(
        NetworkMetadata.Property(name: key.name, json: JSONWriter.compact(JSONValue(value))))
    }
  }
}
