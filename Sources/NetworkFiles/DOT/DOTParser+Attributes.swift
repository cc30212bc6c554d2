/// Attributes: of a statement, of the graph, and the defaults that subgraphs hand on.
extension DOTParser {
  mutating func parseDefaults() {
    guard case .keyword(let word) = token else { return }
    advance()
    guard token == .mark(UInt8(ascii: "[")) else {
      fail("expected [ after '\(word.rawValue)', found \(described)")
      return recover()
    }
    let list = parseAttributes()
    let scope = scopes.count - 1
    let subgraph = scopes[scope].subgraph
    switch word {
    case .node:
      if subgraph > 0 { graph.subgraphs[subgraph].nodeDefaults += list }
      for item in list { graph.nodeKeys.note(item.key) }
      scopes[scope].nodeDefaults = extended(scopes[scope].nodeDefaults, by: list)
    case .edge:
      if subgraph > 0 { graph.subgraphs[subgraph].edgeDefaults += list }
      for item in list { graph.edgeKeys.note(item.key) }
      scopes[scope].edgeDefaults = extended(scopes[scope].edgeDefaults, by: list)
    default: for item in list { setGraphAttribute(item) }
    }
  }

  mutating func setGraphAttribute(_ item: DOTAssignment) {
    let subgraph = scopes[scopes.count - 1].subgraph
    if subgraph == 0 {
      graph.graphList = graph.attributes.list(
        graph.graphList, with: item.key, item.value, isHTML: item.isHTML)
    } else if graph.attributes.keys[item.key].elementsEqual("label".utf8) {
      graph.subgraphs[subgraph].label = item.value
    } else {
      graph.subgraphs[subgraph].otherAttributes += 1
    }
  }

  /// Defaults with some put before them. Short lists are made anew, so that defaults which change
  /// with each node do not grow.
  mutating func extended(_ list: Int32, by items: [DOTAssignment]) -> Int32 {
    guard !items.isEmpty else { return list }
    var kept: [DOTAttributes.Entry] = []
    var next = list
    while next >= 0, kept.count <= 64 {
      let entry = graph.attributes.entries[Int(next)]
      kept.append(entry)
      next = entry.next
    }
    var result = list
    if kept.count <= 64 {
      var seen = Set(items.map(\.key))
      kept = kept.filter { seen.insert($0.key).inserted }
      result = DOTAttributes.none
      for entry in kept.reversed() {
        result = graph.attributes.list(
          result, with: entry.key, entry.value, isHTML: entry.isHTML)
      }
    }
    return prepend(items, to: result)
  }

  mutating func prepend(_ items: [DOTAssignment], to list: Int32) -> Int32 {
    var list = list
    for item in items {
      list = graph.attributes.list(list, with: item.key, item.value, isHTML: item.isHTML)
    }
    return list
  }

  mutating func parseGraphAttribute(key: Range<Int>) {
    guard isText else {
      fail("expected a value after =, found \(described)")
      return recover()
    }
    let number = graph.attributes.key(graph.attributes.bytes(key))
    setGraphAttribute(
      DOTAssignment(
        key: number, value: graph.attributes.value(scanner.text), isHTML: token == .html))
    advance()
  }

  /// `[a=b, c=d] [e=f]`
  mutating func parseAttributes() -> [DOTAssignment] {
    var list: [DOTAssignment] = []
    while token == .mark(UInt8(ascii: "[")) {
      advance()
      while token != .mark(UInt8(ascii: "]")) {
        switch token {
        case .mark(UInt8(ascii: ",")), .mark(UInt8(ascii: ";")):
          advance()
          continue
        // Words of the language name attributes in files that other programs write.
        case .name, .quoted, .html, .keyword: break
        default:
          if case .fault = token { return list }
          fail("expected an attribute or ], found \(described)")
          if token != .end, token != .mark(UInt8(ascii: "}")) {
            scanner.skipLine()
            advance()
          }
          return list
        }
        let key = graph.attributes.key(scanner.text)
        let line = scanner.line
        advance()
        guard token == .mark(UInt8(ascii: "=")) else {
          graph.faults.append(
            (
              line, "expected = and a value after \(quoted(graph.attributes.keys.string(key)))",
              false
            ))
          if isText || token == .mark(UInt8(ascii: "]")) { continue }
          if case .mark(let byte) = token, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
            continue
          }
          scanner.skipLine()
          advance()
          return list
        }
        advance()
        guard isText else {
          if case .fault = token { return list }
          fail(
            "expected a value after =, found \(described); other texts than words stand in quotes")
          continue
        }
        list.append(
          DOTAssignment(
            key: key, value: graph.attributes.value(scanner.text), isHTML: token == .html))
        advance()
      }
      advance()
    }
    return list
  }
}
