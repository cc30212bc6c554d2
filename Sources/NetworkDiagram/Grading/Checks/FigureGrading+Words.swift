import NetworkGraph
import NetworkLayout

/// Checks 21 to 25: what the figure says in words.
extension FigureGrading {
  var wordChecks: [FigureCheck] {
    [titles, sourceAndDate, layoutNote, isolatedActors, accessibility]
  }

  /// 21. Whether a title says the finding is for people to judge; here it must have two words, and
  /// not be a file name. The sub-title must count what is drawn.
  private var titles: FigureCheck {
    if let lackOfNodes { return notJudged(21, lackOfNodes) }
    let wordCount = words.title.split(separator: " ").count
    let isFileName = words.title.contains { "_/\\".contains($0) } || words.title.hasSuffix(".svg")
    let n = FigureWords.count(after: "n", in: words.subtitle)
    let m = FigureWords.count(after: "m", in: words.subtitle)
    let (actors, ties) = drawnCounts
    let saysNode = FigureWords.mentions(
      ["node", "actor", "organi", "nœud", "noeud", "acteur", "row", "rang", "point"],
      in: words.subtitle)
    let saysLine = FigureWords.mentions(
      ["line", "edge", "tie", "link", "relation", "trait", "lien", "arc", "band", "cell", "case"],
      in: words.subtitle)
    let saysWhen =
      FigureWords.hasYear(words.subtitle)
      || FigureWords.mentions(
        ["undated", "no dates", "sans date", "non indiqu"], in: words.subtitle)
    return check(
      21,
      [
        FigureMeasurement("title_words", wordCount), FigureMeasurement("n_stated", n),
        FigureMeasurement("m_stated", m), FigureMeasurement("period", saysWhen),
      ],
      faults: [
        wordCount < 2 || isFileName
          ? LocalizedText("there is no title that says something", "pas de titre parlant") : nil,
        saysNode && saysLine
          ? nil
          : LocalizedText(
            "the sub-title does not say what a node and a line are",
            "le sous-titre ne dit pas ce que sont un nœud et un trait"),
        n == actors
          ? nil
          : LocalizedText(
            "n is not the number of actors drawn, \(actors)",
            "n n’est pas le nombre d’acteurs tracés, \(actors)"),
        m == ties
          ? nil
          : LocalizedText(
            "m is not the number of ties drawn, \(ties)",
            "m n’est pas le nombre de liens tracés, \(ties)"),
        saysWhen
          ? nil
          : LocalizedText("the sub-title has no period", "le sous-titre n’a pas de période"),
      ])
  }

  /// How many actors and ties the marks stand for. Of a figure that draws no ties the sub-title says
  /// how many its numbers come from; without any number there it is −1.
  private var drawnCounts: (actors: Int, ties: Int) {
    (
      figure.actorCount,
      kind.drawsTies ? figure.tieCount : FigureWords.count(after: "m", in: words.subtitle) ?? -1
    )
  }

  private var sourceAndDate: FigureCheck {
    let saysRule = FigureWords.mentions(
      [
        "drawn", "all relations", "left out", "exclu", "threshold", "at least", "kept only",
        "tracé", "seuil", "au moins", "toutes les relations", "retenu",
      ], in: words.note)
    let hasSource = words.source.filter(\.isLetter).count > 7
    let hasDate = FigureWords.hasYear(words.date)
    return check(
      22,
      [
        FigureMeasurement("source", hasSource), FigureMeasurement("date", hasDate),
        FigureMeasurement("rule", saysRule),
      ],
      faults: [
        hasSource ? nil : LocalizedText("no source line", "pas de ligne de source"),
        hasDate ? nil : LocalizedText("no date of the data", "pas de date des données"),
        saysRule
          ? nil
          : LocalizedText(
            "the notes do not say which relations are drawn",
            "les notes ne disent pas quelles relations sont tracées"),
      ])
  }

  private var layoutNote: FigureCheck {
    let note = words.note
    let saysMethod = FigureWords.mentions(
      ["layout", "placed", "placement", "arranged", "ordered", "disposition", "placé", "rangé"],
      in: note)
    let saysSeed = FigureWords.mentions(
      [
        "seed", "graine", "nothing random", "no randomness", "deterministic", "sans hasard",
        "déterministe",
      ], in: note)
    let saysDistance = FigureWords.mentions(["distance"], in: note)
    let saysUnit = FigureWords.mentions(["position"], in: note)
    return check(
      23,
      [
        FigureMeasurement("method", saysMethod), FigureMeasurement("seed", saysSeed),
        FigureMeasurement("distance", saysDistance), FigureMeasurement("position", saysUnit),
      ],
      faults: [
        saysMethod ? nil : LocalizedText("no method of layout", "pas de méthode de disposition"),
        saysSeed
          ? nil
          : LocalizedText(
            "neither a seed nor that none is needed", "ni graine, ni qu’il n’en faut pas"),
        saysDistance && saysUnit
          ? nil
          : LocalizedText(
            "not what distance and position mean", "pas ce que disent distance et position"),
      ])
  }

  /// 24. In rows: together, no more rows than half their number, and no connected actor among them.
  private var isolatedActors: FigureCheck {
    if let lackOfNodes { return notJudged(24, lackOfNodes) }
    guard kind.drawsLines else { return actorsLeftOut }
    let neighbours = DrawingMeasures.neighbours(in: figure)
    let isolated = figure.nodes.indices.filter { neighbours[$0].isEmpty }
    let small = DrawingMeasures.components(neighbours).dropFirst().filter { $0.count > 1 }
    let intruders = small.reduce(0) { sum, members in
      let hull = FigureRegions.hull(of: members.map { figure.nodes[$0].center })
      guard hull.count > 2 else { return sum }
      return sum
        + figure.nodes.indices.count {
          !members.contains($0)
            && ConvexShapes.meet(ConvexShapes.outline(of: figure.nodes[$0]), hull)
        }
    }
    var rows: [Double] = []
    for y in isolated.map({ figure.nodes[$0].center.y }).sorted()
    where rows.last.map({ y - $0 > 1.5 }) ?? true {
      rows.append(y)
    }
    let area = Placement.bounds(of: isolated.map { figure.nodes[$0].center })
    let mixed = area.map { area in
      figure.nodes.indices.count {
        !neighbours[$0].isEmpty && area.distance(to: figure.nodes[$0].center) == 0
      }
    }
    let isCounted =
      isolated.isEmpty
      || FigureWords.contains(isolated.count, in: words.all)
        && FigureWords.mentions(
          ["without a line", "without a tie", "isolated", "sans trait", "sans lien", "isolé"],
          in: words.all)
    return check(
      24,
      [
        FigureMeasurement("isolated", isolated.count), FigureMeasurement("rows", rows.count),
        FigureMeasurement("small_components", small.count),
        FigureMeasurement("among_small_components", intruders),
      ],
      faults: [
        rows.count > max(1, (isolated.count + 1) / 2)
          ? LocalizedText("isolated actors are not in rows", "acteurs isolés hors des rangs") : nil,
        mixed ?? 0 > 0
          ? LocalizedText(
            "connected actors stand among the isolated", "des acteurs liés parmi les isolés") : nil,
        intruders > 0
          ? LocalizedText(
            "other actors stand within a small component",
            "d’autres acteurs dans une petite composante") : nil,
        isCounted
          ? nil : LocalizedText("the isolated are not counted", "les isolés ne sont pas comptés"),
      ])
  }

  /// 24 of figures without lines: who has no tie has no mark, and the notes count those who are not
  /// drawn.
  private var actorsLeftOut: FigureCheck {
    let neighbours = DrawingMeasures.neighbours(in: figure)
    let loops = Set(figure.edges.filter { $0.tail == $0.head }.map(\.tail))
    let bare =
      kind.drawsTies
      ? figure.nodes.indices.count { neighbours[$0].isEmpty && !loops.contains($0) } : 0
    let all = FigureWords.total(after: "n", in: words.subtitle)
    let left = all.map { $0 - figure.actorCount }
    // The number alone might stand for anything else.
    let sentences = words.note.split(separator: ". ").map(String.init).filter {
      FigureWords.mentions(["not drawn", "left out", "non trac", "non dessin"], in: $0)
    }
    let isCounted =
      left.map { left in
        left == 0 || sentences.contains { FigureWords.contains(left, in: $0) }
      } ?? true
    return check(
      24,
      [FigureMeasurement("left_out", left ?? 0), FigureMeasurement("without_a_tie", bare)],
      faults: [
        bare > 0
          ? LocalizedText(
            "marks without a tie stand among the others", "des marques sans lien parmi les autres")
          : nil,
        isCounted
          ? nil
          : LocalizedText(
            "the notes do not count the actors left out",
            "les notes ne comptent pas les acteurs non tracés"),
      ])
  }

  /// 25. The table beside the figure is in the file: every node and line has a title that tells it,
  /// so that nothing is lost to those who cannot see it.
  private var accessibility: FigureCheck {
    let root = figure.document.root
    let first = root.children.prefix(2).map { figure.document.elements[$0] }
    let names = first.map(\.name) == ["title", "desc"]
    let ids = first.compactMap { $0["id"] }
    let labelled = (root["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
    let isLabelled = names && ids.count == 2 && Set(labelled).isSuperset(of: ids)
    let description = names ? first[1].text.trimmed : ""
    let named = (figure.nodes + figure.paleNodes).count {
      description.contains(firstLine($0.title ?? $0.label?.text ?? $0.id))
    }
    let (actors, ties) = drawnCounts
    let saysCounts =
      FigureWords.contains(actors, in: description) && FigureWords.contains(ties, in: description)
    let told =
      figure.nodes.count { !($0.title ?? "").isEmpty }
      + figure.edges.count { !($0.title ?? "").isEmpty }
    return check(
      25,
      [
        FigureMeasurement("role_img", root["role"] == "img"),
        FigureMeasurement("title_and_desc_first", names),
        FigureMeasurement("aria_labelledby", isLabelled),
        FigureMeasurement("named_in_desc", named), FigureMeasurement("told", told),
      ],
      faults: [
        root["role"] == "img" ? nil : LocalizedText("no role=\"img\"", "pas de role=\"img\""),
        names
          ? nil
          : LocalizedText("title and desc do not stand first", "title et desc ne sont pas en tête"),
        isLabelled
          ? nil
          : LocalizedText("aria-labelledby names them not", "aria-labelledby ne les nomme pas"),
        saysCounts
          ? nil : LocalizedText("desc does not say n and m", "desc ne dit pas n et m"),
        named < min(5, figure.nodes.count)
          ? LocalizedText(
            "desc names fewer than five actors", "desc nomme moins de cinq acteurs") : nil,
        told < figure.nodes.count + (kind == .dots ? 0 : figure.edges.count)
          ? LocalizedText(
            "nodes or lines without a title", "des nœuds ou traits sans title") : nil,
      ])
  }
}
