import NetworkGraph

/// Reads the format of the Large Graph Layout program: `# a`, then a line `b` or `b weight` for each
/// neighbour. Each tie stands once.
///
/// - Complexity: O(*b*) for *b* bytes.
func readLGL(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  let bytes = text.bytes
  var actors = ListedActors()
  var ties = ElementRows(of: .relations)
  ties.limitText(forFileOf: bytes.count)
  let columns = (ties.column("source"), ties.column("target"), ties.column("weight"))
  var lines = TextLines(bytes)
  var words: [Range<Int>] = []
  var current: Range<Int>?
  while ties.fault == nil, let line = lines.next() {
    cutWords(bytes, line, into: &words)
    guard let first = words.first else { continue }
    if bytes[first.lowerBound] == UInt8(ascii: "#") {
      // The mark may touch the name.
      let name = first.count > 1 ? first.dropFirst() : words.count > 1 ? words[1] : nil
      current = name.map { $0.lowerBound..<$0.upperBound }
      if let current { actors.add(bytes[current], line: lines.number) }
      let isOneName = words.count == (first.count > 1 ? 1 : 2)
      if !isOneName {
        assembly.diagnostics.append(
          Diagnostic(
            .error, .unknownValue, file: path, line: lines.number,
            "expected one name after '#', such as '# a'"))
      }
      continue
    }
    guard let current else {
      ties.refuseRow(
        line: lines.number, "a neighbour without an actor; expected a line such as '# a' before it",
        code: .unknownValue)
      continue
    }
    guard words.count <= 2 else {
      ties.refuseRow(
        line: lines.number, "expected a neighbour and at most a weight, found \(words.count) words",
        code: .unknownValue)
      continue
    }
    ties.set(bytes[current], in: columns.0)
    ties.set(bytes[first], in: columns.1)
    if words.count > 1 { ties.set(bytes[words[1]], in: columns.2) }
    ties.endRow(line: lines.number)
  }
  // Those that only others name come last.
  for row in 0..<ties.rowCount {
    actors.add(ties.table.bytes(row, columns.1), line: ties.table.lines[row])
  }
  assembly.noteDialect(of: text, path: path, lineEnding: lines.lineEnding)
  assembly.addPlainList(
    actors: actors.elements, ties: ties, path: path, direction: nil, options)
  return assembly.finish(path: path, format: .lgl, options: options)
}

/// Actors in the order in which a text names them.
struct ListedActors {
  private(set) var elements = ElementRows(of: .actors)
  private let id: Int
  private var seen = InternedTexts()

  init() { id = elements.column("id") }

  /// Adds an actor that was not named before.
  mutating func add(_ name: ArraySliceOfBytes, line: Int) {
    guard seen.add(name) == elements.rowCount else { return }
    elements.set(name, in: id)
    elements.endRow(line: line)
  }
}

/// Whether a text is of the Large Graph Layout program: by its name, or since single words stand
/// under lines of `#` and a single word.
func isLGL(_ head: FileHead) -> Bool {
  if head.hasEnding(.lgl) { return true }
  guard head.first == UInt8(ascii: "#") else { return false }
  var lines = head.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
  // The last line may be cut off.
  if lines.count > 1, head.text.utf8.count >= 4096 { lines.removeLast() }
  var hasNeighbour = false
  for line in lines {
    let words = line.split { $0 <= 0x20 }
    guard let first = words.first else { continue }
    if first.first == UInt8(ascii: "#") {
      guard words.count == (first.count > 1 ? 1 : 2) else { return false }
    } else {
      guard words.count <= 2 else { return false }
      if words.count == 1 { hasNeighbour = true }
    }
  }
  return hasNeighbour
}
