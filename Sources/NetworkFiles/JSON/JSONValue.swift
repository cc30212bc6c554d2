/// A JSON value with the line it stands on. Numbers keep their digits, objects the order of their
/// members.
public struct JSONValue: Sendable {
  public enum Content: Sendable {
    case null
    case boolean(Bool)
    /// A number as it is written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])
  }

  /// A member of an object.
  public struct Member: Sendable {
    public let name: String
    public let value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  public let content: Content
  /// The line that the value starts on, counted from 1; 0 for values that were not read.
  public let line: Int

  public init(_ content: Content, line: Int = 0) {
    self.content = content
    self.line = line
  }

  public static let null = JSONValue(.null)
  public static func boolean(_ value: Bool) -> JSONValue { JSONValue(.boolean(value)) }
  public static func string(_ text: String) -> JSONValue { JSONValue(.string(text)) }
  public static func number(_ number: Int) -> JSONValue { JSONValue(.number(String(number))) }

  /// A number in the shortest text that reads back to it; `null` when it is not finite.
  public static func number(_ number: Double) -> JSONValue {
    guard number.isFinite else { return .null }
    // Swift writes 1.0 and 1e-05, which JSON allows both.
    return JSONValue(.number(number.description))
  }

  public static func array(_ elements: [JSONValue]) -> JSONValue { JSONValue(.array(elements)) }

  public static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    JSONValue(.object(members.map { Member($0.0, $0.1) }))
  }

  /// The members of an object; `nil` for anything else.
  public var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The elements of an array; `nil` for anything else.
  public var elements: [JSONValue]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  /// The text of a string; `nil` for anything else.
  public var text: String? { if case .string(let text) = content { text } else { nil } }

  /// `true` or `false`; `nil` for anything else.
  public var boolean: Bool? { if case .boolean(let value) = content { value } else { nil } }

  public var isNull: Bool { if case .null = content { true } else { false } }

  /// The value of the first member with a name, compared by its bytes.
  ///
  /// - Complexity: O(*m*) for *m* members.
  public subscript(name: String) -> JSONValue? {
    members?.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// What the value is, for messages: `a string`, `an array`.
  var kindName: String {
    switch content {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue: Equatable {
  /// Whether two values are the same text apart from white space; lines do not count.
  public static func == (a: JSONValue, b: JSONValue) -> Bool {
    JSONWriter.compact(a).utf8.elementsEqual(JSONWriter.compact(b).utf8)
  }
}
