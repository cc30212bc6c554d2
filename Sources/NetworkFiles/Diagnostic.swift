public import NetworkGraph

/// One thing that is wrong, or worth a look, in a file, and where.
///
/// A reader reports all of them, as a compiler does, not only the first.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  /// Whether anything was refused.
  public enum Severity: String, Hashable, Sendable {
    /// Something was refused.
    case error
    /// Nothing was refused; a person should look.
    case warning
  }

  /// The rule that was broken. New codes may be added in a minor release.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// The code as it is printed, such as `bad-amount`: lower case, words joined by hyphens.
    public let description: String
    init(_ name: String) { description = name }

    /// The code of a fault between rows.
    public init(_ fault: NetworkFault.Code) { description = fault.description }

    /// The file cannot be opened or read.
    public static let unreadable = Code("unreadable-file")
    /// What the file holds is no format that is read.
    public static let unknownFormat = Code("unknown-format")
    /// A byte that the encoding does not have, or a NUL.
    public static let undecodable = Code("undecodable-byte")
    /// A quote that is not closed where a cell ends.
    public static let unbalancedQuote = Code("unbalanced-quote")
    /// A row with more cells than the header.
    public static let extraCells = Code("extra-cells")
    /// Rows without any content.
    public static let blankRows = Code("blank-rows")
    /// A column that the table needs is not there.
    public static let missingColumn = Code("missing-column")
    /// Two columns have one name, or a column has none.
    public static let columnName = Code("column-name")
    /// A cell that must be filled is empty.
    public static let emptyCell = Code("empty-cell")
    /// A number that is none.
    public static let badNumber = Code("bad-number")
    /// A number that reads differently with the decimal mark of the rest of the file.
    public static let contradictingNumber = Code("contradicting-number")
    /// An amount that is malformed or negative, or lacks its currency.
    public static let badAmount = Code("bad-amount")
    /// A date that is none.
    public static let badDate = Code("bad-date")
    /// A date that could be read day first or month first.
    public static let ambiguousDate = Code("ambiguous-date")
    /// A cell that holds none of the words that the column allows.
    public static let unknownValue = Code("unknown-value")
    /// A row that stands twice, cell by cell.
    public static let duplicateRow = Code("duplicate-row")
    /// A row that was refused since something that it names was.
    public static let dangling = Code("dangling-row")
    /// A file that does not follow the grammar of its format.
    public static let syntax = Code("syntax")
    /// A row that does not follow the grammar of its format; the rows after it can be read.
    public static let brokenRow = Code("broken-row")
    /// Faults beyond those that are listed one by one.
    public static let furtherFaults = Code("further-faults")
    /// A file in the folder that is no part of the network.
    public static let unusedFile = Code("unused-file")
    /// Two ids or names that are easily taken for one another.
    public static let confusable = Code("confusable")
    /// An e-mail address or a phone number.
    public static let personalData = Code("personal-data")
    /// A cell that a spreadsheet would run.
    public static let liveFormula = Code("live-formula")
    /// How something was read that could be read in another way.
    public static let assumption = Code("assumption")
  }

  /// How many errors of one table are listed one by one: more help nobody, and would take more memory
  /// than the file.
  static let listedLimit = 10_000

  /// Whether anything was refused.
  public let severity: Severity
  /// The rule that was broken.
  public let code: Code
  /// The path as it was given, with the name of the file for a folder; `-` for standard input.
  public let file: String
  /// The line that the row starts in, counted from 1 as editors do; `nil` when the fault is the
  /// file's as a whole.
  public let line: Int?
  /// The column at fault, where there is one.
  public let column: String?
  /// What is wrong and what was expected, in English, with control characters made visible.
  public let message: String

  /// A diagnostic at a place. Control characters in the message are made visible, and text beyond
  /// 1000 characters is cut.
  public init(
    _ severity: Severity, _ code: Code, file: String, line: Int? = nil, column: String? = nil,
    _ message: String
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.message = visible(message)
  }

  /// The form that editors can follow: `file:line: error: sentence`.
  public var description: String {
    let place = visible(file) + (line.map { ":\($0)" } ?? "")
    return "\(place): \(severity.rawValue): \(message)"
  }
}
