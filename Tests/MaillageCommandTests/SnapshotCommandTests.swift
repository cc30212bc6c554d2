import Foundation
import NetworkGraph
import Testing

/// `maillage snapshot`, and the verbs that take what it writes.
@Suite struct SnapshotCommandTests {
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.path + "/snapshot-\(UUID().uuidString)"

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, _ name: String) throws -> String {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
      return path + "/" + name
    }
  }

  private func done(_ arguments: [String]) throws -> String {
    let outcome = try Command.run(arguments)
    #expect(outcome.status == 0, "\(arguments): \(outcome.messages)")
    return outcome.output
  }

  /// The results without the lines on the input.
  private func results(_ json: String) -> String {
    json.split(separator: "\n").filter { !$0.contains("\"path\"") && !$0.contains("\"sha256\"") }
      .joined(separator: "\n")
  }

  private let ties = "b a 2\na c 1\nc b 3\nc d 1\nd e 5\ne f 1\nf d 2\ng g 1\na b 4\n"

  @Test(arguments: [
    [], ["--weight", "strength"], ["--weight", "distance"], ["--weight", "count"],
  ])
  func `measures of a snapshot are those of the file`(weight: [String]) throws {
    let folder = try Folder()
    let file = try folder.write(ties, "ties.wel")
    for direction in [[], ["--directed", "--directed-table"]] {
      let snapshot = folder.path + "/ties.mgraph"
      _ = try done(["snapshot", file, snapshot] + weight + direction)
      let direct = direction.isEmpty ? [] : ["--directed"]
      let measures = ["pagerank", "core-number", "betweenness", "components", "--format", "json"]
      #expect(
        results(try done(["measure", snapshot] + measures + weight + direct))
          == results(try done(["measure", file] + measures + weight + direction)))
      // Without what is not asked for.
      #expect(
        results(try done(["measure", snapshot, "degree", "--format", "json"] + direct))
          == results(try done(["measure", file, "degree", "--format", "json"] + direction)))
      if weight.isEmpty {
        #expect(
          results(try done(["measure", snapshot, "degree", "--format", "json"]))
            == results(try done(["measure", file, "degree", "--format", "json"])))
      }
    }
    let snapshot = folder.path + "/ties.mgraph"
    _ = try done(["snapshot", file, snapshot])
    let clusters = ["--random-networks", "9", "--runs", "3", "--format", "json"]
    #expect(
      results(try done(["clusters", snapshot] + clusters))
        == results(try done(["clusters", file] + clusters)))
  }

  @Test func `a snapshot keeps the names of a network, in each language`() throws {
    let folder = try Folder()
    let network = curatedNetwork("marseille-immunology-biocluster")
    let snapshot = folder.path + "/a.mgraph"
    for options in [[], ["--kind", "partnership"], ["--weight", "money:EUR"]] {
      _ = try done(["snapshot", network, snapshot] + options)
      let weight = options.first == "--weight" ? options : []
      for language in ["en", "fr"] {
        let words = ["degree", "pagerank", "--language", language, "--format", "csv"]
        #expect(
          try done(["measure", snapshot] + words + weight)
            == (try done(["measure", network] + words + options)))
      }
    }
    let first = try Data(contentsOf: URL(fileURLWithPath: snapshot))
    _ = try done(["snapshot", network, snapshot, "--weight", "money:EUR"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: snapshot)) == first)
    let said = try done(["snapshot", snapshot, "--verify", "--language", "fr"])
    #expect(said.contains("money:EUR") && said.contains("intact") && said.contains("acteurs"))
  }

  @Test func `what a snapshot cannot answer is refused with a sentence`() throws {
    let folder = try Folder()
    let file = try folder.write(ties, "ties.wel")
    let plain = folder.path + "/plain.mgraph"
    let directed = folder.path + "/directed.mgraph"
    _ = try done(["snapshot", file, plain])
    _ = try done([
      "snapshot", file, directed, "--directed", "--directed-table", "--weight", "strength",
    ])
    for (arguments, status, words) in [
      (["measure", plain, "degree", "--weight", "strength"], 2, "no weights"),
      (["measure", plain, "degree", "--directed"], 2, "keeps no directions"),
      (["measure", plain, "degree", "--kind", "funding"], 2, "holds one graph"),
      (["measure", plain, "degree", "--as-of", "2020"], 2, "holds one graph"),
      (["measure", plain, "degree", "--source", "s"], 2, "holds one graph"),
      (["measure", directed, "degree", "--weight", "strength"], 2, "add --directed"),
      (["measure", directed, "degree", "--directed", "--weight", "count"], 2, "strength"),
      (
        [
          "measure", directed, "degree", "--directed", "--weight", "strength", "--parallel",
          "first",
        ],
        2, "--parallel"
      ),
      (["measure", plain, "mixing"], 1, "is a snapshot"),
      (["check", plain], 1, "snapshot of a graph"),
      (["draw", plain, "-o", "-"], 1, "snapshot of a graph"),
      (["snapshot", plain, folder.path + "/b.mgraph"], 2, "already"),
      (["snapshot", file], 2, "is no snapshot"),
    ] as [([String], Int32, String)] {
      let outcome = try Command.run(arguments)
      #expect(outcome.status == status, "\(arguments)")
      #expect(outcome.messages.contains(words), "\(arguments): \(outcome.messages)")
    }
    var bytes = try Data(contentsOf: URL(fileURLWithPath: plain))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: URL(fileURLWithPath: plain))
    // The header is whole, and the rest is looked at when it is asked for or used.
    _ = try done(["snapshot", plain])
    for arguments in [["snapshot", plain, "--verify"], ["measure", plain, "degree"]] {
      let outcome = try Command.run(arguments)
      #expect(outcome.status == 1)
      #expect(outcome.messages.contains("plain.mgraph: error: the snapshot is damaged"))
    }
  }
}
