/// A sentence with links and data in it.
///
/// What stands in the literal are words of ours; what is put in as text is data and is escaped.
///
///     let sentence: Phrase = "\(actor.name) has \(.link(to: table, "13 ties"))."
struct Phrase: Hashable, Sendable, ExpressibleByStringInterpolation {
  var parts: [HTML]

  init(_ parts: [HTML]) { self.parts = parts }
  init(_ part: HTML) { parts = [part] }
  init(words: String) { parts = [.words(words)] }
  init(stringLiteral words: String) { parts = [.words(words)] }
  init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

  struct Interpolation: StringInterpolationProtocol {
    var parts: [HTML] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.words(literal)) }
    }
    mutating func appendInterpolation(_ data: String) { parts.append(.data(data)) }
    mutating func appendInterpolation(words: String) { parts.append(.words(words)) }
    mutating func appendInterpolation(_ html: HTML) { parts.append(html) }
    mutating func appendInterpolation(_ phrase: Phrase) { parts += phrase.parts }
  }

  static func + (a: Phrase, b: Phrase) -> Phrase { Phrase(a.parts + b.parts) }

  /// The phrases after each other, with a separator between them.
  static func joined(_ phrases: [Phrase], separator: Phrase) -> Phrase {
    var parts: [HTML] = []
    for (place, phrase) in phrases.enumerated() {
      if place > 0 { parts += separator.parts }
      parts += phrase.parts
    }
    return Phrase(parts)
  }

  /// The phrase with a capital letter, where it begins with words of ours.
  var capitalised: Phrase {
    guard case .words(let words)? = parts.first else { return self }
    return Phrase([.words(words.prefix(1).uppercased() + words.dropFirst())] + parts.dropFirst())
  }
}
