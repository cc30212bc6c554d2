import NetworkGraph

/// Whether a text is a graph of the partitioning program METIS: by its name, and since it starts with
/// two to four whole numbers.
func isMETIS(_ bytes: ContiguousArray<UInt8>, path: String) -> Bool {
  let path = path.lowercased()
  guard path.hasSuffix(".graph") || path.hasSuffix(".metis") else { return false }
  var lines = TextLines(bytes)
  var words: [Range<Int>] = []
  while let line = lines.next() {
    cutWords(bytes, line.prefix(200), into: &words)
    guard let first = words.first else { return false }
    if bytes[first.lowerBound] == UInt8(ascii: "%") { continue }
    return (2...4).contains(words.count) && words.allSatisfy { wholeNumber(bytes[$0]) != nil }
  }
  return false
}

/// Reads a graph of METIS: a line with the numbers of actors and ties, then a line for each actor with
/// its neighbours, counted from 1. Each tie stands at both of its ends, and is one.
///
/// - Complexity: O(*b*) for *b* bytes.
func readMETIS(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  var graph = METISGraph(text.bytes)
  graph.read()
  assembly.noteDialect(of: text, path: path, lineEnding: graph.lineEnding, hasHeader: true)
  if let (line, message) = graph.fault {
    return assembly.refuse(line: line, message, path: path, format: .adjacencyList, options)
  }
  if let (line, message) = graph.countFault {
    assembly.diagnostics.append(Diagnostic(.error, .unknownValue, file: path, line: line, message))
  }
  var layers = graph.takeLayers()
  var direction = NetworkAssembly.MatrixDirection.stated(.undirected)
  var merged = 0
  if let half = symmetricCells(layers[0].cells, text.bytes) {
    merged = layers[0].cells.count - half.count
    layers[0].cells = half
  } else {
    // Not what METIS asks for: each neighbour is a tie then.
    direction = .stated(.directed)
    assembly.noteAssumption(
      "not every tie stands at both of its ends, with the same weight; the ties are read as directed",
      path: path, line: graph.sizeLine)
  }
  assembly.addMatrix(
    &layers, .numbered(graph.actorCount), actorLines: graph.actorLines, refused: graph.refused,
    in: text.bytes, path: path, direction: direction, weightsAreStated: graph.hasWeights, options)
  assembly.origins[.relations]?.merged += merged
  return assembly.finish(path: path, format: .adjacencyList, options: options)
}

private struct METISGraph {
  private(set) var actorCount = 0
  private(set) var sizeLine = 0
  private(set) var hasWeights = false
  private var cells: ContiguousArray<MatrixCell> = []
  private(set) var actorLines: [Int] = []
  private(set) var refused = BrokenRows(.badNumber)
  private(set) var fault: (line: Int, message: String)?
  private(set) var countFault: (line: Int, message: String)?
  private(set) var lineEnding = LineEnding.none
  private let bytes: ContiguousArray<UInt8>
  private var tieCount = 0
  /// The numbers in front of the neighbours: a size and weights of the actor.
  private var leadingCount = 0

  init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  /// The cells, which are taken out.
  mutating func takeLayers() -> [MatrixLayer] {
    defer { cells = [] }
    return [MatrixLayer(cells: cells)]
  }

  mutating func read() {
    var lines = TextLines(bytes)
    var words: [Range<Int>] = []
    while let line = lines.next() {
      if line.lowerBound < line.upperBound, bytes[line.lowerBound] == UInt8(ascii: "%") { continue }
      cutWords(bytes, line, into: &words)
      if sizeLine == 0 {
        readSize(words, lines.number)
        guard fault == nil else { return }
      } else if actorLines.count < actorCount {
        addNeighbours(words, lines.number)
      } else if !words.isEmpty {
        refused.append(
          (
            lines.number,
            "a line beyond the "
              + counted(actorCount, "actor that is", "actors that are") + " stated"
          ))
      }
    }
    lineEnding = lines.lineEnding
    if actorLines.count < actorCount {
      countFault = (
        sizeLine,
        "the line states \(counted(actorCount, "actor", "actors")), and "
          + counted(actorLines.count, "line is", "lines are") + " there"
      )
    } else if countFault == nil, cells.count + refused.count != 2 * tieCount {
      countFault = (
        sizeLine,
        "the line states \(counted(tieCount, "tie", "ties")), each at both ends, and "
          + counted(cells.count, "end is", "ends are") + " there"
      )
    }
  }

  private mutating func readSize(_ words: [Range<Int>], _ line: Int) {
    let numbers = words.compactMap { wholeNumber(bytes[$0]) }
    guard numbers.count == words.count, (2...4).contains(numbers.count) else {
      fault = (line, "expected the numbers of actors and ties, such as '4 5'")
      return
    }
    sizeLine = line
    actorCount = numbers[0]
    tieCount = min(numbers[1], Int.max / 4)
    guard isInProportion(actorCount, to: bytes.count) else {
      fault = (line, disproportionMessage(actorCount, bytes.count))
      return
    }
    // Three digits: whether there are sizes of actors, weights of actors, weights of ties.
    let form = numbers.count > 2 ? numbers[2] : 0
    hasWeights = form % 10 == 1
    let constraints = numbers.count > 3 ? min(numbers[3], 1000) : 1
    leadingCount = (form / 100 % 10 == 1 ? 1 : 0) + (form / 10 % 10 == 1 ? constraints : 0)
  }

  private mutating func addNeighbours(_ words: [Range<Int>], _ line: Int) {
    let row = actorLines.count
    actorLines.append(line)
    let step = hasWeights ? 2 : 1
    var place = leadingCount
    while place < words.count {
      let word = words[place]
      let value =
        !hasWeights
        ? word.upperBound..<word.upperBound : place + 1 < words.count ? words[place + 1] : nil
      if let number = wholeNumber(bytes[word]), (1...max(actorCount, 1)).contains(number), let value
      {
        cells.append(MatrixCell(row: row, column: number - 1, value: value, line: line))
      } else {
        refused.append(
          (
            line,
            value == nil
              ? "the neighbour \(quoted(bytes.text(word))) has no weight"
              : "\(quoted(bytes.text(word))) is no actor; expected a number from 1 to \(actorCount)"
          ))
      }
      place += step
    }
  }
}
