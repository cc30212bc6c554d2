import NetworkGraph

/// Reads a network of Pajek, or the first one of a project with its partitions and vectors.
///
/// - Complexity: O(*b*) for *b* bytes.
func readPajek(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  let ending = pathEnding(path)
  if ["clu", "vec", "per", "cls"].contains(ending) {
    return assembly.refuse(
      line: nil,
      "a partition, vector or cluster of Pajek without its network; give the network, and this file "
        + "beside it",
      path: path, format: .pajek, options)
  }
  var network = PajekParser.parse(text.bytes)
  for note in network.notes.all {
    assembly.noteAssumption(note.message, path: path, line: note.line)
  }
  for fault in network.faults {
    assembly.diagnostics.append(
      Diagnostic(.error, .unknownValue, file: path, line: fault.line, fault.message))
  }
  if let fatal = network.fatal {
    return assembly.refuse(line: fatal.line, fatal.message, path: path, format: .pajek, options)
  }
  guard let count = network.vertexCount else {
    return assembly.refuse(
      line: nil, "the file has no network; expected *Vertices with their number", path: path,
      format: .pajek, options)
  }
  var lists: [(list: PajekNetwork.ValueList, file: String, bytes: ContiguousArray<UInt8>)] =
    network.lists.map { ($0, path, text.bytes) }
  for companion in options.companions {
    guard let raw = assembly.companion(companion) else { continue }
    let decoded = decodeText(raw, as: options.encoding)
    assembly.noteFaults(of: decoded, path: companion)
    let values = PajekParser.parseValues(decoded.bytes, name: nameOfFile(companion))
    for fault in values.faults + (values.fatal.map { [$0] } ?? []) {
      assembly.diagnostics.append(
        Diagnostic(.error, .unknownValue, file: companion, line: fault.line, fault.message))
    }
    if values.lists.isEmpty {
      assembly.diagnostics.append(
        Diagnostic(
          .error, .unknownFormat, file: companion,
          "expected a partition or vector of Pajek: *Vertices with their number, then one value on "
            + "each line"))
    }
    lists += values.lists.map { ($0, companion, decoded.bytes) }
  }
  var taken: [Identifier: Int] = [:]
  var fitting: [(list: PajekNetwork.ValueList, bytes: ContiguousArray<UInt8>, name: String)] = []
  for (list, file, bytes) in lists {
    let isFitting = list.areMembers || list.values.count == count
    guard isFitting, list.declaredCount == count || list.areMembers else {
      assembly.noteAssumption(
        "\(quoted(list.name)) has \(counted(list.values.count, "value", "values")), the network "
          + counted(count, "vertex", "vertices") + "; it is not kept", path: file, line: list.line)
      continue
    }
    fitting.append((list, bytes, freeName(list.name, &taken)))
  }
  if let name = network.name, !name.isEmpty { assembly.contents.metadata.title = name }
  let actors = network.actors(fitting)
  assembly.addGraph(
    actors: actors, ties: network.ties, path: path, direction: options.direction, options)
  return assembly.finish(path: path, format: .pajek, options: options)
}

/// The name of a column for a partition or vector; names may repeat, and be those of our columns.
private func freeName(_ name: String, _ taken: inout [Identifier: Int]) -> String {
  let base = name.isEmpty ? "partition" : name
  let isOurs = NetworkTable.actors.knownColumns.contains(foldedColumnName(base))
  var free = isOurs ? base + " (attribute)" : base
  // Counted on from the last one, so that a thousand of one name take a thousand steps.
  var number = taken[Identifier(free)] ?? 0
  let first = Identifier(free)
  while number > 0, taken[Identifier(free)] != nil {
    number += 1
    free = "\(base) (\(number))"
  }
  taken[first] = max(number, 1)
  taken[Identifier(free)] = taken[Identifier(free)] ?? 1
  return free
}

private func pathEnding(_ path: String) -> String {
  path.utf8.split(separator: UInt8(ascii: ".")).last.map { String(decoding: $0, as: UTF8.self) }?
    .lowercased() ?? ""
}

/// The name of a file without its folders and its ending.
private func nameOfFile(_ path: String) -> String {
  let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
  let stem = name.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name
  return String(decoding: stem.isEmpty ? name : stem, as: UTF8.self)
}

/// Whether a text has the words of Pajek behind comments; what begins in another way is Pajek by its
/// name.
func isPajek(_ head: FileHead) -> Bool {
  var lines = PajekLines(ContiguousArray(head.text.utf8))
  let words = [
    "*vertices", "*network", "*arcs", "*edges", "*matrix", "*partition", "*vector", "*permutation",
    "*cluster", "*hierarchy",
  ]
  let hasEnding = ["net", "paj", "clu", "vec"].contains { head.path.hasSuffix("." + $0) }
  while lines.nextLine() {
    if lines.isSection {
      let text = String(decoding: lines.rest.prefix(20), as: UTF8.self)
      return words.contains { text.hasPrefix($0) }
    }
    // Programs that write a line before the first section name their files so.
    guard hasEnding else { return false }
  }
  return ["paj", "clu", "vec"].contains { head.path.hasSuffix("." + $0) }
}
