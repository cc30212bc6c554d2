import NetworkGraph

/// The drawings of yEd: what they say of nodes and edges that analysts typed or drew.
extension GraphMLReader {
  /// Reads a drawing to the end of its `<data>`, of which the first child has started.
  ///
  /// Labels become names, and positions, sizes, colours, shapes and arrows become attributes; the
  /// rest of a drawing is left out.
  mutating func readGraphics(_ owner: FrameKind, depth: Int) throws(XMLFault) {
    let ofNode = owner != .edge
    rows.note(
      line: scanner.line,
      "of drawings the labels, positions, sizes, colours, shapes and arrows are kept, not the rest")
    var labelDepth = 0
    var hasLabel = false
    var arrows: (source: String, target: String)?
    repeat {
      let name = scanner.name
      if name == words.nodeLabel || name == words.edgeLabel {
        labelDepth = scanner.depth
      } else {
        keepDrawing(ofNode: ofNode, &arrows)
      }
      var token = try scanner.next()
      while let other = token, other != .start, scanner.depth >= depth {
        if other == .end && scanner.depth < labelDepth { labelDepth = 0 }
        if other == .text && labelDepth > 0 && scanner.depth == labelDepth {
          keepLabel(scanner.content, ofNode: ofNode, isFirst: !hasLabel)
          hasLabel = true
        }
        token = try scanner.next()
      }
      guard token == .start else { break }
    } while scanner.depth >= depth
    if let arrows, owner == .edge { setDirection(arrows) }
  }

  private mutating func keepLabel(
    _ content: ArraySliceOfBytes, ofNode: Bool, isFirst: Bool
  ) {
    let label = trimmed(String(decoding: content, as: UTF8.self))
    guard !label.isEmpty else { return }
    if ofNode, isFirst, !rows.nodes.isSet(rows.name) {
      rows.nodes.set(label, in: rows.name)
      return
    }
    // A group has a drawing for open and one for closed, with the same label.
    if ofNode, rows.nodes.filled(rows.name)?.elementsEqual(label.utf8) == true { return }
    let column = drawingColumn("label", ofNode: ofNode)
    let bytes = ContiguousArray(label.utf8)[...]
    if ofNode {
      rows.nodes.add(bytes, toListIn: column)
    } else {
      rows.ties.add(bytes, toListIn: column)
    }
  }

  private mutating func keepDrawing(ofNode: Bool, _ arrows: inout (source: String, target: String)?)
  {
    switch (scanner.name, ofNode) {
    case (words.geometry, true):
      keep(words.x, "x", ofNode)
      keep(words.y, "y", ofNode)
      keep(words.width, "width", ofNode)
      keep(words.height, "height", ofNode)
    case (words.fill, true), (words.lineStyle, false): keep(words.color, "color", ofNode)
    case (words.shape, true): keep(words.type, "shape", ofNode)
    case (words.arrows, false):
      arrows = (
        scanner.attribute(words.source) ?? "none", scanner.attribute(words.target) ?? "none"
      )
    default: break
    }
  }

  private mutating func keep(_ attribute: XMLScanner.Name, _ name: String, _ ofNode: Bool) {
    guard let value = scanner.attributeBytes(named: attribute), !value.isEmpty else { return }
    let column = drawingColumn(name, ofNode: ofNode)
    if ofNode {
      // The first drawing of a group is the one that shows.
      if !rows.nodes.isSet(column) { rows.nodes.set(value, in: column) }
    } else {
      rows.ties.set(value, in: column)
    }
  }

  /// The column of a part of the drawing, apart from keys of the same name.
  private mutating func drawingColumn(_ name: String, ofNode: Bool) -> Int {
    let isTaken = ofNode ? keys.declares(node: name) : keys.declares(edge: name)
    let name = isTaken ? "drawn " + name : name
    return ofNode ? rows.nodes.column(name) : rows.ties.column(name)
  }

  /// Every edge of yEd is directed in the file; its arrows say what its author meant.
  private mutating func setDirection(_ arrows: (source: String, target: String)) {
    let isNone = (arrows.source == "none", arrows.target == "none")
    switch isNone {
    case (true, false): return
    case (true, true):
      rows.note(line: scanner.line, "an edge drawn without an arrow is read as undirected")
      rows.ties.set("undirected", in: rows.direction)
    case (false, false):
      rows.note(
        line: scanner.line, "an edge drawn with an arrow at each end is read as undirected")
      rows.ties.set("undirected", in: rows.direction)
    case (false, true):
      rows.note(
        line: scanner.line,
        "an edge drawn with an arrow at its source only keeps the direction that the file states; "
          + "the attribute 'arrows' tells such edges")
    }
    let column = drawingColumn("arrows", ofNode: false)
    rows.ties.set("\(arrows.source) \(arrows.target)", in: column)
  }
}
