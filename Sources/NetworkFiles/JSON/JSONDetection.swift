import NetworkGraph

/// Which network a JSON text holds, by the names of its members.
///
/// Looks no further than it needs: at the names of the outermost members up to the one that decides,
/// or at the first element of an array.
func detectJSON(_ text: DecodedText, _ head: FileHead) -> Result<FileFormat, FormatFault> {
  var scanner = JSONScanner(text.bytes)
  var found: FileFormat?
  do {
    switch try scanner.kind() {
    case .array: found = try formatOfArray(&scanner)
    default: found = try formatOfObject(&scanner)
    }
  } catch {
    // What is at fault is for the reader of the format to say.
    return .success(FileFormat.withEnding(of: head.path) ?? .nodeLinkJSON)
  }
  if let found { return .success(found) }
  if let named = FileFormat.withEnding(of: head.path), named != .nodeLinkJSON {
    return .success(named)
  }
  guard head.first == UInt8(ascii: "{") else {
    return .failure(
      FormatFault(
        message: "the file holds a JSON array; expected an object with 'nodes' and 'links'"))
  }
  return .success(.nodeLinkJSON)
}

private func formatOfObject(_ scanner: inout JSONScanner) throws(JSONFault) -> FileFormat? {
  var names: Set<String> = []
  try scanner.enter()
  while try scanner.nextName() {
    let name = scanner.tokenText
    names.insert(name)
    let kind = try scanner.kind()
    switch (name, kind) {
    case ("maillage", .number): return .maillageJSON
    case ("nodes", .array):
      return try firstElementHasData(scanner) ? .cytoscapeJSON : .nodeLinkJSON
    case ("links", .array), ("edges", .array), ("adjacency", .array): return .nodeLinkJSON
    case ("children", .array): return .nodeLinkJSON
    case ("elements", .object), ("elements", .array): return .cytoscapeJSON
    case ("graphs", .array): return .jsonGraph
    case ("graph", .object):
      if try members(of: &scanner, hold: ["nodes", "edges", "hyperedges"]) { return .jsonGraph }
    case ("network", .object):
      if try members(of: &scanner, hold: ["items", "links"]) { return .vosViewer }
    case ("schema", .string):
      names.insert("schema=")
      try scanner.skip()
    case ("statementID", _), ("statementId", _): return .bods
    default: try scanner.skip()
    }
  }
  if names.contains("schema="), names.contains("id") { return .followTheMoney }
  if names.contains("elements") || names.contains("target_cytoscapejs_version") {
    return .cytoscapeJSON
  }
  return nil
}

/// Whether the first element of the array that starts here is one of Cytoscape: `data` with an `id`.
private func firstElementHasData(_ start: JSONScanner) throws(JSONFault) -> Bool {
  var scanner = start
  try scanner.enter()
  guard try scanner.nextElement(), try scanner.kind() == .object else { return false }
  try scanner.enter()
  while try scanner.nextName() {
    let isData = scanner.tokenText == "data"
    let kind = try scanner.kind()
    if isData && kind == .object { return try scanner.readValue()["id"] != nil }
    try scanner.skip()
  }
  return false
}

/// Whether the object that starts here has a member of one of some names that is an array or object.
private func members(of scanner: inout JSONScanner, hold names: Set<String>) throws(JSONFault)
  -> Bool
{
  var isFound = false
  try scanner.enter()
  while try scanner.nextName() {
    if names.contains(scanner.tokenText) {
      let kind = try scanner.kind()
      // Nothing further is asked of the file.
      if kind == .array || kind == .object { isFound = true }
      if isFound { return true }
    }
    try scanner.skip()
  }
  return isFound
}

/// What the first element of an array that is an object tells.
private func formatOfArray(_ scanner: inout JSONScanner) throws(JSONFault) -> FileFormat? {
  try scanner.enter()
  guard try scanner.nextElement(), try scanner.kind() == .object else { return nil }
  var names: Set<String> = []
  try scanner.enter()
  while try scanner.nextName() {
    names.insert(scanner.tokenText)
    try scanner.skip()
  }
  if names.contains("schema"), names.contains("id") { return .followTheMoney }
  if names.contains("statementID") || names.contains("statementId") { return .bods }
  if names.contains("data") || names.contains("group") { return .cytoscapeJSON }
  if names.contains("CXVersion") || names.contains("numberVerification") { return .cytoscapeJSON }
  if names.isSuperset(of: ["source", "target"]) || names.isSuperset(of: ["from", "to"]) {
    return .nodeLinkJSON
  }
  if names.isSuperset(of: ["nodes", "edges"]) { return .jsonGraph }
  return nil
}
