import NetworkGraph

/// French words set as French is printed: a no-break space before a colon and inside quotation marks,
/// a narrow one before `;`, `!`, `?` and `%`, and a curved apostrophe.
///
/// Only for words of ours: text from data stays as it is.
func setInFrench(_ words: String) -> String {
  var result: [Unicode.Scalar] = []
  for scalar in words.unicodeScalars {
    switch scalar {
    case ":", ";", "!", "?", "%", "»":
      if let last = result.last, isSpace(last) {
        result.removeLast()
        result.append(scalar == ":" || scalar == "»" ? "\u{A0}" : "\u{202F}")
      }
      result.append(scalar)
    case "'": result.append("’")
    case let scalar where isSpace(scalar) && result.last == "«": result.append("\u{A0}")
    default: result.append(scalar)
    }
  }
  var text = String.UnicodeScalarView()
  text.append(contentsOf: result)
  return String(text)
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}"
}

extension HTML {
  /// The same with the words set as their language is printed.
  func set(in language: Language) -> HTML {
    guard language == .french else { return self }
    switch self {
    case .words(let words): return .words(setInFrench(words))
    case .group(let parts): return .group(parts.map { $0.set(in: language) })
    case .element(let name, let attributes, let content):
      // A style sheet is no sentence.
      return name == "style"
        ? self : .element(name, attributes, content.map { $0.set(in: language) })
    case .data, .drawing: return self
    }
  }
}
