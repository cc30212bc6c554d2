import NetworkGraph
import NetworkLayout

/// The words, colours and legend of a matrix.
struct MatrixWords {
  let chart: MatrixChart

  private var scene: DiagramScene { chart.scene }
  private var language: Language { chart.scene.language }

  /// The colour of the heaviest ties.
  var shade: Colour { scene.palette == .grayscale ? Colour(0x222222) : Colour(0x08306B) }

  /// The colour of ties of a role, in effect or not: a hollow cell says the latter.
  func colour(of role: Kind.Role) -> Colour {
    LineStyle(role: role, status: .actual, palette: scene.palette).colour
  }

  /// The ties that are cells.
  private var ties: [DiagramScene.Edge] { scene.edges.filter { !$0.isLoop } }

  private var drawnCounts: String { scene.counts(drawn: chart.order.rows.count, ties: ties) }

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
      "A row and a column are an actor, a mark in a cell is a tie between the two",
      "Une ligne et une colonne sont un acteur, une marque dans une case est un lien entre les deux"
    )
    let dense =
      language.say("density ", "densité ") + language.format(density, decimals: 2)
    return FigureCaption(
      title: scene.caption.title,
      subtitle: [mark, drawnCounts, dense, scene.facts.period]
        .filter { !$0.isEmpty }
        .joined(separator: language.say("; ", "\u{00A0}; ")),
      source: scene.caption.source, date: scene.caption.date, dateLine: scene.caption.dateLine,
      description: description)
  }

  var legend: [LegendBlock] {
    func entry(_ text: String, _ sign: @escaping (Rectangle) -> FigureElement) -> LegendBlock.Entry
    {
      LegendBlock.Entry(
        text: text, width: LegendBlock.symbolWidth,
        symbol: { middle in
          [sign(Rectangle(center: middle, size: Size(width: 7, height: 7)))]
        })
    }
    let cells: [LegendBlock.Entry]
    let heading: String
    if let classes = chart.classes {
      heading = language.say("Cells: weight of the tie", "Cases\u{00A0}: poids du lien")
      cells = classes.bounds.indices.map { index in
        let colour = shade.lightened(by: classes.lightening(index))
        return entry(classes.label(index, in: language)) {
          CellForm.element(nil, isInEffect: true, colour: colour, in: $0)
        }
      }
    } else {
      heading = language.say("Cells: ties", "Cases\u{00A0}: liens")
      cells = scene.edgeLegend.compactMap { item in
        let count = ties.count {
          $0.role == item.role && ($0.status == .actual) == (item.status == .actual)
        }
        guard let role = item.role, count > 0 else { return nil }
        return entry("\(item.label) (\(language.format(count)))") {
          CellForm.element(
            role, isInEffect: item.status == .actual, colour: colour(of: role), in: $0)
        }
      }
    }
    let ways = [1, 2, 3, 4].map { columns in
      [
        SceneLegend.categoryBlock(
          scene, nodes: chart.order.rows,
          heading: language.say("Diagonal: ", "Diagonale\u{00A0}: ")
            + scene.categoryCaption.lowercased(), columns: columns, width: 400),
        LegendBlock.list(id: "edge-legend", heading: heading, cells, columns: columns, width: 400),
      ].filter { $0.id != "edge-legend" || !cells.isEmpty }
    }
    // Two columns keep the band low and the blocks together.
    return ways[min(1, max(0, (scene.categories.count + cells.count) / 5))]
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
          "Hollow cells are not in effect (announced, planned or ended).",
          "Les cases creuses ne sont pas en vigueur (annoncées, prévues ou terminées)."))
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
          "Rows and columns are ordered by likeness: \(rule); parts without a tie between them one after the other. A square block on "
            + "the diagonal is a group, a long row a hub.",
          "Lignes et colonnes sont rangées par ressemblance\u{00A0}: \(rule)\u{00A0}; les parties sans lien entre elles se suivent. Un bloc carré "
            + "sur la diagonale est un groupe, une longue ligne un pivot.")
        : language.say(
          "Rows and columns are ordered by group (frames and brackets), within groups \(rule).",
          "Lignes et colonnes sont rangées par groupe (cadres et accolades), dans les groupes "
            + "\(rule)."))
    notes.append(
      language.say(
        "Nothing random; the position in the order has no unit, nor has the distance of two rows.",
        "Sans hasard\u{00A0}; ni la position dans l’ordre ni la distance de deux lignes n’ont d’unité."
      ))
    if let money { notes.append(money) }
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

  /// The largest sums of money, for which a cell has no room.
  private var money: String? {
    let funding = ties.filter { $0.role == .funding }
    let written = funding.filter { $0.amountLabel != nil }
    guard !written.isEmpty else { return nil }
    let list = written.map {
      "\(scene.nodes[$0.tail].label) → \(scene.nodes[$0.head].label) \($0.amountLabel!)"
    }.joined(separator: language.say("; ", "\u{00A0}; "))
    let share =
      written.count < funding.count
      ? language.say(
        " (\(language.format(written.count)) of \(language.format(funding.count)) funding ties)",
        " (\(language.format(written.count)) liens de financement sur "
          + "\(language.format(funding.count)))") : ""
    return language.say("Amounts", "Montants") + share + language.say(": ", "\u{00A0}: ") + list
      + "."
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
      "Matrix of the ties of \(actors) (\(drawnCounts)). Fullest rows: \(fullest.joined(separator: ", ")).",
      "Matrice des liens de \(actors) (\(drawnCounts)). Lignes les plus pleines\u{00A0}: "
        + "\(fullest.joined(separator: ", ")).")
  }
}
