import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct CheckTests {
  @Test(arguments: [
    ("école", "e\u{301}cole"), ("École", "ecole"), ("Aix-Marseille", "Aix–Marseille"),
    ("l'Oréal", "l’Oréal"), ("a b", "a\u{A0}b"), ("lab 1", "lab1"), ("CNRS", "cnrs"),
    ("ﬁn", "fin"), ("Saint-Étienne", "saint etienne"), ("a_b", "a-b"), ("x\u{200B}y", "xy"),
  ])
  func `texts that the eye confuses have one form`(a: String, b: String) {
    #expect(Array(confusableForm(a).utf8) == Array(confusableForm(b).utf8))
  }

  @Test(arguments: [("a", "b"), ("e1-1", "e11"), ("1-11", "11-1"), ("lab 1", "lab 2")])
  func `texts that differ in more have different forms`(a: String, b: String) {
    #expect(confusableForm(a) != confusableForm(b))
  }

  @Test(arguments: [
    "04 91 00 00 00", "0491000000", "04.91.00.00.00", "04-91-00-00-00", "+33 4 91 00 00 00",
    "+33 (0)4 91 00 00 00", "+33491000000", "0033 4 91 00 00 00",
    "call 06\u{A0}12\u{A0}34\u{A0}56\u{A0}78.",
    "+44 20 7946 0958", "+1 (212) 555-0123", "+49-30-1234567",
  ])
  func `phone numbers are found`(text: String) {
    #expect(
      personalData(in: text).contains { if case .phoneNumber = $0 { true } else { false } })
  }

  @Test(arguments: [
    "97000000", "97 000 000 €", "12/05/2023", "2023-05-12", "130 015 332 00013", "13001533200013",
    "10.1016/S0048-7333(99)00055-4", "doi:10.1080/0022250X.2001.9990249", "0000-0002-1825-0097",
    "1 250 000 000", "0.1234567890", "+15 000 000", "+1 250 000 000 EUR", "01/01/2020-31/12/2023",
    "ISBN 978-2-1234-5680-3", "350 000 000", "https://x.org/0491000000", "0,4910000000",
    "FR7612345987650123456789014", "001_ac810398ba6baa7b.txt", "1999-2003, 2005-2010",
  ])
  func `other numbers are not taken for phone numbers`(text: String) {
    #expect(personalData(in: text) == [])
  }

  @Test(arguments: [
    ("write to jean.dupont@univ-amu.fr.", "jean.dupont@univ-amu.fr"), ("a@b.org", "a@b.org"),
    ("<x+y@sub.example.co.uk>", "x+y@sub.example.co.uk"), ("mailto:é@école.fr", "é@école.fr"),
  ])
  func `e-mail addresses are found`(text: String, address: String) {
    #expect(personalData(in: text) == [.emailAddress(address)])
  }

  @Test(arguments: ["@handle", "a@b", "a @ b.fr", "https://medium.com/@foo", "x@1.2", "@", "a@.fr"])
  func `other signs are not taken for e-mail addresses`(text: String) {
    #expect(personalData(in: text) == [])
  }

  @Test func `a long row of characters before signs is searched in bounded time`() {
    let text = String(repeating: "a", count: 200_000) + String(repeating: "@", count: 2000)
    #expect(personalData(in: text) == [])
  }

  @Test func `a cell that a spreadsheet would run is named`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "id,name,note\na,=cmd|' /C calc'!A0,\nb,Bert,-5\nc,+33 is a prefix,@home\n", to: "actors.csv")
    try folder.write("id,source,target,kind\nr1,a,b,partnership\n", to: "relations.csv")
    let report = CheckReport(reading: NetworkReader.read(path: folder.path))
    let found = report.warnings.filter { $0.code == .liveFormula }
    #expect(found.map(\.line) == [2, 4, 4])
    #expect(found.map(\.column) == ["name", "name", "note"])
    #expect(report.isAccepted)
  }

  private func network() throws -> (TemporaryFolder, CheckReport) {
    let folder = try TemporaryFolder()
    try folder.write(
      "id,name,aliases,note\ncnrs,CNRS,,\nCNRS,Centre,Inserm,\ninserm,INSERM,,ask a@b.fr\n",
      to: "actors.csv")
    try folder.write(
      "id,source,target,kind,since,until\nr1,cnrs,inserm,funding,2020,\n"
        + "r2,inserm,cnrs,partnership,,..\nr3,cnrs,cnrs,partnership,,\n", to: "relations.csv")
    try folder.write(
      "id,title,depends_on\ns1,S1,\ns2,S2,s1\ns3,S3,s2\ns4,S4,\n", to: "sources.csv")
    try folder.write(
      "subject,source,certainty\nrelation:r1,s1,\nrelation:r1,s3,implied\nrelation:r2,s2,doubtful\n"
        + "relation:r2,s4,\nactor:cnrs,s1,\n", to: "statements.csv")
    return (folder, CheckReport(reading: NetworkReader.read(path: folder.path)))
  }

  @Test func `coverage counts sources that repeat each other once`() throws {
    let (_, report) = try network()
    let coverage = report.coverage
    // r1 has two sources of one origin, r2 two origins, r3 none.
    #expect(
      (coverage.relations.none, coverage.relations.one, coverage.relations.several) == (1, 1, 1))
    #expect((coverage.actors.none, coverage.actors.one, coverage.actors.several) == (2, 1, 0))
    #expect(coverage.sources.map(\.statements) == [2, 1, 1, 1])
    #expect((coverage.stated, coverage.implied, coverage.doubtful) == (3, 1, 1))
    #expect(coverage.unknownBeginnings == 2)
    #expect(coverage.unknownEnds == 2)
  }

  @Test func `confusable ids, shared names and addresses are warned of with their lines`() throws {
    let (folder, report) = try network()
    #expect(report.isAccepted)
    let messages = report.warnings.map {
      $0.description.replacing(folder.path + "/", with: "")
    }
    #expect(
      messages == [
        "actors.csv:3: warning: 'CNRS' is easily taken for 'cnrs' on line 2; are they the same?",
        "actors.csv:4: warning: 'INSERM' is easily taken for 'Inserm' on line 3; are they the same?",
        "actors.csv:4: warning: column 'note' holds the e-mail address 'a@b.fr'; personal data does "
          + "not belong in a network",
        "relations.csv:4: warning: relation 'r3' has no statement",
      ])
  }

  @Test func `the JSON holds the contract and all that was found`() throws {
    let (folder, report) = try network()
    let json = try JSONParser.parse(report.json().utf8)
    #expect(json["input"]?["path"]?.text == folder.path)
    #expect(json["input"]?["sha256"]?.text?.utf8.count == 64)
    #expect(json["format"]?.text == "network-folder")
    #expect(
      json["graph"].map(JSONWriter.compact)
        == #"{"vertices":3,"edges":3,"directed":true,"parallelRelations":0}"#)
    #expect(json["warnings"]?.elements?.count == 4)
    #expect(json["errors"]?.elements?.count == 0)
    #expect(json["warnings"]?.elements?[0]["line"].map(JSONWriter.compact) == "3")
    let ledger = try #require(json["ledger"]?.elements)
    #expect(ledger.count == 4)
    #expect(ledger[1]["selfLoops"].map(JSONWriter.compact) == "1")
    #expect(json["dialect"]?.members?.count == 4)
    #expect(
      json["coverage"]?["relations"].map(JSONWriter.compact)
        == #"{"none":1,"one":1,"several":1}"#)
  }

  @Test func `the text says the verdict in both languages`() throws {
    let (_, report) = try network()
    #expect(report.text(language: .english).hasSuffix("Accepted: 0 errors, 4 warnings\n"))
    #expect(report.text(language: .french).hasSuffix("Accepté\u{A0}: 0 erreur, 4 avertissements\n"))
  }

  @Test func `the digest is that of the bytes`() {
    // FIPS 180-2, appendix B.1.
    #expect(
      InputFile(path: "x", content: Array("abc".utf8)).sha256
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
