import NetworkGraph
import NetworkLayout

/// What a scatter says in words, and its legend.
extension ScatterChart {
  /// What colours, rings and lines mean.
  var legend: [LegendBlock] {
    let piles = piles
    let piled = Set(piles.joined())
    let single = drawn.filter { !piled.contains($0) }
    var blocks: [LegendBlock] = []
    if !single.isEmpty {
      blocks.append(
        SceneLegend.categoryBlock(
          scene, nodes: single, columns: scene.categories.count > 4 ? 3 : 2, width: 300))
    }
    if !piled.isEmpty {
      let ring = LegendBlock.Entry(
        text: language.say("actors at one place", "acteurs au même endroit")
          + " (\(language.format(piled.count)))", width: 17,
        symbol: { middle in
          [
            .circle(center: middle, radius: 5.2, Self.ringPaint),
            ChartText.line("n", x: middle.x, middle: middle.y, anchor: .middle),
          ]
        })
      blocks.append(
        .list(
          id: "pile-legend", heading: language.say("Rings", "Anneaux"), [ring], columns: 1,
          width: 130))
    }
    func rule(_ text: String, _ colour: Colour, _ width: Double, _ dash: [Double])
      -> LegendBlock.Entry
    {
      LegendBlock.Entry(
        text: text, width: 30,
        symbol: { middle in
          [
            ChartText.rule(
              Point(x: middle.x - 13, y: middle.y), Point(x: middle.x + 13, y: middle.y),
              colour: colour, width: width, dash: dash)
          ]
        })
    }
    let rules =
      [rule(language.say("medians", "médianes"), Self.medianColour, 0.5, [3, 2.4])]
      + (trend == nil
        ? [] : [rule(language.say("trend", "tendance"), Self.trendColour, 0.8, [])])
    blocks.append(
      .list(
        id: "axis-legend", heading: language.say("Lines", "Traits"), rules, columns: 1, width: 90))
    return blocks
  }

  func tooltip(_ node: Int) -> String {
    let colon = language.say(": ", "\u{00A0}: ")
    return scene.nodes[node].label + "\n" + x.caption + colon
      + language.formatShortly(x.values[node]!) + "\n" + y.caption + colon
      + language.formatShortly(y.values[node]!)
  }

  var nothing: String {
    language.say(
      "No actor has a value for both measures, so there is nothing to draw.",
      "Aucun acteur n’a de valeur pour les deux mesures\u{00A0}: rien à tracer.")
  }

  var caption: FigureCaption {
    let mark = language.say(
      "A mark is an actor: \(x.caption) to the right, \(y.caption) upwards",
      "Une marque est un acteur\u{00A0}: \(x.caption) vers la droite, \(y.caption) vers le haut")
    return FigureCaption(
      title: scene.caption.title,
      subtitle: [mark, scene.counts(drawn: drawn.count), scene.facts.period].filter { !$0.isEmpty }
        .joined(separator: language.say("; ", "\u{00A0}; ")),
      source: scene.caption.source, date: scene.caption.date, dateLine: scene.caption.dateLine,
      description: description)
  }

  func words(named: Int, of wanted: Int, farthest: Double) -> [String] {
    var result = notes
    result += [
      xScale.rule(x.caption, language), yScale.rule(y.caption, language),
    ].compactMap { $0 }
    result.append(
      language.say(
        "Dashed: medians."
          + (trend == nil ? "" : " Line: trend by least squares on the axes as drawn."),
        "Tirets\u{00A0}: médianes."
          + (trend == nil
            ? "" : " Trait\u{00A0}: tendance par moindres carrés sur les axes tracés.")))
    if !piles.isEmpty {
      result.append(
        language.say(
          "A ring with a number stands for that many actors with the same two values.",
          "Un anneau avec un nombre réunit autant d’acteurs qui ont les deux mêmes valeurs."))
    }
    let count = "\(language.format(named))/\(language.format(wanted))"
    let unnamed = language.format(drawn.count - named)
    if drawn.count > Self.allNamedLimit {
      result.append(
        language.say(
          "Named: the \(Self.extremeCount) largest on each axis and the \(Self.residualCount) farthest "
            + "from the trend, where there is room (\(count)); without a name: \(unnamed).",
          "Nommés\u{00A0}: les \(Self.extremeCount) plus grands sur chaque axe et les "
            + "\(Self.residualCount) plus loin de la tendance, là où il y a la place "
            + "(\(count))\u{00A0}; sans nom\u{00A0}: \(unnamed)."))
    } else if named < wanted {
      result.append(
        language.say(
          "Named where there is room: \(count); without a name: \(unnamed).",
          "Nommés là où il y a la place\u{00A0}: \(count)\u{00A0}; sans nom\u{00A0}: \(unnamed).")
      )
    }
    if farthest > 0.05 {
      result.append(
        language.say(
          "Marks that would cover one another stand side by side, at most "
            + "\(language.format(farthest, decimals: 0)) pt from their place.",
          "Les marques qui se couvriraient sont écartées, d’au plus "
            + "\(language.format(farthest, decimals: 0)) pt."))
    }
    result.append(scene.placementNote)
    let single = drawn.count - piles.reduce(0) { $0 + $1.count - 1 }
    if let note = Beeswarm.note(single, language) { result.append(note) }
    let undefined = scene.nodes.count - drawn.count
    if undefined > 0 {
      result.append(
        language.counted(undefined, .actor)
          + language.say(" without both values, not drawn.", " sans les deux valeurs, non tracés."))
    }
    if let exclusions = scene.facts.exclusions { result.append(exclusions) }
    return result
  }

  var description: String {
    guard !drawn.isEmpty else { return nothing }
    let list = outliers.prefix(6).map {
      tooltip($0).replacing("\n", with: ", ")
    }.joined(separator: language.say("; ", "\u{00A0}; "))
    return language.say(
      "Scatter plot of \(language.counted(drawn.count, .actor)) (\(scene.counts(drawn: drawn.count))). Standing out: \(list).",
      "Nuage de points de \(language.counted(drawn.count, .actor)) (\(scene.counts(drawn: drawn.count))). Se distinguent\u{00A0}: \(list)."
    )
  }
}
