import NetworkAnalysis
import NetworkDiagram
import NetworkGraph
import NetworkLayout

/// The figures of a report, drawn.
struct ReportFigures: Sendable {
  /// One figure.
  struct Figure: Sendable {
    let number: Int
    /// The name of its files, without the ending.
    let name: String
    let title: String
    /// The finished page.
    let sheet: NetworkDiagram.Figure
    /// The map on it; `nil` for a figure of another kind, which has no form for Graphviz.
    let drawing: Drawing?
    /// The figure as PDF with the names of its fonts, where that was asked for.
    var pdf: (bytes: [UInt8], fonts: [String])?

    var svg: String { sheet.svg() }
  }

  let figures: [Figure]

  /// How many actors figures 1 and 2 leave out since they have no tie.
  let omittedCount: Int

  /// Above this number of actors a sheet shows a hairball, and drawing it takes minutes.
  static let actorLimit = 1500

  /// A matrix of a handful of actors says what a map says as well.
  private static let matrixActors = 6...MatrixChart.actorLimit

  /// The fonts of all PDF files, each once, in the order of their first use.
  var fonts: [String] {
    figures.flatMap { $0.pdf?.fonts ?? [] }.reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  subscript(number: Int) -> Figure? { figures.first { $0.number == number } }

  init(_ text: ReportText, fonts: ((NetworkDiagram.Figure) -> FontBook)?) throws {
    let findings = text.findings
    var figures: [Figure] = []
    let drawn = DrawnActors(findings)
    omittedCount = findings.projected.graph.vertexCount - drawn.vertices.count
    if (1...Self.actorLimit).contains(drawn.vertices.count) {
      figures.append(try Self.map(text, drawn))
      if !findings.clusters.numbers.isEmpty { figures.append(try Self.clusters(text, drawn)) }
    }
    if let money = try Self.money(text) { figures.append(money) }
    if findings.indicators.density > MatrixChart.densityThreshold,
      (Self.matrixActors).contains(drawn.vertices.count)
    {
      figures.append(try Self.matrix(text, drawn))
    }
    if let fonts {
      for index in figures.indices {
        let figure = figures[index].sheet
        let book = fonts(figure)
        figures[index].pdf = (try figure.pdf(fonts: book), book.fonts.map(\.postScriptName))
      }
    }
    self.figures = figures
  }

  /// The projection of figure 3: all funding at the time of the report, ended sums too.
  static func moneyProjection(_ projection: Projection) -> Projection {
    Projection(
      kinds: .countingAs([.funding]), time: projection.time, unknownTime: projection.unknownTime,
      statuses: RelationStatus.allCases, direction: .directed, actors: .connected)
  }

  private static func map(_ text: ReportText, _ drawn: DrawnActors) throws -> Figure {
    let title = LocalizedText(
      "Actors by sphere and number of ties", "Les acteurs par sphère et nombre de liens")
    return try figure(
      1, "map", title[text.language], text, drawn.projected, drawn,
      options: { $0.sizeBy = .column("degree") })
  }

  private static func clusters(_ text: ReportText, _ drawn: DrawnActors) throws -> Figure {
    let count = text.findings.clusters.numbers.count
    let title =
      text.language == .french
      ? "\(count) \(count < 2 ? "groupe" : "groupes") de partenaires"
      : "\(count) \(count == 1 ? "cluster" : "clusters") of partners"
    return try figure(2, "clusters", title, text, drawn.projected, drawn) {
      $0.sizeBy = .column("degree")
      $0.clusters = .regions
    }
  }

  private static func money(_ text: ReportText) throws -> Figure? {
    let projected = moneyProjection(text.options.projection).apply(to: text.network)
    let count = projected.graph.vertexCount
    guard projected.graph.edgeCount > 0, count <= actorLimit else { return nil }
    let title = LocalizedText("Who funds whom", "Qui finance qui")
    return try figure(
      3, "money", title[text.language], text, projected, nil, options: { $0.amountLimit = 30 })
  }

  /// Figure 4, in networks too dense for a map: the ties as cells, by cluster.
  private static func matrix(_ text: ReportText, _ drawn: DrawnActors) throws -> Figure {
    let title = LocalizedText("Who is tied to whom", "Qui est lié à qui")[text.language]
    let hasClusters = !text.findings.clusters.numbers.isEmpty
    let options = SceneOptions(
      language: text.language, clusters: hasClusters ? .regions : .hidden, title: title,
      date: text.options.date, sourceName: text.options.sourceName, seed: text.options.seed)
    let scene = try DiagramScene(
      projected: drawn.projected, table: drawn.table, partition: drawn.membership,
      options: options)
    return Figure(
      number: 4, name: "matrix", title: title,
      sheet: try MatrixChart(scene).figure(
        on: text.options.page ?? FigureSheet.tall,
        fit: text.options.page == nil ? .content : .page), drawing: nil)
  }

  private static func figure(
    _ number: Int, _ name: String, _ title: String, _ text: ReportText,
    _ projected: ProjectedNetwork, _ drawn: DrawnActors?,
    options change: (inout SceneOptions) -> Void
  ) throws -> Figure {
    var options = SceneOptions(
      language: text.language, title: title, date: text.options.date,
      sourceName: text.options.sourceName, seed: text.options.seed, binding: nil)
    change(&options)
    // One way of drawing for all maps of a report, so that they can be compared.
    let emphasis = StressLayout.Emphasis.suitable(
      forModularity: text.findings.clusters.modularity)
    options.layoutName = emphasis.layoutName
    let scene = try DiagramScene(
      projected: projected,
      table: drawn?.table ?? VertexTable(rowCount: projected.graph.vertexCount),
      partition: drawn?.membership, options: options)
    let page = text.options.page ?? FigureSheet.sheet(actorCount: projected.graph.vertexCount)
    let drawing = try Drawing(
      scene: scene, page: page,
      options: DrawingOptions(
        seed: text.options.seed, emphasis: emphasis,
        labelSize: scene.suitableLabelSize(on: page), previous: text.options.previous[name]))
    return Figure(
      number: number, name: name, title: title, sheet: drawing.figure, drawing: drawing)
  }
}
