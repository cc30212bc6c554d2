import NetworkGraph
import NetworkLayout

/// Two measures of each actor against each other, with the actors that stand out named.
///
/// Degree against betweenness finds brokers: who lies on many shortest paths with few ties holds a
/// bridge that others do not. The trend is a least-squares line on the axes as drawn, and a residual
/// the vertical distance from it.
///
/// - SeeAlso: L. C. Freeman, "A set of measures of centrality based on betweenness", *Sociometry*
///   40(1), 1977, 35–41, doi:10.2307/3033543.
public struct ScatterChart: Sendable {
  /// One axis.
  public struct Axis: Hashable, Sendable {
    /// The name of the measure for people.
    public var caption: String
    /// One value per node of the scene; `nil` where it is undefined.
    public var values: [Double?]

    /// A measure with its values.
    public init(caption: String, values: [Double?]) {
      self.caption = caption
      self.values = values
    }
  }

  let scene: DiagramScene
  let x: Axis
  let y: Axis
  let notes: [String]
  /// The nodes with both values.
  let drawn: [Int]
  let xScale: AxisScale
  let yScale: AxisScale

  /// A scatter of the nodes of a scene.
  ///
  /// - Parameter notes: What the quadrants mean, and other rules, one sentence each.
  /// - Precondition: Both axes have one value per node.
  public init(_ scene: DiagramScene, x: Axis, y: Axis, notes: [String] = []) {
    precondition(
      x.values.count == scene.nodes.count && y.values.count == scene.nodes.count,
      "each node has a value or nil on both axes")
    self.scene = scene
    self.x = x
    self.y = y
    self.notes = notes
    drawn = scene.nodes.indices.filter {
      (x.values[$0]?.isFinite ?? false) && (y.values[$0]?.isFinite ?? false)
    }
    xScale = AxisScale(for: drawn.map { x.values[$0]! })
    yScale = AxisScale(for: drawn.map { y.values[$0]! })
  }

  var language: Language { scene.language }

  /// The place of a node on the axes as drawn, each from 0 to 1.
  private func shares(_ node: Int) -> (x: Double, y: Double) {
    (xScale.share(x.values[node]!), yScale.share(y.values[node]!))
  }

  /// The line of least squares on the axes as drawn; `nil` when all marks stand above one another.
  var trend: (slope: Double, intercept: Double)? {
    let places = drawn.map(shares)
    guard places.count > 2 else { return nil }
    let count = Double(places.count)
    let meanX = places.reduce(0) { $0 + $1.x } / count
    let meanY = places.reduce(0) { $0 + $1.y } / count
    let square = places.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    guard square > 1e-12 else { return nil }
    let slope = places.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / square
    return (slope, meanY - slope * meanX)
  }

  /// How many are named from each end of the axes, and how many far from the trend.
  static let (extremeCount, residualCount) = (3, 10)
  /// Up to this number all are named where there is room.
  static let allNamedLimit = 25

  /// The nodes to name, the most important first.
  var outliers: [Int] {
    func first(_ count: Int, by key: (Int) -> Double) -> [Int] {
      let keys = Dictionary(uniqueKeysWithValues: drawn.map { ($0, key($0)) })
      return Array(drawn.sorted { (keys[$1]!, $0) < (keys[$0]!, $1) }.prefix(count))
    }
    let all = drawn.count <= Self.allNamedLimit
    var chosen = first(Self.extremeCount) { y.values[$0]! }
    chosen += first(Self.extremeCount) { x.values[$0]! }
    if let trend {
      chosen += first(all ? drawn.count : Self.residualCount) {
        abs(shares($0).y - trend.intercept - trend.slope * shares($0).x)
      }
    } else if all {
      chosen += drawn
    }
    var seen: Set<Int> = []
    return chosen.filter { seen.insert($0).inserted }
  }

  /// Draws the chart.
  ///
  /// - Throws: ``DrawingError`` when title, legend and notes leave too little room.
  public func figure(
    on page: Page = .a4Figure, fit: ChartFit = .content
  ) throws(DrawingError) -> Figure {
    guard !drawn.isEmpty else {
      let sheet = ChartSheet(
        kind: .scatter, page: page, language: language, caption: caption, legend: [])
      return try sheet.fitted(fit, pictureHeight: 100).figure {
        ChartText.message(nothing, in: $0)
      }
    }
    let outliers = outliers
    var sheet = ChartSheet(
      kind: .scatter, page: page, language: language, caption: caption,
      legend: legend, notes: words(named: outliers.count, of: outliers.count, farthest: 100))
    let width = page.width - 2 * page.margin
    sheet = try sheet.fitted(fit, pictureHeight: width * 0.84)
    let picture = picture(in: try sheet.frame(), outliers)
    sheet.notes = words(
      named: picture.named, of: outliers.count, farthest: picture.farthest)
    return try sheet.figure { self.picture(in: $0, outliers).elements }
  }

  static let ringPaint = FigureElement.Paint(
    fill: .white, stroke: Colour(0x333333), strokeWidth: 0.8)
  static let medianColour = Colour(0x777777)
  static let trendColour = Colour(0xB3470B)

  private var diameter: Double {
    switch drawn.count {
    case ...60: 6.6
    case ...150: 5.4
    case ...400: 4.4
    default: 3
    }
  }

  private func picture(
    in frame: Rectangle, _ outliers: [Int]
  ) -> (elements: [FigureElement], named: Int, farthest: Double) {
    let yTexts = yScale.marks.map { language.formatMark($0) }
    let margin = (yTexts.map { FontMetrics.width(of: $0, size: ChartText.size) }.max() ?? 0) + 8
    let plot = Rectangle(
      minX: frame.minX + margin, minY: frame.minY + 20, maxX: frame.maxX - 4,
      maxY: frame.maxY - 26)
    // Marks at the ends of the axes stand within the frame.
    let inner = plot.insetBy(12)
    func place(_ share: (x: Double, y: Double)) -> Point {
      Point(x: inner.minX + share.x * inner.width, y: inner.maxY - share.y * inner.height)
    }
    var axes: [FigureElement] = [
      .polygon(
        [
          Point(x: plot.minX, y: plot.minY), Point(x: plot.maxX, y: plot.minY),
          Point(x: plot.maxX, y: plot.maxY), Point(x: plot.minX, y: plot.maxY),
        ], FigureElement.Paint(stroke: Colour(0x999999), strokeWidth: 0.5)),
      ChartText.line(y.caption, x: frame.minX, middle: frame.minY + 8, style: .bold),
      ChartText.line(
        x.caption, x: plot.maxX, middle: frame.maxY - 5, anchor: .end, style: .bold),
    ]
    let grid = Colour(0xE6E6E6)
    var lastEnd = -Double.infinity
    for mark in xScale.marks {
      let at = place((xScale.share(mark), 0)).x
      let text = language.formatMark(mark)
      let half = FontMetrics.width(of: text, size: ChartText.size) / 2
      axes.append(
        ChartText.rule(
          Point(x: at, y: plot.minY), Point(x: at, y: plot.maxY), colour: grid, width: 0.4))
      // The last number stays on the sheet.
      let x = min(at, frame.maxX - half)
      guard x - half > lastEnd + 4 else { continue }
      lastEnd = x + half
      axes.append(
        ChartText.line(
          text, x: x, middle: plot.maxY + 8, anchor: .middle, colour: ChartText.grey))
    }
    var lastTop = Double.infinity
    for (mark, text) in zip(yScale.marks, yTexts) {
      let at = place((0, yScale.share(mark))).y
      axes.append(
        ChartText.rule(
          Point(x: plot.minX, y: at), Point(x: plot.maxX, y: at), colour: grid, width: 0.4))
      guard at + 4 < lastTop - 1 else { continue }
      lastTop = at - 4
      axes.append(
        ChartText.line(
          text, x: plot.minX - 4, middle: at, anchor: .end, colour: ChartText.grey))
    }
    var boxes: [Rectangle] = []
    let middle = place((median(drawn.map { shares($0).x }), median(drawn.map { shares($0).y })))
    for (from, to) in [
      (Point(x: middle.x, y: plot.minY), Point(x: middle.x, y: plot.maxY)),
      (Point(x: plot.minX, y: middle.y), Point(x: plot.maxX, y: middle.y)),
    ] {
      axes.append(
        ChartText.rule(from, to, colour: Self.medianColour, width: 0.5, dash: [3, 2.4]))
    }
    if let trend {
      // The part of the line that lies within the plot.
      let ends = [0.0, 1].map { share in (x: share, y: trend.intercept + trend.slope * share) }
      if let line = clipped(ends[0], ends[1]) {
        axes.append(
          ChartText.rule(
            place(line.0), place(line.1), colour: Self.trendColour, width: 0.8))
      }
    }
    let piles = piles
    let piled = Set(piles.joined())
    let single = drawn.filter { !piled.contains($0) }
    // A pile is a dot like others, and the first to stand where it belongs.
    let homes =
      single.map { node in
        Dot(
          node: node, center: place(shares(node)), diameter: diameter,
          shape: scene.nodes[node].shape)
      }
      + piles.map { pile in
        Dot(
          node: pile[0], center: place(shares(pile[0])), diameter: Self.pileDiameter(pile.count),
          shape: .circle)
      }
    let swarm = Beeswarm.spread(homes, within: plot.insetBy(1))
    var index: [Int: Int] = [:]
    for (position, node) in single.enumerated() { index[node] = position }
    let marks = Array(swarm.dots.prefix(single.count))
    let rings = zip(piles, swarm.dots.dropFirst(single.count)).flatMap(ring)
    boxes.append(
      Rectangle(minX: frame.minX, minY: frame.minY, maxX: frame.maxX, maxY: plot.minY))
    let names = DotNames(
      swarm.dots, labels: (single + piles.map { $0[0] }).map { scene.nodes[$0].label },
      order: outliers.compactMap { index[$0] },
      frame: plot.insetBy(1.5), obstacles: boxes)
    return (
      [
        .group(attributes: [.init("id", "axes")], title: nil, axes),
        .group(
          attributes: [.init("id", "nodes")], title: nil,
          (scene.elements(of: marks, tooltips: single.map(tooltip)) + rings).sortedByID),
        .group(
          attributes: [.init("id", "labels")], title: nil,
          names.elements(swarm.dots, ids: homes.map { scene.nodes[$0.node].id.text })),
      ], names.names.count, swarm.farthest
    )
  }

  /// The most actors of one place that stand side by side.
  private static let pileLimit = 5

  /// Actors with the same two values, where they are many.
  var piles: [[Int]] {
    var groups: [[Double]: [Int]] = [:]
    for node in drawn {
      groups[[x.values[node]! + 0, y.values[node]! + 0], default: []].append(node)
    }
    return groups.values.filter { $0.count > Self.pileLimit }.sorted { $0[0] < $1[0] }
  }

  /// Wide enough for its number.
  private static func pileDiameter(_ count: Int) -> Double {
    FontMetrics.width(of: String(count), size: ChartText.size) + 7
  }

  /// A ring with the number of actors that stand there.
  private func ring(_ pile: [Int], _ dot: Dot) -> [FigureElement] {
    let first = pile.prefix(20).map { scene.nodes[$0].label }.joined(separator: "\n")
    return [
      .group(
        attributes: [
          .init("class", "node pile"), .init("data-id", "pile-" + scene.nodes[pile[0]].id.text),
          .init("data-count", String(pile.count)),
        ], title: first + (pile.count > 20 ? "\n…" : ""),
        [
          .circle(
            center: dot.center, radius: dot.diameter / 2, Self.ringPaint),
          ChartText.line(
            String(pile.count), x: dot.center.x, middle: dot.center.y, anchor: .middle),
        ])
    ]
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }

  /// The part of a line from x = 0 to x = 1 whose y is from 0 to 1.
  private func clipped(
    _ a: (x: Double, y: Double), _ b: (x: Double, y: Double)
  ) -> ((x: Double, y: Double), (x: Double, y: Double))? {
    var (low, high) = (0.0, 1.0)
    let slope = b.y - a.y
    if slope == 0 { return (0...1).contains(a.y) ? (a, b) : nil }
    let (first, second) = ((0 - a.y) / slope, (1 - a.y) / slope)
    low = max(low, min(first, second))
    high = min(high, max(first, second))
    guard low < high else { return nil }
    return ((low, a.y + slope * low), (high, a.y + slope * high))
  }
}
