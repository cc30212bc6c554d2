import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct MatrixMarketTests {
  private let head = "%%MatrixMarket matrix coordinate "

  @Test func `Matrix Market files round trip with the ids in comments`() throws {
    try expectRoundTrip(.matrixMarket, path: "n.mtx", seeds: 0..<60) { contents in
      var plain = PlainNetworks().prepared(contents)
      // All relations have a weight, or none.
      let isWeighted = plain.relations.first?.weight != nil
      let places = Dictionary(uniqueKeysWithValues: zip(plain.actors.map(\.id), 0...))
      for row in plain.relations.indices {
        let relation = plain.relations[row]
        plain.relations[row].weight =
          isWeighted ? relation.weight ?? DecimalNumber(significand: 1) : nil
        if relation.direction == .undirected, places[relation.target]! < places[relation.source]! {
          plain.relations[row].source = relation.target
          plain.relations[row].target = relation.source
        }
      }
      // Without a tie there is none that is directed.
      return plain
    }
  }

  @Test func `a general matrix is directed, a symmetric one is not`() {
    let general = readText(
      head + "real general\n% x\n3 3 3\n1 2 0.5\n2 1 0.5\n3 3 -1e-2\n", "a.mtx")
    #expect(general.describedTies == ["1>2 0.5", "2>1 0.5", "3>3 -0.01"])
    #expect(general.relationCounts == [3, 2, 0, 1, 0])
    let symmetric = readText(head + "pattern symmetric\n3 3 2\n2 1\n3 3\n", "a.mtx")
    #expect(symmetric.describedTies == ["1-2", "3-3"])
    #expect(symmetric.contents.actors.count == 3)
    let skew = readText(head + "integer skew-symmetric\n2 2 1\n2 1 4\n", "a.mtx")
    #expect(skew.describedTies == ["2>1 4"])
    #expect(skew.warnings.count == 1)
  }

  @Test func `arrays run down the columns, and half of a symmetric one is written`() {
    let array = "%%MatrixMarket matrix array "
    let general = readText(array + "real general\n2 3\n0\n1\n2\n0\n0.0\n3\n", "a.mtx")
    #expect(general.describedTies == ["r2-c1 1", "r1-c2 2", "r2-c3 3"])
    let symmetric = readText(array + "real symmetric\n3 3\n9\n1\n2\n0\n3\n0\n", "a.mtx")
    #expect(symmetric.describedTies == ["1-1 9", "1-2 1", "1-3 2", "2-3 3"])
    let skew = readText(array + "real skew-symmetric\n3 3\n1\n2\n3\n", "a.mtx")
    #expect(skew.describedTies == ["2>1 1", "3>1 2", "3>2 3"])
    #expect(skew.errors.isEmpty)
  }

  @Test func `a matrix that is not square has actors of two kinds`() {
    let reading = readText(head + "pattern general\n2 3 2\n1 3\n2 1\n", "a.mtx")
    #expect(reading.describedTies == ["r1-c3", "r2-c1"])
    #expect(reading.contents.actors.map(\.id.text) == ["r1", "r2", "c1", "c2", "c3"])
    #expect(reading.contents.actors.last?.kind == "column")
    #expect(reading.errors.isEmpty)
  }

  @Test func `a network of two modes is written with rows and columns`() throws {
    var contents = NetworkContents()
    contents.actors = [
      Actor(id: "p1", name: "p1", kind: "row"), Actor(id: "x", name: "x", kind: "column"),
      Actor(id: "p2", name: "p2", kind: "row"),
    ]
    contents.relations = [
      Relation(id: "e1", source: "x", target: "p2", kind: "tie", direction: .undirected)
    ]
    let output = try NetworkWriter.encode(contents, as: .matrixMarket)
    #expect(
      String(decoding: output.files[0].bytes, as: UTF8.self)
        == head + "pattern general\n% maillage ids\n% p1\n% p2\n% x\n2 1 1\n2 1\n")
    let reading = NetworkReader.read(output.files[0].bytes, path: "a.mtx")
    #expect(reading.describedTies == ["p2-x"])
    #expect(reading.contents.actors.map { $0.kind?.text } == ["row", "row", "column"])
  }

  @Test(arguments: [
    ("%%MatrixMarket matrix coordinate complex general\n1 1 0\n", 1, "complex"),
    ("%%MatrixMarket matrix coordinate complex hermitian\n1 1 0\n", 1, "complex"),
    ("%%MatrixMarket vector coordinate real general\n1 0\n", 1, "only a matrix"),
    ("%%MatrixMarket matrix list real general\n", 1, "layout"),
    ("%%MatrixMarket matrix coordinate real\n", 1, "five words"),
    ("%%MatrixMarket matrix coordinate real general\n% x\n", 2, "ends before"),
    ("%%MatrixMarket matrix coordinate real general\n3 3\n", 2, "rows, columns and entries"),
    ("%%MatrixMarket matrix coordinate real symmetric\n2 3 0\n", 2, "square"),
    (
      "%%MatrixMarket matrix coordinate real general\n1000000000 1000000000 1\n1 1 1\n", 2,
      "believed"
    ),
    ("%%MatrixMarket matrix coordinate real general\n99999999999999999999 1 1\n", 2, "expected"),
    ("%%MatrixMarket matrix array real general\n1000000000 1000000000\n1\n", 2, "believed"),
  ])
  func `what is no network is refused with a sentence`(text: String, line: Int, part: String) {
    let reading = readText(text, "a.mtx")
    #expect(reading.network == nil)
    #expect(reading.errors.count == 1)
    #expect(reading.errors.first?.line == line)
    #expect(reading.errors.first?.message.contains(part) == true, "\(reading.errors)")
  }

  @Test func `faults of entries are named with their lines`() {
    let text = head + "real general\n2 2 6\n1 2 1\n0 1 1\n1 3 1\n1 2\n1 2 nan\n"
    let reading = readText(text, "a.mtx")
    #expect(reading.errors.map(\.line) == [2, 4, 5, 6, 7])
    #expect(reading.relationCounts == [5, 1, 0, 0, 4])
    let lenient = readText(text, "a.mtx", ReadingOptions(faultHandling: .dropRows))
    #expect(lenient.network?.relations.count == 1)
  }

  @Test func `what is lost is said`() throws {
    let contents = readText(
      "source,target,weight,type,kind\na,b,2,directed,funding\nb,a,,undirected,lunch\na,b,1.5,directed,x\n",
      "t.csv"
    ).contents
    let output = try NetworkWriter.encode(contents, as: .matrixMarket)
    #expect(
      output.loss.lines(language: .english) == [
        "3 ids and kinds of relations",
        "1 relation without a weight, written with 1",
        "1 undirected relation, written as two directed ones",
      ])
  }

  @Test(arguments: [
    "%%MatrixMarket matrix coordinate real symmetric\n% maillage ids\n% a\\\\n\n% b\n2 2 2\n2 1 0.5\n2 2 1\n",
    "%%MatrixMarket matrix array integer general\n%\n2 2\n0\n1\n2\n0\n",
    "%%MatrixMarket matrix array integer skew-symmetric\n3 3\n1\n2\n3\n",
  ])
  func `damaged matrices are answered`(text: String) {
    expectAnswers(text, path: "a.mtx")
  }

  @Test func `networks of no size and of one actor are matrices`() throws {
    var contents = NetworkContents()
    for count in 0...1 {
      if count == 1 { contents.actors = [Actor(id: "a\n", name: "a\n")] }
      let bytes = try NetworkWriter.encode(contents, as: .matrixMarket).files[0].bytes
      let reading = NetworkReader.read(bytes, path: "x.mtx")
      #expect(reading.network?.actors.map(\.id) == contents.actors.map(\.id))
    }
  }
}
