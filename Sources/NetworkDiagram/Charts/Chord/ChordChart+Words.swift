import NetworkGraph
import NetworkLayout

/// What a chord diagram says in words.
extension ChordChart {
  func amount(_ value: Double) -> String {
    isWeighted
      ? language.say("weight ", "poids ") + language.formatMark(value)
      : language.formatMark(value)
        + (value == 1 || (language == .french && value < 2)
          ? language.say(" tie", " lien") : language.say(" ties", " liens"))
  }

  /// Members, and ties with others and within.
  func label(_ group: Int) -> [String] {
    let inside = values[group][group]
    let outside = total(group) - 2 * inside
    return [
      language.counted(groups[group].members, .actor),
      language.say("outside ", "dehors ") + language.formatMark(outside)
        + language.say(", inside ", ", dedans ") + language.formatMark(inside),
    ]
  }

  /// How long the arc of a round number of ties is.
  func lengthBlock(_ layout: ChordLayout, radius: Double) -> LegendBlock {
    let heading = WrappedText(
      lines: [
        isWeighted
          ? language.say(
            "Length of arcs, width of ribbons: weight of ties",
            "Longueur des arcs, largeur des rubans\u{00A0}: poids des liens")
          : language.say(
            "Length of arcs, width of ribbons: number of ties",
            "Longueur des arcs, largeur des rubans\u{00A0}: nombre de liens")
      ], size: LegendBlock.headingSize, weight: .bold)
    let perUnit = layout.scale * radius
    let round = RoundNumber(atMost: 90 / max(perUnit, 1e-300))
    let length = round.value * perUnit
    let text = round.value >= 1e12 ? language.formatMark(round.value) : round.text(in: language)
    let top = heading.height + 4
    return LegendBlock(
      id: "width-legend", size: Size(width: max(160, heading.width), height: top + 8)
    ) { origin in
      var result = TextBlock.elements(heading, at: origin, style: .bold)
      let y = origin.y + top
      let box = [(0.0, 0.0), (length, 0), (length, 6), (0, 6)]
        .map { Point(x: origin.x + $0.0, y: y + $0.1) }
      result.append(
        .polygon(
          box,
          FigureElement.Paint(
            fill: Colour(0xBBBBBB), stroke: Colour(0x555555), strokeWidth: 0.4)))
      result.append(ChartText.line(text, x: origin.x + length + 5, middle: y + 3))
      return result
    }
  }

  var nothing: String {
    language.say(
      "No two actors are tied, so there is no ribbon to draw.",
      "Aucun lien entre deux acteurs\u{00A0}: aucun ruban à tracer.")
  }

  var caption: FigureCaption {
    let mark = language.say(
      "An arc is a group, a ribbon the ties between two groups, as wide as they are many",
      "Un arc est un groupe, un ruban les liens entre deux groupes, large comme leur nombre")
    let weighted = language.say(
      "An arc is a group, a ribbon the ties between two groups, as wide as their weights add up to",
      "Un arc est un groupe, un ruban les liens entre deux groupes, large comme la somme des poids")
    let count =
      language.format(groups.count)
      + language.say(" groups", groups.count < 2 ? " groupe" : " groupes")
    return FigureCaption(
      title: scene.caption.title,
      subtitle: [isWeighted ? weighted : mark, count, counts, scene.facts.period]
        .filter { !$0.isEmpty }.joined(separator: language.say("; ", "\u{00A0}; ")),
      source: scene.caption.source, date: scene.caption.date, dateLine: scene.caption.dateLine,
      description: description)
  }

  /// The actors in the groups that are drawn.
  private var members: Int { groups.reduce(0) { $0 + $1.members } }

  private var counts: String {
    scene.counts(drawn: members, ties: scene.edges.filter { !$0.isLoop })
  }

  /// How many ties a ribbon stands for. Of two ribbons between the same groups, one each way, the first
  /// in the file counts them, so that each tie counts once.
  func tieCount(of ribbon: ChordLayout.Ribbon, in ribbons: [ChordLayout.Ribbon]) -> Int {
    let ends = [min(ribbon.tail, ribbon.head), max(ribbon.tail, ribbon.head)]
    let first = ribbons.first { [min($0.tail, $0.head), max($0.tail, $0.head)] == ends }
    return first?.tail == ribbon.tail && first?.head == ribbon.head
      ? tieCounts[ends[0]][ends[1]] : 0
  }

  var notes: [String] {
    var notes = [
      isDirected
        ? language.say(
          "A ribbon has the colour of the group where its ties start and stands off the arc where they "
            + "end; a tie without direction counts half each way.",
          "Un ruban a la couleur du groupe d’où partent ses liens et s’écarte de l’arc où ils "
            + "arrivent\u{00A0}; un lien sans direction compte pour moitié dans chaque sens.")
        : language.say(
          "A ribbon has the colour of the group with more ties.",
          "Un ruban a la couleur du groupe qui a le plus de liens."),
      language.say(
        "An arc is as long as the ends of ties in its group: a tie within it has two. Order: groups with "
          + "many ties between them side by side; outside and inside are the ties of a group with others and "
          + "within it. Large groups have more ties by their size alone.",
        "Un arc est long comme les extrémités de liens de son groupe\u{00A0}: un lien interne en a deux. "
          + "Ordre\u{00A0}: les groupes très liés côte à côte\u{00A0}; dehors et dedans\u{00A0}: liens avec les "
          + "autres et internes. Un grand groupe a plus de liens par sa seule "
          + "taille."),
    ]
    notes.append(
      language.say(
        "Placed with nothing random; position and distance on the circle have no meaning. All relations "
          + "between two actors are one tie; all ties between drawn groups count.",
        "Placement sans hasard\u{00A0}; position et distance sur le cercle n’ont pas de sens. Les "
          + "relations entre deux acteurs sont un seul lien\u{00A0}; toutes les relations retenues entre "
          + "les groupes tracés comptent."))
    let left = scene.nodes.count - members
    if left > 0 {
      notes.append(
        language.counted(left, .actor)
          + language.say(
            " in groups without a tie, not drawn.", " dans des groupes sans lien, non tracés."))
    }
    if mergedCount > 0 {
      notes.append(
        language.say(
          "The \(mergedCount) groups with fewest ties are one arc.",
          "Les \(mergedCount) groupes qui ont le moins de liens forment un seul arc."))
    }
    if untiedCount > 0 {
      notes.append(
        language.say(
          "Groups without a tie, not drawn: \(untiedCount).",
          "Groupes sans lien, non tracés\u{00A0}: \(untiedCount)."))
    }
    if let exclusions = scene.facts.exclusions { notes.append(exclusions) }
    return notes
  }

  var description: String {
    var list: [(Double, String)] = []
    for a in groups.indices {
      for b in groups.indices where values[a][b] > 0 {
        list.append(
          (
            values[a][b],
            "\(groups[a].name) – \(groups[b].name) (\(language.formatMark(values[a][b])))"
          ))
      }
    }
    guard !list.isEmpty else { return nothing }
    let names = groups.map { "\($0.name) (\(language.format($0.members)))" }.joined(separator: ", ")
    let first = list.enumerated().sorted { ($1.element.0, $0.offset) < ($0.element.0, $1.offset) }
      .prefix(6).map(\.element.1).joined(separator: ", ")
    return language.say(
      "Chord diagram of \(language.format(groups.count)) groups (\(counts)): \(names). The widest ribbons: \(first).",
      "Diagramme à cordes de \(language.format(groups.count)) groupes (\(counts))\u{00A0}: \(names). Les rubans les plus "
        + "larges\u{00A0}: \(first).")
  }
}
