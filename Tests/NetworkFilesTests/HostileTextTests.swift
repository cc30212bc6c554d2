import NetworkGraph
import Testing

@testable import NetworkFiles

/// Texts that a terminal, a spreadsheet, a page or another reader would obey.
@Suite struct HostileTextTests {
  private static let texts = [
    "a\u{1B}[31mb", "a\u{7}b", "a\u{7F}b", "a\u{85}b\u{9B}31m", "a\nb", "a\r\nb", "a\rb", "a\"b",
    "a'b", "a\\b", "a\\", "a\\\"b", "a\u{2028}b\u{2029}c", "a</script>b<!--",
    "=cmd|' /C calc'!A0", "a\tb", " a ", "a&#27;b&amp;c", "a\u{202E}b\u{200B}", "a\u{FFFE}b",
    "a]b[c}d{e", "%a", "#a", "a`b$c", "a,b;c:d|e",
  ]

  /// Text has no other form in tables, and UCINET knows no escapes.
  private static let raw: Set<FileFormat> = [
    .networkFolder, .edgeTable, .tablePair, .adjacencyMatrix, .neo4jTables, .ucinetDL, .spreadsheet,
  ]

  private func contents(_ text: String) -> NetworkContents {
    var contents = NetworkContents()
    contents.columns[.actors] = ["id", "name", "note", "extra"]
    contents.columns[.relations] = [
      "id", "source", "target", "kind", "direction", "note", "further",
    ]
    contents.actors = [
      Actor(
        id: Identifier(text), name: text + "N", note: text + "O", attributes: [text + "A"]),
      Actor(id: "plain", name: "plain"),
    ]
    contents.relations = [
      Relation(
        id: "r1", source: Identifier(text), target: "plain", kind: Identifier(text + "K"),
        direction: .directed, note: text + "O", attributes: [text + "B"])
    ]
    return contents
  }

  @Test(arguments: FileFormat.allCases.filter { $0.isWritable && !raw.contains($0) })
  func `no file holds a character that a terminal obeys`(format: FileFormat) {
    for text in Self.texts {
      guard let output = try? NetworkWriter.encode(contents(text), as: format) else {
        // Lists of words refuse an id that is none.
        #expect([.edgeList, .ncol, .lgl, .adjacencyList, .sif].contains(format), "\(text)")
        continue
      }
      for file in output.files {
        let obeyed = String(decoding: file.bytes, as: UTF8.self).unicodeScalars.filter {
          $0.value < 0x20 && ![0x09, 0x0A, 0x0D].contains($0.value)
            || (0x7F..<0xA0).contains($0.value)
        }
        #expect(obeyed.isEmpty, "\(text.debugDescription): \(obeyed)")
      }
    }
  }

  @Test(arguments: [
    FileFormat.graphML, .gexf, .gml, .pajek, .dot, .nodeLinkJSON, .d3JSON, .cytoscapeJSON,
    .jsonGraph, .maillageJSON, .spreadsheet,
  ])
  func `what comes back changed is in the loss report`(format: FileFormat) throws {
    for text in Self.texts {
      let contents = contents(text)
      let output = try NetworkWriter.encode(contents, as: format)
      var options = ReadingOptions()
      options.format = format
      let reading = NetworkReader.read(output.files[0].bytes, path: "x", options: options)
      #expect(reading.errors.isEmpty, "\(text.debugDescription): \(reading.errors)")
      var isEqual = true
      for table in [NetworkTable.actors, .relations] {
        let (written, read) = (
          describedRows(contents, table), describedRows(reading.contents, table)
        )
        isEqual =
          isEqual
          && written.elementsEqual(read) {
            $0.elementsEqual($1) { $0.utf8.elementsEqual($1.utf8) }
          }
      }
      let texts = output.loss.losses.filter { $0.what.english.hasPrefix("text") }
      #expect(isEqual || !texts.isEmpty, "\(text.debugDescription)")
    }
  }

  @Test func `ids of Matrix Market come back whatever they hold`() throws {
    let ids = Self.texts.map { Identifier($0) } + ["\\x1B", "\\", "\\n", "x"]
    let contents = NetworkContents(actors: ids.map { Actor(id: $0, name: $0.text) })
    let output = try NetworkWriter.encode(contents, as: .matrixMarket)
    let reading = NetworkReader.read(output.files[0].bytes, path: "x.mtx")
    #expect(reading.contents.actors.map(\.id) == ids)
  }

  @Test func `two ids that the same sign would stand for stay two in DOT`() throws {
    var contents = NetworkContents()
    contents.actors = ["a\u{85}", "a\u{86}", "a\u{FFFD}"].map { Actor(id: $0, name: "x") }
    contents.relations = [Relation(id: "e1", source: "a\u{85}", target: "a\u{86}", kind: "tie")]
    let output = try NetworkWriter.encode(contents, as: .dot)
    let reading = NetworkReader.read(output.files[0].bytes, path: "x.dot")
    #expect(reading.contents.actors.map(\.id.text) == ["a\u{FFFD}_", "a\u{FFFD}__", "a\u{FFFD}"])
    #expect(reading.contents.relations.map(\.source.text) == ["a\u{FFFD}_"])
    #expect(
      output.loss.lines(language: .english) == [
        "2 texts with control characters, with which drawings by Graphviz are no XML: signs such as "
          + "\u{241B} stand for them"
      ])
  }

  @Test func `two columns that would have one name in DOT stay two`() throws {
    var contents = NetworkContents()
    contents.columns[.relations] = [
      "id", "source", "target", "kind", "dir", "dir (attribute)", "k\u{1}", "k\u{2401}",
    ]
    contents.actors = [Actor(id: "a", name: "a"), Actor(id: "b", name: "b")]
    contents.relations = [
      Relation(
        id: "e1", source: "a", target: "b", kind: "tie", attributes: ["1", "2", "3", "4"])
    ]
    let output = try NetworkWriter.encode(contents, as: .dot)
    let reading = NetworkReader.read(output.files[0].bytes, path: "x.dot")
    #expect(reading.contents.relations.first?.attributes == ["1", "2", "3", "4"])
  }

  @Test func `a title of Pajek with line breaks is in the loss report`() throws {
    var contents = NetworkContents()
    contents.metadata.title = "two\nlines\u{1B}"
    let output = try NetworkWriter.encode(contents, as: .pajek)
    #expect(
      String(decoding: output.files[0].bytes, as: UTF8.self).hasPrefix("*Network two lines\n"))
    #expect(
      output.loss.lines(language: .english) == [
        "1 title with line breaks or control characters, for which spaces stand"
      ])
  }

  @Test(arguments: [FileFormat.edgeList, .ncol, .lgl, .adjacencyList])
  func `an id that NetworkX would cut is in the loss report of lists of words`(
    format: FileFormat
  ) throws {
    for text in ["a\u{A0}b", "a\u{202F}b", "a\u{2028}b", "a\u{3000}b", "é b", "a\u{85}b"] {
      var contents = NetworkContents()
      contents.actors = [Actor(id: Identifier(text), name: text), Actor(id: "b", name: "b")]
      contents.relations = [
        Relation(id: "e1", source: Identifier(text), target: "b", kind: "tie")
      ]
      guard text.first == "a", !text.unicodeScalars.contains("\u{85}") else {
        #expect(throws: OutputFault.self) { try NetworkWriter.encode(contents, as: format) }
        continue
      }
      let lines = try NetworkWriter.encode(contents, as: format).loss.lines(language: .english)
      #expect(
        lines.contains("1 id with a space of Unicode, at which NetworkX and others cut words"))
    }
  }
}
