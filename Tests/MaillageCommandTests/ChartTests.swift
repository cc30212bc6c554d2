import Testing

@Suite struct ChartTests {
  let network = curatedNetwork("marseille-immunology-biocluster")

  @Test(arguments: ["sankey", "matrix", "chord", "ternary", "ranking", "scatter"], ["en", "fr"])
  func `each chart is a whole file in both languages`(kind: String, language: String) throws {
    let outcome = try Command.run([
      "draw", network, "--figure", kind, "--language", language, "-o", "-",
    ])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.hasPrefix("<?xml") && outcome.output.hasSuffix("</svg>\n"))
    #expect(outcome.output.contains("xml:lang=\"\(language)\""))
    #expect(outcome.output.contains("id=\"note\"") && outcome.output.contains("id=\"source\""))
  }

  @Test func `money is drawn through its programmes`() throws {
    let outcome = try Command.run(["draw", network, "--figure", "sankey", "-o", "-"])
    #expect(
      outcome.output.contains(
        "data-source=\"french-state\" data-target=\"france-2030\" data-kind=\"funding\" "
          + "data-status=\"announced\" data-amount=\"97000000.00\""))
    // The part leaves the whole where it is passed on.
    #expect(
      outcome.output.contains(
        "data-source=\"marseille-immunology-biocluster\" data-target=\"mib-research-platforms\""))
  }

  @Test func `a ranking has intervals that a seed repeats`() throws {
    func ranking(_ seed: String) throws -> String {
      try Command.run([
        "draw", network, "--figure", "ranking", "--by", "betweenness", "--top", "8", "--seed", seed,
        "-o", "-",
      ]).output
    }
    let (first, again, other) = (try ranking("1"), try ranking("1"), try ranking("2"))
    #expect(first == again)
    #expect(first != other)
    #expect(first.contains("Rank (95%)"))
  }

  @Test(arguments: [
    (["--figure", "ranking", "--by", "betweeness"], "did you mean betweenness"),
    (["--figure", "ranking", "--by", "density"], "gives no number to each actor"),
    (["--figure", "ranking", "--top", "0"], "--top: 0 is not possible"),
    (["--figure", "scatter", "--by", "degree"], "two measures with a comma"),
    (["--figure", "sankey", "--currency", "euro"], "'euro' is no currency"),
    (["--figure", "matrix", "--page", "60x60"], "the page is too small"),
  ])
  func `what cannot be drawn is told in a sentence`(arguments: [String], sentence: String) throws {
    let outcome = try Command.run(["draw", network, "-o", "-"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(sentence), "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `a dense network is offered a matrix`() throws {
    // Six actors, all tied to all.
    let rows = (0..<6).flatMap { a in (0..<a).map { "n\(a),n\($0)" } }
    let table = "source,target\n" + rows.joined(separator: "\n") + "\n"
    let outcome = try Command.run(["draw", "-", "-o", "-"], input: table)
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("density 1.00: a matrix shows it better: --figure matrix"))
    let sparse = try Command.run(["draw", network, "-o", "-"])
    #expect(!sparse.messages.contains("matrix"))
  }

  @Test(
    arguments: [
      ("en", [], "Source: relations.csv"), ("fr", [], "Source\u{00A0}: relations.csv"),
      ("en", ["--source-line", "Registry of 2024"], "Source: Registry of 2024"),
    ] as [(String, [String], String)])
  func `a file that states no source is named as one`(
    language: String, options: [String], line: String
  ) throws {
    let files = ["relations.csv": "source,target\na,b\n"]
    let figure = try Command.run(on: files) { folder, _ in
      ["draw", folder + "/relations.csv", "--language", language, "-o", "-"] + options
    }
    #expect(figure.output.contains(line))
    let streamed = try Command.run(
      ["draw", "-", "--language", language, "-o", "-"], input: files["relations.csv"]!)
    #expect(streamed.status == 0 && !streamed.output.contains("id=\"source\""))
  }
}
