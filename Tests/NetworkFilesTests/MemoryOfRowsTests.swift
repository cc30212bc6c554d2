import NetworkGraph
import Testing

@testable import NetworkFiles

/// What keeps the memory of short rows and of faulty ones small, where it could come back unnoticed.
@Suite struct MemoryOfRowsTests {
  @Test func `a tie takes 72 bytes and an actor 64`() {
    #expect(MemoryLayout<Relation>.stride <= 72)
    #expect(MemoryLayout<Actor>.stride <= 64)
    #expect(MemoryLayout<MatrixCell>.stride <= 20)
    #expect(MemoryLayout<DOTGraph.Edge>.stride <= 16)
  }

  @Test func `ties that say the same are equal however they were made`() {
    let plain = Relation(id: "e1", source: "a", target: "b", kind: "tie")
    var changed = Relation(
      id: "e1", source: "a", target: "b", kind: "friendship", note: "n", attributes: ["x"])
    #expect(changed.kind == "friendship")
    changed.kind = "tie"
    #expect(changed.note == "n" && changed.attributes == ["x"])
    changed.note = nil
    #expect(changed.attributes == ["x"])
    changed.attributes = []
    #expect(changed == plain && changed.hashValue == plain.hashValue)
    changed.kind = "friendship"
    #expect(changed.kind == "friendship" && changed != plain && !changed.hasKind(of: plain))
  }

  @Test func `actors that say the same are equal however they were made`() {
    let plain = Actor(id: "a", name: "A", attributes: ["x"])
    var changed = Actor(id: "a", name: "A", place: "Marseille", attributes: ["x"])
    changed.aliases = ["AA"]
    #expect(changed.place == "Marseille" && changed.attributes == ["x"])
    changed.place = nil
    changed.aliases = []
    #expect(changed == plain && changed.hashValue == plain.hashValue)
  }

  @Test func `rows keep their cells whether or not all are as long`() {
    var table = TextTable()
    for (line, cells) in [["a", ""], ["b", "cd"], ["e"], [], ["f", "g", "h"]].enumerated() {
      for cell in cells { table.appendCell(cell) }
      table.endRow(line: 10 * line)
    }
    #expect(
      (0..<table.rowCount).map { table.strings($0) }
        == [["a", ""], ["b", "cd"], ["e"], [], ["f", "g", "h"]])
    #expect(Array(table.lines) == [0, 10, 20, 30, 40])
    #expect(table.isBlank(3) && !table.isBlank(2) && table.string(2, 1).isEmpty)
    table.appendCell("i")
    table.dropUnfinishedRow()
    #expect(table.rowCount == 5 && table.cellCount == 8)
  }

  @Test func `faults of the same rows are counted once, and listed to a limit`() throws {
    let count = Diagnostic.listedLimit + 500
    let text = "source,target\n" + String(repeating: "a,\n", count: count)
    let reading = NetworkReader.read(Array(text.utf8), path: "t.csv")
    #expect(reading.diagnostics.count <= Diagnostic.listedLimit + 10)
    let entry = try #require(reading.ledger.first)
    #expect(entry.read == count && entry.refused == count)
  }

  @Test func `rows whose ids repeat are listed to a limit and all refused`() throws {
    let count = 3 * Diagnostic.listedLimit
    let rows = (0..<count).map { "1,a,b,\($0)\n" }.joined()
    let reading = NetworkReader.read(
      Array(("id,source,target,weight\n" + rows).utf8), path: "t.csv")
    #expect(reading.network == nil)
    #expect(reading.diagnostics.count <= Diagnostic.listedLimit + 10)
    let entry = try #require(reading.ledger.first)
    #expect(entry.read == count && entry.refused == count - 1)
    #expect(reading.diagnostics.contains { $0.code == .furtherFaults })
  }

  @Test func `lines that cannot be decoded are listed to a limit`() {
    let count = Diagnostic.listedLimit + 7
    let bytes =
      Array("é,b\n".utf8) + Array(repeating: [0xC3, 0xA9, 0x2C, 0xFF, 0x0A], count: count).joined()
    let text = decodeText(ContiguousArray(bytes))
    #expect(text.faults.count == Diagnostic.listedLimit + 1)
    #expect(text.faults.last?.message.hasPrefix("7 more lines") == true)
  }

  @Test func `ids that would fill far more than the file are refused`() {
    let head = String(repeating: "a", count: 100_000)
    let neighbours = String(repeating: "b ", count: 1000)
    for (name, text) in [
      ("t.adjlist", head + " " + neighbours),
      ("t.lgl", "# " + head + "\n" + neighbours.map { $0 == " " ? "\n" : String($0) }.joined()),
    ] {
      let reading = NetworkReader.read(Array(text.utf8), path: name)
      #expect(reading.network == nil)
      #expect(reading.errors.contains { $0.message.contains("far more than the file") }, "\(name)")
    }
  }

  @Test func `a matrix is symmetric where each cell has its mirror of the same value`() {
    let symmetric = ",a,b,c\na,0,1,2.50\nb,1,3,0\nc,2.5,0,0\n"
    let reading = NetworkReader.read(
      Array(symmetric.utf8), path: "m.csv", options: ReadingOptions(format: .adjacencyMatrix))
    #expect(reading.contents.relations.count == 3)
    #expect(reading.ledger.last?.merged == 2)
    let directed = ",a,b,c\na,0,1,2\nb,1,3,0\nc,2.5,0,0\n"
    let other = NetworkReader.read(
      Array(directed.utf8), path: "m.csv", options: ReadingOptions(format: .adjacencyMatrix))
    #expect(other.contents.relations.count == 5)
  }
}
