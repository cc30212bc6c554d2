/// A form in which a network is stored.
public enum FileFormat: String, Hashable, Sendable, CaseIterable {
  /// A folder of CSV files with `datapackage.json`.
  case networkFolder = "network-folder"
  /// The whole model in one JSON file.
  case maillageJSON = "maillage-json"
  /// One CSV or TSV file with a row for each tie.
  case edgeTable = "edge-table"
  /// Plain text with `a b` or `a b weight` on each line.
  case edgeList = "edge-list"
  /// JSON with `nodes` and `links` (or `edges`), as NetworkX and D3 write it.
  case nodeLinkJSON = "node-link"
  /// Graphviz; written by the drawing of diagrams, not read.
  case dot

  /// Whether ``NetworkReader`` reads the format.
  public var isReadable: Bool { self != .dot }

  /// The endings of file names that suggest the format, without the point, the usual one first.
  public var fileExtensions: [String] {
    switch self {
    case .networkFolder: []
    case .maillageJSON: ["maillage.json"]
    case .edgeTable: ["csv", "tsv", "tab"]
    case .edgeList: ["edges", "edgelist", "txt", "el"]
    case .nodeLinkJSON: ["json"]
    case .dot: ["dot", "gv"]
    }
  }

  /// The format that the name of a file to be written asks for; a name without a known ending asks
  /// for a folder, an unknown ending for nothing.
  public init?(outputPath path: String) {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String($0) ?? "" } ?? ""
    let lower = name.lowercased()
    for format in Self.allCases {
      for ending in format.fileExtensions where lower.hasSuffix("." + ending) {
        self = format
        return
      }
    }
    guard !name.contains(".") || path.hasSuffix("/") else { return nil }
    self = .networkFolder
  }
}
