import NetworkGraph
import NetworkLayout

/// Checks 1 to 9: can every name be read, and does the eye find its actor?
extension FigureGrading {
  var nameChecks: [FigureCheck] {
    [
      noNameOnName, noNameOnNode, nothingCut, textSizes, namedActors, namesInFull, namesByNode,
      rimAndContrast, namesOnLines,
    ]
  }

  private var labels: [GradedFigure.Label] { figure.nodes.compactMap(\.label) }

  private func sample(_ items: some Sequence<String>) -> String {
    let items = Array(items)
    return items.prefix(3).joined(separator: ", ") + (items.count > 3 ? ", …" : "")
  }

  /// 1. `lab_ov` as in the field; amounts and other texts of the picture count, too: what lies on a
  /// name hides it, whatever it is.
  private var noNameOnName: FigureCheck {
    if let lackOfNodes { return notJudged(1, lackOfNodes) }
    let others = otherTextsOnNames
    return check(
      1,
      [
        FigureMeasurement("lab_ov", overlaps.nameOverlaps.count),
        FigureMeasurement("text_on_lab", others.count),
      ],
      faults: [
        overlaps.nameOverlaps.isEmpty
          ? nil
          : {
            let names = sample(
              overlaps.nameOverlaps.map { "\(figure.nodes[$0].id) / \(figure.nodes[$1].id)" })
            return LocalizedText("names overlap: \(names)", "noms superposés\u{00A0}: \(names)")
          }(),
        others.isEmpty
          ? nil
          : LocalizedText(
            "texts lie on names: \(sample(others))",
            "textes posés sur des noms\u{00A0}: \(sample(others))"),
      ])
  }

  /// Texts that belong to no name and lie on one by more than 0.3 points.
  private var otherTextsOnNames: [String] {
    let boxes = figure.nodes.map { $0.label?.box.insetBy(0.15) }
    let index = BoxIndex(boxes)
    let named = Set(labels.flatMap { $0.lines.map(\.order) })
    return figure.lines.filter { line in
      guard !named.contains(line.order) else { return false }
      var isHit = false
      let box = line.box.insetBy(0.15)
      index.forEach(meeting: box) { if boxes[$0]!.overlaps(box) { isHit = true } }
      return isHit
    }.map(\.text)
  }

  private var noNameOnNode: FigureCheck {
    if let lackOfNodes { return notJudged(2, lackOfNodes) }
    let onNodes = overlaps.namesOnNodes
    let nodes = overlaps.nodeOverlaps
    return check(
      2,
      [
        FigureMeasurement("lab_node", onNodes.count), FigureMeasurement("node_ov", nodes.count),
      ],
      faults: [
        onNodes.isEmpty
          ? nil
          : {
            let names = sample(onNodes.map { "\(figure.nodes[$0].id) / \(figure.nodes[$1].id)" })
            return LocalizedText("names on nodes: \(names)", "noms sur des nœuds\u{00A0}: \(names)")
          }(),
        nodes.isEmpty
          ? nil
          : {
            let names = sample(nodes.map { "\(figure.nodes[$0].id) / \(figure.nodes[$1].id)" })
            return LocalizedText("nodes overlap: \(names)", "nœuds superposés\u{00A0}: \(names)")
          }(),
      ])
  }

  /// 3. Cut is what reaches more than half a point beyond the page; hidden is a text of the picture
  /// on one of the legend, the title or the notes, or one of these on another.
  private var nothingCut: FigureCheck {
    guard let page = figure.page else {
      return notJudged(3, LocalizedText("the page has no size", "la page n’a pas de dimensions"))
    }
    let cut = figure.lines.filter {
      $0.box.minX < -0.5 || $0.box.minY < -0.5 || $0.box.maxX > page.width + 0.5
        || $0.box.maxY > page.height + 0.5
    }
    let fixed = Set(figure.blocks.filter { $0.kind != .amount }.flatMap { $0.lines.map(\.order) })
    let boxes = figure.lines.map { $0.box.insetBy(0.3) }
    let hidden = BoxIndex(boxes).overlappingPairs.filter { first, second in
      let (a, b) = (figure.lines[first], figure.lines[second])
      return a.order != b.order && (fixed.contains(a.order) || fixed.contains(b.order))
    }
    return check(
      3,
      [
        FigureMeasurement("clipped", cut.count), FigureMeasurement("hidden", hidden.count),
      ],
      faults: [
        cut.isEmpty
          ? nil
          : LocalizedText(
            "cut by the page: \(sample(cut.map(\.text)))",
            "coupés par la page\u{00A0}: \(sample(cut.map(\.text)))"),
        hidden.isEmpty
          ? nil
          : {
            let texts = sample(
              hidden.map { "\(figure.lines[$0].text) / \(figure.lines[$1].text)" })
            return LocalizedText("on each other: \(texts)", "superposés\u{00A0}: \(texts)")
          }(),
      ])
  }

  private var textSizes: FigureCheck {
    guard let least = figure.lines.map(\.size).min() else {
      return notJudged(4, LocalizedText("the file has no text", "le fichier n’a aucun texte"))
    }
    let scale = pageScale
    let name = labels.map(\.size).min()
    // Two decimals are all that a file has to say, so is a hundredth of a point.
    let isSmall = least * scale < 6 - 0.01
    let hasSmallName = name.map { $0 * scale < 7 - 0.01 } ?? false
    return check(
      4,
      [
        FigureMeasurement("text_min", least * scale),
        FigureMeasurement("name_min", name.map { $0 * scale }),
        FigureMeasurement("scale", scale, 3),
      ],
      faults: [
        isSmall || hasSmallName
          ? LocalizedText(
            "too small on the printed page", "trop petit sur la page imprimée") : nil
      ])
  }

  /// 5. A number with an index among the notes is a name only beyond 150 actors. Marks that stand where
  /// their values put them cannot make room for names: what has none is counted, however few they are.
  private var namedActors: FigureCheck {
    if let lackOfNodes { return notJudged(5, lackOfNodes) }
    // A ring stands for several actors; the arc of a group is named as one.
    let count = kind == .scatter ? figure.actorCount : figure.nodes.count
    let numbered = labels.count { $0.text.allSatisfy { $0.isNumber } }
    let numberedActors = figure.nodes.filter { node in
      node.label.map { label in
        label.text.allSatisfy { $0.isNumber }
          && !(node.title ?? node.id).trimmed.hasPrefix(label.text)
      } ?? false
    }
    let indexed = numberedActors.count { node in
      words.all.contains(node.label!.text + " " + firstLine(node.title ?? node.id))
    }
    let named = labels.count - numberedActors.count
    let missing = count - named - indexed
    let measurements = [
      FigureMeasurement("labelled", Double(labels.count) / Double(count)),
      FigureMeasurement("named", named), FigureMeasurement("numbered", numbered),
    ]
    if kind == .multiples { return namedInSomePanel(measurements) }
    let hasFixedPlaces = kind == .ternary || kind == .scatter
    if count <= 150, !hasFixedPlaces {
      return check(
        5, measurements,
        faults: [
          named == count
            ? nil
            : {
              let bare = figure.nodes.filter { $0.label == nil } + numberedActors
              return LocalizedText(
                "without a name: \(sample(bare.map(\.id)))",
                "sans nom\u{00A0}: \(sample(bare.map(\.id)))")
            }()
        ])
    }
    let isStated =
      missing == 0 || FigureWords.contains(missing, in: words.note)
      || !hasFixedPlaces && FigureWords.contains(named, in: words.note)
    return check(
      5, measurements,
      faults: [
        isStated
          ? nil
          : LocalizedText(
            "the notes do not say that \(missing) actors have no name",
            "les notes ne disent pas que \(missing) acteurs n’ont pas de nom")
      ])
  }

  /// Who has a tie in some panel is named in one of them at least, by a name or by a number of the
  /// index; beyond 150 actors the notes may say how many are not.
  private func namedInSomePanel(_ measurements: [FigureMeasurement]) -> FigureCheck {
    let named = figure.nodes.filter { node in
      guard let label = node.label else { return false }
      return !label.text.allSatisfy { $0.isNumber }
        || words.all.contains(label.text + " " + firstLine(node.title ?? node.id))
    }
    let bare = Set(figure.nodes.map(\.id)).subtracting(named.map(\.id)).sorted()
    let mayMiss = figure.actorCount > 150 && FigureWords.contains(bare.count, in: words.note)
    return check(
      5, measurements,
      faults: [
        bare.isEmpty || mayMiss
          ? nil
          : LocalizedText(
            "without a name in any panel: \(sample(bare))",
            "sans nom dans aucune vignette\u{00A0}: \(sample(bare))")
      ])
  }

  func firstLine(_ text: String) -> String {
    (text.split { $0.isNewline }.first ?? "").trimmed
  }

  /// 6. The name in full is the first line of the node's title where the node has an id of its own.
  private var namesInFull: FigureCheck {
    if let lackOfNodes { return notJudged(6, lackOfNodes) }
    guard !labels.isEmpty else {
      return notJudged(6, LocalizedText("there is no name", "il n’y a aucun nom"))
    }
    let lineCount = labels.map(\.lines.count).max() ?? 0
    let length = labels.flatMap { $0.lines.map(\.text.count) }.max() ?? 0
    let broken = figure.nodes.filter { node in
      guard let label = node.label else { return false }
      let full = node.hasOwnID ? node.title.map(firstLine) : nil
      return !NameText(lines: label.lines.map(\.text)).says(full, note: words.note)
    }
    return check(
      6,
      [
        FigureMeasurement("name_lines", lineCount), FigureMeasurement("name_length", length),
        FigureMeasurement("broken", broken.count),
      ],
      faults: [
        lineCount > 4
          ? LocalizedText("a name has more than 4 lines", "un nom a plus de 4 lignes") : nil,
        length > 26 && !hasNameColumns
          ? LocalizedText(
            "a line of a name has more than 26 characters",
            "une ligne d’un nom a plus de 26 caractères") : nil,
        broken.isEmpty
          ? nil
          : LocalizedText(
            "cut, or broken within a word: \(sample(broken.map(\.id)))",
            "tronqués ou coupés dans un mot\u{00A0}: \(sample(broken.map(\.id)))"),
      ])
  }

  /// Whether names stand below one another in columns of their own, where nothing lies beside them.
  private var hasNameColumns: Bool {
    [.matrix, .ranking, .circular, .bipartite].contains(kind)
  }

  private var namesByNode: FigureCheck {
    if let lackOfNodes { return notJudged(7, lackOfNodes) }
    guard !labels.isEmpty else {
      return notJudged(7, LocalizedText("there is no name", "il n’y a aucun nom"))
    }
    let ambiguous = NameMeasures.ambiguous(in: figure)
    let loose = ambiguous.filter { !figure.nodes[$0].label!.hasLeader }
    return check(
      7,
      [
        FigureMeasurement("lab_amb", ambiguous.count), FigureMeasurement("no_leader", loose.count),
      ],
      faults: [
        loose.isEmpty
          ? nil
          : {
            let names = sample(loose.map { figure.nodes[$0].id })
            return LocalizedText(
              "nearer to another actor: \(names)", "plus près d’un autre acteur\u{00A0}: \(names)")
          }()
      ])
  }

  /// 8. A name within its own node needs no rim; every text needs contrast with what it lies on,
  /// which is its rim where it has one.
  private var rimAndContrast: FigureCheck {
    if let lackOfNodes { return notJudged(8, lackOfNodes) }
    guard !figure.lines.isEmpty else {
      return notJudged(8, LocalizedText("the file has no text", "le fichier n’a aucun texte"))
    }
    let background = figure.background
    let backdrop = Backdrop(figure)
    var bare: [String] = []
    var least: Double?
    for node in figure.nodes {
      guard let label = node.label else { continue }
      if node.box.contains(label.box) { continue }
      for line in label.lines {
        if line.halo > 0 { least = min(least ?? .infinity, line.halo) }
        let isRimmed = line.halo >= 1 - 0.005 && line.haloColour == background
        if !isRimmed, bare.last != node.id { bare.append(node.id) }
      }
    }
    var (contrast, faint) = (21.0, [String]())
    for line in figure.lines {
      let behind = line.haloColour ?? backdrop.colour(behind: line)
      let value = (line.fill ?? behind).contrast(with: behind)
      contrast = min(contrast, value)
      if value < 4.5 { faint.append(line.text) }
    }
    return check(
      8,
      [
        FigureMeasurement("halo_min", least), FigureMeasurement("no_halo", bare.count),
        FigureMeasurement("contrast_min", contrast),
      ],
      faults: [
        bare.isEmpty
          ? nil
          : LocalizedText(
            "no rim of 1 pt: \(sample(bare))", "sans cerne de 1 pt\u{00A0}: \(sample(bare))"),
        faint.isEmpty
          ? nil
          : LocalizedText("too faint: \(sample(faint))", "trop pâles\u{00A0}: \(sample(faint))"),
      ])
  }

  /// 9. A line stays traceable when names of other actors hide no more than half of it. The names of
  /// its own ends are read along with it; but with them, too, a tenth must be seen.
  private var namesOnLines: FigureCheck {
    if let lackOfNodes { return notJudged(9, lackOfNodes) }
    guard !labels.isEmpty else {
      return notJudged(9, LocalizedText("there is no name", "il n’y a aucun nom"))
    }
    let share = Double(overlaps.crossedNames.count) / Double(labels.count)
    let covered = zip(figure.edges, overlaps.coveredLengths).map { edge, hidden in
      let length = max(edge.strokes.reduce(0) { $0 + FigureReader.length($1) }, 1e-6)
      return (edge: edge, foreign: hidden.foreign / length, all: hidden.all / length)
    }
    let lost = covered.filter { $0.foreign > 0.5 || $0.all > 0.9 }.map(\.edge)
    return check(
      9,
      [
        FigureMeasurement("edge_lab", overlaps.crossedNames.count),
        FigureMeasurement("edge_lab_share", share),
        FigureMeasurement("hidden_max", covered.map(\.foreign).max()),
        FigureMeasurement("hidden_with_own_max", covered.map(\.all).max()),
      ],
      faults: [
        share > 0.25
          ? LocalizedText(
            "lines cross more than a quarter of the names",
            "des traits traversent plus d’un quart des noms") : nil,
        lost.isEmpty
          ? nil
          : {
            let names = sample(lost.map { "\($0.source) → \($0.target)" })
            return LocalizedText(
              "lost under names: \(names)",
              "perdus sous des noms\u{00A0}: \(names)")
          }(),
      ])
  }
}
