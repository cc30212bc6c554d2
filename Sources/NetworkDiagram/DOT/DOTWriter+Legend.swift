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

  /// Symbols and texts side by side: by rank in `dot`, by position where nodes are pinned.
  private func statements(of rows: [Row], column: Int) -> [String] {
    var lines: [String] = []
    var previous: String?
    var y = origin.y
    let x = origin.x + Double(column) * Self.columnWidth
    for (index, row) in rows.enumerated() {
      let name = { (part: String) in
        DOTText.quoted("\(names.legendPrefix)\(column)/\(index)/\(part)")
      }
      let anchor: String
      let height: Double
      switch row {
      case .heading(let text):
        anchor = name("text")
        height = self.height(of: text)
        lines.append("    " + textNode(anchor, text, leftX: x - 14, y: y + height / 2))
      case .symbol(let attributes, let text):
        anchor = name("symbol")
        height = max(self.height(of: text), 24)
        lines.append("    \(anchor) \(list(attributes + position(x, y + height / 2)));")
        lines.append("    " + textNode(name("text"), text, leftX: x + 18, y: y + height / 2))
        lines += beside([anchor, name("text")])
      case .line(let attributes, let text):
        anchor = name("start")
        height = max(self.height(of: text), 24)
        let dot = [("shape", "point"), ("width", "0.01"), ("height", "0.01"), ("style", "invis")]
        lines.append("    \(anchor) \(list(dot + position(x - 14, y + height / 2)));")
        lines.append("    \(name("end")) \(list(dot + position(x + 14, y + height / 2)));")
        lines.append("    " + textNode(name("text"), text, leftX: x + 18, y: y + height / 2))
        lines.append("    \(anchor) \(edgeOperator) \(name("end")) \(list(attributes));")
        lines += beside([anchor, name("end")], linked: [name("end"), name("text")])
      }
      if let previous { lines.append(invisibleEdge(previous, anchor)) }
      previous = anchor
      y += height
    }
    return lines
  }

  private static var columnWidth: Double { 220 }
  private static var textWidth: Double { 180 }

  private func wrapped(_ text: String) -> [String] { DOTText.wrapped(text, width: 36) }

  private func height(of text: String) -> Double { Double(wrapped(text).count) * 12 + 6 }

  /// A text that begins at `leftX`: its node is wide enough for it and aligns it to the left.
  private func textNode(_ name: String, _ text: String, leftX: Double, y: Double) -> String {
    let label = wrapped(text).map { DOTText.label($0) + "\\l" }.joined()
    return name + " "
      + list(
        [
          ("shape", "plaintext"), ("style", "solid"), ("fixedsize", "false"),
          ("width", fixedDecimals(Self.textWidth / 72, 2)), ("height", "0.2"),
          ("margin", "\"0,0\""), ("label", DOTText.quoted(label)),
        ] + position(leftX + Self.textWidth / 2, y)) + ";"
  }

  private func beside(_ nodes: [String], linked: [String]? = nil) -> [String] {
    let all = nodes + (linked ?? []).filter { !nodes.contains($0) }
    let link = linked ?? nodes
    return [
      "    { rank=same; \(all.joined(separator: "; ")); }", invisibleEdge(link[0], link[1]),
    ]
  }

  private func invisibleEdge(_ tail: String, _ head: String) -> String {
    "    \(tail) \(edgeOperator) \(head) [style=invis];"
  }

  private func position(_ x: Double, _ y: Double) -> [(String, String)] {
    guard case .pinned = options.positions else { return [] }
    return [("pos", pinned(x: x, y: y))]
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
