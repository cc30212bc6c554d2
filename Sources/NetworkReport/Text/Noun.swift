import NetworkGraph

/// A noun with its plural, in both languages.
struct Noun: Sendable {
  let english: (one: String, many: String)
  let french: (one: String, many: String)

  init(_ one: String, _ many: String, _ un: String, _ plusieurs: String) {
    english = (one, many)
    french = (un, plusieurs)
  }

  /// In French, 0 is singular.
  func form(for count: Int, in language: Language) -> String {
    switch language {
    case .english: count == 1 ? english.one : english.many
    case .french: count < 2 ? french.one : french.many
    }
  }

  static let actor = Noun("actor", "actors", "acteur", "acteurs")
  static let relation = Noun("relation", "relations", "relation", "relations")
  static let tie = Noun("tie", "ties", "lien", "liens")
  static let source = Noun("source", "sources", "source", "sources")
  static let statement = Noun("statement", "statements", "énoncé", "énoncés")
  static let cluster = Noun("cluster", "clusters", "groupe", "groupes")
  static let other = Noun("other", "others", "autre", "autres")
  static let part = Noun("part", "parts", "partie", "parties")
  static let step = Noun("tie", "ties", "lien", "liens")
}
