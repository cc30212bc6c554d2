import NetworkGraph
import NetworkLayout

/// Checks 10 to 14: is everything that is encoded explained?
extension FigureGrading {
  var legendChecks: [FigureCheck] {
    [categoryLegend, sizeLegend, lineLegend, widthLegend, funding]
  }

  /// 10. Each look of a node has its entry, and the count of an entry is that of the nodes that look
  /// so. Grey entries (others, not stated) may stand last whatever their count.
  private var categoryLegend: FigureCheck {
    if let lackOfNodes { return notJudged(10, lackOfNodes) }
    if kind == .chord { return namedGroups }
    let entries = legend.categories
    var looks: [String: Int] = [:]
    for node in figure.nodes where !node.isPile {
      if let shape = node.shape { looks[look(of: shape), default: 0] += 1 }
    }
    let explained = entries.compactMap { $0.symbols.first.map(look(of:)) }
    let missing = looks.keys.filter { !explained.contains($0) }.count
    let uncounted = entries.filter { $0.count == nil }
    let wrong = entries.filter { entry in
      // A pale actor still is of its class.
      if kind == .multiples, let count = entry.count {
        return count != panelActors[entry.text] ?? 0
      }
      guard let count = entry.count, let symbol = entry.symbols.first else { return false }
      return count != looks[look(of: symbol)] ?? 0
    }
    var ranked = entries
    while ranked.count > 1, ranked.last!.symbols.first?.fill?.isGrey ?? false {
      ranked.removeLast()
    }
    let counts = ranked.compactMap(\.count)
    let isOrdered = zip(counts, counts.dropFirst()).allSatisfy { $0 >= $1 }
    // A ring with a number has an entry of its own, with all who are in rings.
    let piled = figure.nodes.reduce(0) { $0 + ($1.isPile ? $1.count : 0) }
    let saysPiles = piled == 0 || FigureWords.contains(piled, in: figure.text(of: .otherLegend))
    return check(
      10,
      [
        FigureMeasurement("categories", entries.count),
        FigureMeasurement("unexplained", missing),
        FigureMeasurement("wrong_counts", wrong.count + uncounted.count),
      ],
      faults: [
        entries.isEmpty
          ? LocalizedText("there is no such legend", "il n’y a pas de telle légende") : nil,
        missing > 0 && !entries.isEmpty
          ? LocalizedText(
            "the looks of some nodes have no entry", "l’aspect de certains nœuds n’est pas expliqué"
          )
          : nil,
        uncounted.isEmpty
          ? nil : LocalizedText("an entry has no count", "une entrée sans effectif"),
        wrong.isEmpty
          ? nil
          : {
            let names = wrong.map(\.text).joined(separator: ", ")
            return LocalizedText(
              "counts that are not those of the nodes: \(names)",
              "effectifs autres que ceux des nœuds\u{00A0}: \(names)")
          }(),
        isOrdered
          ? nil : LocalizedText("not ordered by count", "pas dans l’ordre des effectifs"),
        saysPiles
          ? nil
          : LocalizedText(
            "no entry says what a ring with a number is",
            "un anneau avec un nombre n’est pas expliqué"),
      ])
  }

  /// How many actors of each class stand in the panels, whether pale or not.
  private var panelActors: [String: Int] {
    var seen: Set<String> = []
    return (figure.nodes + figure.paleNodes).reduce(into: [:]) { counts, node in
      if seen.insert(node.id).inserted { counts[node.group ?? "", default: 0] += 1 }
    }
  }

  private func look(of shape: GradedFigure.Shape) -> String {
    (shape.fill?.hex ?? "none") + " " + shape.form
  }

  /// 11. As many circles as there are sizes, three at most, each within the next larger one.
  private var sizeLegend: FigureCheck {
    if let lackOfNodes { return notJudged(11, lackOfNodes) }
    if kind == .sankey || kind == .chord { return valueLegend }
    let areas = (figure.nodes + figure.paleNodes).compactMap { $0.shape?.area }.sorted()
    var classes = 0
    var last = -1.0
    for area in areas where last < 0 || area > last * 1.08 + 0.5 {
      classes += 1
      last = area
    }
    let entries = legend.sizes
    let circles = entries.compactMap { entry in
      entry.symbols.first(where: \.isRound).map { ($0, words.value(entry.text)) }
    }
    let ratios = circles.compactMap { circle, value in
      value.flatMap { $0 > 0 ? circle.area / $0 : nil }
    }
    let spread = ratios.isEmpty ? nil : ratios.max()! / ratios.min()!
    let measurements = [
      FigureMeasurement("sizes", classes), FigureMeasurement("circles", circles.count),
      FigureMeasurement("area_by_value_spread", spread),
    ]
    guard classes > 1 else {
      return check(
        11, measurements, faults: [],
        remarks: [
          LocalizedText(
            "all nodes have one size, which stands for nothing",
            "tous les nœuds ont une même taille, qui ne dit rien")
        ])
    }
    guard !entries.isEmpty else {
      return check(
        11, measurements,
        faults: [
          LocalizedText(
            "sizes differ and no legend says why", "les tailles diffèrent sans légende")
        ])
    }
    let byArea = circles.map(\.0).sorted { $0.area > $1.area }
    let isNested = zip(byArea, byArea.dropFirst()).allSatisfy { outer, inner in
      outer.box.insetBy(-0.3).contains(inner.box)
    }
    let isRound = entries.allSatisfy { Self.significantDigits(of: $0.text) <= 2 }
    return check(
      11, measurements,
      faults: [
        circles.count < min(3, classes)
          ? LocalizedText("too few circles", "trop peu de cercles") : nil,
        ratios.count < circles.count
          ? LocalizedText("a circle has no value", "un cercle sans valeur") : nil,
        isNested ? nil : LocalizedText("the circles are not nested", "cercles non emboîtés"),
        isRound ? nil : LocalizedText("the values are not round", "les valeurs ne sont pas rondes"),
        (spread ?? 1) > 1.06
          ? LocalizedText(
            "areas are not proportional to values", "aires non proportionnelles aux valeurs") : nil,
        (byArea.first?.area ?? 0) > (areas.last ?? 0) * 1.05
          ? LocalizedText(
            "a circle is larger than all nodes", "un cercle plus grand que tous les nœuds") : nil,
        legend.sizeHeading.contains(where: \.isLetter)
          ? nil : LocalizedText("the measure has no name", "la mesure n’est pas nommée"),
      ])
  }

  static func significantDigits(of text: String) -> Int {
    let digits = text.filter { $0.isASCII && $0.isNumber }.drop { $0 == "0" }
    let trailing = digits.reversed().prefix { $0 == "0" }.count
    return digits.count - trailing
  }

  /// Why kinds of lines cannot be judged; `nil` where lines have one, or there is no line.
  var lackOfKinds: LocalizedText? {
    figure.edges.isEmpty || figure.edges.contains { $0.role != nil || $0.kind != nil }
      ? nil
      : LocalizedText(
        "no line has a kind in the file (data-kind)",
        "aucun trait n’a de genre dans le fichier (data-kind)")
  }

  /// 12. Every line looks like a line of the legend, and two lines of the legend differ in more than
  /// colour: in dash, width or mark. A figure whose lines look all alike needs none, as the sub-title
  /// says what a line is.
  private var lineLegend: FigureCheck {
    if !kind.drawsLines { return areaLegend }
    let styles = Set(figure.edges.compactMap { $0.course?.lineStyle })
    if styles.count < 2, legend.lines.isEmpty, let lackOfKinds { return notJudged(12, lackOfKinds) }
    let symbols = legend.lines.map(lineSymbol)
    let explained = Set(symbols.compactMap { $0.course?.lineStyle })
    let missing = styles.subtracting(explained)
    var alike: [String] = []
    for (index, first) in symbols.enumerated() {
      for (second, entry) in zip(symbols, legend.lines).dropFirst(index + 1)
      where first.dress == second.dress {
        alike.append("\(legend.lines[index].text) / \(entry.text)")
      }
    }
    let needsLegend = styles.count > 1
    return check(
      12,
      [
        FigureMeasurement("line_styles", styles.count),
        FigureMeasurement("line_entries", legend.lines.count),
        FigureMeasurement("by_colour_alone", alike.count),
      ],
      faults: [
        needsLegend && legend.lines.isEmpty
          ? LocalizedText("lines differ and no legend says why", "traits différents sans légende")
          : nil,
        needsLegend && !legend.lines.isEmpty && !missing.isEmpty
          ? LocalizedText(
            "\(missing.count) styles of lines have no entry",
            "\(missing.count) styles de traits ne sont pas expliqués") : nil,
        alike.isEmpty
          ? nil
          : LocalizedText(
            "told apart by colour alone: \(alike.joined(separator: ", "))",
            "distingués par la seule couleur\u{00A0}: \(alike.joined(separator: ", "))"),
      ])
  }

  /// The line of an entry, and what is left of its look without colour.
  private func lineSymbol(
    _ entry: FigureLegend.Entry
  ) -> (course: GradedFigure.Shape?, dress: String) {
    let course = entry.symbols.filter { !$0.isClosed || $0.box.height < 3 }
      .max { $0.box.width < $1.box.width }
    let marks = entry.symbols.filter { $0.order != course?.order }.map { mark in
      "\(mark.form) \(mark.fill == nil || mark.fill == figure.background ? "hollow" : "filled")"
    }
    let width = Int(((course?.strokeWidth ?? 0) * 5).rounded())
    let dash = (course?.dash ?? []).map { String(Int($0.rounded())) }.joined(separator: " ")
    return (course, ([String(width), dash] + marks.sorted()).joined(separator: "|"))
  }

  /// 13. Width stands for a value where lines of one kind and one style differ in it.
  private var widthLegend: FigureCheck {
    var widths: [String: (low: Double, high: Double)] = [:]
    for edge in figure.edges {
      guard let course = edge.course, course.stroke != nil else { continue }
      let key = (edge.role ?? edge.kind ?? "") + " " + course.lineStyle
      let old = widths[key] ?? (course.strokeWidth, course.strokeWidth)
      widths[key] = (min(old.low, course.strokeWidth), max(old.high, course.strokeWidth))
    }
    let varying = widths.values.count { $0.high - $0.low > 0.1 }
    // Bands are filled shapes: their width is their area by their length.
    let isBanded = figure.edges.contains { edge in
      !edge.areas.isEmpty || edge.course.map { $0.fill != nil && $0.stroke == nil } ?? false
    }
    let text = figure.text(of: .widthLegend)
    let encodes = varying > 0 || isBanded
    return check(
      13,
      [
        FigureMeasurement("kinds_of_varying_width", varying),
        FigureMeasurement("width_entries", legend.widths.count),
      ],
      faults: [
        encodes && !text.contains(where: \.isNumber)
          ? LocalizedText(
            "widths differ and no legend gives values", "largeurs différentes sans légende chiffrée"
          )
          : nil,
        encodes && text.contains(where: \.isNumber) && !text.contains(where: \.isLetter)
          && !FigureWords.hasCurrency(text)
          ? LocalizedText("the widths have no unit", "les largeurs n’ont pas d’unité") : nil,
      ],
      remarks: [
        encodes
          ? nil
          : LocalizedText(
            "width stands for no value", "la largeur n’exprime aucune valeur")
      ])
  }

  /// 14. A funding line is one of role or kind `funding`. Its mark touches the border of the payee.
  /// The amounts that count are those that the titles of lines state; the ten largest of them, which
  /// is all where there are fewer, stand in the picture.
  private var funding: FigureCheck {
    let lines = figure.edges.filter { edge in
      FigureWords.mentions(
        ["fund", "financ", "grant", "subsid", "subvention"], in: edge.role ?? edge.kind ?? "")
    }
    if lines.isEmpty, let lackOfKinds { return notJudged(14, lackOfKinds) }
    if !kind.drawsLines, !lines.isEmpty { return areaFunding(lines) }
    guard !lines.isEmpty else {
      return check(
        14, [FigureMeasurement("funding", 0)], faults: [],
        remarks: [
          LocalizedText("no line is a funding", "aucun trait n’est un financement")
        ])
    }
    let bare = lines.filter { !pointsAtPayee($0) }
    let known = lines.filter { $0.title.map(FigureWords.hasCurrency) ?? false }
    let amounts = figure.block(.amount)?.lines ?? []
    let priced = amounts.filter { FigureWords.hasCurrency($0.text) }
    let isListed =
      known.count <= 10 || legend.widths.count > 0 || priced.count >= known.count
      || FigureWords.contains(known.count, in: words.note)
    let hasYear = [words.subtitle, words.note, words.date].contains(where: FigureWords.hasYear)
    return check(
      14,
      [
        FigureMeasurement("funding", lines.count), FigureMeasurement("no_arrow", bare.count),
        FigureMeasurement("amounts_known", known.count),
        FigureMeasurement("amounts_written", priced.count),
      ],
      faults: [
        bare.isEmpty
          ? nil : LocalizedText("funding without an arrow", "financements sans flèche"),
        kind != .multiples && priced.count < min(10, known.count)
          ? LocalizedText("too few amounts are written", "trop peu de montants inscrits") : nil,
        priced.count < amounts.count
          ? LocalizedText("an amount has no currency", "un montant sans monnaie") : nil,
        isListed
          ? nil
          : LocalizedText(
            "neither classes nor the notes account for the other amounts",
            "ni classes ni notes pour les autres montants"),
        hasYear || known.isEmpty
          ? nil : LocalizedText("the amounts have no year", "les montants n’ont pas d’année"),
      ])
  }

  private func pointsAtPayee(_ edge: GradedFigure.Edge) -> Bool {
    if edge.course?.hasMarker ?? false { return true }
    let payee = figure.nodes[edge.head]
    let reach = payee.box.insetBy(-3)
    return edge.shapes.contains { shape in
      shape.order != edge.course?.order
        && shape.points.contains { reach.distance(to: $0) <= 0 }
    } || (edge.course.map { $0.fill != nil && $0.stroke == nil } ?? false)
  }
}

extension Colour {
  /// Whether its channels are alike, as those of "other" are.
  var isGrey: Bool {
    max(red, green, blue) - min(red, green, blue) <= 8
  }
}
