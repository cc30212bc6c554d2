import NetworkLayout

/// The legends of a figure, entry by entry.
struct FigureLegend {
  /// A symbol and what it means.
  struct Entry {
    var symbols: [GradedFigure.Shape] = []
    /// What it means, without the count.
    var text = ""
    /// The number in parentheses at the end.
    var count: Int?
  }

  /// Kinds of actors; empty without such a legend.
  let categories: [Entry]
  let sizes: [Entry]
  let lines: [Entry]
  let widths: [Entry]
  /// The texts before the first symbol of the legend of sizes.
  let sizeHeading: String

  init(_ figure: GradedFigure) {
    categories = Self.entries(of: figure.block(.legend)).entries
    (sizeHeading, sizes) = Self.entries(of: figure.block(.sizeLegend))
    lines = Self.entries(of: figure.block(.edgeLegend)).entries
    widths = Self.entries(of: figure.block(.widthLegend)).entries
  }

  /// An entry is a run of symbols, then a run of texts.
  private static func entries(of block: GradedFigure.Block?) -> (heading: String, entries: [Entry])
  {
    guard let block else { return ("", []) }
    var parts: [(order: Int, shape: GradedFigure.Shape?, text: String)] =
      block.shapes.map { ($0.order, $0, "") }
    parts += block.lines.map { ($0.order, nil, $0.text) }
    // Lines of one text element share their place and keep their order.
    let order = parts.indices.sorted { (parts[$0].order, $0) < (parts[$1].order, $1) }
    var heading: [String] = []
    var entries: [Entry] = []
    for index in order {
      if let shape = parts[index].shape {
        if entries.last.map({ !$0.text.isEmpty }) ?? true { entries.append(Entry()) }
        entries[entries.count - 1].symbols.append(shape)
      } else if entries.isEmpty {
        heading.append(parts[index].text)
      } else {
        let place = entries.count - 1
        entries[place].text += (entries[place].text.isEmpty ? "" : " ") + parts[index].text
      }
    }
    for place in entries.indices {
      let text = entries[place].text
      guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { continue }
      let inside = text[text.index(after: open)...].dropLast()
      guard !inside.isEmpty, inside.allSatisfy({ $0.isNumber || " ,.".contains($0) }),
        let count = Int(inside.filter(\.isNumber))
      else { continue }
      entries[place].count = count
      entries[place].text = text[..<open].trimmed
    }
    return (heading.joined(separator: " "), entries)
  }
}

extension GradedFigure.Shape {
  /// What the shape looks like, whatever its size: `circle`, or its corners in a box of its own.
  var form: String {
    if isRound { return "circle" }
    guard box.width > 0.01, box.height > 0.01 else { return "line" }
    let corners = points.map { p in
      [
        Int(((p.x - box.center.x) / box.width * 10).rounded()),
        Int(((p.y - box.center.y) / box.height * 10).rounded()),
      ]
    }
    return Set(corners.map { "\($0[0]) \($0[1])" }).sorted().joined(separator: ",")
  }

  /// The painted area.
  var area: Double {
    isRound ? .pi / 4 * box.width * box.height : ConvexShapes.area(of: points)
  }

  /// The colour and the pattern of a line.
  var lineStyle: String {
    (stroke?.hex ?? "none") + " "
      + dash.map { String(Int(($0 * 10).rounded())) }.joined(separator: " ")
  }
}
