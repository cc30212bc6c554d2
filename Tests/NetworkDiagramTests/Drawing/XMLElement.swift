/// A small strict reader of XML for tests: elements, attributes and text; anything that is not well
/// formed is an error.
struct XMLElement {
  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  let name: String
  var attributes: [String: String] = [:]
  var children: [XMLElement] = []
  var text = ""

  subscript(attribute: String) -> String? { attributes[attribute] }

  /// This element and all below, in the order of the document.
  var all: [XMLElement] {
    var result: [XMLElement] = []
    var stack = [self]
    while let next = stack.popLast() {
      result.append(next)
      stack += next.children.reversed()
    }
    return result
  }

  func all(_ name: String, class group: String) -> [XMLElement] {
    all.filter { $0.name == name && $0["class"] == group }
  }

  static func parse(_ document: String) throws -> XMLElement {
    var characters = Array(document.unicodeScalars)[...]
    func fail(_ reason: String) -> Malformed {
      Malformed(
        description: reason + " before: " + String(String.UnicodeScalarView(characters.prefix(40))))
    }
    func skip(_ text: String) -> Bool {
      guard characters.starts(with: text.unicodeScalars) else { return false }
      characters = characters.dropFirst(text.unicodeScalars.count)
      return true
    }
    func upTo(_ stop: Set<Unicode.Scalar>) -> String {
      let piece = characters.prefix { !stop.contains($0) }
      characters = characters.dropFirst(piece.count)
      return String(String.UnicodeScalarView(piece))
    }
    func decoded(_ raw: String) throws -> String {
      var result = ""
      var rest = Array(raw.unicodeScalars)[...]
      while let scalar = rest.popFirst() {
        let value = scalar.value
        guard value == 9 || value == 10 || value == 13 || value >= 32, value != 0xFFFE,
          value != 0xFFFF
        else { throw fail("character \(value) is not XML") }
        guard scalar == "&" else {
          result.unicodeScalars.append(scalar)
          continue
        }
        let name = String(String.UnicodeScalarView(rest.prefix { $0 != ";" }))
        guard rest.count > name.unicodeScalars.count else { throw fail("open entity") }
        rest = rest.dropFirst(name.unicodeScalars.count + 1)
        switch name {
        case "amp": result += "&"
        case "lt": result += "<"
        case "gt": result += ">"
        case "quot": result += "\""
        case "apos": result += "'"
        default:
          guard name.hasPrefix("#"), let number = UInt32(name.dropFirst()),
            let character = Unicode.Scalar(number)
          else { throw fail("unknown entity \(name)") }
          result.unicodeScalars.append(character)
        }
      }
      return result
    }

    guard skip("<?xml"), upTo(["?"]).contains("UTF-8"), skip("?>") else {
      throw fail("no declaration")
    }
    var open: [XMLElement] = []
    while !characters.isEmpty {
      let text = try decoded(upTo(["<"]))
      if open.isEmpty {
        guard text.allSatisfy(\.isWhitespace) else { throw fail("text outside the root") }
      } else {
        open[open.count - 1].text += text
      }
      guard skip("<") else { break }
      if skip("/") {
        let name = upTo([">"])
        guard skip(">"), let last = open.popLast(), last.name == name else {
          throw fail("</\(name)> closes nothing")
        }
        if open.isEmpty {
          guard characters.allSatisfy({ $0.properties.isWhitespace }) else {
            throw fail("content after the root")
          }
          return last
        }
        open[open.count - 1].children.append(last)
        continue
      }
      let name = upTo([" ", "\n", "/", ">"])
      guard let first = name.unicodeScalars.first, first.properties.isAlphabetic else {
        throw fail("bad name '\(name)'")
      }
      var element = XMLElement(name: name)
      while true {
        _ = characters.prefix { $0 == " " || $0 == "\n" }.map { _ in characters.removeFirst() }
        if skip("/>") {
          guard !open.isEmpty else { return element }
          open[open.count - 1].children.append(element)
          break
        }
        if skip(">") {
          open.append(element)
          break
        }
        let attribute = upTo(["=", ">", "<", " "])
        guard skip("=\""), element.attributes[attribute] == nil else {
          throw fail("bad attribute '\(attribute)'")
        }
        let raw = upTo(["\"", "<"])
        guard skip("\"") else { throw fail("open attribute '\(attribute)'") }
        element.attributes[attribute] = try decoded(raw)
      }
    }
    throw fail("the root is not closed")
  }
}
