/// Texts of labels, in which Graphviz reads escapes and references to characters.
enum DOTLabel {
  /// What `\N`, `\G`, `\E`, `\T` and `\H` stand for.
  struct Names {
    var node: ArraySliceOfBytes = []
    var graph: ArraySliceOfBytes = []
    var tail: ArraySliceOfBytes = []
    var head: ArraySliceOfBytes = []
    var arrow = "->"
  }

  /// The text that a label shows: `\n` is a new line, and so are `\l` and `\r`, which also say how
  /// the line is set; at the end these two say only that.
  static func text(_ label: ArraySliceOfBytes, _ names: Names) -> ContiguousArray<UInt8> {
    let isPlain = !label.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }
    if isPlain { return ContiguousArray(label) }
    var source: ContiguousArray<UInt8> = []
    appendResolvingReferences(label, to: &source)
    var result: ContiguousArray<UInt8> = []
    var i = 0
    while i < source.count {
      guard source[i] == UInt8(ascii: "\\"), i + 1 < source.count else {
        result.append(source[i])
        i += 1
        continue
      }
      let escape = source[i + 1]
      i += 2
      switch escape {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "l"), UInt8(ascii: "r"): if i < source.count { result.append(0x0A) }
      case UInt8(ascii: "N"): result.append(contentsOf: names.node)
      case UInt8(ascii: "G"): result.append(contentsOf: names.graph)
      case UInt8(ascii: "T"): result.append(contentsOf: names.tail)
      case UInt8(ascii: "H"): result.append(contentsOf: names.head)
      case UInt8(ascii: "E"):
        result.append(contentsOf: names.tail)
        result.append(contentsOf: names.arrow.utf8)
        result.append(contentsOf: names.head)
      default: result.append(escape)
      }
    }
    return result
  }

  /// The text between the tags of an HTML label, with a new line for each `<BR/>`.
  static func textOfHTML(_ html: ArraySliceOfBytes) -> ContiguousArray<UInt8> {
    var source: ContiguousArray<UInt8> = []
    var i = html.startIndex
    while i < html.endIndex {
      guard html[i] == UInt8(ascii: "<") else {
        source.append(html[i])
        i += 1
        continue
      }
      let start = i + 1
      while i < html.endIndex, html[i] != UInt8(ascii: ">") { i += 1 }
      let tag = html[start..<i].prefix(3)
      if tag.count >= 2, tag.prefix(2).elementsEqual("br".utf8, by: { $0 | 0x20 == $1 }) {
        source.append(0x0A)
      }
      if i < html.endIndex { i += 1 }
    }
    var result: ContiguousArray<UInt8> = []
    appendResolvingReferences(source[...], to: &result)
    // White space around tables and their cells shows nothing.
    return ContiguousArray(trimmed(String(decoding: result, as: UTF8.self)).utf8)
  }

  /// A text as a label that shows it exactly.
  static func escaped(_ text: String) -> String {
    let isPlain = !text.utf8.contains {
      $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") || $0 == 0x0A || $0 == 0x0D
    }
    if isPlain { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "&": result += "&amp;"
      case "\n": result += "\\n"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
