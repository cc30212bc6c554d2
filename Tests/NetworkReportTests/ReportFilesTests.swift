import NetworkFiles
import NetworkGraph
import Testing

@testable import NetworkReport

@Suite struct ReportFilesTests {
  @Test(arguments: Language.allCases)
  func `two runs give the same bytes`(language: Language) throws {
    let network = try Fixture.cluster()
    #expect(try Fixture.report(network, language).files == Fixture.report(network, language).files)
  }

  @Test func `the manifest lists each file with its hash and no folder`() throws {
    let input = InputFile(path: "/home/somebody/net/relations.csv", content: Array("abc".utf8))
    let report = try Fixture.report(Fixture.cluster(), inputs: [input])
    let manifest = report.text("manifest.json")
    #expect(report.files.last?.path == "manifest.json")
    #expect(!report.html.contains("somebody"))
    #expect(!manifest.contains("somebody"))
    // The SHA-256 of "abc", from FIPS 180-4.
    #expect(manifest.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
    for file in report.files.dropLast() {
      #expect(manifest.contains("\"\(file.path)\""))
      #expect(manifest.contains(InputFile(path: file.path, content: file.bytes).sha256))
    }
    #expect(Set(report.files.map(\.path)).count == report.files.count)
  }

  @Test(arguments: Language.allCases)
  func `networks without data give reports that say so`(language: Language) throws {
    let networks = [
      try Network(NetworkContents()), try Fixture.edges(1, []), try Fixture.edges(3, []),
      try Fixture.edges(2, [(0, 0)]), try Fixture.edges(2, [(0, 1)]),
      try Fixture.edges(6, [(0, 1), (1, 2), (2, 0), (3, 4), (0, 1), (5, 5)]),
    ]
    for (place, network) in networks.enumerated() {
      for direction in Direction.allCases {
        let report = try Fixture.report(
          network, language, projection: Projection(weight: .count, direction: direction))
        let checker = MarkupChecker(report.html)
        #expect(checker.faults == [], "network \(place)")
        #expect(checker.danglingLinks == [], "network \(place)")
        #expect(checker.elements["h2"] == 10)
        let text = report.visibleHTML
        #expect(!text.contains(/\b(nan|NaN|inf|nil|Optional)\b/), "network \(place)")
      }
    }
    let text = try Fixture.report(networks[0], language).visibleHTML
    #expect(
      text.contains(
        language == .english ? "The network has no actors" : "Le réseau ne compte aucun acteur"))
    let edges = try Fixture.report(networks[4], language).visibleHTML
    #expect(
      edges.contains(
        language == .english ? "No relation names a source" : "Aucune relation ne cite de source"))
  }

  @Test func `many actors without ties are counted rather than drawn`() throws {
    let few = try Fixture.report(Fixture.edges(60, [(0, 1), (1, 2)]))
    #expect(few.text("figures/map.svg").contains("v59"))
    #expect(!few.html.contains("not drawn ("))
    let many = try Fixture.report(Fixture.edges(140, [(0, 1), (138, 139)]))
    #expect(!many.text("figures/map.svg").contains("v77"))
    #expect(many.text("figures/map.svg").contains("v138"))
    #expect(many.visibleHTML.contains("136\u{A0}actors without ties are not drawn"))
    #expect(many.cell("actors", "v13", "degree") == "0")
  }

  @Test func `French is set as French is printed`() throws {
    let text = try Fixture.report(Fixture.cluster(), .french).visibleHTML
    #expect(text.contains("97\u{202F}000\u{202F}000\u{A0}€"))
    #expect(text.contains("Sources\u{A0}: Press release (The State, 16 mai 2023)"))
    #expect(text.contains("L'État"))
    let words = try bodyWords(Fixture.report(Fixture.cluster(), .french).html)
    for (before, mark) in zip(words, words.dropFirst()) where ";!?:".unicodeScalars.contains(mark) {
      #expect(before != " ", "a plain space before \(mark)")
    }
    #expect(
      setInFrench("L'essai : « oui » ; 5 % !")
        == "L’essai\u{A0}: «\u{A0}oui\u{A0}»\u{202F}; 5\u{202F}%\u{202F}!")
    #expect(setInFrench("tables/x.csv:12") == "tables/x.csv:12")
  }

  /// The scalars of the text outside drawings, whose typography is that of the diagram.
  private func bodyWords(_ html: String) -> [Unicode.Scalar] {
    var text = ""
    var rest = html[...]
    if let body = rest.firstRange(of: "<body>") { rest = rest[body.upperBound...] }
    while let start = rest.firstRange(of: "<svg") {
      text += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "</svg>") else { break }
      rest = rest[end.upperBound...]
    }
    return Array(visible(text + rest).unicodeScalars)
  }

  @Test func `names stand in the language of the report`() throws {
    let english = try Fixture.report(Fixture.cluster()).visibleHTML
    #expect(english.contains("The State"))
    #expect(english.contains("membership"))
    let french = try Fixture.report(Fixture.cluster(), .french).visibleHTML
    #expect(french.contains("adhésion"))
    #expect(french.contains("financement"))
  }

  @Test func `a cancelled report stops`() async {
    let task = Task {
      // The task outlives the closure that it is handed to.
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return try Fixture.report(Fixture.cluster())
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
