public import NetworkGraph

/// Writes a graph as tables that Apache Spark reads, for a network that outgrows one machine.
///
/// Actors have stable numbers: those of the vertices of the graph, which depend on the input and
/// the choices only. A manifest counts the rows and has the checksum of each file; the results that
/// come back are compared with it.
public struct SparkExport {
  /// The version of the tables.
  static let version = 1
  static let format = "maillage-spark"

  private let graph: CompactGraph
  private let id: (Vertex) -> String
  private let name: (Vertex) -> String
  private let parallelEdges: ParallelEdges
  private let sourceSHA256: String
  private let choices: String
  /// The actors that distances are measured from.
  public var landmarks: [Vertex] = []
  /// How many rows a file has at most. Spark takes a file or a part of it at a time.
  public var rowsPerFile = 1_000_000

  /// An export of a graph.
  ///
  /// - Parameters:
  ///   - id: The id of the actor behind a vertex.
  ///   - name: Its name.
  ///   - parallelEdges: How ties between the same two actors became one.
  ///   - sourceSHA256: The SHA-256 of what the graph was made of.
  ///   - choices: The choices by which it was made, in words.
  public init(
    graph: CompactGraph, id: @escaping (Vertex) -> String, name: @escaping (Vertex) -> String,
    parallelEdges: ParallelEdges, sourceSHA256: String, choices: String
  ) {
    self.graph = graph
    self.id = id
    self.name = name
    self.parallelEdges = parallelEdges
    self.sourceSHA256 = sourceSHA256
    self.choices = choices
  }

  /// Writes `actors/part-*.tsv`, `edges/part-*.tsv` and `manifest.json`, one file at a time.
  ///
  /// - Throws: ``OutputFault`` when a file cannot be written.
  /// - Complexity: O(*n* + *m*) time, O(rows of a file) space.
  public func write(to folder: OutputFolder) throws(OutputFault) {
    var files = Files(folder: folder, rowsPerFile: max(1, rowsPerFile))
    for vertex in graph.vertices {
      try files.append(to: "actors") { bytes in
        SparkText.append(vertex.index, to: &bytes)
        bytes.append(0x09)
        SparkText.append(id(vertex), to: &bytes)
        bytes.append(0x09)
        SparkText.append(name(vertex), to: &bytes)
      }
    }
    try files.finish("actors")
    for tail in graph.vertices {
      for slot in graph.arcs(from: tail) where graph.isDirected || graph.heads[slot] >= tail {
        try files.append(to: "edges") { bytes in
          SparkText.append(tail.index, to: &bytes)
          bytes.append(0x09)
          SparkText.append(graph.heads[slot].index, to: &bytes)
          if let weights = graph.weights {
            bytes.append(0x09)
            bytes.append(contentsOf: weights[slot].description.utf8)
          }
        }
      }
    }
    try files.finish("edges")
    try folder.write(
      Array(JSONWriter.pretty(manifest(files.entries), .oneLineWhereShort).utf8),
      to: "manifest.json")
  }

  private func manifest(_ files: [JSONValue]) -> JSONValue {
    .object([
      ("tool", .string("maillage")), ("format", .string(Self.format)),
      ("version", .number(Self.version)),
      ("input", .object([("sha256", .string(sourceSHA256))])), ("choices", .string(choices)),
      (
        "graph",
        .object([
          ("vertices", .number(graph.vertexCount)), ("edges", .number(graph.edgeCount)),
          ("directed", .boolean(graph.isDirected)), ("weighted", .boolean(graph.isWeighted)),
          ("weight", graph.weightMeaning.map { .string(Self.word(of: $0)) } ?? .null),
          ("parallel", .string(parallelEdges.rawValue)),
        ])
      ),
      ("landmarks", .array(landmarks.map { .number($0.index) })), ("files", .array(files)),
    ])
  }

  private static func word(of meaning: WeightMeaning) -> String {
    switch meaning {
    case .strength: "strength"
    case .distance: "distance"
    case .count: "count"
    case .money(let currency): "money:" + currency.code
    }
  }

  /// The files of the tables, each written when it is full.
  private struct Files {
    let folder: OutputFolder
    let rowsPerFile: Int
    var entries: [JSONValue] = []
    private var bytes: [UInt8] = []
    private var rows = 0
    private var number = 0

    init(folder: OutputFolder, rowsPerFile: Int) {
      self.folder = folder
      self.rowsPerFile = rowsPerFile
    }

    mutating func append(
      to table: String, _ row: (inout [UInt8]) -> Void
    ) throws(OutputFault) {
      row(&bytes)
      bytes.append(0x0A)
      rows += 1
      if rows == rowsPerFile { try close(table) }
    }

    /// Writes what is left; a table without rows has one empty file.
    mutating func finish(_ table: String) throws(OutputFault) {
      if rows > 0 || number == 0 { try close(table) }
      number = 0
    }

    private mutating func close(_ table: String) throws(OutputFault) {
      let digits = String(number)
      let padded = String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
      let path = "\(table)/part-\(padded).tsv"
      try folder.write(bytes, to: path)
      entries.append(
        .object([
          ("path", .string(path)), ("rows", .number(rows)), ("bytes", .number(bytes.count)),
          ("sha256", .string(sha256Text(bytes))),
        ]))
      bytes.removeAll(keepingCapacity: true)
      rows = 0
      number += 1
    }
  }
}
