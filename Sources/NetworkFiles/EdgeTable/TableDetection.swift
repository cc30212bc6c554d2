import NetworkGraph

/// Which table a delimited file holds.
func detectTable(_ text: DecodedText, options: ReadingOptions) -> FileFormat {
  if isCORDIS(text, options) { return .cordis }
  guard options.sourceColumn == nil, options.targetColumn == nil, options.companions.isEmpty else {
    return .edgeTable
  }
  func isMatrixIn(_ bytes: ContiguousArray<UInt8>, isWhole: Bool) -> Bool {
    let choice = detectSeparator(bytes, forced: options.separator) {
      EdgeTableColumns.recognisedCount($0)
    }
    return isMatrix(choice.rows.table, isWhole: isWhole)
  }
  // The first lines decide against a matrix; all of them are looked at only where those do not.
  var lines = TextLines(text.bytes)
  var end = 0
  for _ in 0..<20 { end = lines.next()?.upperBound ?? text.bytes.count }
  let isWhole = end >= text.bytes.count
  guard isMatrixIn(ContiguousArray(text.bytes[..<end]), isWhole: isWhole) else { return .edgeTable }
  return isWhole || isMatrixIn(text.bytes, isWhole: true) ? .adjacencyMatrix : .edgeTable
}
