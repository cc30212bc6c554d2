/// A checker of well-formed markup that shares no code with the writer: every tag is closed in turn,
/// attributes are quoted and stand once, ids stand once, and ampersands begin a known reference.
struct MarkupChecker {
  private(set) var faults: [String] = []
  private(set) var ids: Set<String> = []
  private(set) var links: [String] = []
  private(set) var elements: [String: Int] = [:]

  init(_ markup: String) {
    var open: [String] = []
    var rest = Substring(markup)
    if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst(15) }
    while let start = rest.firstIndex(of: "<") {
      check(text: rest[..<start])
      guard let end = rest[start...].firstIndex(of: ">") else {
        faults.append("a tag has no end")
        return
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.last == name {
          open.removeLast()
        } else {
          faults.append("</\(name)> closes \(open.last ?? "nothing")")
        }
        continue
      }
      let isEmpty = tag.hasSuffix("/")
      let body = isEmpty ? tag.dropLast() : tag
      let name = String(body.prefix { $0 != " " && $0 != "\n" })
      elements[name, default: 0] += 1
      check(attributes: body.dropFirst(name.count), of: name)
      if !isEmpty { open.append(name) }
    }
    check(text: rest)
    if !open.isEmpty { faults.append("not closed: \(open)") }
  }

  private mutating func check(attributes: Substring, of element: String) {
    var rest = attributes.drop { $0 == " " || $0 == "\n" }
    var seen: Set<String> = []
    while !rest.isEmpty {
      guard let equals = rest.firstIndex(of: "="), rest[rest.index(after: equals)...].first == "\""
      else {
        faults.append("<\(element)> has an attribute without quotes: \(rest)")
        return
      }
      let name = String(rest[..<equals])
      let valueStart = rest.index(equals, offsetBy: 2)
      guard let close = rest[valueStart...].firstIndex(of: "\"") else {
        faults.append("<\(element)> has an open quote")
        return
      }
      let value = rest[valueStart..<close]
      if !seen.insert(name).inserted { faults.append("<\(element)> has \(name) twice") }
      if value.contains("<") { faults.append("<\(element)> has < in \(name)") }
      if name.hasPrefix("on") { faults.append("<\(element)> has a handler \(name)") }
      check(text: value)
      if name == "id", !ids.insert(String(value)).inserted {
        faults.append("id \(value) stands twice")
      }
      if name == "href" || name == "src" { links.append(String(value)) }
      rest = rest[rest.index(after: close)...].drop { $0 == " " || $0 == "\n" }
    }
  }

  private mutating func check(text: Substring) {
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      let name = part.prefix { $0 != ";" }
      let isKnown =
        ["amp", "lt", "gt", "quot", "apos"].contains(String(name)) || name.hasPrefix("#")
      if !isKnown || name.count == part.count {
        faults.append("a bare & before \(part.prefix(12))")
      }
    }
    for scalar in text.unicodeScalars {
      let value = scalar.value
      let isControl = value < 0x20 && value != 0x0A || (0x7F...0x9F).contains(value)
      let turns = (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
      if isControl || turns { faults.append("character \(value) in the text") }
    }
  }

  /// Links to places that the document does not have, and links to outside.
  var danglingLinks: [String] {
    links.filter { !$0.hasPrefix("#") || !ids.contains(String($0.dropFirst())) }
  }
}
