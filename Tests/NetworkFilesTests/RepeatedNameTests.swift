import NetworkGraph
import Testing

@testable import NetworkFiles

/// What has one name twice: rows, columns and labels that do not say what is whose.
@Suite struct RepeatedNameTests {
  private func errors(_ text: String, _ path: String) -> [String] {
    let reading = readText(text, path)
    #expect(reading.network == nil)
    return reading.errors.map(\.description)
  }

  @Test func `a label twice in a matrix is an error that names it and both places`() {
    #expect(
      errors(",a,b,a\na,0,1,1\nb,1,0,0\na,1,0,0\n", "m.csv") == [
        "m.csv:1: error: columns 2 and 4 both have the label 'a'; each actor needs a label of its own",
        "m.csv:4: error: the row has the label 'a', as the one on line 2 has; each actor needs a "
          + "label of its own",
      ])
    #expect(
      errors("name;x;y\nx;0;1\ny;1;0\nx;1;1\n", "m.csv") == [
        "m.csv:4: error: the row has the label 'x', as the one on line 2 has; each actor needs a "
          + "label of its own"
      ])
    // Two modes: rows and columns with labels of their own.
    #expect(
      errors(",p,q,q\nx,1,0,1\ny,0,1,1\n", "m.csv") == [
        "m.csv:1: error: columns 3 and 4 both have the label 'q'; each actor needs a label of its own"
      ])
  }

  @Test func `tables of ties with repeated words are no matrices`() {
    #expect(readText("a,b,b\nb,c,c\nb,d,d\n", "t.csv").format == .edgeTable)
    #expect(readText("a,b,1\nb,a,1\n", "t.csv").format == .edgeTable)
    #expect(readText("source,target,source\na,b,c\n", "t.csv").format == .edgeTable)
  }

  @Test func `a label twice in a DL file is an error that names it and both places`() {
    #expect(
      errors("DL N=3\nLABELS:\na b\na\nDATA:\n0 1 0\n1 0 1\n0 1 0\n", "m.dl") == [
        "m.dl:4: error: the label 'a' is that of actor 1 on line 3 too; each actor needs a label of "
          + "its own"
      ])
    #expect(
      errors(
        "DL N=3 FORMAT=FULLMATRIX\nROW LABELS EMBEDDED\nCOL LABELS EMBEDDED\nDATA:\na b a\n"
          + "a 0 1 0\nb 1 0 1\na 0 1 0\n", "m.dl") == [
          "m.dl:5: error: the label 'a' is that of a column before it, too; each actor needs a label "
            + "of its own",
          "m.dl:8: error: the label 'a' is that of the row on line 6 before it, too; each actor needs "
            + "a label of its own",
        ])
    #expect(
      errors(
        "DL NR=2 NC=3\nROW LABELS:\nx x\nCOL LABELS:\na b a\nDATA:\n1 1 0\n1 0 1\n", "m.dl"
      ).count == 2)
  }

  @Test func `two columns of one name are both named as they are written`() {
    #expect(
      errors("source,target,weight,Weight\na,b,1,2\n", "t.csv") == [
        "t.csv:1: error: columns 3 and 4 are named 'weight' and 'Weight', which both mean 'weight'; "
          + "each column needs a name of its own"
      ])
    #expect(
      errors("source,target,weight,weight\na,b,1,2\n", "t.csv") == [
        "t.csv:1: error: columns 3 and 4 are both named 'weight'; each column needs a name of its own"
      ])
  }

  @Test func `which of two columns is the weight or an end is said`() {
    let weights = readText("Source;Target;Poids;weight\na;b;1;2\n", "t.csv")
    #expect(weights.describedTies == ["a-b 2"])
    #expect(
      weights.diagnostics.map(\.description) == [
        "t.csv:1: warning: the columns 'weight' and 'Poids' can both be the weight; the first is, and "
          + "the other is kept as an attribute"
      ])
    let ends = readText("from,to,source,target\na,b,c,d\n", "t.csv")
    #expect(ends.describedTies == ["c-d"])
    #expect(ends.warnings.count == 2)
    #expect(ends.contents.attributeColumns(of: .relations) == ["from", "to"])
    #expect(readText("from,to,weight\na,b,1\n", "t.csv").diagnostics.isEmpty)
  }

  @Test func `an id that stands twice is an error, whether the rows differ or not`() {
    #expect(
      errors(#"{"nodes": [{"id": "a"}, {"id": "a"}], "links": []}"#, "g.json") == [
        "g.json:1: error: the id 'a' stands already on line 1, in a row that says the same; leave one "
          + "of the two out"
      ])
    #expect(
      errors(#"{"nodes": [{"id": "a"}, {"id": "a", "name": "b"}], "links": []}"#, "g.json") == [
        "g.json:1: error: the id 'a' stands already on line 1, in a row that says something else; each "
          + "row needs an id of its own"
      ])
  }

  @Test func `a page of HTML with the name of a workbook is named as what it is`() {
    #expect(
      errors("<html><table></table></html>", "t.xls") == [
        "t.xls: error: the file has the name of a workbook and holds XML or HTML, as some sites export "
          + "tables; open it in Excel and save it as an Excel workbook (.xlsx)"
      ])
  }
}

@Suite struct PajekProjectTests {
  private func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) -> NetworkReading
  {
    NetworkReader.read(Array(text.utf8), path: "p.paj", options: options)
  }

  @Test func `a quote that is never closed is an error with its line`() {
    let text = """
      *Vertices 3
      1 "a
      2 "b c" 0.1 0.2
      3 "say "hi"!"
      *Arcs :1 "funding
      1 2 3 l "of
      """
    let reading = read(text)
    let sentence =
      "a quote opens on this line and is never closed; expected \" at the end of the text"
    #expect(
      reading.errors.map(\.description) == [2, 5, 6].map { "p.paj:\($0): error: \(sentence)" })
    let lenient = read(text, ReadingOptions(faultHandling: .dropRows))
    #expect(lenient.network?.actors.map(\.name) == ["a", "b c", "say \"hi\"!"])
  }

  @Test func `what belongs to the first of several networks is kept, the rest is named`() {
    let reading = read(
      """
      *Network first
      *Vertices 2
      1 "a"
      2 "b"
      *Edges
      1 2
      *Partition parties
      *Vertices 2
      5
      6
      *Network second
      *Vertices 3
      1 "x"
      2 "y"
      3 "z"
      *Edges
      1 2
      2 3
      *Partition regions
      *Vertices 3
      1
      2
      3
      *Vector degree
      *Vertices 2
      0.5
      1
      """)
    #expect(reading.network?.actors.map(\.name) == ["a", "b"])
    #expect(reading.network?.relations.count == 1)
    #expect(reading.contents.attributeColumns(of: .actors) == ["parties", "degree"])
    #expect(reading.contents.actors.map(\.attributes) == [["5", "0.5"], ["6", "1"]])
    #expect(
      reading.warnings.map(\.description) == [
        "p.paj:11: warning: the file goes on with the network 'second'; only the first one is read",
        "p.paj:19: warning: 'regions' has 3 values, the network 2 vertices; it is not kept",
      ])
  }
}

@Suite struct TableRoleTests {
  @Test func `a table of actors by itself is no table of ties`() {
    let reading = readText("Id,Label,timeset,Degree\n1,AMU,,2\n2,CNRS,,1\n", "nodes.csv")
    #expect(reading.network == nil)
    #expect(
      reading.errors.first?.description
        == "nodes.csv:1: error: the columns 'Id' and 'Label' are those of a table of actors; give the "
        + "table of ties, and this one beside it")
    // Persons and what they belong to are ties.
    #expect(readText("Acteur,Organisation\nMarie,CNRS\n", "t.csv").network != nil)
    #expect(readText("id,parent\n1,2\n", "t.csv").network != nil)
  }

  @Test func `the export of a whole database of Neo4j is refused with a sentence`() {
    let text =
      "\"_id\",\"_labels\",\"name\",\"_start\",\"_end\",\"_type\"\n\"0\",\":Person\",\"K\",,,\n"
      + ",,,\"0\",\"0\",\"KNOWS\"\n"
    let reading = readText(text, "all.csv")
    #expect(reading.network == nil)
    #expect(reading.errors.first?.message.hasPrefix("the table holds actors and ties") == true)
  }

  @Test func `ties of Neo4j go from their start to their end`() {
    let reading = readText(":START_ID(P),role,:END_ID(P),:TYPE\nk,Neo,l,ACTED_WITH\n", "rels.csv")
    #expect(reading.describedTies == ["k>l"])
    #expect(readText("source,target\nk,l\n", "t.csv").describedTies == ["k-l"])
  }

  @Test func `of several tables given at once each that is too many is named by what it is`() throws
  {
    let folder = try TemporaryFolder()
    try folder.write("source,target\na,b\n", to: "ties.csv")
    try folder.write("source,target\nb,a\n", to: "more-ties.csv")
    try folder.write("id,name\na,A\nb,B\n", to: "actors.csv")
    try folder.write("id,name\nc,C\n", to: "more-actors.csv")
    let names = ["more-ties.csv", "actors.csv", "more-actors.csv"]
    let options = ReadingOptions(companions: names.map { folder.path + "/" + $0 })
    let reading = NetworkReader.read(path: folder.path + "/ties.csv", options: options)
    #expect(reading.network == nil)
    let prefix = folder.path + "/"
    #expect(
      reading.errors.map { $0.description.replacing(prefix, with: "") } == [
        "more-ties.csv: error: a second table of ties beside 'ties.csv'; put all ties in one",
        "more-actors.csv: error: a second table of actors beside 'actors.csv'; put all actors in one",
      ])
    let two = NetworkReader.read(
      path: folder.path + "/actors.csv",
      options: ReadingOptions(companions: [folder.path + "/ties.csv"]))
    #expect(two.network?.actors.map(\.name) == ["A", "B"])
  }
}
