import NetworkGraph

extension ReportText {
  /// The rules by which relations become ties, in a sentence or two.
  var projectionSentence: Phrase {
    let projection = options.projection
    var clauses = [kindClause(projection.kinds), statusClause(projection.statuses)]
    clauses += [timeClause(projection), certaintyClause(projection.minimumCertainty)]
      .compactMap { $0 }
    let direction =
      projection.direction == .directed
      ? say(
        "A tie has the direction of its relations; an undirected relation counts both ways.",
        "Un lien a l'orientation de ses relations ; une relation non orientée compte dans les deux sens."
      )
      : say(
        "Directions are not used: all relations between two actors are one tie.",
        "L'orientation n'est pas utilisée : toutes les relations entre deux acteurs font un lien.")
    return say(
      "Rules: \(Phrase.joined(clauses, separator: "; ")). \(direction) \(weightSentence)",
      "Règles : \(Phrase.joined(clauses, separator: " ; ")). \(direction) \(weightSentence)")
  }

  private func kindClause(_ kinds: Projection.KindSelection) -> Phrase {
    switch kinds {
    case .analysed:
      say(
        "relations of the kinds that the network marks as analysed",
        "les relations des types que le réseau marque comme analysés")
    case .all: say("relations of all kinds", "les relations de tous les types")
    case .named(let ids):
      say(
        "relations of the kinds \(enumeration(ids.map { "\($0.text)" }))",
        "les relations des types \(enumeration(ids.map { "\($0.text)" }))")
    case .countingAs(let roles):
      say(
        "relations that count as \(enumeration(roles.map { say($0.label) }))",
        "les relations qui comptent comme \(enumeration(roles.map { say($0.label) }))")
    }
  }

  private func statusClause(_ statuses: [RelationStatus]) -> Phrase {
    let names = enumeration(
      RelationStatus.allCases.filter { statuses.contains($0) }.map { say($0.label) })
    return say("of the statuses \(names)", "de statut \(names)")
  }

  private func timeClause(_ projection: Projection) -> Phrase? {
    let unknown =
      projection.unknownTime == .include
      ? say(
        "those of unknown date included", "celles de date inconnue comprises")
      : say("those of unknown date left out", "celles de date inconnue écartées")
    switch projection.time {
    case .always: return say("whenever they hold", "quelle que soit leur date")
    case .asOf(let date):
      return say(
        "that hold at \(words: language.format(date)), \(unknown)",
        "en vigueur à cette date : \(words: language.format(date)), \(unknown)")
    case .during(let first, let last):
      return say(
        "that hold between \(words: language.format(first)) and \(words: language.format(last)), \(unknown)",
        "en vigueur entre ces dates : \(words: language.format(first)) et \(words: language.format(last)), \(unknown)"
      )
    }
  }

  private func certaintyClause(_ certainty: Certainty?) -> Phrase? {
    certainty.map { certainty in
      say(
        "whose best statement is at least \(say(certainty.label))",
        "dont le meilleur énoncé est au moins \(say(certainty.label))")
    }
  }

  private var weightSentence: Phrase {
    let meaning: Phrase
    switch projected.graph.weightMeaning {
    case nil:
      return say("Ties have no weight.", "Les liens n'ont pas de poids.")
    case .count?:
      meaning = say("the number of its relations", "le nombre de ses relations")
    case .strength?:
      meaning = say("the strength that the data give", "l'intensité donnée par les données")
    case .distance?:
      return say(
        "The data give ties a distance; no measure of this report uses it.",
        "Les données donnent une distance aux liens ; aucune mesure de ce rapport ne l'utilise.")
    case .money(let currency)?:
      meaning = say(
        "the money that flows, in \(words: currency.code)",
        "l'argent qui circule, en \(words: currency.code)")
    }
    return say(
      "The weight of a tie is \(meaning); it enters the column “Strength” only, every other measure "
        + "counts ties.",
      "Le poids d'un lien est \(meaning) ; il n'entre que dans la colonne « Force », toute autre "
        + "mesure compte les liens.")
  }
}
