import NetworkGraph

/// A cell of a matrix that stands for a tie.
struct MatrixCell {
  var row: UInt32
  var column: UInt32
  /// Where the value stands in the text; an empty part where none is stated.
  var start: Int
  var length: UInt32
  var line: UInt32

  init(row: Int, column: Int, value: Range<Int>, line: Int) {
    self.row = UInt32(clamping: row)
    self.column = UInt32(clamping: column)
    start = value.lowerBound
    length = UInt32(clamping: value.count)
    self.line = UInt32(clamping: line)
  }

  var value: Range<Int> { start..<(start + Int(length)) }
}

/// One matrix: the ties of one kind.
struct MatrixLayer {
  /// The kind; `nil` leaves it to the options.
  var kind: String?
  var cells: ContiguousArray<MatrixCell> = []
}

/// Finds out whether each cell off the diagonal has another on the other side with the same value:
/// then two cells are one undirected tie.
///
/// - Returns: The cells that stay, the first of each two; `nil` for a matrix that is not symmetric.
/// - Complexity: O(*c*) for *c* cells.
func symmetricCells(_ cells: ContiguousArray<MatrixCell>, _ bytes: ContiguousArray<UInt8>)
  -> ContiguousArray<MatrixCell>?
{
  struct Place: Hashable {
    var row: UInt32
    var column: UInt32
    var value: Int
  }
  var waiting: [Place: Int] = [:]
  var waitingCount = 0
  var numbers: [Identifier: Int] = [:]
  var values: [Double: Int] = [:]
  /// Equal numbers have one place, however they are written.
  func valueNumber(_ cell: MatrixCell) -> Int {
    let text = bytes.text(cell.value)
    if let known = numbers[Identifier(text)] { return known }
    var number = numbers.count + 1
    if let value = Double(text) {
      if let same = values[value] { number = same } else { values[value] = number }
    }
    numbers[Identifier(text)] = number
    return number
  }
  var last: (cell: MatrixCell, number: Int)?
  var kept: ContiguousArray<MatrixCell> = []
  for cell in cells {
    if cell.row == cell.column {
      kept.append(cell)
      continue
    }
    // Neighbours mostly have the same value: ones, in most files.
    let number: Int
    if let last, bytes[last.cell.value] == bytes[cell.value] {
      number = last.number
    } else {
      number = valueNumber(cell)
    }
    last = (cell, number)
    let mirror = Place(row: cell.column, column: cell.row, value: number)
    if let count = waiting[mirror] {
      waiting[mirror] = count == 1 ? nil : count - 1
      waitingCount -= 1
    } else {
      waiting[Place(row: cell.row, column: cell.column, value: number), default: 0] += 1
      waitingCount += 1
      kept.append(cell)
    }
  }
  return waitingCount == 0 ? kept : nil
}

/// What a cell of a matrix says of a tie.
enum MatrixValue {
  case noTie, tie, missing, malformed
}

/// Whether a cell of a matrix is a tie. Zero is none; that other numbers are well formed is checked
/// later, with the weights.
func matrixValue(_ bytes: ArraySliceOfBytes) -> MatrixValue {
  var hasDigit = false
  var isExponent = false
  for byte in bytes {
    switch byte {
    case UInt8(ascii: "1")...UInt8(ascii: "9"): if !isExponent { return .tie }
    case UInt8(ascii: "0"): hasDigit = true
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "+"), 0x20: break
    case UInt8(ascii: "e") where hasDigit, UInt8(ascii: "E") where hasDigit:
      isExponent = true
    default: return isMissingWord(bytes) ? .missing : .malformed
    }
  }
  if hasDigit { return .noTie }
  return bytes.isEmpty || isMissingWord(bytes) ? .missing : .malformed
}

private func isMissingWord(_ bytes: ArraySliceOfBytes) -> Bool {
  guard bytes.count <= 5 else { return false }
  let word = trimmed(String(decoding: bytes, as: UTF8.self)).lowercased()
  return ["", ".", "na", "n/a", "nan", "null", "-", "?"].contains(word)
}

extension NetworkAssembly {
  /// How the direction of the ties of a matrix is found.
  enum MatrixDirection {
    /// Symmetric matrices are undirected, others directed.
    case bySymmetry
    case stated(Direction)
  }

  /// Adds the actors and ties of matrices.
  ///
  /// - Parameters:
  ///   - refused: Cells that cannot be read, by line.
  ///   - weightsAreStated: Whether a value of 1 is a weight also where all values are.
  mutating func addMatrix(
    _ layers: [MatrixLayer], _ actors: MatrixActors, actorLines: [Int],
    refused: [(line: Int, message: String)], in bytes: ContiguousArray<UInt8>, path: String,
    direction rule: MatrixDirection, weightsAreStated: Bool, _ options: ReadingOptions
  ) {
    var ties = ElementRows(of: .relations)
    let source = ties.column("source")
    let target = ties.column("target")
    let kind = layers.contains { $0.kind != nil } ? ties.column("kind") : -1
    let direction = ties.column("direction")
    let isWeighted =
      weightsAreStated
      || layers.contains { $0.cells.contains { $0.length != 1 || bytes[$0.start] != 0x31 } }
    let weight = isWeighted ? ties.column("weight") : -1
    var merged = 0
    var symmetricLine: Int?
    var allDirections: Set<Direction> = []
    for layer in layers {
      var cells = layer.cells
      var stated = Direction.undirected
      switch rule {
      case .stated(let direction): stated = direction
      case .bySymmetry where actors.isTwoMode: break
      case .bySymmetry:
        if options.direction == .undirected, let half = symmetricCells(cells, bytes) {
          merged += cells.count - half.count
          if half.count < cells.count, symmetricLine == nil {
            symmetricLine = cells.first.map { Int($0.line) }
          }
          cells = half
        } else {
          stated = .directed
        }
      }
      allDirections.insert(stated)
      for cell in cells {
        ties.set(actors.rowIDs[Int(cell.row)], in: source)
        ties.set((actors.columnIDs ?? actors.rowIDs)[Int(cell.column)], in: target)
        if let text = layer.kind { ties.set(text, in: kind) }
        ties.set(stated.rawValue, in: direction)
        if isWeighted && cell.length > 0 { ties.set(bytes[cell.value], in: weight) }
        ties.endRow(line: Int(cell.line))
      }
    }
    for fault in refused {
      ties.refuseRow(line: fault.line, fault.message, code: .badNumber)
    }
    if let symmetricLine {
      noteAssumption(
        "the matrix is symmetric: each two cells that mirror each other are one undirected tie",
        path: path, line: symmetricLine)
    }
    if actors.isTwoMode { contents.kinds += MatrixActors.kinds }
    if actors.isRenamed {
      noteAssumption(
        "rows and columns stand for different actors and have labels in common: the ids say which "
          + "is which, as in \(quoted(actors.rowIDs.first ?? ""))", path: path,
        line: actorLines.first)
    }
    let common = allDirections.count == 1 ? allDirections.first : nil
    addPlainList(
      actors: actors.elements(lines: actorLines), ties: ties, path: path,
      direction: common ?? .directed, merged: merged, options)
  }
}
