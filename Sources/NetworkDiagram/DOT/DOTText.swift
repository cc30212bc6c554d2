import NetworkGraph

/// Texts in the forms that Graphviz reads back as the same texts.
///
/// Graphviz reads a quoted string in up to four steps, and each has its own escapes: the scanner
/// (`\"`, a backslash at the end of a line), references to characters (`&lt;`), the escapes of
/// labels (`\n`, `\N`, `\G`), and once more those for tooltips.
enum DOTText {
  /// A value in quotes, whatever it contains: a keyword, a number or `<b>` is text in quotes.
  ///
  /// The scanner of Graphviz before version 10 refuses a run of more than 16,384 bytes, so that a
  /// long value is written on several lines that the scanner joins.
  ///
  /// - Precondition: ``isWritable(_:)``.
  static func quoted(_ value: String) -> String {
    var result = "\""
    result.reserveCapacity(value.utf8.count + 2)
    var run = 0
    var isAfterBackslash = false
    for scalar in value.unicodeScalars {
      if run >= 8000 && !isAfterBackslash && scalar != "\\" && scalar != "\"" {
        result += "\\\n"
        run = 0
      }
      if scalar == "\"" { result += "\\" }
      result.unicodeScalars.append(scalar)
      run += UTF8.width(scalar)
      isAfterBackslash = scalar == "\\"
    }
    return result + "\""
  }

  /// Whether a quoted string can hold the value so that Graphviz keeps it.
  ///
  /// The scanner reads backslashes in pairs and keeps both, so that an odd number of them before a
  /// quotation mark or the end of the value cannot be written. NUL ends any text, other control
  /// characters have no place in the SVG that Graphviz makes, a line feed before a backslash is
  /// lost, and a name that begins with `%` is taken for one that Graphviz gave itself.
  static func isWritable(_ value: String) -> Bool {
    var isOdd = false
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": isOdd.toggle()
      case "\"" where isOdd: return false
      default:
        if scalar != "\t" && replacement(of: scalar) != nil { return false }
        isOdd = false
      }
    }
    return !isOdd && value.utf8.first != UInt8(ascii: "%")
  }

  /// A text as the value of a label: shown exactly, with its line breaks and nothing interpreted.
  ///
  /// - Parameter lineBreak: The escape at the end of each line but the last: `\n` centres, `\l`
  ///   aligns to the left.
  static func label(_ text: String, lineBreak: String = "\\n") -> String {
    escaped(text, backslash: "\\\\", lineBreak: lineBreak)
  }

  /// A text as the value of a tooltip.
  ///
  /// Graphviz 2.43 replaces `\\` and then `\N` in what is left of it, so that two backslashes are
  /// not enough to keep one.
  static func tooltip(_ text: String) -> String {
    escaped(text, backslash: "\\\\\\\\", lineBreak: "\\n")
  }

  private static func escaped(_ text: String, backslash: String, lineBreak: String) -> String {
    var result = ""
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar {
      case "\\": result += backslash
      case "&": result += "&amp;"
      case "\r": result += lineBreak
      case "\n": if !isAfterReturn { result += lineBreak }
      case "\t": result += "\t"
      default: result.unicodeScalars.append(replacement(of: scalar) ?? scalar)
      }
    }
    return result
  }

  /// What stands for a scalar that XML does not allow or that no font draws: the picture of a
  /// control character, such as ␀, or the replacement character. `nil` for all others.
  private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0: "\u{FFFD}"
    case let value where value & 0xFFFE == 0xFFFE: "\u{FFFD}"
    default: nil
    }
  }

  /// A text on lines of at most `width` characters, broken at spaces where there are some.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var line = ""
      var length = 0
      for word in paragraph.split(separator: " ", omittingEmptySubsequences: true) {
        var rest = word[...]
        var count = rest.count
        if length > 0 && length + 1 + count > width {
          lines.append(line)
          line = ""
          length = 0
        }
        while count > width {
          lines.append(String(rest.prefix(width)))
          rest = rest.dropFirst(width)
          count -= width
        }
        line += (length > 0 ? " " : "") + rest
        length += (length > 0 ? 1 : 0) + count
      }
      lines.append(line)
    }
    return lines
  }
}
