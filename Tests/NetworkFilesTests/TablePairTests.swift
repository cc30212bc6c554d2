import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct TablePairTests {
  private func read(
    nodes: String, edges: String, names: (String, String) = ("nodes.csv", "edges.csv"),
    _ options: ReadingOptions = ReadingOptions()
  ) throws -> (NetworkReading, TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write(nodes, to: names.0)
    try folder.write(edges, to: names.1)
    return (NetworkReader.read(path: folder.path, options: options), folder)
  }

  @Test(arguments: [
    ("Id,Label,City", "Source,Target", "nodes.csv", "edges.csv"),
    (":ID(X),name:string,:LABEL", ":START_ID(X),:END_ID(X)", "actors.csv", "ties.csv"),
    ("id;name;kind", "from;to", "lyon_nodes.csv", "lyon_edges.csv"),
    ("vertex\tlabel\tx", "Vertex 1\tVertex 2", "vertices.tsv", "edges.tsv"),
    ("identifiant;nom;ville", "source;cible", "noeuds.txt", "liens.csv"),
  ])
  func `tables of other programs are read as a pair`(
    nodeHeader: String, edgeHeader: String, nodeFile: String, edgeFile: String
  ) throws {
    let mark = nodeHeader.first { ",;\t".contains($0) }.map { String($0) } ?? ","
    func row(_ cells: String...) -> String { cells.joined(separator: mark) + "\n" }
    let (reading, _) = try read(
      nodes: nodeHeader + "\n" + row("1", "One", "x") + row("2", "Two", "y")
        + row("3", "Three", ""),
      edges: edgeHeader + "\n" + row("1", "2"), names: (nodeFile, edgeFile))
    #expect(reading.format == .tablePair)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(reading.contents.actors.map(\.name) == ["One", "Two", "Three"])
    #expect(reading.network?.relations.map(\.target) == ["2"])
    #expect(reading.ledger.map(\.kept) == [3, 1])
    #expect(reading.inputs.count == 2)
  }

  @Test func `Kumu names actors by their label`() throws {
    let (reading, _) = try read(
      nodes: "Label,Type,Tags,Description\nCNRS,Research,a|b,x\nAMU,University,,\n",
      edges: "From,To,Type\nCNRS,AMU,funding\n", names: ("elements.csv", "connections.csv"))
    #expect(reading.network?.actors.map(\.id) == ["CNRS", "AMU"])
    #expect(reading.network?.actors.map(\.name) == ["CNRS", "AMU"])
    #expect(reading.network?.actors[0].kind == "Research")
  }

  @Test func `where ties name labels, labels are the ids`() throws {
    let (reading, _) = try read(
      nodes: "id,name\n1,CNRS\n2,AMU\n", edges: "source,target\nCNRS,AMU\n")
    #expect(reading.network?.actors.map(\.id) == ["CNRS", "AMU"])
    #expect(reading.warnings.contains { $0.message.contains("instead of 'id'") })
  }

  @Test func `an end without a row is an error, and its tie is left out when that is asked`() throws
  {
    let (reading, folder) = try read(
      nodes: "Id,Label\na,A\n", edges: "Source,Target\na,a\na,z\n")
    #expect(reading.network == nil)
    #expect(reading.errors.map(\.line) == [3])
    let lenient = NetworkReader.read(
      path: folder.path, options: ReadingOptions(faultHandling: .dropRows))
    #expect(lenient.network?.relations.count == 1)
    #expect(lenient.ledger.map(\.refused) == [0, 1])
    #expect(lenient.ledger.map(\.selfLoops) == [0, 1])
  }

  @Test func `the two tables are told apart in either order`() throws {
    let folder = try TemporaryFolder()
    try folder.write("Id,Label\na,A\nb,B\n", to: "x.csv")
    try folder.write("Source,Target\na,b\n", to: "y.csv")
    for (first, second) in [("x", "y"), ("y", "x")] {
      let reading = NetworkReader.read(
        path: folder.path + "/\(first).csv",
        options: ReadingOptions(companions: [folder.path + "/\(second).csv"]))
      #expect(reading.network?.actors.map(\.name) == ["A", "B"])
      #expect(reading.network?.relations.count == 1)
    }
    let missing = NetworkReader.read(
      path: folder.path + "/y.csv", options: ReadingOptions(companions: ["/no/such/file"]))
    #expect(missing.errors.map(\.code).contains(.unreadable))
  }

  @Test func `several pairs in a folder are not guessed at`() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] {
      try folder.write("id\n1\n", to: name + "_nodes.csv")
      try folder.write("source,target\n1,1\n", to: name + "_edges.csv")
    }
    #expect(folder.diagnostics().first?.contains("several pairs") == true)
  }

  @Test func `a network is written as Gephi imports it`() throws {
    let contents = NetworkContents(
      actors: [Actor(id: "a", name: "Alpha"), Actor(id: "b", name: "b")],
      relations: [
        Relation(
          id: "r1", source: "a", target: "b", kind: "funding", direction: nil, status: nil,
          period: Period(since: .unknown, until: .unknown), amount: nil, partOf: nil, through: [],
          weight: DecimalNumber("2.5"), note: nil, attributes: [])
      ])
    let output = try NetworkWriter.encode(contents, as: .tablePair)
    #expect(output.files.map(\.name) == ["nodes.csv", "edges.csv"])
    #expect(
      output.files.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "Id,Label\na,Alpha\nb,b\n",
        "Source,Target,Type,Id,Kind,Weight\na,b,Directed,r1,funding,2.5\n",
      ])
  }

  @Test func `random networks are written and read back`() throws {
    for seed in 0..<40 as Range<UInt64> {
      var networks = RandomNetworks(seed: seed)
      let contents = interchangeable(networks.contents())
      let output = try NetworkWriter.encode(contents, as: .tablePair)
      let folder = try TemporaryFolder()
      for file in output.files { try folder.write(file.bytes, to: file.name) }
      let reading = NetworkReader.read(path: folder.path)
      #expect(reading.format == .tablePair)
      #expect(reading.errors.isEmpty, "seed \(seed): \(reading.errors)")
      for table in [NetworkTable.actors, .relations] {
        let (written, read) = (
          describedRows(contents, table), describedRows(reading.contents, table)
        )
        #expect(written.count == read.count)
        for (a, b) in zip(written, read) {
          #expect(a.elementsEqual(b) { $0.utf8.elementsEqual($1.utf8) }, "seed \(seed): \(a) \(b)")
        }
      }
      let again = try NetworkWriter.encode(reading.contents, as: .tablePair)
      #expect(again.files.map(\.bytes) == output.files.map(\.bytes), "seed \(seed)")
    }
  }

  @Test func `attributes with the names of known columns are read back as attributes`() throws {
    var contents = NetworkContents(
      actors: [
        Actor(id: "a", name: "A", attributes: ["1", "2", "3"]),
        Actor(id: "b", name: "B", attributes: ["4"]),
      ],
      relations: [
        Relation(id: "r", source: "a", target: "b", kind: "k", attributes: ["x", "y", "z"])
      ])
    contents.columns[.actors] = ["id", "name", "Label", "Type", "Ville"]
    contents.columns[.relations] = ["id", "source", "target", "kind", "Type", "Poids", "Début"]
    let output = try NetworkWriter.encode(contents, as: .tablePair)
    let folder = try TemporaryFolder()
    for file in output.files { try folder.write(file.bytes, to: file.name) }
    let reading = NetworkReader.read(path: folder.path)
    #expect(reading.contents.attributeColumns(of: .actors) == ["Label", "Type", "Ville"])
    #expect(reading.contents.attributeColumns(of: .relations) == ["Type", "Poids", "Début"])
    #expect(reading.contents.actors.map(\.name) == ["A", "B"])
    #expect(reading.contents.relations[0].attributes == ["x", "y", "z"])
  }

  @Test func `an empty network is a pair of headers`() throws {
    let output = try NetworkWriter.encode(NetworkContents(), as: .tablePair)
    let folder = try TemporaryFolder()
    for file in output.files { try folder.write(file.bytes, to: file.name) }
    #expect(NetworkReader.read(path: folder.path).network?.actors.count == 0)
  }
}
