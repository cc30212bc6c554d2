import NetworkDiagram
import NetworkGraph

extension ReportText {
  /// The figures.
  func mapsSection(_ figures: ReportFigures) -> ReportSection {
    var section = ReportSection(number: .maps, title: say("Maps", "Cartes"))
    let count = findings.projected.graph.vertexCount
    guard count > 0 else {
      section.content.append(
        .paragraph(say("There is no actor to draw.", "Il n'y a aucun acteur à dessiner.")))
      return section
    }
    if figures[1] == nil {
      section.content.append(
        .paragraph(
          say(
            "\(number(count)) actors do not fit on a sheet in a way that can be read. Take a part of "
              + "the network: certain kinds of relation, or the actors that have ties.",
            "\(number(count)) acteurs ne tiennent pas lisiblement sur une feuille. Choisissez une "
              + "partie du réseau : certains types de relations, ou les acteurs qui ont des liens.")
        ))
    } else {
      section.content.append(
        .paragraph(
          say(
            "Actors that are near each other are close in the network; position has no other meaning, "
              + "and the distance is approximate. The larger a sign, the more ties the actor has.",
            "Des acteurs proches sur la carte sont proches dans le réseau ; la position n'a pas d'autre "
              + "sens et la distance est approchée. Plus un signe est grand, plus l'acteur a de liens."
          )))
    }
    for figure in figures.figures {
      section.content.append(html(figure, omitted: figure.number != 3 ? figures.omittedCount : 0))
    }
    if findings.clusters.numbers.isEmpty && figures[1] != nil {
      section.content.append(
        .paragraph(
          say(
            "There is no figure of clusters, since no actors are tied.",
            "Il n'y a pas de figure des groupes, faute d'acteurs liés.")))
    }
    if figures[3] == nil {
      section.content.append(
        .paragraph(
          say(
            "There is no figure of money, since the data hold no funding relation to draw.",
            "Il n'y a pas de figure de l'argent, faute de relation de financement à dessiner.")))
    }
    return section
  }

  private func html(_ figure: ReportFigures.Figure, omitted: Int) -> HTML {
    let id = Anchor.drawing(figure.number).text
    let caption = say(
      "\(.strong("Figure\u{A0}\(words: String(figure.number)).")) \(figure.title). \(reading(figure.number))",
      "\(.strong("Figure\u{A0}\(words: String(figure.number)).")) \(figure.title). \(reading(figure.number))"
    )
    let left =
      omitted > 0
      ? say(
        " \(count(omitted, .actor)) without ties \(words: omitted == 1 ? "is" : "are") not drawn (\(table("9.2"))).",
        " \(count(omitted, .actor)) sans lien \(words: omitted < 2 ? "n'est pas dessiné" : "ne sont pas dessinés") (\(table("9.2")))."
      )
      : ""
    let endings =
      ["svg"] + (figure.drawing == nil ? [] : ["dot"]) + (figure.pdf == nil ? [] : ["pdf"])
    let paths = endings.map { "figures/\(figure.name).\($0)" }.joined(separator: ", ")
    let files: Phrase = " \(.small("\(words: paths)"))"
    return .element(
      "figure",
      [HTML.Attribute("id", id)]
        + (FigureSheet.isTall(figure.sheet.page) ? [HTML.Attribute("class", "tall")] : []),
      [
        .drawing(inlineDrawing(figure.svg, prefix: id)),
        .element("figcaption", [], (caption + left + files).parts),
      ])
  }

  private func reading(_ number: Int) -> Phrase {
    switch number {
    case 1:
      findings.indicators.tieCount > 0
        ? say(
          "Colour and shape show the sphere of an actor. Values: \(table("4.1")).",
          "Couleur et forme indiquent la sphère de l'acteur. Valeurs : \(table("4.1")).")
        : say(
          "Colour and shape show the sphere of an actor.",
          "Couleur et forme indiquent la sphère de l'acteur.")
    case 2:
      say(
        "Regions are the clusters of \(table("5.1")); actors outside have no tie.",
        "Les zones sont les groupes du \(table("5.1")) ; les acteurs hors zone n'ont pas de lien.")
    case 4:
      say(
        "More than 15% of all pairs are tied: a map hides what cells show. Frames are the clusters of "
          + "\(table("5.1")).",
        "Plus de 15\u{202F}% des paires sont liées : une carte cache ce que des cases montrent. Les cadres "
          + "sont les groupes du \(table("5.1")).")
    default:
      say(
        "Arrows lead from payer to payee. A sum inside another is drawn but counted once: "
          + "\(table("7.1")).",
        "Les flèches vont du payeur au bénéficiaire. Une somme contenue dans une autre est dessinée "
          + "mais comptée une fois : \(table("7.1")).")
    }
  }
}
