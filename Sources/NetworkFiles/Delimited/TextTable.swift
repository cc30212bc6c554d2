/// Rows of cells of text, stored end to end in one buffer, so that a cell costs a few bytes.
struct TextTable {
  /// The cells without quotes, one after the other: valid UTF-8.
  private(set) var text: ContiguousArray<UInt8> = []
  /// Where each cell ends in `text`.
  private(set) var cellEnds: ContiguousArray<Int> = []
  /// Where each row ends in `cellEnds`.
  private(set) var rowEnds: ContiguousArray<Int> = []
  /// The line that each row starts in.
  private(set) var lines: ContiguousArray<Int> = []

  var rowCount: Int { rowEnds.count }

  func cellCount(_ row: Int) -> Int { rowEnds[row] - firstCell(row) }

  func isEmpty(_ row: Int, _ column: Int) -> Bool { range(row, column).isEmpty }

  /// The bytes of a cell; none where the row is shorter.
  func bytes(_ row: Int, _ column: Int) -> ArraySliceOfBytes { text[range(row, column)] }

  /// Where the bytes of a cell stand in the text; nowhere where the row is shorter.
  private func range(_ row: Int, _ column: Int) -> Range<Int> {
    let cell = firstCell(row) + column
    guard column >= 0, cell < rowEnds[row] else { return 0..<0 }
    return (cell == 0 ? 0 : cellEnds[cell - 1])..<cellEnds[cell]
  }

  /// The text of a cell; empty where the row is shorter.
  func string(_ row: Int, _ column: Int) -> String {
    String(decoding: bytes(row, column), as: UTF8.self)
  }

  func strings(_ row: Int) -> [String] { (0..<cellCount(row)).map { string(row, $0) } }

  func isBlank(_ row: Int) -> Bool {
    let first = firstCell(row)
    return first == rowEnds[row]
      || cellEnds[rowEnds[row] - 1] == (first == 0 ? 0 : cellEnds[first - 1])
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

  private func firstCell(_ row: Int) -> Int { row == 0 ? 0 : rowEnds[row - 1] }

  // MARK: Filling

  /// Sets room aside for a number of bytes of cells.
  mutating func reserve(text count: Int) {
    text.reserveCapacity(count)
    cellEnds.reserveCapacity(count / 8)
    rowEnds.reserveCapacity(count / 32)
    lines.reserveCapacity(count / 32)
  }

  mutating func appendToCell(_ bytes: ArraySliceOfBytes) { text.append(contentsOf: bytes) }

  mutating func appendToCell(_ byte: UInt8) { text.append(byte) }

  mutating func endCell() { cellEnds.append(text.count) }

  /// Adds bytes of another buffer as a cell.
  mutating func appendCell(_ bytes: ContiguousArray<UInt8>, _ range: Range<Int>) {
    text.append(bytes, range)
    cellEnds.append(text.count)
  }

  mutating func appendCell(_ string: String) {
    text.append(contentsOf: string.utf8)
    endCell()
  }

  mutating func endRow(line: Int) {
    rowEnds.append(cellEnds.count)
    lines.append(line)
  }

  /// Takes back the cells since the last row.
  mutating func dropUnfinishedRow() {
    cellEnds.removeLast(cellEnds.count - (rowEnds.last ?? 0))
    text.removeLast(text.count - (cellEnds.last ?? 0))
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
      let end = cellEnds[cell]
      for i in start..<end {
        if text[i] != 0x0D {
          unified.append(text[i])
        } else if i + 1 == end || text[i + 1] != 0x0A {
          unified.append(0x0A)
        }
      }
      start = end
      cellEnds[cell] = unified.count
    }
    text = unified
  }

  /// Whether the row being filled is a line without any character.
  var unfinishedRowIsBlankLine: Bool {
    cellEnds.count - (rowEnds.last ?? 0) == 1
      && text.count == (cellEnds.count == 1 ? 0 : cellEnds[cellEnds.count - 2])
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
