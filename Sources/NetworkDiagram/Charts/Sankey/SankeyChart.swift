public import NetworkGraph
import NetworkLayout

/// Who pays what to whom: bars for actors and programmes, bands as wide as the money is much.
///
/// One scale holds for the whole figure, so widths compare everywhere; a band is as wide at its end
/// as at its start, and what stands at a bar adds up to its total. Where a bar receives another sum
/// than it pays it is as high as the larger, and the difference shows as the part of its side
/// without a band.
///
///     let paths = MoneyPaths(projected)
///     let figure = try SankeyChart(paths, of: projected, options: SceneOptions()).figure()
public struct SankeyChart: Sendable {
  let paths: MoneyPaths
  let projected: ProjectedNetwork
  let options: SceneOptions

  /// A chart of the ways of money.
  ///
  /// - Parameters:
  ///   - paths: The sums that are drawn.
  ///   - projected: The network that they were found in.
  ///   - options: Language, colours, title and date; actors are coloured by sphere or kind.
  public init(_ paths: MoneyPaths, of projected: ProjectedNetwork, options: SceneOptions) {
    self.paths = paths
    self.projected = projected
    self.options = options
  }

  var network: Network { projected.network }
  var language: Language { options.language }

  /// Draws the chart.
  ///
  /// - Throws: ``DrawingError`` when title, legend and notes leave too little room.
  /// - Complexity: O(*b*² · *l*) for *b* bands through *l* layers.
  public func figure(
    on page: Page = .a4Figure, fit: ChartFit = .content
  ) throws(DrawingError) -> Figure {
    var kept = largest(paths.paths, 100)
    while true {
      let composer = SankeyComposer(chart: self, paths: kept, page: page)
      if let figure = try composer.figure(on: page, fit: fit) { return figure }
      // The smallest sums go first; what is left out is counted and added up in the note.
      kept = largest(kept, kept.count - max(1, kept.count / 8))
    }
  }

  /// The largest sums, in their order.
  private func largest(_ paths: [MoneyPath], _ count: Int) -> [MoneyPath] {
    guard paths.count > count else { return paths }
    let bySize = paths.indices.sorted {
      (paths[$1].amount.minorUnits, $0) < (paths[$0].amount.minorUnits, $1)
    }
    return bySize.prefix(count).sorted().map { paths[$0] }
  }
}

/// The geometry of one attempt: bars with their names in a frame.
struct SankeyComposer {
  let chart: SankeyChart
  let graph: SankeyGraph
  let paths: [MoneyPath]
  let labels: [Label]
  let names: SankeyWords

  static let barWidth = 9.0
  static let largestLayer = 210.0

  /// The name of a bar and what it receives and pays.
  struct Label {
    let name: WrappedText
    let sums: WrappedText
    var height: Double { name.height + 1.5 + sums.height }
    var width: Double { max(name.width, sums.width) }
  }

  /// Where bars stand across the page.
  struct Columns {
    let left: Double
    let right: Double
    let pitch: Double
  }

  let columns: Columns

  init(chart: SankeyChart, paths: [MoneyPath], page: Page) {
    self.chart = chart
    self.paths = paths
    let graph = SankeyGraph(paths)
    self.graph = graph
    let names = SankeyWords(chart: chart, graph: graph)
    self.names = names
    let width = page.width - 2 * page.margin
    let steps = Double(max(1, graph.layerCount - 1))
    let side = min(112, max(72, (width - steps * 92) / 2))
    func label(_ bar: Int, width: Double) -> Label {
      Label(
        name: ChartText.name(
          names.name(of: bar), width: width, lineLimit: 4, letterLimit: ChartText.lineLength),
        sums: WrappedText(
          lines: names.sums(of: bar).flatMap { ChartText.wrapped($0, width: width).lines },
          size: ChartText.size))
    }
    var labels = graph.bars.indices.map { bar in
      graph.layers[bar] == 0 || graph.layers[bar] == graph.layerCount - 1
        ? label(bar, width: side) : nil
    }
    func widest(_ layer: Int) -> Double {
      graph.bars.indices.filter { graph.layers[$0] == layer }.map { labels[$0]!.width }.max() ?? 0
    }
    let left = graph.bars.isEmpty ? 0 : widest(0) + 5
    let right = graph.bars.isEmpty ? 0 : widest(graph.layerCount - 1) + 5
    let pitch = (width - left - right - Self.barWidth) / steps
    columns = Columns(left: left, right: right, pitch: pitch)
    for bar in graph.bars.indices where labels[bar] == nil {
      labels[bar] = label(bar, width: max(30, pitch - 6))
    }
    self.labels = labels.map { $0! }
  }

  private func isBeside(_ bar: Int) -> Bool {
    graph.layers[bar] == 0 || graph.layers[bar] == graph.layerCount - 1
  }

  /// The finished figure; `nil` when the bars find no room.
  func figure(on page: Page, fit: ChartFit) throws(DrawingError) -> Figure? {
    var sheet = ChartSheet(
      kind: .sankey, page: page, language: chart.language,
      caption: names.caption(shortened: graph.bars.indices.filter { labels[$0].name.isShortened }),
      legend: names.legend(scale: nil), notes: names.notes(kept: paths))
    guard !graph.bars.isEmpty else {
      sheet.legend = []
      return try sheet.fitted(fit, pictureHeight: 100).figure {
        ChartText.message(names.nothing, in: $0)
      }
    }
    let needs = graph.bars.indices.map { bar in
      isBeside(bar)
        ? SankeyLayout.Need(beside: labels[bar].height)
        : SankeyLayout.Need(above: labels[bar].height + 3)
    }
    let available = try sheet.frame().height - 14
    let layout = SankeyLayout(
      graph, needs: needs, available: available,
      largest: fit == .content ? Self.largestLayer : available)
    guard let layout else {
      if paths.count > 1 { return nil }
      // A single sum whose names alone fill the page.
      throw .pageTooSmall(
        needed: needs.reduce(0) { $0 + $1.above + $1.beside }, available: available)
    }
    sheet.legend = names.legend(scale: layout.scale)
    return try sheet.fitted(fit, pictureHeight: layout.height + 24).figure { frame in
      elements(
        layout, left: frame.minX,
        top: frame.minY + max(7, (frame.height - layout.height) / 2))
    }
  }

  private func elements(_ layout: SankeyLayout, left: Double, top: Double) -> [FigureElement] {
    func x(_ layer: Int) -> Double { left + columns.left + Double(layer) * columns.pitch }
    var bands: [FigureElement] = []
    // The largest lie behind.
    let order = graph.bands.indices.sorted {
      (graph.bands[$1].amount, $0) < (graph.bands[$0].amount, $1)
    }
    for index in order {
      bands.append(band(index, layout, x: x, top: top))
    }
    let bars = graph.bars.indices.map { bar -> FigureElement in
      let (x, y) = (x(graph.layers[bar]), top + layout.barTops[bar])
      let height = max(graph.total(bar) * layout.scale, 0.6)
      let category = names.category(of: bar)
      return .group(
        attributes: [
          .init("class", "node"), .init("data-id", names.id(of: bar)),
          .init("data-group", category.label),
          .init("data-value", fixedDecimals(graph.total(bar), 2)),
          // The second bar of an actor is none of its own.
          .init("data-count", graph.bars[bar].isRepeated ? "0" : "1"),
        ], title: names.tooltip(of: bar),
        SankeyWords.bar(
          of: category,
          in: Rectangle(minX: x, minY: y, maxX: x + Self.barWidth, maxY: y + height)))
    }
    let texts = graph.bars.indices.flatMap { bar -> [FigureElement] in
      let label = labels[bar]
      let (barX, y) = (x(graph.layers[bar]), top + layout.barTops[bar])
      let height = graph.total(bar) * layout.scale
      let place: (x: Double, top: Double, anchor: FigureElement.TextLine.Anchor)
      if graph.layers[bar] == 0 {
        place = (barX - 4, y + height / 2 - label.height / 2, .end)
      } else if graph.layers[bar] == graph.layerCount - 1 {
        place = (barX + Self.barWidth + 4, y + height / 2 - label.height / 2, .start)
      } else {
        place = (barX + Self.barWidth / 2, y - label.height - 3, .middle)
      }
      return [
        .group(
          attributes: [.init("class", "label"), .init("data-for", names.id(of: bar))], title: nil,
          ChartText.elements(
            label.name, x: place.x, top: place.top, anchor: place.anchor, hasHalo: true)),
        .group(
          attributes: [.init("class", "amount")], title: nil,
          ChartText.elements(
            label.sums, x: place.x, top: place.top + label.name.height + 1.5, anchor: place.anchor,
            colour: ChartText.grey, hasHalo: true)),
      ]
    }
    return [
      .group(attributes: [.init("id", "flows")], title: nil, bands),
      .group(attributes: [.init("id", "nodes")], title: nil, bars.sortedByID),
      .group(attributes: [.init("id", "labels")], title: nil, texts),
    ]
  }

  /// A band of equal height from bar to bar; level where it leaves, passes and arrives.
  private func band(
    _ index: Int, _ layout: SankeyLayout, x: (Int) -> Double, top: Double
  ) -> FigureElement {
    let band = graph.bands[index]
    let width = band.amount * layout.scale
    let first = graph.layers[band.tail]
    let tops = layout.bandTops[index].map { top + $0 }
    var path: [FigureElement.Segment] = [.move(Point(x: x(first) + Self.barWidth, y: tops[0]))]
    var back: [FigureElement.Segment] = []
    for step in 1..<tops.count {
      // Where it passes a layer, it is level as far as a bar there is wide.
      let start = Point(x: x(first + step - 1) + Self.barWidth, y: tops[step - 1])
      let end = Point(x: x(first + step), y: tops[step])
      let middle = (start.x + end.x) / 2
      path.append(.curve(Point(x: middle, y: start.y), Point(x: middle, y: end.y), end))
      back.append(
        .curve(
          Point(x: middle, y: end.y + width), Point(x: middle, y: start.y + width),
          Point(x: start.x, y: start.y + width)))
      if step < tops.count - 1 {
        let pass = Point(x: end.x + Self.barWidth, y: end.y)
        path.append(.line(pass))
        back.append(.line(Point(x: end.x, y: end.y + width)))
      }
    }
    path.append(.line(Point(x: x(first + tops.count - 1), y: tops[tops.count - 1] + width)))
    path += back.reversed() + [.close]
    return .group(
      attributes: [
        .init("class", "edge flow"), .init("data-source", names.id(of: band.tail)),
        .init("data-target", names.id(of: band.head)), .init("data-kind", "funding"),
        .init("data-status", band.status.rawValue),
        .init("data-amount", fixedDecimals(band.amount, 2)),
      ], title: names.tooltip(of: band),
      [.path(path, names.paint(of: band.status, isThin: width < 0.5))])
  }
}
