import NetworkGraph
import Testing

@testable import NetworkFiles

/// What a format without columns holds of a network: ids, ends, one direction, weights.
struct PlainNetworks {
  /// Whether ids must be words, without white space and marks that start something else.
  var idsAreWords = false
  var holdsWeights = true
  var holdsKinds = false
  /// Whether the format states the direction also of undirected ties.
  var statesUndirected = true
  var holdsDirected = true
  /// Whether actors without a tie are lost.
  var losesIsolated = false

  func prepared(_ contents: NetworkContents) -> NetworkContents {
    var result = NetworkContents()
    var words: [Identifier: Identifier] = [:]
    for actor in contents.actors {
      let id = idsAreWords ? word(actor.id) : actor.id
      words[actor.id] = id
      result.actors.append(Actor(id: id, name: id.text))
    }
    let isDirected = holdsDirected && contents.relations.first?.direction == .directed
    for relation in contents.relations {
      result.relations.append(
        Relation(
          id: relation.id, source: words[relation.source]!, target: words[relation.target]!,
          kind: holdsKinds ? relation.kind : "tie",
          direction: isDirected ? .directed : statesUndirected ? .undirected : nil,
          weight: holdsWeights ? relation.weight : nil))
    }
    if losesIsolated { keepEnds(&result) }
    number(&result)
    return result
  }

  private func word(_ id: Identifier) -> Identifier {
    var text = ""
    for scalar in id.text.unicodeScalars {
      let isForbidden = scalar.value <= 0x20 || scalar.value == 0x7F || scalar == "#"
      text.unicodeScalars.append(isForbidden ? "_" : scalar)
    }
    return Identifier(text)
  }

  /// Leaves the actors that have a tie, in the order in which the ties name them.
  private func keepEnds(_ contents: inout NetworkContents) {
    var seen: Set<Identifier> = []
    contents.actors = []
    for relation in contents.relations {
      for id in [relation.source, relation.target] where seen.insert(id).inserted {
        contents.actors.append(Actor(id: id, name: id.text))
      }
    }
  }
}

/// Gives relations the ids that reading gives them.
func number(_ contents: inout NetworkContents) {
  for row in contents.relations.indices { contents.relations[row].id = Identifier("e\(row + 1)") }
}

/// Orders relations by the place of their source, and makes undirected ones start at the first of
/// their ends.
func orderBySource(_ contents: inout NetworkContents, turning: Bool, byTarget: Bool = false) {
  let places = Dictionary(uniqueKeysWithValues: zip(contents.actors.map(\.id), 0...))
  for row in contents.relations.indices where turning {
    let relation = contents.relations[row]
    guard relation.direction != .directed, places[relation.target]! < places[relation.source]!
    else { continue }
    contents.relations[row].source = relation.target
    contents.relations[row].target = relation.source
  }
  let ordered = contents.relations.enumerated().sorted { a, b in
    let keys = [a, b].map {
      (places[$0.element.source]!, byTarget ? places[$0.element.target]! : 0, $0.offset)
    }
    return keys[0] < keys[1]
  }
  contents.relations = ordered.map(\.element)
  number(&contents)
}

/// Reads damaged forms of a small file: cut off at each byte, and with each byte changed. Readers
/// must answer, and their ledgers must count the rows that are there.
func expectAnswers(
  _ text: String, path: String, format: FileFormat? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let bytes = Array(text.utf8)
  var damaged: [[UInt8]] = bytes.indices.map { Array(bytes[..<$0]) }
  for (place, replacement) in zip(
    bytes.indices, [0x00, 0x22, 0x0A, 0x39, 0xFF, 0x2D, 0x20].cycled())
  {
    var copy = bytes
    copy[place] = replacement
    damaged.append(copy)
  }
  for bytes in damaged {
    for handling in [ReadingOptions.FaultHandling.refuseNetwork, .dropRows] {
      let reading = NetworkReader.read(
        bytes, path: path, options: ReadingOptions(format: format, faultHandling: handling))
      let rows = NetworkTable.allCases.filter { table in
        reading.ledger.contains { $0.table == table }
      }.reduce(0) { $0 + reading.contents.rowCount(of: $1) }
      #expect(
        reading.ledger.reduce(0) { $0 + $1.kept + $1.selfLoops } == rows,
        sourceLocation: sourceLocation)
      if handling == .refuseNetwork {
        #expect(
          (reading.network == nil) == !reading.errors.isEmpty, sourceLocation: sourceLocation)
      }
    }
  }
}

extension [UInt8] {
  /// The elements again and again.
  fileprivate func cycled() -> some Sequence<UInt8> {
    sequence(state: 0) { (state: inout Int) -> UInt8? in
      defer { state += 1 }
      return self[state % self.count]
    }
  }
}

extension NetworkReading {
  /// The ties as `a>b` or `a-b`, with their weights.
  var describedTies: [String] {
    contents.relations.map { relation in
      let isDirected =
        (relation.direction ?? network?.direction(of: relation) ?? .undirected) == .directed
      return "\(relation.source)\(isDirected ? ">" : "-")\(relation.target)"
        + (relation.weight.map { " \($0)" } ?? "")
    }
  }

  /// The counts of the ledger of relations: read, kept, merged, self-loops, refused.
  var relationCounts: [Int] {
    ledger.first { $0.table == .relations }.map {
      [$0.read, $0.kept, $0.merged, $0.selfLoops, $0.refused]
    } ?? []
  }
}

/// Reads a text.
func readText(
  _ text: String, _ path: String, _ options: ReadingOptions = ReadingOptions()
) -> NetworkReading {
  NetworkReader.read(Array(text.utf8), path: path, options: options)
}
