import Foundation
import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkFiles

/// Tables for Spark, and what comes back: nothing but whole results of the same export.
@Suite struct SparkTests {
  private let ids = ["a", "b\tb", "c\\c", "é\n", "-1", "\r"]
  private let graph = CompactGraph(
    vertexCount: 6, weightedEdges: [(0, 1, 1), (1, 2, 0.1), (2, 2, 3), (4, 0, 1e-7)])

  private func export(_ graph: CompactGraph, to path: String, rowsPerFile: Int = 2) throws {
    var export = SparkExport(
      graph: graph, id: { self.ids[$0.index] }, name: { "N" + self.ids[$0.index] },
      parallelEdges: .sum, sourceSHA256: "0", choices: "--kind x")
    export.rowsPerFile = rowsPerFile
    export.landmarks = [Vertex(1)]
    let folder = try OutputFolder(path: path)
    try export.write(to: folder)
    try folder.commit()
  }

  /// Leaves what the job leaves: rows in two files, and the manifest.
  private func leaveResults(
    in folder: TemporaryFolder, rows: [String], columns: [String] = ["pagerank", "component"],
    change: (String) -> String = { $0 }
  ) throws {
    let values = folder.path + "/spark/results/values"
    try FileManager.default.createDirectory(atPath: values, withIntermediateDirectories: true)
    func write(_ rows: ArraySlice<String>, _ name: String) throws {
      try folder.write(rows.map { $0 + "\n" }.joined(), to: "spark/results/values/" + name)
    }
    try write(rows.prefix(rows.count / 2), "part-00000")
    try write(rows.dropFirst(rows.count / 2), "part-00001")
    try folder.write("", to: "spark/results/values/_SUCCESS")
    let sum = rows.reduce(UInt64(0)) { $0 &+ UInt64(crc32(Array($1.utf8))) }
    let digest = sha256Text(try #require(folder.bytes("spark/manifest.json")))
    let list = columns.map {
      #"{"name": "\#($0)", "parameters": {"alpha": "0.85", "source": "1"}}"#
    }
    try folder.write(
      change(
        """
        {"format": "maillage-spark-results", "version": 1, "spark": "4.3.0",
         "exportSHA256": "\(digest)", "rows": \(rows.count), "checksum": "\(sum)",
         "columns": [\(list.joined(separator: ", "))]}
        """), to: "spark/results/manifest.json")
  }

  private let rows = [
    "0\t0.1\t0", "1\t1.0E-5\t0", "2\t0.2\t0", "3\t\t3", "4\t0.25\t0", "5\t0.3\t5",
  ]

  @Test func `tables hold each tie once and each actor with its number`() throws {
    let folder = try TemporaryFolder()
    try export(graph, to: folder.path + "/spark")
    func text(_ name: String) throws -> String {
      String(decoding: try #require(folder.bytes("spark/" + name)), as: UTF8.self)
    }
    #expect(try text("actors/part-00000.tsv") == "0\ta\tNa\n1\tb\\tb\tNb\\tb\n")
    #expect(try text("actors/part-00001.tsv") == "2\tc\\\\c\tNc\\\\c\n3\té\\n\tNé\\n\n")
    #expect(try text("edges/part-00000.tsv") == "0\t1\t1.0\n0\t4\t1e-07\n")
    #expect(try text("edges/part-00001.tsv") == "1\t2\t0.1\n2\t2\t3.0\n")
    let manifest = try JSONParser.parse(Array(try text("manifest.json").utf8))
    #expect(manifest["tool"]?.text == "maillage" && manifest["choices"]?.text == "--kind x")
    #expect(manifest["graph"]?["edges"] == .number(4))
    #expect(manifest["graph"]?["vertices"] == .number(6))
    #expect(manifest["landmarks"] == .array([.number(1)]))
    #expect(manifest["files"]?.elements?.count == 5)
    // The same again replaces it, with the same bytes.
    let first = folder.bytes("spark/manifest.json")
    try export(graph, to: folder.path + "/spark")
    #expect(folder.bytes("spark/manifest.json") == first)
    // Without weights and ties.
    try export(CompactGraph(vertexCount: 0, edges: [], isDirected: true), to: folder.path + "/none")
    #expect(folder.bytes("none/edges/part-00000.tsv") == [])
    #expect(folder.bytes("none/actors/part-00000.tsv") == [])
  }

  @Test func `whole results come back as columns`() throws {
    let folder = try TemporaryFolder()
    try export(graph, to: folder.path + "/spark")
    try leaveResults(in: folder, rows: rows.reversed())
    let (results, diagnostics) = SparkResults.read(folder: folder.path + "/spark/")
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    let found = try #require(results)
    #expect((0..<6).map { found.ids[$0] } == ids)
    #expect(found.names[1] == "Nb\tb")
    #expect(found.table.numbers("spark-pagerank") == [0.1, 1e-5, 0.2, nil, 0.25, 0.3])
    #expect(found.table.texts("spark-component") == ["0", "0", "0", "3", "0", "5"])
    let definition = try #require(found.table["spark-pagerank"]?.definition.english)
    #expect(
      definition.contains("Spark 4.3.0 on a network of 6 actors and 4 ties with alpha = 0.85"))
    // For a part of the network, in another order.
    let (part, missing) = found.table(for: ["é\n", "new", "a"])
    #expect(part.numbers("spark-pagerank") == [nil, nil, 0.1] && missing == 1)
  }

  private func faults(
    _ rows: [String], columns: [String] = ["pagerank", "component"],
    change: (String) -> String = { $0 }, after: (TemporaryFolder) throws -> Void = { _ in }
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    try export(graph, to: folder.path + "/spark")
    try leaveResults(in: folder, rows: rows, columns: columns, change: change)
    try after(folder)
    let (results, diagnostics) = SparkResults.read(folder: folder.path + "/spark")
    #expect((results == nil) == !diagnostics.isEmpty)
    return diagnostics.map {
      $0.description.replacingOccurrences(of: folder.path + "/spark/", with: "")
    }
  }

  @Test func `every fault of the rows is named with its line`() throws {
    var bad = rows
    bad[0] = "0\tx\t0"
    bad[1] = "1\t1"
    bad[2] = "9\t1\t1"
    bad[4] = "3\t1\t1"
    bad[5] = "5\tinfinity\t0"
    let found = try faults(bad)
    for sentence in [
      "results/values/part-00000:1: error: 'x' is no number",
      "results/values/part-00000:2: error: expected 3 cells between tabs, found 2",
      "results/values/part-00000:3: error: '9' is no number of an actor below 6",
      "results/values/part-00001:2: error: actor 3 has a row already",
      "results/values/part-00001:3: error: 'infinity' is no number",
      "results/values: error: 3 of 6 actors have no row, actor 1 the first of them",
    ] { #expect(found.contains(sentence), "\(sentence) in \(found)") }
  }

  @Test func `results that are not whole, or not of this export, are refused`() throws {
    func remove(_ name: String) -> (TemporaryFolder) throws -> Void {
      { try FileManager.default.removeItem(atPath: $0.path + "/spark/" + name) }
    }
    func append(_ text: String, _ name: String) -> (TemporaryFolder) throws -> Void {
      { try $0.write(($0.bytes("spark/" + name) ?? []) + Array(text.utf8), to: "spark/" + name) }
    }
    for (after, words) in [
      (remove("results/values/_SUCCESS"), "the job did not finish"),
      (remove("results/manifest.json"), "the job writes it last"),
      (remove("manifest.json"), "maillage spark export"),
      (remove("results/values/part-00001"), "3 of 6 actors have no row"),
      (remove("actors/part-00001.tsv"), "there is no such file, and the manifest has it"),
      (append(" ", "actors/part-00001.tsv"), "its SHA-256 differs"),
      (append(" ", "manifest.json"), "those of another export"),
      (append("x", "manifest.json"), "nothing after the end"),
      (append("0", "results/values/part-00001"), "does not end"),
    ] {
      let found = try faults(rows, after: after)
      #expect(found.contains { $0.contains(words) }, "\(words) in \(found)")
    }
    var other = rows
    other[0] = "0\t0.11\t0"
    let changed = try faults(
      rows,
      after: { folder in
        try folder.write(
          other.prefix(3).map { $0 + "\n" }.joined(), to: "spark/results/values/part-00000")
      })
    #expect(changed.contains { $0.contains("their checksum differs") })
    #expect(try faults(Array(rows.dropLast())).contains { $0.contains("results of 5 actors") })
    #expect(
      try faults(rows, columns: ["pagerank", "else"]).contains { $0.contains("no manifest") })
    #expect(
      try faults(rows, change: { $0.replacing("\"version\": 1", with: "\"version\": 2") })
        .contains { $0.contains("no manifest") })
    #expect(
      try faults(rows, change: { String($0.dropLast(9)) }).contains { $0.contains(":3: error") })
    #expect(SparkResults.read(folder: "/nowhere").diagnostics.count == 1)
  }

  @Test func `random rows never end the process`() throws {
    var random = SplitMix64(seed: 3)
    let folder = try TemporaryFolder()
    try export(graph, to: folder.path + "/spark")
    let alphabet = Array("0123459\t\t\n\n.eE-x\\".utf8)
    for _ in 0..<100 {
      try leaveResults(in: folder, rows: rows)
      let bytes = (0..<Int(random.next() % 60)).map { _ in
        alphabet[Int(random.next() % UInt64(alphabet.count))]
      }
      try folder.write(bytes, to: "spark/results/values/part-00001")
      #expect(SparkResults.read(folder: folder.path + "/spark").results == nil)
    }
  }
}
