/// A form in which a network is stored.
public enum FileFormat: String, Hashable, Sendable, CaseIterable {
  /// A folder of CSV files with `datapackage.json`.
  case networkFolder = "network-folder"
  /// The whole model in one JSON file.
  case maillageJSON = "maillage-json"
  /// One CSV or TSV file with a row for each tie.
  case edgeTable = "edge-table"
  /// Two CSV or TSV files, one with a row for each actor, one with a row for each tie.
  case tablePair = "table-pair"
  /// A CSV or TSV file with a row and a column for each actor.
  case adjacencyMatrix = "adjacency-matrix"
  /// A workbook of Excel (Office Open XML, `.xlsx`).
  case spreadsheet = "xlsx"
  /// Plain text with `a b` or `a b weight` on each line.
  case edgeList = "edge-list"
  /// The named edge list of the Large Graph Layout program: `a b` or `a b weight`.
  case ncol
  /// The format of the Large Graph Layout program: `# a`, then a line for each neighbour.
  case lgl
  /// The simple interaction format of Cytoscape: `a pp b c`.
  case sif
  /// Plain text with an actor and its neighbours on each line.
  case adjacencyList = "adjacency-list"
  /// GraphML, the XML format of graph-drawing research, with the dialects of yEd and others.
  case graphML = "graphml"
  /// GEXF, the XML format of Gephi.
  case gexf
  /// The Graph Modelling Language: `graph [ node [ id 1 ] ]`.
  case gml
  /// Pajek: networks, projects, partitions and vectors.
  case pajek
  /// The data language of UCINET.
  case ucinetDL = "dl"
  /// The language of Graphviz.
  case dot
  /// JSON with `nodes` and `links` (or `edges`), as NetworkX and D3 write it.
  case nodeLinkJSON = "node-link"
  /// JSON as D3's examples have it: links name their ends by their place.
  case d3JSON = "d3"
  /// The JSON of Cytoscape and Cytoscape.js.
  case cytoscapeJSON = "cytoscape"
  /// The JSON Graph Format, versions 1 and 2.
  case jsonGraph = "jgf"
  /// The JSON of VOSviewer.
  case vosViewer = "vosviewer"
  /// Matrix Market coordinates and arrays.
  case matrixMarket = "matrix-market"
  /// The tables of projects and organisations of CORDIS, the register of European projects.
  case cordis
  /// FollowTheMoney entities, one in JSON on each line.
  case followTheMoney = "ftm"
  /// Beneficial ownership data, the statements of the BODS standard.
  case bods
  /// A diagram in Mermaid, for pages in Markdown.
  case mermaid
  /// A picture in TikZ, for LaTeX.
  case tikz
  /// Statements of Cypher, the language of Neo4j.
  case cypher
  /// The CSV files that Neo4j imports in bulk.
  case neo4jTables = "neo4j"

  /// Whether ``NetworkReader`` reads the format.
  public var isReadable: Bool {
    switch self {
    case .mermaid, .tikz, .cypher: false
    // What Neo4j imports is read as a pair of tables.
    case .neo4jTables: false
    default: true
    }
  }

  /// Whether ``NetworkWriter`` writes the format.
  public var isWritable: Bool {
    switch self {
    case .cordis, .bods: false
    default: true
    }
  }

  /// Whether the format is a folder of several files.
  public var isFolder: Bool {
    switch self {
    case .networkFolder, .tablePair, .neo4jTables: true
    default: false
    }
  }

  /// The endings of file names that suggest the format, without the point, the usual one first; none
  /// for a format that shares its ending with another that is more usual.
  public var fileExtensions: [String] {
    switch self {
    case .networkFolder, .tablePair, .adjacencyMatrix, .d3JSON, .vosViewer, .cordis, .bods,
      .neo4jTables:
      []
    case .maillageJSON: ["maillage.json"]
    case .edgeTable: ["csv", "tsv", "tab"]
    case .spreadsheet: ["xlsx", "xlsm"]
    case .edgeList: ["edges", "edgelist", "txt", "el", "wel"]
    case .ncol: ["ncol"]
    case .lgl: ["lgl"]
    case .sif: ["sif"]
    case .adjacencyList: ["adjlist"]
    case .graphML: ["graphml"]
    case .gexf: ["gexf"]
    case .gml: ["gml"]
    case .pajek: ["net", "paj", "clu", "vec"]
    case .ucinetDL: ["dl"]
    case .dot: ["dot", "gv"]
    case .cytoscapeJSON: ["cyjs"]
    case .jsonGraph: ["jgf.json", "jgf"]
    case .followTheMoney: ["ftm.json", "ftm.jsonl", "ijson"]
    case .nodeLinkJSON: ["json"]
    case .matrixMarket: ["mtx"]
    case .mermaid: ["mmd", "mermaid"]
    case .tikz: ["tex", "tikz"]
    case .cypher: ["cypher", "cql"]
    }
  }

  /// The format that the name of a file to be written asks for; a name without a known ending asks
  /// for a folder, an unknown ending for nothing.
  public init?(outputPath path: String) {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String($0) ?? "" } ?? ""
    if let format = Self.withEnding(of: name) {
      self = format
      return
    }
    guard !name.contains(".") || path.hasSuffix("/") else { return nil }
    self = .networkFolder
  }

  /// The format with the longest ending that a name has.
  static func withEnding(of name: String) -> FileFormat? {
    let lower = name.lowercased()
    var best: (format: FileFormat, length: Int)?
    for format in allCases {
      for ending in format.fileExtensions
      where lower.hasSuffix("." + ending) && ending.utf8.count > best?.length ?? 0 {
        best = (format, ending.utf8.count)
      }
    }
    return best?.format
  }
}
