import NetworkGraph

/// A network in the data language of UCINET, with what it cannot hold.
///
/// Labels stand in the header, and the data name actors by their numbers, so that labels may be
/// anything. Relations of several kinds are several matrices. An undirected relation is written both
/// ways, since UCINET knows only matrices; two actors of different kinds with undirected ties
/// between the kinds alone are rows and columns.
func makeUCINET(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  var contents = contents
  stateDirections(&contents)
  let modes = rowsAndColumns(of: contents)
  var kinds: [Identifier] = []
  var relationsOf: [Identifier: [Relation]] = [:]
  for relation in contents.relations {
    if relationsOf[relation.kind] == nil { kinds.append(relation.kind) }
    relationsOf[relation.kind, default: []].append(relation)
  }
  notePlainLosses(
    of: contents, PlainFormat(holdsKinds: kinds.count > 1, holdsActorKinds: modes != nil), &loss)
  var writer = UCINETWriter(contents, modes)
  writer.writeHeader(kinds)
  for (place, kind) in kinds.enumerated() {
    if place > 0 { writer.bytes += "!\n".utf8 }
    writer.write(relationsOf[kind] ?? [], &loss)
  }
  if let modes { noteActorKinds(contents, rows: modes.rows, &loss) }
  return (writer.bytes, loss)
}

private struct UCINETWriter {
  var bytes: [UInt8] = []
  private let contents: NetworkContents
  private let isTwoMode: Bool
  private let rows: [Int]
  private let columns: [Int]
  private var rowOf: [Identifier: Int] = [:]
  private var columnOf: [Identifier: Int] = [:]

  init(_ contents: NetworkContents, _ modes: (rows: [Int], columns: [Int])?) {
    self.contents = contents
    isTwoMode = modes != nil
    rows = modes?.rows ?? Array(contents.actors.indices)
    columns = modes?.columns ?? rows
    for (place, actor) in rows.enumerated() { rowOf[contents.actors[actor].id] = place + 1 }
    for (place, actor) in columns.enumerated() { columnOf[contents.actors[actor].id] = place + 1 }
  }

  mutating func writeHeader(_ kinds: [Identifier]) {
    // igraph expects DL and N on one line, and the format on the next.
    bytes += isTwoMode ? "DL NR=\(rows.count) NC=\(columns.count)".utf8 : "DL N=\(rows.count)".utf8
    if kinds.count > 1 { bytes += " NM=\(kinds.count)".utf8 }
    bytes += isTwoMode ? "\nFORMAT = EDGELIST2\n".utf8 : "\nFORMAT = EDGELIST1\n".utf8
    if isTwoMode {
      writeLabels("ROW LABELS:", rows.map { contents.actors[$0].id.text })
      writeLabels("COLUMN LABELS:", columns.map { contents.actors[$0].id.text })
    } else if !rows.isEmpty {
      writeLabels("LABELS:", rows.map { contents.actors[$0].id.text })
    }
    if kinds.count > 1 { writeLabels("MATRIX LABELS:", kinds.map(\.text)) }
    bytes += "DATA:\n".utf8
  }

  private mutating func writeLabels(_ name: String, _ labels: [String]) {
    bytes += "\(name)\n".utf8
    for label in labels {
      bytes += Self.label(label).utf8
      bytes.append(0x0A)
    }
  }

  /// A label, in quotes where it could be taken for several words or for one of the header.
  private static func label(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "."), 0x80...0xFF:
        true
      default: false
      }
    }
    let words: Set<String> = [
      "data", "labels", "label", "row", "rows", "col", "cols", "column", "columns", "matrix",
      "matrices", "level", "levels", "mat", "layer", "layers", "relation", "diagonal", "format",
      "n",
      "nr", "nc", "nm", "embedded",
    ]
    if isPlain, !text.isEmpty, !words.contains(text.lowercased()) { return text }
    // By bytes: a quote and a mark above it are one character of Swift.
    var quoted: [UInt8] = [0x22]
    for byte in text.utf8 { quoted += byte == 0x22 ? [0x22, 0x22] : [byte] }
    return String(decoding: quoted + [0x22], as: UTF8.self)
  }

  mutating func write(_ relations: [Relation], _ loss: inout LossReport) {
    let isDirected = relations.contains { $0.direction == .directed }
    var doubled = 0
    for relation in relations {
      guard let source = rowOf[relation.source] ?? rowOf[relation.target],
        let target = columnOf[relation.target] ?? columnOf[relation.source]
      else { continue }
      writeTie(source, target, relation)
      guard relation.direction == .undirected, !isTwoMode, source != target else { continue }
      writeTie(target, source, relation)
      if isDirected { doubled += 1 }
    }
    loss.add(LossReport.doubledRelations, count: doubled)
    if isDirected { noteSymmetric(relations, &loss) }
  }

  private mutating func writeTie(_ row: Int, _ column: Int, _ relation: Relation) {
    bytes += "\(row) \(column)".utf8
    if let weight = relation.weight { bytes += " \(weight.description)".utf8 }
    bytes.append(0x0A)
  }

  /// Notes directed relations that read as undirected, since each has an opposite of the same
  /// weight.
  private func noteSymmetric(_ relations: [Relation], _ loss: inout LossReport) {
    struct Tie: Hashable {
      var source: Int
      var target: Int
      var weight: DecimalNumber?
    }
    var waiting: [Tie: Int] = [:]
    for relation in relations {
      guard let source = rowOf[relation.source], let target = columnOf[relation.target],
        source != target
      else { continue }
      waiting[Tie(source: source, target: target, weight: relation.weight), default: 0] += 1
      if relation.direction == .undirected {
        waiting[Tie(source: target, target: source, weight: relation.weight), default: 0] += 1
      }
    }
    let isSymmetric = waiting.allSatisfy {
      waiting[Tie(source: $0.key.target, target: $0.key.source, weight: $0.key.weight)] == $0.value
    }
    guard isSymmetric else { return }
    loss.add(
      CountedText(
        "directed {relation|relations} in a symmetric matrix, which reads as undirected",
        "{relation orientée|relations orientées} dans une matrice symétrique, lue comme non "
          + "orientée"),
      count: relations.count { $0.direction == .directed })
  }
}
