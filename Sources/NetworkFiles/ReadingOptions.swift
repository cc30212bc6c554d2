public import NetworkGraph

/// How a network is read, where the file leaves a choice.
public struct ReadingOptions: Hashable, Sendable {
  /// What to do with rows that are at fault.
  public enum FaultHandling: Hashable, Sendable {
    /// Any error refuses the network.
    case refuseNetwork
    /// Rows at fault are left out, with the rows that depend on them, and listed.
    case dropRows
  }

  /// The format, where it is not to be found from the content and the name.
  public var format: FileFormat?
  public var faultHandling: FaultHandling
  /// The encoding of text files, where it is not to be found from the bytes.
  public var encoding: TextEncoding?
  /// The separator of delimited files, where it is not to be found from the content.
  public var separator: Separator?
  /// The column of an edge table that holds the source (and so on), where the header does not say.
  public var sourceColumn: String?
  public var targetColumn: String?
  public var weightColumn: String?
  public var kindColumn: String?
  public var idColumn: String?
  /// The direction of ties for which the file states none.
  public var direction: Direction
  /// The kind of ties for which the file states none.
  public var kind: Identifier

  public init(
    format: FileFormat? = nil, faultHandling: FaultHandling = .refuseNetwork,
    encoding: TextEncoding? = nil, separator: Separator? = nil, sourceColumn: String? = nil,
    targetColumn: String? = nil, weightColumn: String? = nil, kindColumn: String? = nil,
    idColumn: String? = nil, direction: Direction = .undirected, kind: Identifier = "tie"
  ) {
    self.format = format
    self.faultHandling = faultHandling
    self.encoding = encoding
    self.separator = separator
    self.sourceColumn = sourceColumn
    self.targetColumn = targetColumn
    self.weightColumn = weightColumn
    self.kindColumn = kindColumn
    self.idColumn = idColumn
    self.direction = direction
    self.kind = kind
  }
}
