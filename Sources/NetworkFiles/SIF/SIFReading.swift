import NetworkGraph

/// Reads the simple interaction format of Cytoscape: `a pp b c` are ties of the kind `pp` from `a` to
/// `b` and to `c`, and a name by itself is an actor. Where any line has a tab, tabs separate, and names
/// may have spaces.
///
/// - Complexity: O(*b*) for *b* bytes.
func readSIF(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  let bytes = text.bytes
  let hasTabs = bytes.contains(0x09)
  var actors = ListedActors()
  var ties = ElementRows(of: .relations)
  let columns = (ties.column("source"), ties.column("kind"), ties.column("target"))
  var lines = TextLines(bytes)
  var words: [Range<Int>] = []
  // The first two words of a line stand again with each target: bounded as a file of this size lets
  // expect.
  var room = 100_000_000 + 10 * bytes.count
  while let line = lines.next() {
    if hasTabs {
      cutAtTabs(bytes, line, into: &words)
    } else {
      cutWords(bytes, line, into: &words)
    }
    guard let source = words.first else { continue }
    guard words.count != 2 else {
      ties.refuseRow(
        line: lines.number,
        "the line has two words; expected an actor, a kind and one or more actors, as in 'a pp b', "
          + "or an actor alone", code: .unknownValue)
      continue
    }
    actors.add(bytes[source], line: lines.number)
    for target in words.dropFirst(2) {
      actors.add(bytes[target], line: lines.number)
      room -= source.count + words[1].count + target.count
      guard room >= 0 else {
        return assembly.refuse(
          line: lines.number,
          "names are so long that the ties of this line would fill far more than the file",
          path: path, format: .sif, options)
      }
      ties.set(bytes[source], in: columns.0)
      ties.set(bytes[words[1]], in: columns.1)
      ties.set(bytes[target], in: columns.2)
      ties.endRow(line: lines.number)
    }
  }
  assembly.noteDialect(
    of: text, path: path, lineEnding: lines.lineEnding, separator: hasTabs ? .tab : nil)
  assembly.addPlainList(
    actors: actors.elements, ties: ties, path: path, direction: nil, options)
  return assembly.finish(path: path, format: .sif, options: options)
}

/// The parts of a line between tabs, without spaces around them; empty ones are none.
private func cutAtTabs(
  _ bytes: ContiguousArray<UInt8>, _ line: Range<Int>, into words: inout [Range<Int>]
) {
  words.removeAll(keepingCapacity: true)
  var start = line.lowerBound
  while start <= line.upperBound {
    var end = start
    while end < line.upperBound, bytes[end] != 0x09 { end += 1 }
    var (first, last) = (start, end)
    while first < last, bytes[first] == 0x20 { first += 1 }
    while last > first, bytes[last - 1] == 0x20 { last -= 1 }
    if first < last { words.append(first..<last) }
    start = end + 1
  }
}
