import NetworkGraph
import Testing

@testable import NetworkFiles

/// No file crashes a reader, hangs it, reads another file or is misread in silence; and what was kept
/// of a file does no harm in any format that it is written in.
@Suite struct HostileFilesTests {
  @Test func `there are at least 150 hostile files, each with a name of its own`() {
    #expect(HostileFile.all.count >= 150)
    #expect(Set(HostileFile.all.map(\.testDescription)).count == HostileFile.all.count)
    // All formats that are read from one file have some.
    let endings = Set(HostileFile.all.compactMap { $0.path.split(separator: ".").last })
    #expect(endings.count >= 20, "\(endings)")
  }

  @Test(arguments: HostileFile.all) func `it is refused with a reason, or read as what it says`(
    file: HostileFile
  ) throws {
    let bytes = file.make()
    let reading = NetworkReader.read(bytes, path: file.path)
    let found = reading.diagnostics.prefix(3).map { "\($0.code) \($0)" }
    switch file.outcome {
    case .refused(let code):
      #expect(reading.network == nil)
      #expect(reading.errors.contains { $0.code == code }, "\(found)")
    case .read(let actors, let relations):
      #expect(reading.network != nil, "\(found)")
      #expect(reading.contents.actors.count == actors)
      #expect(reading.contents.relations.count == relations)
    }
    if let says = file.says {
      #expect(reading.diagnostics.contains { $0.message.contains(says) }, "\(found)")
    }
    checkAccount(reading)
    let lenient = NetworkReader.read(
      bytes, path: file.path, options: ReadingOptions(faultHandling: .dropRows))
    checkAccount(lenient)
    guard let kept = lenient.network?.contents, isSmall(kept) else { return }
    for format in FileFormat.allCases where format.isWritable {
      try checkWritten(kept, as: format)
    }
  }

  @Test func `names that other programs would run are kept, and run nowhere`() throws {
    var contents = NetworkContents()
    contents.columns[.actors] = ["id", "name", "remark"]
    for name in hostileNames {
      contents.actors.append(
        Actor(
          id: Identifier(name), name: name, kind: Identifier(name), note: name, attributes: [name]))
    }
    for (place, name) in hostileNames.enumerated() {
      let next = hostileNames[(place + 1) % hostileNames.count]
      contents.relations.append(
        Relation(
          id: Identifier(name), source: Identifier(name), target: Identifier(next),
          kind: Identifier(name), note: name))
      contents.kinds.append(Kind(id: Identifier(name), subject: .relation))
      contents.kinds.append(Kind(id: Identifier(name), subject: .actor))
    }
    contents.metadata.title = hostileNames.joined()
    for format in FileFormat.allCases where format.isWritable {
      try checkWritten(contents, as: format)
    }
  }

  // MARK: What was read

  private func checkAccount(_ reading: NetworkReading) {
    #expect(reading.network != nil || !reading.errors.isEmpty)
    for entry in reading.ledger {
      #expect(entry.read == entry.kept + entry.merged + entry.selfLoops + entry.refused)
      #expect(min(entry.kept, entry.merged, entry.selfLoops, entry.refused) >= 0)
    }
    for diagnostic in reading.diagnostics {
      // Nothing that a terminal would obey, and no flood of text.
      #expect(!diagnostic.description.unicodeScalars.contains(where: isControl))
      #expect(diagnostic.message.utf8.count < 10_000)
    }
  }

  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      || (0x202A...0x202E).contains(scalar.value)
  }

  /// Large networks are only read, so that the suite stays quick.
  private func isSmall(_ contents: NetworkContents) -> Bool {
    guard contents.actors.count + contents.relations.count < 400 else { return false }
    // What consists of letters and digits harms no format.
    let isPlain = contents.actors.allSatisfy { actor in
      ([actor.id.text, actor.name] + actor.attributes).allSatisfy { text in
        text.utf8.allSatisfy { $0 < 0x80 && isLetterOrDigit($0) }
      }
    }
    guard !isPlain else { return false }
    let columns = contents.columns.values.reduce(0) { $0 + $1.count }
    return columns < 400 && contents.actors.allSatisfy { $0.name.utf8.count < 5000 }
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20)
  }

  // MARK: What is written

  private func checkWritten(_ contents: NetworkContents, as format: FileFormat) throws {
    guard let output = try? NetworkWriter.encode(contents, as: format) else { return }
    for file in output.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!file.name.contains("/") && !file.name.contains(".."))
      switch format {
      case .graphML, .gexf:
        var scanner = XMLScanner(ContiguousArray(file.bytes))
        #expect(throws: Never.self, "\(format)") { while try scanner.next() != nil {} }
        #expect(!text.contains("<script") && !text.contains("<!DOCTYPE"))
      case .maillageJSON, .nodeLinkJSON, .d3JSON, .cytoscapeJSON, .jsonGraph, .vosViewer:
        #expect(throws: Never.self, "\(format)") { try JSONParser.parse(file.bytes) }
      case .cypher: #expect(staysWithinQuotes(text))
      case .tikz: #expect(unknownCommands(text) == [])
      case .mermaid: checkMermaid(text, contents)
      default: break
      }
      switch format {
      // DOT has no sign for control characters.
      case .graphML, .gexf, .gml, .cypher, .tikz, .mermaid, .maillageJSON, .nodeLinkJSON,
        .cytoscapeJSON, .followTheMoney:
        #expect(
          !file.bytes.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) }, "\(format)")
      default: break
      }
    }
    guard format.isReadable, !format.isFolder else { return }
    let again = NetworkReader.read(
      output.files[0].bytes, path: "written", options: ReadingOptions(format: format))
    #expect(again.network != nil, "\(format): \(again.errors.prefix(2).map(\.description))")
    #expect(
      (again.contents.relations.count == contents.relations.count
        && again.contents.actors.count == contents.actors.count) || !output.loss.isEmpty,
      "\(format)")
  }

  /// Whether each line of Cypher is one statement, in which all text from data stands between quotes.
  private func staysWithinQuotes(_ text: String) -> Bool {
    for line in text.unicodeScalars.split(separator: "\n") {
      var quote: Unicode.Scalar?
      var isEscaped = false
      var outside = String.UnicodeScalarView()
      for scalar in line {
        if isEscaped {
          isEscaped = false
        } else if let open = quote {
          if scalar == "\\" && open == "'" { isEscaped = true }
          if scalar == open { quote = nil }
        } else if scalar == "'" || scalar == "`" {
          quote = scalar
        } else {
          outside.append(scalar)
        }
      }
      let words = String(outside)
      guard quote == nil, words.hasSuffix(";"), words.filter({ $0 == ";" }).count == 1,
        ["CREATE CONSTRAINT ", "MERGE (", "MATCH ("].contains(where: words.hasPrefix)
      else { return false }
    }
    return true
  }

  /// The commands of LaTeX that no picture of ours has.
  private func unknownCommands(_ text: String) -> [String] {
    let known: Set<String> = [
      "documentclass", "usepackage", "ifPDFTeX", "else", "fi", "begin", "end", "small", "tiny",
      "node",
      "draw", "setmainfont", "textbackslash", "textasciicircum", "textasciitilde", "textless",
      "textgreater", "textbar", "textquotedbl", "textasciigrave",
    ]
    var unknown: [String] = []
    let scalars = Array(text.unicodeScalars)
    var i = 0
    while i < scalars.count {
      guard scalars[i] == "\\", i + 1 < scalars.count else {
        i += 1
        continue
      }
      var name = ""
      i += 1
      while i < scalars.count, scalars[i].properties.isAlphabetic, scalars[i].isASCII {
        name.unicodeScalars.append(scalars[i])
        i += 1
      }
      if name.isEmpty {
        if !"\\{}$&#_%".unicodeScalars.contains(scalars[i]) { unknown.append(String(scalars[i])) }
        i += 1
      } else if !known.contains(name) {
        unknown.append(name)
      }
    }
    return unknown
  }

  /// A line for each actor and relation, with no quote but those around the labels.
  private func checkMermaid(_ text: String, _ contents: NetworkContents) {
    let hasTitle = text.hasPrefix("---\n")
    let lines = text.utf8.split(separator: UInt8(ascii: "\n")).dropFirst(hasTitle ? 4 : 1)
    #expect(lines.count == contents.actors.count + contents.relations.count)
    for line in lines {
      #expect([0, 2].contains(line.count { $0 == UInt8(ascii: "\"") }))
      #expect(!line.contains(UInt8(ascii: "`")))
    }
    #expect(!text.contains("<script") && !text.contains("<img"))
  }
}
