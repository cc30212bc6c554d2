import NetworkGraph
import NetworkLayout

/// The words, colours and legend of a matrix.
struct MatrixWords {
  let chart: MatrixChart

  private var scene: DiagramScene { chart.scene }
  private var language: Language { chart.scene.language }

  /// The colour of the heaviest ties.
  var shade: Colour { scene.palette == .grayscale ? Colour(0x222222) : Colour(0x08306B) }

  /// The part of the pairs of actors that are tied, isolated actors included.
  private var density: Double {
    let count = Double(scene.nodes.count)
    var pairs: Set<[Int]> = []
    for edge in scene.edges where !edge.isLoop {
      pairs.insert([min(edge.tail, edge.head), max(edge.tail, edge.head)])
    }
    return count > 1 ? Double(pairs.count) / (count * (count - 1) / 2) : 0
  }

  var nothing: String {
    chart.order.rows.isEmpty
      ? language.say(
        "No two actors are tied, so there is no cell to fill.",
        "Aucun lien entre deux acteurs\u{00A0}: aucune case à remplir.")
      : language.say(
        "\(language.format(chart.order.rows.count)) actors have ties; above "
          + "\(language.format(MatrixChart.actorLimit)) a cell is too small to be seen. Draw a part "
          + "of the network, or its groups as a chord diagram.",
        "\(language.format(chart.order.rows.count)) acteurs ont des liens\u{00A0}; au-delà de "
          + "\(language.format(MatrixChart.actorLimit)), une case est trop petite. Tracez une partie "
          + "du réseau, ou ses groupes en diagramme à cordes.")
  }

  var caption: FigureCaption {
    let mark = language.say(
      "A row and a column are an actor, a filled cell is a tie between the two",
      "Une ligne et une colonne sont un acteur, une case pleine est un lien entre les deux")
    let dense =
      language.say("density ", "densité ") + language.format(density, decimals: 2)
    return FigureCaption(
      title: scene.caption.title,
      subtitle: [mark, scene.counts(drawn: chart.order.rows.count), dense, scene.facts.period]
        .filter { !$0.isEmpty }
        .joined(separator: language.say("; ", "\u{00A0}; ")),
      source: scene.caption.source, date: scene.caption.date, dateLine: scene.caption.dateLine,
      description: description)
  }

  var legend: [LegendBlock] {
    func entry(_ text: String, _ fill: Colour, _ outline: Colour?) -> LegendBlock.Entry {
      LegendBlock.Entry(
        text: text, width: LegendBlock.symbolWidth,
        symbol: { middle in
          let box = [(-3.5, -3.5), (3.5, -3.5), (3.5, 3.5), (-3.5, 3.5)]
            .map { Point(x: middle.x + $0.0, y: middle.y + $0.1) }
          return [
            .polygon(
              box, FigureElement.Paint(fill: fill, stroke: outline, strokeWidth: 0.4))
          ]
        })
    }
    var counts = scene.categories.map { _ in 0 }
    for node in chart.order.rows { counts[scene.nodes[node].category] += 1 }
    let categories = zip(scene.categories, counts).filter { $0.1 > 0 }.map {
      entry("\($0.0.label) (\(language.format($0.1)))", $0.0.fill, $0.0.outline)
    }
    let cells: [LegendBlock.Entry]
    let heading: String
    if let classes = chart.classes {
      heading = language.say("Cells: weight of the tie", "Cases\u{00A0}: poids du lien")
      cells = classes.bounds.indices.map { index in
        let colour = shade.lightened(by: classes.lightening(index))
        return entry(classes.label(index, in: language), colour, colour.outlineOnWhite)
      }
    } else {
      heading = language.say("Cells: ties", "Cases\u{00A0}: liens")
      var roles: [(Kind.Role?, RelationStatus)] = []
      cells = scene.edgeLegend.compactMap { item in
        guard let role = item.role, !roles.contains(where: { $0 == (role, .actual) }) else {
          return nil
        }
        roles.append((role, .actual))
        return entry(
          "\(item.label) (\(language.format(item.count)))", item.style.colour,
          item.style.colour.outlineOnWhite)
      }
    }
    let ways = [1, 2, 3, 4].map { columns in
      [
        LegendBlock.list(
          id: "legend",
          heading: language.say("Diagonal: ", "Diagonale\u{00A0}: ")
            + scene.categoryCaption.lowercased(), categories, columns: columns, width: 400),
        LegendBlock.list(id: "edge-legend", heading: heading, cells, columns: columns, width: 400),
      ].filter { $0.id != "edge-legend" || !cells.isEmpty }
    }
    // Two columns keep the band low and the blocks together.
    return ways[min(1, max(0, (categories.count + cells.count) / 5))]
  }

  /// Rules and what is not shown; with `nil`, the longest notes that may come.
  func notes(for plan: MatrixPlan?) -> [String] {
    var notes: [String] = []
    if scene.edges.contains(where: { $0.arrow == .head }) {
      notes.append(
        language.say(
          "A directed tie fills only the cell in the row of its source; other ties fill two cells.",
          "Un lien orienté ne remplit que la case de la ligne de sa source\u{00A0}; les autres en "
            + "remplissent deux."))
    }
    if chart.classes == nil, scene.edges.contains(where: { $0.status != .actual }) {
      notes.append(
        language.say(
          "Paler cells are not in effect (announced, planned or ended).",
          "Les cases plus pâles ne sont pas en vigueur (annoncées, prévues ou terminées)."))
    }
    let rule =
      chart.order.isOptimal
      ? language.say(
        "optimal leaf order of average linkage on Jaccard distances of neighbourhoods",
        "ordre optimal des feuilles du lien moyen, distances de Jaccard des voisinages")
      : language.say(
        "spectral (Fiedler vector of the ties)", "spectral (vecteur de Fiedler des liens)")
    notes.append(
      chart.order.blocks.isEmpty
        ? language.say(
          "Order: \(rule); parts without a tie between them one after the other. A square block on "
            + "the diagonal is a group, a long row a hub.",
          "Ordre\u{00A0}: \(rule)\u{00A0}; les parties sans lien entre elles se suivent. Un bloc carré "
            + "sur la diagonale est un groupe, une longue ligne un pivot.")
        : language.say(
          "Order: by group (frames and brackets), within groups \(rule).",
          "Ordre\u{00A0}: par groupe (cadres et accolades), dans les groupes \(rule)."))
    notes.append(
      language.say(
        "Nothing random; the position in the order has no unit.",
        "Sans hasard\u{00A0}; la position dans l’ordre n’a pas d’unité."))
    switch plan?.naming {
    case .rows?:
      notes.append(
        language.say(
          "Columns are in the order of the rows and bear their numbers.",
          "Les colonnes suivent l’ordre des lignes et portent leurs numéros."))
      let shortened = zip(chart.order.rows, plan!.names).enumerated().filter {
        $0.element.1.isShortened
      }.map { "\($0.offset + 1)\u{00A0}\(scene.nodes[$0.element.0].label)" }
      if let names = ChartText.fullNames(shortened, language) { notes.append(names) }
    case .index?:
      notes.append(
        language.say(
          "Rows and columns are numbered alike; the index names them.",
          "Lignes et colonnes sont numérotées de même\u{00A0}; l’index les nomme."))
    case nil, .some(.none):
      notes.append(
        language.say(
          "The page has no room for the names of \(language.format(chart.order.rows.count)) actors; "
            + "a larger page, or the file on a screen, names each cell.",
          "La page n’a pas la place de nommer \(language.format(chart.order.rows.count)) acteurs"
            + "\u{00A0}; une page plus grande, ou le fichier à l’écran, nomme chaque case."))
    }
    let isolated = scene.nodes.count - chart.order.rows.count
    if isolated > 0 {
      notes.append(
        language.counted(isolated, .actor)
          + language.say(" without a tie, not drawn.", " sans lien, non tracés."))
    }
    let loops = scene.edges.count { $0.isLoop }
    if loops > 0 {
      notes.append(
        language.say(
          "Ties of an actor with itself, not drawn: \(language.format(loops)).",
          "Liens d’un acteur avec lui-même, non tracés\u{00A0}: \(language.format(loops))."))
    }
    if let left = scene.facts.exclusions { notes.append(left) }
    return notes
  }

  private var description: String {
    guard !chart.order.rows.isEmpty else { return nothing }
    var counts = [Int](repeating: 0, count: scene.nodes.count)
    for edge in scene.edges where !edge.isLoop {
      counts[edge.tail] += 1
      counts[edge.head] += 1
    }
    let fullest = chart.order.rows.sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(5)
      .map { "\(scene.nodes[$0].label) (\(language.format(counts[$0])))" }
    let actors = language.counted(chart.order.rows.count, .actor)
    return language.say(
      "Matrix of the ties of \(actors) (\(scene.facts.counts)). Fullest rows: \(fullest.joined(separator: ", ")).",
      "Matrice des liens de \(actors) (\(scene.facts.counts)). Lignes les plus pleines\u{00A0}: "
        + "\(fullest.joined(separator: ", ")).")
  }
}
