import NetworkGraph

/// A network as a flow chart in Mermaid, for pages in Markdown: names, kinds and directions.
func makeMermaid(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  noteLosses(of: contents, actors: .all, &loss)
  noteDrawingLosses(of: contents, &loss)
  var contents = contents
  stateDirections(&contents)
  var bytes: [UInt8] = []
  if let title = contents.metadata.title ?? contents.metadata.name {
    // A string of JSON is one of YAML. Pages of HTML hold the text of a diagram as it is.
    let text = JSONWriter.compact(.string(title)).replacing("<", with: "\\u003c")
      .replacing(">", with: "\\u003e").replacing("&", with: "\\u0026")
    bytes += "---\ntitle: \(text)\n---\n".utf8
  }
  bytes += "flowchart LR\n".utf8
  var number: [Identifier: Int] = [:]
  for (row, actor) in contents.actors.enumerated() {
    number[actor.id] = row + 1
    bytes += "  n\(row + 1)[\"\(mermaidText(actor.name))\"]\n".utf8
  }
  for relation in contents.relations {
    guard let source = number[relation.source], let target = number[relation.target] else {
      continue
    }
    let line = relation.direction == .directed ? "-->" : "---"
    let label = relation.kind == "tie" ? "" : "|\"\(mermaidText(relation.kind.text))\"|"
    bytes += "  n\(source) \(line)\(label) n\(target)\n".utf8
  }
  // The limits that Mermaid has where a page does not raise them.
  loss.add(
    CountedText(
      "{relation|relations} beyond 500, which Mermaid draws only where its setting "
        + "'maxEdges' is raised",
      "{relation|relations} au-delà de 500, que Mermaid ne dessine que si son réglage "
        + "«\u{A0}maxEdges\u{A0}» est relevé"),
    count: max(contents.relations.count - 500, 0))
  loss.add(
    CountedText(
      "{character|characters} beyond 50,000, which Mermaid reads only where its setting "
        + "'maxTextSize' is raised",
      "{caractère|caractères} au-delà de 50\u{202F}000, que Mermaid ne lit que si son "
        + "réglage «\u{A0}maxTextSize\u{A0}» est relevé"),
    count: max(bytes.count - 50_000, 0))
  return (bytes, loss)
}

/// Notes what a drawing of names, kinds and directions does not show.
func noteDrawingLosses(of contents: NetworkContents, _ loss: inout LossReport) {
  loss.add(
    CountedText(
      "{actor|actors} of whom more is known than the name",
      "{acteur|acteurs} dont on sait plus que le nom"),
    count: contents.actors.count { $0 != Actor(id: $0.id, name: $0.name) })
  loss.add(
    CountedText(
      "{relation|relations} of which more is known than ends, kind and direction",
      "{relation|relations} dont on sait plus que les extrémités, le type et le sens"),
    count: contents.relations.count {
      $0
        != Relation(
          id: $0.id, source: $0.source, target: $0.target, kind: $0.kind, direction: $0.direction)
    })
  loss.add(
    CountedText(
      "{name|names} with control characters, for which spaces stand",
      "{nom|noms} avec des caractères de commande, remplacés par des espaces"),
    count: contents.actors.count { hasControlCharacters($0.name) })
  loss.add(
    CountedText(
      "{id of an actor or relation|ids of actors and relations}",
      "{identifiant d’acteur ou de relation|identifiants d’acteurs et de relations}"),
    count: contents.actors.count + contents.relations.count)
}

private func hasControlCharacters(_ text: String) -> Bool {
  text.unicodeScalars.contains { scalar in
    switch scalar.value {
    case 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }
}

/// A text between quotes in Mermaid: everything that means something there, in Markdown or in HTML is
/// written as a numbered character, so that it is shown and nothing else.
private func mermaidText(_ text: String) -> String {
  var result = ""
  var isAtStart = true
  var startsWithDigit = false
  var isAfterReturn = false
  for scalar in text.unicodeScalars {
    switch scalar {
    case "a"..."z", "A"..."Z", " ", ",", "'", "(", ")", "/": result.unicodeScalars.append(scalar)
    case "0"..."9":
      // A list of Markdown starts with a number and a point.
      if isAtStart { startsWithDigit = true }
      result.unicodeScalars.append(scalar)
    case "." where !startsWithDigit && !isAtStart, "-" where !isAtStart:
      result.unicodeScalars.append(scalar)
    case "\n" where isAfterReturn: isAfterReturn = false
    case "\n", "\r", "\u{2028}", "\u{2029}":
      result += "<br>"
      isAfterReturn = scalar == "\r"
      isAtStart = true
      startsWithDigit = false
      continue
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += " "
    case "!"..."~": result += "#\(scalar.value);"
    default: result.unicodeScalars.append(scalar)
    }
    isAfterReturn = false
    if scalar != " ", scalar != "\n" { isAtStart = false }
  }
  // A box needs a text.
  return result.isEmpty ? " " : result
}
