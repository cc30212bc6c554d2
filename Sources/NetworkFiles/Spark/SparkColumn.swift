import NetworkGraph

/// What a column of the results is, for people.
struct SparkColumn {
  /// The name as the job writes it, such as `pagerank`.
  let name: String
  let parameters: [(name: String, value: String)]

  /// Whether the values are numbers of groups rather than quantities.
  var isGroup: Bool { name == "component" || name == "label-propagation" }

  private var known: (caption: LocalizedText, definition: LocalizedText) {
    switch name {
    case "degree":
      (
        LocalizedText("Ties", "Liens"),
        LocalizedText(
          "The number of ties; a loop counts twice.",
          "Le nombre de liens\u{202F}; une boucle compte deux fois.")
      )
    case "in-degree":
      (
        LocalizedText("Ties in", "Liens entrants"),
        LocalizedText("The number of ties that lead here.", "Le nombre de liens qui mènent ici.")
      )
    case "out-degree":
      (
        LocalizedText("Ties out", "Liens sortants"),
        LocalizedText("The number of ties that lead away.", "Le nombre de liens qui partent d’ici.")
      )
    case "pagerank":
      (
        LocalizedText("PageRank", "PageRank"),
        LocalizedText(
          "How often a random walker is there who follows a tie with probability alpha and jumps anywhere "
            + "otherwise; sums to 1 over the whole network.",
          "À quelle fréquence s’y trouve un marcheur qui suit un lien avec la probabilité alpha et saute "
            + "n’importe où sinon\u{202F}; la somme est 1 sur tout le réseau.")
      )
    case "component":
      (
        LocalizedText("Component", "Composante"),
        LocalizedText(
          "The part of the network, directions left aside; parts have the number of their first actor.",
          "La partie du réseau, sans les directions\u{202F}; chaque partie porte le numéro de son premier acteur."
        )
      )
    case "label-propagation":
      (
        LocalizedText("Group by label propagation", "Groupe par propagation d’étiquettes"),
        LocalizedText(
          "The group in which an actor ends when each takes over, round by round, the label of most of its "
            + "neighbours.",
          "Le groupe où finit un acteur quand chacun reprend, tour après tour, l’étiquette de la plupart de ses "
            + "voisins.")
      )
    case "triangles":
      (
        LocalizedText("Triangles", "Triangles"),
        LocalizedText(
          "How many pairs of neighbours are tied, directions left aside.",
          "Combien de paires de voisins sont liées, sans les directions.")
      )
    case "core-number":
      (
        LocalizedText("Core number", "Indice de cœur"),
        LocalizedText(
          "The largest k such that the actor is in a group in which each has k ties.",
          "Le plus grand k tel que l’acteur est d’un groupe où chacun a k liens.")
      )
    case let name where name.hasPrefix("distance-from-"):
      (
        LocalizedText("Distance", "Distance"),
        LocalizedText(
          "The number of ties on the shortest way from the landmark.",
          "Le nombre de liens sur le plus court chemin depuis le repère.")
      )
    default:
      (
        LocalizedText(name, name),
        LocalizedText("A column of the job's results.", "Une colonne des résultats du calcul.")
      )
    }
  }

  /// The column, with where it comes from: a number of the whole network is not the same measure of
  /// a part of it.
  ///
  /// - Parameter landmark: The id of the actor that distances are measured from, where they are.
  func column(
    _ values: [Double?], spark: String, vertices: Int, edges: Int, landmark: String?
  ) -> VertexTable.Column {
    let (caption, definition) = known
    let used = parameters.filter { $0.name != "source" }.map { "\($0.name) = \($0.value)" }
      .joined(separator: ", ")
    let from = landmark.map { LocalizedText(" from \($0)", " depuis \($0)") }
    return VertexTable.Column(
      name: "spark-" + name,
      caption: LocalizedText(
        caption.english + (from?.english ?? "") + " (Spark)",
        caption.french + (from?.french ?? "") + " (Spark)"),
      definition: LocalizedText(
        definition.english
          + " Computed by Apache Spark \(spark) on a network of \(vertices) actors and \(edges) ties"
          + (used.isEmpty ? "." : " with \(used)."),
        definition.french
          + " Calculé par Apache Spark \(spark) sur un réseau de \(vertices) acteurs et \(edges) liens"
          + (used.isEmpty ? "." : " avec \(used).")),
      values: isGroup
        ? .texts(values.map { $0.map { String(Int($0)) } }) : .numbers(values))
  }
}
