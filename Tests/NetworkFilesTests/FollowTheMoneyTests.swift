import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct FollowTheMoneyTests {
  private static let file = """
    {"id": "acme", "schema": "LegalEntity", "properties": {"name": ["ACME", "Acme plc"], "country": ["gb"]}, "datasets": ["a"]}
    {"id": "acme", "schema": "Company", "properties": {"jurisdiction": ["gb"], "leiCode": ["529900T8BM49AURSDO55"], "registrationNumber": ["0123"], "incorporationDate": ["2001-05"], "sourceUrl": ["https://example.org/1"], "publisher": ["Register"]}, "datasets": ["b"]}
    {"id": "jane", "schema": "Person", "properties": {"name": ["Jane Doe"], "birthDate": ["1970"], "nationality": ["fr", "gb"], "addressEntity": ["addr"]}, "caption": "Jane Doe"}
    {"id": "city", "schema": "PublicBody", "properties": {"name": ["Ville"], "alias": ["City"]}, "first_seen": "2024-01-02"}
    {"id": "own", "schema": "Ownership", "properties": {"owner": ["jane"], "asset": ["acme"], "percentage": ["25.5"], "startDate": ["2010-01-01"], "endDate": ["2015"], "role": ["owner"], "status": ["active"]}}
    {"id": "pay", "schema": "Payment", "properties": {"payer": ["city"], "beneficiary": ["acme"], "amount": ["1200.50"], "currency": ["EUR"], "date": ["2020-03-01"], "proof": ["doc"]}}
    {"id": "addr", "schema": "Address", "properties": {"full": ["1 rue X, Lyon"], "city": ["Lyon"]}}
    {"id": "doc", "schema": "Document", "properties": {"title": ["Report"], "sourceUrl": ["https://example.org/r"]}}

    """

  @Test func `actors have kinds, spheres, identifiers and countries`() throws {
    let reading = readJSON(Self.file, "x.jsonl")
    #expect(reading.format == .followTheMoney)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    let actors = reading.contents.actors
    #expect(actors.map(\.id.text) == ["acme", "jane", "city"])
    #expect(actors.map(\.kind?.text) == ["company", "person", "public-body"])
    #expect(actors.map(\.sphere) == [.industry, .person, .public])
    #expect(actors[0].name == "ACME")
    #expect(actors[0].aliases == ["Acme plc"])
    #expect(actors[0].country == "GB")
    #expect(
      actors[0].identifiers.map(\.description) == [
        "lei:529900T8BM49AURSDO55", "registrationNumber:0123",
      ])
    #expect(actors[0].period.since.text == "2001-05")
    #expect(actors[1].period.since.text == "1970")
    #expect(actors[1].place == "Lyon")
    #expect(describedAttributes(reading, .actors, 0).contains("datasets=a|b"))
    #expect(describedAttributes(reading, .actors, 1).contains("nationality=fr|gb"))
    #expect(!describedAttributes(reading, .actors, 1).contains { $0.hasPrefix("caption") })
    #expect(describedAttributes(reading, .actors, 2) == ["first_seen=2024-01-02"])
    #expect(actors[2].aliases == ["City"])
    #expect(reading.ledger.first { $0.table == .actors }?.merged == 1)
    #expect(
      reading.warnings.contains { $0.message.hasSuffix("are not read: 1 Address, 1 Document") })
  }

  @Test func `ties have the ends that their schema says, and money`() throws {
    let reading = readJSON(Self.file, "x.jsonl")
    #expect(describedTies(reading) == ["jane>acme", "city>acme"])
    let relations = reading.contents.relations
    #expect(relations.map(\.kind.text) == ["ownership", "payment"])
    #expect(relations[0].period.since.text == "2010-01-01")
    #expect(relations[0].period.until.text == "2015")
    #expect(
      describedAttributes(reading, .relations, 0) == [
        "status (attribute)=active", "percentage=25.5", "role=owner",
      ])
    #expect(
      relations[1].amount?.description == "1200.5 EUR"
        || relations[1].amount?.description == "1200.50 EUR")
    #expect(relations[1].period.since.text == "2020-03-01")
    let network = try #require(reading.network)
    #expect(network.role(of: relations[1]) == .funding)
  }

  @Test func `publishers, addresses and documents are sources with statements`() {
    let reading = readJSON(Self.file, "x.jsonl")
    #expect(reading.contents.sources.map(\.id.text) == ["source1", "doc"])
    #expect(reading.contents.sources.map(\.title) == ["Register", "Report"])
    #expect(
      reading.contents.sources.map(\.url) == ["https://example.org/1", "https://example.org/r"])
    #expect(
      reading.contents.statements.map { "\($0.subject) \($0.source)" } == [
        "actor:acme source1", "relation:pay doc",
      ])
  }

  @Test func `an array of entities and nested entities are read as well`() {
    let array = readJSON(
      "[" + Self.file.split(separator: "\n").joined(separator: ",\n") + "]", "x.json")
    #expect(array.errors.isEmpty)
    #expect(array.contents.actors == readJSON(Self.file, "x.jsonl").contents.actors)
    let nested = readJSON(
      """
      {"id": "a", "schema": "Person", "properties": {"name": ["A"], "ownershipOwner": [{"id": "o",
       "schema": "Ownership", "properties": {"owner": ["a"], "asset": [{"id": "b", "schema": "Company",
       "properties": {"name": ["B"]}}]}}]}}
      """, "x.json")
    #expect(nested.errors.isEmpty)
    #expect(describedTies(nested) == ["a>b"])
  }

  @Test func `an entity with several ends is a relation for each pair`() {
    let reading = readJSON(
      """
      {"id": "a", "schema": "Person", "properties": {"name": ["A"]}}
      {"id": "b", "schema": "Person", "properties": {"name": ["B"]}}
      {"id": "c", "schema": "Company", "properties": {"name": ["C"]}}
      {"id": "m", "schema": "Directorship", "properties": {"director": ["a", "b"], "organization": ["c"]}}
      """)
    #expect(describedTies(reading) == ["a>c", "b>c"])
    #expect(reading.contents.relations.map(\.id.text) == ["m", "m#2"])
  }

  @Test func `faults are named with their lines, all of them`() {
    let reading = readJSON(
      """
      {"id": "a", "schema": "Person", "properties": {"name": ["A|B"]}}
      {"id": "b", "schema": "Person"
      {"schema": "Person", "properties": {}}
      {"id": "c", "properties": {}}
      {"id": "d", "schema": "Person"}
      5
      {"id": "o", "schema": "Ownership", "properties": {"owner": ["a"]}}
      {"id": "p", "schema": "Ownership", "properties": {"owner": ["a"], "asset": ["z"]}}
      {"id": "q", "schema": "Payment", "properties": {"payer": ["a"], "beneficiary": ["a"], "amount": ["much"]}}
      """, "x.jsonl")
    #expect(reading.errors.map(\.line) == [2, 3, 4, 5, 6, 7, 8])
    #expect(reading.contents.actors.map(\.name) == ["A|B"])
    #expect(
      describedAttributes(reading, .relations, reading.contents.relations.count - 1) == [
        "amount (attribute)=much"
      ])
  }

  @Test func `a truncated line is refused and the others are read`() {
    let reading = readJSON(
      "{\"id\": \"a\", \"schema\": \"Person\", \"properties\": {\"name\": [\"A\"]}}\n"
        + "{\"id\": \"b\", \"schema\": \"Per\n"
        + "{\"id\": \"c\", \"schema\": \"Person\", \"properties\": {\"name\": [\"C\"]}}\n",
      "x.jsonl",
      ReadingOptions(faultHandling: .dropRows))
    #expect(reading.errors.map(\.line) == [2])
    #expect(reading.network?.actors.map(\.name) == ["A", "C"])
    #expect(reading.ledger.first?.refused == 1)
    #expect(reading.ledger.first?.read == 3)
  }

  @Test func `what was read is written and read again`() throws {
    let reading = readJSON(Self.file, "x.jsonl")
    let output = try NetworkWriter.encode(reading.contents, as: .followTheMoney)
    let again = NetworkReader.read(output.files[0].bytes, path: "y.json")
    #expect(again.errors.isEmpty, "\(again.errors)")
    #expect(describedRows(again.contents, .actors) == describedRows(reading.contents, .actors))
    #expect(describedTies(again) == describedTies(reading))
    #expect(again.contents.relations.map(\.amount) == reading.contents.relations.map(\.amount))
    #expect(again.contents.statements.count == 2)
  }

  @Test func `networks of kinds that FollowTheMoney knows keep their rows`() throws {
    try expectRoundTrip(.followTheMoney, path: "t.ftm.json", seeds: 0..<40) { contents in
      var contents = contents
      for row in contents.actors.indices {
        let isCompany = row % 2 == 0
        contents.actors[row].kind = isCompany ? "company" : "public-body"
        contents.actors[row].sphere = isCompany ? .industry : .public
        contents.actors[row].nameInFrench = nil
        contents.actors[row].nameInEnglish = nil
        contents.actors[row].country = row % 3 == 0 ? "FR" : nil
        contents.actors[row].aliases = row % 3 == 1 ? ["alias \(row)"] : []
        contents.actors[row].attributes = []
        contents.actors[row].period = dated(contents.actors[row].period)
      }
      for row in contents.relations.indices {
        contents.relations[row].kind = row % 2 == 0 ? "payment" : "associate"
        contents.relations[row].direction = row % 2 == 0 ? .directed : .undirected
        if row % 2 == 1 { contents.relations[row].amount = nil }
        contents.relations[row].weight = nil
        contents.relations[row].partOf = nil
        contents.relations[row].through = []
        contents.relations[row].attributes = []
        contents.relations[row].period = dated(contents.relations[row].period)
      }
      return contents
    }
  }

  private func dated(_ period: Period) -> Period {
    Period(
      since: period.since == .open ? .unknown : period.since,
      until: period.until == .open ? .unknown : period.until)
  }

  @Test func `what FollowTheMoney does not hold is in the loss report`() throws {
    let contents = NetworkContents(
      columns: [.relations: ["id", "source", "target", "kind", "shape"]],
      actors: [
        Actor(id: "a", name: "A", kind: "laboratory", nameInFrench: "Â"), Actor(id: "b", name: "B"),
      ],
      relations: [
        Relation(
          id: "a", source: "a", target: "b", kind: "funding", period: Period(until: .open),
          weight: DecimalNumber("2"), attributes: ["round"])
      ])
    let output = try NetworkWriter.encode(contents, as: .followTheMoney)
    #expect(
      output.loss.lines(language: .english) == [
        "1 kind of an actor without a schema, which is written as classification",
        "1 name in French or English, which is written as a further name",
        "1 actor without a kind, which gets one",
        "1 kind of a relation without a schema, which is written as role",
        "1 period that is said to go on",
        "1 attribute for which FollowTheMoney has no property", "1 weight",
        "1 id of a relation that is that of an actor, too",
      ])
    let reading = NetworkReader.read(output.files[0].bytes, path: "x.json")
    #expect(reading.contents.relations.map(\.kind.text) == ["payment"])
    #expect(describedAttributes(reading, .relations, 0) == ["role=funding"])
  }
}
