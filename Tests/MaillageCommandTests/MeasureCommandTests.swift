import NetworkGraph
import Testing

/// What the command makes of measures with results of other shapes than one number per actor.
@Suite struct MeasureCommandTests {
  /// Two triangles that one tie joins, as an edge table.
  private let barbell = "source,target\na,b\nb,c\nc,a\nc,d\nd,e\ne,f\nf,d\n"

  private func json(_ arguments: [String], _ input: String? = nil) throws -> String {
    let outcome = try Command.run(
      ["measure", "-"] + arguments + ["--format", "json"], input: input ?? barbell)
    #expect(outcome.status == 0, "\(outcome.messages)")
    return outcome.output
  }

  @Test func `columns, maps, matrices and rankings have a form in JSON`() throws {
    let brokerage = try json(["brokerage", "--group-by", "clusters"])
    #expect(brokerage.contains("\"coordinator\""))
    let directed = "source,target,Type\na,b,Directed\nb,c,Directed\na,d,Directed\nd,c,Directed\n"
    let dominators = try json(["dominators", "--from-actor", "a", "--directed"], directed)
    #expect(dominators.contains("\"c\": \"a\"") && dominators.contains("\"a\": null"))
    let ranking = try json(["voterank"])
    #expect(ranking.contains("\"ranking\""))
    let matrix = try json(["communicability"])
    #expect(matrix.contains("\"matrix\"") && matrix.contains("\"ids\""))
  }

  @Test func `every shape has a table and a CSV form`() throws {
    for name in ["voterank", "communicability", "structural-holes", "key-players"] {
      for format in ["table", "csv"] {
        let outcome = try Command.run(["measure", "-", name, "--format", format], input: barbell)
        #expect(outcome.status == 0 && outcome.output.contains("a"), "\(name) \(format)")
      }
    }
  }

  @Test func `estimates state the bound of their error`() throws {
    let ring = "source,target\n" + (0..<60).map { "\($0),\(($0 + 1) % 60)\n" }.joined()
    let arguments = ["measure", "-", "sampled-betweenness", "--set", "epsilon=0.4"]
    let table = try Command.run(arguments, input: ring)
    #expect(table.output.contains("paths drawn at random; with probability 0.90 no value is wrong"))
    let csv = try Command.run(arguments + ["--format", "csv", "--language", "fr"], input: ring)
    #expect(csv.messages.contains("aucune valeur n'est fausse de plus de 0,4"))
    #expect(!csv.output.contains("fausse"))
    #expect(
      try json(["sampled-betweenness", "--set", "epsilon=0.4"], ring).contains("\"bound\": 0.4"))
  }

  @Test func `a measure says which option it needs`() throws {
    for (arguments, option) in [
      (["max-flow", "--from-actor", "a"], "--to-actor"), (["fragmentation"], "--actor"),
      (["attribute-concentration"], "--attribute"), (["max-flow"], "--from-actor"),
    ] {
      let outcome = try Command.run(["measure", "-"] + arguments, input: barbell)
      #expect(outcome.status == 2)
      #expect(outcome.messages.contains(option), "\(outcome.messages)")
    }
    let flow = try json(["max-flow", "--from-actor", "a", "--to-actor", "f"])
    #expect(flow.contains("\"value\": 1"))
    let between = try json([
      "edge-betweenness-subset", "--actor", "a", "--actor", "b", "--to-actor", "e", "--to-actor",
      "f", "--set", "normalized=false",
    ])
    // Four pairs, each walked one way: all by the bridge.
    #expect(between.contains("\"value\": 2") && between.contains("\"targets\""))
    let twice = try Command.run(
      ["measure", "-", "max-flow", "--from-actor", "a", "--to-actor", "e", "--to-actor", "f"],
      input: barbell)
    #expect(twice.status == 2 && twice.messages.contains("--to-actor once"))
    let wrong = try Command.run(
      ["measure", "-", "attribute-concentration", "--attribute", "size"], input: barbell)
    #expect(wrong.status == 2 && wrong.messages.contains("no column 'size'"))
  }

  @Test func `each method finds the two triangles`() throws {
    for method in ["leiden", "louvain", "infomap", "walktrap", "fast-greedy", "girvan-newman"] {
      let outcome = try Command.run(
        ["clusters", "-", "--method", method, "--random-networks", "0", "--format", "csv"],
        input: barbell)
      #expect(outcome.status == 0, "\(method): \(outcome.messages)")
      let rows = outcome.output.split(whereSeparator: \.isNewline).dropFirst()
        .map { $0.split(separator: ",") }
      let groups = rows.map { $0[2] }
      #expect(Set(groups.prefix(3)).count == 1 && Set(groups.suffix(3)).count == 1, "\(method)")
      #expect(Set(groups).count == 2, "\(method)")
    }
  }

  @Test func `chance is told in words and numbers`() throws {
    // Four cliques of six in a ring have clusters; a random graph of as many ties has none.
    var planted = "source,target\n"
    for group in 0..<4 {
      for a in 0..<6 {
        for b in 0..<a { planted += "\(group * 6 + a),\(group * 6 + b)\n" }
      }
      planted += "\(group * 6),\((group * 6 + 6) % 24)\n"
    }
    let clear = try Command.run(["clusters", "-"], input: planted)
    #expect(clear.output.contains("more marked than chance") && clear.output.contains("p = 0.010"))
    var random = SplitMix64(seed: 3)
    var chance = "source,target\n"
    for _ in 0..<64 {
      let a = random.nextIndex(below: 24)
      chance += "\(a),\((a + 1 + random.nextIndex(below: 23)) % 24)\n"
    }
    let vague = try Command.run(["clusters", "-", "--seed", "2"], input: chance)
    #expect(vague.output.contains("No cluster structure beyond chance"), "\(vague.output)")
    let french = try Command.run(["clusters", "-", "--language", "fr"], input: planted)
    #expect(french.output.contains("plus marqués que par hasard"))
    let json = try Command.run(
      ["clusters", "-", "--consensus", "--format", "json"], input: planted)
    #expect(
      json.output.contains("\"p_value\": 0.01") && json.output.contains("\"consensus\": true"))
  }

  @Test func `options that a method does not have are refused`() throws {
    for (arguments, words) in [
      (["--method", "fluid"], "--cluster-count"),
      (["--method", "infomap", "--resolution", "2"], "has no resolution"),
      (["--random-networks=-1"], "from 0 to 1000000"),
      (["--consensus", "--runs", "1"], "from 2 to"), (["--steps", "3"], "takes no walks"),
      (["--runs", "99999999999"], "from 1 to 1000000"), (["--cluster-count", "3"], "itself"),
      (["--method", "spectral"], "spectral"),
    ] {
      let outcome = try Command.run(["clusters", "-"] + arguments, input: barbell)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.messages.contains(words), "\(outcome.messages)")
    }
    let list = try Command.run(["clusters", "--list"])
    #expect(list.status == 0 && list.output.contains("walktrap"))
  }
}
