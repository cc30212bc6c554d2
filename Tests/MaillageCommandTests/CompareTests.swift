import Testing

@Suite struct CompareTests {
  private let network = curatedNetwork("aix-marseille-health")

  @Test func `a network agrees with itself`() throws {
    let outcome = try Command.run([
      "compare", network, network, "--format", "json", "--permutations", "99",
    ])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("\"jaccard\": 1"))
    #expect(outcome.output.contains("\"correlation\": 1"))
    #expect(outcome.output.contains("\"adjusted_rand_index\": 1"))
    #expect(outcome.output.contains("\"only_first\": []"))
  }

  @Test func `two networks are compared actor by actor and tie by tie`() throws {
    let outcome = try Command.run(
      on: ["a.csv": "source,target\na,b\nb,c\nc,d\n", "b.csv": "source,target\nb,a\nb,d\nd,e\n"]
    ) { network, _ in
      ["compare", "\(network)/a.csv", "\(network)/b.csv", "--format", "csv"]
    }
    #expect(outcome.status == 0, "\(outcome.messages)")
    let rows = outcome.output.split(whereSeparator: \.isNewline).dropFirst()
    #expect(
      rows.map(String.init) == [
        "actor,both,a,", "actor,both,b,", "actor,both,d,", "actor,first,c,", "actor,second,e,",
        "tie,both,a,b", "tie,second,b,d",
      ])
  }

  /// Of the pairs tied in b three in four are tied in a, of those in c one in four, and no other pair:
  /// as b and c share none, these shares are the coefficients.
  @Test(arguments: [("en", "R² = 0.489"), ("fr", "R² = 0,489")])
  func `ties are regressed on further networks`(language: String, share: String) throws {
    func table(_ ties: [String]) -> String {
      "source,target\n" + ties.map { "\($0.first!),\($0.last!)\n" }.joined()
    }
    let files = [
      "a.csv": table(["12", "34", "56", "23"]), "b.csv": table(["12", "34", "56", "13"]),
      "c.csv": table(["23", "45", "16", "24"]),
    ]
    func compare(_ format: String) throws -> Command.Outcome {
      try Command.run(on: files) { folder, _ in
        [
          "compare", "\(folder)/a.csv", "\(folder)/b.csv", "--regress-on", "\(folder)/c.csv",
          "--permutations", "99", "--language", language, "--format", format,
        ]
      }
    }
    let outcome = try compare("table")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let mark = language == "fr" ? "," : "."
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.contains { $0.first == "b.csv" && $0.dropFirst().first == "0\(mark)750" })
    #expect(lines.contains { $0.first == "c.csv" && $0.dropFirst().first == "0\(mark)250" })
    #expect(outcome.output.contains(share))
    #expect(try compare("json").output.contains("\"regression\""))
    let refused = try compare("csv")
    #expect(refused.status == 2 && refused.messages.contains("--regress-on: needs two networks"))
  }

  @Test func `two dates of one network are compared in both languages`() throws {
    let english = try Command.run(["compare", network, "--at", "2018", "--at", "2024"])
    #expect(english.output.contains("Ties only in 2024: "))
    let french = try Command.run([
      "compare", network, "--at", "2018", "--at", "2024", "--language", "fr",
    ])
    #expect(french.output.contains("Liens seulement dans 2024"))
  }

  @Test func `what cannot be compared is refused in a sentence`() throws {
    for (arguments, words) in [
      ([network], "give two networks"), ([network, "--at", "2018"], "1 date"),
      ([network, network, network], "3 networks"),
      ([network, "--at", "2018", "--at", "soon"], "'soon' is no date"),
      (["-", "-"], "once only"), ([network, network, "--permutations=-1"], "0 or more"),
      ([network, "--at", "2018", "--at", "2024", "--as-of", "2020"], "exclude each other"),
    ] {
      let outcome = try Command.run(["compare"] + arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.messages.contains(words), "\(outcome.messages)")
    }
  }
}
