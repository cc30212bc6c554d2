import Foundation
import NetworkGraph

/// Reads a network from a folder, a file or standard input.
///
/// Bad data never traps and never throws: it is reported in the diagnostics of the reading, all of
/// it in one run.
public struct NetworkReader {
  /// Reads the network at a path.
  ///
  /// The format is found from the content first and from the name second. The path of a
  /// `datapackage.json` stands for its folder; `-` is standard input.
  ///
  /// - Complexity: O(*b*) for *b* bytes, apart from the sort of the diagnostics.
  public static func read(path: String, options: ReadingOptions = ReadingOptions())
    -> NetworkReading
  {
    if path == "-" {
      guard let bytes = streamContents(FileHandle.standardInput) else {
        return refused(path, .unreadable, "standard input cannot be read")
      }
      return read(bytes, path: path, options: options)
    }
    if let folder = folderPath(path) {
      if let format = options.format, ![.networkFolder, .tablePair, .cordis].contains(format) {
        return refused(
          path, .unknownFormat, "a folder was given where a \(format.rawValue) file is asked for")
      }
      return readNetworkFolder(folder, options: options)
    }
    // A snapshot may be far larger than what can be read.
    if GraphSnapshot.isSnapshot(path: path) {
      return refused(path, .unknownFormat, snapshotFault.message)
    }
    // Opened as a stream, so that pipes such as /dev/stdin or `<(…)` of a shell are read as well.
    guard let bytes = fileContents(path) else {
      return refused(path, .unreadable, unreadableMessage(path))
    }
    return read(bytes, path: path, options: options)
  }

  /// Reads the network that some bytes of a file hold.
  ///
  /// - Parameters:
  ///   - bytes: The content of a file, in any encoding that is read.
  ///   - path: The name for messages; its ending helps to find the format.
  ///   - options: How the bytes are read where they do not say it themselves.
  public static func read(
    _ bytes: some Sequence<UInt8>, path: String, options: ReadingOptions = ReadingOptions()
  ) -> NetworkReading {
    read(ContiguousArray(bytes), path: path, options: options)
  }

  static func read(_ raw: ContiguousArray<UInt8>, path: String, options: ReadingOptions)
    -> NetworkReading
  {
    // The digest is found while the other core reads.
    let digest = PendingDigest(of: raw)
    var reading = readContent(raw, path: path, digest.unfinished(path), options)
    for place in reading.inputs.indices where reading.inputs[place].sha256.isEmpty {
      reading.inputs[place] = digest.finished(path)
    }
    return reading
  }

  private static func readContent(
    _ raw: ContiguousArray<UInt8>, path: String, _ input: InputFile, _ options: ReadingOptions
  ) -> NetworkReading {
    var assembly = NetworkAssembly()
    assembly.inputs = [input]
    assembly.noteFile(path)
    if raw.starts(with: SnapshotHeader.signature) {
      return refused(path, .unknownFormat, snapshotFault.message, inputs: [input])
    }
    if options.format == .spreadsheet || (options.format == nil && isSpreadsheet(raw)) {
      return readSpreadsheet(raw, path: path, assembly, options)
    }
    let text = decodeText(raw, as: options.encoding)
    guard text.bytes.count <= TextTable.textLimit else {
      return refused(
        path, .syntax,
        "the file has \(text.bytes.count) bytes, more than the "
          + "\(TextTable.textLimit) that a network is read from", inputs: [input])
    }
    switch detectFormat(text, path: path, options: options) {
    case .success(let format):
      return readFile(text, path: path, as: format, assembly, options)
    case .failure(let fault):
      return refused(path, .unknownFormat, line: fault.line, fault.message, inputs: [input])
    }
  }

  private static func readFile(
    _ text: DecodedText, path: String, as format: FileFormat, _ assembly: NetworkAssembly,
    _ options: ReadingOptions
  ) -> NetworkReading {
    switch format {
    case .maillageJSON: readMaillageJSON(text, path: path, assembly, options)
    case .nodeLinkJSON, .d3JSON: readNodeLink(text, path: path, assembly, options)
    case .edgeTable where !options.companions.isEmpty:
      readTablePair(text, path: path, assembly, options)
    case .edgeTable: readEdgeTable(text, path: path, assembly, options)
    case .tablePair: readTablePair(text, path: path, assembly, options)
    case .adjacencyMatrix: readAdjacencyMatrix(text, path: path, assembly, options)
    case .edgeList, .ncol: readEdgeList(text, path: path, assembly, options)
    case .lgl: readLGL(text, path: path, assembly, options)
    case .sif: readSIF(text, path: path, assembly, options)
    case .adjacencyList: readAdjacencyList(text, path: path, assembly, options)
    case .graphML: readGraphML(text, path: path, assembly, options)
    case .gexf: readGEXF(text, path: path, assembly, options)
    case .gml: readGML(text, path: path, assembly, options)
    case .pajek: readPajek(text, path: path, assembly, options)
    case .ucinetDL: readUCINET(text, path: path, assembly, options)
    case .dot: readDOT(text, path: path, assembly, options)
    case .cytoscapeJSON: readCytoscape(text, path: path, assembly, options)
    case .jsonGraph: readJSONGraph(text, path: path, assembly, options)
    case .vosViewer: readVOSviewer(text, path: path, assembly, options)
    case .matrixMarket: readMatrixMarket(text, path: path, assembly, options)
    case .cordis: readCORDIS(text, path: path, assembly, options)
    case .followTheMoney: readFollowTheMoney(text, path: path, assembly, options)
    case .bods: readBODS(text, path: path, assembly, options)
    case .networkFolder:
      refused(path, .unknownFormat, "a network folder is asked for, and this is a file")
    case .spreadsheet:
      refused(path, .unknownFormat, "an Excel workbook is asked for, and this is text")
    case .mermaid, .tikz, .cypher, .neo4jTables:
      refused(path, .unknownFormat, "\(format.rawValue) is written only, not read")
    }
  }

  /// The folder that a path stands for; `nil` when it is a file or nothing.
  private static func folderPath(_ path: String) -> String? {
    let kind = PathKind(path)
    if kind == .folder { return path }
    guard kind == .file, path == dataPackageName || path.hasSuffix("/" + dataPackageName) else {
      return nil
    }
    let folder = path.dropLast(dataPackageName.utf8.count)
    return folder.isEmpty ? "." : String(folder)
  }

  static func refused(
    _ path: String, _ code: Diagnostic.Code, line: Int? = nil, _ message: String,
    inputs: [InputFile] = []
  ) -> NetworkReading {
    NetworkReading(
      network: nil, contents: NetworkContents(),
      diagnostics: [Diagnostic(.error, code, file: path, line: line, message)], ledger: [],
      format: .networkFolder, dialects: [], inputs: inputs, path: path, places: [:])
  }

  static func unreadableMessage(_ path: String) -> String {
    if path.isEmpty { return "the path of the network is empty; give a folder, a file or -" }
    return FileManager.default.fileExists(atPath: path)
      ? "the file cannot be read; check that you may open it"
      : "there is no file or folder of this name"
  }
}

/// All bytes of a stream; `nil` when it cannot be read, such as a standard input that is closed.
private func streamContents(_ handle: FileHandle) -> ContiguousArray<UInt8>? {
  fileContents(descriptor: handle.fileDescriptor)
}
