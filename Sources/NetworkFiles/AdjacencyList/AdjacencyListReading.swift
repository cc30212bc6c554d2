import NetworkGraph

/// Reads plain text with an actor and its neighbours on each line, and the form of NetworkX with a
/// neighbour and its data on each line.
///
/// In an undirected list the neighbour *b* of *a* and the neighbour *a* of *b* are one tie, said
/// twice, and the second counts as merged; said twice on one line they are two parallel ties.
///
/// - Complexity: O(*b*) for *b* bytes.
func readAdjacencyList(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  if isMETIS(text.bytes, path: path) { return readMETIS(text, path: path, assembly, options) }
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  var list = AdjacencyRows(text.bytes)
  list.read()
  assembly.noteDialect(of: text, path: path, lineEnding: list.lineEnding)
  let head = FileHead(text, path: path)
  if options.format == nil, !head.hasEnding(.adjacencyList), !hasNetworkXComment(head) {
    assembly.noteAssumption(
      "the lines have different numbers of words; each is read as an actor and its neighbours",
      path: path, line: list.heads.first?.line)
  }
  let direction = list.header.direction ?? options.direction
  let merged = direction == .undirected ? list.mergeMirrored() : 0
  var actors = ListedActors()
  // Those that have a line of their own come first, as they are listed.
  for head in list.heads { actors.add(text.bytes[head.name], line: head.line) }
  let firstLine = list.ties.first?.line
  var ties = ElementRows(of: .relations)
  ties.limitText(forFileOf: text.bytes.count)
  ties.reserve(rows: list.ties.count, cells: 2)
  let columns = (ties.column("source"), ties.column("target"))
  for (place, tie) in list.ties.enumerated() where ties.fault == nil {
    let line = Int(tie.line)
    actors.add(text.bytes[tie.target], line: line)
    ties.set(text.bytes, list.heads[Int(tie.head)].name, in: columns.0)
    ties.set(text.bytes, tie.target, in: columns.1)
    for member in list.data.isEmpty ? [] : list.data[place] {
      let isEnd = member.name == "source" || member.name == "target"
      ties.set(
        member.value, in: ties.column(isEnd ? member.name + " (attribute)" : member.name))
    }
    ties.endRow(line: line)
  }
  ties.refuse(list.refused)
  if merged > 0 {
    assembly.noteAssumption(
      "ties that stand at both of their ends are read once; \(counted(merged, "is", "are")) merged so",
      path: path,
      line: firstLine.map { Int($0) })
  }
  // The ties are read once more, as relations: the lists of them would take as much memory again.
  list.clear()
  assembly.addPlainList(
    actors: actors.elements, ties: ties, path: path, direction: list.header.direction,
    merged: merged, options)
  return assembly.finish(path: path, format: .adjacencyList, options: options)
}

/// An adjacency list, cut into heads and ties.
private struct AdjacencyRows {
  /// Kept small: a byte or two of the file may be one.
  struct Tie {
    /// The place of the actor among those that start a line.
    var head: UInt32
    private var start: UInt32
    private var end: UInt32
    var line: UInt32

    var target: Range<Int> { Int(start)..<Int(end) }

    init(head: Int, target: Range<Int>, line: Int) {
      self.head = UInt32(clamping: head)
      start = UInt32(clamping: target.lowerBound)
      end = UInt32(clamping: target.upperBound)
      self.line = UInt32(clamping: line)
    }
  }

  private(set) var header = EdgeListHeader()
  private(set) var heads: [(name: Range<Int>, line: Int)] = []
  private(set) var ties: ContiguousArray<Tie> = []
  /// What stands behind the neighbour of each tie; empty where nothing stands behind any.
  private(set) var data: ContiguousArray<[PythonDictionary.Member]> = []
  private(set) var refused = BrokenRows(.unknownValue)
  private(set) var lineEnding = LineEnding.none
  private let bytes: ContiguousArray<UInt8>

  init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  mutating func read() {
    let isMultiline = isMultilineList()
    var lines = TextLines(bytes)
    var words: [Range<Int>] = []
    /// How many neighbours of the last head are still to come.
    var expected = 0
    while let line = lines.next() {
      cutWords(bytes, line, into: &words)
      guard let first = words.first else { continue }
      if isComment(first) {
        header.note(bytes[first.lowerBound..<line.upperBound], line: lines.number)
        continue
      }
      guard isMultiline else {
        addLine(words, number: lines.number)
        continue
      }
      if expected > 0 {
        expected -= 1
        addNeighbour(words, line, number: lines.number)
      } else {
        heads.append((first, lines.number))
        expected = words.count > 1 ? wholeNumber(bytes[words[1]]) ?? 0 : 0
      }
    }
    if expected > 0 {
      refused.append(
        (
          lines.number,
          "the list ends where "
            + counted(
              expected, "more neighbour of an actor was", "more neighbours of an actor were")
            + " stated"
        ))
    }
    lineEnding = lines.lineEnding
  }

  private func isComment(_ word: Range<Int>) -> Bool {
    bytes[word.lowerBound] == UInt8(ascii: "#") || bytes[word.lowerBound] == UInt8(ascii: "%")
  }

  private mutating func addLine(_ words: [Range<Int>], number: Int) {
    var head = words[0]
    // Some write `a: b c`.
    if head.count > 1, bytes[head.upperBound - 1] == UInt8(ascii: ":") { head.removeLastByte() }
    heads.append((head, number))
    for word in words.dropFirst() {
      if isComment(word) { break }
      ties.append(Tie(head: heads.count - 1, target: word, line: number))
    }
  }

  private mutating func addNeighbour(_ words: [Range<Int>], _ line: Range<Int>, number: Int) {
    var members: [PythonDictionary.Member] = []
    if words.count > 1 {
      guard let read = PythonDictionary.members(bytes[words[1].lowerBound..<line.upperBound])
      else {
        refused.append(
          (
            number,
            "the data after the neighbour cannot be read; expected them as Python writes them, such "
              + "as {'weight': 2.5}"
          ))
        return
      }
      members = read
    }
    if !members.isEmpty || !data.isEmpty {
      while data.count < ties.count { data.append([]) }
      data.append(members)
    }
    ties.append(Tie(head: heads.count - 1, target: words[0], line: number))
  }

  /// Whether each line holds an actor and the number of lines with its neighbours below, and data
  /// stand there in braces.
  private func isMultilineList() -> Bool {
    var lines = TextLines(bytes)
    var words: [Range<Int>] = []
    var expected = 0
    var hasData = false
    for _ in 0..<1000 {
      guard let line = lines.next() else { break }
      cutWords(bytes, line, into: &words)
      guard let first = words.first, !isComment(first) else { continue }
      if expected > 0 {
        expected -= 1
        guard words.count == 1 || bytes[words[1].lowerBound] == UInt8(ascii: "{") else {
          return false
        }
        if words.count > 1 { hasData = true }
      } else {
        guard words.count == 2, let count = wholeNumber(bytes[words[1]]) else { return false }
        expected = count
      }
    }
    return hasData
  }

  /// Takes out the ties that stand at both ends, where they stand second.
  ///
  /// - Returns: How many there are.
  mutating func mergeMirrored() -> Int {
    var names = InternedTexts()
    let headNames = heads.map { names.add(bytes[$0.name]) }
    // How many ties between two actors wait for the same one from the other end.
    var waiting: [UInt64: Int32] = [:]
    var keptCount = 0
    for place in ties.indices {
      let source = UInt64(headNames[Int(ties[place].head)])
      let target = UInt64(names.add(bytes[ties[place].target]))
      if source != target {
        let mirror = target << 32 | source
        if let count = waiting[mirror] {
          waiting[mirror] = count == 1 ? nil : count - 1
          continue
        }
        waiting[source << 32 | target, default: 0] += 1
      }
      ties[keptCount] = ties[place]
      if !data.isEmpty { data[keptCount] = data[place] }
      keptCount += 1
    }
    defer {
      ties.removeLast(ties.count - keptCount)
      if !data.isEmpty { data.removeLast(data.count - keptCount) }
    }
    return ties.count - keptCount
  }

  mutating func clear() { (ties, heads, data) = ([], [], []) }
}

extension Range<Int> {
  fileprivate mutating func removeLastByte() { self = lowerBound..<(upperBound - 1) }
}

/// Whether a text starts with the comment of NetworkX: the command, the time, the name.
private func hasNetworkXComment(_ head: FileHead) -> Bool {
  head.text.utf8.split(separator: 0x0A).prefix(3).contains { $0.starts(with: "# gmt ".utf8) }
}

/// Whether a text is an adjacency list: by its name, by the comment that NetworkX puts in front, or
/// since its lines have different numbers of words, many of which are no weights, and each starts
/// with another actor.
func isAdjacencyList(_ head: FileHead) -> Bool {
  if head.hasEnding(.adjacencyList) || isMETIS(ContiguousArray(head.text.utf8), path: head.path) {
    return true
  }
  if let known = FileFormat.withEnding(of: head.path), known != .edgeList { return false }
  var lines = head.text.utf8.split(separator: 0x0A)
  if lines.count > 1, head.text.utf8.count >= 4096 { lines.removeLast() }
  if hasNetworkXComment(head) { return true }
  var shortest = Int.max
  var longest = 0
  var hasNames = false
  var colons = 0
  var rows = 0
  var actors: Set<Identifier> = []
  for line in lines {
    // What a table or another language would have.
    guard !line.contains(where: { ",;|\t{}[]\"=".utf8.contains($0) }) else { return false }
    let words = line.split { $0 <= 0x20 }
    guard let first = words.first, first.first != UInt8(ascii: "#"),
      first.first != UInt8(ascii: "%")
    else { continue }
    rows += 1
    guard actors.insert(Identifier(Substring(first))).inserted else { return false }
    if first.count > 1, first.last == UInt8(ascii: ":") { colons += 1 }
    shortest = min(shortest, words.count)
    longest = max(longest, words.count)
    if words.count >= 3, !isNumberCell(ContiguousArray(words[2])[...]) { hasNames = true }
  }
  guard rows > 1 else { return false }
  if colons == rows { return true }
  return longest > shortest && (hasNames && longest >= 4 || longest >= 5 && shortest <= 2)
}
