/// The grammar of DOT, as far as it decides whether Graphviz reads a file.
struct DOTSyntax {
  private enum Token: Equatable {
    case identifier(String)
    /// An id that is quoted and so no keyword.
    case quoted
    case mark(String)
  }

  private var tokens: [Token] = []
  private var place = 0

  /// What is wrong with a file, or `nil` when it is one graph by the grammar.
  static func fault(in text: String) -> String? {
    guard let tokens = tokens(of: text) else { return "a quote or comment is open" }
    var syntax = DOTSyntax(tokens: tokens)
    return syntax.graph()
  }

  private var next: Token? { place < tokens.count ? tokens[place] : nil }

  private mutating func take(_ mark: String) -> Bool {
    guard next == .mark(mark) else { return false }
    place += 1
    return true
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard case .identifier(let text) = next, text.lowercased() == word else { return false }
    place += 1
    return true
  }

  private mutating func takeID() -> Bool {
    switch next {
    case .identifier(let text):
      let words = ["graph", "digraph", "subgraph", "node", "edge", "strict"]
      guard !words.contains(text.lowercased()) else { return false }
      place += 1
      return true
    case .quoted:
      place += 1
      while take("+") {
        guard next == .quoted else { return false }
        place += 1
      }
      return true
    default: return false
    }
  }

  private mutating func graph() -> String? {
    _ = takeWord("strict")
    let isDirected = takeWord("digraph")
    guard isDirected || takeWord("graph") else { return "no graph" }
    _ = takeID()
    guard take("{") else { return "no opening brace" }
    // Subgraphs within subgraphs are counted, not recursed into.
    var depth = 1
    while depth > 0 {
      guard next != nil else { return "a brace is open" }
      if take(";") || take(",") { continue }
      if take("}") {
        depth -= 1
        if depth > 0, isEdgeNext { continue }
        if depth > 0, !attributes() { return "attributes end badly" }
        continue
      }
      if takeWord("subgraph") { _ = takeID() }
      if take("{") {
        depth += 1
        continue
      }
      let arrow = isDirected ? "->" : "--"
      if next == .mark("->") || next == .mark("--") {
        guard take(arrow) else { return "an edge of the wrong kind" }
        continue
      }
      if takeWord("graph") || takeWord("node") || takeWord("edge") {
        guard next == .mark("["), attributes() else { return "attributes end badly" }
        continue
      }
      guard takeID() else { return "no statement at token \(place + 1)" }
      if take("=") {
        guard takeID() else { return "an attribute has no value" }
        continue
      }
      while take(":") { guard takeID() else { return "a port has no name" } }
      guard attributes() else { return "attributes end badly" }
    }
    return place == tokens.count ? nil : "something follows the graph"
  }

  private var isEdgeNext: Bool { next == .mark("->") || next == .mark("--") }

  private mutating func attributes() -> Bool {
    while take("[") {
      while !take("]") {
        guard takeID() else { return false }
        if take("="), !takeID() { return false }
        _ = take(",") || take(";")
      }
    }
    return true
  }

  private static func tokens(of text: String) -> [Token]? {
    let bytes = Array(text.utf8)
    var result: [Token] = []
    var i = 0
    func at(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 128 || byte == 95 || (48...57).contains(byte) || (65...90).contains(byte & ~32)
    }
    while i < bytes.count {
      let byte = bytes[i]
      switch byte {
      case 0...32: i += 1
      case UInt8(ascii: "#") where i == 0 || bytes[i - 1] == 10,
        UInt8(ascii: "/") where at(i + 1) == UInt8(ascii: "/"):
        while i < bytes.count, bytes[i] != 10 { i += 1 }
      case UInt8(ascii: "/") where at(i + 1) == UInt8(ascii: "*"):
        i += 2
        while i < bytes.count, !(bytes[i] == UInt8(ascii: "*") && at(i + 1) == UInt8(ascii: "/")) {
          i += 1
        }
        guard i < bytes.count else { return nil }
        i += 2
      case UInt8(ascii: "\""):
        i += 1
        while i < bytes.count, bytes[i] != UInt8(ascii: "\"") {
          i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard i < bytes.count else { return nil }
        i += 1
        result.append(.quoted)
      case UInt8(ascii: "<"):
        var depth = 0
        repeat {
          if at(i) == UInt8(ascii: "<") { depth += 1 }
          if at(i) == UInt8(ascii: ">") { depth -= 1 }
          i += 1
        } while depth > 0 && i < bytes.count
        guard depth == 0 else { return nil }
        result.append(.quoted)
      case UInt8(ascii: "-") where at(i + 1) == UInt8(ascii: "-") || at(i + 1) == UInt8(ascii: ">"):
        result.append(.mark(String(decoding: bytes[i...i + 1], as: UTF8.self)))
        i += 2
      case _ where isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."):
        let start = i
        i += 1
        while i < bytes.count, isWord(bytes[i]) || bytes[i] == UInt8(ascii: ".") { i += 1 }
        result.append(.identifier(String(decoding: bytes[start..<i], as: UTF8.self)))
      default:
        result.append(.mark(String(UnicodeScalar(byte))))
        i += 1
      }
    }
    return result
  }
}
