import NetworkGraph

/// A cell of a matrix that stands for a tie.
struct MatrixCell {
  var row: UInt32
  var column: UInt32
  /// Where the value stands in the text; an empty part where none is stated.
  private var start: UInt32
  private(set) var length: UInt32
  var line: UInt32

  init(row: Int, column: Int, value: Range<Int>, line: Int) {
    self.row = UInt32(clamping: row)
    self.column = UInt32(clamping: column)
    start = UInt32(clamping: value.lowerBound)
    length = UInt32(clamping: value.count)
    self.line = UInt32(clamping: line)
  }

  var value: Range<Int> { Int(start)..<(Int(start) + Int(length)) }
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
  var values = CellValues(bytes)
  var isKept = ContiguousArray(repeating: true, count: cells.count)
  // How many cells of a column and value, on one side of the diagonal, have no other side yet.
  var waiting: [UInt64: Int32] = [:]
  let groups = CellGroups(cells)
  for group in 0..<groups.count {
    let lower = UInt32(clamping: group)
    for place in groups[group] {
      let cell = cells[Int(place)]
      guard cell.row != cell.column else { continue }
      let isAbove = cell.row == lower
      let key = UInt64(isAbove ? cell.column : cell.row) << 32 | UInt64(values.number(cell)) << 1
      let (own, mirror) = isAbove ? (key | 1, key) : (key, key | 1)
      if let count = waiting[mirror] {
        waiting[mirror] = count == 1 ? nil : count - 1
        isKept[Int(place)] = false
      } else {
        waiting[own, default: 0] += 1
      }
    }
    // All cells of two actors are in one group.
    guard waiting.isEmpty else { return nil }
  }
  var kept: ContiguousArray<MatrixCell> = []
  for place in cells.indices where isKept[place] { kept.append(cells[place]) }
  return kept
}

/// The cells of a matrix by the lower of the two numbers of their row and column, in the order in
/// which they stand.
private struct CellGroups {
  private var starts: ContiguousArray<UInt32>
  private var order: ContiguousArray<UInt32>

  init(_ cells: ContiguousArray<MatrixCell>) {
    var count = 0
    for cell in cells { count = max(count, Int(min(cell.row, cell.column)) + 1) }
    starts = ContiguousArray(repeating: 0, count: count + 1)
    for cell in cells { starts[Int(min(cell.row, cell.column)) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    order = ContiguousArray(repeating: 0, count: cells.count)
    var next = starts
    for (place, cell) in cells.enumerated() {
      let group = Int(min(cell.row, cell.column))
      order[Int(next[group])] = UInt32(clamping: place)
      next[group] += 1
    }
  }

  var count: Int { starts.count - 1 }

  subscript(group: Int) -> ContiguousArray<UInt32>.SubSequence {
    order[Int(starts[group])..<Int(starts[group + 1])]
  }
}

/// Numbers for the values of cells: equal numbers have one, however they are written.
private struct CellValues {
  private let bytes: ContiguousArray<UInt8>
  private var numbers: [Identifier: UInt32] = [:]
  private var numberOfValue: [Double: UInt32] = [:]
  private var last: (cell: MatrixCell, number: UInt32)?

  init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  /// Less than 2³¹, since each number takes a byte of the file.
  mutating func number(_ cell: MatrixCell) -> UInt32 {
    // Neighbours mostly have the same value: ones, in most files.
    if let last, bytes[last.cell.value] == bytes[cell.value] { return last.number }
    let text = bytes.text(cell.value)
    let number = numbers[Identifier(text)] ?? newNumber(text)
    last = (cell, number)
    return number
  }

  private mutating func newNumber(_ text: String) -> UInt32 {
    var number = UInt32(clamping: numbers.count + 1)
    if let value = Double(text) {
      if let same = numberOfValue[value] { number = same } else { numberOfValue[value] = number }
    }
    numbers[Identifier(text)] = number
    return number
  }
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
  ///   - layers: The cells; they are gone afterwards, so that they and the ties that are made of them
  ///     do not take memory at the same time.
  ///   - refused: Cells that cannot be read, by line.
  ///   - weightsAreStated: Whether a value of 1 is a weight also where all values are.
  mutating func addMatrix(
    _ layers: inout [MatrixLayer], _ actors: MatrixActors, actorLines: [Int],
    refused: BrokenRows, in bytes: ContiguousArray<UInt8>, path: String,
    direction rule: MatrixDirection, weightsAreStated: Bool, _ options: ReadingOptions
  ) {
    var ties = ElementRows(of: .relations)
    ties.limitText(forFileOf: bytes.count)
    let source = ties.column("source")
    let target = ties.column("target")
    let kind = layers.contains { $0.kind != nil } ? ties.column("kind") : -1
    let direction = ties.column("direction")
    let isWeighted =
      weightsAreStated
      || layers.contains {
        $0.cells.contains { $0.length != 1 || bytes[$0.value.lowerBound] != 0x31 }
      }
    let weight = isWeighted ? ties.column("weight") : -1
    var merged = 0
    var symmetricLine: Int?
    var directions: [Direction] = []
    for place in layers.indices {
      switch rule {
      case .stated(let direction): directions.append(direction)
      case .bySymmetry where actors.isTwoMode: directions.append(.undirected)
      case .bySymmetry:
        let cells = layers[place].cells
        guard options.direction == .undirected, let half = symmetricCells(cells, bytes) else {
          directions.append(.directed)
          continue
        }
        directions.append(.undirected)
        merged += cells.count - half.count
        if half.count < cells.count, symmetricLine == nil {
          symmetricLine = cells.first.map { Int($0.line) }
        }
        layers[place].cells = half
      }
    }
    // The direction that all have is not written for each.
    let common = Set(directions).count == 1 ? directions[0] : nil
    ties.reserve(rows: layers.reduce(0) { $0 + $1.cells.count }, cells: 2)
    for place in layers.indices {
      let layerKind = layers[place].kind
      let cells = layers[place].cells
      layers[place].cells = []
      for cell in cells where ties.fault == nil {
        ties.set(actors.rowIDs[Int(cell.row)], in: source)
        ties.set((actors.columnIDs ?? actors.rowIDs)[Int(cell.column)], in: target)
        if let layerKind { ties.set(layerKind, in: kind) }
        if common == nil { ties.set(directions[place].rawValue, in: direction) }
        if isWeighted && cell.length > 0 { ties.set(bytes[cell.value], in: weight) }
        ties.endRow(line: Int(cell.line))
      }
    }
    ties.refuse(refused)
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
    addPlainList(
      actors: actors.elements(lines: actorLines), ties: ties, path: path,
      direction: common ?? .directed, merged: merged, options)
  }
}
