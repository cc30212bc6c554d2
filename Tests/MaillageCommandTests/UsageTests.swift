import Testing

@Suite struct UsageTests {
  let ties = ["ties.csv": "source,target,weight\na,b,2\nb,c,1\nc,a,4\nc,d,1\n"]

  @Test func `help is a result`() throws {
    let outcome = try Command.run(["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Maps partnership networks"))
    #expect(outcome.messages.isEmpty)
  }

  @Test(arguments: [
    [], ["frobnicate"], ["measure"], ["measure", "x.csv"], ["measure", "x.csv", "betweeness"],
    ["measure", "x.csv", "degree", "--weight", "heavy"],
    ["measure", "x.csv", "degree", "--set", "damping=2"],
    ["measure", "x.csv", "degree", "--as-of", "yesterday"],
    ["measure", "x.csv", "degree", "--kind", "a", "--role", "funding"],
    ["measure", "x.csv", "degree", "--during", "2024/2023"],
    ["clusters", "x.csv", "--resolution", "0"], ["path", "x.csv", "a"],
    ["measure", "x.csv", "degree", "--format", "yaml"],
    ["draw", "x.csv", "-o", "x.svg", "--page", "59x60"],
    ["draw", "x.csv", "-o", "x.svg", "--page", "nanxinf"],
  ])
  func `wrong usage ends with 2 and a sentence`(arguments: [String]) throws {
    let outcome = try Command.run(arguments)
    // Without any argument the command explains itself.
    #expect(outcome.status == (arguments.isEmpty ? 0 : 2), "\(arguments): \(outcome.messages)")
    #expect(arguments.isEmpty || outcome.messages.lowercased().contains("error: "))
    #expect(arguments.isEmpty || outcome.output.isEmpty)
  }

  @Test func `a value that an option of a measure does not take is wrong usage`() throws {
    let outcome = try Command.run(on: ties) { network, _ in
      ["measure", network, "degree", "--set", "normalized=\u{1B}[31m"]
    }
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("expected true or false"))
    #expect(!outcome.messages.contains("\u{1B}"))
  }

  @Test(arguments: [
    ["measure", "degree"], ["clusters"], ["draw", "-o", "-"], ["actor", "a"], ["path", "a", "b"],
    ["report", "-o", "no-such-folder/out"],
  ])
  func `a misspelt kind is not an empty network`(arguments: [String]) throws {
    let outcome = try Command.run(on: ties) { network, _ in
      [arguments[0], network] + arguments.dropFirst() + ["--kind", "tye"]
    }
    #expect(outcome.status == 2, "\(outcome.messages)")
    #expect(outcome.messages.contains("no kind 'tye'; its relations have tie"))
    #expect(outcome.output.isEmpty)
  }

  @Test func `a misspelt measure is corrected`() throws {
    let outcome = try Command.run(["measure", "x.csv", "betweeness"])
    #expect(outcome.messages.contains("did you mean betweenness"))
  }

  @Test func `a missing file is data that was refused`() throws {
    let outcome = try Command.run(["measure", "no-such-file.csv", "degree"])
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("no-such-file.csv: error: there is no file or folder"))
  }

  @Test func `measures follow the contract`() throws {
    let outcome = try Command.run(on: ties) { network, _ in
      [
        "measure", network, "degree", "density", "components", "edge-betweenness", "--format",
        "json",
      ]
    }
    #expect(outcome.status == 0)
    for part in [
      "\"tool\": \"maillage\"", "\"vertices\": 4", "\"edges\": 4", "\"directed\": false",
      "\"measure\": \"edge_betweenness\"", "\"weight\": null",
    ] {
      #expect(outcome.output.contains(part), "\(part)")
    }
  }

  @Test func `a strength is used as one and a distance by a stated rule`() throws {
    let outcome = try Command.run(on: ties) { network, _ in
      ["measure", network, "degree", "closeness", "--weight", "strength", "--format", "csv"]
    }
    #expect(outcome.status == 0)
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: ",") }
    // The strength of c: 1 + 4 + 1.
    #expect(rows.first { $0[0] == "c" }?[2] == "6")
    // Lengths 1/2, 1, 1/4, 1: from c to b by a it is 1/4 + 1/2; closeness 3/(1/4 + 3/4 + 1).
    #expect(rows.first { $0[0] == "c" }?[3] == "1.5")
  }

  @Test func `undefined is empty, null and a dash`() throws {
    let data = ["ties.csv": "source,target\na,a\n"]
    let csv = try Command.run(on: data) { network, _ in
      ["measure", network, "constraint", "--format", "csv"]
    }
    #expect(csv.output == "id,name,constraint\na,a,\n")
    let json = try Command.run(on: data) { network, _ in
      ["measure", network, "constraint", "--format", "json"]
    }
    #expect(json.output.contains("\"a\": null"))
    let table = try Command.run(on: data) { network, _ in ["measure", network, "constraint"] }
    #expect(table.output.contains("–"))
  }

  @Test func `a weight that is no length is named by its actors`() throws {
    let data = ["ties.csv": "source,target,weight\nanna,bert,0\nbert,carl,1\n"]
    let outcome = try Command.run(on: data) { network, _ in
      ["measure", network, "betweenness", "--weight", "strength"]
    }
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("'anna'"))
    #expect(outcome.messages.contains("'bert'"))
  }
}
