import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct CORDISWorkbookTests {
  @Test func `the tables of CORDIS are found in the sheets of a workbook`() throws {
    let organisations = [
      [
        "projectID", "projectAcronym", "organisationID", "name", "activityType", "role",
        "ecContribution",
      ],
      ["101", "ALPHA", "9001", "CNRS", "REC", "coordinator", "1000.5"],
      ["101", "ALPHA", "9002", "Acme", "PRC", "participant", "500"],
    ]
    let projects = [
      [
        "id", "acronym", "title", "startDate", "endDate", "ecMaxContribution", "frameworkProgramme",
      ],
      ["101", "ALPHA", "A title", "2023-01-01", "2026-12-31", "1700", "HORIZON"],
    ]
    let maker = WorkbookMaker(
      ("Lisez-moi", WorkbookMaker.rows([["about"]])),
      ("project", WorkbookMaker.rows(projects)),
      ("organization", WorkbookMaker.rows(organisations)))
    let reading = NetworkReader.read(maker.bytes, path: "c.xlsx")
    #expect(reading.format == .spreadsheet)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(reading.contents.actors.map(\.id) == ["project-101", "9001", "9002"])
    #expect(
      reading.contents.relations.map { $0.amount?.description ?? "" } == ["1000.50 EUR", "500 EUR"])
    #expect(
      reading.warnings.map(\.description).contains(
        "c.xlsx#project:2: warning: the contributions to the participants of project '101' add up to "
          + "1500.50 EUR, and its ecMaxContribution is 1700 EUR"))
    #expect(
      reading.warnings.map(\.description).contains(
        "c.xlsx: warning: of the sheets, 'project' and 'organization' are read; the workbook also has "
          + "'Lisez-moi'"))
    let alone = NetworkReader.read(
      WorkbookMaker(("organization", WorkbookMaker.rows(organisations))).bytes, path: "c.xlsx")
    #expect(alone.contents.relations.count == 2)
    #expect(alone.network != nil)
    let lacking = NetworkReader.read(
      WorkbookMaker(("project", WorkbookMaker.rows(projects))).bytes, path: "c.xlsx")
    #expect(
      lacking.errors.map(\.description) == [
        "c.xlsx: error: the sheet 'project' is the table of projects of CORDIS; the participations, "
          + "which are the table 'organization', must stand in a sheet as well"
      ])
  }

  @Test func `files by their older names are found in a folder`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "projectID;projectAcronym;role;id;name;ecContribution\n7;OLD;coordinator;9;CNRS;10\n",
      to: "cordis-h2020organizations.csv")
    try folder.write(
      "id;acronym;title;startDate;endDate;ecMaxContribution\n7;OLD;t;2015-01-01;2017-12-31;10\n",
      to: "cordis-h2020projects.csv")
    let reading = NetworkReader.read(path: folder.path)
    #expect(reading.format == .cordis)
    #expect(reading.network?.actors.map(\.id) == ["project-7", "9"])
  }
}
