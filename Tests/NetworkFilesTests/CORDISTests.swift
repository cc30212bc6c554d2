import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct CORDISTests {
  /// The columns of Horizon Europe.
  private static let organisations = """
    "projectID";"projectAcronym";"organisationID";"vatNumber";"name";"shortName";"SME";"activityType";"street";"postCode";"city";"country";"nutsCode";"geolocation";"organizationURL";"contactForm";"contentUpdateDate";"rcn";"order";"role";"ecContribution";"netEcContribution";"totalCost";"endOfParticipation";"active"
    "101";"ALPHA";"9001";"FR12345678901";"CNRS";"CNRS";"false";"REC";"r";"75";"Paris";"FR";"";"";"";"";"2024-01-01";"1";"1";"coordinator";"1000,5";"900,5";"2000";"false";"true"
    "101";"ALPHA";"9002";"DE123456789";"Fraunhofer; e.V.";"FhG";"false";"REC";"";"";"Berlin";"DE";"";"";"";"";"2024-01-01";"2";"2";"participant";"500";"500";"500";"false";"true"
    "102";"BETA";"9001";"FR12345678901";"Centre national";"CNRS";"false";"REC";"r";"75";"Paris";"FR";"";"";"";"";"2024-01-01";"1";"1";"coordinator";"2000";"2000";"2000";"false";"true"
    "102";"BETA";"9001";"FR12345678901";"Centre national";"CNRS";"false";"REC";"r";"75";"Paris";"FR";"";"";"";"";"2024-01-01";"1";"1";"coordinator";"2000";"2000";"2000";"false";"true"

    """

  private static let projects = """
    "id";"acronym";"status";"title";"startDate";"endDate";"totalCost";"ecMaxContribution";"legalBasis";"topics";"ecSignatureDate";"frameworkProgramme";"masterCall";"subCall";"fundingScheme";"nature";"objective";"contentUpdateDate";"rcn";"grantDoi"
    "101";"ALPHA";"SIGNED";"A title";"2023-01-01";"2026-12-31";"3000";"1500,5";"H";"T-1";"2022-12-01";"HORIZON";"C-1";"C-1";"RIA";"";"To ""know"";
    more";"2024-01-01";"55";"10.1/x"
    "102";"BETA";"SIGNED";"B title";"2023-06-01";"2025-05-31";"2000";"2500";"H";"T-2";"2022-12-01";"HORIZON";"C-1";"C-1";"RIA";"";"y";"2024-01-01";"56";"10.1/y"

    """

  private func read(
    _ organisations: String = organisations, _ projects: String? = projects,
    _ options: ReadingOptions = ReadingOptions()
  ) throws -> NetworkReading {
    let folder = try TemporaryFolder()
    try folder.write(organisations, to: "organization.csv")
    if let projects { try folder.write(projects, to: "project.csv") }
    return NetworkReader.read(path: folder.path, options: options)
  }

  @Test func `participations tie organisations to projects with their money`() throws {
    let reading = try read()
    #expect(reading.format == .cordis)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    let network = try #require(reading.network)
    #expect(network.actors.map(\.id) == ["project-101", "project-102", "9001", "9002"])
    #expect(network.actors.map(\.name) == ["ALPHA", "BETA", "CNRS", "Fraunhofer; e.V."])
    #expect(network.actors[2].aliases == ["Centre national", "CNRS"])
    #expect(
      network.actors[2].identifiers.map(\.description) == ["pic:9001", "vat:FR12345678901"])
    #expect(network.actors[2].sphere == .academia)
    #expect(network.actors[2].country == "FR")
    #expect(network.attribute("title", of: network.actors[0]) == "A title")
    #expect(network.attribute("ecMaxContribution", of: network.actors[0]) == "1500.5")
    #expect(network.actors[0].note == "To \"know\";\nmore")
    let relations = network.relations
    #expect(relations.map(\.id) == ["101-9001", "101-9002", "102-9001"])
    #expect(relations.map(\.kind) == ["coordination", "participation", "coordination"])
    #expect(
      relations.map { $0.amount?.description } == ["1000.50 EUR", "500 EUR", "2000 EUR"])
    #expect(relations[0].period.since == .date(PartialDate("2023-01-01")!))
    #expect(network.attribute("role", of: relations[0]) == "coordinator")
    #expect(network.attribute("netEcContribution", of: relations[0]) == "900.5")
    #expect(network.direction(of: relations[0]) == .directed)
  }

  @Test func `every row is accounted for, and a row said twice is money once`() throws {
    let reading = try read()
    #expect(reading.ledger.map(\.read) == [2, 4])
    #expect(reading.ledger.map(\.kept) == [2, 3])
    #expect(reading.ledger.map(\.merged) == [0, 1])
    let total = reading.contents.relations.compactMap { $0.amount?.minorUnits }.reduce(0, +)
    #expect(total == 350_050)
  }

  @Test func `totals that do not add up are named with both numbers`() throws {
    let messages = try read().warnings.map(\.message)
    #expect(
      messages.contains(
        "the contributions to the participants of project '102' add up to 2000 EUR, and its "
          + "ecMaxContribution is 2500 EUR"))
    #expect(!messages.contains { $0.contains("project '101'") })
  }

  @Test func `rows at fault are refused one by one`() throws {
    let more = Self.organisations + "\"999\";\"X\";\"9001\"\n\"\";\"\";\"9003\"\n"
    let reading = try read(more, Self.projects, ReadingOptions(faultHandling: .dropRows))
    #expect(reading.errors.map(\.line) == [6, 7])
    #expect(reading.ledger.map(\.read) == [2, 6])
    #expect(reading.ledger.map(\.refused) == [0, 2])
    #expect(reading.network?.relations.count == 3)
  }

  @Test func `organisations alone name their projects, and projects alone are not enough`() throws {
    let alone = try read(Self.organisations, nil)
    #expect(alone.network?.actors.count == 4)
    #expect(alone.network?.actors.contains { $0.name == "ALPHA" && $0.kind == "project" } == true)
    #expect(alone.ledger.map(\.table) == [.relations])
    let reading = NetworkReader.read(Array(Self.projects.utf8), path: "project.csv")
    #expect(reading.format == .cordis)
    #expect(reading.errors.first?.message.contains("organization.csv") == true)
  }

  @Test func `the columns of earlier programmes are known`() throws {
    let organisations =
      "projectRcn;projectID;projectAcronym;role;id;name;shortName;activityType;"
      + "endOfParticipation;ecContribution;country\n"
      + "1;7;OLD;coordinator;9;University;;HES;false;1234,56;FR\n"
    let projects =
      "rcn;id;acronym;status;programme;topics;frameworkProgramme;title;startDate;endDate;"
      + "projectUrl;objective;totalCost;ecMaxContribution;call;fundingScheme\n"
      + "1;7;OLD;CLOSED;FP7;T;FP7;t;2008-01-01;2010-12-31;;o;2000;1234,56;c;CP\n"
    let reading = try read(organisations, projects)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(reading.network?.relations.first?.amount?.description == "1234.56 EUR")
    #expect(reading.network?.actors.last?.kind == "university")
  }
}
