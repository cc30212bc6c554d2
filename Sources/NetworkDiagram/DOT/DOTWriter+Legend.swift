import NetworkGraph
import NetworkLayout

extension DOTWriter {
  /// One line of the legend.
  private enum Row {
    case heading(String)
    case symbol([(String, String)], String)
    case line([(String, String)], String)
  }

  /// The legend as a cluster of nodes: three columns of symbols with their texts.
  var legendStatements: [String] {
    let columns = [categoryRows, sizeRows, lineRows].filter { !$0.isEmpty }
    guard !columns.isEmpty else { return [] }
    let title = scene.language == .french ? "Légende" : "Legend"
    var lines = [
      "  subgraph \"cluster_legend\" {",
      "    graph \(list([("label", DOTText.quoted(title)), ("color", "\"#999999\"")]));",
    ]
    for (index, rows) in columns.enumerated() { lines += statements(of: rows, column: index) }
    return lines + ["  }"]
  }

  private var categoryRows: [Row] {
    guard !scene.categories.isEmpty else { return [] }
    return [.heading(scene.categoryCaption)]
      + scene.categories.map { category in
        .symbol(
          appearance(
            shape: category.shape, fill: category.fill, outline: category.outline, diameter: 9),
          "\(category.label) (\(scene.language.format(category.count)))")
      }
  }

  private var sizeRows: [Row] {
    guard let legend = scene.sizeLegend else { return [] }
    return [.heading(legend.caption)]
      + legend.entries.map { entry in
        .symbol(
          appearance(
            shape: .circle, fill: Colour(0xE6E6E6), outline: Colour(0x333333),
            diameter: entry.diameter), entry.label)
      }
  }

  private var lineRows: [Row] {
    guard !scene.edgeLegend.isEmpty else { return [] }
    return [.heading(scene.language == .french ? "Relations" : "Relations")]
      + scene.edgeLegend.map { entry in
        .line(
          appearance(of: entry.style, arrow: entry.hasArrow ? .head : .none),
          "\(entry.label) (\(scene.language.format(entry.count)))")
      }
  }

  private func statements(of rows: [Row], column: Int) -> [String] {
    let name = { (row: Int, part: String) in
      DOTText.quoted("\(names.legendPrefix)\(column)/\(row)/\(part)")
    }
    switch options.positions {
    case .free: return free(rows, name)
    case .pinned: return pinned(rows, name, leftX: origin.x + Double(column) * Self.columnWidth)
    }
  }

  /// A chain of symbols, each with its text as a label of its own: no engine of layout can part
  /// them.
  private func free(_ rows: [Row], _ name: (Int, String) -> String) -> [String] {
    var lines: [String] = []
    var previous: String?
    for (index, row) in rows.enumerated() {
      let anchor: String
      switch row {
      case .heading(let text):
        anchor = name(index, "text")
        lines.append("    \(anchor) \(list(textAttributes(text)));")
      case .symbol(let attributes, let text):
        anchor = name(index, "symbol")
        let label = [("xlabel", DOTText.quoted(DOTText.label(text)))]
        lines.append("    \(anchor) \(list(attributes + label));")
      case .line(let attributes, let text):
        anchor = name(index, "start")
        let end = name(index, "end")
        let label = [("label", DOTText.quoted(DOTText.label(text))), ("len", "0.8")]
        lines.append("    \(anchor) \(list(Self.lineEnd));")
        lines.append("    \(end) \(list(Self.lineEnd));")
        lines.append("    { rank=same; \(anchor); \(end); }")
        lines.append("    \(anchor) \(edgeOperator) \(end) \(list(attributes + label));")
      }
      if let previous {
        // The tie keeps the legend together; the length in inches is for the spring engines.
        lines.append(
          "    \(previous) \(edgeOperator) \(anchor) [style=invis, weight=5, len=0.8];")
      }
      previous = anchor
    }
    return lines
  }

  /// Symbols and texts side by side, row under row.
  private func pinned(
    _ rows: [Row], _ name: (Int, String) -> String, leftX x: Double
  ) -> [String] {
    var lines: [String] = []
    var y = origin.y
    func place(_ part: String, _ attributes: [(String, String)], atX x: Double, _ y: Double) {
      lines.append("    \(part) \(list(attributes + [("pos", pinned(x: x, y: y))]));")
    }
    func text(_ part: String, _ text: String, leftX: Double, _ y: Double) {
      place(part, textAttributes(text), atX: leftX + Self.textWidth / 2, y)
    }
    for (index, row) in rows.enumerated() {
      let height: Double
      switch row {
      case .heading(let heading):
        height = self.height(of: heading)
        text(name(index, "text"), heading, leftX: x - 14, y + height / 2)
      case .symbol(let attributes, let meaning):
        height = max(self.height(of: meaning), 24)
        place(name(index, "symbol"), attributes, atX: x, y + height / 2)
        text(name(index, "text"), meaning, leftX: x + 18, y + height / 2)
      case .line(let attributes, let meaning):
        height = max(self.height(of: meaning), 24)
        let (start, end) = (name(index, "start"), name(index, "end"))
        place(start, Self.lineEnd, atX: x - 14, y + height / 2)
        place(end, Self.lineEnd, atX: x + 14, y + height / 2)
        text(name(index, "text"), meaning, leftX: x + 18, y + height / 2)
        lines.append("    \(start) \(edgeOperator) \(end) \(list(attributes));")
      }
      y += height
    }
    return lines
  }

  private static var columnWidth: Double { 220 }
  private static var textWidth: Double { 180 }

  private func wrapped(_ text: String) -> [String] { DOTText.wrapped(text, width: 36) }

  private func height(of text: String) -> Double { Double(wrapped(text).count) * 12 + 6 }

  private static var lineEnd: [(String, String)] {
    [("shape", "point"), ("width", "0.01"), ("height", "0.01"), ("style", "invis")]
  }

  /// A text as a node: wide enough that its column begins at one place, and aligned to the left.
  private func textAttributes(_ text: String) -> [(String, String)] {
    let label = wrapped(text).map { DOTText.label($0) + "\\l" }.joined()
    return [
      ("shape", "plaintext"), ("style", "solid"), ("fixedsize", "false"),
      ("width", fixedDecimals(Self.textWidth / 72, 2)), ("height", "0.2"), ("margin", "\"0,0\""),
      ("label", DOTText.quoted(label)),
    ]
  }

  /// Where the legend begins: below the picture, so that no label of a node can run into it from
  /// the side.
  private var origin: Point {
    guard case .pinned(let points) = options.positions, let box = Placement.bounds(of: points)
    else {
      return .origin
    }
    return Point(x: box.minX + 14, y: box.maxY + 40)
  }
}
