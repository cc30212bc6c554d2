import NetworkLayout

/// Reads an SVG file as a graded figure.
///
/// A node is a group of class `node`, a line one of class `edge` or `link`, a name one of class
/// `label` with `data-for`; in a node of Graphviz the name stands within. Parts of the page are
/// known by `legend`, `size-legend`, `edge-legend`, `title`, `subtitle`, `source`, `date` and `note`
/// in the class or id of a group. The root says the kind of figure in `data-figure`; one that says it
/// draws no ties and does is taken for a map.
struct FigureReader {
  private let document: MarkupDocument
  private var figure = GradedFigure()
  private var places: [String: Int] = [:]
  private var looseLabels: [(id: String, label: GradedFigure.Label)] = []

  /// - Throws: A sentence with its line when the file is no figure that can be read.
  static func read(_ bytes: [UInt8]) throws(FigureReadingError) -> GradedFigure {
    let document = try MarkupReader.read(bytes)
    guard document.root.name == "svg" else {
      throw FigureReadingError(
        line: document.root.line, "the file is XML, but <\(document.root.name)> and not SVG")
    }
    var reader = FigureReader(document: document)
    return try reader.read()
  }

  private init(document: MarkupDocument) { self.document = document }

  /// What an element hands down to those within.
  private struct Context {
    var transform: SVGTransform
    var style = SVGStyle()
    /// The group that is a node, a line or a name.
    var part: Int?
    var block: Int?
    var isSkipped = false
  }

  /// What is gathered of a group that is a node, a line or a name.
  private struct Part {
    enum Kind { case node, edge, label, paleNode, paleEdge }
    let kind: Kind
    let index: Int
    var closed: [GradedFigure.Shape] = []
    var open: [GradedFigure.Shape] = []
    var lines: [GradedFigure.Line] = []
  }

  private mutating func read() throws(FigureReadingError) -> GradedFigure {
    figure.document = document
    figure.kind = document.root["data-figure"].flatMap { Figure.Kind(rawValue: $0) } ?? .map
    var contexts: [Context] = []
    contexts.reserveCapacity(document.elements.count)
    var parts: [Part] = []
    let base = pageTransform()
    for (index, element) in document.elements.enumerated() {
      var context =
        element.parent.map { contexts[$0] } ?? Context(transform: base)
      if index > 0 {
        context.transform = context.transform.after(SVGTransform.parse(element["transform"]))
      }
      guard context.transform.isBounded else {
        throw FigureReadingError(
          line: element.line, "the transform of <\(element.name)> leads beyond any page")
      }
      if let id = element["data-new"] { figure.marks.new.insert(id) }
      if let id = element["data-gone"] { figure.marks.gone.insert(id) }
      context.style = context.style.inherited(by: element)
      if Self.unpainted.contains(element.name) { context.isSkipped = true }
      if !context.isSkipped, context.part == nil, let kind = Self.kind(of: element) {
        context.part = parts.count
        parts.append(Part(kind: kind, index: index))
      }
      if !context.isSkipped, context.block == nil, context.part == nil,
        let kind = Self.blockKind(of: element)
      {
        context.block = figure.blocks.count
        figure.blocks.append(GradedFigure.Block(kind: kind))
      }
      contexts.append(context)
      guard !context.isSkipped else { continue }
      if element.name == "text" {
        let lines = SVGText(document: document, transform: context.transform).lines(
          of: index, style: context.style)
        try checkRange(lines.map(\.box), element)
        figure.lines += lines
        if let block = context.block { figure.blocks[block].lines += lines }
        if let part = context.part { parts[part].lines += lines }
      } else if let shape = SVGShape(element, context.transform, context.style, order: index).shape
      {
        try checkRange([shape.box], element)
        // Within a node, a line or a name what is hidden still tells where it is.
        if !context.style.isHidden {
          figure.shapes.append(shape)
          if let block = context.block { figure.blocks[block].shapes.append(shape) }
        }
        if let part = context.part {
          if shape.isClosed {
            parts[part].closed.append(shape)
          } else {
            parts[part].open.append(shape)
          }
        }
      }
    }
    for part in parts { add(part) }
    finish()
    return figure
  }

  private static let unpainted: Set<String> = [
    "defs", "style", "metadata", "title", "desc", "clipPath", "mask", "marker", "pattern", "symbol",
    "linearGradient", "radialGradient", "script",
  ]

  private func checkRange(
    _ boxes: [Rectangle], _ element: MarkupDocument.Element
  ) throws(FigureReadingError) {
    for box in boxes {
      let values = [box.minX, box.minY, box.maxX, box.maxY]
      guard values.allSatisfy({ abs($0) <= SVGNumbers.limit }) else {
        throw FigureReadingError(
          line: element.line, "<\(element.name)> lies beyond any page")
      }
    }
  }

  /// From units of the file to points of the page.
  private mutating func pageTransform() -> SVGTransform {
    let root = document.root
    let view = SVGNumbers.all(in: root["viewBox"] ?? "")
    let hasView = view.count == 4 && view[2] > 0 && view[3] > 0
    if let width = SVGNumbers.length(root["width"]), let height = SVGNumbers.length(root["height"])
    {
      figure.page = Size(width: width.points, height: height.points)
      guard hasView else { return SVGTransform(a: width.unit, d: width.unit) }
      let s = min(width.points / view[2], height.points / view[3])
      return SVGTransform(a: s, d: s, e: -view[0] * s, f: -view[1] * s)
    }
    guard hasView else { return .identity }
    figure.page = Size(width: view[2], height: view[3])
    return SVGTransform(e: -view[0], f: -view[1])
  }

  private static let partNames: Set<String> = [
    "g", "a", "path", "line", "circle", "rect", "ellipse", "text", "polyline", "polygon",
  ]

  private static func kind(of element: MarkupDocument.Element) -> Part.Kind? {
    guard partNames.contains(element.name), let list = element["class"], !list.isEmpty else {
      return nil
    }
    let classes = element.classes
    let isPale = classes.contains("pale")
    if classes.contains("node") { return isPale ? .paleNode : .node }
    if classes.contains("edge") || classes.contains("link") { return isPale ? .paleEdge : .edge }
    let isLabel = classes.contains("label") || classes.contains("node-label")
    return isLabel && labelled(by: element) != nil ? .label : nil
  }

  private static func labelled(by element: MarkupDocument.Element) -> String? {
    element["data-for"] ?? element["data-node"]
  }

  private static func blockKind(of element: MarkupDocument.Element) -> GradedFigure.BlockKind? {
    guard element.name == "g" || element.name == "text" else { return nil }
    let key = ((element["class"] ?? "") + " " + (element["id"] ?? "")).lowercased()
    if key.contains("legend") {
      if key.contains("size") { return .sizeLegend }
      if key.contains("width") { return .widthLegend }
      if key.contains("edge") || key.contains("link") { return .edgeLegend }
      return key.contains("-legend") && !key.contains("actor") && !key.contains("node")
        ? .otherLegend : .legend
    }
    let names: [(String, GradedFigure.BlockKind)] = [
      ("subtitle", .subtitle), ("title", .title), ("source", .source), ("date", .date),
      ("scale", .scale), ("note", .note), ("amount", .amount),
    ]
    return names.first { key.contains($0.0) }?.1
  }

  private mutating func add(_ part: Part) {
    let element = document.elements[part.index]
    let title = document.child("title", of: part.index)?.leadingText
    let box = part.lines.first.map { first in
      part.lines.dropFirst().reduce(first.box) { $0.union($1.box) }
    }
    let panel = element["data-panel"]
    switch part.kind {
    case .node, .paleNode:
      guard let id = element["data-id"] ?? title?.trimmed ?? element["id"] else { return }
      let shape = part.closed.first ?? part.open.first
      guard let bounds = shape?.box ?? box else { return }
      let label = box.map {
        GradedFigure.Label(
          box: $0, lines: part.lines, hasLeader: false, order: part.lines[0].order)
      }
      var node = GradedFigure.Node(
        id: id, center: bounds.center,
        size: Size(width: bounds.width, height: bounds.height),
        isRound: shape?.isRound ?? false, group: element["data-group"], title: title,
        hasOwnID: element["data-id"] != nil, shape: shape,
        marks: Array(part.closed.dropFirst(shape?.isClosed ?? false ? 1 : 0)),
        label: label, order: part.index, count: Self.count(of: element),
        value: SVGNumbers.first(in: element["data-value"]),
        isPile: element.classes.contains("pile"))
      node.panel = panel
      if part.kind == .paleNode {
        figure.paleNodes.append(node)
      } else if let old = places[Self.key(id, panel)] {
        figure.nodes[old] = node
      } else {
        places[Self.key(id, panel)] = figure.nodes.count
        figure.nodes.append(node)
      }
    case .edge, .paleEdge:
      guard let (source, target) = ends(of: element, title: title) else { return }
      // The longest piece is the line; shorter ones are marks at its ends.
      let course = part.open.max { Self.length($0.points) < Self.length($1.points) }
      let isArea = !figure.kind.drawsLines
      let shapes = part.closed + part.open
      var edge = GradedFigure.Edge(
        source: source, target: target, kind: element["data-kind"], role: element["data-role"],
        title: title, points: isArea ? [] : course?.points ?? [],
        shapes: shapes, course: course, label: box, order: part.index,
        areas: isArea ? shapes.map(\.points) : [], count: Self.count(of: element),
        amount: SVGNumbers.first(in: element["data-amount"]))
      edge.panel = panel
      if part.kind == .edge { figure.edges.append(edge) } else { figure.paleEdges.append(edge) }
    case .label:
      guard let box, let id = Self.labelled(by: element) else { return }
      looseLabels.append(
        (
          Self.key(id, panel),
          GradedFigure.Label(
            box: box, lines: part.lines, hasLeader: !part.open.isEmpty, order: part.index)
        ))
    }
  }

  /// An actor may stand in each panel. No id has the character between the two.
  private static func key(_ id: String, _ panel: String?) -> String {
    panel.map { id + "\u{1}" + $0 } ?? id
  }

  /// What a mark stands for: 1 where it does not say.
  private static func count(of element: MarkupDocument.Element) -> Int {
    element["data-count"].flatMap { Int($0) }.map { min(max($0, 0), 1_000_000_000) } ?? 1
  }

  /// `a--b` and `a->b`, with the ports of Graphviz left out.
  private func ends(of element: MarkupDocument.Element, title: String?) -> (String, String)? {
    if let source = element["data-source"], let target = element["data-target"] {
      return (source, target)
    }
    guard let title = title?.trimmed else { return nil }
    for mark in ["--", "->"] {
      let halves = title.split(separator: mark, omittingEmptySubsequences: false)
      guard halves.count == 2 else { continue }
      let names = halves.map { half in
        half.lastIndex(of: ":").map { String(half[..<$0]) } ?? String(half)
      }
      return (names[0], names[1])
    }
    return nil
  }

  static func length(_ points: [Point]) -> Double {
    zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }

  private mutating func finish() {
    if !figure.kind.drawsTies, !figure.edges.isEmpty { figure.kind = .map }
    for (id, label) in looseLabels {
      if let place = places[id] { figure.nodes[place].label = label }
    }
    figure.edges = figure.edges.compactMap { edge in
      guard let tail = places[Self.key(edge.source, edge.panel)],
        let head = places[Self.key(edge.target, edge.panel)]
      else { return nil }
      var edge = edge
      (edge.tail, edge.head) = (tail, head)
      if edge.points.count < 2, edge.areas.isEmpty {
        edge.points = [figure.nodes[tail].center, figure.nodes[head].center]
      }
      edge.points = Polyline.simplified(edge.points)
      return edge
    }
  }
}
