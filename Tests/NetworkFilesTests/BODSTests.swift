import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct BODSTests {
  private static let older = """
    [{"statementID": "e1", "statementType": "entityStatement", "entityType": "registeredEntity",
      "name": "Old name", "statementDate": "2019-01-01"},
     {"statementID": "e2", "statementType": "entityStatement", "entityType": "registeredEntity",
      "name": "Company A", "alternateNames": ["A Ltd"], "foundingDate": "1990-02-03",
      "incorporatedInJurisdiction": {"name": "United Kingdom", "code": "GB"},
      "identifiers": [{"scheme": "GB-COH", "id": "XE9999"}], "replacesStatements": ["e1"],
      "addresses": [{"type": "registered", "address": "1 High Street", "country": "GB"}]},
     {"statementID": "p1", "statementType": "personStatement", "personType": "knownPerson",
      "names": [{"type": "individual", "fullName": "Jane Doe"}, {"givenName": "J.", "familyName": "Doe"}],
      "birthDate": "1970-05", "nationalities": [{"code": "FR"}]},
     {"statementID": "o1", "statementType": "ownershipOrControlStatement",
      "subject": {"describedByEntityStatement": "e1"},
      "interestedParty": {"describedByPersonStatement": "p1"},
      "interests": [
       {"type": "shareholding", "interestLevel": "direct", "share": {"exact": 25.5},
        "startDate": "2016-04-06T00:00:00Z"},
       {"type": "voting-rights", "share": {"minimum": 25, "maximum": 50, "exclusiveMinimum": true},
        "endDate": "2020"}],
      "source": {"type": ["officialRegister"], "url": "https://example.org/r", "retrievedAt": "2021-01-01",
       "description": "Register of companies"},
      "publicationDetails": {"publisher": {"name": "Office"}}},
     {"statementID": "o2", "statementType": "ownershipOrControlStatement",
      "subject": {"describedByEntityStatement": "e2"},
      "interestedParty": {"unspecified": {"reason": "no-beneficial-owners", "description": "No owner"}},
      "interests": []}]
    """

  @Test func `versions before 0_4 are read, and replaced statements are those that replace them`() {
    let reading = readJSON(Self.older)
    #expect(reading.format == .bods)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    let actors = reading.contents.actors
    #expect(actors.map(\.id.text) == ["e2", "p1", "interested party of o2"])
    #expect(actors.map(\.name) == ["Company A", "Jane Doe", "No owner"])
    #expect(actors.map(\.kind?.text) == ["registered-entity", "person", "unspecified-party"])
    #expect(actors[0].country == "GB")
    #expect(actors[0].place == "1 High Street")
    #expect(actors[0].identifiers.map(\.description) == ["GB-COH:XE9999"])
    #expect(actors[0].period.since.text == "1990-02-03")
    #expect(actors[1].aliases == ["J. Doe"])
    #expect(actors[1].sphere == .person)
    #expect(reading.ledger.first { $0.table == .actors }?.merged == 1)
    #expect(describedTies(reading) == ["p1>e2", "p1>e2", "interested party of o2>e2"])
    let relations = reading.contents.relations
    #expect(relations.map(\.id.text) == ["o1", "o1#2", "o2"])
    #expect(relations.map(\.kind.text) == ["shareholding", "voting-rights", "unknown-interest"])
    #expect(relations[0].period.since.text == "2016-04-06")
    #expect(relations[1].period.until.text == "2020")
    #expect(
      describedAttributes(reading, .relations, 0) == ["share=25.5", "direct_or_indirect=direct"])
    #expect(
      describedAttributes(reading, .relations, 1) == [
        "share_minimum=25", "share_maximum=50", "share_exclusive_minimum=true",
      ])
  }

  @Test func `sources become evidence`() {
    let contents = readJSON(Self.older).contents
    #expect(contents.sources.map(\.title) == ["Register of companies"])
    #expect(contents.sources[0].url == "https://example.org/r")
    #expect(contents.sources[0].publisher == "Office")
    #expect(
      contents.statements.map { "\($0.subject) \($0.locator ?? "")" } == [
        "relation:o1 o1", "relation:o1#2 o1",
      ])
    #expect(contents.statements[0].note == "retrieved 2021-01-01")
  }

  private static let records = """
    {"statementId": "s1", "recordId": "c", "recordType": "entity", "recordStatus": "new", "statementDate": "2020-01-01", "declarationSubject": "c", "recordDetails": {"isComponent": false, "entityType": {"type": "stateBody", "subtype": "stateAgency"}, "name": "Agency", "jurisdiction": {"name": "Scotland", "code": "GB-SCT"}}}
    {"statementId": "s2", "recordId": "p", "recordType": "person", "recordStatus": "new", "statementDate": "2020-01-01", "declarationSubject": "c", "recordDetails": {"isComponent": false, "personType": "anonymousPerson", "unspecifiedPersonDetails": {"reason": "interestedPartyExemptFromDisclosure"}}}
    {"statementId": "s4", "recordId": "r", "recordType": "relationship", "recordStatus": "closed", "statementDate": "2022-01-01", "declarationSubject": "c", "recordDetails": {"isComponent": false, "subject": "c", "interestedParty": "p", "interests": [{"type": "boardMember", "directOrIndirect": "direct", "beneficialOwnershipOrControl": true}]}}
    {"statementId": "s3", "recordId": "r", "recordType": "relationship", "recordStatus": "new", "statementDate": "2020-01-01", "declarationSubject": "c", "recordDetails": {"isComponent": false, "subject": "c", "interestedParty": "p", "interests": []}}
    {"statementId": "s5", "recordId": "q", "recordType": "relationship", "recordStatus": "new", "statementDate": "2020-01-01", "declarationSubject": "c", "recordDetails": {"isComponent": true, "subject": "c", "interestedParty": {"reason": "unknown"}, "interests": [{"type": "shareholding"}]}}

    """

  @Test func `version 0_4 has records, of which the latest statement counts`() {
    let reading = readJSON(Self.records, "x.jsonl")
    #expect(reading.format == .bods)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(reading.contents.actors.map(\.id.text) == ["c", "p", "interested party of q"])
    #expect(reading.contents.actors[0].sphere == .public)
    #expect(reading.contents.actors[0].country == "GB")
    #expect(
      describedAttributes(reading, .actors, 0) == [
        "entity_subtype=stateAgency", "jurisdiction=GB-SCT",
      ])
    #expect(reading.contents.actors[1].name == "interestedPartyExemptFromDisclosure")
    #expect(describedAttributes(reading, .actors, 1) == ["person_type=anonymous-person"])
    #expect(describedTies(reading) == ["p>c", "interested party of q>c"])
    #expect(reading.contents.relations[0].kind == "board-member")
    #expect(reading.contents.relations[0].status == .ended)
    #expect(describedAttributes(reading, .relations, 1) == ["is_component=true"])
    #expect(reading.ledger.first { $0.table == .relations }?.merged == 1)
    #expect(reading.ledger.first { $0.table == .relations }?.read == 3)
  }

  @Test func `faults are named with their lines, all of them`() {
    let reading = readJSON(
      """
      {"statementId": "s1", "recordId": "c", "recordType": "entity", "recordDetails": {"name": "C"}}
      {"statementId": "s2", "recordType": "entity", "recordDetails": {}}
      {"statementId": "s3", "recordId": "d", "recordType": "thing", "recordDetails": {}}
      {"statementId": "s4", "recordId": "e", "recordType": "person"}
      {"statementID": "s5", "statementType": "other"}
      {"statementType": "personStatement"}
      {"statementId": "s6", "recordId": "r", "recordType": "relationship", "recordDetails": {"subject": "c"}}
      {"statementId": "s7", "recordId": "q", "recordType": "relationship", "recordDetails": {"subject": "c", "interestedParty": "z"}}
      {"statementId": "s8", 
      [1]
      """, "x.jsonl")
    #expect(reading.errors.map(\.line) == [2, 3, 4, 5, 6, 7, 8, 9, 10])
    #expect(
      reading.ledger.allSatisfy { $0.read == $0.kept + $0.merged + $0.selfLoops + $0.refused })
  }

  @Test func `statements that replace each other in a circle end somewhere`() {
    let reading = readJSON(
      """
      [{"statementID": "a", "statementType": "entityStatement", "name": "A", "replacesStatements": ["b"]},
       {"statementID": "b", "statementType": "entityStatement", "name": "B", "replacesStatements": ["a"]},
       {"statementID": "o", "statementType": "ownershipOrControlStatement",
        "subject": {"describedByEntityStatement": "a"},
        "interestedParty": {"describedByEntityStatement": "b"}, "interests": []}]
      """)
    #expect(reading.contents.actors.map(\.id) == ["a"])
    #expect(describedTies(reading) == ["a>a"])
  }
}
