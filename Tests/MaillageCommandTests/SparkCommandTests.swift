import Foundation
import NetworkFiles
import NetworkGraph
import Testing

/// `maillage spark`, and the verbs that use what comes back. The job itself is compared with our
/// engine by `Scripts/check-spark.sh`.
@Suite struct SparkCommandTests {
  private let network = curatedNetwork("marseille-immunology-biocluster")

  /// Leaves results of the job in an exported folder: the place of each actor, its square and a part.
  private func leaveResults(in folder: String) throws -> Int {
    let actors = try String(contentsOfFile: folder + "/actors/part-00000.tsv", encoding: .utf8)
    let count = actors.split(separator: "\n").count
    let values = folder + "/results/values"
    try FileManager.default.createDirectory(atPath: values, withIntermediateDirectories: true)
    let lines = (0..<count).map { "\($0)\t\($0 + 1)\t\(1 / Double($0 + 1))\t\($0 % 3)" }
    func write(_ text: String, _ path: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    try write(lines.map { $0 + "\n" }.joined(), values + "/part-00000")
    try write("", values + "/_SUCCESS")
    let manifest = try Data(contentsOf: URL(fileURLWithPath: folder + "/manifest.json"))
    let digest = InputFile(path: "", content: Array(manifest)).sha256
    let sum = lines.reduce(UInt64(0)) { $0 + UInt64(checksum($1)) }
    try write(
      """
      {"format": "maillage-spark-results", "version": 1, "spark": "4.3.0",
       "exportSHA256": "\(digest)", "rows": \(count), "checksum": "\(sum)",
       "columns": [{"name": "core-number", "parameters": {}},
         {"name": "pagerank", "parameters": {"alpha": "0.85"}}, {"name": "component"}]}
      """, folder + "/results/manifest.json")
    return count
  }

  /// CRC-32, bit by bit.
  private func checksum(_ text: String) -> UInt32 {
    ~text.utf8.reduce(0xFFFF_FFFF as UInt32) { state, byte in
      (0..<8).reduce(state ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
      }
    }
  }

  private func done(_ arguments: [String]) throws -> String {
    let outcome = try Command.run(arguments)
    #expect(outcome.status == 0, "\(arguments): \(outcome.messages)")
    return outcome.output
  }

  @Test func `results are used like our own`() throws {
    let root = FileManager.default.temporaryDirectory.path + "/spark-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    let folder = root + "/spark"
    _ = try done(["spark", "export", network, folder])
    let early = try Command.run(["spark", "import", folder])
    #expect(early.status == 1 && early.messages.contains("results/manifest.json: error: "))
    let count = try leaveResults(in: folder)

    let csv = try done(["spark", "import", folder, "--format", "csv"])
    #expect(csv.hasPrefix("id,name,spark-core-number,spark-pagerank,spark-component\n"))
    #expect(csv.split(separator: "\n").count == count + 1)
    #expect(
      try done(["spark", "import", folder, "--format", "json"]).contains("\"spark_pagerank\""))
    let table = try done(["spark", "import", folder, "--top", "2", "--language", "fr"])
    #expect(table.contains("acteur") && table.contains("spark-component"))

    let measured = try done([
      "measure", network, "degree", "spark-pagerank", "--results", folder, "--format", "csv",
    ])
    #expect(measured.hasPrefix("id,name,degree,spark-pagerank\n"))
    let json = try done([
      "measure", network, "spark-core-number", "--results", folder, "--format", "json",
      "--language", "fr",
    ])
    #expect(json.contains("Calculé par Apache Spark 4.3.0"))

    // The largest circle is that of the first actor.
    let map = root + "/map.svg"
    _ = try done([
      "draw", network, "--results", folder, "--size-by", "spark-pagerank", "--colour-by",
      "spark-component", "-o", map,
    ])
    #expect(try String(contentsOfFile: map, encoding: .utf8).contains("PageRank (Spark)"))

    _ = try done(["report", network, "--results", folder, "-o", root + "/report"])
    let page = try String(contentsOfFile: root + "/report/report.html", encoding: .utf8)
    #expect(page.contains("PageRank (Spark)") && page.contains("Computed by Apache Spark 4.3.0"))
    let actors = try String(contentsOfFile: root + "/report/tables/actors.csv", encoding: .utf8)
    #expect(actors.split(separator: "\n")[0].contains("spark_pagerank,spark_pagerank_rank"))

    let other = try Command.run(
      ["measure", "-", "spark-pagerank", "--results", folder], input: "source,target\nx,y\n")
    #expect(other.status == 1 && other.messages.contains("none of the actors"))
    let some = try Command.run(
      ["measure", "-", "spark-pagerank", "--results", folder],
      input: "source,target\nx,\(csv.split(separator: "\n")[1].split(separator: ",")[0])\n")
    #expect(some.status == 0 && some.messages.contains("1 of 2 actors have no results"))
    try Data("0\t1\n".utf8).write(
      to: URL(fileURLWithPath: folder + "/results/values/part-00000"))
    for verb in [["measure", network, "degree"], ["draw", network, "-o", map]] {
      let outcome = try Command.run(verb + ["--results", folder])
      #expect(outcome.status == 1)
      #expect(outcome.messages.contains("part-00000:1: error: expected 4 cells"))
    }
  }

  @Test func `landmarks and rows are checked`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/spark-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let unknown = try Command.run(
      ["spark", "export", "-", folder, "--landmark", "z"], input: "source,target\na,b\n")
    #expect(unknown.status == 1 && unknown.messages.contains("no actor 'z'"))
    let rows = try Command.run(
      ["spark", "export", "-", folder, "--rows-per-file", "0"], input: "source,target\na,b\n")
    #expect(rows.status == 2 && rows.messages.contains("--rows-per-file"))
    #expect(!FileManager.default.fileExists(atPath: folder))
  }
}
