/// Rows of cells of text, stored end to end in one buffer, so that a cell costs a few bytes.
///
/// A list of ties may have a row for every four bytes of a file: places are kept in 32 bits, and where
/// a row ends only if rows have different numbers of cells.
struct TextTable {
  /// The most bytes of cells that a table holds; what reads a table refuses more.
  static let textLimit = 4_000_000_000

  /// The most columns of a table with named columns.
  static let columnLimit = 1_000_000

  /// The cells without quotes, one after the other: valid UTF-8.
  private(set) var text: ContiguousArray<UInt8> = []
  /// Where each cell ends in `text`.
  private var cellEnds: ContiguousArray<UInt32> = []
  /// The number of cells of each row, as long as all have the same.
  private var commonWidth = 0
  /// Where each row ends in `cellEnds`, once rows have different numbers of cells.
  private var rowEnds: ContiguousArray<UInt32> = []
  /// The line that each row starts in.
  private(set) var lines = LineNumbers()

  var rowCount: Int { lines.count }

  /// The number of cells of all rows together.
  var cellCount: Int { cellEnds.count }

  func cellCount(_ row: Int) -> Int { rowEnd(row) - firstCell(row) }

  func isEmpty(_ row: Int, _ column: Int) -> Bool { range(row, column).isEmpty }

  /// The bytes of a cell; none where the row is shorter.
  func bytes(_ row: Int, _ column: Int) -> ArraySliceOfBytes { text[range(row, column)] }

  /// The number of bytes of a cell; none where the row is shorter.
  func length(_ row: Int, _ column: Int) -> Int { range(row, column).count }

  /// Where the bytes of a cell stand in the text; nowhere where the row is shorter.
  private func range(_ row: Int, _ column: Int) -> Range<Int> {
    let cell = firstCell(row) + column
    guard column >= 0, cell < rowEnd(row) else { return 0..<0 }
    return cellStart(cell)..<Int(cellEnds[cell])
  }

  /// The text of a cell; empty where the row is shorter.
  func string(_ row: Int, _ column: Int) -> String {
    String(decoding: bytes(row, column), as: UTF8.self)
  }

  func strings(_ row: Int) -> [String] { (0..<cellCount(row)).map { string(row, $0) } }

  func isBlank(_ row: Int) -> Bool {
    cellStart(firstCell(row)) == cellStart(rowEnd(row))
  }

  /// Whether two rows have the same cells; missing cells at the end are empty ones.
  func rowsAreEqual(_ a: Int, _ b: Int) -> Bool {
    for column in 0..<max(cellCount(a), cellCount(b))
    where bytes(a, column) != bytes(b, column) { return false }
    return true
  }

  /// A hash of the cells of a row, for finding equal rows within one run.
  func rowHash(_ row: Int) -> Int {
    var hasher = Hasher()
    var pendingEmpty = 0
    for column in 0..<cellCount(row) {
      let cell = bytes(row, column)
      // Empty cells at the end do not count, as in `rowsAreEqual`.
      if cell.isEmpty {
        pendingEmpty += 1
        continue
      }
      hasher.combine(pendingEmpty)
      pendingEmpty = 0
      hasher.combine(cell.count)
      // The hasher reads the buffer within the call.
      unsafe cell.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
    return hasher.finalize()
  }

  private func firstCell(_ row: Int) -> Int {
    if rowEnds.isEmpty { return row * commonWidth }
    return row == 0 ? 0 : Int(rowEnds[row - 1])
  }

  private func rowEnd(_ row: Int) -> Int {
    rowEnds.isEmpty ? (row + 1) * commonWidth : Int(rowEnds[row])
  }

  private func cellStart(_ cell: Int) -> Int { cell == 0 ? 0 : Int(cellEnds[cell - 1]) }

  // MARK: Filling

  /// Sets room aside for a number of bytes of cells.
  mutating func reserve(text count: Int) {
    text.reserveCapacity(count)
    cellEnds.reserveCapacity(count / 8)
    lines.reserveCapacity(count / 32)
  }

  /// Sets room aside for a number of rows, each with its cells.
  mutating func reserve(rows count: Int, cells: Int) {
    cellEnds.reserveCapacity(count * cells)
    lines.reserveCapacity(count)
  }

  mutating func appendToCell(_ bytes: ArraySliceOfBytes) { text.append(contentsOf: bytes) }

  mutating func appendToCell(_ byte: UInt8) { text.append(byte) }

  mutating func endCell() { cellEnds.append(UInt32(clamping: text.count)) }

  /// Adds bytes of another buffer as a cell.
  mutating func appendCell(_ bytes: ContiguousArray<UInt8>, _ range: Range<Int>) {
    text.append(bytes, range)
    endCell()
  }

  mutating func appendCell(_ string: String) {
    text.append(contentsOf: string.utf8)
    endCell()
  }

  mutating func endRow(line: Int) {
    let row = lines.count
    if rowEnds.isEmpty {
      let width = cellEnds.count - row * commonWidth
      if row == 0 {
        commonWidth = width
      } else if width != commonWidth {
        rowEnds.reserveCapacity(lines.capacity)
        for row in 1...row { rowEnds.append(UInt32(clamping: row * commonWidth)) }
        rowEnds.append(UInt32(clamping: cellEnds.count))
      }
    } else {
      rowEnds.append(UInt32(clamping: cellEnds.count))
    }
    lines.append(line)
  }

  /// Takes back the cells since the last row.
  mutating func dropUnfinishedRow() {
    cellEnds.removeLast(cellEnds.count - firstCell(rowCount))
    text.removeLast(text.count - cellStart(cellEnds.count))
  }

  /// Writes the line breaks within cells as LF.
  ///
  /// - Complexity: O(bytes of the table).
  mutating func unifyLineBreaks() {
    guard text.contains(0x0D) else { return }
    var unified: ContiguousArray<UInt8> = []
    unified.reserveCapacity(text.count)
    var start = 0
    for cell in cellEnds.indices {
      let end = Int(cellEnds[cell])
      for i in start..<end {
        if text[i] != 0x0D {
          unified.append(text[i])
        } else if i + 1 == end || text[i + 1] != 0x0A {
          unified.append(0x0A)
        }
      }
      start = end
      cellEnds[cell] = UInt32(clamping: unified.count)
    }
    text = unified
  }

  /// Whether the row being filled is a line without any character.
  var unfinishedRowIsBlankLine: Bool {
    cellEnds.count - firstCell(rowCount) == 1 && text.count == cellStart(cellEnds.count - 1)
  }
}

extension ContiguousArray<UInt8> {
  /// Appends a part of another array, without a slice that would have to be counted.
  mutating func append(_ other: ContiguousArray<UInt8>, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= other.count)
    // The part lies within the buffer, which is read within the call.
    unsafe other.withUnsafeBufferPointer {
      unsafe append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
    }
  }
}

/// A part of the buffer of a table, not copied.
typealias ArraySliceOfBytes = ContiguousArray<UInt8>.SubSequence
