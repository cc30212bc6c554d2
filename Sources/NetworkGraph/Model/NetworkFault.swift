/// Something in the rows of a network that does not hold together.
public struct NetworkFault: Hashable, Sendable {
  /// Whether a fault keeps the contents from being a network.
  public enum Severity: String, Hashable, Sendable {
    /// The row is refused.
    case error
    /// The row is kept; a person should look.
    case warning
  }

  /// The rule that was broken. New codes may be added in a minor release.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// The code as it is printed, such as `duplicate-id`: lower case, words joined by hyphens.
    public let description: String
    private init(_ name: String) { description = name }

    /// An id stands twice in its table.
    public static let duplicateIdentifier = Code("duplicate-id")
    /// An id is empty.
    public static let emptyIdentifier = Code("empty-id")
    /// A row names an actor that no row declares.
    public static let unknownActor = Code("unknown-actor")
    /// A row names a source that no row declares.
    public static let unknownSource = Code("unknown-source")
    /// A statement is about something that no row declares.
    public static let unknownSubject = Code("unknown-subject")
    /// `part_of` names a relation that no row declares.
    public static let unknownRelation = Code("unknown-relation")
    /// A kind that neither `kinds.csv` nor the catalogue declares.
    public static let undeclaredKind = Code("undeclared-kind")
    /// The end of a period is before its beginning.
    public static let reversedPeriod = Code("reversed-period")
    /// Parts contain each other in a circle.
    public static let circularPart = Code("circular-part")
    /// A part and its whole cannot be compared: another currency, or no amount.
    public static let incomparablePart = Code("incomparable-part")
    /// The parts of a sum add up to more than the sum.
    public static let partsExceedWhole = Code("parts-exceed-whole")
    /// A source depends on itself, directly or in a circle.
    public static let circularDependency = Code("circular-dependency")
    /// A relation, actor or figure without a statement, in a network that has statements.
    public static let missingStatement = Code("missing-statement")
  }

  /// Whether the row is refused.
  public let severity: Severity
  /// The rule that was broken.
  public let code: Code
  /// The table that holds the row at fault.
  public let table: NetworkTable
  /// The row in the table, counted from 0.
  public let row: Int
  /// The column at fault, where there is one.
  public let column: String?
  /// What is wrong and what was expected, as a sentence without a capital and full stop.
  public let message: String

  /// A fault of one row, counted from 0; `column` is `nil` where the row as a whole is at fault.
  public init(
    _ severity: Severity, _ code: Code, table: NetworkTable, row: Int, column: String? = nil,
    _ message: String
  ) {
    self.severity = severity
    self.code = code
    self.table = table
    self.row = row
    self.column = column
    self.message = message
  }
}

/// The errors that keep contents from being a network.
public struct InvalidNetwork: Error, Hashable, Sendable, CustomStringConvertible {
  /// The faults in the order of ``NetworkContents/faults()``, by table, row and column; warnings
  /// are not among them.
  public let faults: [NetworkFault]

  /// An error with the given faults, kept in their order.
  public init(faults: [NetworkFault]) { self.faults = faults }

  /// One line for each fault, such as `actors.csv, row 3: error: …`; rows count from 1, without the
  /// header. It is not read back.
  public var description: String {
    faults.map { "\($0.table.fileName), row \($0.row + 1): \($0.severity): \($0.message)" }
      .joined(separator: "\n")
  }
}
