public import NetworkGraph

extension FileFormat {
  /// What the format holds of a network and what it does not, in a line for people.
  public var summary: LocalizedText {
    switch self {
    case .networkFolder:
      LocalizedText(
        "everything, in CSV files that open in a spreadsheet",
        "tout, en fichiers CSV qu’un tableur ouvre")
    case .maillageJSON: LocalizedText("everything, in one file", "tout, en un fichier")
    case .edgeTable:
      LocalizedText(
        "ties with all their columns; actors by their ids",
        "les liens avec toutes leurs colonnes\u{202F}; les acteurs par leurs identifiants")
    case .tablePair:
      LocalizedText(
        "actors and ties with all their columns, as Gephi imports them",
        "acteurs et liens avec toutes leurs colonnes, comme Gephi les importe")
    case .adjacencyMatrix:
      LocalizedText("ids and weights", "identifiants et poids")
    case .spreadsheet:
      LocalizedText(
        "everything, in a sheet for each table", "tout, en une feuille pour chaque table")
    case .edgeList, .ncol, .lgl: LocalizedText("ids and weights", "identifiants et poids")
    case .sif: LocalizedText("ids and kinds of relations", "identifiants et types de relations")
    case .adjacencyList: LocalizedText("ids", "identifiants")
    case .graphML, .gexf, .gml, .dot, .nodeLinkJSON, .d3JSON, .cytoscapeJSON, .jsonGraph:
      LocalizedText(
        "actors and ties with their attributes", "acteurs et liens avec leurs attributs")
    case .pajek:
      LocalizedText(
        "names, weights, kinds of ties, time", "noms, poids, types de liens, temps")
    case .ucinetDL:
      LocalizedText(
        "names, weights, a matrix for each kind", "noms, poids, une matrice pour chaque type")
    case .vosViewer:
      LocalizedText("names, weights, clusters", "noms, poids, groupes")
    case .matrixMarket: LocalizedText("weights", "poids")
    case .cordis:
      LocalizedText(
        "organisations, projects and the money of each participation",
        "organismes, projets et montant de chaque participation")
    case .followTheMoney:
      LocalizedText(
        "entities, their relations and where they were published",
        "entités, leurs relations et où elles ont été publiées")
    case .bods:
      LocalizedText(
        "persons, companies and who owns or controls what",
        "personnes, sociétés et qui possède ou contrôle quoi")
    case .mermaid, .tikz:
      LocalizedText("a simple picture of names and ties", "une image simple des noms et des liens")
    case .cypher, .neo4jTables:
      LocalizedText(
        "actors and ties with their attributes, for Neo4j",
        "acteurs et liens avec leurs attributs, pour Neo4j")
    }
  }
}
