import NetworkGraph

/// The data of a DL file: cells of matrices, or lists of ties.
struct UCINETData {
  private var layers: [MatrixLayer] = []
  var rows = UCINETActors()
  var columns = UCINETActors()
  private(set) var refused = BrokenRows(.badNumber)
  /// What is wrong with the data as a whole.
  private(set) var faults: [(line: Int, message: String)] = []
  private(set) var missing = (count: 0, line: 0)
  private(set) var zeroTies = (count: 0, line: 0)
  private(set) var lineEnding = LineEnding.none
  private let bytes: ContiguousArray<UInt8>
  private let header: UCINETHeader
  /// Whether rows and columns are the same actors.
  private let isOneMode: Bool
  private var lines: TextLines
  private var words: [Word] = []
  private var nextWord = 0
  /// The words that were taken for the matrix that is being read.
  private var taken = 0

  /// A word of the data: where it stands, or its text where it stood in quotes.
  struct Word {
    var range: Range<Int>
    var quoted: String?
  }

  init(_ bytes: ContiguousArray<UInt8>, _ header: UCINETHeader, isOneMode: Bool) {
    self.bytes = bytes
    self.header = header
    self.isOneMode = isOneMode
    lines = TextLines(
      bytes, from: header.dataStart?.offset ?? bytes.count,
      firstNumber: header.dataStart?.line ?? 1)
  }

  mutating func read(rowCount: Int, columnCount: Int, matrixCount: Int) {
    layers = [MatrixLayer()]
    switch header.layout {
    case .fullMatrix, .lowerHalf, .upperHalf:
      readMatrices(rowCount, columnCount, matrixCount)
    default: readLists(matrixCount)
    }
    lineEnding = lines.lineEnding
  }

  private func text(_ word: Word) -> String { word.quoted ?? bytes.text(word.range) }

  // MARK: Words

  /// Cuts the next line into words; `false` at the end.
  private mutating func nextLine() -> Bool {
    words.removeAll(keepingCapacity: true)
    nextWord = 0
    guard let line = lines.next() else { return false }
    var i = line.lowerBound
    while i < line.upperBound {
      let byte = bytes[i]
      if byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: ",") {
        i += 1
      } else if byte == UInt8(ascii: "\"") {
        let (text, end) = quotedText(bytes, from: i, to: line.upperBound)
        words.append(Word(range: i..<end, quoted: text))
        i = end
      } else {
        let start = i
        while i < line.upperBound, bytes[i] != 0x20, bytes[i] != 0x09, bytes[i] != UInt8(ascii: ",")
        {
          i += 1
        }
        words.append(Word(range: start..<i))
      }
    }
    return true
  }

  /// The next word of the data, on whatever line; `nil` at the end.
  private mutating func takeWord() -> Word? {
    while nextWord >= words.count { guard nextLine() else { return nil } }
    nextWord += 1
    taken += 1
    return words[nextWord - 1]
  }

  // MARK: Matrices

  /// Reads as many numbers as the matrices have cells, whatever lines they stand on.
  private mutating func readMatrices(_ rowCount: Int, _ columnCount: Int, _ matrixCount: Int) {
    for matrix in 0..<matrixCount {
      if matrix > 0 { layers.append(MatrixLayer()) }
      taken = 0
      var columnPlaces: [Int] = []
      var seen: Set<Int> = []
      var lineOfRow: [Int: Int] = [:]
      if header.columnsAreEmbedded {
        for _ in 0..<columnCount {
          guard let word = takeWord() else { return noteEnd(matrix, 0, rowCount, columnCount) }
          columnPlaces.append(
            isOneMode
              ? rows.placeOrNew(ofLabel: text(word), line: lines.number)
              : columns.placeOrNew(ofLabel: text(word), line: lines.number))
          if !seen.insert(columnPlaces[columnPlaces.count - 1]).inserted {
            noteRepeat(of: word, "a column")
          }
        }
      }
      for row in 0..<rowCount {
        var rowPlace = row
        let inRow = cellRange(row, columnCount)
        if header.rowsAreEmbedded {
          guard let word = takeWord() else { return noteEnd(matrix, row, rowCount, columnCount) }
          rowPlace = rows.placeOrNew(ofLabel: text(word), line: lines.number)
          if let line = lineOfRow.updateValue(lines.number, forKey: rowPlace) {
            noteRepeat(of: word, "the row on line \(line)")
          }
        }
        for column in inRow where header.hasDiagonal || column != row {
          guard let word = takeWord() else { return noteEnd(matrix, row, rowCount, columnCount) }
          addCell(
            matrix, rowPlace, columnPlaces.isEmpty ? column : columnPlaces[column], word)
        }
      }
      // Matrices without a cell would never come to an end.
      if taken == 0 { break }
      if !hasMore() {
        if matrix + 1 < matrixCount { noteEnd(matrix + 1, 0, rowCount, columnCount) }
        return
      }
    }
    if let word = takeWord() {
      faults.append(
        (
          lines.number,
          "the data go on with \(quoted(text(word))) after the last cell of the \(rowCount) by "
            + "\(columnCount) that are stated"
        ))
    }
  }

  /// Notes a label that another row or column of the same matrix has.
  private mutating func noteRepeat(of word: Word, _ other: String) {
    faults.append(
      (
        lines.number,
        "the label \(quoted(text(word))) is that of \(other) before it, too; each actor needs a label "
          + "of its own"
      ))
  }

  private mutating func hasMore() -> Bool {
    while nextWord >= words.count { guard nextLine() else { return false } }
    return true
  }

  /// The columns that stand in a row.
  private func cellRange(_ row: Int, _ columnCount: Int) -> Range<Int> {
    switch header.layout {
    case .lowerHalf: 0..<min(row + 1, columnCount)
    case .upperHalf: min(row, columnCount)..<columnCount
    default: 0..<columnCount
    }
  }

  private mutating func noteEnd(_ matrix: Int, _ row: Int, _ rowCount: Int, _ columnCount: Int) {
    faults.append(
      (
        lines.number,
        "the data end in row \(row + 1) of matrix \(matrix + 1); expected "
          + counted(rowCount, "row", "rows") + " of " + counted(columnCount, "cell", "cells")
          + " in each matrix"
      ))
  }

  /// The matrices, which are taken out.
  mutating func takeLayers() -> [MatrixLayer] {
    defer { layers = [] }
    return layers
  }

  private mutating func addCell(_ matrix: Int, _ row: Int, _ column: Int, _ word: Word) {
    switch word.quoted == nil ? matrixValue(bytes[word.range]) : .malformed {
    case .noTie: break
    case .missing:
      if missing.count == 0 { missing.line = lines.number }
      missing.count += 1
    case .malformed:
      refused.append(
        (
          lines.number,
          "the cell holds \(quoted(text(word))); expected a number, or . where none is known"
        )
      )
    case .tie:
      layers[matrix].cells.append(
        MatrixCell(row: row, column: column, value: word.range, line: lines.number))
    }
  }

  // MARK: Lists

  private mutating func readLists(_ matrixCount: Int) {
    var ego = 0
    while nextLine() {
      guard let first = words.first else { continue }
      if words.count == 1, first.quoted == nil, bytes[first.range].elementsEqual("!".utf8) {
        // An exclamation mark ends the list of a matrix.
        if layers.count == matrixCount {
          faults.append(
            (
              lines.number,
              "more lists than the " + counted(matrixCount, "matrix that is", "matrices that are")
                + " stated"
            ))
        }
        layers.append(MatrixLayer())
        ego = 0
        continue
      }
      switch header.layout {
      case .edgeList: addTie()
      case .countedNodeList:
        addCountedNeighbours(of: ego)
        ego += 1
      default: addNeighbours()
      }
    }
    if layers.count < matrixCount, matrixCount > 1 {
      faults.append(
        (
          lines.number,
          "the data hold \(layers.count) of the \(matrixCount) matrices that are stated; a line with ! "
            + "ends each but the last"
        ))
    }
  }

  private enum Side { case row, column }

  /// The place of the actor that a word names; `nil`, with an error, where it names none.
  private mutating func place(_ word: Word, _ side: Side) -> Int? {
    let name = text(word)
    let inRows = side == .row || isOneMode
    let isEmbedded = side == .row ? header.rowsAreEmbedded : header.columnsAreEmbedded
    let number = lines.number
    if isEmbedded || word.quoted != nil && rows.labels.isEmpty {
      return inRows
        ? rows.placeOrNew(ofLabel: name, line: number)
        : columns.placeOrNew(ofLabel: name, line: number)
    }
    let found =
      inRows ? rows.place(ofWord: name, line: number) : columns.place(ofWord: name, line: number)
    if let found { return found }
    let count = inRows ? rows.labels.count : columns.labels.count
    refused.append(
      (
        number,
        "\(quoted(name)) is no actor; expected a number from 1 to \(count), or one of the labels"
      ))
    return nil
  }

  private mutating func addTie() {
    guard (2...3).contains(words.count) else {
      refused.append(
        (
          lines.number,
          "expected two actors and at most a value, found \(counted(words.count, "word", "words")); put labels with spaces "
            + "in double quotes"
        ))
      return
    }
    let (first, second) = (words[0], words[1])
    guard let row = place(first, .row), let column = place(second, .column) else { return }
    var value = second.range.upperBound..<second.range.upperBound
    if words.count == 3 {
      value = words[2].range
      switch words[2].quoted == nil ? matrixValue(bytes[value]) : .malformed {
      case .tie: break
      case .noTie:
        if zeroTies.count == 0 { zeroTies.line = lines.number }
        zeroTies.count += 1
      case .missing, .malformed:
        refused.append(
          (lines.number, "the value \(quoted(text(words[2]))) of the tie is no number"))
        return
      }
    }
    append(row, column, value)
  }

  private mutating func append(_ row: Int, _ column: Int, _ value: Range<Int>) {
    layers[layers.count - 1].cells.append(
      MatrixCell(row: row, column: column, value: value, line: lines.number))
  }

  private mutating func addNeighbours() {
    guard let row = place(words[0], .row) else { return }
    addNeighbours(of: row, from: 1)
  }

  private mutating func addNeighbours(of row: Int, from start: Int) {
    for index in start..<max(words.count, start) {
      let word = words[index]
      guard let column = place(word, .column) else { continue }
      append(row, column, word.range.upperBound..<word.range.upperBound)
    }
  }

  private mutating func addCountedNeighbours(of ego: Int) {
    guard ego < rows.labels.count else {
      refused.append(
        (
          lines.number,
          "a line beyond the "
            + counted(rows.labels.count, "actor that is", "actors that are") + " stated"
        ))
      return
    }
    guard let count = wholeNumber(bytes[words[0].range]), count == words.count - 1 else {
      refused.append(
        (
          lines.number,
          "the line starts with \(quoted(text(words[0]))) and names \(counted(words.count - 1, "actor", "actors")); expected "
            + "their number first"
        ))
      return
    }
    addNeighbours(of: ego, from: 1)
  }
}
