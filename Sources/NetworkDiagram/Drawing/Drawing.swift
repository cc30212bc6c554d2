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
  public let scene: DiagramScene
  public let page: Page
  public let options: DrawingOptions

  /// The centre of each node's box, in points from the top left corner of the page.
  public let placement: Placement

  /// The nodes, as places in the scene, whose names are not written although the scene labels them:
  /// the page has no room at the size of names that was asked for. The note says how many they are.
  public let unnamedNodes: [Int]

  let elements: [FigureElement]

  /// Lays the scene out.
  ///
  /// - Throws: ``DrawingError`` when title, legend and notes leave too little room.
  /// - Complexity: O(*n*(*n* + *m*)) for each of up to 200 rounds of annealing, fewer for large
  ///   scenes; sixty actors take about half a second.
  public init(
    scene: DiagramScene, page: Page = .a4Figure, options: DrawingOptions = DrawingOptions()
  ) throws(DrawingError) {
    self.scene = scene
    self.page = page
    self.options = options
    let width = page.width - 2 * page.margin
    let header = FigureHeader(scene: scene, width: width)
    let legend = FigureLegend(scene: scene, width: width)
    var extraNotes: [String] = []
    while true {
      let footer = FigureFooter(scene: scene, extraNotes: extraNotes, width: width)
      let legendGap = legend.height > 0 ? legend.height + 20 : 0
      let taken = header.height + 6 + legendGap + footer.height
      let available = page.height - 2 * page.margin
      guard available - taken >= max(90, available * 0.2) else {
        throw .pageTooSmall(needed: taken, available: available)
      }
      let frame = Rectangle(
        minX: page.margin, minY: page.margin + header.height + 6,
        maxX: page.margin + width, maxY: page.height - page.margin - legendGap - footer.height)
      // The rim of a region lies outside its nodes.
      let arrangement = FigureArrangement(
        scene: scene, options: options,
        frame: scene.clusterDisplay == .regions ? frame.insetBy(FigureRegions.rim) : frame)
      let notes = FigureFooter.notes(for: arrangement, scene: scene)
      // A note that was not foreseen takes room of its own: once more, with it.
      if notes.count > extraNotes.count {
        extraNotes = notes
        continue
      }
      placement = Placement(
        points: arrangement.points, size: Size(width: page.width, height: page.height))
      unnamedNodes = arrangement.unplaced
      let composer = FigureComposer(scene: scene, arrangement: arrangement, frame: frame)
      elements =
        header.elements(at: Point(x: page.margin, y: page.margin)) + composer.elements
        + legend.elements(
          at: Point(x: page.margin, y: frame.maxY + 10))
        + footer.elements(
          at: Point(x: page.margin, y: page.height - page.margin - footer.height))
      return
    }
  }

  /// The drawing as an SVG file: UTF-8, self-contained, lengths in points with two decimals.
  ///
  /// Nodes, lines and names are groups of class `node`, `edge` and `label` with `data-` attributes
  /// that name the actors and the kind; `title` and `desc` tell the picture to those who cannot see
  /// it.
  public func svg() -> String {
    SVGWriter.document(
      page: page, language: scene.language, title: scene.caption.title,
      description: scene.caption.description, elements: elements)
  }
}
