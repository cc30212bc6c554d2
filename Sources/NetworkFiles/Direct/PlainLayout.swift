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
  case .edgeList, .ncol: return LineLayout()
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
