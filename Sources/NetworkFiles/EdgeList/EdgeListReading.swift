import NetworkGraph

/// Reads plain text with `a b`, `a b weight` or `a b {'weight': 2}` on each line. Lines that start
/// with `#` or `%` are comments, of which those of public collections say what the ties are.
///
/// - Complexity: O(*b*) for *b* bytes.
func readEdgeList(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  if isDIMACS(text.bytes) { return readDIMACS(text, path: path, assembly, options) }
  if isGraph6(text.bytes, path: path) { return readGraph6(text, path: path, assembly, options) }
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  var list = EdgeListRows(text.bytes)
  list.read()
  assembly.noteDialect(
    of: text, path: path, lineEnding: list.lineEnding,
    separator: list.separator.flatMap(Separator.init(byte:)))
  if let (line, message) = list.fault {
    return assembly.refuse(line: line, message, path: path, format: .edgeList, options)
  }
  if list.header.isTwoMode {
    assembly.noteAssumption(
      "the ties join two sets of actors (bip): those of the first column are r1, r2 and so on, "
        + "those of the second c1, c2 and so on", path: path, line: 1)
    assembly.contents.kinds += MatrixActors.kinds
  }
  assembly.addPlainList(
    actors: list.actors, ties: list.ties, path: path, direction: list.header.direction, options)
  if list.looksLikeMatrix {
    assembly.noteAssumption(
      "each line is read as a tie, though the file has as many words on a line as lines; a matrix has "
        + "to be asked for as adjacency-matrix", path: path, line: 1)
  }
  if let declared = list.header.declaredTies, declared.count != list.rowCount {
    assembly.noteAssumption(
      "the comment states \(counted(declared.count, "tie", "ties")), and "
        + counted(list.rowCount, "is", "are") + " there", path: path,
      line: declared.line)
  }
  let isNCOL =
    options.format == .ncol
    || (options.format == nil && FileFormat.withEnding(of: path) == .ncol)
  return assembly.finish(path: path, format: isNCOL ? .ncol : .edgeList, options: options)
}

/// An edge list, cut into rows.
private struct EdgeListRows {
  private(set) var ties = ElementRows(of: .relations)
  /// The actors, where the text has two sets of them.
  private(set) var actors: ElementRows?
  private(set) var header = EdgeListHeader()
  /// The byte that separates, where it is not white space.
  private(set) var separator: UInt8?
  private(set) var lineEnding = LineEnding.none
  /// The rows that were read, refused ones among them.
  private(set) var rowCount = 0
  /// Why the text as a whole cannot be read.
  private(set) var fault: (line: Int, message: String)?
  private var narrowest = Int.max
  private var widest = 0
  private var widestLine = 0
  private var wordCount = 0
  private let bytes: ContiguousArray<UInt8>
  private var columns: [Int] = []
  private var seen: [Set<Identifier>] = [[], []]

  init(_ bytes: ContiguousArray<UInt8>) {
    self.bytes = bytes
    columns = [ties.column("source"), ties.column("target")]
  }

  /// Whether there are as many words on each line as lines, as in a matrix without labels.
  var looksLikeMatrix: Bool { rowCount > 3 && narrowest == rowCount && widest == rowCount }

  mutating func read() {
    var lines = TextLines(bytes)
    while let line = lines.next() { add(line, number: lines.number) }
    lineEnding = lines.lineEnding
    // A table has a cell for each row and column; one long line would make it far larger than the
    // file.
    if widest.multipliedReportingOverflow(by: rowCount).partialValue > 50 * wordCount + 10_000_000 {
      fault = (
        widestLine,
        "the line has \(widest) words, far more than others; expected 'a b' or 'a b weight'"
      )
    }
    if header.isTwoMode && actors == nil { actors = ElementRows(of: .actors) }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private mutating func add(_ line: Range<Int>, number: Int) {
    var i = line.lowerBound
    var words = 0
    while true {
      while i < line.upperBound, isSpace(bytes[i]) || bytes[i] == separator { i += 1 }
      guard i < line.upperBound else { break }
      let isComment = bytes[i] == UInt8(ascii: "#") || bytes[i] == UInt8(ascii: "%")
      if isComment && words != 1 {
        if words == 0 { header.note(bytes[i..<line.upperBound], line: number) }
        break
      }
      if words == 0 && rowCount == 0 { findSeparator(bytes[i..<line.upperBound]) }
      if words == 2 && bytes[i] == UInt8(ascii: "{") {
        guard addData(bytes[i..<line.upperBound], number) else { return }
        words += 1
        break
      }
      let start = i
      while i < line.upperBound, !isSpace(bytes[i]), bytes[i] != separator { i += 1 }
      set(bytes[start..<i], word: words, number)
      words += 1
    }
    guard words > 0 else { return }
    rowCount += 1
    narrowest = min(narrowest, words)
    wordCount += words
    if words > widest { (widest, widestLine) = (words, number) }
    if words >= 2 {
      ties.endRow(line: number)
    } else {
      ties.refuseRow(
        line: number, "one word where a tie needs two; expected 'a b' or 'a b weight'",
        code: .emptyCell)
    }
  }

  /// Finds out from the first tie whether a comma or semicolon separates instead of spaces.
  private mutating func findSeparator(_ line: ArraySliceOfBytes) {
    for candidate in [UInt8(ascii: ","), UInt8(ascii: ";")] {
      let words = line.split { isSpace($0) }
      if words.dropLast().allSatisfy({ $0.last == candidate }),
        line.dropFirst().dropLast().contains(candidate)
      {
        separator = candidate
        return
      }
    }
  }

  private mutating func set(_ word: ArraySliceOfBytes, word place: Int, _ line: Int) {
    if place >= columns.count {
      let name =
        place == 2
        ? "weight" : place == 3 && header.hasTimes ? "timestamp" : "column\(place + 1)"
      columns.append(ties.column(name))
    }
    guard place < 2, header.isTwoMode else {
      ties.set(word, in: columns[place])
      if place == 3, header.hasTimes, let seconds = wholeNumber(word), seconds > 0,
        let day = day(ofSeconds: seconds)
      {
        ties.set(day.description, in: ties.column("since"))
      }
      return
    }
    let id = (place == 0 ? "r" : "c") + String(decoding: word, as: UTF8.self)
    ties.set(id, in: columns[place])
    if seen[place].insert(Identifier(id)).inserted {
      var rows = actors ?? ElementRows(of: .actors)
      actors = nil
      rows.set(id, in: rows.column("id"))
      rows.set(place == 0 ? "row" : "column", in: rows.column("kind"))
      rows.endRow(line: line)
      actors = rows
    }
  }

  /// Adds the data of a tie, as NetworkX writes them.
  private mutating func addData(_ data: ArraySliceOfBytes, _ line: Int) -> Bool {
    guard let members = PythonDictionary.members(data) else {
      ties.refuseRow(
        line: line,
        "expected {} or {'weight': 2.5} after the two ends, or a plain number", code: .unknownValue)
      rowCount += 1
      return false
    }
    for member in members {
      let isEnd = member.name == "source" || member.name == "target"
      ties.set(
        member.value, in: ties.column(isEnd ? member.name + " (attribute)" : member.name))
    }
    return true
  }
}

/// Whether a text is an edge list though it holds marks that separate in tables: of the DIMACS
/// challenges, in six bits to a character, or with data as Python writes them behind the two ends.
func isEdgeList(_ text: DecodedText, path: String) -> Bool {
  if isDIMACS(text.bytes) || isGraph6(text.bytes, path: path) { return true }
  var lines = TextLines(text.bytes)
  guard let line = lines.next() else { return false }
  var words: [Range<Int>] = []
  cutWords(text.bytes, line.prefix(10_000), into: &words)
  return words.count > 2 && text.bytes[words[2].lowerBound] == UInt8(ascii: "{")
}
