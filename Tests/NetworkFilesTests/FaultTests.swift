import NetworkGraph
import Testing

@testable import NetworkFiles

/// Every fault with its file, line and sentence.
@Suite struct FaultTests {
  private static let header = "id,source,target,kind\n"

  private func faults(
    relations: String? = nil, actors: String? = nil, statements: String? = nil,
    sources: String? = nil, figures: String? = nil, kinds: String? = nil, package: String? = nil
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(relations ?? (Self.header + "r1,a,b,funding\n"), to: "relations.csv")
    let files = [
      ("actors.csv", actors), ("statements.csv", statements), ("sources.csv", sources),
      ("figures.csv", figures), ("kinds.csv", kinds), ("datapackage.json", package),
    ]
    for case (let name, let text?) in files { try folder.write(text, to: name) }
    let reading = NetworkReader.read(path: folder.path)
    #expect((reading.network == nil) == !reading.errors.isEmpty)
    return folder.diagnostics()
  }

  @Test func `a folder without relations is refused`() throws {
    let folder = try TemporaryFolder()
    #expect(
      folder.diagnostics() == [
        "folder: error: the folder has no relations.csv, which every network needs"
      ])
  }

  @Test func `a path that leads nowhere is named`() {
    let reading = NetworkReader.read(path: "/no/such/network")
    #expect(reading.network == nil)
    #expect(
      reading.diagnostics.map(\.description) == [
        "/no/such/network: error: there is no file or folder of this name"
      ])
  }

  @Test func `a missing column is named once`() throws {
    #expect(
      try faults(relations: "id,source,kind\nr1,a,funding\nr2,b,funding\n") == [
        "relations.csv:1: error: the required column 'target' is missing; found 'id', 'source', "
          + "'kind'"
      ])
  }

  @Test func `an empty file lacks its header`() throws {
    #expect(
      try faults(relations: "") == [
        "relations.csv:1: error: the file has no header; its first row must name the columns, at "
          + "least 'id', 'source', 'target', 'kind'"
      ])
  }

  @Test(arguments: [
    ("map.pdf", "%PDF-1.7", "PDF"),
    ("ties.json", "", "the text ends where a value was expected"),
    ("", "", "there is no file or folder"),
  ])
  func `what cannot be a network is named as what it is`(
    name: String, text: String, part: String
  ) throws {
    guard !name.isEmpty else {
      let message = NetworkReader.read(path: "").errors.first?.message
      #expect(message == "the path of the network is empty; give a folder, a file or -")
      return
    }
    let reading = NetworkReader.read(Array(text.utf8), path: name)
    #expect(reading.network == nil)
    #expect(reading.errors.count == 1)
    #expect(reading.errors.first?.message.contains(part) == true, "\(reading.errors)")
  }

  @Test func `an empty required cell is named by line and column`() throws {
    #expect(
      try faults(relations: Self.header + "r1,a,,funding\n,a,b,\n") == [
        "relations.csv:2: error: the cell 'target' is empty; it must be filled",
        "relations.csv:3: error: the cell 'id' is empty; it must be filled",
        "relations.csv:3: error: the cell 'kind' is empty; it must be filled",
      ])
  }

  @Test func `an unknown actor is named with its line, also below a cell of several lines`() throws
  {
    #expect(
      try faults(
        relations:
          "id,source,target,kind,note\nr1,a,b,funding,\"two\nlines\"\nr2,a,acme,funding,\n",
        actors: "id,name\na,A\nb,B\n") == [
          "relations.csv:4: error: no actor 'acme'; declare it in actors.csv, or correct the "
            + "spelling"
        ])
  }

  @Test func `ids that differ by the form of an accent are two ids`() throws {
    let found = try faults(
      relations: Self.header + "r1,\u{E9},e\u{301},funding\n", actors: "id,name\n\u{E9},A\n")
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("relations.csv:2: error: no actor 'e\u{301}'"))
  }

  @Test func `a duplicate id is refused, an equal row is merged`() throws {
    #expect(
      try faults(relations: Self.header + "r1,a,b,funding\nr1,a,b,funding\nr1,a,c,funding\n") == [
        "relations.csv:3: warning: this row is the same, cell by cell, as line 2; it is kept once",
        "relations.csv:4: error: the id 'r1' stands already on line 2, in a row that says something "
          + "else; each row needs an id of its own",
      ])
  }

  @Test func `bad amounts are all named`() throws {
    let header = "id,source,target,kind,amount,currency\n"
    let rows = [
      "r1,a,b,funding,-5,EUR", "r2,a,b,funding,a lot,EUR", "r3,a,b,funding,5,",
      "r4,a,b,funding,,EUR",
      "r5,a,b,funding,5,Euro", "r6,a,b,funding,5.001,EUR",
      "r7,a,b,funding,99999999999999999999,EUR",
      "r8,a,b,funding,999999999999999999,EUR",
    ]
    #expect(
      try faults(relations: header + rows.joined(separator: "\n")) == [
        "relations.csv:2: error: the amount '-5' is negative; money that flows back is a relation "
          + "of its own",
        "relations.csv:3: error: 'a lot' is no number; expected digits, such as 1250000 or 12.5",
        "relations.csv:4: error: the amount '5' has no currency; expected a code of ISO 4217 such "
          + "as EUR",
        "relations.csv:5: error: a currency without an amount; fill both cells or neither",
        "relations.csv:6: error: 'Euro' is no currency; expected a code of ISO 4217 such as EUR",
        "relations.csv:7: error: the amount '5.001' is more precise than EUR allows (2 decimals)",
        "relations.csv:8: error: '99999999999999999999' has more digits than can be kept exactly "
          + "(18)",
        "relations.csv:9: error: the amount '999999999999999999' is too large",
      ])
  }

  @Test func `a number that contradicts the others is named with both readings`() throws {
    #expect(
      try faults(
        relations: "id;source;target;kind;weight\nr1;a;b;funding;0,5\nr2;a;b;funding;2,5\n"
          + "r3;a;b;funding;1.5\n") == [
          "relations.csv:4: error: '1.5' is a number only with a decimal point (1.5), but the other "
            + "numbers of the file have a decimal comma; write all numbers in one way"
        ])
  }

  @Test func `bad dates are named, with the other reading where there is one`() throws {
    #expect(
      try faults(
        relations: "id,source,target,kind,since,until\nr1,a,b,funding,05/23/2023,\n"
          + "r2,a,b,funding,yesterday,\nr3,a,b,funding,2024,2023\nr4,a,b,funding,,2023-02-30\n")
        == [
          "relations.csv:2: error: '05/23/2023' is no date with the day first; with the month first "
            + "it would be 2023-05-23: write it in this form",
          "relations.csv:3: error: 'yesterday' is no date; expected a day, month or year such as "
            + "2023-05-12, 2023-05, 2023 or 12/05/2023",
          "relations.csv:4: error: the end 2023 is before the beginning 2024",
          "relations.csv:5: error: '2023-02-30' is no date; expected a day, month or year such as "
            + "2023-05-12, 2023-05, 2023 or 12/05/2023",
        ])
  }

  @Test func `words that a column does not have are named with those that it has`() throws {
    #expect(
      try faults(
        relations: "id,source,target,kind,direction,status\nr1,a,b,funding,both,done\n",
        kinds: "kind,of,analysed\nfunding,relation,perhaps\nx,thing,\n") == [
          "relations.csv:2: error: 'both' is no value of 'direction'; expected one of directed, "
            + "undirected",
          "relations.csv:2: error: 'done' is no value of 'status'; expected one of actual, "
            + "announced, planned, ended",
          "kinds.csv:2: error: 'perhaps' is no value of 'analysed'; expected yes or no",
          "kinds.csv:3: error: 'thing' is no value of 'of'; expected one of relation, actor",
        ])
  }

  @Test func `a quote that is never closed is named by the line where it opens`() throws {
    #expect(
      try faults(
        relations: "id,source,target,kind,note\nr1,a,b,funding,\"open\nr2,a,b,funding,x\n"
          + "r3,,b,funding,x\n") == [
          "relations.csv:2: error: the quote that opens here is never closed; close it, or double "
            + "it where it belongs to the text",
          "relations.csv:4: error: the cell 'source' is empty; it must be filled",
        ])
  }

  @Test func `a quote that closes within a cell is named by the line where it opens`() throws {
    #expect(
      try faults(
        relations: "id,source,target,kind,note\nr1,a,b,funding,\"open\nr2,a,b,funding,\"x\"\n") == [
          "relations.csv:2: error: the quote that opens here closes on line 3, within a cell; "
            + "double the quotes that belong to the text, or remove the one too many"
        ])
  }

  @Test func `an apostrophe or a quote within a cell is a character`() throws {
    #expect(
      try faults(
        relations: "id,source,target,kind,note\nr1,l'a,b,funding,5\" pipe\nr2,'a,b,funding,it's\n")
        == [])
  }

  @Test func `a row with more cells than the header is refused, empty ones are passed over`() throws
  {
    #expect(
      try faults(relations: Self.header + "r1,a,b,funding,1,2\nr2,a,b,funding,,\n") == [
        "relations.csv:2: error: the row has 6 cells, the header 4; put cells that hold the "
          + "separator in double quotes",
        "relations.csv:3: warning: the row has 6 cells, the header 4; the ones too many are empty",
      ])
  }

  @Test func `columns without a name or with one name are named`() throws {
    #expect(
      try faults(relations: "id,source,target,kind,,x,x\nr1,a,b,funding,5,6,7\n") == [
        "relations.csv:1: warning: column 5 has no name; it is kept as 'column5'",
        "relations.csv:1: error: columns 6 and 7 are both named 'x'; each column needs a name of "
          + "its own",
      ])
  }

  @Test func `an undecodable byte is named by its line`() throws {
    let folder = try TemporaryFolder()
    let text = Array("id,source,target,kind\nr1,a,b,funding\nr2,a,".utf8)
    try folder.write(text + [0x81] + Array(",funding\n".utf8), to: "relations.csv")
    #expect(
      folder.diagnostics().first
        == "relations.csv:3: error: byte 0x81 is neither UTF-8 nor Windows-1252; save the file as "
        + "UTF-8")
    let accented = Array("id,source,target,kind\nr1,école,œuvre,funding\nr2,a,".utf8)
    try folder.write(accented + [0xE9] + Array(",funding\n".utf8), to: "relations.csv")
    #expect(
      folder.diagnostics().first
        == "relations.csv:3: error: byte 0xE9 is not UTF-8; save the file as UTF-8")
    try folder.write(text + [0x00] + Array(",funding\n".utf8), to: "relations.csv")
    #expect(
      folder.diagnostics().first
        == "relations.csv:3: error: a NUL character; the file is not text, or not in an encoding "
        + "that is read here")
  }

  @Test func `statements and figures name what is missing`() throws {
    #expect(
      try faults(
        relations: Self.header + "r1,a,b,funding\n",
        statements: "subject,source\nrelation:r1,s1\nrelation:r9,s1\nr1,s1\nactor:a,s2\n",
        sources: "id,title,depends_on\ns1,S,s1\n",
        figures: "id,actor,measure,value\nf1,zed,jobs,many\n") == [
          "statements.csv:3: error: nothing is declared as 'relation:r9'; expected actor:ID, "
            + "relation:ID or figure:ID of a row in its table",
          "statements.csv:4: error: subject 'r1' is not of the form actor:ID, relation:ID or "
            + "figure:ID",
          "statements.csv:5: error: no source 's2'; declare it in sources.csv, or correct the "
            + "spelling",
          "sources.csv:2: error: 's1' depends on itself through 's1'",
          "figures.csv:2: error: 'many' is no number; expected digits, such as 1250000 or 12.5",
          "figures.csv:2: error: no actor 'zed'; declare it in actors.csv, or correct the spelling",
          "figures.csv:2: warning: figure 'f1' has no statement",
        ])
  }

  @Test func `parts and sources in a circle are named, those that lead into it are not`() throws {
    #expect(
      try faults(
        relations: "id,source,target,kind,part_of\nr1,a,b,funding,r2\nr2,a,b,funding,r3\n"
          + "r3,a,b,funding,r2\nr4,a,b,funding,r4\nr5,a,b,funding,r1\n",
        sources: "id,title,depends_on\ns1,S,s2\ns2,S,s3\ns3,S,s2\n") == [
          "relations.csv:3: error: 'r2' is part of itself through 'r3'; a part cannot contain its "
            + "whole",
          "relations.csv:4: error: 'r3' is part of itself through 'r2'; a part cannot contain its "
            + "whole",
          "relations.csv:5: error: 'r4' is part of itself through 'r4'; a part cannot contain its "
            + "whole",
          "sources.csv:3: error: 's2' depends on itself through 's3'",
          "sources.csv:4: error: 's3' depends on itself through 's2'",
        ])
  }

  @Test func `a chain of parts is followed in linear time`() throws {
    // A column of which no cell is a date would be an attribute.
    let rows = (1..<30_000).map { "r\($0),a,b,funding,r\($0 - 1),2020" }.joined(separator: "\n")
    let text = "id,source,target,kind,part_of,since\nr0,a,b,funding,,soon\n" + rows
    let reading = NetworkReader.read(
      Array(text.utf8), path: "a.csv", options: ReadingOptions(faultHandling: .dropRows))
    #expect(reading.ledger.map(\.refused) == [30_000])
    #expect(reading.network?.relations.count == 0)
  }

  @Test func `a bad datapackage is named by its line`() throws {
    #expect(
      try faults(package: "{\n  \"name\": \"n\",\n  \"title\": }\n") == [
        "datapackage.json:3: error: expected a value, found '}'"
      ])
    #expect(
      try faults(package: "{\n  \"title\": 5\n}") == [
        "datapackage.json:2: error: 'title' must be a string, found a number"
      ])
    #expect(
      try faults(package: "[]") == ["datapackage.json:1: error: expected an object, found an array"]
    )
  }

  @Test func `a file that is no table is pointed out`() throws {
    let folder = try TemporaryFolder()
    try folder.write("id,source,target,kind\n", to: "relations.csv")
    try folder.write("x\n", to: "partners.csv")
    #expect(
      folder.diagnostics() == [
        "partners.csv: warning: the file is no table of a network and is not read"
      ])
  }

  @Test func `control characters of data never reach a message`() throws {
    let found = try faults(
      relations: Self.header + "r1,\u{1B}[2J\u{202E},b,funding\n", actors: "id,name\nb,B\n")
    #expect(found.count == 1)
    #expect(found[0].contains(#"'\u{1B}[2J\u{202E}'"#))
    #expect(!found[0].unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
  }

  @Test func `a message about a cell of a megabyte is short`() throws {
    let found = try faults(
      relations: "id,source,target,kind,weight\nr1,a,b,funding,"
        + String(repeating: "x", count: 1_000_000) + "\n")
    #expect(found.count == 1)
    #expect(found[0].utf8.count < 300)
  }

  // MARK: Dropping faulty rows

  @Test func `dropping faulty rows drops what names them, and says so`() throws {
    let folder = try TemporaryFolder()
    try folder.write("id,name,since\na,A,\nb,B,soon\nc,C,\n", to: "actors.csv")
    try folder.write(
      "id,source,target,kind,part_of\nr1,a,b,funding,\nr2,a,c,funding,\nr3,a,c,funding,r1\n"
        + "r4,c,c,partnership,\n", to: "relations.csv")
    try folder.write("id,title\ns,S\n", to: "sources.csv")
    try folder.write(
      "subject,source\nrelation:r1,s\nrelation:r2,s\nrelation:r3,s\nrelation:r4,s\n",
      to: "statements.csv")
    let strict = NetworkReader.read(path: folder.path)
    #expect(strict.network == nil)
    #expect(strict.errors.count == 1)
    #expect(strict.ledger.first?.refused == 1)
    let options = ReadingOptions(faultHandling: .dropRows)
    let network = try #require(NetworkReader.read(path: folder.path, options: options).network)
    #expect(network.actors.map(\.id.text) == ["a", "c"])
    #expect(network.relations.map(\.id.text) == ["r2", "r4"])
    #expect(network.statements.count == 2)
    let reading = NetworkReader.read(path: folder.path, options: options)
    #expect(reading.ledger.map(\.read) == [3, 4, 4, 1])
    #expect(reading.ledger.map(\.refused) == [1, 2, 2, 0])
    #expect(reading.ledger.map(\.selfLoops) == [0, 1, 0, 0])
    #expect(
      folder.diagnostics(options).filter { $0.contains("error") } == [
        "actors.csv:3: error: 'soon' is no date; expected a day, month or year such as 2023-05-12, "
          + "2023-05, 2023 or 12/05/2023",
        "relations.csv:2: error: the row names 'b', which was refused (actors.csv:3)",
        "relations.csv:4: error: the row names 'r1', which was refused (relations.csv:2)",
        "statements.csv:2: error: the row names 'r1', which was refused (relations.csv:2)",
        "statements.csv:4: error: the row names 'r3', which was refused (relations.csv:4)",
      ])
  }
}
