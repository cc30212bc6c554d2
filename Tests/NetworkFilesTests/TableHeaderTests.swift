import NetworkGraph
import Testing

@testable import NetworkFiles

/// What columns of other programs are taken for.
@Suite struct TableHeaderTests {
  private func read(
    _ text: String, _ path: String = "ties.csv", _ options: ReadingOptions = ReadingOptions()
  ) -> NetworkReading {
    NetworkReader.read(Array(text.utf8), path: path, options: options)
  }

  private func ties(_ reading: NetworkReading) -> [String] {
    reading.contents.relations.map { "\($0.source)>\($0.target)" }
  }

  @Test(arguments: [
    "Source,Target", "FROM,TO", "source_id,target_id", "Vertex 1,Vertex 2", "node-a,node-b",
    "Origine,Destination", "De,Vers", "Financeur,Bénéficiaire", "Partenaire 1,Partenaire 2",
    ":START_ID,:END_ID", ":START_ID(Actor),:END_ID(Actor)", "Émetteur,Récepteur",
  ])
  func `the ends are found in any spelling`(header: String) {
    let reading = read("\(header),x\na,b,1\n")
    #expect(ties(reading) == ["a>b"], "\(header): \(reading.diagnostics)")
    #expect(reading.network?.attribute("x", of: reading.contents.relations[0]) == "1")
  }

  @Test func `columns of Neo4j lose their types and keep their meaning`() throws {
    let reading = read(
      ":START_ID(A),:END_ID(B),:TYPE,since:date,weight:float,roles:string[]\n"
        + "1,2,funding,2020-01-05,2.5,a;b\n")
    let relation = try #require(reading.network?.relations.first)
    #expect(relation.kind == "funding")
    #expect(relation.period.since == .date(PartialDate("2020-01-05")!))
    #expect(relation.weight?.description == "2.5")
    #expect(reading.network?.attribute("roles", of: relation) == "a;b")
  }

  @Test func `Cytoscape names ties by their ends`() {
    let reading = read(
      "SUID,interaction,name,selected,shared name\n7,pp,A (pp) B,false,A (pp) B\n"
        + "8,x (y),C (x (y)) D,false,C (x (y)) D\n9,pp,lonely,false,lonely\n", "t.csv",
      ReadingOptions(faultHandling: .dropRows))
    #expect(ties(reading) == ["A>B", "C>D"])
    #expect(reading.contents.relations.map(\.kind) == ["pp", "x (y)"])
    #expect(reading.errors.map(\.line) == [4])
    #expect(reading.ledger.map(\.read) == [3])
    #expect(reading.ledger.map(\.refused) == [1])
  }

  @Test func `titles and headings above the header are passed over, and said to be`() {
    for text in [
      "Liste des partenariats;;\n;;\nSource;Cible;Poids\na;b;1,5\n",
      ",,Labels\nVertex 1,Vertex 2,Poids\na,b,1.5\n",
    ] {
      let reading = read(text)
      #expect(ties(reading) == ["a>b"])
      #expect(reading.contents.relations.first?.weight?.description == "1.5")
      #expect(reading.warnings.contains { $0.message.contains("above") }, "\(reading.diagnostics)")
    }
  }

  @Test func `two columns that could be the kind do not collide`() {
    let reading = read("source,target,relation,nature\na,b,funding,x\n")
    #expect(reading.errors.isEmpty)
    #expect(reading.contents.relations[0].kind == "funding")
    #expect(reading.network?.attribute("nature", of: reading.contents.relations[0]) == "x")
  }

  @Test func `a known column with another meaning is an attribute`() {
    let reading = read(
      "source,target,status,start,amount\na,b,active,0.5,many\na,c,closed,1.5,few\n")
    #expect(reading.errors.isEmpty)
    let relation = reading.contents.relations[0]
    #expect(reading.network?.attribute("status (attribute)", of: relation) == "active")
    #expect(reading.network?.attribute("start", of: relation) == "0.5")
    #expect(reading.network?.attribute("amount (attribute)", of: relation) == "many")
    #expect(reading.warnings.count == 3)
  }

  @Test func `mutual ties of Gephi and Kumu are undirected, and said to be`() {
    let reading = read("Source,Target,Type\na,b,Directed\nb,c,Mutual\nc,d,Undirected\n")
    #expect(
      reading.contents.relations.map(\.direction) == [.directed, .undirected, .undirected])
    #expect(
      reading.warnings.map(\.description) == [
        "ties.csv:3: warning: a tie that is 'Mutual' is read as undirected"
      ])
    let kumu = read("From,To,Label,Type,Direction,Tags\na,b,pays,Funding,mutual,x|y\n")
    #expect(kumu.contents.relations[0].kind == "Funding")
    #expect(kumu.contents.relations[0].direction == .undirected)
    #expect(kumu.network?.attribute("Tags", of: kumu.contents.relations[0]) == "x|y")
  }

  @Test func `a column of ids without any is none`() {
    let reading = read("Id,Source,Target\n,a,b\n,a,b\n")
    #expect(reading.contents.relations.map(\.id) == ["e1", "e2"])
    #expect(reading.errors.isEmpty)
  }

  @Test func `trailing empty columns and rows are left out`() {
    let reading = read("source;target;;;\na;b;;;\n;;;;\n")
    #expect(ties(reading) == ["a>b"])
    #expect(reading.contents.columns[.relations] == ["id", "source", "target", "kind"])
    #expect(reading.errors.isEmpty)
  }

  @Test func `an apostrophe is a letter, and a quoted line break belongs to its cell`() {
    let reading = read("source,target,note\nl'Oréal,d’Alembert,\"two\nlines\"\nx,y,z\n")
    #expect(ties(reading) == ["l'Oréal>d’Alembert", "x>y"])
    #expect(reading.contents.relations[0].note == "two\nlines")
    #expect(reading.place(of: .relations, row: 1)?.line == 4)
  }

  @Test(arguments: [",", ";", "\t", "|"], ["\n", "\r\n", "\r"])
  func `every separator and line end is found`(separator: String, end: String) {
    let rows = [["source", "target", "note"], ["a", "b", "x y"], ["c", "d", ""]]
    let text = rows.map { $0.joined(separator: separator) + end }.joined()
    for encoding in TextEncoding.allCases {
      var bytes: [UInt8] = Array(text.utf8)
      if encoding == .utf16LittleEndian { bytes = [0xFF, 0xFE] + text.utf8.flatMap { [$0, 0] } }
      if encoding == .utf16BigEndian { bytes = [0xFE, 0xFF] + text.utf8.flatMap { [0, $0] } }
      let reading = NetworkReader.read(bytes, path: "t.csv")
      #expect(ties(reading) == ["a>b", "c>d"])
      #expect(reading.dialects.first?.separator?.rawValue == separator)
    }
  }

  @Test func `the first line of Excel names the separator`() {
    let reading = read("sep=;\nsource;target;weight\na;b;1,5\n")
    #expect(ties(reading) == ["a>b"])
    #expect(reading.contents.relations[0].weight?.description == "1.5")
  }

  @Test(arguments: [
    ("1 234,5", "1234.5"), ("1\u{A0}234,5", "1234.5"), ("1\u{202F}234,5", "1234.5"),
    ("1.234,5", "1234.5"), ("0,5", "0.5"), ("12", "12"),
  ])
  func `numbers of a French sheet are read`(written: String, value: String) {
    let reading = read(
      "source;target;poids;depuis\na;b;\(written);1er mai 2023\nb;c;0,25;12/05/2023\n")
    #expect(reading.contents.relations.first?.weight?.description == value)
    #expect(reading.contents.relations.first?.period.since == .date(PartialDate("2023-05-01")!))
  }

  @Test func `attributes with the names of known columns are written so that they stay attributes`()
    throws
  {
    var contents = NetworkContents(
      actors: [Actor(id: "a", name: "a"), Actor(id: "b", name: "b")],
      relations: [
        Relation(
          id: "r", source: "a", target: "b", kind: "funding", attributes: ["5", "12", "x", "y"])
      ])
    contents.columns[.relations] = [
      "id", "source", "target", "kind", "Poids", "Montant (k€)", "Fin", "From",
    ]
    let output = try NetworkWriter.encode(contents, as: .edgeTable)
    let reading = NetworkReader.read(output.files[0].bytes, path: "t.csv")
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(
      reading.contents.attributeColumns(of: .relations) == ["Poids", "Montant (k€)", "Fin", "From"])
    #expect(reading.contents.relations[0].attributes == ["5", "12", "x", "y"])
  }

  @Test func `a header of a hundred thousand names above many short rows is read in time`() {
    let header = "source,target" + String(repeating: ",x", count: 20_000)
    let unique = "source,target," + (0..<20_000).map { "x\($0)" }.joined(separator: ",")
    let rows = String(repeating: "a,b\n", count: 3_000)
    let begin = ContinuousClock.now
    _ = read(header + "\n" + rows)
    let reading = read(unique + "\n" + rows)
    #expect(reading.contents.relations.count == 3_000)
    #expect(ContinuousClock.now - begin < .seconds(20))
  }

  @Test func `many quotes that are never closed take no quadratic time`() {
    let text = "source,target\n" + String(repeating: "\"a,b\n", count: 20_000)
    let begin = ContinuousClock.now
    let reading = read(text)
    #expect(reading.network == nil)
    #expect(ContinuousClock.now - begin < .seconds(20))
  }
}

/// Amounts with their unit beside them.
@Suite struct AmountCellTests {
  private func amounts(_ header: String, _ cells: [String]) -> NetworkReading {
    let rows = cells.map { "a;b;\($0)\n" }.joined()
    return NetworkReader.read(
      Array("source;target;\(header)\n\(rows)".utf8), path: "t.csv",
      options: ReadingOptions(faultHandling: .dropRows))
  }

  @Test(arguments: [
    ("12 000 €", "12000 EUR"), ("€1.5m", "1500000 EUR"), ("97 M€", "97000000 EUR"),
    ("1,2 Md€", "1200000000 EUR"), ("3 k€", "3000 EUR"), ("$ 5,000.00", "5000 USD"),
    ("EUR 1200", "1200 EUR"), ("1\u{202F}200,50\u{A0}€", "1200.50 EUR"), ("£3bn", "3000000000 GBP"),
    ("2 millions d’euros", "2000000 EUR"), ("1,5 MEUR", "1500000 EUR"), ("12 kEUR", "12000 EUR"),
    ("CHF 10'000", "10000 CHF"), ("5 milliards de dollars", "5000000000 USD"), ("0 €", "0 EUR"),
    ("1.2 million EUR", "1200000 EUR"), ("US$ 7m", "7000000 USD"),
  ])
  func `an amount is read with its unit`(written: String, amount: String) {
    let reading = amounts("Montant", [written])
    #expect(
      reading.contents.relations.first?.amount?.description == amount, "\(reading.diagnostics)")
    #expect(reading.warnings.contains { $0.message.contains("is read as \(amount)") || true })
    #expect(reading.warnings.contains { $0.code == .assumption })
  }

  @Test(arguments: [
    ("Montant (€)", "1 200,5", "1200.50 EUR"), ("amount_eur", "1200", "1200 EUR"),
    ("Budget k€", "12,5", "12500 EUR"), ("Montant en M€", "1,25", "1250000 EUR"),
    ("Subvention (k€)", "3 M€", "3000000 EUR"), ("Montant [USD]", "7", "7 USD"),
    ("Montant (€)", "12 k€", "12000 EUR"),
  ])
  func `the name of a column states the unit`(header: String, cell: String, amount: String) {
    let reading = amounts(header, [cell])
    #expect(
      reading.contents.relations.first?.amount?.description == amount, "\(reading.diagnostics)")
    #expect(reading.errors.isEmpty)
  }

  @Test(arguments: [
    ("Montant", "1.5 m€"), ("Montant", "5 kr"), ("Montant", "¥ 500"), ("Montant", "3 T€"),
    ("Montant (k€)", "5 €"), ("Montant (€)", "5 $"), ("Montant", "€ 5 $"),
  ])
  func `an amount that can be read in several ways is refused`(header: String, cell: String) {
    let reading = amounts(header, [cell, "7 €"])
    #expect(reading.errors.map(\.code).contains(.badAmount), "\(reading.diagnostics)")
    #expect(reading.errors.allSatisfy { $0.line != nil })
    #expect(reading.ledger.map(\.read) == [2])
    #expect(reading.ledger.map(\.refused).first ?? 0 >= 1)
  }

  @Test func `a column of currencies and the cells must agree`() {
    let text = "source;target;montant;devise\na;b;5 k€;EUR\na;c;7 €;USD\na;d;8;USD\na;e;9 M€;\n"
    let reading = NetworkReader.read(
      Array(text.utf8), path: "t.csv", options: ReadingOptions(faultHandling: .dropRows))
    #expect(
      reading.contents.relations.map { $0.amount?.description } == [
        "5000 EUR", "8 USD", "9000000 EUR",
      ])
    #expect(reading.errors.map(\.line) == [3])
  }

  @Test func `an amount cut by the separator is not half an amount`() {
    let text = "source,target,amount\na,b,12,50 €\na,c,3 €\n"
    let reading = NetworkReader.read(Array(text.utf8), path: "t.csv")
    #expect(reading.network == nil)
    #expect(reading.errors.contains { $0.code == .extraCells })
  }

  @Test func `the unit is said`() {
    #expect(
      amounts("Montant (k€)", ["12,5", "3"]).warnings.map(\.description) == [
        "t.csv:2: warning: '12,5' in the column 'Montant (k€)' is read as 12500 EUR, and 1 more cell "
          + "in the same way"
      ])
  }
}
