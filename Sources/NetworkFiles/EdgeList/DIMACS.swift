import NetworkGraph

private let problems: Set<String> = ["sp", "edge", "col", "max", "min", "asn", "mat", "cep", "tw"]

/// Whether a text is a graph in the form of the DIMACS challenges: comments `c …`, then `p sp 4 5` or
/// `p edge 4 5`.
func isDIMACS(_ bytes: ContiguousArray<UInt8>) -> Bool {
  var lines = TextLines(bytes)
  var words: [Range<Int>] = []
  for _ in 0..<1000 {
    guard let line = lines.next() else { return false }
    cutWords(bytes, line.prefix(200), into: &words)
    guard let first = words.first else { continue }
    if bytes[first].elementsEqual("c".utf8) { continue }
    return words.count == 4 && bytes[first].elementsEqual("p".utf8)
      && problems.contains(bytes.text(words[1]))
      && wholeNumber(bytes[words[2]]) != nil && wholeNumber(bytes[words[3]]) != nil
  }
  return false
}

/// Reads a graph of the DIMACS challenges: `a u v weight` is an arc, `e u v` an edge; the line `p`
/// says how many actors there are, whose ids are 1, 2 and so on.
///
/// - Complexity: O(*b*) for *b* bytes.
func readDIMACS(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  var graph = DIMACSGraph(text.bytes)
  graph.read()
  assembly.noteDialect(of: text, path: path, lineEnding: graph.lineEnding, hasHeader: true)
  guard isInProportion(graph.actorCount, to: text.bytes.count) else {
    return assembly.refuse(
      line: graph.sizeLine, disproportionMessage(graph.actorCount, text.bytes.count), path: path,
      format: .edgeList, options)
  }
  var actors = ElementRows(of: .actors)
  let id = actors.column("id")
  for number in 0..<graph.actorCount {
    actors.set(String(number + 1), in: id)
    actors.endRow(line: graph.sizeLine)
  }
  assembly.addPlainList(
    actors: actors, ties: graph.ties, path: path, direction: graph.direction, options)
  if graph.tieCount != graph.declaredTies {
    assembly.noteAssumption(
      "the line 'p' states \(counted(graph.declaredTies, "tie", "ties")), and "
        + counted(graph.tieCount, "is", "are") + " there", path: path,
      line: graph.sizeLine)
  }
  return assembly.finish(path: path, format: .edgeList, options: options)
}

private struct DIMACSGraph {
  private let bytes: ContiguousArray<UInt8>
  private(set) var ties = ElementRows(of: .relations)
  private(set) var actorCount = 0
  private(set) var declaredTies = 0
  private(set) var tieCount = 0
  private(set) var sizeLine = 1
  private(set) var lineEnding = LineEnding.none
  private var hasEdges = false

  init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  /// Arcs go one way, edges do not.
  var direction: Direction { hasEdges ? .undirected : .directed }

  mutating func read() {
    let columns = (ties.column("source"), ties.column("target"), ties.column("weight"))
    var lines = TextLines(bytes)
    var words: [Range<Int>] = []
    while let line = lines.next() {
      cutWords(bytes, line, into: &words)
      guard let first = words.first else { continue }
      let word = bytes.text(first.prefix(20))
      switch word {
      case "c", "n", "d", "v", "x": continue
      case "p" where words.count == 4:
        actorCount = wholeNumber(bytes[words[2]]) ?? 0
        declaredTies = wholeNumber(bytes[words[3]]) ?? 0
        sizeLine = lines.number
      case "a" where words.count >= 3, "e" where words.count >= 3:
        if word == "e" { hasEdges = true }
        tieCount += 1
        ties.set(bytes[words[1]], in: columns.0)
        ties.set(bytes[words[2]], in: columns.1)
        if words.count > 3 { ties.set(bytes[words[3]], in: columns.2) }
        ties.endRow(line: lines.number)
      default:
        tieCount += 1
        ties.refuseRow(
          line: lines.number,
          "the line starts with \(quoted(word)); expected 'a u v weight' or 'e u v'",
          code: .unknownValue)
      }
    }
    lineEnding = lines.lineEnding
  }
}
