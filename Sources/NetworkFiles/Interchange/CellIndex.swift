/// Finds rows of a table by the bytes of one of their cells.
///
/// - Complexity: O(*b*) for *b* bytes of the column; 4 to 16 bytes for each row.
struct CellIndex {
  private let table: TextTable
  private let column: Int
  /// Rows by the hash of their cell, -1 for none; a power of two.
  private var slots: ContiguousArray<Int32>
  /// The rows, with a cell that is not empty, whose cell stands in an earlier row already.
  private(set) var repeats: [(row: Int, first: Int)] = []

  init(_ table: TextTable, column: Int) {
    self.table = table
    self.column = column
    var capacity = 16
    while capacity < 2 * table.rowCount { capacity *= 2 }
    slots = ContiguousArray(repeating: -1, count: capacity)
    for row in 0..<table.rowCount {
      let cell = table.bytes(row, column)
      guard !cell.isEmpty else { continue }
      let slot = find(cell)
      if slots[slot] < 0 {
        slots[slot] = Int32(truncatingIfNeeded: row)
      } else {
        repeats.append((row, Int(slots[slot])))
      }
    }
  }

  /// The first row whose cell has some bytes.
  func row(of cell: ArraySliceOfBytes) -> Int? {
    let row = slots[find(cell)]
    return row < 0 ? nil : Int(row)
  }

  private func find(_ cell: ArraySliceOfBytes) -> Int {
    var hasher = Hasher()
    // The hasher reads the buffer within the call.
    unsafe cell.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    var slot = hasher.finalize() & (slots.count - 1)
    while slots[slot] >= 0, table.bytes(Int(slots[slot]), column) != cell {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}

extension TextTable {
  /// Whether each cell of a column comes after the one above, shorter ones first, as ids do that a
  /// program counts: none of them stands twice.
  func isAscending(_ column: Int) -> Bool {
    var row = 1
    while row < rowCount {
      let (above, cell) = (bytes(row - 1, column), bytes(row, column))
      guard above.count <= cell.count else { return false }
      guard above.count < cell.count || above.lexicographicallyPrecedes(cell) else { return false }
      row += 1
    }
    return true
  }
}
