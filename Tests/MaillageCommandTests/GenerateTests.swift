import Foundation
import Testing

@Suite struct GenerateTests {
  private func ties(_ arguments: [String]) throws -> [Substring] {
    let outcome = try Command.run(["generate"] + arguments + ["--to", "edge-table"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    return outcome.output.split(separator: "\n").dropFirst().map { $0 }
  }

  /// The numbers of ties follow from the definitions of the models.
  @Test(
    arguments: [
      (["complete", "-", "--vertices", "6"], 15), (["star", "-", "--vertices", "6"], 5),
      (["path", "-", "--vertices", "6"], 5), (["cycle", "-", "--vertices", "6"], 6),
      (["complete", "-", "--vertices", "6", "--directed"], 30),
      (["grid", "-", "--rows", "3", "--columns", "4"], 17),
      (["tree", "-", "--branching", "2", "--height", "3"], 14),
      (["random-tree", "-", "--vertices", "9"], 8),
      (["gnm", "-", "--vertices", "20", "--edges", "30"], 30),
      (["gnp", "-", "--vertices", "8", "--probability", "1"], 28),
      (["barabasi-albert", "-", "--vertices", "20", "--ties-per-vertex", "2"], 36),
      (
        ["watts-strogatz", "-", "--vertices", "20", "--neighbors", "4", "--probability", "0.2"], 40
      ),
      (
        [
          "planted-partition", "-", "--groups", "3", "--group-size", "4", "--inside", "1",
          "--between", "0",
        ], 18
      ),
    ] as [([String], Int)])
  func `a model has as many ties as its definition says`(arguments: [String], count: Int) throws {
    #expect(try ties(arguments).count == count)
  }

  @Test func `a seed gives the same bytes, another one others`() throws {
    let model = ["r-mat", "-", "--scale", "6", "--ties-per-vertex", "4"]
    let first = try ties(model)
    #expect(try first == ties(model + ["--seed", "1"]))
    #expect(try first != ties(model + ["--seed", "2"]))
  }

  @Test func `actors of groups say which group they are in`() throws {
    let outcome = try Command.run([
      "generate", "lfr", "-", "--to", "node-link", "--vertices", "200", "--mixing", "0.2",
    ])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.components(separatedBy: "\"group\"").count == 201)
  }

  @Test(arguments: ["rewired", "configuration"])
  func `the degrees of a network are kept`(model: String) throws {
    let network = curatedNetwork("marseille-immunology-biocluster")
    let made = try Command.run([
      "generate", model, "-", "--to", "maillage-json", "--like", network, "--seed", "3",
    ])
    #expect(made.status == 0, "\(made.messages)")
    func degrees(_ path: String, _ input: String = "") throws -> [Substring] {
      // Pairs of the configuration model may repeat: then strengths are the degrees.
      let measure = try Command.run(
        [
          "measure", path, path == "-" && model == "configuration" ? "strength" : "degree",
          "--format", "csv",
        ]
          + (path == "-" && model == "configuration" ? ["--weight", "strength"] : []),
        input: input)
      #expect(measure.status == 0, "\(measure.messages)")
      return measure.output.split(separator: "\n").dropFirst()
        .compactMap { $0.split(separator: ",").last }.sorted()
    }
    let own = try degrees(network).compactMap { Double($0) }
    #expect(try degrees("-", made.output).compactMap { Double($0) }.sorted() == own.sorted())
  }

  @Test(
    arguments: [
      (["gnm", "x.csv", "--vertices", "5"], "gnm needs --edges"),
      (
        ["star", "x.csv", "--vertices", "5", "--mixing", "0.1"],
        "star does not take --mixing; it takes --vertices, --directed"
      ),
      (["gnm", "x.csv", "--vertices", "3", "--edges", "9"], "gnm: "),
      (["gnm", "-", "--vertices", "3", "--edges", "2"], "standard output has no ending"),
      (["lattice", "x.csv"], "lattice"),
    ] as [([String], String)])
  func `what a model lacks or has no use for is named`(
    arguments: [String], sentence: String
  ) throws {
    let outcome = try Command.run(["generate"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
  }
}
