import NetworkGraph

/// Whether a text is a graph in six bits to a character: by its first characters, or by its name.
func isGraph6(_ bytes: ContiguousArray<UInt8>, path: String) -> Bool {
  if bytes.starts(with: ">>graph6<<".utf8) || bytes.starts(with: ">>sparse6<<".utf8) { return true }
  let path = path.lowercased()
  return path.hasSuffix(".g6") || path.hasSuffix(".s6")
}

/// Reads the formats graph6 and sparse6 of the program nauty: undirected graphs whose actors are
/// numbers from 0. Of several graphs in a file the first is read, and a warning says so.
///
/// - Complexity: O(*b*) for *b* bytes.
func readGraph6(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  var lines = TextLines(text.bytes)
  var line = lines.next() ?? 0..<0
  let first = lines
  while let next = lines.next() {
    guard next.isEmpty else {
      assembly.noteAssumption(
        "the file holds several graphs; only the first is read", path: path, line: lines.number)
      break
    }
  }
  for header in [">>graph6<<", ">>sparse6<<"] where text.bytes[line].starts(with: header.utf8) {
    line = line.dropFirst(header.utf8.count)
  }
  var graph = Graph6Decoder(text.bytes, line)
  graph.decode()
  assembly.noteDialect(of: text, path: path, lineEnding: first.lineEnding)
  if let message = graph.fault {
    return assembly.refuse(line: 1, message, path: path, format: .edgeList, options)
  }
  var actors = ElementRows(of: .actors)
  let id = actors.column("id")
  for number in 0..<graph.actorCount {
    actors.set(String(number), in: id)
    actors.endRow(line: 1)
  }
  var ties = ElementRows(of: .relations)
  let columns = (ties.column("source"), ties.column("target"))
  for tie in graph.ties {
    ties.set(String(tie.source), in: columns.0)
    ties.set(String(tie.target), in: columns.1)
    ties.endRow(line: 1)
  }
  assembly.addPlainList(
    actors: actors, ties: ties, path: path, direction: .undirected, options)
  return assembly.finish(path: path, format: .edgeList, options: options)
}

/// Takes apart the characters of one graph.
private struct Graph6Decoder {
  private(set) var actorCount = 0
  private(set) var ties: ContiguousArray<(source: Int, target: Int)> = []
  private(set) var fault: String?
  private let bytes: ContiguousArray<UInt8>
  private var line: Range<Int>
  /// The place of the next bit among those behind the size.
  private var bit = 0

  init(_ bytes: ContiguousArray<UInt8>, _ line: Range<Int>) {
    self.bytes = bytes
    self.line = line
  }

  mutating func decode() {
    let isSparse = line.first.map { bytes[$0] == UInt8(ascii: ":") } ?? false
    if isSparse { line = line.dropFirst() }
    guard !line.isEmpty else {
      fault = "the file holds no graph"
      return
    }
    guard bytes[line].allSatisfy({ (63...126).contains($0) }) else {
      fault = "a character that stands for no six bits; expected those from ? to ~"
      return
    }
    guard readSize() else {
      fault = "the text ends within the number of actors"
      return
    }
    guard isInProportion(actorCount, to: bytes.count) else {
      fault = disproportionMessage(actorCount, bytes.count)
      return
    }
    if isSparse { readSparse() } else { readDense() }
  }

  /// Reads the number of actors: six bits, or 18 or 36 behind one or two `~`.
  private mutating func readSize() -> Bool {
    let tildes = bytes[line].prefix(2).prefix { $0 == 126 }.count
    line = line.dropFirst(tildes)
    let length = [1, 3, 6][tildes]
    guard line.count >= length else { return false }
    for byte in bytes[line.prefix(length)] { actorCount = actorCount << 6 | Int(byte - 63) }
    line = line.dropFirst(length)
    return true
  }

  /// The next bits as a number; `nil` where there are too few left.
  private mutating func take(_ count: Int) -> Int? {
    guard bit + count <= 6 * line.count else { return nil }
    var value = 0
    for _ in 0..<count {
      let byte = bytes[line.lowerBound + bit / 6] - 63
      value = value << 1 | Int(byte >> (5 - UInt8(bit % 6)) & 1)
      bit += 1
    }
    return value
  }

  /// Reads a bit for each two actors.
  private mutating func readDense() {
    let pairs = actorCount * (actorCount - 1) / 2
    guard line.count == (pairs + 5) / 6 else {
      fault =
        "the text has \(counted(line.count, "character", "characters")) behind the size; "
        + counted(actorCount, "actor needs", "actors need") + " \((pairs + 5) / 6)"
      return
    }
    for target in 0..<actorCount {
      for source in 0..<target where take(1) == 1 { ties.append((source, target)) }
    }
  }

  /// Reads a bit that goes on to the next actor, and a number, for each tie.
  private mutating func readSparse() {
    var width = 0
    while actorCount > 1, (actorCount - 1) >> width > 0 { width += 1 }
    var current = 0
    while let goesOn = take(1), let number = take(width) {
      if goesOn == 1 { current += 1 }
      // What fills the last character names no actor.
      guard current < actorCount, number < actorCount else { return }
      if number > current {
        current = number
      } else {
        ties.append((number, current))
      }
    }
  }
}
