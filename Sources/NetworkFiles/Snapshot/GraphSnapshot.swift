public import NetworkGraph

/// A graph with the ids and names of its vertices, as it stands in a file that opens in
/// milliseconds.
///
/// The file holds the arrays of a `CompactGraph` as they are in memory, each after the other and
/// aligned, so that it is read without being understood: other programs may map it. Whatever a file
/// holds, opening it ends with a graph that kernels are safe on, or with a sentence.
///
///     let snapshot = try GraphSnapshot(path: "network.mgraph")
///     print(snapshot.graph.edgeCount, snapshot.ids[0])
public struct GraphSnapshot: Sendable {
  /// The graph.
  public let graph: CompactGraph
  /// The ids of the vertices.
  public let ids: VertexNames
  /// The names of the vertices in the languages in which they differ from the ids.
  let names: [Language: VertexNames]
  /// How ties between the same two vertices became one.
  public let parallelEdges: ParallelEdges
  /// The SHA-256 of what the graph was made of, in 64 hexadecimal digits.
  public let sourceSHA256: String
  /// The choices by which the graph was made, in words; empty where there were none.
  public let choices: String

  /// A snapshot of a graph, to be written.
  ///
  /// - Parameters:
  ///   - names: The name of a vertex in a language; `nil` where ids are all there is.
  /// - Precondition: There is an id for each vertex, and the digest has 64 hexadecimal digits.
  public init(
    graph: CompactGraph, ids: VertexNames, names: ((Vertex, Language) -> String)?,
    parallelEdges: ParallelEdges, sourceSHA256: String, choices: String
  ) {
    precondition(ids.count == graph.vertexCount, "each vertex needs an id")
    self.graph = graph
    self.ids = ids
    self.parallelEdges = parallelEdges
    self.sourceSHA256 = sourceSHA256
    self.choices = choices
    var found: [Language: VertexNames] = [:]
    if let names {
      for language in Language.allCases {
        let texts = VertexNames(texts: graph.vertices.map { names($0, language) })
        // Nothing is stored that is known already.
        let known = language == .english ? nil : found[.english]
        if !texts.isSame(as: known ?? ids) { found[language] = texts }
      }
    }
    self.names = found
  }

  init(
    graph: CompactGraph, ids: VertexNames, names: [Language: VertexNames],
    parallelEdges: ParallelEdges, sourceSHA256: String, choices: String
  ) {
    self.graph = graph
    self.ids = ids
    self.names = names
    self.parallelEdges = parallelEdges
    self.sourceSHA256 = sourceSHA256
    self.choices = choices
  }

  /// The name of a vertex in a language: its own, else the English one, else its id.
  public func name(of vertex: Vertex, in language: Language) -> String {
    (names[language] ?? names[.english] ?? ids)[vertex.index]
  }

  /// Whether a file begins as a snapshot does; `false` for what cannot be opened.
  public static func isSnapshot(path: String) -> Bool {
    // Pipes would lose what is read from them here.
    guard PathKind(path) == .file, let file = SnapshotFile(path: path) else { return false }
    return file.head(SnapshotHeader.signature.count) == SnapshotHeader.signature
  }
}

extension GraphSnapshot {
  /// What a snapshot says of itself at its beginning.
  public struct Summary: Hashable, Sendable {
    /// The version of the format.
    public let version: Int
    /// The size of the file in bytes.
    public let byteCount: Int
    /// The number of vertices.
    public let vertexCount: Int
    /// The number of edges, self-loops included.
    public let edgeCount: Int
    /// Whether the graph is directed.
    public let isDirected: Bool
    /// What the weights mean; `nil` for a graph without.
    public let meaning: WeightMeaning?
    /// How ties between the same two vertices became one.
    public let parallelEdges: ParallelEdges
    /// The SHA-256 of what the graph was made of, in 64 hexadecimal digits.
    public let sourceSHA256: String
    /// The choices by which the graph was made, in words.
    public let choices: String
  }

  /// What a file says of itself; the graph is not looked at.
  ///
  /// - Throws: ``SnapshotFault`` when the file is no snapshot, cut short, too long, or damaged in
  ///   its header.
  /// - Complexity: O(1)
  public static func summary(path: String) throws(SnapshotFault) -> Summary {
    let reader = try SnapshotReader(path: path, threads: 1)
    let header = reader.header
    return Summary(
      version: Int(SnapshotHeader.version), byteCount: header.fileSize,
      vertexCount: header.vertexCount,
      edgeCount: header.isDirected
        ? header.slotCount : (header.slotCount + header.selfLoopCount) / 2,
      isDirected: header.isDirected, meaning: header.meaning,
      parallelEdges: header.parallelEdges, sourceSHA256: hexadecimal(header.sourceDigest),
      choices: try reader.choices())
  }

  /// Opens a snapshot.
  ///
  /// Each byte is read once, its checksum and what kernels rely on are checked: offsets that never
  /// fall, targets in range and in order, ties that go both ways, weights that are numbers.
  ///
  /// - Parameter threads: How many threads work at the same time; all cores for `nil`.
  /// - Throws: ``SnapshotFault`` when the file is no snapshot, or not whole.
  /// - Complexity: O(*b*) for *b* bytes, at the speed of memory where the system has the file in
  ///   its cache.
  public init(
    path: String, threads: Int? = nil
  ) throws(SnapshotFault) {
    let reader = try SnapshotReader(path: path, threads: threads)
    self = try reader.snapshot()
  }

  /// The SHA-256 of a file, in 64 hexadecimal digits; `nil` when it cannot be read.
  ///
  /// - Complexity: O(*b*) for *b* bytes.
  public static func sha256(path: String) -> String? { MappedFile(path: path)?.sha256 }
}
