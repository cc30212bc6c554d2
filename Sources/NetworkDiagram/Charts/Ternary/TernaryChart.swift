public import NetworkGraph
import NetworkLayout

/// Which part of its partners each actor has in academia, in industry and in public bodies.
///
/// An actor is a point of a triangle. At a corner all its partners of these three spheres are of one
/// sphere, in the middle they are of all three alike: the "triple helix" of innovation.
///
///     let figure = try TernaryChart(scene, of: projected).figure()
///
/// - SeeAlso: H. Etzkowitz, L. Leydesdorff, "The dynamics of innovation: from National Systems and
///   'Mode 2' to a Triple Helix of university–industry–government relations", *Research Policy*
///   29(2), 2000, doi:10.1016/S0048-7333(99)00055-4.
public struct TernaryChart: Sendable {
  /// An actor with its partners.
  struct Mark: Hashable {
    let node: Int
    let academia: Int
    let industry: Int
    let publicBodies: Int

    var count: Int { academia + industry + publicBodies }

    /// Where it is in a triangle with these corners: the mean of the corners by the shares.
    func place(academia a: Point, industry i: Point, publicBodies p: Point) -> Point {
      let sum = Double(count)
      let (x, y, z) = (
        Double(academia) / sum, Double(industry) / sum, Double(publicBodies) / sum
      )
      return Point(x: a.x * x + i.x * y + p.x * z, y: a.y * x + i.y * y + p.y * z)
    }
  }

  let scene: DiagramScene
  let marks: [Mark]

  /// A chart of the actors that have a partner in one of the three spheres.
  ///
  /// A partner is another actor at the other end of a line, counted once.
  ///
  /// - Parameters:
  ///   - scene: The actors with their colours, and the lines.
  ///   - projected: What the scene was made from, for the spheres of the actors.
  /// - Precondition: The scene has one node per vertex.
  public init(_ scene: DiagramScene, of projected: ProjectedNetwork) {
    precondition(
      scene.nodes.count == projected.graph.vertexCount, "the scene is that of the network")
    self.scene = scene
    var partners = [Set<Int>](repeating: [], count: scene.nodes.count)
    for edge in scene.edges where !edge.isLoop {
      partners[edge.tail].insert(edge.head)
      partners[edge.head].insert(edge.tail)
    }
    marks = scene.nodes.indices.compactMap { node in
      var counts: [Sphere: Int] = [:]
      for partner in partners[node] {
        if let sphere = projected.actor(of: Vertex(partner)).sphere {
          counts[sphere, default: 0] += 1
        }
      }
      let mark = Mark(
        node: node, academia: counts[.academia] ?? 0, industry: counts[.industry] ?? 0,
        publicBodies: counts[.public] ?? 0)
      return mark.count > 0 ? mark : nil
    }
  }

  private var language: Language { scene.language }
  private static let diameters = 4.2...17.0

  private var largest: Double { Double(marks.map(\.count).max() ?? 1) }

  private func diameter(_ count: Double) -> Double {
    max(Self.diameters.lowerBound, Self.diameters.upperBound * (count / largest).squareRoot())
  }

  /// Draws the chart.
  ///
  /// - Throws: ``DrawingError`` when title, legend and notes leave too little room.
  public func figure(
    on page: Page = .a4Figure, fit: ChartFit = .content
  ) throws(DrawingError) -> Figure {
    guard !marks.isEmpty else {
      let sheet = ChartSheet(
        kind: .ternary, page: page, language: language, caption: caption, legend: [])
      return try sheet.fitted(fit, pictureHeight: 100).figure {
        ChartText.message(nothing, in: $0)
      }
    }
    var sheet = ChartSheet(
      kind: .ternary, page: page, language: language, caption: caption, legend: legend,
      notes: notes(named: marks.count, farthest: 100))
    let width = page.width - 2 * page.margin
    let rims = rims(side: width - 2 * Self.sideRoom)
    sheet = try sheet.fitted(
      fit, pictureHeight: (width - 2 * Self.sideRoom) * Self.sine60 + rims.top + rims.bottom)
    // What the notes say follows from the picture, and takes no more room than was foreseen.
    let picture = picture(in: try sheet.frame())
    sheet.notes = notes(named: picture.named, farthest: picture.farthest)
    return try sheet.figure { self.picture(in: $0).elements }
  }

  /// What is left beside the triangle for names.
  private static let sideRoom = 58.0
  private static let sine60 = 0.866_025_403_784_438_6

  private func picture(
    in frame: Rectangle
  ) -> (elements: [FigureElement], named: Int, farthest: Double) {
    let rims = rims(side: frame.width - 2 * Self.sideRoom)
    let height = frame.height - rims.top - rims.bottom
    let side = max(40, min(frame.width - 2 * Self.sideRoom, height / Self.sine60))
    let corners = corners(
      side: side, middle: frame.center.x,
      base: frame.minY + rims.top + side * Self.sine60
        + max(0, (height - side * Self.sine60) / 2))
    let (axes, words) = axes(corners, rims: rims)
    let homes = dots(corners)
    let swarm = Beeswarm.spread(homes, within: frame)
    let order = marks.indices.sorted { (marks[$1].count, $0) < (marks[$0].count, $1) }
    let names = DotNames(
      swarm.dots, labels: marks.map { scene.nodes[$0.node].label }, order: order, frame: frame,
      obstacles: words)
    return (
      axes + [
        .group(
          attributes: [.init("id", "nodes")], title: nil,
          scene.elements(of: swarm.dots, tooltips: marks.map(tooltip))),
        .group(
          attributes: [.init("id", "labels")], title: nil,
          names.elements(swarm.dots, ids: marks.map { scene.nodes[$0.node].id.text })),
      ], names.names.count, swarm.farthest
    )
  }

  private typealias Corners = (academia: Point, industry: Point, publicBodies: Point)

  private func corners(side: Double, middle: Double, base: Double) -> Corners {
    (
      Point(x: middle - side / 2, y: base), Point(x: middle + side / 2, y: base),
      Point(x: middle, y: base - side * Self.sine60)
    )
  }

  private func dots(_ corners: Corners) -> [Dot] {
    marks.map { mark in
      Dot(
        node: mark.node,
        center: mark.place(
          academia: corners.academia, industry: corners.industry,
          publicBodies: corners.publicBodies),
        diameter: diameter(Double(mark.count)), shape: scene.nodes[mark.node].shape)
    }
  }

  /// The room above and below the triangle that marks side by side at its corners need, with the
  /// names of the corners beyond them.
  private func rims(side: Double) -> (top: Double, bottom: Double) {
    let corners = corners(side: side, middle: 0, base: 0)
    let far = Rectangle(minX: -1e6, minY: -1e6, maxX: 1e6, maxY: 1e6)
    let swarm = Beeswarm.spread(dots(corners), within: far).dots
    let highest = swarm.map { $0.center.y - $0.reach }.min() ?? 0
    let lowest = swarm.map { $0.center.y + $0.reach }.max() ?? 0
    return (
      max(6, corners.publicBodies.y - highest) + 14, max(15, lowest) + 13
    )
  }

  private func tooltip(_ mark: Mark) -> String {
    func share(_ count: Int) -> String {
      language.format(share: Double(count) / Double(mark.count))
    }
    return scene.nodes[mark.node].label + "\n"
      + language.say(
        "\(share(mark.academia)) academia, \(share(mark.industry)) industry, "
          + "\(share(mark.publicBodies)) public; partners: \(mark.count)",
        "\(share(mark.academia)) recherche, \(share(mark.industry)) industrie, "
          + "\(share(mark.publicBodies)) public\u{00A0}; partenaires\u{00A0}: \(mark.count)")
  }

  /// The triangle with its grid, and the boxes of the words at it.
  private func axes(
    _ corners: Corners, rims: (top: Double, bottom: Double)
  ) -> (elements: [FigureElement], words: [Rectangle]) {
    let grid = Colour(0xCFCFCF)
    let (a, i, p) = corners
    var lines: [FigureElement] = []
    var texts: [FigureElement] = []
    var boxes: [Rectangle] = []
    func between(_ from: Point, _ to: Point, _ share: Double) -> Point {
      Point(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
    }
    func add(
      _ text: String, _ at: Point, _ anchor: FigureElement.TextLine.Anchor, isCorner: Bool = false
    ) {
      let size = isCorner ? 8.0 : ChartText.size
      let width = FontMetrics.width(of: text, size: size, weight: isCorner ? .bold : .regular)
      let minX =
        switch anchor {
        case .start: at.x
        case .middle: at.x - width / 2
        case .end: at.x - width
        }
      boxes.append(
        Rectangle(
          minX: minX, minY: at.y - size / 2, maxX: minX + width, maxY: at.y + size / 2))
      texts.append(
        ChartText.line(
          text, x: at.x, middle: at.y, size: size, anchor: anchor,
          style: isCorner ? .bold : .regular,
          colour: isCorner ? Colour(0x1A1A1A) : ChartText.grey))
    }
    let names = (
      academia: Sphere.academia.label[language], industry: Sphere.industry.label[language],
      publicBodies: Sphere.public.label[language]
    )
    let short = (
      academia: language.say("academia", "recherche"),
      industry: language.say("industry", "industrie"), publicBodies: "public"
    )
    for quarter in 1...3 {
      let share = Double(quarter) / 4
      let percent = language.format(share: share)
      // Lines of one share of academia, of industry, of public bodies.
      for (from, to) in [
        (between(i, a, share), between(p, a, share)), (between(p, i, share), between(a, i, share)),
        (between(a, p, share), between(i, p, share)),
      ] {
        lines.append(ChartText.rule(from, to, colour: grid, width: 0.4))
      }
      let below = between(i, a, share)
      add("\(short.academia) \(percent)", Point(x: below.x, y: below.y + 8), .middle)
      let right = between(p, i, share)
      add("\(short.industry) \(percent)", Point(x: right.x + 6, y: right.y), .start)
      let left = between(a, p, share)
      add("\(short.publicBodies) \(percent)", Point(x: left.x - 6, y: left.y), .end)
    }
    add(names.academia, Point(x: a.x, y: a.y + rims.bottom - 7), .middle, isCorner: true)
    add(names.industry, Point(x: i.x, y: i.y + rims.bottom - 7), .middle, isCorner: true)
    add(names.publicBodies, Point(x: p.x, y: p.y - rims.top + 7), .middle, isCorner: true)
    let outline = FigureElement.polygon(
      [a, i, p], FigureElement.Paint(stroke: Colour(0x777777), strokeWidth: 0.7))
    return (
      [
        .group(attributes: [.init("id", "grid")], title: nil, lines + [outline]),
        .group(attributes: [.init("id", "axes")], title: nil, texts),
      ], boxes
    )
  }

  // MARK: Words

  private var nothing: String {
    language.say(
      "No actor has a partner in academia, industry or public bodies, so there is no share to draw.",
      "Aucun acteur n’a de partenaire dans la recherche, l’industrie ou le public\u{00A0}: aucune part à tracer."
    )
  }

  private var caption: FigureCaption {
    let mark = language.say(
      "A mark is an actor; its place is the shares of academia, industry and public bodies among its partners",
      "Une marque est un acteur\u{00A0}; sa place donne les parts de la recherche, de l’industrie et du "
        + "public parmi ses partenaires")
    return FigureCaption(
      title: scene.caption.title,
      subtitle: [mark, scene.counts(drawn: marks.count), scene.facts.period].filter { !$0.isEmpty }
        .joined(separator: language.say("; ", "\u{00A0}; ")),
      source: scene.caption.source, date: scene.caption.date, dateLine: scene.caption.dateLine,
      description: description)
  }

  private var legend: [LegendBlock] {
    var entries: [DiagramScene.SizeLegend.Entry] = []
    for share in [1, 0.5, 0.2] {
      let round = RoundNumber(atMost: (entries.first?.value ?? largest) * share)
      guard round.exponent >= 0, round.value > 0,
        entries.last.map({ round.value < $0.value }) ?? true
      else { continue }
      entries.append(
        DiagramScene.SizeLegend.Entry(
          value: round.value, label: round.text(in: language), diameter: diameter(round.value)))
    }
    return [
      SceneLegend.categoryBlock(
        scene, nodes: marks.map(\.node), columns: scene.categories.count > 4 ? 3 : 2, width: 420),
      SceneLegend.sizeBlock(
        DiagramScene.SizeLegend(
          caption: language.say(
            "Partners in the three spheres", "Partenaires dans les trois sphères"),
          entries: entries), width: 150),
    ]
  }

  private func notes(named: Int, farthest: Double) -> [String] {
    var notes = [
      language.say(
        "Reading: at a corner all partners of the three spheres are of one; in the middle, of all alike "
          + "(triple helix, Etzkowitz and Leydesdorff 2000). A few partners give coarse shares: small "
          + "marks far out say little.",
        "Lecture\u{00A0}: à un sommet, tous les partenaires des trois sphères sont d’une seule\u{00A0}; au "
          + "centre, des trois à parts égales (triple hélice, Etzkowitz et Leydesdorff 2000). Peu de "
          + "partenaires donnent des parts grossières\u{00A0}: une petite marque isolée dit peu.")
    ]
    notes.append(scene.placementNote)
    if let note = Beeswarm.note(marks.count, language) { notes.append(note) }
    if farthest > 0.05 {
      notes.append(
        language.say(
          "Marks that would cover one another stand side by side, at most "
            + "\(language.format(farthest, decimals: 0)) pt from their place.",
          "Les marques qui se couvriraient sont écartées, d’au plus "
            + "\(language.format(farthest, decimals: 0)) pt."))
    }
    if named < marks.count {
      notes.append(
        language.say(
          "Named are those with most partners, where there is room; without a name: "
            + "\(language.format(marks.count - named)).",
          "Sont nommés ceux qui ont le plus de partenaires, là où il y a la place\u{00A0}; sans "
            + "nom\u{00A0}: \(language.format(marks.count - named))."))
    }
    let left = scene.nodes.count - marks.count
    if left > 0 {
      notes.append(
        language.counted(left, .actor)
          + language.say(
            " without a partner in the three spheres, not drawn.",
            " sans partenaire dans les trois sphères, non tracés."))
    }
    if let exclusions = scene.facts.exclusions { notes.append(exclusions) }
    return notes
  }

  private var description: String {
    guard !marks.isEmpty else { return nothing }
    let largest = marks.sorted { ($1.count, $0.node) < ($0.count, $1.node) }.prefix(5).map {
      tooltip($0).replacing("\n", with: language.say(": ", "\u{00A0}: "))
    }
    let actors = language.counted(marks.count, .actor)
    return language.say(
      "Ternary plot of \(actors) (\(scene.counts(drawn: marks.count))). Those with most partners: \(largest.joined(separator: ". ")).",
      "Diagramme ternaire de \(actors) (\(scene.counts(drawn: marks.count))). Ceux qui ont le plus de partenaires\u{00A0}: "
        + "\(largest.joined(separator: ". ")).")
  }
}
