import NetworkGraph

/// Reads a graph in the Graph Modelling Language.
///
/// The file is gone through twice: what a key means depends on the keys that the others have.
///
/// - Complexity: O(*b*) for *b* bytes.
func readGML(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  var survey = GMLSurvey()
  if let fault = GMLParser.parse(text.bytes, &survey) {
    return assembly.refuse(line: fault.line, fault.message, path: path, format: .gml, options)
  }
  guard survey.hasGraph else {
    return assembly.refuse(
      line: nil, "the file has no graph; expected 'graph ['", path: path, format: .gml, options)
  }
  var rows = GMLRows(survey, byteCount: text.bytes.count)
  _ = GMLParser.parse(text.bytes, &rows)
  guard !rows.isTooLarge else {
    return assembly.refuse(
      line: nil, "the ids of actors are so long that the edges would fill far more than the file",
      path: path, format: .gml, options)
  }
  for note in rows.notes + survey.notes {
    assembly.noteAssumption(note.message, path: path, line: note.line)
  }
  for fault in rows.faults {
    assembly.diagnostics.append(
      Diagnostic(.error, .unknownValue, file: path, line: fault.line, fault.message))
  }
  var direction = options.direction
  if let isDirected = survey.isDirected {
    direction = isDirected ? .directed : .undirected
    rows.ties.setDefault(direction.rawValue, of: rows.ties.column("direction"))
  }
  assembly.contents.metadata = rows.metadata
  assembly.addGraph(
    actors: rows.actors, ties: rows.ties, path: path, direction: direction, options)
  return assembly.finish(path: path, format: .gml, options: options)
}

/// Whether a text begins with keys and values of GML, of which one is `graph [`; what begins in
/// another way is GML by its name.
func isGML(_ head: FileHead) -> Bool {
  var scanner = GMLScanner(ContiguousArray(head.text.utf8))
  var depth = 0
  var isGraph = false
  while true {
    switch scanner.next() {
    case .word:
      // Two words in a row are no key and value, but a line of something else.
      isGraph = scanner.text.elementsEqual("graph".utf8)
      if depth > 0 { continue }
      switch scanner.next() {
      case .open where isGraph: return true
      case .open: depth += 1
      case .number, .string: break
      default: return head.hasEnding(.gml)
      }
    case .open: depth += 1
    case .close where depth > 0: depth -= 1
    case .number where depth > 0, .string where depth > 0: break
    default: return head.hasEnding(.gml)
    }
  }
}
