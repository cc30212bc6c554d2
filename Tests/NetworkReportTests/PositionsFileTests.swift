import NetworkDiagram
import NetworkFiles
import NetworkGraph
import NetworkLayout
import NetworkReport
import NetworkTestSupport
import Testing

@Suite struct PositionsFileTests {
  private func read(_ text: String) -> (positions: FigurePositions?, messages: [String]) {
    let (positions, diagnostics) = PositionsFile.read(text.utf8, file: "p.csv")
    return (positions, diagnostics.map(\.description))
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `what is written is read back`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let names = ["A, B", "say \"x\"", "=cmd()", "-5", "é\u{301}", "a;b", "line\nbreak", "@x", "名前"]
    let entries = (0..<generator.nextIndex(below: 30)).map { index in
      FigurePositions.Entry(
        id: Identifier(names[generator.nextIndex(below: names.count)] + "\(index)"),
        name: names[generator.nextIndex(below: names.count)],
        point: Point(
          x: Double(generator.nextIndex(below: 100_000)) / 100,
          y: -Double(generator.nextIndex(below: 100_000)) / 100),
        lineCount: generator.nextIndex(below: 3) == 0 ? nil : generator.nextIndex(below: 9))
    }
    let isStated = !entries.isEmpty && seed % 2 == 0
    let positions = FigurePositions(
      entries: entries, pageSize: isStated ? Size(width: 481.89, height: 699.87) : nil,
      date: isStated ? PartialDate("2023-06") : nil)
    let (again, diagnostics) = PositionsFile.read(
      PositionsFile.bytes(of: positions), file: "p.csv")
    #expect(diagnostics.isEmpty, "seed \(seed): \(diagnostics)")
    #expect(again == positions, "seed \(seed)")
  }

  @Test func `a file of a French spreadsheet is read`() throws {
    let (positions, messages) = read("ID;X;Y;note\na;12,50;7,25;ici\nb;3;4;\n")
    #expect(messages.isEmpty)
    #expect(positions?.entries.map(\.point) == [Point(x: 12.5, y: 7.25), Point(x: 3, y: 4)])
    #expect(positions?.entries.map(\.name) == ["a", "b"])
    #expect(positions?.pageSize == nil)
  }

  @Test func `all faults are named with their lines`() {
    let (positions, messages) = read(
      """
      id,x,y,page_width,page_height,date,version,lines
      a,1,2,480,700,2023,1,3
      b,one,2,480,700,2023,1,3
      ,1,2,480,700,2023,1,3
      a,5,6,480,700,2023,1,3
      c,1,,480,700,2023,1,3
      d,1e300,2,480,700,2023,1,3
      e,9999999,2,480,700,2023,1,3
      f,1,2,481,700,2023,1,3
      g,1,2,480,700,2024,1,3
      h,1,2,480,700,2023,2,3
      i,1,2,480,700,2023,1,-3
      j,1,2,0,700,2023,1,3
      k,1,2,480,700,2023,1,3,too many
      """)
    #expect(positions == nil)
    let lines = messages.map { $0.split(separator: ":")[1] }
    #expect(Set(lines) == Set((3...14).map { Substring(String($0)) }))
    #expect(messages.allSatisfy { $0.hasPrefix("p.csv:") && $0.contains(": error: ") })
    #expect(messages.contains("p.csv:5: error: the actor 'a' has a place on line 2; keep one row"))
  }

  @Test func `a file without its columns is refused in a sentence`() {
    for text in ["", "name,x\na,1\n", "\u{0}\u{1}", "id,x,x,y\na,1,2,3\n"] {
      let (positions, messages) = read(text)
      #expect(positions == nil)
      #expect(!messages.isEmpty)
    }
    #expect(PositionsFile.read(path: "/nowhere/p.csv").diagnostics.count == 1)
    #expect(PositionsFile.read(path: "/").positions == nil)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `damaged files never trap`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var bytes = Array(
      "id,name,x,y,page_width,page_height\na,A,1.50,2,480,700\nb,B,3,4,480,700\n".utf8)
    for _ in 0...generator.nextIndex(below: 6) {
      bytes[generator.nextIndex(below: bytes.count)] = UInt8(generator.nextIndex(below: 256))
    }
    let (positions, diagnostics) = PositionsFile.read(bytes, file: "p.csv")
    #expect(positions != nil || diagnostics.contains { $0.severity == .error })
  }
}
