import NetworkGraph
import NetworkLayout

/// The first actors by a measure, each a dot on an axis with the interval that its value may lie in.
///
/// A rank alone says more than the data know: where intervals overlap, the order may be chance.
///
/// - SeeAlso: W. S. Cleveland, *The Elements of Graphing Data*, 1985, for dots before bars;
///   T. A. B. Snijders, S. P. Borgatti, "Non-parametric standard errors and tests for network
///   statistics", *Connections* 22(2), 1999, 161–170, for resampling ties.
public struct RankingChart: Sendable {
  /// An interval of values and of ranks.
  public struct Interval: Hashable, Sendable {
    /// The values between which the measure lies.
    public let values: ClosedRange<Double>
    /// The ranks between which the actor lies, from 1.
    public let ranks: ClosedRange<Int>

    /// An interval of values and of ranks.
    public init(values: ClosedRange<Double>, ranks: ClosedRange<Int>) {
      self.values = values
      self.ranks = ranks
    }
  }

  /// What is ranked.
  public struct Content: Hashable, Sendable {
    /// The name of the measure for people.
    public var measure: String
    /// One value per node of the scene; `nil` where it is undefined.
    public var values: [Double?]
    /// One interval per node; `nil` for none. Empty when none were computed.
    public var intervals: [Interval?]
    /// How the intervals were found, and other rules, one sentence each.
    public var notes: [String]

    /// A measure with its values.
    public init(
      measure: String, values: [Double?], intervals: [Interval?] = [], notes: [String] = []
    ) {
      self.measure = measure
      self.values = values
      self.intervals = intervals
      self.notes = notes
    }
  }

  let scene: DiagramScene
  let content: Content
  let limit: Int
  /// The nodes with a value, the largest first.
  private let ranked: [Int]

  /// A ranking of the nodes of a scene.
  ///
  /// - Parameter limit: How many actors are shown; fewer where the page has no room.
  /// - Precondition: There is one value per node, and one interval per node or none at all.
  public init(_ scene: DiagramScene, content: Content, limit: Int = 30) {
    precondition(content.values.count == scene.nodes.count, "each node has a value or nil")
    precondition(
      content.intervals.isEmpty || content.intervals.count == scene.nodes.count,
      "each node has an interval or nil")
    self.scene = scene
    self.content = content
    self.limit = limit
    ranked = scene.nodes.indices.filter { content.values[$0]?.isFinite ?? false }
      .sorted { (content.values[$1]!, $0) < (content.values[$0]!, $1) }
  }

  private var language: Language { scene.language }
  private static let diameter = 6.6

  /// One more than the number of larger values: equal values share a rank.
  func rank(_ node: Int) -> Int {
    1 + ranked.count { content.values[$0]! > content.values[node]! }
  }

  private func interval(_ node: Int) -> Interval? {
    content.intervals.isEmpty ? nil : content.intervals[node]
  }

  /// The rows and columns of one attempt.
  private struct Plan {
    let shown: [Int]
    let names: [WrappedText]
    let nameWidth: Double
    let rowHeight: Double
    let values: [String]
    let ranks: [String]
    let valueWidth: Double
    let rankWidth: Double
    var height: Double { 30 + rowHeight * Double(shown.count) + 12 }
  }

  private func plan(_ count: Int, width: Double) -> Plan {
    let shown = Array(ranked.prefix(count))
    let nameWidth = min(170, width * 0.36)
    let names = shown.map {
      ChartText.name(scene.nodes[$0].label, width: nameWidth, lineLimit: 2)
    }
    let values = shown.map { language.formatShortly(content.values[$0]!) }
    let ranks = shown.map { node -> String in
      let rank = String(rank(node))
      guard let range = interval(node)?.ranks else { return rank }
      return "\(rank) (\(range.lowerBound)–\(range.upperBound))"
    }
    func widest(_ texts: [String], _ heading: String) -> Double {
      (texts.map { FontMetrics.width(of: $0, size: ChartText.size) }
        + [FontMetrics.width(of: heading, size: ChartText.size, weight: .bold)]).max()!
    }
    return Plan(
      shown: shown, names: names, nameWidth: names.map(\.width).max() ?? 0,
      rowHeight: names.contains { $0.lines.count > 1 } ? 18 : 13, values: values, ranks: ranks,
      valueWidth: widest(values, valueHeading), rankWidth: widest(ranks, rankHeading))
  }

  private var valueHeading: String { language.say("Value", "Valeur") }
  private var rankHeading: String {
    content.intervals.isEmpty
      ? language.say("Rank", "Rang") : language.say("Rank (95%)", "Rang (95\u{202F}%)")
  }

  /// A number of rows that does not cut through equal values, where enough rows are left: which of
  /// them are shown would be chance.
  func whole(_ count: Int) -> Int {
    guard count > 0, count < ranked.count else { return count }
    let next = content.values[ranked[count]]!
    let kept = ranked.prefix(count).count { content.values[$0]! > next }
    return kept >= min(5, count) ? kept : count
  }

  /// Draws the ranking.
  ///
  /// - Throws: ``DrawingError`` when title, legend and notes leave too little room.
  public func figure(
    on page: Page = .a4Figure, fit: ChartFit = .content
  ) throws(DrawingError) -> Figure {
    let width = page.width - 2 * page.margin
    var count = whole(min(max(1, limit), ranked.count))
    guard count > 0 else {
      let sheet = ChartSheet(
        kind: .ranking, page: page, language: language, caption: caption(shown: 0), legend: [])
      return try sheet.fitted(fit, pictureHeight: 100).figure {
        ChartText.message(nothing, in: $0)
      }
    }
    while true {
      let plan = plan(count, width: width)
      let sheet = ChartSheet(
        kind: .ranking, page: page, language: language, caption: caption(shown: count),
        legend: [
          SceneLegend.categoryBlock(
            scene, nodes: plan.shown, columns: scene.categories.count > 4 ? 3 : 2, width: 420)
        ], notes: notes(plan))
      let spare = try sheet.frame().height - plan.height
      if spare >= 0 || count == 1 {
        return try sheet.fitted(fit, pictureHeight: plan.height).figure { frame in
          elements(plan, in: frame)
        }
      }
      count = whole(max(1, min(count - 1, count + Int((spare / plan.rowHeight).rounded(.down)))))
    }
  }

  private func elements(_ plan: Plan, in frame: Rectangle) -> [FigureElement] {
    let left = frame.minX + plan.nameWidth + 10
    let right = frame.maxX - plan.rankWidth - 10 - plan.valueWidth - 12
    let top = frame.minY + 30
    let bottom = top + plan.rowHeight * Double(plan.shown.count)
    // An interval may reach beyond all values.
    let scale = AxisScale(
      linearFor: plan.shown.flatMap { node -> [Double] in
        [content.values[node]!]
          + (interval(node).map {
            [$0.values.lowerBound, $0.values.upperBound]
          } ?? [])
      })
    let inset = 6.0
    func x(_ value: Double) -> Double {
      left + inset + scale.share(value) * (right - left - 2 * inset)
    }
    var axes: [FigureElement] = []
    axes.append(
      ChartText.line(
        content.measure, x: left, middle: frame.minY + 7, style: .bold))
    axes.append(
      ChartText.line(
        valueHeading, x: right + 12 + plan.valueWidth, middle: frame.minY + 7, anchor: .end,
        style: .bold))
    axes.append(
      ChartText.line(
        rankHeading, x: frame.maxX, middle: frame.minY + 7, anchor: .end, style: .bold))
    var lastEnd = -Double.infinity
    for mark in scale.marks {
      axes.append(
        ChartText.rule(
          Point(x: x(mark), y: top - 4), Point(x: x(mark), y: bottom), colour: Colour(0xDDDDDD),
          width: 0.5))
      let text = language.formatMark(mark)
      let half = FontMetrics.width(of: text, size: ChartText.size) / 2
      // A mark whose number would touch the one before goes without.
      guard x(mark) - half > lastEnd + 4 else { continue }
      lastEnd = x(mark) + half
      axes.append(
        ChartText.line(
          text, x: x(mark), middle: top - 9, anchor: .middle, colour: ChartText.grey))
    }
    var rows: [FigureElement] = []
    var dots: [FigureElement] = []
    var labels: [FigureElement] = []
    for (row, index) in plan.shown.enumerated() {
      let node = scene.nodes[index]
      let y = top + (Double(row) + 0.5) * plan.rowHeight
      rows.append(
        ChartText.rule(
          Point(x: left, y: y), Point(x: right, y: y), colour: Colour(0xEBEBEB), width: 0.5))
      if let range = interval(index)?.values {
        let (a, b) = (x(range.lowerBound), x(range.upperBound))
        rows.append(
          ChartText.rule(
            Point(x: a, y: y), Point(x: b, y: y), colour: Colour(0x6A6A6A), width: 1.2))
        for end in [a, b] {
          rows.append(
            ChartText.rule(
              Point(x: end, y: y - 2), Point(x: end, y: y + 2), colour: Colour(0x6A6A6A),
              width: 0.8))
        }
      }
      dots.append(
        .group(
          attributes: [
            .init("class", "node"), .init("data-id", node.id.text),
            .init("data-group", scene.categories[node.category].label),
          ],
          title: node.label + "\n" + content.measure + language.say(": ", "\u{00A0}: ")
            + plan.values[row],
          [
            NodeOutline(
              shape: node.shape, diameter: Self.diameter,
              center: Point(x: x(content.values[index]!), y: y)
            ).element(fill: node.fill, outline: node.outline)
          ]))
      labels.append(
        .group(
          attributes: [.init("class", "label"), .init("data-for", node.id.text)], title: nil,
          ChartText.elements(
            plan.names[row], x: left - 8, top: y - plan.names[row].height / 2, anchor: .end,
            hasHalo: true)))
      labels.append(
        ChartText.line(
          plan.values[row], x: right + 12 + plan.valueWidth, middle: y, anchor: .end))
      labels.append(
        ChartText.line(
          plan.ranks[row], x: frame.maxX, middle: y, anchor: .end, colour: ChartText.grey))
    }
    return [
      .group(attributes: [.init("id", "axes")], title: nil, axes),
      .group(attributes: [.init("id", "intervals")], title: nil, rows),
      .group(attributes: [.init("id", "nodes")], title: nil, dots.sortedByID),
      .group(attributes: [.init("id", "labels")], title: nil, labels),
    ]
  }

  // MARK: Words

  private var nothing: String {
    language.say(
      "No actor has a value for this measure, so there is nothing to rank.",
      "Aucun acteur n’a de valeur pour cette mesure\u{00A0}: rien à classer.")
  }

  private func caption(shown: Int) -> FigureCaption {
    let mark = language.say(
      "A mark is an actor, the farther to the right the higher its value (\(content.measure))",
      "Une marque est un acteur, d’autant plus à droite que sa valeur est élevée (\(content.measure))"
    )
    return FigureCaption(
      title: scene.caption.title,
      subtitle: [mark, scene.counts(drawn: shown), scene.facts.period].filter { !$0.isEmpty }
        .joined(separator: language.say("; ", "\u{00A0}; ")),
      source: scene.caption.source, date: scene.caption.date, dateLine: scene.caption.dateLine,
      description: description(shown: shown))
  }

  private func notes(_ plan: Plan) -> [String] {
    var notes = content.notes + [scene.placementNote]
    let left = scene.nodes.count - plan.shown.count
    if left > 0 {
      notes.append(
        language.say("The first ", "Les ") + language.counted(plan.shown.count, .actor)
          + language.say(
            " are drawn; not drawn: ", " de tête sont tracés\u{00A0}; non tracés\u{00A0}: ")
          + language.format(left) + ".")
    }
    let undefined = scene.nodes.count - ranked.count
    if undefined > 0 {
      notes.append(
        language.counted(undefined, .actor)
          + language.say(" without a value, not ranked.", " sans valeur, non classés."))
    }
    if plan.shown.count < ranked.count {
      let next = content.values[ranked[plan.shown.count]]!
      let equal = language.counted(ranked.count { content.values[$0]! == next }, .actor)
      let value = language.formatMark(next)
      notes.append(
        language.say(
          "The next value, \(value), is that of \(equal).",
          "La valeur suivante, \(value), est celle de \(equal)."))
    }
    let shortened = zip(plan.shown, plan.names).filter { $0.1.isShortened }.map {
      scene.nodes[$0.0].label
    }
    if let names = ChartText.fullNames(shortened, language) { notes.append(names) }
    if let exclusions = scene.facts.exclusions { notes.append(exclusions) }
    return notes
  }

  private func description(shown: Int) -> String {
    guard !ranked.isEmpty else { return nothing }
    let list = ranked.prefix(5).map {
      "\(scene.nodes[$0].label) (\(language.formatShortly(content.values[$0]!)))"
    }.joined(separator: ", ")
    return language.say(
      "Ranking by \(content.measure) (\(scene.counts(drawn: shown))). The first: \(list).",
      "Classement par \(content.measure) (\(scene.counts(drawn: shown))). Les premiers\u{00A0}: \(list)."
    )
  }
}
