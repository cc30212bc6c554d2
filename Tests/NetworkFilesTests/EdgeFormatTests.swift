import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct EdgeFormatTests {
  private func read(
    _ text: String, _ path: String = "ties.csv", _ options: ReadingOptions = ReadingOptions()
  ) -> NetworkReading {
    NetworkReader.read(Array(text.utf8), path: path, options: options)
  }

  private func ties(_ reading: NetworkReading) -> [String] {
    reading.contents.relations.map { "\($0.source)>\($0.target)" }
  }

  @Test func `a French sheet is read as its author meant it`() throws {
    let text = "source;cible;Montant;Devise;Depuis\nX;Y;1 500,50;EUR;12/05/2023\n"
    let reading = NetworkReader.read(Array(text.utf8), path: "liens.csv")
    let relation = try #require(reading.network?.relations.first)
    #expect(reading.network?.actors.map(\.id) == ["X", "Y"])
    #expect(relation.amount == Money(minorUnits: 150_050, currency: .euro))
    #expect(relation.period.since == .date(PartialDate("2023-05-12")!))
  }

  @Test(arguments: [
    "source,target", "Source;Target", "src\tdst", "from|to", "Vertex 1,Vertex 2", "node1,node2",
    "target,source",
  ])
  func `the ends are found by their usual names`(header: String) {
    let mark = header.first { ",;\t|".contains($0) }!
    let isSwapped = header.hasPrefix("target")
    let row = isSwapped ? "b\(mark)a" : "a\(mark)b"
    let reading = read("\(header)\n\(row)\n")
    #expect(reading.format == .edgeTable)
    #expect(ties(reading) == ["a>b"])
    #expect(reading.contents.relations[0].id == "e1")
    #expect(reading.contents.relations[0].kind == "tie")
    #expect(reading.network?.kind(of: reading.contents.relations[0]).countsAs == .partnership)
    #expect(reading.network?.direction(of: reading.contents.relations[0]) == .undirected)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a table of Gephi is read with its types, labels and weights`() {
    let reading = read(
      """
      Id,Source,Target,Type,Label,Weight,Kind
      0,a,b,Directed,pays,2.5,funding
      1,b,c,Undirected,,1,lunch
      2,c,c,Undirected,,1,lunch

      """)
    let relations = reading.contents.relations
    #expect(relations.map(\.id.text) == ["0", "1", "2"])
    #expect(relations.map(\.direction) == [.directed, .undirected, .undirected])
    #expect(relations[0].weight?.description == "2.5")
    #expect(reading.network?.attribute("Label", of: relations[0]) == "pays")
    #expect(reading.ledger.map(\.selfLoops) == [1])
    #expect(reading.ledger.map(\.kept) == [2])
    #expect(
      reading.diagnostics.map(\.description) == [
        "ties.csv:3: warning: the kind 'lunch' is not known; it is taken for a partnership, "
          + "undirected where the file does not say"
      ])
  }

  @Test func `without a header the first two columns are the ends, and that is said`() {
    let reading = read("a,b,1\nb,c,2\n")
    #expect(ties(reading) == ["a>b", "b>c"])
    #expect(reading.contents.relations.map(\.weight?.description) == ["1", "2"])
    #expect(reading.warnings.count == 1)
    #expect(reading.dialects[0].hasHeader == false)
    let named = read("who,whom,times\na,b,1\n")
    #expect(ties(named) == ["a>b"])
    #expect(named.dialects[0].hasHeader)
  }

  @Test(arguments: [
    ("source,weight\na,3\n", "target"), ("montant;vers\n12;b\n", "source"),
    ("from,note,since\na,b,2020\n", "target"),
  ])
  func `a header that names one end lacks the other`(text: String, missing: String) {
    let reading = read(text)
    #expect(reading.network == nil)
    #expect(reading.diagnostics.map(\.code) == [.missingColumn])
    #expect(reading.diagnostics.first?.column == missing)
  }

  @Test func `columns can be named by the options`() {
    let options = ReadingOptions(
      sourceColumn: "payer", targetColumn: "payee", weightColumn: "sum", direction: .directed)
    let reading = read("year,Payer,payee,sum,source\n2020,a,b,5,web\n", "x.csv", options)
    #expect(ties(reading) == ["a>b"])
    #expect(reading.contents.relations[0].weight?.description == "5")
    #expect(
      reading.network.map { $0.direction(of: reading.contents.relations[0]) } == .directed)
    #expect(
      reading.network?.attribute("source (column)", of: reading.contents.relations[0]) == "web")
    let missing = read("a,b\n1,2\n", "x.csv", ReadingOptions(sourceColumn: "payer"))
    #expect(missing.errors.first?.message.hasPrefix("the required column 'source'") == true)
  }

  @Test func `equal rows without ids are two ties, with ids one`() {
    #expect(ties(read("source,target\na,b\na,b\n")).count == 2)
    let merged = read("id,source,target\n1,a,b\n1,a,b\n")
    #expect(ties(merged).count == 1)
    #expect(merged.ledger.map(\.merged) == [1])
  }

  @Test func `parallel relations are counted and said to be merged later`() {
    let report = CheckReport(reading: read("source,target\na,b\nb,a\na,c\n"))
    #expect(report.parallelRelations == 1)
    #expect(report.text(language: .english).contains("1 of them repeats the ends"))
  }

  @Test func `an edge list has words, weights and comments`() {
    let reading = read(
      "# a list\n% another\na b\n  b\tc 2.5\r\nc d 1 # note\nd e {}\ne f {'weight': 3}\n\n",
      "ties.txt")
    #expect(reading.format == .edgeList)
    #expect(reading.errors.isEmpty)
    #expect(ties(reading) == ["a>b", "b>c", "c>d", "d>e", "e>f"])
    #expect(
      reading.contents.relations.map(\.weight?.description) == [nil, "2.5", "1", nil, "3"])
    #expect(reading.dialects[0].separator == nil)
  }

  @Test func `faults of an edge list are named with their lines`() {
    let reading = read("# x\na b\nlonely\na b heavy\na b {'a' 1}\n", "ties.txt")
    #expect(
      reading.errors.map(\.description) == [
        "ties.txt:3: error: one word where a tie needs two; expected 'a b' or 'a b weight'",
        "ties.txt:4: error: 'heavy' is no number; expected digits, such as 1250000 or 12.5",
        "ties.txt:5: error: expected {} or {'weight': 2.5} after the two ends, or a plain number",
      ])
    #expect(reading.ledger.map(\.read) == [4])
    #expect(reading.ledger.map(\.refused) == [3])
  }

  @Test func `an edge list with ids of several words is not written`() throws {
    let contents = read("source,target\na b,c\n").contents
    #expect(throws: OutputFault.self) { try NetworkWriter.encode(contents, as: .edgeList) }
    let plain = try NetworkWriter.encode(
      read("source,target,weight\na,c,2\n").contents, as: .edgeList)
    #expect(String(decoding: plain.files[0].bytes, as: UTF8.self) == "a c 2\n")
    #expect(
      plain.loss.lines(language: .english) == [
        "1 id and kind of a relation"
      ])
  }

  @Test func `node-link JSON is read from links and from edges`() {
    for member in ["links", "edges"] {
      let reading = read(
        """
        {"directed": true, "multigraph": false, "graph": {"name": "n", "x": [1]},
         "nodes": [{"id": 1, "label": "One", "tags": ["a", "b"]}, {"id": "2"}],
         "\(member)": [{"source": 1, "target": "2", "weight": 0.30000000000000004}]}
        """, "g.json")
      #expect(reading.errors.isEmpty)
      #expect(reading.format == .nodeLinkJSON)
      #expect(reading.contents.actors.map(\.name) == ["One", "2"])
      #expect(reading.contents.actors[0].attributes == ["a|b"])
      #expect(reading.contents.relations[0].weight?.description == "0.30000000000000004")
      #expect(
        reading.network.map { $0.direction(of: reading.contents.relations[0]) } == .directed)
      #expect(reading.contents.metadata.name == "n")
      #expect(reading.contents.metadata.furtherProperties == [.init(name: "x", json: "[1]")])
    }
  }

  @Test func `links may name nodes by their place, as old files of D3 do`() {
    let reading = read(
      #"{"nodes": [{"name": "a"}, {"name": "b"}], "links": [{"source": 1, "target": 0}]}"#, "g.json"
    )
    #expect(ties(reading) == ["b>a"])
  }

  @Test func `faults of node-link JSON are named with their lines`() {
    let reading = read(
      """
      {"nodes": [{"id": "a"},
       5,
       {"id": "a", "name": "x"}],
       "links": [{"source": "a"},
       {"source": "a", "target": "z"}]}
      """, "g.json")
    #expect(
      reading.errors.map(\.description) == [
        "g.json:2: error: expected an object, found a number",
        "g.json:3: error: the id 'a' stands already on line 1, in a row that says something else; "
          + "each row needs an id of its own",
        "g.json:4: error: the cell 'target' is empty; it must be filled",
        "g.json:5: error: no actor 'z'; declare it among the actors of the file, or correct the "
          + "spelling",
      ])
    #expect(
      read("{\"nodes\": []}", "g.json").errors.map(\.message) == [
        "expected a member 'links' or 'edges' with the ties"
      ])
  }

  @Test func `objects that each have names of their own do not fill the memory`() {
    let nodes = (0..<3000).map { "{\"id\":\"\($0)\",\"n\($0)\":1}" }.joined(separator: ",\n")
    let reading = read("{\"nodes\":[\(nodes)],\"links\":[]}", "g.json")
    #expect(reading.errors.map(\.code) == [.syntax])
    #expect(reading.errors[0].message.contains("too many different attributes"))
  }

  @Test(arguments: [
    ("<html><body>", "XML or HTML"), ("%PDF-1.7", "PDF"),
  ])
  func `formats that are not read are named`(text: String, name: String) {
    let reading = read(text, "x")
    #expect(reading.network == nil)
    #expect(reading.errors.map(\.code) == [.unknownFormat])
    #expect(reading.errors[0].message.contains(name))
  }

  @Test func `networks of no size are networks`() {
    for (text, path) in [
      ("source,target\n", "a.csv"), ("", "a.txt"), ("# none\n", "a.txt"),
      (#"{"nodes": [], "links": []}"#, "a.json"), (#"{"maillage": 1}"#, "a.maillage.json"),
    ] {
      let reading = read(text, path)
      #expect(reading.network?.actors.count == 0, "\(path)")
      #expect(reading.ledger.allSatisfy { $0.read == 0 })
    }
  }

  @Test(arguments: ["a.csv", "a.tsv"])
  func `a table without a header is refused, since its columns are required`(path: String) {
    let reading = read(" \n", path)
    #expect(reading.network == nil)
    #expect(
      reading.errors.map(\.message) == [
        "the file is empty; expected a header such as source,target"
      ])
  }

  @Test func `the format of an output follows its name`() {
    #expect(FileFormat(outputPath: "a/b.maillage.json") == .maillageJSON)
    #expect(FileFormat(outputPath: "b.json") == .nodeLinkJSON)
    #expect(FileFormat(outputPath: "b.CSV") == .edgeTable)
    #expect(FileFormat(outputPath: "b.dot") == .dot)
    #expect(FileFormat(outputPath: "out") == .networkFolder)
    #expect(FileFormat(outputPath: "a.b/out") == .networkFolder)
    #expect(FileFormat(outputPath: "b.xyz") == nil)
  }
}

@Suite struct RoundedNumberTests {
  private func weights(_ cells: [String]) -> NetworkReading {
    let rows = cells.map { "a,b,\($0)\n" }.joined()
    return NetworkReader.read(Array(("source,target,weight\n" + rows).utf8), path: "t.csv")
  }

  @Test func `decimals beyond the eighteenth are rounded, and said to be`() {
    // What Python writes for 1/300, 2/3e-3 and 123456789012.345678901234.
    let reading = weights([
      "0.0033333333333333335", "6.666666666666667e-4", "-0.0000123456789012345678", "1.5",
    ])
    #expect(reading.errors.isEmpty)
    #expect(
      reading.contents.relations.map { $0.weight?.description } == [
        "0.003333333333333334", "0.000666666666666667", "-0.000012345678901235", "1.5",
      ])
    #expect(
      reading.warnings.map(\.description) == [
        "t.csv:2: warning: '0.0033333333333333335' is rounded to 0.003333333333333334, the 18 decimals "
          + "that are kept; 2 more are rounded too"
      ])
  }

  @Test func `a number of which too little would be left is refused`() {
    let reading = weights(["0.00000000000000000001"])
    #expect(reading.errors.map(\.code) == [.badNumber])
  }
}
