/// Named columns of numbers or text with one row per vertex.
///
/// This is where analysis and drawing meet: measures write columns, diagrams and reports read them.
/// Each column says what it is, so that a number never travels without its definition.
public struct VertexTable: Sendable, Hashable {
  /// The values of a column; `nil` where a value is undefined or missing.
  public enum Values: Sendable, Hashable {
    /// Numbers, in the unit of the column.
    case numbers([Double?])
    /// Texts as they are in the data, unescaped.
    case texts([String?])

    /// The number of rows.
    public var count: Int {
      switch self {
      case .numbers(let values): values.count
      case .texts(let values): values.count
      }
    }
  }

  /// One column.
  public struct Column: Sendable, Hashable {
    /// The name in files and commands: lower case, words joined by hyphens.
    public let name: String
    /// The heading for people.
    public let caption: LocalizedText
    /// The unit, such as `EUR`; empty for a pure number or a text.
    public let unit: String
    /// What the values mean and by which convention they were computed.
    public let definition: LocalizedText
    /// One value per vertex.
    public let values: Values

    /// A column of values with the texts that explain it; ``VertexTable/set(_:)`` checks the number
    /// of rows.
    public init(
      name: String, caption: LocalizedText, unit: String = "", definition: LocalizedText,
      values: Values
    ) {
      self.name = name
      self.caption = caption
      self.unit = unit
      self.definition = definition
      self.values = values
    }
  }

  /// The number of vertices, which is the number of rows of each column.
  public let rowCount: Int

  /// The columns in the order in which they were added.
  public private(set) var columns: [Column] = []

  /// Creates a table without columns.
  public init(rowCount: Int) { self.rowCount = rowCount }

  /// Adds a column, or replaces the column of the same name in its place.
  ///
  /// - Precondition: The column has one value per row.
  public mutating func set(_ column: Column) {
    precondition(
      column.values.count == rowCount,
      "column '\(column.name)' has \(column.values.count) values for \(rowCount) vertices")
    if let place = columns.firstIndex(where: { $0.name == column.name }) {
      columns[place] = column
    } else {
      columns.append(column)
    }
  }

  /// The column of a name, or `nil`.
  public subscript(name: String) -> Column? { columns.first { $0.name == name } }

  /// The numbers of a column, or `nil` when there is no column of numbers of that name.
  public func numbers(_ name: String) -> [Double?]? {
    guard case .numbers(let values)? = self[name]?.values else { return nil }
    return values
  }

  /// The texts of a column, or `nil` when there is no column of texts of that name.
  public func texts(_ name: String) -> [String?]? {
    guard case .texts(let values)? = self[name]?.values else { return nil }
    return values
  }
}
