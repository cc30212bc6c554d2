import NetworkGraph

extension Figure.Kind {
  /// Why a check has no meaning for this kind of figure; `nil` where it has one.
  ///
  /// Only what a figure of the kind can neither keep nor break stands here. Where a check has a meaning
  /// of its own for a kind, it is judged by that.
  func reason(against check: Int) -> LocalizedText? {
    switch (self, check) {
    case (.dots, 2), (.dots, 7), (.dots, 9):
      LocalizedText(
        "thousands of dots and their lines cover the sheet, names and all",
        "des milliers de points et leurs traits couvrent la page, noms compris")
    case (.dots, 12):
      LocalizedText(
        "lines are paler the longer they are, so that near ones can be seen",
        "un trait est d’autant plus pâle qu’il est long, pour laisser voir les plus courts")
    case (.matrix, 9):
      LocalizedText(
        "ties are cells within the square and names stand outside it",
        "les liens sont des cases dans le carré et les noms sont au-dehors")
    case (.ternary, 9), (.ranking, 9), (.scatter, 9), (.ternary, 12...14), (.ranking, 12...14),
      (.scatter, 12...14):
      LocalizedText("no tie is drawn", "aucun lien n’est tracé")
    case (.matrix, 11), (.ranking, 11), (.scatter, 11):
      LocalizedText(
        "the size of a mark stands for nothing", "la taille d’une marque ne dit rien")
    case (.matrix, 13):
      LocalizedText("all cells have one width", "toutes les cases ont une même largeur")
    case (.chord, 14):
      LocalizedText(
        "a ribbon adds up ties of all kinds, so none of them is a funding",
        "un ruban réunit des liens de tous genres, aucun n’est un financement")
    case (.ternary, 27), (.ranking, 27), (.scatter, 27):
      LocalizedText(
        "a mark stands where its values put it, and moves when they change",
        "une marque est là où ses valeurs la placent, et bouge quand elles changent")
    default: nil
    }
  }
}
