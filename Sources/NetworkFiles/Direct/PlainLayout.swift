import NetworkGraph

/// The layout of the lines of a file that the direct reader can read; `nil` when the file, or what
/// is asked for, needs the thorough one.
func plainLayout(of file: MappedFile, path: String, _ options: ReadingOptions) -> LineLayout? {
  guard options.encoding == nil || options.encoding == .utf8, options.companions.isEmpty,
    options.sheet == nil, options.sourceColumn == nil, options.targetColumn == nil,
    options.weightColumn == nil, options.kindColumn == nil, options.idColumn == nil,
    options.separator == nil
  else { return nil }
  let head = file.head(65536)
  // A byte order mark, or an encoding with zeros.
  guard !head.starts(with: [0xEF, 0xBB, 0xBF]), !head.starts(with: [0xFF, 0xFE]),
    !head.starts(with: [0xFE, 0xFF]), !head.contains(0)
  else { return nil }
  let text = DecodedText(bytes: head, encoding: .utf8, hasByteOrderMark: false)
  guard case .success(let format) = detectFormat(text, path: path, options: options) else {
    return nil
  }
  switch format {
  case .edgeList, .ncol: return listLayout(head, path: path)
  case .edgeTable: return tableLayout(head)
  default: return nil
  }
}

/// The layout of a table of ties that has nothing but ends, weights and attributes.
private func tableLayout(_ head: ContiguousArray<UInt8>) -> LineLayout? {
  guard let end = head.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }),
    !head[..<end].contains(UInt8(ascii: "\"")), !head.starts(with: Array("sep=".utf8))
  else { return nil }
  let choice = detectSeparator(head, forced: nil) { EdgeTableColumns.recognisedCount($0) }
  guard choice.rows.table.rowCount > 0, choice.rows.table.lines[0] == 1,
    let names = EdgeTableColumns.renamed(
      choice.rows.table.strings(0), options: ReadingOptions())
  else { return nil }
  let folded = names.map(foldedColumnName)
  // Columns with a meaning of their own are not for this reader; a `type` may be one of two.
  let known = Set(NetworkTable.relations.knownColumns + ["type"])
    .subtracting(["source", "target", "weight", "note"])
  guard known.isDisjoint(with: folded), Set(folded).count == folded.count,
    !folded.contains(""), let source = folded.firstIndex(of: "source"),
    let target = folded.firstIndex(of: "target")
  else { return nil }
  var layout = LineLayout()
  layout.separator = choice.separator.byte
  layout.source = source
  layout.target = target
  layout.weight = folded.firstIndex(of: "weight")
  layout.start = end
  layout.fieldCount = folded.count
  return layout
}

/// The layout of a list of words, with what the comments above the first tie say; `nil` where the
/// first lines are not plain.
private func listLayout(_ head: ContiguousArray<UInt8>, path: String) -> LineLayout? {
  guard !isDIMACS(head), !isGraph6(head, path: path) else { return nil }
  var header = EdgeListHeader()
  var layout = LineLayout()
  var lines = TextLines(head)
  while let line = lines.next() {
    guard let first = line.first(where: { head[$0] != 0x20 && head[$0] != 0x09 }) else { continue }
    if head[first] == UInt8(ascii: "#") || head[first] == UInt8(ascii: "%") {
      header.note(head[first..<line.upperBound], line: lines.number)
      continue
    }
    // Words with a comma or semicolon between them follow rules of their own.
    guard !header.isTwoMode, !header.hasTimes,
      !head[line].contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") })
    else { return nil }
    layout.start = line.lowerBound
    layout.direction = header.direction
    layout.declaredTieCount = header.declaredTies?.count
    return layout
  }
  // Nothing but comments, or more of them than are looked at here.
  return nil
}
