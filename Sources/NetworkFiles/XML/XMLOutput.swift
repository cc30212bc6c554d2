import NetworkGraph

/// An XML file that is being written, in UTF-8.
struct XMLOutput {
  private(set) var bytes: [UInt8] = []
  /// The texts in which characters were left out that no XML file can hold.
  private(set) var damagedTexts = 0

  init() { add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

  /// Adds markup as it is.
  mutating func add(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Adds text, escaped.
  mutating func addText(_ text: String) {
    if text.utf8.allSatisfy({ $0 == 0x20 }), !text.isEmpty {
      // Text of nothing but spaces is taken for the form of the file.
      add("&#32;")
      add(String(text.dropFirst()))
      return
    }
    if hasCharactersOutsideXML(text) { damagedTexts += 1 }
    add(xmlEscaped(text))
  }

  /// Adds an attribute to the tag that is open.
  mutating func addAttribute(_ name: String, _ text: String) {
    add(" \(name)=\"")
    if hasCharactersOutsideXML(text) { damagedTexts += 1 }
    add(xmlEscaped(text))
    add("\"")
  }

  /// Adds an element with text.
  mutating func addElement(_ name: String, _ text: String, indent: String) {
    add("\(indent)<\(name)>")
    addText(text)
    add("</\(name)>\n")
  }

  static let oppositeDirections = CountedText(
    "{relation|relations} whose direction is not that of most: NetworkX refuses such files",
    "{relation|relations} dont l’orientation n’est pas celle de la plupart\u{A0}: NetworkX "
      + "refuse de tels fichiers")
  static let lostCharacters = CountedText(
    "{text|texts} with characters that XML does not allow, which become \u{FFFD}",
    "{texte|textes} avec des caractères que XML n’admet pas, qui deviennent \u{FFFD}")
}

/// Checks that ids stay apart when the characters that XML does not allow are replaced.
func checkIDsForXML(_ contents: NetworkContents) throws(OutputFault) {
  for ids in [contents.actors.map(\.id), contents.relations.map(\.id)] {
    guard let damaged = ids.first(where: { hasCharactersOutsideXML($0.text) }) else { continue }
    var seen: Set<Identifier> = []
    for id in ids where !seen.insert(Identifier(xmlEscaped(id.text))).inserted {
      throw OutputFault(
        "the id \(quoted(damaged.text)) and others differ only by characters that XML does not "
          + "allow; give them other ids")
    }
  }
}
