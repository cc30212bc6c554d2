import NetworkGraph

extension JSONScanner {
  /// An array or object of which a tree is made, and which is not closed yet.
  private struct Growing {
    let line: Int
    let isObject: Bool
    var elements: [JSONValue] = []
    var members: [JSONValue.Member] = []
    var names: Set<Identifier> = []
    var name = ""

    /// Whether no member has a name; objects with few members are searched faster than hashed.
    mutating func isNew(_ name: String) -> Bool {
      if members.count < 16 {
        return !members.contains { $0.name.utf8.elementsEqual(name.utf8) }
      }
      if names.isEmpty { names = Set(members.map { Identifier($0.name) }) }
      return names.insert(Identifier(name)).inserted
    }
  }

  /// Reads the value that starts here, with all that is in it.
  ///
  /// - Complexity: O(bytes of the value).
  mutating func readValue() throws(JSONFault) -> JSONValue {
    var growing: [Growing] = []
    while true {
      var value: JSONValue
      let kind = try kind()
      let start = line
      switch kind {
      case .object, .array:
        growing.append(Growing(line: start, isObject: kind == .object))
        try enter()
        guard let closed = try goOn(&growing) else { continue }
        value = closed
      case .string:
        try readString()
        value = JSONValue(.string(tokenText), line: start)
      case .number:
        try readNumber()
        value = JSONValue(.number(tokenText), line: start)
      case .yes:
        try readWord("true")
        value = JSONValue(.boolean(true), line: start)
      case .no:
        try readWord("false")
        value = JSONValue(.boolean(false), line: start)
      case .null:
        try readWord("null")
        value = JSONValue(.null, line: start)
      case .notFinite:
        throw fault(notFiniteAdvice(passNotFinite()))
      }
      // The value is complete; so may be the arrays and objects around it.
      while true {
        guard let top = growing.indices.last else { return value }
        if growing[top].isObject {
          growing[top].members.append(JSONValue.Member(growing[top].name, value))
        } else {
          growing[top].elements.append(value)
        }
        guard let closed = try goOn(&growing) else { break }
        value = closed
      }
    }
  }

  /// Goes to the next member or element of the innermost value.
  ///
  /// - Returns: The value if it is closed; `nil` if something follows in it.
  private mutating func goOn(_ growing: inout [Growing]) throws(JSONFault) -> JSONValue? {
    let top = growing.count - 1
    if growing[top].isObject {
      if try nextName() {
        let name = tokenText
        guard growing[top].isNew(name) else { throw fault(repeatedNameMessage(name)) }
        growing[top].name = name
        return nil
      }
    } else if try nextElement() {
      return nil
    }
    let done = growing.removeLast()
    return JSONValue(done.isObject ? .object(done.members) : .array(done.elements), line: done.line)
  }
}

/// What to say of a name that stands twice: programs differ in which of the two they take.
func repeatedNameMessage(_ name: String) -> String {
  "the name \(quoted(name)) stands twice in one object"
}

/// What to say of `NaN` and its like.
func notFiniteAdvice(_ word: String) -> String {
  "\(quoted(word)) is not JSON, though Python writes it; write null where there is no number"
}
