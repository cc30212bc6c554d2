import NetworkGraph

/// Why the format of a file is not known.
struct FormatFault: Error {
  var line: Int?
  let message: String
}

/// The start of a file, as formats are recognised by it.
struct FileHead {
  /// The first characters after white space, in lower case.
  let text: String
  /// The name of the file in lower case.
  let path: String

  /// The first character that is not white space; 0 in an empty file.
  let first: UInt8

  init(_ text: DecodedText, path: String) {
    let start =
      text.bytes.firstIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? text.bytes.endIndex
    self.text =
      String(decoding: text.bytes[start...].prefix(4096), as: UTF8.self).lowercased()
    self.path = path.lowercased()
    first = start < text.bytes.endIndex ? text.bytes[start] : 0
  }

  func hasEnding(_ format: FileFormat) -> Bool {
    format.fileExtensions.contains { path.hasSuffix("." + $0) }
  }
}

/// Whether the bytes are a workbook: an archive or a compound file, whatever the name says.
func isSpreadsheet(_ raw: ContiguousArray<UInt8>) -> Bool {
  raw.starts(with: [0x50, 0x4B, 0x03, 0x04]) || raw.starts(with: [0x50, 0x4B, 0x05, 0x06])
    || raw.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
}

/// What is said of a snapshot where a network is needed.
let snapshotFault = FormatFault(
  message: "the file is a snapshot of a graph, which 'measure' and 'clusters' open by its name; "
    + "this needs the network that it was made of")

/// Finds the format of a file from its first characters, then from its name.
func detectFormat(_ text: DecodedText, path: String, options: ReadingOptions)
  -> Result<FileFormat, FormatFault>
{
  if let format = options.format { return .success(format) }
  let head = FileHead(text, path: path)
  guard head.first != 0 else { return emptyFileFormat(head) }
  switch head.first {
  case UInt8(ascii: "{"), UInt8(ascii: "["): return detectJSON(text, head)
  case UInt8(ascii: "<"):
    if isGraphML(head) { return .success(.graphML) }
    if isGEXF(head) { return .success(.gexf) }
    if [".xls", ".xlsx", ".xlsm"].contains(where: head.path.hasSuffix) {
      return .failure(
        FormatFault(
          message:
            "the file has the name of a workbook and holds XML or HTML, as some sites export "
            + "tables; open it in Excel and save it as an Excel workbook (.xlsx)"))
    }
    return .failure(
      FormatFault(
        message: "the file looks like XML or HTML, of which only GraphML and GEXF are read"))
  default: break
  }
  if head.text.hasPrefix("%pdf-") {
    return .failure(FormatFault(message: "the file looks like PDF, which is not read"))
  }
  if head.text.hasPrefix("%%matrixmarket") { return .success(.matrixMarket) }
  if isPajek(head) { return .success(.pajek) }
  if isUCINET(head) { return .success(.ucinetDL) }
  if isGML(head) { return .success(.gml) }
  if isDOT(head) { return .success(.dot) }
  if head.hasEnding(.sif) { return .success(.sif) }
  if isLGL(head) { return .success(.lgl) }
  if isAdjacencyList(head) { return .success(.adjacencyList) }
  return .success(detectPlainText(text, path: head.path, options: options))
}

/// An empty file is an empty network only for formats in which nothing is a header.
private func emptyFileFormat(_ head: FileHead) -> Result<FileFormat, FormatFault> {
  if head.path.hasSuffix(".csv") || head.path.hasSuffix(".tsv") {
    return .failure(
      FormatFault(message: "the file is empty; expected a header such as source,target"))
  }
  // The parser of the format says what is missing.
  return .success(FileFormat.withEnding(of: head.path) ?? .edgeList)
}

/// Whether plain text is a table with separators or a list with spaces.
private func detectPlainText(_ text: DecodedText, path: String, options: ReadingOptions)
  -> FileFormat
{
  if path.hasSuffix(".csv") || path.hasSuffix(".tsv") || path.hasSuffix(".tab") {
    return detectTable(text, options: options)
  }
  if options.separator != nil || options.sourceColumn != nil { return .edgeTable }
  if let first = text.bytes.first, first == UInt8(ascii: "#") || first == UInt8(ascii: "%") {
    return .edgeList
  }
  if isEdgeList(text, path: path) { return .edgeList }
  let choice = detectSeparator(text.bytes, forced: nil) { EdgeTableColumns.recognisedCount($0) }
  let table = choice.rows.table
  guard table.rowCount > 0, table.cellCount(0) > 1 else { return .edgeList }
  if EdgeTableColumns.recognisedCount(table.strings(0)) >= 2 { return .edgeTable }
  // Tabs separate the words of a list as spaces do, and ids may hold commas.
  if [".edges", ".edgelist", ".el", ".wel", ".ncol"].contains(where: path.hasSuffix) {
    return .edgeList
  }
  return detectTable(text, options: options)
}
