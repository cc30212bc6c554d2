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
  /// What to do with rows that are at fault; any error refuses the network unless said otherwise.
  public var faultHandling: FaultHandling
  /// The encoding of text files, where it is not to be found from the bytes.
  public var encoding: TextEncoding?
  /// The separator of delimited files, where it is not to be found from the content.
  public var separator: Separator?
  /// The column of an edge table that holds the source (and so on), where the header does not say.
  public var sourceColumn: String?
  /// The column of an edge table that holds the target; `nil` finds it by its name.
  public var targetColumn: String?
  /// The column of an edge table that holds the weight; `nil` finds it by its name.
  public var weightColumn: String?
  /// The column of an edge table that holds the kind of the tie; `nil` finds it by its name.
  public var kindColumn: String?
  /// The column of an edge table that holds the id of the tie; `nil` finds it by its name.
  public var idColumn: String?
  /// Further files of the network: the table of actors of a table of ties, the partitions and vectors
  /// of a Pajek network, the projects of CORDIS organisations.
  public var companions: [String]
  /// The sheet of a workbook, by its name; `nil` takes the sheets that are named as the tables of a
  /// network, else the first.
  public var sheet: String?
  /// The direction of ties for which the file states none.
  public var direction: Direction
  /// The kind of ties for which the file states none.
  public var kind: Identifier

  /// The choices that are given; `nil` leaves a choice to what the file shows. Ties without a
  /// direction and kind of their own are undirected and of kind `tie`.
  public init(
    format: FileFormat? = nil, faultHandling: FaultHandling = .refuseNetwork,
    encoding: TextEncoding? = nil, separator: Separator? = nil, sourceColumn: String? = nil,
    targetColumn: String? = nil, weightColumn: String? = nil, kindColumn: String? = nil,
    idColumn: String? = nil, companions: [String] = [], sheet: String? = nil,
    direction: Direction = .undirected, kind: Identifier = "tie"
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
    self.companions = companions
    self.sheet = sheet
    self.direction = direction
    self.kind = kind
  }
}
