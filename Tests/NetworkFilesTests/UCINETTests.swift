import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct UCINETTests {
  private func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) -> NetworkReading
  {
    readText(text, "x.dl", options)
  }

  @Test func `DL files round trip with labels, values and several matrices`() throws {
    try expectRoundTrip(.ucinetDL, path: "n.dl", seeds: 0..<80) { contents in
      var plain = PlainNetworks(holdsKinds: true).prepared(contents)
      // Matrices stand one after the other; one alone has no name.
      let kinds = plain.relations.reduce(into: [Identifier]()) { kinds, relation in
        if !kinds.contains(relation.kind) { kinds.append(relation.kind) }
      }
      plain.relations = kinds.flatMap { kind in
        var layer = plain.relations.filter { $0.kind == kind }
        // No directed relation has an opposite, so that none is taken for undirected.
        if layer.contains(where: { $0.direction == .directed }) {
          var seen: Set<[Identifier]> = []
          layer = layer.filter { relation in
            guard !seen.contains([relation.target, relation.source]) || relation.isSelfLoop else {
              return false
            }
            seen.insert([relation.source, relation.target])
            return true
          }
          if layer.allSatisfy(\.isSelfLoop) {
            for place in layer.indices { layer[place].direction = .undirected }
          }
        }
        return layer
      }
      if kinds.count == 1 {
        for row in plain.relations.indices { plain.relations[row].kind = "tie" }
      }
      number(&plain)
      return plain
    }
  }

  @Test(arguments: [
    "DL N=3 FORMAT=FULLMATRIX\nDATA:\n", "dl n = 3\ndata:\n", "DL\nN 3\nFormat = fm\nData:\n",
    "dl,n=3,format=full\ndata:\n", "DL NR=3, NC=3\nDIAGONAL PRESENT\nDATA:\n",
    "dl nrow 3 ncol 3 diagonal = present data: ",
    "DL\r\nN=3 NM=1\r\nFORMAT = FULLMATRIX DIAGONAL PRESENT\r\nDATA:\r\n",
    "DL n=3 title = \"A b\" data:\n",
  ])
  func `headers are read however they are written`(header: String) {
    let reading = read(header + "0 1 0\n0 0 2 0 1 0\n")
    #expect(reading.format == .ucinetDL)
    #expect(reading.describedTies == ["1>2 1", "2>3 2", "3>2 1"])
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
  }

  @Test func `labels are separated by commas, spaces or new lines, and may be quoted`() {
    for labels in ["a,b,c", "a b c", "a\nb\nc", "\"a\" \"b\",c", "a, b\nc"] {
      let reading = read("DL N=3\nLABELS:\n\(labels)\nDATA:\n0 1 0\n0 0 0\n0 0 0\n")
      #expect(reading.describedTies == ["a>b"], "\(labels)")
      #expect(reading.contents.actors.map(\.id.text) == ["a", "b", "c"], "\(labels)")
    }
    let spaced = read("DL N=2\nLABELS:\nAnn Lee\nBob \"X\" Ray\nDATA:\n0 1 0 0\n")
    #expect(spaced.contents.actors.map(\.id.text) == ["Ann Lee", "Bob X Ray"])
    let quoted = read("DL N=2 LABELS: \"a \"\"b\"\"\" \"data:\" DATA:\n0 1 0 0\n")
    #expect(quoted.contents.actors.map(\.id.text) == ["a \"b\"", "data:"])
    let keywords = read("DL N=4\nLABELS:\nn row siren:1 matrix\nFORMAT = el1\nDATA:\n1 2\n")
    #expect(keywords.contents.actors.map(\.id.text) == ["n", "row", "siren:1", "matrix"])
  }

  @Test func `half matrices are undirected`() {
    #expect(
      read("DL N=3 FORMAT=LOWERHALF\nDATA:\n0\n1 0\n0 2 5\n").describedTies == [
        "2-1 1", "3-2 2", "3-3 5",
      ])
    #expect(
      read("DL N=3 FORMAT=LH DIAGONAL ABSENT\nDATA:\n1\n1 1\n").describedTies == [
        "2-1", "3-1", "3-2",
      ])
    #expect(
      read("DL N=3 FORMAT=UPPERHALF DIAGONAL ABSENT\nDATA:\n1 0\n1\n").describedTies == [
        "1-2", "2-3",
      ])
  }

  @Test func `a symmetric matrix is undirected, and that is said`() {
    let reading = read("DL N=2\nDATA:\n0 3\n3 1\n")
    #expect(reading.describedTies == ["1-2 3", "2-2 1"])
    #expect(reading.relationCounts == [3, 1, 1, 1, 0])
    #expect(reading.warnings.count == 1)
    let directed = read("DL N=2\nDATA:\n0 3\n3 1\n", ReadingOptions(direction: .directed))
    #expect(directed.describedTies == ["1>2 3", "2>1 3", "2>2 1"])
  }

  @Test func `the diagonal may be absent, cells missing, and rows wrapped`() {
    let reading = read("DL N=3 DIAGONAL = ABSENT\nDATA:\n1\n. 0 NA\n1 0\n")
    #expect(reading.describedTies == ["1>2", "3>1"])
    #expect(
      reading.warnings.map(\.description) == [
        "x.dl:4: warning: 2 cells say that nothing is known, this one first; they are read as no tie"
      ])
  }

  @Test func `labels may stand with the cells, in any case of letters`() {
    let reading = read(
      "dl n=3 format=fullmatrix labels embedded\ndata:\n ann bob cid\nANN 0 1 0\nBob 0 0 0\ncid 0 0 0\n"
    )
    #expect(reading.describedTies == ["ann>bob"])
    #expect(reading.warnings.map(\.line) == [4])
    let twoMode = read(
      "dl nr=2 nc=3 row labels embedded column labels embedded\ndata:\ne1 e2 e3\nann 1 0 0\nbob 0 1 1\n"
    )
    #expect(twoMode.describedTies == ["ann-e1", "bob-e2", "bob-e3"])
    #expect(twoMode.contents.actors.map { $0.kind?.text }.prefix(3) == ["row", "row", "column"])
    let rows = read("dl n=2 labels: x y row labels embedded data:\ny 0 1\nx 1 1\n")
    #expect(rows.describedTies == ["y-y", "x-x", "x-y"] || rows.describedTies.count == 3)
  }

  @Test func `several matrices are kinds`() {
    let reading = read(
      """
      DL N=2 NM=2
      FORMAT = FULLMATRIX
      ROW LABELS:
      a
      b
      COLUMN LABELS:
      a
      b
      LEVEL LABELS:
      "gives help"
      talks
      DATA:
      0 1
      0 0
      0 1
      1 0

      """)
    #expect(reading.describedTies == ["a>b", "a-b"])
    #expect(reading.contents.relations.map(\.kind.text) == ["gives help", "talks"])
    #expect(reading.contents.actors.count == 2)
    let lists = read("DL N=2 NM=2 FORMAT=EL1 MATRIX LABELS: p,q DATA:\n1 2 3\n!\n2 1 4\n")
    #expect(lists.describedTies == ["1>2 3", "2>1 4"])
    #expect(lists.contents.relations.map(\.kind.text) == ["p", "q"])
  }

  @Test func `edge lists name actors by number or label`() {
    #expect(
      read("DL N=3 FORMAT=EDGELIST1\nLABELS:\na,b,c\nDATA:\n1 2 0.5\nb c\nC A 2\n").describedTies
        == ["a>b 0.5", "b>c", "c>a 2"])
    let embedded = read(
      "DL n 3 format=edgelist1 labels embedded:\ndata:\n7 \"Ann Lee\" 2\n\"ann lee\", bob\n")
    #expect(embedded.describedTies == ["7>Ann Lee 2", "Ann Lee>bob"])
    let twoMode = read(
      "DL NR=2, NC=2\nFORMAT=EDGELIST2\nROW LABELS:\na,b\nCOLUMN LABELS:\nx,y\nDATA:\n1 2 5\nb x\n")
    #expect(twoMode.describedTies == ["a-y 5", "b-x"])
    let numbers = read("DL NR=1 NC=2 FORMAT=EL2 DATA:\n1 2\n")
    #expect(numbers.describedTies == ["r1-c2"])
  }

  @Test func `node lists name the neighbours of each actor`() {
    #expect(
      read("DL N=3 FORMAT=NODELIST1\nDATA:\n1 2 3\n3 1\n").describedTies == ["1>2", "1>3", "3>1"])
    #expect(
      read("DL N=3 FORMAT=NL1B\nDATA:\n2 2 3\n0\n1 1\n").describedTies == ["1>2", "1>3", "3>1"])
    #expect(
      read("DL n=3 format = nodelist1 labels embedded\ndata:\na b c\nd\n").relationCounts
        == [2, 2, 0, 0, 0])
    #expect(
      read("DL NR=2 NC=2 FORMAT=NODELIST2 LABELS EMBEDDED\nDATA:\na x y\nb x\n").describedTies == [
        "a-x", "a-y", "b-x",
      ])
  }

  @Test(arguments: [
    ("DL N=2\nDATA:\n0 1\n1\n", 4, "end in row 2"),
    ("DL N=2\nDATA:\n0 1 1 0 5\n", 3, "go on with '5'"),
    ("DL N=3\nLABELS:\na b\nDATA:\n0 0 0 0 0 0 0 0 0\n", 3, "2 labels where 3"),
    ("DL N=2 FORMAT=EL1\nDATA:\n1 3\n", 3, "'3' is no actor"),
    ("DL N=2 FORMAT=EL1\nDATA:\n1 2 3 4\n", 3, "found 4 words"),
    ("DL N=2 FORMAT=EL1\nDATA:\n1 2 x\n", 3, "'x'"), ("DL N=2\nDATA:\n0 b\n0 0\n", 3, "'b'"),
    ("DL N=2 FORMAT=TRIANGLE\nDATA:\n", 1, "'TRIANGLE' is not read"), ("DL N=2\n", 2, "data:"),
    ("DL N=two\nDATA:\n", 1, "whole number"), ("DL FORMAT=EL1\nDATA:\n", 1, "how many actors"),
    ("DL N=1000000000\nFORMAT=EL1\nDATA:\n1 2\n", 1, "believed"),
    ("DL N=2 FORMAT=EL1 LABELS EMBEDDED\nDATA:\na b\nc a\n", 1, "name 3 actors"),
    ("DL N=2 DATAFILE = /etc/passwd\nDATA:\n", 1, "another file"),
    ("DL N=2 FORMAT=NL1B\nDATA:\n2 1\n", 3, "their number first"),
    ("DL N=2 DIAGONAL MAYBE\nDATA:\n", 1, "present"), ("DL N=2\nDATA:\n0 inf\n0 0\n", 3, "'inf'"),
    ("DL N=2 NM=2 FORMAT=EL1\nDATA:\n1 2\n", 3, "1 of the 2 matrices"),
    ("DL N=1 FORMAT=LH DIAGONAL ABSENT NM=1000000000\nDATA:\n7\n", 3, "go on"),
  ])
  func `faults are named with their lines`(text: String, line: Int, part: String) {
    let reading = read(text)
    #expect(reading.network == nil)
    #expect(reading.errors.map(\.line) == [line], "\(reading.errors)")
    #expect(reading.errors.first?.message.contains(part) == true, "\(reading.errors)")
  }

  @Test func `fewer names than are stated are pointed out`() {
    let reading = read("DL N=4 FORMAT=EL1 LABELS EMBEDDED\nDATA:\na b\nc a\n")
    #expect(reading.network?.actors.count == 3)
    #expect(reading.warnings.map(\.line) == [1])
  }

  @Test func `words that say nothing are pointed out`() {
    let reading = read("DL N=1 COLOUR DATA:\n0\n")
    #expect(
      reading.warnings.map(\.message) == [
        "the word 'COLOUR' says nothing here and is passed over"
      ])
  }

  @Test func `a file is known by its content`() {
    #expect(readText("dl n=1 data:\n1\n", "x.txt").format == .ucinetDL)
    #expect(readText("dl x\n", "x.txt").format == .edgeList)
    #expect(readText("DL\nN=1\nDATA:\n1\n", "x").format == .ucinetDL)
  }

  @Test func `labels stand in quotes where they need them`() throws {
    var contents = NetworkContents()
    contents.actors = ["plain", "two words", "a\"b", "data", "12"].map {
      Actor(id: Identifier($0), name: $0)
    }
    contents.relations = [
      Relation(
        id: "e1", source: "plain", target: "12", kind: "tie", direction: .directed,
        weight: DecimalNumber("2.5"))
    ]
    let output = try NetworkWriter.encode(contents, as: .ucinetDL)
    #expect(
      String(decoding: output.files[0].bytes, as: UTF8.self) == """
        DL N=5
        FORMAT = EDGELIST1
        LABELS:
        plain
        "two words"
        "a""b"
        "data"
        12
        DATA:
        1 5 2.5

        """)
  }

  @Test func `a network of two modes has rows and columns`() throws {
    let contents = readText(",x,y\na,1,0\nb,2,3\n", "m.csv").contents
    let bytes = try NetworkWriter.encode(contents, as: .ucinetDL).files[0].bytes
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("DL NR=2 NC=2\nFORMAT = EDGELIST2\n"))
    let reading = NetworkReader.read(bytes, path: "m.dl")
    #expect(reading.describedTies == ["a-x 1", "b-x 2", "b-y 3"])
    #expect(reading.contents.actors == contents.actors)
  }

  @Test func `directed relations that read as undirected are said to`() throws {
    let contents = readText("source,target,type\na,b,directed\nb,a,directed\n", "t.csv").contents
    let output = try NetworkWriter.encode(contents, as: .ucinetDL)
    #expect(
      output.loss.lines(language: .english).contains(
        "2 directed relations in a symmetric matrix, which reads as undirected"))
  }

  @Test(arguments: [
    "DL N=2 NM=2\nFORMAT = FULLMATRIX DIAGONAL ABSENT\nLABELS:\na,\"b c\"\nMATRIX LABELS:\np q\nDATA:\n1\n0\n. 1\n",
    "dl nr=2 nc=2 format=edgelist2 labels embedded\ndata:\na \"x y\" 2\nb x\n!\n",
    "dl n=2 format=nl1b\ndata:\n1 2\n1 1\n", "DL N=3 FORMAT=LH\nDATA:\n0\n1 0\n1 1 1\n",
    "DL N=2 LABELS EMBEDDED\nDATA:\na b\na 0 1\nb 1 0\n",
  ])
  func `damaged files are answered`(text: String) {
    expectAnswers(text, path: "x.dl")
  }

  @Test func `quotes that are never closed take linear time`() {
    let text = "DL N=2 LABELS:\n" + String(repeating: "\"\"\" x\n", count: 4000) + "DATA:\n"
    _ = read(text)
    let data = "DL N=2 FORMAT=EL1 DATA:\n" + String(repeating: "\"1 2\n", count: 4000)
    #expect(read(data).relationCounts[4] == 4000)
  }
}
