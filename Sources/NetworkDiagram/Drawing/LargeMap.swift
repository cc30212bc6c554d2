import NetworkGraph
import NetworkLayout

/// A scene of thousands of nodes as a map of dots: what a page can still show of it.
///
/// Dots are sized so that together they cover the same share of any page, lines are hairlines, and
/// only the first names by the scene's rule are written, where they cover no other name.
struct LargeMap {
  /// Scenes with more nodes than this are drawn as dots.
  static let threshold = 1500
  /// The share of the picture that all dots cover together.
  private static let cover = 0.1

  /// The scene with the sizes of its dots.
  let scene: DiagramScene
  let frame: Rectangle
  let points: [Point]
  let names: LargeMapNames
  /// What is kept of an earlier map; `nil` without one.
  let anchors: LargeMapAnchors?

  /// - Parameter changes: What became of the actors of an earlier map, whose places are kept.
  init(
    scene given: DiagramScene, options: DrawingOptions, frame: Rectangle,
    changes: FigureChanges? = nil
  ) {
    self.frame = frame
    let area = given.nodes.reduce(0) { $0 + $1.diameter * $1.diameter * .pi / 4 }
    let largest = given.nodes.map(\.diameter).max() ?? 1
    let factor = min(
      (Self.cover * frame.width * frame.height / max(area, 1e-9)).squareRoot(), 14 / largest)
    scene = given.scaled(by: factor, least: 0.5).withDarkFills
    let margin = (scene.nodes.map(\.diameter).max() ?? 0) / 2 + 1
    let inner = frame.insetBy(margin)
    anchors = changes.map { [scene] in LargeMapAnchors(scene: scene, changes: $0, frame: inner) }
    points =
      anchors?.points ?? LargeMapPlaces(scene: scene, options: options, frame: inner).points
    names = LargeMapNames(
      scene: scene, points: points, frame: frame, size: options.labelSize)
  }

  /// What the map does not show, one sentence each.
  var notes: [String] {
    let language = scene.language
    var notes: [String] = anchors?.notes(language) ?? []
    if !names.unplaced.isEmpty {
      let number = language.format(names.unplaced.count)
      notes.append(
        LocalizedText(
          "Names for which the page has no room: \(number).",
          "Noms pour lesquels la page manque de place\u{00A0}: \(number).")[language])
    }
    let nameless = scene.nodes.count - names.placed.count
    if nameless > 0 {
      let number = language.format(nameless)
      notes.append(
        LocalizedText(
          "Actors without a name on the page: \(number).",
          "Acteurs sans nom sur la page\u{00A0}: \(number).")[language])
    }
    let lines = LargeMapLines(scene: scene, points: points)
    if lines.drawn.count < scene.edges.count {
      let (drawn, all) = (language.format(lines.drawn.count), language.format(scene.edges.count))
      notes.append(
        LocalizedText(
          "Lines drawn: \(drawn) of \(all), an even sample.",
          "Traits tracés\u{00A0}: \(drawn) sur \(all), un échantillon régulier.")[language])
    }
    if !scene.edges.isEmpty {
      notes.append(
        LocalizedText(
          "The longer a line, the paler it is.", "Plus un trait est long, plus il est pâle.")[
            language])
    }
    if scene.edges.contains(where: { $0.arrow != .none || $0.amountLabel != nil }) {
      notes.append(
        LocalizedText(
          "Too many lines for arrow heads and amounts.",
          "Trop de traits pour des flèches et des montants.")[language])
    }
    if scene.clusterDisplay == .regions {
      notes.append(
        LocalizedText(
          "Each region is without its outermost tenth.",
          "Chaque région est sans son dixième le plus éloigné.")[language])
    }
    return notes
  }

  /// From back to front: regions, lines, dots, names.
  var elements: [FigureElement] {
    func group(_ id: String, _ children: [FigureElement]) -> [FigureElement] {
      children.isEmpty ? [] : [.group(attributes: [.init("id", id)], title: nil, children)]
    }
    return group("regions", scene.clusterDisplay == .regions ? regions : [])
      + group("edges", LargeMapLines(scene: scene, points: points).elements)
      + group("nodes", dots) + group("labels", names.elements(in: scene))
  }

  /// Small dots first, so that none hides behind a large one.
  private var dots: [FigureElement] {
    let order = scene.nodes.indices.sorted {
      (-scene.nodes[$0].diameter, $0) < (-scene.nodes[$1].diameter, $1)
    }
    let labels = scene.categories.map(\.label)
    let isGrouped = scene.clusterDisplay == .regions
    return order.map { index in
      let node = scene.nodes[index]
      let outline = NodeOutline(shape: node.shape, diameter: node.diameter, center: points[index])
      // A rim would hide a small dot, or make a pale one dark.
      let isLarge = node.diameter >= 4
      let paint = FigureElement.Paint(
        fill: node.fill, stroke: isLarge ? node.outline ?? .white : nil, strokeWidth: 0.4)
      let group =
        isGrouped && node.cluster != nil
        ? scene.clusters[node.cluster!].label : labels[node.category]
      return .group(
        attributes: [
          .init("class", "node"), .init("data-id", node.id.text), .init("data-group", group),
        ], title: node.tooltip,
        [
          outline.corners.isEmpty
            ? .circle(center: points[index], radius: node.diameter / 2, paint)
            : .polygon(outline.corners, paint)
        ])
    }
  }

  /// The hull of the nine tenths of each cluster nearest to its middle: a few members far away would
  /// stretch it over half the map.
  private var regions: [FigureElement] {
    scene.clusters.filter { $0.members.count > 9 }.map { cluster in
      let middle = Point(
        x: Self.median(cluster.members.map { points[$0].x }),
        y: Self.median(cluster.members.map { points[$0].y }))
      let near = cluster.members
        .map { (distance: points[$0].distance(to: middle), node: $0) }
        .sorted { ($0.distance, $0.node) < ($1.distance, $1.node) }
        .prefix((cluster.members.count * 9 + 9) / 10)
      return .group(
        attributes: [.init("class", "region"), .init("data-group", cluster.label)],
        title: cluster.label,
        [
          .polygon(
            FigureRegions.hull(of: near.map { points[$0.node] }),
            FigureRegions.paint(of: cluster, in: scene))
        ])
    }
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

extension DiagramScene {
  /// The scene with fills that are seen on white without a rim, for which dots are too small.
  fileprivate var withDarkFills: DiagramScene {
    DiagramScene(
      language: language, palette: palette,
      nodes: nodes.map { node in
        Node(
          vertex: node.vertex, id: node.id, label: node.label, isLabelled: node.isLabelled,
          category: node.category, shape: node.shape, fill: node.fill.darkened(toContrast: 3),
          outline: nil, diameter: node.diameter, value: node.value, cluster: node.cluster,
          lineCount: node.lineCount, tooltip: node.tooltip)
      },
      edges: edges,
      categories: categories.map {
        Category(
          identity: $0.identity, label: $0.label, count: $0.count,
          fill: $0.fill.darkened(toContrast: 3), outline: nil, shape: $0.shape)
      }, categoryCaption: categoryCaption, sizeLegend: sizeLegend, edgeLegend: edgeLegend,
      clusters: clusters, clusterDisplay: clusterDisplay, caption: caption, facts: facts)
  }
}

extension Drawing {
  /// Draws a scene as a map of dots: see ``LargeMap``.
  ///
  /// - Throws: ``DrawingError`` when the page is too small, or when there are constraints: dots on a
  ///   map of thousands are no single places.
  init(
    largeMap given: DiagramScene, page: Page, options: DrawingOptions
  ) throws(DrawingError) {
    guard options.constraints.isEmpty else {
      throw .impossibleConstraints(
        "constraints are followed on maps of up to \(LargeMap.threshold) actors, and this one has "
          + "\(given.nodes.count); leave them out, or draw fewer actors")
    }
    let changes = options.previous.flatMap {
      FigureChanges(scene: given, previous: $0, page: page)
    }
    let width = page.width - 2 * page.margin
    let header = FigureHeader(caption: given.caption, width: width)
    let available = page.height - 2 * page.margin
    // Room for what the notes may say at most, of an earlier map as well: the next edition has the
    // same frame, and nobody moves.
    let foreseen =
      "Actors without a name on the page: 999,999. Names for which the page has no room: 999. The "
      + "longer a line, the paler it is. Lines drawn: 999,999 of 999,999,999, an even "
      + "sample. Too many lines for arrow heads and amounts. Each region is without its outermost "
      + "tenth, and a line more in languages with longer words. Actors at their places of the earlier "
      + "map: 999,999; new, in the middle of their partners: 999,999; gone: 999,999, and more."
    let reserved = FigureFooter(caption: given.caption, extraNotes: [foreseen], width: width).height
    // Smaller dots make the legend lower, never higher.
    let band = SceneLegend.band(for: given, width: width)
    let bandHeight = band.height > 0 ? band.height + 20 : 0
    let taken = header.height + 6 + bandHeight + reserved
    guard available - taken >= max(90, available * 0.2) else {
      throw .pageTooSmall(needed: taken, available: available)
    }
    let frame = Rectangle(
      minX: page.margin, minY: page.margin + header.height + 6, maxX: page.margin + width,
      maxY: page.height - page.margin - bandHeight - reserved)
    let map = LargeMap(scene: given, options: options, frame: frame, changes: changes)
    scene = map.scene
    self.page = page
    self.options = options
    placement = Placement(
      points: map.points, size: Size(width: page.width, height: page.height))
    unnamedNodes = map.names.unplaced
    names = map.names.placed
    routes = [:]
    stability = map.anchors?.stability
    let legend = SceneLegend.band(for: map.scene, width: width)
    let footer = FigureFooter(caption: given.caption, extraNotes: map.notes, width: width)
    let bottom = page.height - page.margin - footer.height
    figure = Figure(
      page: page, language: given.language, caption: given.caption,
      elements: header.elements(at: Point(x: page.margin, y: page.margin)) + map.elements
        + legend.elements(at: Point(x: page.margin, y: bottom - 10 - legend.height))
        + footer.elements(at: Point(x: page.margin, y: bottom)))
    figure.kind = .dots
  }
}
