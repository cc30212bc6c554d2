import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct AdjacencyMatrixTests {
  @Test func `adjacency matrices round trip with weights`() throws {
    try expectRoundTrip(.adjacencyMatrix, path: "n.csv", seeds: 0..<60) { contents in
      var plain = PlainNetworks().prepared(contents)
      // One relation for each two actors, all with a weight that is not zero, or none.
      let isWeighted = plain.relations.first?.weight != nil
      var seen: Set<[String]> = []
      plain.relations = plain.relations.filter {
        seen.insert([$0.source.text, $0.target.text].sorted()).inserted
      }
      let hasDirected = plain.relations.contains { !$0.isSelfLoop && $0.direction == .directed }
      for row in plain.relations.indices {
        let weight = plain.relations[row].weight
        plain.relations[row].weight =
          isWeighted
          ? weight.flatMap { $0.significand == 0 ? nil : $0 } ?? DecimalNumber(significand: 7) : nil
        // A matrix with nothing off the diagonal is symmetric.
        if !hasDirected { plain.relations[row].direction = .undirected }
      }
      if isWeighted, plain.relations.allSatisfy({ $0.weight?.description == "1" }) {
        for row in plain.relations.indices {
          plain.relations[row].weight = DecimalNumber(significand: 2)
        }
      }
      orderBySource(&plain, turning: true, byTarget: true)
      return plain
    }
  }

  @Test func `a symmetric matrix is undirected, and that is said`() {
    let reading = readText(",a,b,c\na,0,1,2.5\nb,1,0,0\nc,2.5,0,4\n", "m.csv")
    #expect(reading.format == .adjacencyMatrix)
    #expect(reading.describedTies == ["a-b 1", "a-c 2.5", "c-c 4"])
    #expect(reading.relationCounts == [5, 2, 2, 1, 0])
    #expect(
      reading.diagnostics.map(\.description) == [
        "m.csv:2: warning: the matrix is symmetric: each two cells that mirror each other are one "
          + "undirected tie"
      ])
    let directed = readText(
      ",a,b\na,0,1\nb,1,0\n", "m.csv", ReadingOptions(direction: .directed))
    #expect(directed.describedTies == ["a>b", "b>a"])
  }

  @Test func `a matrix that is not symmetric is directed`() {
    let reading = readText("id\ta\tb\na\t\t1\nb\t0\t\n", "m.tsv")
    #expect(reading.format == .adjacencyMatrix)
    #expect(reading.describedTies == ["a-b"] || reading.describedTies == ["a>b"])
    #expect(readText(",a,b\na,0,1\nb,0,0\n", "m.csv").describedTies == ["a>b"])
  }

  @Test func `decimal commas are read, with semicolons between`() {
    let reading = readText(";a;b\r\na;0;1,5\r\nb;0,25;0\r\n", "m.csv")
    #expect(reading.describedTies == ["a>b 1.5", "b>a 0.25"])
    #expect(reading.dialects.first?.decimalMark == ",")
    #expect(reading.dialects.first?.separator == .semicolon)
  }

  @Test func `one half may be empty`() {
    let reading = readText(
      ",a,b,c\na\nb,2\nc,3,4\n", "m.csv", ReadingOptions(format: .adjacencyMatrix))
    #expect(reading.describedTies == ["b-a 2", "c-a 3", "c-b 4"])
    #expect(reading.warnings.count == 1)
  }

  @Test func `labels in another order are the same actors`() {
    let reading = readText(",b,a\na,5,0\nb,0,0\n", "m.csv")
    #expect(reading.describedTies == ["a>b 5"])
    #expect(reading.contents.actors.map(\.id.text) == ["a", "b"])
  }

  @Test func `other labels at the left and above are actors of two kinds`() {
    let reading = readText("who,e1,e2,e3\nann,1,0,1\nbob,0,1,NA\n", "m.csv")
    #expect(reading.format == .adjacencyMatrix)
    #expect(reading.describedTies == ["ann-e1", "ann-e3", "bob-e2"])
    #expect(
      reading.contents.actors.map { $0.kind?.text } == ["row", "row", "column", "column", "column"])
    #expect(reading.warnings.count == 2)
    let shared = readText(",a,x\na,1,2\nb,3,4\n", "m.csv")
    #expect(shared.contents.actors.map(\.id.text) == ["row:a", "row:b", "column:a", "column:x"])
    #expect(shared.contents.actors.map(\.name) == ["a", "b", "a", "x"])
  }

  @Test func `numbers without labels are read when asked for`() {
    let options = ReadingOptions(format: .adjacencyMatrix)
    #expect(readText("0,1\n0,0\n", "m.csv", options).describedTies == ["1>2"])
    #expect(readText(",1,2\n1,,3\n2,3,\n", "m.csv", options).describedTies.count == 1)
    #expect(
      readText("0 1 1\n1 0 1\n", "m.txt", options).describedTies == [
        "r1-c2", "r1-c3", "r2-c1", "r2-c3",
      ])
    // As R writes a matrix: no cell above the labels of rows.
    #expect(readText("a,b\na,0,2\nb,0,0\n", "m.csv", options).describedTies == ["a>b 2"])
    // As pandas writes it without the index.
    #expect(readText("a,b\n0,2\n0,0\n", "m.csv", options).describedTies == ["a>b 2"])
    #expect(readText("x,0,2\ny,0,0\n", "m.csv", options).describedTies == ["x>y 2"])
  }

  @Test(arguments: [
    "source,target,weight\na,b,1\n", "a,b,1\nb,c,2\n", "who,whom,times\na,b,1\n", "1,2\n2,3\n",
    "from,to\na,b\n", "a,b\nb,c\n", "Paris,3,4\nLyon,5,6\n", "id,source,target\n1,2,3\n",
  ])
  func `tables of ties stay tables of ties`(text: String) {
    #expect(readText(text, "t.csv").format == .edgeTable)
  }

  @Test func `a large table of ties is told from a matrix by its first lines`() {
    let rows = (0..<5000).map { "n\($0),n\($0 + 1),1\n" }.joined()
    #expect(readText("a,b,c\n" + rows, "t.csv").format == .edgeTable)
    let labels = (0..<60).map { "v\($0)" }
    let matrix =
      "," + labels.joined(separator: ",") + "\n"
      + labels.map { $0 + String(repeating: ",1", count: 60) + "\n" }.joined()
    #expect(readText(matrix, "t.csv").format == .adjacencyMatrix)
  }

  @Test func `faults of cells are named with their lines`() {
    let reading = readText(
      ",a,b\na,0,x\nb,inf,0,7\n", "m.csv", ReadingOptions(format: .adjacencyMatrix))
    #expect(reading.errors.map(\.line) == [2, 3, 3])
    #expect(reading.relationCounts == [3, 0, 0, 0, 3])
    let nameless = readText(
      ",a,,c\na,0,1,1\nb,0,1,1\nc,0,1,1\n", "m.csv", ReadingOptions(format: .adjacencyMatrix))
    #expect(
      nameless.errors.map(\.message) == [
        "a column has no label; give each column and row of the matrix a label, or none"
      ])
    let twice = readText(",a,a\na,0,1\na,1,0\n", "m.csv", ReadingOptions(format: .adjacencyMatrix))
    #expect(twice.errors.contains { $0.message.contains("'a'") })
  }

  @Test func `parallel relations are added up, and that is said`() throws {
    let contents = readText(
      "source,target,weight,type\na,b,0.1,directed\na,b,0.25,directed\nb,b,,directed\n", "t.csv"
    ).contents
    let output = try NetworkWriter.encode(contents, as: .adjacencyMatrix)
    #expect(String(decoding: output.files[0].bytes, as: UTF8.self) == ",a,b\na,0,0.35\nb,0,1\n")
    let lines = output.loss.lines(language: .english)
    #expect(lines.contains("1 parallel relation, added up in one cell"))
    #expect(lines.contains("1 relation without a weight, written with 1"))
  }

  @Test func `a matrix out of proportion is not written`() {
    var contents = NetworkContents()
    contents.actors = (0..<5001).map { Actor(id: Identifier("a\($0)"), name: "a") }
    #expect(throws: OutputFault.self) { try NetworkWriter.encode(contents, as: .adjacencyMatrix) }
  }

  @Test func `sums are exact or not made`() {
    let a = DecimalNumber(significand: 999_999_999_999_999_999)
    #expect(a.adding(DecimalNumber(significand: 1)) == nil)
    #expect(a.adding(DecimalNumber(significand: 1, fractionDigits: 18)) == nil)
    #expect(
      DecimalNumber(significand: .min).adding(DecimalNumber(significand: 1)) == nil)
    #expect(DecimalNumber("1.5")!.adding(DecimalNumber("-0.25")!)?.description == "1.25")
  }

  @Test(arguments: [",a,b\na,0,1.5\nb,1.5,0\n", "x;p;q\na;1;0\n\"b\";;2,5\n", "0 1\n1 0\n"])
  func `damaged matrices are answered`(text: String) {
    expectAnswers(text, path: "m.csv")
    expectAnswers(text, path: "m.csv", format: .adjacencyMatrix)
  }

  @Test func `networks of no size and of one actor are matrices`() throws {
    var contents = NetworkContents()
    for count in 0...1 {
      if count == 1 { contents.actors = [Actor(id: "a", name: "a")] }
      let bytes = try NetworkWriter.encode(contents, as: .adjacencyMatrix).files[0].bytes
      let reading = NetworkReader.read(
        bytes, path: "x.csv", options: ReadingOptions(format: .adjacencyMatrix))
      #expect(reading.network?.actors.map(\.id) == contents.actors.map(\.id), "\(reading.errors)")
    }
  }
}
