import NetworkGraph

/// Reads plain text with `a b` or `a b weight` on each line. Lines that start with `#` or `%` are
/// comments.
///
/// - Complexity: O(*b*) for *b* bytes.
func readEdgeList(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.diagnostics += text.faults.map {
    Diagnostic(.error, .undecodable, file: path, line: $0.line, $0.message)
  }
  let rows = cutEdgeList(text.bytes)
  var width = 2
  for row in 0..<rows.table.rowCount { width = max(width, rows.table.cellCount(row)) }
  let names = (0..<width).map { place in
    switch place {
    case 0: "source"
    case 1: "target"
    case 2: "weight"
    default: "column\(place + 1)"
    }
  }
  let header = TableHeader(
    names: names, places: Array(0..<width), attributePlaces: Array(3..<max(width, 3)))
  let numbers = detectNumberForm(
    rows.table, firstRow: 0, places: [Column(name: "weight", place: 2)], separator: .tab,
    file: path)
  assembly.diagnostics += numbers.diagnostics
  assembly.dialects.append(
    DetectedDialect(
      file: path, encoding: text.encoding, hasByteOrderMark: text.hasByteOrderMark,
      separator: nil, lineEnding: rows.lineEnding, hasHeader: false,
      decimalMark: numbers.form.isEvident ? numbers.form.decimalMark.rawValue : nil,
      thousandsMarks: numbers.form.thousandsMarks.map { String($0) }))
  let named = NamedCells(
    file: path, header: header, cells: rows.table, firstRow: 0, numberForm: numbers.form,
    broken: rows.broken, equalRows: .keep)
  addTies(named, to: &assembly, options, direction: options.direction)
  return assembly.finish(path: path, format: .edgeList, options: options)
}

/// Cuts an edge list into rows of words.
private func cutEdgeList(_ bytes: ContiguousArray<UInt8>) -> DelimitedRows {
  var result = DelimitedRows()
  var endings = LineEndings()
  let input = bytes.span
  var i = 0
  var line = 1
  while i < input.count {
    let start = i
    while i < input.count && input[i] != 0x0A && input[i] != 0x0D { i += 1 }
    addLine(bytes[start..<i], line: line, to: &result)
    guard i < input.count else { break }
    if input[i] == 0x0A {
      endings.lineFeeds += 1
    } else if i + 1 < input.count && input[i + 1] == 0x0A {
      endings.both += 1
      i += 1
    } else {
      endings.carriageReturns += 1
    }
    i += 1
    line += 1
  }
  result.lineEnding = endings.summary
  return result
}

private func addLine(_ bytes: ArraySliceOfBytes, line: Int, to rows: inout DelimitedRows) {
  func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  var i = bytes.startIndex
  var words = 0
  while true {
    while i < bytes.endIndex && isSpace(bytes[i]) { i += 1 }
    guard i < bytes.endIndex else { break }
    let isComment = bytes[i] == UInt8(ascii: "#") || bytes[i] == UInt8(ascii: "%")
    if isComment && words != 1 { break }
    if words == 2 && bytes[i] == UInt8(ascii: "{") {
      guard addPythonWeight(bytes[i...], to: &rows.table) else {
        rows.table.dropUnfinishedRow()
        rows.broken.append(
          BrokenRow(
            line: line, quoteLine: line,
            message: "expected {} or {'weight': 2.5} after the two ends, or a plain number",
            code: .syntax))
        return
      }
      words += 1
      break
    }
    let start = i
    while i < bytes.endIndex && !isSpace(bytes[i]) { i += 1 }
    rows.table.appendToCell(bytes[start..<i])
    rows.table.endCell()
    words += 1
  }
  if words >= 2 {
    rows.table.endRow(line: line)
  } else if words == 1 {
    rows.table.dropUnfinishedRow()
    rows.broken.append(
      BrokenRow(
        line: line, quoteLine: line,
        message: "one word where a tie needs two; expected 'a b' or 'a b weight'",
        code: .syntax))
  }
}

/// Adds the weight of `{'weight': 2.5}`, as NetworkX writes the data of an edge; an empty cell for
/// `{}`.
private func addPythonWeight(_ bytes: ArraySliceOfBytes, to table: inout TextTable) -> Bool {
  guard bytes.count < 200 else { return false }
  let text = trimmed(String(decoding: bytes, as: UTF8.self))
  guard text.hasPrefix("{"), text.hasSuffix("}"), text.utf8.count >= 2 else { return false }
  let inner = trimmed(text.dropFirst().dropLast())
  if inner.isEmpty {
    table.endCell()
    return true
  }
  let parts = inner.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count == 2, ["'weight'", "\"weight\""].contains(trimmed(parts[0])) else {
    return false
  }
  table.appendCell(trimmed(parts[1]))
  return true
}
