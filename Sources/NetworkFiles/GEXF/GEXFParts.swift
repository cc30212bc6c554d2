import NetworkGraph

/// What stands within nodes and edges, and within the head of the file.
extension GEXFReader {
  mutating func readAttributes() throws(XMLFault) {
    let ofNodes = scanner.attribute(words.attributeClass).map(foldedColumnName) != "edge"
    let depth = scanner.depth
    var current: (place: Int, isList: Bool)?
    var isDefault = false
    while scanner.depth >= depth, let token = try scanner.next() {
      switch token {
      case .start where scanner.name == words.attribute:
        current = declare(ofNodes: ofNodes)
      case .start: isDefault = scanner.name == words.defaultValue
      case .end: isDefault = false
      case .text:
        guard isDefault, let current else { continue }
        let text = String(decoding: scanner.content, as: UTF8.self)
        let value = current.isList ? gexfListCell(text) : text
        if ofNodes {
          let column = nodeAttributes.column(current.place, &rows, line: scanner.line)
          rows.nodes.setDefault(value, of: column)
        } else {
          let column = edgeAttributes.column(current.place, &rows, line: scanner.line)
          rows.ties.setDefault(value, of: column)
        }
      }
    }
  }

  private mutating func declare(ofNodes: Bool) -> (place: Int, isList: Bool)? {
    guard let value = scanner.valueName(ofAttribute: words.id) else {
      rows.fail(line: scanner.line, "an <attribute> without an id", code: .emptyCell)
      return nil
    }
    let id = scanner.text(of: value)
    guard (ofNodes ? nodeAttributes : edgeAttributes).find(value) == nil else {
      rows.fail(
        line: scanner.line, "the attribute \(quoted(id)) is declared already", code: .duplicateRow)
      return nil
    }
    let type = foldedColumnName(scanner.attribute(words.type) ?? "string")
    let attribute = GEXFAttribute(
      id: id, title: scanner.attribute(words.title) ?? id, isList: type.hasPrefix("list"))
    let place =
      ofNodes
      ? nodeAttributes.add(attribute, value: value) : edgeAttributes.add(attribute, value: value)
    return (place, attribute.isList)
  }

  // MARK: Values

  mutating func readValues(ofNode: Bool) throws(XMLFault) {
    let depth = scanner.depth
    while scanner.depth >= depth, let token = try scanner.next() {
      guard token == .start else { continue }
      if scanner.name == words.value {
        keepValue(ofNode: ofNode)
      } else {
        rows.note(line: scanner.line, "an element among the values is left out")
      }
    }
  }

  mutating func readValue(ofNode: Bool) throws(XMLFault) {
    keepValue(ofNode: ofNode)
    try scanner.skipElement()
  }

  private mutating func keepValue(ofNode: Bool) {
    let line = scanner.line
    // Version 1.0 calls the attribute `id`.
    let key =
      scanner.valueName(ofAttribute: words.domain) ?? scanner.valueName(ofAttribute: words.id)
    guard let key else {
      rows.fail(line: line, "a value without the attribute 'for'", code: .emptyCell)
      return
    }
    let place =
      (ofNode ? nodeAttributes.find(key) : edgeAttributes.find(key))
      ?? addUndeclared(key, ofNode: ofNode, line)
    let isList = ofNode ? nodeAttributes.list[place].isList : edgeAttributes.list[place].isList
    let isName = ofNode ? nodeAttributes.list[place].isName : edgeAttributes.list[place].isName
    var column = ofNode ? nodeAttributes.list[place].column : edgeAttributes.list[place].column
    var bytes = scanner.attributeBytes(named: words.valueAttribute) ?? []
    if isList {
      bytes = ContiguousArray(gexfListCell(String(decoding: bytes, as: UTF8.self)).utf8)[...]
    }
    if column < 0 {
      column =
        ofNode
        ? nodeAttributes.column(place, &rows, line: line)
        : edgeAttributes.column(place, &rows, line: line)
    }
    if isName, let label = rows.nodes.filled(rows.name), column == rows.name {
      guard label != bytes else { return }
      column = rows.nodes.column("name (attribute)")
    }
    // Nearly all have the attribute and its value alone.
    guard scanner.attributeCount > 2, let time = valueTime() else {
      set(bytes, in: column, ofNode: ofNode)
      return
    }
    keepDated(bytes, column, time, ofNode: ofNode)
  }

  private mutating func addUndeclared(_ key: XMLScanner.Name, ofNode: Bool, _ line: Int) -> Int {
    let id = scanner.text(of: key)
    rows.note(
      line: line,
      "the attribute \(quoted(id)) is not declared; it is kept under this name")
    let attribute = GEXFAttribute(id: id, title: id, isList: false)
    return ofNode
      ? nodeAttributes.add(attribute, value: key) : edgeAttributes.add(attribute, value: key)
  }

  private func valueTime() -> (start: String?, end: String?)? {
    if let timestamp = scanner.attribute(words.timestamp) { return (timestamp, timestamp) }
    let start = scanner.attribute(words.start) ?? scanner.attribute(words.startOpen)
    let end = scanner.attribute(words.end) ?? scanner.attribute(words.endOpen)
    return start == nil && end == nil ? nil : (start, end)
  }

  /// A value that holds for a time: of several the one without a time counts, else the latest, and
  /// a column beside it lists them all.
  private mutating func keepDated(
    _ bytes: ArraySliceOfBytes, _ column: Int, _ time: (start: String?, end: String?), ofNode: Bool
  ) {
    let isSet = ofNode ? rows.nodes.isSet(column) : rows.ties.isSet(column)
    let rare = rare
    var dated = rare.dated.removeValue(forKey: column) ?? GEXFDatedValue(hasUndated: isSet)
    let isFirst = dated.text.isEmpty
    dated.text += (isFirst ? "" : "|") + (time.start ?? "") + ".." + (time.end ?? "") + "="
    dated.text += String(decoding: bytes, as: UTF8.self)
    let start = time.start ?? ""
    if !dated.hasUndated, isFirst || !isTime(start, before: dated.start ?? "") {
      set(bytes, in: column, ofNode: ofNode)
      dated.start = start
    }
    rare.dated[column] = dated
  }

  private mutating func set(_ bytes: ArraySliceOfBytes, in column: Int, ofNode: Bool) {
    if ofNode { rows.nodes.set(bytes, in: column) } else { rows.ties.set(bytes, in: column) }
  }

  // MARK: Times

  mutating func setTime(_ text: String, _ side: Int, ofNode: Bool) {
    if ofNode {
      if nodeTimes == nil { nodeTimes = GEXFTimeColumns(&rows.nodes, nodeAttributes) }
      nodeTimes?.set(text, side: side, &rows.nodes, line: scanner.line)
    } else {
      if edgeTimes == nil { edgeTimes = GEXFTimeColumns(&rows.ties, edgeAttributes) }
      edgeTimes?.set(text, side: side, &rows.ties, line: scanner.line)
    }
  }

  mutating func noteOpen() {
    rows.note(
      line: scanner.line,
      "a start or an end that does not belong to the time itself is read as if it did")
  }

  mutating func readSpells() throws(XMLFault) {
    let depth = scanner.depth
    var spells = GEXFSpells()
    while scanner.depth >= depth, let token = try scanner.next() {
      guard token == .start, scanner.name == words.spell || scanner.name == words.slice else {
        continue
      }
      let time = valueTime()
      spells.add(start: time?.start, end: time?.end)
      if scanner.attributeBytes(named: words.startOpen) != nil
        || scanner.attributeBytes(named: words.endOpen) != nil
      {
        noteOpen()
      }
    }
    rare.spells = spells
  }

  /// What is known of the times of an element when it ends.
  mutating func finishTimes(_ rare: Rare, ofNode: Bool, line: Int) {
    if let spells = rare.spells, spells.count > 0 {
      if let start = spells.start { setTime(start, 0, ofNode: ofNode) }
      if let end = spells.end { setTime(end, 1, ofNode: ofNode) }
      if spells.count > 1 {
        let text = ContiguousArray(spells.text.utf8)[...]
        set(text, in: column("spells", ofNode: ofNode), ofNode: ofNode)
        rows.note(
          line: line,
          "an element with several spells is read as there from the first to the last; the attribute "
            + "'spells' lists them")
      }
    }
    guard !rare.dated.isEmpty else { return }
    for (place, value) in rare.dated.sorted(by: { $0.key < $1.key }) {
      let name = (ofNode ? rows.nodes.names[place] : rows.ties.names[place]) + " (dated)"
      let text = ContiguousArray(value.text.utf8)[...]
      set(text, in: column(name, ofNode: ofNode), ofNode: ofNode)
    }
    rows.note(
      line: line,
      "of values that change over time the one without a time is read, else the latest; attributes "
        + "with '(dated)' list them all")
  }

  private mutating func column(_ name: String, ofNode: Bool) -> Int {
    ofNode ? rows.nodes.column(name) : rows.ties.column(name)
  }

  // MARK: Drawing

  /// Colour, position, size, shape and thickness as attributes.
  mutating func readDrawing(ofNode: Bool) throws(XMLFault) {
    switch scanner.name {
    case words.color:
      if let color = hexadecimalColor() { draw("color", color, ofNode) }
      if let alpha = scanner.attribute(words.alpha), Double(alpha) != 1 {
        draw("alpha", alpha, ofNode)
      }
    case words.position:
      for (word, name) in [(words.x, "x"), (words.y, "y"), (words.z, "z")] {
        if let text = scanner.attribute(word) { draw(name, text, ofNode) }
      }
    case words.size: draw("size", scanner.attribute(words.valueAttribute), ofNode)
    case words.shape: draw("shape", scanner.attribute(words.valueAttribute), ofNode)
    default: draw("thickness", scanner.attribute(words.valueAttribute), ofNode)
    }
    try scanner.skipElement()
  }

  private mutating func draw(_ name: String, _ text: String?, _ ofNode: Bool) {
    guard let text, !text.isEmpty else { return }
    let isTaken = ofNode ? nodeAttributes.declares(name) : edgeAttributes.declares(name)
    let place = column(isTaken ? "viz:" + name : name, ofNode: ofNode)
    set(ContiguousArray(text.utf8)[...], in: place, ofNode: ofNode)
  }

  private func hexadecimalColor() -> String? {
    if let hex = scanner.attribute(words.hex) { return hex }
    var result = "#"
    for word in [words.red, words.green, words.blue] {
      guard let text = scanner.attribute(word), let value = UInt8(trimmed(text)) else { return nil }
      result += (value < 16 ? "0" : "") + String(value, radix: 16)
    }
    return result
  }

  // MARK: The head of the file

  mutating func readMetadata() throws(XMLFault) {
    func keep(_ name: String, _ text: String) {
      metadata.furtherProperties.append(
        NetworkMetadata.Property(name: name, json: JSONWriter.compact(.string(text))))
    }
    if let date = scanner.attribute(words.lastModified), !date.isEmpty {
      keep("lastmodifieddate", date)
    }
    let depth = scanner.depth
    var name = ""
    while scanner.depth >= depth, let token = try scanner.next() {
      switch token {
      case .start: name = scanner.text(of: scanner.name)
      case .end: name = ""
      case .text:
        let text = String(decoding: scanner.content, as: UTF8.self)
        switch name {
        case "description": metadata.description = text
        case "title": metadata.title = text
        case "": break
        default: keep(name, text)
        }
      }
    }
  }
}
