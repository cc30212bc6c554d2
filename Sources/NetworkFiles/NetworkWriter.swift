import Foundation
public import NetworkGraph

/// Writes a network in a format, and says what the format cannot hold.
public struct NetworkWriter {
  /// A network in the form of a file, or of the files of a folder.
  public struct Output: Sendable {
    /// The files by name; a format of one file has one, without a name.
    public let files: [(name: String, bytes: [UInt8])]
    /// What the format cannot hold of the network; empty for a format that holds everything.
    public let loss: LossReport

    init(_ folder: (files: [(name: String, bytes: [UInt8])], loss: LossReport)) {
      (files, loss) = folder
    }

    init(_ file: (bytes: [UInt8], loss: LossReport)) {
      files = [("", file.bytes)]
      loss = file.loss
    }

    private init(_ files: [(name: String, bytes: [UInt8])], _ loss: LossReport) {
      self.files = files
      self.loss = loss
    }

    /// The same text with U+FFFD for each NUL, which only binary files hold: readers, ours among them,
    /// refuse a text with one.
    ///
    /// Formats that can write NUL by a sign of its own have done so.
    func withoutNUL() -> Output {
      let count = files.reduce(0) { $0 + $1.bytes.count { $0 == 0 } }
      guard count > 0 else { return self }
      var loss = loss
      loss.add(
        CountedText(
          "NUL {character, which becomes|characters, which become} \u{FFFD}",
          "{caractère NUL, qui devient|caractères NUL, qui deviennent} \u{FFFD}"),
        count: count)
      return Output(
        files.map { file in
          (file.name, file.bytes.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] })
        }, loss)
    }
  }

  /// The bytes that stand for a network in a format.
  ///
  /// - Throws: ``OutputFault`` when the format is not written here, or cannot hold the network at all.
  /// - Complexity: O(*b*) for *b* bytes written.
  public static func encode(_ contents: NetworkContents, as format: FileFormat)
    throws(OutputFault) -> Output
  {
    let output = try encodeWhole(contents, as: format)
    return format == .spreadsheet ? output : output.withoutNUL()
  }

  private static func encodeWhole(_ contents: NetworkContents, as format: FileFormat)
    throws(OutputFault) -> Output
  {
    switch format {
    case .networkFolder: Output(makeNetworkFolder(contents))
    case .maillageJSON: Output((makeMaillageJSON(contents), LossReport()))
    case .edgeTable: Output(makeEdgeTable(contents))
    case .tablePair: Output(try makeTablePair(contents))
    case .adjacencyMatrix: Output(try makeAdjacencyMatrix(contents))
    case .spreadsheet: Output(try makeSpreadsheet(contents))
    case .edgeList: Output(try makeEdgeList(contents))
    case .ncol: Output(try makeNCOL(contents))
    case .lgl: Output(try makeLGL(contents))
    case .sif: Output(try makeSIF(contents))
    case .adjacencyList: Output(try makeAdjacencyList(contents))
    case .graphML: Output(try makeGraphML(contents))
    case .gexf: Output(try makeGEXF(contents))
    case .gml: Output(try makeGML(contents))
    case .pajek: Output(try makePajek(contents))
    case .ucinetDL: Output(try makeUCINET(contents))
    case .dot: Output(try makeDOT(contents))
    case .nodeLinkJSON: Output(makeNodeLink(contents))
    case .d3JSON: Output(try makeD3(contents))
    case .cytoscapeJSON: Output(try makeCytoscape(contents))
    case .jsonGraph: Output(try makeJSONGraph(contents))
    case .vosViewer: Output(try makeVOSviewer(contents))
    case .matrixMarket: Output(try makeMatrixMarket(contents))
    case .followTheMoney: Output(try makeFollowTheMoney(contents))
    case .mermaid: Output(try makeMermaid(contents))
    case .tikz: Output(try makeTikZ(contents))
    case .cypher: Output(try makeCypher(contents))
    case .neo4jTables: Output(try makeNeo4jTables(contents))
    case .cordis, .bods: throw OutputFault("\(format.rawValue) is read only")
    }
  }

  /// Writes a network to a path, whole or not at all.
  ///
  /// - Returns: What the format cannot hold.
  /// - Throws: ``OutputFault`` when it cannot be written; what was there before stays untouched.
  @discardableResult
  public static func write(_ network: Network, to path: String, as format: FileFormat)
    throws(OutputFault) -> LossReport
  {
    let output = try encode(network.contents, as: format)
    if format.isFolder {
      let folder = try OutputFolder(path: path)
      for file in output.files { try folder.write(file.bytes, to: file.name) }
      try folder.commit()
    } else {
      try OutputFile.write(output.files[0].bytes, to: path)
    }
    return output.loss
  }
}
