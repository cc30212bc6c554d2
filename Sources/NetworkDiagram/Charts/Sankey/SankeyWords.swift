import NetworkGraph
import NetworkLayout

/// The words, colours and legend of a chart of flows.
struct SankeyWords {
  let chart: SankeyChart
  let graph: SankeyGraph
  private let categories: [DiagramScene.Category]
  private let categoryOfBar: [Int]

  private var language: Language { chart.language }
  private var network: Network { chart.network }

  init(chart: SankeyChart, graph: SankeyGraph) {
    self.chart = chart
    self.graph = graph
    let network = chart.network
    let isKind = chart.options.colourBy == .kind
    let binding =
      chart.options.binding ?? (isKind ? .actorKinds(of: network) : CategoryBinding.spheres)
    let actors = graph.bars.map { network.actors[$0.actor] }
    let slots = actors.map { actor -> Int? in
      let identity = isKind ? actor.kind : actor.sphere.map { Identifier($0.rawValue) }
      return identity.flatMap { binding.slot(of: $0) }
    }
    var found: [Int?] = []
    for slot in slots where !found.contains(slot) { found.append(slot) }
    func count(_ slot: Int?) -> Int {
      Set(slots.indices.filter { slots[$0] == slot }.map { graph.bars[$0].actor }).count
    }
    // The largest first, "other" last.
    found.sort {
      ($0 == nil ? 1 : 0, -count($0), $0 ?? .max) < ($1 == nil ? 1 : 0, -count($1), $1 ?? .max)
    }
    let language = chart.language
    categories = found.map { slot in
      let members = slots.indices.filter { slots[$0] == slot }
      let actor = actors[members[0]]
      let label =
        slot == nil
        ? language.say("Other or not stated", "Autre ou non renseigné")
        : isKind
          ? network.kind(of: actor)?.label[language] ?? "" : actor.sphere!.label[language]
      let fill = binding.colour(ofSlot: slot, in: chart.options.palette)
      return DiagramScene.Category(
        identity: nil, label: label, count: Set(members.map { graph.bars[$0].actor }).count,
        fill: fill, outline: fill.outlineOnWhite, shape: binding.shape(ofSlot: slot))
    }
    categoryOfBar = slots.map { slot in found.firstIndex(of: slot)! }
  }

  func category(of bar: Int) -> DiagramScene.Category { categories[categoryOfBar[bar]] }

  /// The id of the actor; that of a second bar ends with a number sign.
  func id(of bar: Int) -> String {
    network.actors[graph.bars[bar].actor].id.text + (graph.bars[bar].isRepeated ? "#2" : "")
  }

  func name(of bar: Int) -> String {
    network.actors[graph.bars[bar].actor].name(in: language)
      + (graph.bars[bar].isRepeated ? language.say(" (again)", " (bis)") : "")
  }

  /// Sums by status, actual ones first: `€26 M + €97 M announced`.
  private func texts(_ bands: [SankeyGraph.Band]) -> [String] {
    FlowSum.statusOrder.compactMap { status -> String? in
      let sums = Self.added(bands.filter { $0.status == status }.flatMap(\.sums))
      guard !sums.isEmpty else { return nil }
      let text = sums.map { language.formatShort($0) }.joined(separator: " + ")
      return status == .actual ? text : text + " " + Self.word(for: status, in: language)
    }
  }

  private func text(_ bands: [SankeyGraph.Band]) -> String {
    texts(bands).joined(separator: " + ")
  }

  static func word(for status: RelationStatus, in language: Language) -> String {
    switch status {
    case .actual: language.say("paid or agreed", "effectifs")
    case .announced: language.say("announced", "annoncés")
    case .planned: language.say("planned", "prévus")
    case .ended: language.say("ended", "terminés")
    }
  }

  /// The sum of sums; in several parts where one number cannot hold it.
  private static func added(_ sums: [Money]) -> [Money] {
    var result: [Money] = []
    for sum in sums {
      if let place = result.firstIndex(where: { $0.adding(sum) != nil }) {
        result[place] = result[place].adding(sum)!
      } else {
        result.append(sum)
      }
    }
    return result
  }

  /// What a bar receives and pays, once where it is the same; a line for each status.
  func sums(of bar: Int) -> [String] {
    let incoming = texts(graph.bands.filter { $0.head == bar })
    let outgoing = texts(graph.bands.filter { $0.tail == bar })
    if incoming.isEmpty || incoming == outgoing { return outgoing }
    if outgoing.isEmpty { return incoming }
    return incoming.map { language.say("in ", "reçoit ") + $0 }
      + outgoing.map { language.say("out ", "verse ") + $0 }
  }

  func tooltip(of bar: Int) -> String {
    name(of: bar) + "\n" + sums(of: bar).joined(separator: "\n")
  }

  func tooltip(of band: SankeyGraph.Band) -> String {
    name(of: band.tail) + " → " + name(of: band.head) + "\n" + text([band])
  }

  /// The statuses that occur are told by the strength of the colour and by the line round the band.
  func paint(of status: RelationStatus, isThin: Bool) -> FigureElement.Paint {
    let colour = LineStyle(role: .funding, status: .actual, palette: chart.options.palette).colour
    let (opacity, dash): (Double, [Double]) =
      switch status {
      case .actual: (0.5, [])
      case .announced: (0.26, [4, 2])
      case .planned: (0.12, [1, 1.8])
      case .ended: (0.12, [6, 2, 1, 2])
      }
    return FigureElement.Paint(
      fill: colour, fillOpacity: opacity, stroke: colour, strokeWidth: isThin ? 0.5 : 0.4,
      dash: dash)
  }

  /// A bar with the sign of its category, which tells it where colours are not seen.
  static func bar(of category: DiagramScene.Category, in box: Rectangle) -> [FigureElement] {
    let rim = category.outline ?? category.fill
    return [
      .polygon(
        [
          Point(x: box.minX, y: box.minY), Point(x: box.maxX, y: box.minY),
          Point(x: box.maxX, y: box.maxY), Point(x: box.minX, y: box.maxY),
        ], FigureElement.Paint(fill: category.fill, stroke: rim, strokeWidth: 0.5)),
      NodeOutline(shape: category.shape, diameter: 4.6, center: box.center)
        .element(fill: .white, outline: rim),
    ]
  }

  /// What colours and bands mean, and how wide a round sum is.
  ///
  /// - Parameter scale: Points per unit of money; `nil` measures a legend of the same size.
  func legend(scale: Double?) -> [LegendBlock] {
    let entries = categories.map { category in
      LegendBlock.Entry(
        text: "\(category.label) (\(language.format(category.count)))",
        width: LegendBlock.symbolWidth,
        symbol: { middle in
          Self.bar(
            of: category,
            in: Rectangle(center: middle, size: Size(width: SankeyComposer.barWidth, height: 9)))
        })
    }
    let statuses = FlowSum.statusOrder.filter { status in
      graph.bands.contains { $0.status == status }
    }
    let flows = statuses.map { status in
      LegendBlock.Entry(
        text: Self.word(for: status, in: language), width: 30,
        symbol: { middle in
          let box = [(-13.0, -3.5), (13, -3.5), (13, 3.5), (-13, 3.5)]
            .map { Point(x: middle.x + $0.0, y: middle.y + $0.1) }
          return [.polygon(box, paint(of: status, isThin: false))]
        })
    }
    let isKind = chart.options.colourBy == .kind
    return [
      .list(
        id: "legend",
        heading: isKind
          ? language.say("Bars: kind of actor", "Barres\u{00A0}: type d’acteur")
          : language.say("Bars: sphere", "Barres\u{00A0}: sphère"), entries,
        columns: entries.count > 4 ? 2 : 1, width: 200),
      .list(
        id: "edge-legend", heading: language.say("Bands: money", "Bandes\u{00A0}: argent"), flows,
        columns: 1, width: 130),
      widthBlock(scale),
    ]
  }

  /// A band of a round sum in its true width.
  private func widthBlock(_ scale: Double?) -> LegendBlock {
    let heading = WrappedText(
      lines: [language.say("Width: the amount", "Largeur\u{00A0}: le montant")],
      size: LegendBlock.headingSize, weight: .bold)
    let (room, top) = (26.0, heading.height + 4)
    return LegendBlock(id: "width-legend", size: Size(width: 120, height: top + room)) { origin in
      var result = TextBlock.elements(heading, at: origin, style: .bold)
      guard let scale, scale > 0, let currency = chart.paths.currency else { return result }
      let largest = graph.bands.map(\.amount).max() ?? 0
      let round = RoundNumber(atMost: min(largest, room / scale))
      guard round.digit > 0,
        let units = Int64(exactly: (round.value * power(currency.fractionDigits)).rounded())
      else { return result }
      let width = round.value * scale
      let y = origin.y + top
      let box = [(0.0, 0.0), (26, 0), (26, width), (0, width)]
        .map { Point(x: origin.x + $0.0, y: y + $0.1) }
      result.append(.polygon(box, paint(of: .actual, isThin: width < 0.5)))
      result.append(
        ChartText.line(
          language.formatShort(Money(minorUnits: units, currency: currency)), x: origin.x + 32,
          middle: y + max(width / 2, 3)))
      return result
    }
  }

  private func power(_ digits: Int) -> Double { (0..<digits).reduce(1) { value, _ in value * 10 } }

  // MARK: Caption

  var nothing: String {
    language.say(
      "No sum of money with a payer and a payee is stated, so there is nothing to draw.",
      "Aucune somme avec un payeur et un bénéficiaire n’est indiquée\u{00A0}: il n’y a rien à tracer."
    )
  }

  private var counts: String {
    let sumNoun = CountedNoun(english: ("sum", "sums"), french: ("somme", "sommes"))
    return "n = \(language.counted(Set(graph.bars.map(\.actor)).count, .actor)), "
      + "m = "
      + language.counted(
        graph.bands.count, CountedNoun(english: ("band", "bands"), french: ("bande", "bandes")))
      + language.say(" from ", " pour ")
      + language.counted(Set(graph.bands.flatMap(\.relations)).count, sumNoun)
  }

  func caption(shortened: [Int]) -> FigureCaption {
    let context = CaptionContext(
      network: network, projection: chart.projected.projection,
      relations: chart.paths.paths.map(\.relation), sourceName: chart.options.sourceName,
      language: language)
    let date = chart.options.date ?? context.newestDate
    let mark = language.say(
      "A bar is an actor or programme, a band is money that goes from left to right, as wide as the amount",
      "Une barre est un acteur ou un programme, une bande est de l’argent qui va de gauche à droite, "
        + "large comme le montant")
    let parts = [mark, counts, context.period].filter { !$0.isEmpty }
    let fullNames = ChartText.fullNames(shortened.map { name(of: $0) }, language)
    return FigureCaption(
      title: chart.options.title ?? language.say("Who funds whom", "Qui finance qui"),
      subtitle: parts.joined(separator: language.say("; ", "\u{00A0}; ")),
      source: context.sourceLine, date: date,
      dateLine: CaptionContext.dateLine(date, in: language), notes: [fullNames].compactMap { $0 },
      description: description)
  }

  /// Rules and what is not drawn.
  func notes(kept: [MoneyPath]) -> [String] {
    let paths = chart.paths
    var notes: [String] = []
    if !graph.bands.isEmpty {
      notes.append(
        language.say(
          "One scale for all widths; bands below 0.5 pt are drawn as lines. Each sum stands once: a part "
            + "of a sum starts where it leaves it. A bar is as high as the larger of what it receives and "
            + "pays; where a side has no band, no use or origin is stated. Statuses are never added. "
            + "Layout: layers by the longest way, order with the fewest weighted crossings found, nothing random; "
            + "distances and the position within a layer have no meaning.",
          "Une seule échelle pour toutes les largeurs\u{00A0}; sous 0,5 pt, une bande est un trait. Chaque "
            + "somme figure une fois\u{00A0}: une part commence où elle la quitte. Une barre est haute comme "
            + "le plus grand de ce qu’elle reçoit et verse\u{00A0}; un côté sans bande\u{00A0}: aucun usage "
            + "ou aucune origine indiqué. Les statuts ne s’additionnent pas. Disposition\u{00A0}: couches par le "
            + "plus long chemin, ordre avec le moins de croisements pondérés trouvé, sans hasard\u{00A0}; la "
            + "distance et la position dans une couche n’ont pas de sens."))
    }
    let dropped = paths.paths.count - kept.count
    if dropped == 0, !graph.bands.isEmpty {
      notes.append(
        language.say(
          "All sums with a payer and a payee are drawn.",
          "Toutes les sommes qui ont un payeur et un bénéficiaire sont tracées."))
    }
    if dropped > 0 {
      let relations = Set(kept.map(\.relation))
      let left = paths.paths.filter { !relations.contains($0.relation) }
      let all = paths.paths.reduce(0) { $0 + $1.amount.doubleValue }
      let share = left.reduce(0) { $0 + $1.amount.doubleValue } / all
      let sum = Self.added(left.map(\.amount)).map { language.formatShort($0) }
        .joined(separator: " + ")
      notes.append(
        language.say(
          "Not drawn for lack of room: the \(language.format(dropped)) smallest sums, \(sum) in all "
            + "(\(language.format(share: share, decimals: 1))).",
          "Non tracées faute de place\u{00A0}: les \(language.format(dropped)) plus petites sommes, "
            + "\(sum) au total (\(language.format(share: share, decimals: 1)))."))
    }
    let repeated = graph.bars.indices.filter { graph.bars[$0].isRepeated }
    if !repeated.isEmpty {
      let names = repeated.map { network.actors[graph.bars[$0].actor].name(in: language) }
        .joined(separator: ", ")
      notes.append(
        language.say(
          "Money that would go back to the left ends at a second bar: \(names).",
          "L’argent qui reviendrait vers la gauche finit à une seconde barre\u{00A0}: \(names)."))
    }
    func count(_ number: Int, _ english: String, _ french: String) {
      guard number > 0 else { return }
      notes.append(
        language.say(
          "\(english): \(language.format(number)).",
          "\(french)\u{00A0}: \(language.format(number))."))
    }
    count(
      paths.withoutAmountCount, "Funding relations without an amount, not drawn",
      "Relations de financement sans montant, non tracées")
    count(
      paths.insideCount, "Sums within drawn ones, not drawn again",
      "Sommes contenues dans d’autres, non retracées")
    count(
      paths.withoutWayCount, "Sums without payer and payee, or of 0",
      "Sommes sans payeur ni bénéficiaire, ou nulles")
    let others = paths.otherCurrencies.sorted { precedesByBytes($0.key.code, $1.key.code) }
    if !others.isEmpty {
      let list = others.map { "\($0.key.code) (\(language.format($0.value)))" }
        .joined(separator: ", ")
      notes.append(
        language.say(
          "Sums in other currencies, not drawn: \(list).",
          "Sommes en d’autres monnaies, non tracées\u{00A0}: \(list)."))
    }
    return notes
  }

  private var description: String {
    guard !graph.bands.isEmpty else { return nothing }
    let order = graph.bands.indices.sorted {
      (graph.bands[$1].amount, $0) < (graph.bands[$0].amount, $1)
    }
    let list = order.prefix(12).map { index in
      let band = graph.bands[index]
      return name(of: band.tail)
        + language.say(" to ", " vers ") + name(of: band.head)
        + language.say(": ", "\u{00A0}: ") + text([band])
    }.joined(separator: language.say("; ", "\u{00A0}; "))
    return counts + ". "
      + language.say(
        "Flows of money, the largest first: ", "Flux d’argent, du plus grand\u{00A0}: ")
      + list + "."
  }
}
