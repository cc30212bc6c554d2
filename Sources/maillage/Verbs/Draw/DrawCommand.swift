import ArgumentParser
import NetworkDiagram
import NetworkGraph
import NetworkLayout

/// `maillage draw`: one diagram.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draws one diagram with legend, caption and readable names.",
    discussion: """
      maillage draw my-network -o map.svg
      maillage draw my-network -o map.svg --colour-by kind --size-by betweenness --clusters

      All forms show the same positions and need no other program.
      """)

  @OptionGroup var network: NetworkOptions

  @Option(help: ArgumentHelp("The kind of figure: \(FigureKind.list).", valueName: "kind"))
  var figure = FigureKind.map

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "The file: .svg, .dot, .gexf, .pdf or .png; - writes SVG to standard output. Several write "
        + "the same figure in several forms.",
      valueName: "file"))
  var outputs: [String]

  @Option(
    name: [.customLong("colour-by"), .customLong("color-by")],
    help: ArgumentHelp(
      "What colour and shape stand for: sphere, kind, cluster, or an attribute column.",
      valueName: "column"))
  var colourBy = "sphere"

  @Option(
    name: .customLong("size-by"),
    help: ArgumentHelp(
      "What the area of an actor stands for: none, a measure per actor, or a column of numbers.",
      valueName: "measure"))
  var sizeBy = "degree"

  @Option(
    name: .customLong("direction"),
    help: ArgumentHelp(
      "Which way the layers of a layered figure follow each other.", valueName: "way"))
  var layerDirection = NodeLinkFigure.Direction.down

  @Flag(help: "Show clusters as regions behind the actors.")
  var clusters = false

  @Option(
    help: ArgumentHelp(
      "distance keeps distances, community draws groups together. Without it: community where "
        + "the network has clusters (modularity 0.3 or more).", valueName: "mode"))
  var layout: StressLayout.Emphasis?

  @Option(
    help: ArgumentHelp(
      "Who places the actors of a map: maillage, or an engine of Graphviz in a build with the "
        + "trait Graphviz: neato, fdp, sfdp, dot, twopi, circo.", valueName: "engine"))
  var engine = LayoutEngine.maillage

  @Flag(help: "Let long lines follow the paths of shorter ones (edge-path bundling).")
  var bundle = false

  @Option(help: PageOption.help)
  var page = PageOption(.a4Figure)

  @Option(help: ArgumentHelp("The colours: screen, print or grayscale.", valueName: "palette"))
  var palette = Palette.screen

  @OptionGroup var fonts: FontOptions

  @Option(
    name: .customLong("dpi"),
    help: ArgumentHelp("The dots per inch of PNG, 36 to 1200.", valueName: "number"))
  var dotsPerInch = 300

  @Option(help: ArgumentHelp("The title; the finding that the figure shows.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("The date of the data in the caption: 2023-05-12.", valueName: "date"))
  var date: String?

  @Option(
    name: .customLong("source-line"),
    help: ArgumentHelp(
      "The source in the caption of a network that states none. Without it: the name of the file.",
      valueName: "text"))
  var sourceLine: String?

  @Option(
    name: .customLong("label-size"),
    help: ArgumentHelp(
      "The size of names in points, 7 to 24. Without it: 7, or on a map up to 9 where few names leave room.",
      valueName: "points"))
  var labelSize: Double?

  @Option(help: ArgumentHelp("Where all random choices begin.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup var anchors: AnchorOptions
  @OptionGroup var charts: ChartOptions
  @OptionGroup var stored: ResultsOptions
  @OptionGroup var projection: ProjectionOptions
  @OptionGroup var language: LanguageOptions

  /// The forms of a diagram.
  enum Form: String {
    case svg, dot, gexf, pdf, png
  }

  func run() throws {
    let forms = try files().map(\.form)
    if forms.contains(where: { [.dot, .gexf].contains($0) }), !figure.hasPlaces {
      throw formFailure
    }
    if let labelSize, !(7...24).contains(labelSize) {
      throw Failure.usage("--label-size: \(labelSize) is not possible; expected 7 to 24 points")
    }
    let resolutions = NetworkDiagram.Figure.resolutions
    guard resolutions.contains(dotsPerInch) else {
      throw Failure.usage(
        "--dpi: \(dotsPerInch) is not possible; expected \(resolutions.lowerBound) to "
          + "\(resolutions.upperBound) dots per inch")
    }
    if anchors.isUsed, figure != .map || engine.graphviz != nil {
      throw Failure.usage(
        "--positions, --anchor and --constraints are for the map that our own layout places; leave "
          + "out "
          + (figure != .map ? "--figure" : "--engine"))
    }
    // A wrong font is told before the work, not after it.
    _ = try fonts.fonts()
    try anchors.check()
    let rule = try projection.projection()
    let given = try date.map { text in
      guard let date = PartialDate(text) else {
        throw Failure.usage("--date: '\(text)' is no date; expected 2023, 2023-05 or 2023-05-12")
      }
      return date
    }
    // Results that are not whole are told before the work.
    _ = try stored.read()
    let (loaded, _) = try network.load()
    try projection.checkKinds(of: loaded)
    Console.progress(LocalizedText("drawing", "dessin")[language.language])
    switch figure {
    case .sankey: try writeSankey(of: loaded, rule: rule, date: given)
    case .matrix:
      let chart = MatrixChart(try scene(of: rule.apply(to: loaded), date: given))
      try write(
        onPage { (page, fit) throws(DrawingError) in try chart.figure(on: page, fit: fit) })
    case .chord:
      let chart = ChordChart(
        try scene(of: rule.apply(to: loaded), date: given), isDirected: projection.isDirected)
      try write(
        onPage { (page, fit) throws(DrawingError) in try chart.figure(on: page, fit: fit) })
    case .ternary:
      let projected = rule.apply(to: loaded)
      let chart = TernaryChart(try scene(of: projected, date: given), of: projected)
      try write(
        onPage { (page, fit) throws(DrawingError) in try chart.figure(on: page, fit: fit) })
    case .ranking: try writeRanking(of: rule.apply(to: loaded), date: given)
    case .scatter: try writeScatter(of: rule.apply(to: loaded), date: given)
    case .map:
      let projected = rule.apply(to: loaded)
      let emphasis = try emphasis(for: projected)
      try writeMap(
        try scene(of: projected, date: given, emphasis: emphasis), in: loaded, emphasis: emphasis)
      offerMatrix(for: projected.graph)
    case .multiples:
      let projected = rule.apply(to: loaded)
      let emphasis = try emphasis(for: projected)
      try writeMultiples(
        try scene(of: projected, date: given, emphasis: emphasis), of: loaded, emphasis: emphasis)
    case .circular, .bipartite, .concentric, .layered, .geographic:
      let projected = rule.apply(to: loaded)
      try writeNodeLink(try scene(of: projected, date: given), of: projected)
    }
    Console.endProgress()
  }
}
