import NetworkGraph

/// The note that gives names in full which the picture shortens.
enum FullNames {
  /// What a note of names takes at most, in characters: some twenty lines of a page.
  static let budget = 2400

  /// The note; `nil` without names. A name may be longer than a page: what the note cannot hold ends
  /// with an ellipsis, and names beyond the budget are counted.
  static func note(_ names: [String], _ language: Language) -> String? {
    guard !names.isEmpty else { return nil }
    let most = max(200, 1600 / names.count)
    var shown: [String] = []
    var length = 0
    for name in names {
      let start = name.prefix(most + 1)
      let text = start.count > most ? start.dropLast() + "…" : String(start)
      length += text.count + 2
      if !shown.isEmpty && length > budget { break }
      shown.append(text)
    }
    var list = shown.joined(separator: LocalizedText("; ", "\u{00A0}; ")[language])
    if shown.count < names.count {
      let rest = language.format(names.count - shown.count)
      list += LocalizedText(" and \(rest) more", " et \(rest) de plus")[language]
    }
    return LocalizedText("Names in full: \(list).", "Noms complets\u{00A0}: \(list).")[language]
  }
}
