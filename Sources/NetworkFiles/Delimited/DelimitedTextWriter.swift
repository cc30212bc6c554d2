/// Writes rows of cells as delimited text.
///
/// The canonical form, which network folders have: commas, LF, UTF-8 without a byte order mark,
/// quotes only around cells that need them, a line end after the last row.
public struct DelimitedTextWriter: Sendable {
  /// Whether cells that a spreadsheet would run as a formula are made harmless.
  public enum FormulaProtection: Hashable, Sendable {
    /// Cells are written as they are: for files that programs read back.
    case none
    /// Cells that start with `=`, `+`, `-`, `@`, a tab or a CR get an apostrophe in front, unless
    /// they are plain numbers: for tables that people open in a spreadsheet.
    case apostrophe
  }

  private let separator: Separator
  private let protection: FormulaProtection

  /// What was written so far, as UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// A writer that has written nothing yet; without arguments it writes the canonical form.
  public init(separator: Separator = .comma, formulaProtection: FormulaProtection = .none) {
    self.separator = separator
    self.protection = formulaProtection
  }

  /// What was written so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes one row.
  ///
  /// - Complexity: O(bytes of the row).
  public mutating func appendRow(_ cells: some Sequence<String>) {
    let rowStart = bytes.count
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(separator.byte) }
      isFirst = false
      append(cell)
    }
    // A lone empty cell is quoted: an empty line would be no row.
    if bytes.count == rowStart && !isFirst { bytes += [0x22, 0x22] }
    bytes.append(0x0A)
  }

  private mutating func append(_ cell: String) {
    let start = bytes.count
    var needsQuotes = false
    if protection == .apostrophe && Self.isFormula(cell) { bytes.append(UInt8(ascii: "'")) }
    for byte in cell.utf8 {
      switch byte {
      case 0x22:
        needsQuotes = true
      case 0x0A, 0x0D, separator.byte: needsQuotes = true
      default: break
      }
      bytes.append(byte)
    }
    guard needsQuotes else { return }
    let content = Array(bytes[start...])
    bytes.removeLast(content.count)
    bytes.append(0x22)
    for byte in content {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Whether a spreadsheet would take a cell for a formula.
  static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.utf8.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isPlainNumber(cell.utf8.dropFirst())
    default: return false
    }
  }

  private static func isPlainNumber(_ bytes: some Sequence<UInt8>) -> Bool {
    var digits = 0
    var marks = 0
    for byte in bytes {
      switch byte {
      case 48...57: digits += 1
      case UInt8(ascii: "."), UInt8(ascii: ","): marks += 1
      default: return false
      }
    }
    return digits > 0 && marks <= 1
  }
}
