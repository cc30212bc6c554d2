import NetworkGraph

/// Why the format of a file is not known.
struct FormatFault: Error {
  var line: Int?
  let message: String
}

/// Finds the format of a file from its first characters, then from its name.
func detectFormat(_ text: DecodedText, path: String, options: ReadingOptions)
  -> Result<FileFormat, FormatFault>
{
  if let format = options.format { return .success(format) }
  let lower = path.lowercased()
  let start = text.bytes.firstIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
  guard let start else {
    // A file of JSON cannot be empty; the parser says so.
    if lower.hasSuffix(".json") {
      return .success(lower.hasSuffix(".maillage.json") ? .maillageJSON : .nodeLinkJSON)
    }
    // An empty file is an empty network only for formats in which nothing is a header.
    if lower.hasSuffix(".csv") || lower.hasSuffix(".tsv") {
      return .failure(
        FormatFault(message: "the file is empty; expected a header such as source,target"))
    }
    return .success(.edgeList)
  }
  let head = String(decoding: text.bytes[start...].prefix(4096), as: UTF8.self)
  switch text.bytes[start] {
  case UInt8(ascii: "{"):
    return .success(isMaillageJSON(head) ? .maillageJSON : .nodeLinkJSON)
  case UInt8(ascii: "["):
    return .failure(
      FormatFault(
        message: "the file holds a JSON array; expected an object with 'nodes' and 'links'"))
  default: break
  }
  if head.hasPrefix("PK\u{3}\u{4}") {
    return .failure(
      FormatFault(
        message: "the file looks like a spreadsheet or archive, which is not read; save the sheet "
          + "as CSV"))
  }
  if let name = foreignFormat(head) {
    return .failure(FormatFault(message: "the file looks like \(name), which is not read"))
  }
  return .success(detectPlainText(text, path: lower, options: options))
}

private func isMaillageJSON(_ head: String) -> Bool {
  let space = head.drop { $0 == "{" || $0.isWhitespace }
  return space.hasPrefix("\"maillage\"")
}

/// The name of a format of graphs that is known by its first word but not read.
private func foreignFormat(_ head: String) -> String? {
  let lower = head.lowercased()
  if lower.hasPrefix("%pdf-") { return "PDF" }
  if lower.hasPrefix("%%matrixmarket") { return "Matrix Market" }
  if lower.hasPrefix("*vertices") || lower.hasPrefix("*network") { return "Pajek" }
  if lower.hasPrefix("<") {
    if lower.contains("<graphml") { return "GraphML" }
    if lower.contains("<gexf") { return "GEXF" }
    return "XML or HTML"
  }
  let words = lower.split { $0.isWhitespace || $0 == "{" || $0 == "[" }
  let rest = lower.drop { $0 != "{" && $0 != "[" }
  if words.first == "graph" && rest.first == "[" { return "GML" }
  if ["graph", "digraph", "strict"].contains(words.first ?? "") && rest.first == "{" {
    return "DOT"
  }
  return nil
}

/// Whether plain text is a table with separators or a list with spaces.
private func detectPlainText(_ text: DecodedText, path: String, options: ReadingOptions)
  -> FileFormat
{
  if path.hasSuffix(".csv") || path.hasSuffix(".tsv") || path.hasSuffix(".tab") {
    return .edgeTable
  }
  if options.separator != nil || options.sourceColumn != nil { return .edgeTable }
  if let first = text.bytes.first, first == UInt8(ascii: "#") || first == UInt8(ascii: "%") {
    return .edgeList
  }
  let choice = detectSeparator(text.bytes, forced: nil) { EdgeTableColumns.recognisedCount($0) }
  let table = choice.rows.table
  guard table.rowCount > 0, table.cellCount(0) > 1 else { return .edgeList }
  if EdgeTableColumns.recognisedCount(table.strings(0)) >= 2 { return .edgeTable }
  // Tabs separate the words of a list as spaces do.
  if choice.separator == .tab && path.hasSuffix(".edgelist") { return .edgeList }
  return .edgeTable
}
