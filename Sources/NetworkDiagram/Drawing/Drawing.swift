import NetworkGraph
public import NetworkLayout

/// A scene laid out on a page: title on top, the picture, the legend below it, then sources and
/// notes. Everything is measured before it is placed: names overlap nothing and nothing is cut.
///
///     let drawing = try Drawing(scene: scene, page: .a4Figure, options: DrawingOptions(seed: 1))
///     let text = drawing.svg()
///
/// The same scene, page and options give the same bytes on each machine.
public struct Drawing: Sendable {
  /// The scene as it is drawn: beyond 150 nodes their diameters are smaller than in the scene
  /// given.
  public let scene: DiagramScene
  /// The sheet that the drawing fills.
  public let page: Page
  /// The choices that the scene was laid out with.
  public let options: DrawingOptions

  /// The centre of each node's box, in points from the top left corner of the page.
  public let placement: Placement

  /// The nodes, as places in the scene, that have neither a name nor a number although the scene
  /// labels them: the page has no room at the size of names that was asked for. The note says how
  /// many they are.
  public let unnamedNodes: [Int]

  /// What the earlier figure's actors did; `nil` for a figure that is anchored to none.
  public let stability: Stability?

  /// The names in their places, for writers that place them again.
  let names: [FigureArrangement.Name]
  /// The courses of lines that a layout found, by line.
  let routes: [Int: EdgeRoute]

  /// The finished page, which writers of files take.
  public internal(set) var figure: Figure

  /// Lays the scene out. More than 1500 nodes become a map of dots: <doc:LargeMaps>.
  ///
  /// - Throws: ``DrawingError`` when title, legend and notes leave too little room, when constraints
  ///   contradict each other, or when a map of dots is given some.
  /// - Complexity: O(*n*(*n* + *m*)) for each of up to 1320 rounds of annealing, fewer for large
  ///   scenes; sixty actors take about a second and a half. Beyond 1500 nodes, that of `StressLayout` and
  ///   O(*n* log *n* + *m*).
  public init(
    scene: DiagramScene, page: Page = .a4Figure, options: DrawingOptions = DrawingOptions()
  ) throws(DrawingError) {
    try PlaceConstraints.check(options.constraints, scene: scene)
    if scene.nodes.count > LargeMap.threshold {
      try self.init(largeMap: scene, page: page, options: options)
      return
    }
    let changes = options.previous.flatMap {
      FigureChanges(scene: scene, previous: $0, page: page)
    }
    // The second attempt, with room for an index, takes the components as the first laid them out.
    var parts: [Placement] = []
    try self.init(scene: scene, page: page, options: options, changes: changes) {
      scene, frame, numbers in
      // The rim of a region lies outside its nodes.
      let arrangement = FigureArrangement(
        scene: scene, options: options,
        frame: scene.clusterDisplay == .regions ? frame.insetBy(FigureRegions.rim) : frame,
        numbers: numbers, parts: parts,
        isTrial: parts.isEmpty && scene.nodes.count > Self.trialThreshold, changes: changes)
      parts = arrangement.parts
      return arrangement
    }
  }

  /// Lays the scene out in a way of the caller's.
  ///
  /// - Parameters:
  ///   - changes: What is marked as new and gone; `nil` for nothing.
  ///   - numbersNames: Whether nodes whose names found no place get numbers with an index.
  ///   - arranging: Puts the scene, as it is drawn, into a frame; some nodes bear numbers.
  init(
    scene: DiagramScene, page: Page, options: DrawingOptions, changes: FigureChanges? = nil,
    numbersNames: Bool = true,
    arranging: (DiagramScene, Rectangle, [Int: Int]) -> FigureArrangement
  ) throws(DrawingError) {
    let scene = scene.thinnedOut
    self.scene = scene
    self.page = page
    self.options = options
    let changeNote = { (unnamed: [String]) in
      changes?.note(
        unnamed: unnamed, emphasis: options.emphasis, language: scene.language) ?? []
    }
    let goneNames = changes?.gone.map(\.name) ?? []
    let width = page.width - 2 * page.margin
    let header = FigureHeader(caption: scene.caption, width: width)
    let legend = SceneLegend.band(for: scene, changes: changes, width: width)
    let legendHeight = legend.height > 0 ? legend.height + 20 : 0
    let available = page.height - 2 * page.margin
    let isAllLabelled = scene.nodes.allSatisfy(\.isLabelled)
    func layOut(
      _ numbers: [Int: Int], shortened: [Int] = [], isFirst: Bool
    ) -> Attempt? {
      let index = Self.index(of: numbers, scene: scene, width: width)
      let notes = FigureFooter.foreseenNotes(
        scene: scene, numbers: numbers, shortened: shortened,
        hasUnnamed: !isFirst || !isAllLabelled)
      let footer = FigureFooter(
        caption: scene.caption, extraNotes: changeNote(goneNames) + notes, width: width)
      let taken = header.height + 6 + legendHeight + index.height + footer.height
      guard available - taken >= max(90, available * 0.2) else { return nil }
      let frame = Rectangle(
        minX: page.margin, minY: page.margin + header.height + 6,
        maxX: page.margin + width, maxY: page.margin + header.height + 6 + available - taken)
      return Attempt(arrangement: arranging(scene, frame, numbers), frame: frame, numbers: numbers)
    }
    /// As many of some nodes as the index has room for on a third of the page, numbered in turn.
    func numbered(_ ranked: [Int]) -> [Int: Int] {
      var ranked = ranked
      while true {
        let numbers = Dictionary(uniqueKeysWithValues: zip(ranked, 1...))
        let index = Self.index(of: numbers, scene: scene, width: width)
        if ranked.isEmpty || index.height <= available / 3 { return numbers }
        ranked.removeLast((ranked.count + 15) / 16)
      }
    }
    // Beyond the limit of names, numbers stand for the next nodes by the same rule.
    let beyond = scene.rankedNodes(
      scene.nodes.indices.filter { !scene.nodes[$0].isLabelled })
    let first = numbersNames ? numbered(beyond) : [:]
    guard var best = layOut(first, isFirst: true) ?? layOut([:], isFirst: true) else {
      let footer = FigureFooter(caption: scene.caption, extraNotes: [], width: width)
      throw .pageTooSmall(
        needed: header.height + legendHeight + footer.height, available: available)
    }
    // Nodes whose names found no place get numbers before all others. The index takes room of its
    // own, so the picture is laid out again with it: once.
    let unplaced = best.arrangement.unplaced.filter { best.numbers[$0] == nil }
    let shortened = best.arrangement.names.filter(\.text.isShortened).map(\.node)
    if !unplaced.isEmpty || !shortened.isEmpty {
      let numbers = numbersNames ? numbered(scene.rankedNodes(unplaced) + beyond) : [:]
      best =
        layOut(numbers, shortened: shortened, isFirst: false)
        ?? layOut([:], shortened: shortened, isFirst: false) ?? best
    } else if best.arrangement.isTrial {
      best = layOut(best.numbers, isFirst: true) ?? best
    }
    let written = Set(best.arrangement.names.map(\.node))
    let index = Self.index(
      of: best.numbers.filter { written.contains($0.key) }, scene: scene, width: width)
    let gone = changes.map {
      GoneMarks($0, scene: scene, arrangement: best.arrangement, frame: best.frame)
    }
    let footer = FigureFooter(
      caption: scene.caption,
      extraNotes: changeNote(gone?.unnamed ?? [])
        + FigureFooter.notes(for: best.arrangement, scene: scene, numbers: best.numbers),
      width: width)
    stability = changes.map {
      Stability($0, scene: scene, arrangement: best.arrangement)
    }
    placement = Placement(
      points: best.arrangement.points, size: Size(width: page.width, height: page.height))
    unnamedNodes = best.arrangement.unplaced
    names = best.arrangement.names
    routes = best.arrangement.placed?.routes ?? [:]
    let composer = FigureComposer(
      scene: scene, arrangement: best.arrangement, frame: best.frame, bundling: options.bundling,
      changes: changes, gone: gone)
    let elements =
      header.elements(at: Point(x: page.margin, y: page.margin)) + composer.elements
      + legend.elements(
        at: Point(
          x: page.margin,
          y: page.height - page.margin - footer.height - index.height - 10 - legend.height))
      + index.elements(
        at: Point(
          x: page.margin, y: page.height - page.margin - footer.height - index.height))
      + footer.elements(
        at: Point(
          x: page.margin,
          y: page.height - page.margin - footer.height))
    figure = Figure(
      page: page, language: scene.language, caption: scene.caption, elements: elements)
  }

  /// From how many nodes on the first arrangement, which most likely will not be the last, is made
  /// in a hurry.
  private static let trialThreshold = 200

  private struct Attempt {
    let arrangement: FigureArrangement
    let frame: Rectangle
    let numbers: [Int: Int]
  }

  private static func index(of numbers: [Int: Int], scene: DiagramScene, width: Double)
    -> IndexTable
  {
    let entries = numbers.sorted { $0.value < $1.value }
      .map { (number: $0.value, name: scene.nodes[$0.key].label) }
    return IndexTable(entries: entries, width: width, language: scene.language)
  }

  /// The drawing as an SVG file: see ``Figure/svg()``.
  public func svg() -> String { figure.svg() }
}
