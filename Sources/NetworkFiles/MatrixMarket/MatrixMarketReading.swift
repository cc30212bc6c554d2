import NetworkGraph

/// Reads a matrix of the Matrix Market: its rows and columns are actors, its entries ties.
///
/// - Complexity: O(*b*) for *b* bytes.
func readMatrixMarket(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  func refuse(_ line: Int, _ message: String) -> NetworkReading {
    assembly.refuse(line: line, message, path: path, format: .matrixMarket, options)
  }
  var lines = TextLines(text.bytes)
  let first = lines.next().map { text.bytes.text($0.prefix(1000)) } ?? ""
  let header: MatrixMarketHeader
  switch MatrixMarketHeader.read(first) {
  case .success(let read): header = read
  case .failure(let fault): return refuse(fault.line ?? 1, fault.message)
  }
  var matrix = MatrixMarketEntries(text.bytes, header, lines)
  matrix.read()
  assembly.noteDialect(of: text, path: path, lineEnding: matrix.lineEnding, hasHeader: true)
  if let fault = matrix.fault { return refuse(fault.line, fault.message) }
  let (rows, columns) = (matrix.rowCount, matrix.columnCount)
  let isSquare = rows == columns
  if header.symmetry != .general, !isSquare {
    return refuse(matrix.sizeLine, "a \(header.symmetry.rawValue) matrix must be square")
  }
  let (count, overflow) = rows.addingReportingOverflow(columns)
  let actorCount = isSquare ? rows : overflow ? Int.max / 2 : count
  guard isInProportion(actorCount, to: text.bytes.count) else {
    return refuse(matrix.sizeLine, disproportionMessage(actorCount, text.bytes.count))
  }
  if let (line, message) = matrix.countFault {
    assembly.diagnostics.append(Diagnostic(.error, .unknownValue, file: path, line: line, message))
  }
  let direction: Direction =
    header.symmetry == .symmetric || !isSquare ? .undirected : .directed
  if header.symmetry == .skewSymmetric {
    assembly.noteAssumption(
      "each entry of the skew-symmetric matrix is read as one tie from its row to its column; that of "
        + "the other side, with the opposite sign, follows from it and is no tie of its own",
      path: path, line: 1)
  }
  if !isSquare {
    assembly.noteAssumption(
      "the matrix is not square: its rows and columns are read as actors of two kinds, 'row' and "
        + "'column'", path: path, line: matrix.sizeLine)
  }
  var layers = matrix.takeLayers()
  assembly.addMatrix(
    &layers, actors(of: matrix, isSquare: isSquare),
    actorLines: [matrix.sizeLine], refused: matrix.refused, in: text.bytes, path: path,
    direction: .stated(direction), weightsAreStated: header.field != .pattern, options)
  return assembly.finish(path: path, format: .matrixMarket, options: options)
}

/// The actors by the ids that our own files have in comments, else by their numbers.
private func actors(of matrix: MatrixMarketEntries, isSquare: Bool) -> MatrixActors {
  let (rows, columns) = (matrix.rowCount, matrix.columnCount)
  if isSquare {
    return matrix.ids.count == rows ? MatrixActors(matrix.ids) : .numbered(rows)
  }
  return matrix.ids.count == rows + columns
    ? MatrixActors(rows: Array(matrix.ids[..<rows]), columns: Array(matrix.ids[rows...]))
    : .numbered(rows: rows, columns: columns)
}

/// The entries of a Matrix Market file.
private struct MatrixMarketEntries {
  private(set) var rowCount = 0
  private(set) var columnCount = 0
  private(set) var sizeLine = 0
  private var cells: ContiguousArray<MatrixCell> = []
  private(set) var refused = BrokenRows(.badNumber)
  private(set) var fault: (line: Int, message: String)?
  /// Why the number of entries is not the one that is declared.
  private(set) var countFault: (line: Int, message: String)?
  /// The ids in the comments below `% maillage ids`.
  private(set) var ids: [String] = []
  private let bytes: ContiguousArray<UInt8>
  private let header: MatrixMarketHeader
  private var lines: TextLines
  private var declared = 0
  private var entryCount = 0
  private var readsIDs = false
  /// The place of the next value of an array.
  private var place = (row: 0, column: 0)

  init(_ bytes: ContiguousArray<UInt8>, _ header: MatrixMarketHeader, _ lines: TextLines) {
    self.bytes = bytes
    self.header = header
    self.lines = lines
  }

  var lineEnding: LineEnding { lines.lineEnding }

  mutating func read() {
    var words: [Range<Int>] = []
    while let line = lines.next() {
      if line.lowerBound < line.upperBound, bytes[line.lowerBound] == UInt8(ascii: "%") {
        note(line)
        continue
      }
      cutWords(bytes, line, into: &words)
      guard !words.isEmpty else { continue }
      guard sizeLine > 0 else {
        readSize(words)
        guard fault == nil else { return }
        continue
      }
      entryCount += 1
      if header.layout == .coordinate { addEntry(words) } else { addValue(words) }
    }
    guard sizeLine > 0 else {
      fault = (max(lines.number, 1), "the file ends before the line with its size")
      return
    }
    if entryCount != declared, countFault == nil {
      countFault = (
        sizeLine,
        "the line states \(counted(declared, "entry", "entries")), and "
          + counted(entryCount, "is", "are") + " there"
      )
    }
  }

  private mutating func note(_ line: Range<Int>) {
    guard sizeLine == 0 else { return }
    let comment = line.dropFirst(line.count > 1 && bytes[line.lowerBound + 1] == 0x20 ? 2 : 1)
    if readsIDs {
      ids.append(unescaped(bytes.text(comment.lowerBound..<comment.upperBound)))
    } else if bytes[comment].elementsEqual(matrixMarketIDs.utf8) {
      readsIDs = true
    }
  }

  /// The cells, which are taken out.
  mutating func takeLayers() -> [MatrixLayer] {
    defer { cells = [] }
    return [MatrixLayer(cells: cells)]
  }

  private mutating func readSize(_ words: [Range<Int>]) {
    let numbers = words.map { wholeNumber(bytes[$0]) }
    let wanted = header.layout == .coordinate ? 3 : 2
    guard numbers.count == wanted, !numbers.contains(nil) else {
      fault = (
        lines.number,
        header.layout == .coordinate
          ? "expected the numbers of rows, columns and entries, such as '4 4 5'"
          : "expected the numbers of rows and columns, such as '4 4'"
      )
      return
    }
    rowCount = numbers[0]!
    columnCount = numbers[1]!
    sizeLine = lines.number
    guard header.layout == .array else {
      declared = numbers[2]!
      return
    }
    let n = rowCount
    // Half of a symmetric array is written: of a skew-symmetric one without the diagonal.
    switch header.symmetry {
    case .general: declared = n.multipliedReportingOverflow(by: columnCount).partialValue
    case .skewSymmetric:
      declared = n.multipliedReportingOverflow(by: n - 1).partialValue / 2
      place.row = 1
    default: declared = n.multipliedReportingOverflow(by: n + 1).partialValue / 2
    }
  }

  private mutating func addEntry(_ words: [Range<Int>]) {
    let wanted = header.field == .pattern ? 2 : 3
    guard words.count == wanted, let row = wholeNumber(bytes[words[0]]),
      let column = wholeNumber(bytes[words[1]])
    else {
      refused.append(
        (
          lines.number,
          wanted == 2
            ? "expected a row and a column, such as '1 2'"
            : "expected a row, a column and a value, such as '1 2 0.5'"
        ))
      return
    }
    guard (1...max(rowCount, 1)).contains(row), (1...max(columnCount, 1)).contains(column),
      rowCount > 0, columnCount > 0
    else {
      refused.append(
        (
          lines.number,
          "row \(row) and column \(column) are not within the \(rowCount) by \(columnCount) that line "
            + "\(sizeLine) states, counted from 1"
        ))
      return
    }
    let value = words.count > 2 ? words[2] : words[1].upperBound..<words[1].upperBound
    // A tie of a symmetric matrix, of which the lower half is written, starts at the first actor.
    let (from, to) =
      header.symmetry == .symmetric ? (min(row, column), max(row, column)) : (row, column)
    cells.append(
      MatrixCell(row: from - 1, column: to - 1, value: value, line: lines.number))
  }

  /// Adds a value of an array, which runs down one column after the other.
  private mutating func addValue(_ words: [Range<Int>]) {
    guard words.count == 1 else {
      refused.append(
        (
          lines.number,
          "expected one value on the line, found \(counted(words.count, "word", "words"))"
        ))
      return
    }
    guard place.column < columnCount, place.row < rowCount else { return }
    switch matrixValue(bytes[words[0]]) {
    case .noTie: break
    case .tie:
      let isSymmetric = header.symmetry == .symmetric
      cells.append(
        MatrixCell(
          row: isSymmetric ? place.column : place.row,
          column: isSymmetric ? place.row : place.column, value: words[0], line: lines.number))
    case .missing, .malformed:
      refused.append(
        (lines.number, "\(quoted(bytes.text(words[0]))) is no number; expected one such as 0.5"))
    }
    place.row += 1
    if place.row == rowCount {
      place.column += 1
      switch header.symmetry {
      case .general: place.row = 0
      case .skewSymmetric: place.row = place.column + 1
      default: place.row = place.column
      }
    }
  }
}

/// The comment above the ids of the actors, one in a comment for each row and each column of two
/// modes.
let matrixMarketIDs = "maillage ids"

/// An id as it stands in a comment, in one line.
func escaped(_ id: String) -> String {
  // By bytes: a carriage return and a line feed are one character of Swift.
  var bytes: [UInt8] = []
  var previous: UInt8 = 0
  for byte in id.utf8 {
    defer { previous = byte }
    switch byte {
    case 0x5C: bytes += "\\\\".utf8
    case 0x0A: bytes += "\\n".utf8
    case 0x0D: bytes += "\\r".utf8
    case 0..<0x20, 0x7F: bytes += "\\x".utf8 + hexadecimalDigits(of: byte)
    case 0x80..<0xA0 where previous == 0xC2:
      // Control characters of two bytes, the second of which is their number.
      bytes.removeLast()
      bytes += "\\x".utf8 + hexadecimalDigits(of: byte)
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func hexadecimalDigits(of byte: UInt8) -> [UInt8] {
  [byte >> 4, byte & 15].map { $0 < 10 ? UInt8(ascii: "0") + $0 : UInt8(ascii: "A") + $0 - 10 }
}

/// The id that stands in a comment.
private func unescaped(_ text: String) -> String {
  guard text.utf8.contains(0x5C) else { return text }
  var bytes: ContiguousArray<UInt8> = []
  var rest = text.utf8[...]
  while let byte = rest.popFirst() {
    guard byte == 0x5C, let escaped = rest.popFirst() else {
      if byte != 0x5C { bytes.append(byte) }
      continue
    }
    switch escaped {
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "x"):
      guard let digits = String(rest.prefix(2)), let number = UInt8(digits, radix: 16),
        rest.count >= 2
      else {
        bytes.append(escaped)
        continue
      }
      bytes.append(contentsOf: String(Unicode.Scalar(number)).utf8)
      rest = rest.dropFirst(2)
    default: bytes.append(escaped)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
