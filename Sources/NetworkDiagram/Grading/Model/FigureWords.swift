import NetworkLayout

/// What a figure says in words, and what the checks look for in them.
///
/// Words are looked for in English and in French, in small letters. A figure in another language may
/// say all that is asked for and still not be understood here.
struct FigureWords {
  let title: String
  let subtitle: String
  let source: String
  let date: String
  let note: String
  /// All texts that name no node.
  let all: String
  let isFrench: Bool

  init(_ figure: GradedFigure) {
    title = figure.text(of: .title)
    subtitle = figure.text(of: .subtitle)
    source = figure.text(of: .source)
    date = figure.text(of: .date)
    note = figure.text(of: .note)
    let named = Set(figure.nodes.flatMap { $0.label?.lines.map(\.order) ?? [] })
    all = figure.lines.filter { !named.contains($0.order) }.map(\.text).joined(separator: " ")
    let root = figure.document.root
    isFrench = (root["xml:lang"] ?? root["lang"] ?? "").hasPrefix("fr")
  }

  /// Whether one of some words, or beginnings of words, stands in a text.
  static func mentions(_ words: [String], in text: String) -> Bool {
    let text = text.lowercased().replacing("’", with: "'")
    return words.contains { text.contains($0) }
  }

  /// The count after `n =`, whatever the groups of its digits.
  static func count(after name: Character, in text: String) -> Int? {
    var rest = text[...]
    while let place = rest.firstIndex(of: name) {
      let before = rest[..<place].last
      rest = rest[rest.index(after: place)...]
      guard before.map({ !$0.isLetter }) ?? true else { continue }
      let tail = rest.drop { $0 == " " }
      guard tail.first == "=" else { continue }
      return number(at: tail.dropFirst().drop { $0 == " " })
    }
    return nil
  }

  /// The second count of `n = 73 of 133`; `nil` where there is one count only.
  static func total(after name: Character, in text: String) -> Int? {
    guard let count = count(after: name, in: text) else { return nil }
    for word in [" of ", " sur "] {
      let parts = text.replacing("\u{00A0}", with: " ").split(separator: word)
      for (before, after) in zip(parts, parts.dropFirst()) {
        let digits = before.reversed().prefix { $0.isNumber || ", \u{202F}".contains($0) }
        if Int(String(digits.reversed()).filter(\.isNumber)) == count { return number(at: after) }
      }
    }
    return nil
  }

  /// A whole number at the start of a text, with groups of three digits.
  static func number(at text: Substring) -> Int? {
    var digits = ""
    var rest = text
    while let first = rest.first, first.isASCII, first.isNumber {
      digits.append(first)
      rest = rest.dropFirst()
    }
    while let mark = rest.first, ", .\u{202F}\u{00A0}".contains(mark) {
      let group = rest.dropFirst().prefix(3)
      guard group.count == 3, group.allSatisfy({ $0.isASCII && $0.isNumber }),
        !(rest.dropFirst(4).first?.isNumber ?? false)
      else { break }
      digits += group
      rest = rest.dropFirst(4)
    }
    return digits.count < 16 ? Int(digits) : nil
  }

  /// Whether a whole number stands in a text.
  static func contains(_ number: Int, in text: String) -> Bool {
    var previous: Character = " "
    var rest = text[...]
    while let first = rest.first {
      if first.isNumber, !previous.isNumber, Self.number(at: rest) == number { return true }
      previous = first
      rest = rest.dropFirst()
    }
    return false
  }

  /// Whether a year from 1500 to 2199 stands in a text.
  static func hasYear(_ text: String) -> Bool {
    var digits = ""
    for character in text + " " {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else {
        if digits.count == 4, let year = Int(digits), (1500..<2200).contains(year) { return true }
        digits = ""
      }
    }
    return false
  }

  /// The value of a legend: `1,200`, `0,25`, `€5 M`.
  func value(_ text: String) -> Double? {
    guard let start = text.firstIndex(where: { $0.isASCII && $0.isNumber }) else { return nil }
    var digits = ""
    var rest = text[start...]
    while let first = rest.first {
      if first.isASCII, first.isNumber {
        digits.append(first)
      } else if first == (isFrench ? "," : ".") {
        digits.append(".")
      } else if " ,.\u{202F}\u{00A0}".contains(first), rest.dropFirst().prefix(3).count == 3,
        rest.dropFirst().prefix(3).allSatisfy({ $0.isASCII && $0.isNumber })
      {
        // A group of three digits follows.
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    guard let number = Double(digits) else { return nil }
    let unit = rest.trimmed
    for (name, factor) in [("bn", 1e9), ("Md", 1e9), ("M", 1e6), ("k", 1e3)]
    where unit.hasPrefix(name) {
      return number * factor
    }
    return number
  }

  /// Whether a text names a currency.
  static func hasCurrency(_ text: String) -> Bool {
    let signs = ["€", "$", "£", "¥", "EUR", "USD", "GBP", "CHF", "CAD", "JPY", "CNY", "SEK", "NOK"]
    return signs.contains { text.contains($0) }
  }
}
