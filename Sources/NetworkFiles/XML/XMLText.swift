/// Text as the content of an element or the value of an attribute in double quotes: markup escaped,
/// line breaks kept, and the replacement character U+FFFD in place of those that XML does not allow.
///
/// - Complexity: O(length)
func xmlEscaped(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { byte in
    byte >= 0x20 && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
      && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"") && byte != 0xEF && byte != 0xC2
      && byte != 0x7F
  }
  if isPlain { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    // Readers turn these into spaces where they are not numbered.
    case "\t": result += "&#9;"
    case "\n": result += "&#10;"
    case "\r": result += "&#13;"
    // Terminals obey these, and readers of XML 1.1 take two of them for line breaks.
    case "\u{7F}"..."\u{9F}": result += "&#\(scalar.value);"
    // Left out, they would make two ids one, or an id none.
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether a text has characters that no XML file can hold.
func hasCharactersOutsideXML(_ text: String) -> Bool {
  text.unicodeScalars.contains {
    ($0.value < 0x20 && ![0x09, 0x0A, 0x0D].contains($0.value)) || $0.value == 0xFFFE
      || $0.value == 0xFFFF
  }
}
