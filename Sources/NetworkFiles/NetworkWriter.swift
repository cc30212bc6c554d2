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
  }

  /// The bytes that stand for a network in a format.
  ///
  /// - Throws: ``OutputFault`` when the format is not written here.
  /// - Complexity: O(*b*) for *b* bytes written.
  public static func encode(_ contents: NetworkContents, as format: FileFormat)
    throws(OutputFault) -> Output
  {
    switch format {
    case .networkFolder:
      let folder = makeNetworkFolder(contents)
      return Output(files: folder.files, loss: folder.loss)
    case .maillageJSON:
      return Output(files: [("", makeMaillageJSON(contents))], loss: LossReport())
    case .edgeTable:
      let table = makeEdgeTable(contents)
      return Output(files: [("", table.bytes)], loss: table.loss)
    case .edgeList:
      let list = try makeEdgeList(contents)
      return Output(files: [("", list.bytes)], loss: list.loss)
    case .nodeLinkJSON:
      let graph = makeNodeLink(contents)
      return Output(files: [("", graph.bytes)], loss: graph.loss)
    case .dot:
      throw OutputFault("DOT is written by the drawing of diagrams, not as a file of data")
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
    if format == .networkFolder {
      let folder = try OutputFolder(path: path)
      for file in output.files { try folder.write(file.bytes, to: file.name) }
      try folder.commit()
    } else {
      try OutputFile.write(output.files[0].bytes, to: path)
    }
    return output.loss
  }
}
