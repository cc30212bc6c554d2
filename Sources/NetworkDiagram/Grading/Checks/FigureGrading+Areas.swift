import NetworkGraph
import NetworkLayout

/// The checks of figures whose ties are bands or cells, where lines ask for something else.
extension FigureGrading {
  /// 10 of a chord diagram: each arc is a category and bears its name and its count itself.
  var namedGroups: FigureCheck {
    let bare = figure.nodes.filter { $0.label == nil }
    let outside = figure.lines.filter { line in
      !figure.nodes.contains { $0.label?.lines.contains { $0.order == line.order } ?? false }
    }
    let uncounted = figure.nodes.filter { node in
      guard let label = node.label else { return false }
      let reach = label.box.insetBy(-12)
      return !outside.contains {
        reach.overlaps($0.box) && FigureWords.contains(node.count, in: $0.text)
      }
    }
    return check(
      10,
      [
        FigureMeasurement("categories", figure.nodes.count),
        FigureMeasurement("unexplained", bare.count),
        FigureMeasurement("wrong_counts", uncounted.count),
      ],
      faults: [
        bare.isEmpty
          ? nil : LocalizedText("an arc has no name", "un arc n’a pas de nom"),
        uncounted.isEmpty
          ? nil
          : {
            let names = uncounted.prefix(3).map(\.id).joined(separator: ", ")
            return LocalizedText(
              "an arc has no count at its name: \(names)",
              "un arc sans effectif à son nom\u{00A0}: \(names)")
          }(),
      ])
  }

  /// The length that shows a value: of a bar its height, of an arc that of its middle line.
  private func length(of node: GradedFigure.Node) -> Double {
    guard kind == .chord, let rim = node.shape?.points, rim.count > 3 else {
      return node.size.height
    }
    // Of a bent strip of width w and length l the perimeter is 2(l + w) and the area l·w.
    let half = FigureReader.length(rim + rim.prefix(1)) / 2
    let area = ConvexShapes.area(of: rim)
    return (half + max(0, half * half - 4 * area).squareRoot()) / 2
  }

  /// 11 of bars and arcs: their length is proportional to their value, and a legend shows a round value
  /// in the same scale.
  var valueLegend: FigureCheck {
    let bars = figure.nodes.compactMap { node -> Double? in
      guard let value = node.value, value > 0, length(of: node) > 6 else { return nil }
      return length(of: node) / value
    }
    let spread = bars.isEmpty ? nil : bars.max()! / bars.min()!
    let entry = legend.widths.first
    let box = entry?.symbols.first?.box
    let value = entry.flatMap { words.value($0.text) }
    let scale = box.flatMap { box in
      value.flatMap { value in
        value > 0 ? (kind == .chord ? box.width : box.height) / value : nil
      }
    }
    let middle = bars.sorted().dropFirst(bars.count / 2).first
    let isOfScale =
      scale.flatMap { scale in middle.map { abs(scale / $0 - 1) <= 0.06 } } ?? (middle == nil)
    return check(
      11,
      [
        FigureMeasurement("bars", bars.count),
        FigureMeasurement("length_by_value_spread", spread),
        FigureMeasurement(
          "legend_by_figure", scale.flatMap { scale in middle.map { scale / $0 } }),
      ],
      faults: [
        figure.nodes.allSatisfy { $0.value != nil }
          ? nil
          : LocalizedText("a mark has no value in the file", "une marque sans valeur au fichier"),
        (spread ?? 1) > 1.06
          ? LocalizedText(
            "lengths are not proportional to values", "longueurs non proportionnelles aux valeurs")
          : nil,
        value == nil ? LocalizedText("no legend shows a value", "aucune légende de valeur") : nil,
        isOfScale
          ? nil : LocalizedText("the legend has another scale", "légende à une autre échelle"),
        entry.map { Self.significantDigits(of: $0.text) <= 2 } ?? true
          ? nil : LocalizedText("the value is not round", "la valeur n’est pas ronde"),
        figure.text(of: .widthLegend).contains(where: \.isLetter)
          ? nil : LocalizedText("the measure has no name", "la mesure n’est pas nommée"),
      ])
  }

  /// 12 of bands and cells: each look has an entry, and two entries differ in form, rim or by 9 units of
  /// lightness. The ribbons of a chord diagram have the colours of its arcs, which bear their names.
  var areaLegend: FigureCheck {
    if kind == .chord {
      let arcs = figure.nodes.map { $0.shape?.fill }
      let strange = figure.edges.count { edge in
        guard let fill = edge.shapes.first?.fill else { return true }
        return fill != arcs[edge.tail] && fill != arcs[edge.head]
      }
      return check(
        12, [FigureMeasurement("line_styles", arcs.count), FigureMeasurement("strange", strange)],
        faults: [
          strange > 0
            ? LocalizedText(
              "a ribbon has the colour of neither of its arcs",
              "un ruban n’a la couleur d’aucun de ses arcs") : nil
        ])
    }
    let styles = Set(figure.edges.compactMap { $0.shapes.first.map(areaStyle) })
    let entries = legend.lines.compactMap { entry in entry.symbols.first.map { (entry.text, $0) } }
    let missing = styles.subtracting(entries.map { areaStyle($0.1) })
    var alike: [String] = []
    for (place, first) in entries.enumerated() {
      for second in entries.dropFirst(place + 1)
      where areaDress(first.1) == areaDress(second.1)
        && abs(shade(first.1) - shade(second.1)) < 9
      {
        alike.append("\(first.0) / \(second.0)")
      }
    }
    return check(
      12,
      [
        FigureMeasurement("line_styles", styles.count),
        FigureMeasurement("line_entries", entries.count),
        FigureMeasurement("by_colour_alone", alike.count),
      ],
      faults: [
        missing.isEmpty
          ? nil
          : LocalizedText(
            "\(missing.count) looks have no entry", "\(missing.count) aspects ne sont pas expliqués"
          ),
        alike.isEmpty
          ? nil
          : {
            let names = alike.prefix(3).joined(separator: ", ")
            return LocalizedText(
              "told apart by colour alone: \(names)",
              "distingués par la seule couleur\u{00A0}: \(names)")
          }(),
      ])
  }

  /// The lightness of what is painted, over the page.
  private func shade(_ shape: GradedFigure.Shape) -> Double {
    lightness(
      shape.fill.map { $0.over(figure.background, opacity: shape.fillOpacity) } ?? shape.stroke)
  }

  /// What is left of the look of a band or cell without colour. The form of a band is where it leads.
  private func areaDress(_ shape: GradedFigure.Shape) -> String {
    let dash = shape.dash.map { String(Int($0.rounded())) }.joined(separator: " ")
    let isHollow = shape.fill == nil || shape.fill == figure.background
    // A low bar and a high one have the same corners.
    let aspect = Int((shape.box.width / max(shape.box.height, 0.01) * 2).rounded())
    return (kind == .matrix ? "\(aspect) " + shape.form : "band") + "|" + dash
      + (isHollow ? "|hollow" : "")
  }

  private func areaStyle(_ shape: GradedFigure.Shape) -> String {
    areaDress(shape) + "|" + (shape.fill?.hex ?? "none") + "|" + (shape.stroke?.hex ?? "none")
      + "|\(Int((shape.fillOpacity * 100).rounded()))"
  }

  /// 14 of bands and cells. A band leaves the payer to the right, a cell stands in the row of the payer
  /// and the column of the payee; the figure says so. The ten largest amounts stand at the bars, or in
  /// the notes where the picture has no room for words.
  func areaFunding(_ lines: [GradedFigure.Edge]) -> FigureCheck {
    let rule =
      kind == .sankey
      ? ["left to right", "gauche à droite"] : ["row of its source", "ligne de sa source"]
    let saysWay = FigureWords.mentions(rule, in: words.subtitle + " " + words.note)
    let bare = lines.filter { edge in
      guard let box = edge.areas.first.flatMap({ Placement.bounds(of: $0) }) else { return true }
      let (payer, payee) = (figure.nodes[edge.tail].box, figure.nodes[edge.head].box)
      return kind == .sankey
        ? abs(box.minX - payer.maxX) > 1 || abs(box.maxX - payee.minX) > 1
        : edge.areas.count != 1 || abs(box.center.y - payer.center.y) > payer.height / 2
          || abs(box.center.x - payee.center.x) > payee.width / 2
    }
    let known = lines.filter { $0.title.map(FigureWords.hasCurrency) ?? false }
    let largest = known.sorted { ($0.amount ?? 0) > ($1.amount ?? 0) }.prefix(10)
    let unwritten = largest.filter { kind == .sankey ? !isAtBar($0) : !isInNotes($0) }
    let hasYear = [words.subtitle, words.note, words.date].contains(where: FigureWords.hasYear)
    return check(
      14,
      [
        FigureMeasurement("funding", lines.count), FigureMeasurement("no_arrow", bare.count),
        FigureMeasurement("amounts_known", known.count),
        FigureMeasurement("amounts_written", largest.count - unwritten.count),
      ],
      faults: [
        bare.isEmpty && saysWay
          ? nil : LocalizedText("funding without a direction", "financements sans sens"),
        unwritten.isEmpty
          ? nil
          : LocalizedText("too few amounts are written", "trop peu de montants inscrits"),
        kind == .matrix && known.count > 10 && !FigureWords.contains(known.count, in: words.note)
          ? LocalizedText(
            "the notes do not count the other amounts",
            "les notes ne comptent pas les autres montants")
          : nil,
        hasYear || known.isEmpty
          ? nil : LocalizedText("the amounts have no year", "les montants n’ont pas d’année"),
      ])
  }

  /// Whether a bar at one end of a band bears its amount, as its title states it.
  private func isAtBar(_ edge: GradedFigure.Edge) -> Bool {
    let sums = (edge.title ?? "").split { $0.isNewline }.dropFirst().map(\.trimmed)
      .filter { FigureWords.hasCurrency($0) }
    let text = figure.text(of: .amount)
    return !sums.isEmpty && sums.allSatisfy { text.contains($0) }
  }

  /// Whether the notes say `payer → payee` and an amount after it.
  private func isInNotes(_ edge: GradedFigure.Edge) -> Bool {
    let ends = [edge.tail, edge.head].map { firstLine(figure.nodes[$0].title ?? "") }
    let parts = words.note.split(separator: ends.joined(separator: " → "))
    return parts.count > 1
      && parts.dropFirst().contains { FigureWords.hasCurrency(String($0.prefix(30))) }
  }
}
