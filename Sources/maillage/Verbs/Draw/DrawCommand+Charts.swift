import NetworkDiagram
import NetworkGraph
import NetworkLayout

extension DrawCommand {
  /// Makes a figure; what the page cannot hold becomes wrong usage.
  func onPage(_ make: (Page, ChartFit) throws(DrawingError) -> NetworkDiagram.Figure) throws
    -> NetworkDiagram.Figure
  {
    do throws(DrawingError) {
      // The default is as wide as the text of a report, and as high as it needs to be.
      return try make(page.page, page.page == .a4Figure ? .content : .page)
    } catch {
      throw Failure.usage("--page: \(error)")
    }
  }

  /// The choices of words and colours that all figures share.
  func chartOptions(date: PartialDate?) -> SceneOptions {
    var options = SceneOptions(language: language.language)
    options.palette = palette
    options.title = title
    options.date = date
    options.sourceName = sourceLine ?? network.fileName
    options.seed = seed
    if colourBy == "kind" { options.colourBy = .kind }
    return options
  }

  /// Says so when a network is too dense for a map.
  func offerMatrix(for graph: CompactGraph) {
    let count = Double(graph.vertexCount)
    guard count >= 6 else { return }
    var pairs = 0
    for tail in graph.vertices {
      for slot in graph.arcs(from: tail) {
        let head = graph.heads[slot]
        // Of two arcs that run against each other, the first alone makes a pair.
        if tail < head
          || (graph.isDirected && head < tail && graph.slot(from: head, to: tail) == nil)
        {
          pairs += 1
        }
      }
    }
    let density = Double(pairs) / (count * (count - 1) / 2)
    guard density > MatrixChart.densityThreshold else { return }
    let value = language.language.format(density, decimals: 2)
    Console.endProgress()
    Console.report(
      LocalizedText(
        "density \(value): a matrix shows it better: --figure matrix",
        "densité \(value)\u{00A0}: une matrice le montre mieux\u{00A0}: --figure matrix"
      )[language.language])
  }

  /// Who pays what to whom.
  func writeSankey(
    of network: Network, rule: Projection, date: PartialDate?
  ) throws {
    let currency = try charts.currency.map { code in
      guard let currency = Currency(code) else {
        throw Failure.usage("--currency: '\(code)' is no currency; expected a code such as EUR")
      }
      return currency
    }
    // Money is drawn whatever it is called, ended sums too, unless the options choose.
    var rule = rule
    rule.direction = .directed
    if projection.kinds.isEmpty && projection.roles.isEmpty { rule.kinds = .all }
    if projection.statuses.isEmpty { rule.statuses = RelationStatus.allCases }
    let projected = rule.apply(to: network)
    let chart = SankeyChart(
      MoneyPaths(projected, currency: currency), of: projected, options: chartOptions(date: date))
    try write(
      onPage { (page, fit) throws(DrawingError) in try chart.figure(on: page, fit: fit) })
  }
}
