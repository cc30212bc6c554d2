import NetworkGraph
import NetworkLayout

/// Checks 15 to 20: colours, contrast, weight of lines.
extension FigureGrading {
  var colourChecks: [FigureCheck] {
    [fewColours, safeColours, greyCategories, nodeContrast, layerOrder, leastLine]
  }

  /// The looks that stand for categories: those of the legend, else those of the nodes.
  ///
  /// The form is that of the shape and of the signs on it; arcs have one form.
  var categories: [(name: String, shape: GradedFigure.Shape, form: String)] {
    let entries = legend.categories.compactMap { entry in
      entry.symbols.first.map {
        (entry.text, $0, entry.symbols.map(\.form).joined(separator: " + "))
      }
    }
    guard entries.isEmpty else { return entries }
    var seen: Set<String> = []
    return figure.nodes.compactMap { node in
      guard let shape = node.shape, let fill = shape.fill else { return nil }
      let form = kind == .chord ? "arc" : shape.form
      guard seen.insert(fill.hex + shape.form).inserted else { return nil }
      return (node.group ?? fill.hex, shape, form)
    }
  }

  /// Why categories cannot be judged: nodes that look alike and tell no group may have some that
  /// the figure does not show. `nil` where they can.
  private var lackOfCategories: LocalizedText? {
    if let lackOfNodes { return lackOfNodes }
    return categories.count > 1 || !legend.categories.isEmpty
      || figure.nodes.contains { $0.group != nil }
      ? nil
      : LocalizedText(
        "no node has a group in the file (data-group)",
        "aucun nœud n’a de groupe dans le fichier (data-group)")
  }

  var categoryPairs: [CategoryPair] {
    let all = categories
    return all.indices.flatMap { first in
      all.indices.dropFirst(first + 1).map { second in
        let (a, b) = (all[first], all[second])
        return CategoryPair(
          names: [a.name, b.name], differsInShape: a.form != b.form,
          lightnessDifference: abs(lightness(a.shape.fill) - lightness(b.shape.fill)))
      }
    }
  }

  func lightness(_ colour: Colour?) -> Double {
    ColourVision.normal.lab(of: colour ?? figure.background).l
  }

  /// 15. Greys are "other" and "not stated" and count apart, but no two entries share one.
  private var fewColours: FigureCheck {
    if let lackOfCategories { return notJudged(15, lackOfCategories) }
    let fills = categories.map { $0.shape.fill?.hex ?? "none" }
    let coloured = Set(categories.compactMap(\.shape.fill).filter { !$0.isGrey })
    // A palette of greys has no other colours to count.
    let count = coloured.isEmpty ? Set(fills).count : coloured.count
    let shared = fills.count - Set(fills).count
    return check(
      15,
      [
        FigureMeasurement("category_colours", count), FigureMeasurement("shared_colours", shared),
      ],
      faults: [
        count > (coloured.isEmpty ? 8 : 7)
          ? LocalizedText("more than seven colours", "plus de sept couleurs") : nil,
        shared > 0
          ? LocalizedText("categories share a colour", "des catégories partagent une couleur")
          : nil,
      ])
  }

  private var safeColours: FigureCheck {
    if let lackOfCategories { return notJudged(16, lackOfCategories) }
    let all = categories.compactMap { item in item.shape.fill.map { (item.name, $0) } }
    var least: (difference: Double, names: String)?
    for (index, first) in all.enumerated() {
      for second in all.dropFirst(index + 1) {
        let difference = ColourVision.leastDifference(first.1, second.1)
        if difference < least?.difference ?? .infinity {
          least = (difference, "\(first.0) / \(second.0)")
        }
      }
    }
    return check(
      16, [FigureMeasurement("ciede2000_min", least?.difference, 1)],
      faults: [
        least.flatMap {
          $0.difference < 10
            ? LocalizedText("too alike: \($0.names)", "trop proches\u{00A0}: \($0.names)") : nil
        }
      ],
      remarks: [
        least == nil
          ? LocalizedText("one colour has no other to be taken for", "une seule couleur") : nil
      ])
  }

  private var greyCategories: FigureCheck {
    if let lackOfCategories { return notJudged(17, lackOfCategories) }
    let pairs = categoryPairs
    // Arcs that bear their names need no colour to be known.
    let isNamed = kind == .chord && figure.nodes.allSatisfy { $0.label != nil }
    let alike = isNamed ? [] : pairs.filter { !$0.isDistinct }
    let names = alike.prefix(3).map { $0.names.joined(separator: " / ") }.joined(separator: ", ")
    return check(
      17,
      [
        FigureMeasurement("pairs", pairs.count), FigureMeasurement("alike_in_grey", alike.count),
        FigureMeasurement("delta_l_min", pairs.map(\.lightnessDifference).min(), 1),
      ],
      faults: [
        alike.isEmpty
          ? nil
          : LocalizedText(
            "same shape and near in lightness: \(names)",
            "même forme et clarté voisine\u{00A0}: \(names)")
      ],
      remarks: [
        isNamed
          ? LocalizedText("each arc bears its name", "chaque arc porte son nom") : nil
      ])
  }

  private var nodeContrast: FigureCheck {
    if let lackOfNodes { return notJudged(18, lackOfNodes) }
    let background = figure.background
    let scale = pageScale
    var least = 21.0
    var faint: [String] = []
    for node in figure.nodes {
      guard let shape = node.shape else { continue }
      let fill = shape.fill.map {
        $0.over(background, opacity: shape.fillOpacity).contrast(with: background)
      }
      let rim =
        shape.strokeWidth * scale >= 0.5 - 0.005 ? shape.stroke?.contrast(with: background) : nil
      let value = max(fill ?? 1, rim ?? 1)
      least = min(least, value)
      if value < 3 { faint.append(node.id) }
    }
    return check(
      18, [FigureMeasurement("node_contrast_min", least)],
      faults: [
        faint.isEmpty
          ? nil
          : {
            let names = faint.prefix(3).joined(separator: ", ")
            return LocalizedText("too faint: \(names)", "trop pâles\u{00A0}: \(names)")
          }()
      ])
  }

  /// 19. Lighter means of less visual weight: what a cut across the middle of the mark shows of ink,
  /// its breadth times its darkness (100 − L*) by 100. A pale disc of ten points is heavier than a
  /// dark line of one. Names, which lie on both, must be darker than the middle one of the nodes.
  private var layerOrder: FigureCheck {
    if let lackOfNodes { return notJudged(19, lackOfNodes) }
    let lastEdge = figure.edges.map(\.order).max() ?? -1
    let firstNode = figure.nodes.map(\.order).min() ?? 0
    let lastNode = figure.nodes.map(\.order).max() ?? 0
    // Names within their nodes are painted with them.
    let loose = figure.nodes.compactMap { node in
      node.label.flatMap { node.box.contains($0.box) ? nil : $0 }
    }
    // The breadth of a band and of a cell is what it shows.
    let edgeInk = median(
      (kind.drawsLines ? figure.edges : []).compactMap(\.course).map { course in
        course.stroke == nil
          ? (100 - lightness(course.fill)) / 100 * course.fillOpacity
          : (100 - lightness(course.stroke)) / 100 * course.strokeWidth
      })
    let nodeInk = median(
      figure.nodes.compactMap(\.shape).map { shape in
        (100 - lightness(shape.fill)) / 100 * min(shape.box.width, shape.box.height)
          + (shape.stroke.map { (100 - lightness($0)) / 100 * 2 * shape.strokeWidth } ?? 0)
      })
    let nodeLight = median(figure.nodes.compactMap(\.shape?.fill).map { lightness($0) })
    let nameLight = median(
      figure.nodes.compactMap { $0.label?.lines.first?.fill }.map { lightness($0) })
    return check(
      19,
      [
        FigureMeasurement("edge_ink", edgeInk), FigureMeasurement("node_ink", nodeInk),
        FigureMeasurement("node_lightness", nodeLight, 1),
        FigureMeasurement("name_lightness", nameLight, 1),
      ],
      faults: [
        lastEdge > firstNode
          ? LocalizedText("a line lies on a node", "un trait passe au-dessus d’un nœud") : nil,
        loose.contains { $0.order < lastNode }
          ? LocalizedText("a name lies below a node", "un nom passe sous un nœud") : nil,
        (edgeInk ?? 0) >= (nodeInk ?? .infinity)
          ? LocalizedText("lines outweigh nodes", "les traits l’emportent sur les nœuds") : nil,
        (nameLight ?? 0) >= (nodeLight ?? .infinity)
          ? LocalizedText("names are paler than nodes", "les noms sont plus pâles que les nœuds")
          : nil,
      ],
      remarks: [
        lastEdge < 0 ? LocalizedText("there is no line", "il n’y a aucun trait") : nil
      ])
  }

  private func median(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.sorted()[values.count / 2]
  }

  private var leastLine: FigureCheck {
    let drawn = figure.shapes.filter { $0.stroke != nil }
    guard let least = drawn.map(\.strokeWidth).min() else {
      return check(
        20, [FigureMeasurement("line_min", nil as Double?)], faults: [],
        remarks: [LocalizedText("there is no line", "il n’y a aucun trait")])
    }
    return check(
      20, [FigureMeasurement("line_min", least * pageScale)],
      faults: [
        least * pageScale < 0.25 - 0.001
          ? LocalizedText("too thin for print", "trop fin pour l’impression") : nil
      ])
  }
}
