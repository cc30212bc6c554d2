/// A piece of an HTML document.
///
/// Text from data enters only as ``data(_:)``, which is escaped and made visible when it is written;
/// there is no way to write data as markup. What is written is well-formed XML as well.
indirect enum HTML: Hashable, Sendable {
  /// Words of ours, in the language of the document.
  case words(String)
  /// Text from the network.
  case data(String)
  case element(String, [Attribute], [HTML])
  /// An SVG drawing of NetworkDiagram, which has escaped its texts itself.
  case drawing(String)
  /// Several pieces after each other.
  case group([HTML])

  struct Attribute: Hashable, Sendable {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  static let nothing = HTML.group([])
}

/// Writes pieces of HTML as text.
struct HTMLWriter {
  private(set) var text = ""

  /// Elements that have no content and no end tag in HTML.
  private static let empty: Set<String> = ["meta", "br", "hr", "col"]
  /// Elements after which a line ends, so that a difference between two reports shows by line.
  private static let blocks: Set<String> = [
    "html", "head", "body", "main", "nav", "section", "header", "footer", "figure", "table",
    "thead",
    "tbody", "tr", "ul", "ol", "dl", "title", "meta", "style", "h1", "h2", "h3", "p", "li", "dt",
    "dd", "caption", "figcaption", "div",
  ]

  static func text(_ html: HTML) -> String {
    var writer = HTMLWriter()
    writer.write(html)
    return writer.text
  }

  // The depth of recursion is that of our sections, which does not depend on data.
  mutating func write(_ html: HTML) {
    switch html {
    case .words(let words): text += escapedHTML(words)
    case .data(let data): text += escapedHTML(visibleText(data))
    case .drawing(let svg): text += svg
    case .group(let parts): for part in parts { write(part) }
    case .element(let name, let attributes, let content):
      text += "<" + name
      for attribute in attributes {
        text += " \(attribute.name)=\"\(escapedHTML(visibleText(attribute.value)))\""
      }
      if Self.empty.contains(name) {
        text += "/>"
      } else {
        text += ">"
        for part in content { write(part) }
        text += "</\(name)>"
      }
      if Self.blocks.contains(name) { text += "\n" }
    }
  }
}

/// The text with the characters that mean something in HTML replaced, for elements and for
/// attributes in double quotes.
func escapedHTML(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Text from data without characters that cannot be seen or that reach beyond it.
///
/// Control characters and characters that XML does not allow become U+FFFD; line breaks and tabs
/// become spaces; marks that turn the direction of writing, with which a name can feign another, and
/// characters without width are dropped.
func visibleText(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
    case 0x00...0x1F, 0x7F...0x9F, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      result.unicodeScalars.append("\u{FFFD}")
    // Every plane ends in two places that are no characters.
    case let value where value & 0xFFFE == 0xFFFE: result.unicodeScalars.append("\u{FFFD}")
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: break
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
