import NetworkGraph

/// Where the labels and cells of a matrix stand in a table.
struct MatrixLayout {
  /// Whether the first row and the first column hold labels.
  var hasColumnLabels = false
  var hasRowLabels = false
  /// Whether the first row lacks a cell above the labels of rows, as R writes it.
  var lacksCorner = false

  /// The first column of cells, among the labels of columns.
  var firstLabel: Int { hasRowLabels && !lacksCorner ? 1 : 0 }
  var firstRow: Int { hasColumnLabels ? 1 : 0 }
  var firstColumn: Int { hasRowLabels ? 1 : 0 }

  /// Finds the labels: a first row or column that holds anything but numbers, or is left of or above
  /// an empty corner.
  init(_ cells: TextTable) {
    guard cells.rowCount > 0 else { return }
    let corner = cells.bytes(0, 0)
    let width = cells.cellCount(0)
    let cornerIsNumber = isNumberCell(corner)
    let hasWords = (1..<max(width, 1)).contains { !isBlankOrNumber(cells.bytes(0, $0)) }
    hasColumnLabels = hasWords || corner.isEmpty || !cornerIsNumber
    // A blank corner among numbers that repeat is a cell of the diagonal.
    if corner.isEmpty, !hasWords, !areDistinct((1..<max(width, 1)).map { cells.bytes(0, $0) }) {
      hasColumnLabels = false
    }
    // Without labels above, a word at the left is one of a row.
    if hasColumnLabels, !hasWords, !corner.isEmpty, width > 1, cells.rowCount > 1 {
      let below = cells.bytes(1, 0)
      hasColumnLabels = isNumberCell(below) || !MatrixLayout.isFirstRowOfCells(cells)
    }
    let next = hasColumnLabels ? 1 : 0
    guard next < cells.rowCount else {
      hasRowLabels = hasColumnLabels && width > 0
      return
    }
    lacksCorner = hasColumnLabels && cells.cellCount(next) == width + 1
    hasRowLabels =
      lacksCorner || (hasColumnLabels && corner.isEmpty)
      || (next..<cells.rowCount).contains { row in !isBlankOrNumber(cells.bytes(row, 0)) }
    // Numbers at the left that repeat the numbers above are labels as well.
    if !hasRowLabels, hasColumnLabels, cells.rowCount == width {
      hasRowLabels = (1..<width).allSatisfy { cells.bytes($0, 0) == cells.bytes(0, $0) }
    }
  }

  /// Whether the first row is like the others: as `a,0,1` above `b,1,0`.
  private static func isFirstRowOfCells(_ cells: TextTable) -> Bool {
    let width = cells.cellCount(0)
    return cells.rowCount == width - 1
  }
}

private func isBlankOrNumber(_ cell: ArraySliceOfBytes) -> Bool {
  cell.allSatisfy { $0 == 0x20 } || isNumberCell(cell) || matrixValue(cell) == .missing
}

/// Whether a cell is a number with either decimal mark.
func isNumberCell(_ cell: ArraySliceOfBytes) -> Bool {
  guard !cell.isEmpty, cell.count < 40 else { return false }
  if cell.allSatisfy({ (48...57).contains($0) }) { return true }
  let text = String(decoding: cell, as: UTF8.self)
  for mark in [NumberForm.Mark.point, .comma] {
    if case .success = readNumber(text, NumberForm(decimalMark: mark)) { return true }
  }
  return false
}

/// Whether a table is a matrix of actors rather than a list of ties: the labels above are those at
/// the left, or all but the labels are numbers, and no name above is one of a table of ties.
///
/// - Parameter isWhole: Whether these are all rows of the table; else as many are looked at as there
///   are.
func isMatrix(_ cells: TextTable, isWhole: Bool) -> Bool {
  guard cells.rowCount > 1, cells.cellCount(0) > 1 else { return false }
  let width = cells.cellCount(0)
  let corner = cells.bytes(0, 0)
  let labels = (1..<width).map { cells.bytes(0, $0) }
  func repeats(_ above: [ArraySliceOfBytes]) -> Bool {
    (isWhole ? cells.rowCount == above.count + 1 : cells.rowCount <= above.count + 1)
      && (1..<cells.rowCount).allSatisfy { cells.bytes($0, 0) == above[$0 - 1] }
      && (areDistinct(above) || above.count > 2 && hasOnlyNumbers(cells))
  }
  guard !labels.contains(where: \.isEmpty) else { return false }
  if width > 2 || corner.isEmpty, repeats(labels) { return true }
  if cells.cellCount(1) == width + 1 { return repeats([corner] + labels) }
  guard width >= 3, EdgeTableColumns.recognisedCount(cells.strings(0)) == 0,
    !isNumberCell(corner), corner.isEmpty || !labels.contains(where: { isNumberCell($0) })
  else { return false }
  var left: [ArraySliceOfBytes] = []
  var hasNumber = false
  for row in 1..<cells.rowCount {
    let label = cells.bytes(row, 0)
    guard !label.isEmpty, corner.isEmpty || !isNumberCell(label), cells.cellCount(row) <= width
    else { return false }
    left.append(label)
    for column in 1..<max(cells.cellCount(row), 1) {
      let cell = cells.bytes(row, column)
      let isNumber = isNumberCell(cell)
      guard isNumber || matrixValue(cell) == .missing else { return false }
      if isNumber { hasNumber = true }
    }
  }
  // With a label twice it is a matrix at fault, if anything else says that it is one.
  return hasNumber
    && (areDistinct(left) && areDistinct(labels) || corner.isEmpty || isSubset(left, of: labels))
}

/// Whether everything right of the labels and below them is a number.
private func hasOnlyNumbers(_ cells: TextTable) -> Bool {
  (1..<cells.rowCount).allSatisfy { row in
    (1..<max(cells.cellCount(row), 1)).allSatisfy { isBlankOrNumber(cells.bytes(row, $0)) }
  }
}

private func isSubset(_ labels: [ArraySliceOfBytes], of others: [ArraySliceOfBytes]) -> Bool {
  Set(labels.map { Identifier(String(decoding: $0, as: UTF8.self)) })
    .isSubset(of: others.map { Identifier(String(decoding: $0, as: UTF8.self)) })
}

private func areDistinct(_ labels: [ArraySliceOfBytes]) -> Bool {
  Set(labels.lazy.map { Identifier(String(decoding: $0, as: UTF8.self)) }).count == labels.count
}
