/// A reader of what `dot -Tcanon` prints: statements with attributes, subgraphs left flat.
///
/// It follows the grammar of the DOT language, not our writer.
struct CanonicalDOT {
  struct Node {
    var name: String
    var attributes: [String: String]
  }

  var keyword = ""
  var nodes: [Node] = []
  var edges: [(tail: String, head: String, attributes: [String: String])] = []
  var subgraphs: [String] = []

  private enum Token: Equatable {
    case id(String)
    case mark(String)
  }

  init(_ text: String) {
    let tokens = Self.tokens(text)
    var index = 0
    func peek(_ offset: Int = 0) -> Token? {
      index + offset < tokens.count ? tokens[index + offset] : nil
    }
    func attributes() -> [String: String] {
      var result: [String: String] = [:]
      guard peek() == .mark("[") else { return result }
      index += 1
      while let token = peek(), token != .mark("]") {
        if case .id(let key) = token, peek(1) == .mark("="), case .id(let value)? = peek(2) {
          result[key] = value
          index += 3
        } else {
          index += 1
        }
      }
      index += 1
      return result
    }
    while let token = peek() {
      guard case .id(let name) = token else {
        index += 1
        continue
      }
      index += 1
      if keyword.isEmpty {
        keyword = name
        while peek() != .mark("{") { index += 1 }
      } else if name == "subgraph\0" {
        if case .id(let id)? = peek() {
          subgraphs.append(id)
          index += 1
        }
      } else if ["graph\0", "node\0", "edge\0"].contains(name) {
        _ = attributes()
      } else if peek() == .mark("->") || peek() == .mark("--") {
        index += 1
        if case .id(let head)? = peek() {
          index += 1
          edges.append((name, head, attributes()))
        }
      } else {
        nodes.append(Node(name: name, attributes: attributes()))
      }
    }
  }

  /// Keywords without quotes get a NUL at the end, which no quoted name has.
  private static func tokens(_ text: String) -> [Token] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\"" {
        var value = String.UnicodeScalarView()
        index += 1
        while scalars[index] != "\"" {
          if scalars[index] == "\\" {
            switch scalars[index + 1] {
            case "\"": value.append("\"")
            case "\n": break
            case "\\": value.append(contentsOf: "\\\\".unicodeScalars)
            default: value.append(contentsOf: [scalars[index], scalars[index + 1]])
            }
            index += 2
          } else {
            value.append(scalars[index])
            index += 1
          }
        }
        tokens.append(.id(String(value)))
        index += 1
      } else if scalar == "-", ["-", ">"].contains(scalars[index + 1]) {
        tokens.append(.mark("-" + String(scalars[index + 1])))
        index += 2
      } else if "{}[];,=".unicodeScalars.contains(scalar) {
        tokens.append(.mark(String(scalar)))
        index += 1
      } else if " \t\n\r".unicodeScalars.contains(scalar) {
        index += 1
      } else {
        var value = ""
        while !"{}[];,=\" \t\n".unicodeScalars.contains(scalars[index]) {
          value.unicodeScalars.append(scalars[index])
          index += 1
        }
        let isKeyword = ["graph", "digraph", "node", "edge", "subgraph"].contains(value)
        tokens.append(.id(isKeyword && !tokens.isEmpty ? value + "\0" : value))
      }
    }
    return tokens
  }

  /// The text that a label shows: the escapes of labels and the references to characters undone.
  static func shown(_ label: String) -> String {
    var result = ""
    var isEscaped = false
    for scalar in label.unicodeScalars {
      if isEscaped {
        result.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    var parts = result.split(separator: "&amp;", omittingEmptySubsequences: false)
    let first = parts.removeFirst()
    return parts.reduce(String(first)) { $0 + "&" + $1 }
  }
}
