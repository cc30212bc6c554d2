import NetworkGraph

/// Reads a graph in the language of Graphviz.
///
/// - Complexity: O(*b*) for *b* bytes.
func readDOT(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  var rows = DOTRows(DOTParser.parse(text.bytes), byteCount: text.bytes.count)
  for note in rows.graph.notes.all {
    assembly.noteAssumption(note.message, path: path, line: note.line)
  }
  if let fatal = rows.graph.fatal {
    assembly.diagnostics += rows.graph.faults.map {
      Diagnostic(.error, .syntax, file: path, line: $0.line, $0.message)
    }
    return assembly.refuse(
      line: fatal.line, fatal.message, path: path, format: .dot, options)
  }
  rows.addNodes()
  rows.addEdges()
  rows.addFaults()
  if rows.isTooLarge {
    return assembly.refuse(
      line: nil,
      "the attributes that nodes and edges take from defaults would fill far more than the file; "
        + "write them where they belong",
      path: path, format: .dot, options)
  }
  let graph = rows.graph
  for fault in graph.faults where !fault.refuses {
    assembly.diagnostics.append(
      Diagnostic(.error, .unknownValue, file: path, line: fault.line, fault.message))
  }
  for note in rows.notes { assembly.noteAssumption(note.message, path: path, line: note.line) }
  assembly.contents.metadata = rows.metadata()
  assembly.addGraph(
    actors: rows.actors, ties: rows.ties, path: path,
    direction: graph.isDirected ? .directed : .undirected, options)
  if graph.merged > 0 {
    assembly.origins[.relations]?.merged += graph.merged
    assembly.diagnostics.append(
      Diagnostic(
        .warning, .duplicateRow, file: path, line: graph.firstMergedLine,
        "\(graph.merged) edges, this one first, fall together with an earlier one "
          + (graph.isStrict
            ? "since the graph is 'strict'" : "since they have the same ends and the same 'key'")
          + "; the attributes of the last one count"))
  }
  return assembly.finish(path: path, format: .dot, options: options)
}

/// Whether a text begins as a graph of Graphviz does, behind comments; what begins in another way is
/// one by its name.
func isDOT(_ head: FileHead) -> Bool {
  var scanner = DOTScanner(ContiguousArray(head.text.utf8))
  var token = scanner.next()
  if token == .keyword(.strict) { token = scanner.next() }
  if token == .keyword(.graph) || token == .keyword(.digraph) {
    token = scanner.next()
    if token == .name || token == .quoted || token == .html { token = scanner.next() }
    if token == .mark(UInt8(ascii: "{")) { return true }
  }
  return head.hasEnding(.dot)
}
