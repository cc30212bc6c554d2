public import NetworkGraph

extension FileFormat {
  /// The name of the format for people.
  public var title: LocalizedText {
    switch self {
    case .networkFolder: LocalizedText("network folder", "dossier de réseau")
    case .maillageJSON: LocalizedText("Maillage JSON", "JSON Maillage")
    case .edgeTable: LocalizedText("edge table", "table de liens")
    case .tablePair: LocalizedText("tables of actors and ties", "tables d’acteurs et de liens")
    case .adjacencyMatrix: LocalizedText("adjacency matrix", "matrice d’adjacence")
    case .spreadsheet: LocalizedText("Excel workbook", "classeur Excel")
    case .edgeList: LocalizedText("edge list", "liste de liens")
    case .ncol: LocalizedText("NCOL", "NCOL")
    case .lgl: LocalizedText("LGL", "LGL")
    case .sif: LocalizedText("SIF", "SIF")
    case .adjacencyList: LocalizedText("adjacency list", "liste d’adjacence")
    case .graphML: LocalizedText("GraphML", "GraphML")
    case .gexf: LocalizedText("GEXF", "GEXF")
    case .gml: LocalizedText("GML", "GML")
    case .pajek: LocalizedText("Pajek", "Pajek")
    case .ucinetDL: LocalizedText("UCINET DL", "DL d’UCINET")
    case .dot: LocalizedText("DOT", "DOT")
    case .nodeLinkJSON: LocalizedText("node-link JSON", "JSON nœuds-liens")
    case .d3JSON: LocalizedText("JSON of D3", "JSON de D3")
    case .cytoscapeJSON: LocalizedText("JSON of Cytoscape", "JSON de Cytoscape")
    case .jsonGraph: LocalizedText("JSON Graph Format", "JSON Graph Format")
    case .vosViewer: LocalizedText("JSON of VOSviewer", "JSON de VOSviewer")
    case .matrixMarket: LocalizedText("Matrix Market", "Matrix Market")
    case .cordis: LocalizedText("CORDIS tables", "tables de CORDIS")
    case .followTheMoney: LocalizedText("FollowTheMoney entities", "entités FollowTheMoney")
    case .bods: LocalizedText("BODS statements", "déclarations BODS")
    case .mermaid: LocalizedText("Mermaid", "Mermaid")
    case .tikz: LocalizedText("TikZ", "TikZ")
    case .cypher: LocalizedText("Cypher", "Cypher")
    case .neo4jTables: LocalizedText("Neo4j tables", "tables de Neo4j")
    }
  }
}
