/// The rows of a table that are refused where they are read: those that are listed, and how many there are.
///
/// Every row of a file may be among them, so that those which no message names take no memory.
struct BrokenRows: Sendable {
  /// The first ones.
  private(set) var listed: [BrokenRow] = []
  private(set) var count = 0
  /// What is wrong with rows that only say where and why.
  private let code: Diagnostic.Code

  init(_ code: Diagnostic.Code = .brokenRow) { self.code = code }

  var isEmpty: Bool { count == 0 }

  /// Whether what is said of another one is listed.
  var takesMore: Bool { listed.count < Diagnostic.listedLimit }

  mutating func append(_ row: @autoclosure () -> BrokenRow) {
    if takesMore { listed.append(row()) }
    count += 1
  }

  mutating func append(_ fault: (line: Int, message: String)) {
    let row = BrokenRow(
      line: fault.line, quoteLine: fault.line, message: fault.message, code: code)
    append(row)
  }

  static func += (rows: inout BrokenRows, others: BrokenRows) {
    rows.listed += others.listed.prefix(max(Diagnostic.listedLimit - rows.listed.count, 0))
    rows.count += others.count
  }

  static func += (rows: inout BrokenRows, others: [BrokenRow]) {
    for row in others { rows.append(row) }
  }
}
