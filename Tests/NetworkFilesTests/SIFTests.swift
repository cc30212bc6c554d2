import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct SIFTests {
  @Test func `an actor, a kind and its actors are ties of that kind`() {
    let reading = readText("YAL pp YBR\nYBR  pd YCL YDL\n\nYZZ\nYAL pp YBR\nYCL pp YCL\n", "a.sif")
    #expect(reading.format == .sif)
    #expect(reading.contents.actors.map(\.id) == ["YAL", "YBR", "YCL", "YDL", "YZZ"])
    #expect(
      reading.contents.relations.map { "\($0.source) \($0.kind) \($0.target)" } == [
        "YAL pp YBR", "YBR pd YCL", "YBR pd YDL", "YAL pp YBR", "YCL pp YCL",
      ])
    #expect(reading.network != nil)
    #expect(
      reading.warnings.map(\.description) == [
        "a.sif:1: warning: the kind 'pp' is not known; it is taken for a partnership, undirected "
          + "where the file does not say",
        "a.sif:2: warning: the kind 'pd' is not known; it is taken for a partnership, undirected "
          + "where the file does not say",
      ])
  }

  @Test func `where any line has a tab, names may have spaces`() {
    let reading = readText("Aix Marseille\tfunding\tLab A\t Lab B \t\r\nalone here\r\n", "a.sif")
    #expect(
      reading.contents.actors.map(\.id) == ["Aix Marseille", "Lab A", "Lab B", "alone here"])
    #expect(reading.contents.relations.map(\.kind) == ["funding", "funding"])
    #expect(reading.dialects.first?.separator == .tab)
  }

  @Test func `a line of two words is an error, and the rest is read`() {
    let text = "a pp b\na pp\nb pp c\n"
    let reading = readText(text, "a.sif")
    #expect(
      reading.errors.map(\.description) == [
        "a.sif:2: error: the line has two words; expected an actor, a kind and one or more actors, as "
          + "in 'a pp b', or an actor alone"
      ])
    #expect(reading.network == nil)
    let lenient = readText(text, "a.sif", ReadingOptions(faultHandling: .dropRows))
    #expect(lenient.network?.relations.count == 2)
    #expect(lenient.ledger.last?.refused == 1)
  }

  @Test func `what is written is read again`() throws {
    let contents = NetworkContents(
      actors: ["Aix Marseille", "b", "c", "lone one", "d"].map { Actor(id: $0, name: $0.text) },
      relations: [
        Relation(
          id: "e1", source: "Aix Marseille", target: "b", kind: "funding", direction: .directed,
          weight: DecimalNumber("2")),
        Relation(id: "e2", source: "c", target: "d", kind: "tie", direction: .undirected),
        Relation(id: "e3", source: "c", target: "d", kind: "tie", direction: .undirected),
      ])
    let output = try NetworkWriter.encode(contents, as: .sif)
    #expect(
      String(decoding: output.files[0].bytes, as: UTF8.self)
        == "Aix Marseille\tfunding\tb\nc\ttie\td\nc\ttie\td\nlone one\n")
    #expect(
      output.loss.lines(language: .english) == [
        "1 weight", "3 ids of relations", "1 directed relation, written as an undirected one",
      ])
    let reading = NetworkReader.read(output.files[0].bytes, path: "x.sif")
    #expect(
      reading.contents.actors.map(\.id) == ["Aix Marseille", "b", "c", "d", "lone one"])
    #expect(reading.contents.relations.map(\.kind) == ["funding", "tie", "tie"])
    let again = try NetworkWriter.encode(reading.contents, as: .sif)
    #expect(again.files[0].bytes == output.files[0].bytes)
  }

  @Test func `lone actors with spaces stay whole`() throws {
    let contents = NetworkContents(actors: ["a b c", "d"].map { Actor(id: $0, name: $0.text) })
    let output = try NetworkWriter.encode(contents, as: .sif)
    let reading = NetworkReader.read(output.files[0].bytes, path: "x.sif")
    #expect(reading.contents.actors.map(\.id) == ["a b c", "d"])
  }

  @Test(arguments: ["a\tb", "a\nb", " a", "a ", "a\u{1B}b", "a\u{9B}b"])
  func `an id that cannot stand between tabs is refused`(id: String) {
    let contents = NetworkContents(actors: [Actor(id: Identifier(id), name: "x")])
    #expect(throws: OutputFault.self) { try NetworkWriter.encode(contents, as: .sif) }
  }

  @Test func `a line that would fill far more than its file is refused`() {
    let name = String(repeating: "x", count: 400_000)
    let text = name + " pp" + String(repeating: " y", count: 400_000) + "\n"
    #expect(readText(text, "a.sif").network == nil)
  }
}
