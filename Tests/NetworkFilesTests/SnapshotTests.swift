import Foundation
import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkFiles

/// Snapshots: what is written comes back, and whatever else a file holds is refused.
@Suite struct SnapshotTests {
  private static let digest = String(repeating: "0123456789abcdef", count: 4)

  private func randomSnapshot(seed: Int) -> GraphSnapshot {
    var random = SplitMix64(seed: UInt64(seed))
    let isDirected = seed % 2 == 0
    let n = seed < 2 ? seed : Int(random.next() % 12)
    let edges = (0..<(n == 0 ? 0 : Int(random.next() % 30))).map { _ in
      (
        Int(random.next() % UInt64(n)), Int(random.next() % UInt64(n)),
        Double(random.next() % 9) / 4
      )
    }
    let meanings: [WeightMeaning] = [.strength, .distance, .count, .money(Currency("EUR")!)]
    let graph =
      seed % 3 == 0
      ? CompactGraph(
        vertexCount: n, edges: edges.map { ($0.0, $0.1) }, isDirected: isDirected)
      : CompactGraph(
        vertexCount: n, weightedEdges: edges, meaning: meanings[seed % 4],
        isDirected: isDirected)
    let ids =
      switch seed % 4 {
      case 0: VertexNames(numbersFrom: 3, count: n)
      case 1: VertexNames(numbers: ContiguousArray((0..<UInt32(n)).map { $0 * 7 + 1 }), base: 1)
      default: VertexNames(texts: (0..<n).map { "é\($0)" })
      }
    return GraphSnapshot(
      graph: graph, ids: ids,
      names: seed % 5 < 2
        ? nil : { seed % 5 == 2 ? "N\($0.index)" : "\($1.rawValue) \($0.index)" },
      parallelEdges: ParallelEdges.allCases[seed % 5], sourceSHA256: Self.digest,
      choices: seed % 3 == 1 ? "--kind funding" : "")
  }

  private func isSame(_ a: GraphSnapshot, _ b: GraphSnapshot) -> Bool {
    a.graph == b.graph && a.graph.weightMeaning == b.graph.weightMeaning && a.ids.isSame(as: b.ids)
      && a.graph.vertices.allSatisfy { vertex in
        Language.allCases.allSatisfy { a.name(of: vertex, in: $0) == b.name(of: vertex, in: $0) }
      } && a.parallelEdges == b.parallelEdges && a.sourceSHA256 == b.sourceSHA256
      && a.choices == b.choices
  }

  @Test(arguments: 0..<60)
  func `what is written comes back, and the same bytes`(seed: Int) throws {
    let folder = try TemporaryFolder()
    let snapshot = randomSnapshot(seed: seed)
    let path = folder.path + "/a.mgraph"
    try snapshot.write(to: path)
    for threads in [1, 2] {
      let back = try GraphSnapshot(path: path, threads: threads)
      #expect(isSame(back, snapshot), "seed \(seed)")
      try back.write(to: folder.path + "/b.mgraph")
      #expect(folder.bytes("b.mgraph") == folder.bytes("a.mgraph"), "seed \(seed)")
    }
    #expect(folder.names == ["a.mgraph", "b.mgraph"])
    let summary = try GraphSnapshot.summary(path: path)
    #expect(summary.vertexCount == snapshot.graph.vertexCount)
    #expect(summary.edgeCount == snapshot.graph.edgeCount)
    #expect(summary.meaning == snapshot.graph.weightMeaning)
    #expect(summary.choices == snapshot.choices && summary.sourceSHA256 == Self.digest)
    #expect(GraphSnapshot.isSnapshot(path: path))
  }

  @Test func `a large graph in many blocks comes back`() throws {
    var random = SplitMix64(seed: 5)
    let edges = (0..<60_000).map { _ in
      (Int(random.next() % 40_000), Int(random.next() % 40_000), Double(random.next() % 100))
    }
    let graph = CompactGraph(vertexCount: 40_000, weightedEdges: edges)
    let folder = try TemporaryFolder()
    let path = folder.path + "/large.mgraph"
    try GraphSnapshot(
      graph: graph, ids: VertexNames(numbersFrom: 0, count: 40_000), names: nil,
      parallelEdges: .sum, sourceSHA256: Self.digest, choices: ""
    ).write(to: path)
    #expect(try GraphSnapshot(path: path).graph == graph)
    // A bit far inside.
    var bytes = try #require(folder.bytes("large.mgraph"))
    bytes[bytes.count - 700_001] ^= 0x10
    try folder.write(bytes, to: "large.mgraph")
    #expect(throws: SnapshotFault.self) { try GraphSnapshot(path: path) }
  }

  @Test(arguments: [1, 2, 5, 8, 11])
  func `each byte that is changed, and each cut, is found`(seed: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.mgraph"
    try randomSnapshot(seed: seed).write(to: path)
    let whole = try #require(folder.bytes("a.mgraph"))
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 1 << UInt8(place % 8)
      try folder.write(bytes, to: "a.mgraph")
      #expect(throws: SnapshotFault.self, "byte \(place)") { try GraphSnapshot(path: path) }
    }
    for count in stride(from: 0, to: whole.count, by: whole.count > 800 ? 3 : 1) {
      try folder.write(Array(whole.prefix(count)), to: "a.mgraph")
      #expect(throws: SnapshotFault.self, "cut to \(count)") { try GraphSnapshot(path: path) }
      #expect(throws: SnapshotFault.self) { try GraphSnapshot.summary(path: path) }
    }
    try folder.write(whole + [0], to: "a.mgraph")
    #expect(throws: SnapshotFault.self) { try GraphSnapshot(path: path) }
  }

  private func digest(_ bytes: [UInt8]) -> UInt64 {
    // The buffer is read within the call.
    unsafe bytes.withUnsafeBytes { unsafe XXHash64.digest($0) }
  }

  private func message(_ bytes: [UInt8]) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "a.mgraph")
    do throws(SnapshotFault) {
      _ = try GraphSnapshot(path: folder.path + "/a.mgraph")
      return ""
    } catch {
      return error.message
    }
  }

  @Test func `what is wrong is said`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.mgraph"
    try randomSnapshot(seed: 7).write(to: path)
    let whole = try #require(folder.bytes("a.mgraph"))
    func changed(_ place: Int, _ bytes: [UInt8]) -> [UInt8] {
      var result = whole
      result.replaceSubrange(place..<(place + bytes.count), with: bytes)
      return result
    }
    #expect(try message(Array("a b\n".utf8)).contains("is no snapshot"))
    #expect(try message([]).contains("is no snapshot"))
    #expect(try message(Array(whole.prefix(60))).contains("cut short"))
    #expect(try message(Array(whole.prefix(140))).contains("cut short"))
    #expect(try message(Array(whole.dropLast())).contains("cut short"))
    #expect(try message(whole + [1]).contains("too long"))
    #expect(try message(changed(8, [1, 2, 3, 4])).contains("another byte order"))
    #expect(try message(changed(12, [2, 0, 0, 0])).contains("version 2"))
    #expect(try message(changed(30, [9])).contains("header is damaged"))
    #expect(
      try message(changed(whole.count - 1, [whole.last! ^ 1])).contains("checksum of its"))
    do throws(SnapshotFault) {
      _ = try GraphSnapshot(path: folder.path + "/none.mgraph")
      Issue.record("a file that is not there was opened")
    } catch {
      #expect(
        error.description.hasSuffix("none.mgraph: error: there is no file or folder of this name"))
    }
    #expect(!GraphSnapshot.isSnapshot(path: folder.path))
  }

  /// A file whose checksums are right, whatever its sections hold.
  private func forged(
    _ snapshot: GraphSnapshot, _ change: (inout [SnapshotHeader.Kind: [UInt8]]) -> Void,
    header changeHeader: (inout SnapshotHeader) -> Void = { _ in }
  ) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.mgraph"
    try snapshot.write(to: path)
    let bytes = try #require(folder.bytes("a.mgraph"))
    var header = try SnapshotReader(path: path, threads: 1).header
    var contents: [SnapshotHeader.Kind: [UInt8]] = [:]
    for section in header.sections {
      contents[section.kind] = Array(bytes[section.offset..<(section.offset + section.byteCount)])
    }
    change(&contents)
    header.sections = header.sections.map { section in
      let content = contents[section.kind]!
      let blocks = content.isEmpty ? [] : [digest(content)]
      return SnapshotHeader.Section(
        kind: section.kind, offset: 0, byteCount: content.count,
        checksum: XXHash64.combined(blocks))
    }
    header.placeSections()
    changeHeader(&header)
    var result = header.encoded
    for section in header.sections {
      result += [UInt8](repeating: 0, count: min(max(0, section.offset - result.count), 10_000))
      result += contents[section.kind]!
    }
    return result
  }

  @Test func `a file that was made to deceive is refused`() throws {
    let path = CompactGraph(vertexCount: 4, edges: [(0, 1), (1, 2), (2, 3)])
    func snapshot(_ graph: CompactGraph, _ ids: VertexNames? = nil) -> GraphSnapshot {
      GraphSnapshot(
        graph: graph, ids: ids ?? VertexNames(texts: (0..<4).map { "a\($0)" }), names: nil,
        parallelEdges: .sum, sourceSHA256: Self.digest, choices: "")
    }
    let honest = try forged(snapshot(path), { _ in })
    #expect(try message(honest) == "")
    for (kind, place, value, words) in [
      (SnapshotHeader.Kind.targets, 0, UInt8(200), "lead to no vertex"),
      (.targets, 3, 255, "lead to no vertex"), (.targets, 0, 3, "one way only"),
      (.offsets, 4, 5, "begin after"), (.offsets, 0, 1, "do not fit"),
      (.offsets, 16, 7, "do not fit"), (.idEnds, 0, 9, "out of order"),
      (.idEnds, 24, 9, "do not end"), (.idEnds, 31, 255, "out of order"),
    ] {
      let bytes = try forged(snapshot(path), { $0[kind]![place] = value })
      let message = try message(bytes)
      #expect(message.contains(words), "\(kind) \(place): \(message)")
    }
    let weighted = CompactGraph(vertexCount: 4, weightedEdges: [(0, 1, 1), (1, 2, 2)])
    let isInfinite = try forged(snapshot(weighted), { $0[.weights]![6...7] = [0xF0, 0x7F] })
    #expect(try message(isInfinite).contains("no finite number"))
    let numbers = VertexNames(numbers: [0, 1, 2, .max - 1], base: 1)
    let tooLarge = try forged(snapshot(path, numbers), { $0[.idNumbers]![12] = 255 })
    #expect(try message(tooLarge).contains("too large"))
    for change: (inout SnapshotHeader) -> Void in [
      { $0.vertexCount += 1 }, { $0.slotCount = Int(UInt32.max) }, { $0.selfLoopCount = 1 },
      { $0.meaning = .strength }, { $0.idForm = .range }, { $0.vertexCount = .max },
      { $0.sections.swapAt(0, 1) }, { $0.sections[1].offset += 64 }, { $0.sections.removeLast() },
      { $0.sections[1].offset = .max },
    ] {
      #expect(try message(try forged(snapshot(path), { _ in }, header: change)) != "")
    }
    // Ids beyond 32 bits would be numbers that no reader knows.
    let range = snapshot(path, VertexNames(numbersFrom: 0, count: 4))
    #expect(try message(try forged(range, { _ in }, header: { $0.idBase = .max - 2 })) != "")
  }

  @Test func `random bytes are refused`() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<300 {
      let count = Int(random.next() % 400)
      let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next() >> 20) }
      #expect(try message(SnapshotHeader.signature + bytes) != "")
    }
  }

  @Test func `the checksum is XXH64`() {
    for (text, expected) in [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("The quick brown fox jumps over the lazy dog", 0x0B24_2D36_1FDA_71BC),
    ] as [(String, UInt64)] {
      #expect(digest(Array(text.utf8)) == expected, "\(text)")
    }
  }

  @Test func `a reader of networks says what a snapshot is`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.mgraph"
    try randomSnapshot(seed: 4).write(to: path)
    #expect(
      NetworkReader.read(path: path).diagnostics.map(\.message).contains {
        $0.contains("snapshot of a graph")
      })
    let bytes = try #require(folder.bytes("a.mgraph"))
    #expect(
      NetworkReader.read(bytes, path: "-").diagnostics.map(\.message).contains {
        $0.contains("snapshot of a graph")
      })
  }

  @Test func `an output that cannot be written is left as it was`() throws {
    let folder = try TemporaryFolder()
    let snapshot = randomSnapshot(seed: 6)
    for path in [folder.path, folder.path + "/none/a.mgraph", ""] {
      #expect(throws: OutputFault.self) { try snapshot.write(to: path) }
    }
    #expect(folder.names.isEmpty)
  }
}
