import NetworkGraph

/// Reads the data language of UCINET: matrices, and lists of neighbours or ties, with labels or
/// numbers. Each matrix of several is a kind of relation.
///
/// - Complexity: O(*b*) for *b* bytes.
func readUCINET(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  func refuse(_ line: Int, _ message: String) -> NetworkReading {
    assembly.refuse(line: line, message, path: path, format: .ucinetDL, options)
  }
  let header = UCINETHeader(text.bytes)
  if let fault = header.fault { return refuse(fault.line, fault.message) }
  for note in header.notes { assembly.noteAssumption(note.message, path: path, line: note.line) }
  var file = UCINETFile(text.bytes, header)
  file.read()
  assembly.noteDialect(
    of: text, path: path, lineEnding: file.data.lineEnding, hasHeader: true)
  for fault in file.faults + file.data.faults {
    assembly.diagnostics.append(
      Diagnostic(.error, .unknownValue, file: path, line: fault.line, fault.message))
  }
  if let fault = file.fault { return refuse(fault.line, fault.message) }
  for note in file.notes { assembly.noteAssumption(note.message, path: path, line: note.line) }
  if let title = header.title { assembly.contents.metadata.title = title }
  var direction = NetworkAssembly.MatrixDirection.bySymmetry
  switch header.layout {
  case .lowerHalf, .upperHalf: direction = .stated(.undirected)
  default: break
  }
  let valuesAreStated = file.valuesAreStated
  var layers = file.takeLayers()
  assembly.addMatrix(
    &layers, file.actors, actorLines: file.actorLines, refused: file.data.refused,
    in: text.bytes, path: path, direction: direction, weightsAreStated: valuesAreStated,
    options)
  return assembly.finish(path: path, format: .ucinetDL, options: options)
}

/// Whether a text is of UCINET: it starts with the word DL and goes on as its header does.
func isUCINET(_ head: FileHead) -> Bool {
  let word = head.text.utf8.prefix { $0 > 0x20 && $0 != UInt8(ascii: ",") }
  guard word.elementsEqual("dl".utf8) else { return false }
  return head.hasEnding(.ucinetDL) || head.text.contains("data:") || head.text.contains("=")
    || head.text.contains("format")
}

/// A DL file, put together from its header and data.
private struct UCINETFile {
  private(set) var data: UCINETData
  private(set) var actors = MatrixActors([])
  private(set) var actorLines: [Int] = []
  private var layers: [MatrixLayer] = []
  private(set) var fault: (line: Int, message: String)?
  private(set) var faults: [(line: Int, message: String)] = []
  private(set) var notes: [(line: Int, message: String)] = []
  private let header: UCINETHeader
  private let byteCount: Int
  private var isOneMode: Bool

  init(_ bytes: ContiguousArray<UInt8>, _ header: UCINETHeader) {
    self.header = header
    byteCount = bytes.count
    let rows = header.rowCount?.value ?? header.actorCount?.value
    let columns = header.columnCount?.value ?? header.actorCount?.value
    isOneMode = !header.isTwoModeList && rows == columns
    if isOneMode, !header.rowLabels.isEmpty, !header.columnLabels.isEmpty {
      isOneMode = Self.areSame(header.rowLabels, header.columnLabels)
    }
    data = UCINETData(bytes, header, isOneMode: isOneMode)
  }

  private static func areSame(_ a: [UCINETToken], _ b: [UCINETToken]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.text.lowercased() == $1.text.lowercased() }
  }

  /// Whether the ties of the lists have values of their own.
  var valuesAreStated: Bool {
    guard case .edgeList = header.layout else { return false }
    return layers.contains { $0.cells.contains { $0.length > 0 } }
  }

  mutating func read() {
    let stated = header.actorCount ?? header.rowCount
    var rowCount = header.rowCount?.value ?? header.actorCount?.value
    var columnCount = header.columnCount?.value ?? header.actorCount?.value
    // Labels say how many there are where nothing else does.
    let labels = header.labels.isEmpty ? header.rowLabels : header.labels
    if rowCount == nil, !labels.isEmpty { rowCount = labels.count }
    if columnCount == nil {
      columnCount = header.columnLabels.isEmpty ? rowCount : header.columnLabels.count
    }
    guard let rowCount, let columnCount else {
      let isEmbedded = header.rowsAreEmbedded
      guard isEmbedded, isList else {
        fault = (1, "the header does not say how many actors there are; expected N = 5")
        return
      }
      readData(0, 0)
      return
    }
    let (sum, overflow) = rowCount.addingReportingOverflow(columnCount)
    let count = isOneMode ? rowCount : overflow ? Int.max / 2 : sum
    let isNumbered = !header.rowsAreEmbedded || !isList
    guard !isNumbered || isInProportion(count, to: byteCount) else {
      fault = (stated?.line ?? 1, disproportionMessage(count, byteCount))
      return
    }
    declare(rowCount, columnCount, line: stated?.line ?? 1)
    readData(rowCount, columnCount)
  }

  private var isList: Bool {
    switch header.layout {
    case .fullMatrix, .lowerHalf, .upperHalf: false
    default: true
    }
  }

  // MARK: Actors

  private mutating func declare(_ rowCount: Int, _ columnCount: Int, line: Int) {
    var rowLabels = header.rowLabels.isEmpty ? header.labels : header.rowLabels
    if isOneMode, rowLabels.isEmpty { rowLabels = header.columnLabels }
    data.rows = declared(
      rowLabels, rowCount, isEmbedded: header.rowsAreEmbedded, prefix: isOneMode ? "" : "r", line)
    guard !isOneMode else { return }
    data.columns = declared(
      header.columnLabels, columnCount, isEmbedded: header.columnsAreEmbedded, prefix: "c", line)
  }

  private mutating func declared(
    _ labels: [UCINETToken], _ count: Int, isEmbedded: Bool, prefix: String, _ line: Int
  ) -> UCINETActors {
    var actors = UCINETActors()
    if labels.isEmpty {
      if !isEmbedded { actors.declareNumbers(upTo: count, prefix: prefix, line: line) }
      return actors
    }
    let (texts, fault) = labelTexts(labels, expected: count)
    if let fault { faults.append((labels[0].line, fault)) }
    for (place, text) in texts.enumerated() {
      actors.declare(text, line: place < labels.count ? labels[place].line : line)
    }
    noteRepeats(in: actors)
    // In a file at fault some rows have no label.
    if !isEmbedded { actors.declareNumbers(upTo: count, prefix: prefix, line: line) }
    return actors
  }

  /// With a label that two actors have, the data do not say whose they are.
  private mutating func noteRepeats(in actors: UCINETActors) {
    var first: [Identifier: Int] = [:]
    var repeats: [(line: Int, message: String)] = []
    for (place, label) in actors.labels.enumerated() {
      guard let earlier = first[Identifier(label)] else {
        first[Identifier(label)] = place
        continue
      }
      repeats.append(
        (
          actors.lines[place],
          "the label \(quoted(label)) is that of actor \(earlier + 1) on line \(actors.lines[earlier]) "
            + "too; each actor needs a label of its own"
        ))
    }
    // One of them ends the reading, after the others are said.
    if fault == nil { fault = repeats.popLast() }
    faults += repeats
  }

  // MARK: Data

  /// The matrices, which are taken out.
  mutating func takeLayers() -> [MatrixLayer] {
    defer { layers = [] }
    return layers
  }

  private mutating func readData(_ rowCount: Int, _ columnCount: Int) {
    let matrixCount = max(header.matrixCount?.value ?? max(header.matrixLabels.count, 1), 1)
    data.read(rowCount: rowCount, columnCount: columnCount, matrixCount: matrixCount)
    layers = data.takeLayers()
    nameLayers(matrixCount)
    makeActors()
    noteCounts(rowCount)
    if data.missing.count > 0 {
      notes.append(
        (
          data.missing.line,
          data.missing.count == 1
            ? "a cell says that nothing is known; it is read as no tie"
            : "\(data.missing.count) cells say that nothing is known, this one first; they are read as no "
              + "tie"
        ))
    }
    if data.zeroTies.count > 0 {
      notes.append(
        (
          data.zeroTies.line,
          "a tie of value 0 is kept, which UCINET takes for none"
            + (data.zeroTies.count == 1
              ? "" : "; \(data.zeroTies.count - 1) more \(data.zeroTies.count == 2 ? "is" : "are")")
        ))
    }
    for actors in [data.rows, data.columns] {
      guard let folded = actors.foldedLabel else { continue }
      notes.append(
        (
          folded.line,
          "\(quoted(folded.written)) is taken for \(quoted(folded.label)), as UCINET does, which writes "
            + "labels in capitals"
        ))
    }
  }

  private mutating func nameLayers(_ matrixCount: Int) {
    let labels = header.matrixLabels
    if labels.isEmpty {
      guard layers.count > 1 else { return }
      for place in layers.indices { layers[place].kind = "matrix \(place + 1)" }
      return
    }
    let (texts, fault) = labelTexts(labels, expected: matrixCount)
    if let fault { faults.append((labels[0].line, fault)) }
    for place in layers.indices {
      layers[place].kind = place < texts.count ? texts[place] : "matrix \(place + 1)"
    }
  }

  private mutating func makeActors() {
    actorLines = data.rows.lines
    if isOneMode {
      actors = MatrixActors(data.rows.labels)
      return
    }
    actorLines += data.columns.lines
    actors = MatrixActors(rows: data.rows.labels, columns: data.columns.labels)
  }

  /// Compares the number of actors that the data name with the one that is stated.
  private mutating func noteCounts(_ rowCount: Int) {
    guard isOneMode, header.rowsAreEmbedded, let stated = header.actorCount else { return }
    let found = data.rows.labels.count
    if found > stated.value {
      faults.append(
        (
          stated.line,
          "N is \(stated.value), and the data name \(counted(found, "actor", "actors")); correct N"
        ))
    } else if found < stated.value {
      notes.append(
        (
          stated.line,
          "N is \(stated.value), and the data name \(counted(found, "actor", "actors")); the others have no name and are left "
            + "out"
        ))
    }
  }
}
