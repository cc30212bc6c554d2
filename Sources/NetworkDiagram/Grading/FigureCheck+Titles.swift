import NetworkGraph

extension FigureCheck {
  /// What each check asks, in the order of their numbers.
  static let titles: [LocalizedText] = [
    LocalizedText("No name on a name", "Aucun nom sur un nom"),
    LocalizedText("No name on a node, no node on a node", "Aucun nom ni nœud sur un nœud"),
    LocalizedText("No text cut or hidden", "Aucun texte coupé ni caché"),
    LocalizedText("Texts of 6 pt, names of 7 pt at least", "Textes de 6 pt, noms de 7 pt au moins"),
    LocalizedText("Every actor is named", "Chaque acteur est nommé"),
    LocalizedText("Names in full, broken at words", "Noms complets, coupés entre les mots"),
    LocalizedText("Each name by its own node", "Chaque nom près de son nœud"),
    LocalizedText("Names with a rim and contrast", "Noms cernés et contrastés"),
    LocalizedText(
      "Few names on lines, lines traceable", "Peu de noms sur des traits, traits suivis"),
    LocalizedText("Legend of categories with counts", "Légende des catégories avec effectifs"),
    LocalizedText("Legend of sizes, area by value", "Légende des tailles, aire par valeur"),
    LocalizedText("Legend of lines, not by colour alone", "Légende des traits, pas par la couleur"),
    LocalizedText("Legend of widths with a unit", "Légende des largeurs avec unité"),
    LocalizedText("Funding with direction and amount", "Financements avec sens et montant"),
    LocalizedText("At most seven colours, none twice", "Sept couleurs au plus, aucune deux fois"),
    LocalizedText("Colours safe for all colour vision", "Couleurs sûres pour toute vision"),
    LocalizedText("Categories told apart in grey", "Catégories distinctes en gris"),
    LocalizedText("Nodes stand out from the page", "Nœuds détachés du fond"),
    LocalizedText("Lines below nodes below names", "Traits sous les nœuds sous les noms"),
    LocalizedText("No line under 0.25 pt", "Aucun trait sous 0,25 pt"),
    LocalizedText("Title, and sub-title with n and m", "Titre, et sous-titre avec n et m"),
    LocalizedText("Source, date and rule", "Source, date et règle"),
    LocalizedText("Layout, seed, meaning of position", "Disposition, graine, sens des positions"),
    LocalizedText("Isolated actors in rows, counted", "Acteurs isolés en rangs, comptés"),
    LocalizedText("Readable without seeing it", "Lisible sans être vue"),
    LocalizedText("The same bytes each time", "Les mêmes octets à chaque fois"),
    LocalizedText("Stable from edition to edition", "Stable d’une édition à l’autre"),
    LocalizedText("Fonts embedded, widths fixed", "Polices incluses, largeurs fixées"),
    LocalizedText("Small files", "Fichiers légers"),
    LocalizedText("Self-contained, full page, valid", "Autonome, page remplie, valide"),
  ]
}
