/// A JSON value with the line it stands on. Numbers keep their digits, objects the order of their
/// members.
public struct JSONValue: Sendable {
  /// The value itself, without its place.
  public enum Content: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number as it is written.
    case number(String)
    /// A string with its escapes resolved.
    case string(String)
    /// An array, in order.
    case array([JSONValue])
    /// An object, its members in the order of the text.
    case object([Member])
  }

  /// A member of an object.
  public struct Member: Sendable {
    /// The name with its escapes resolved; names are compared by their bytes.
    public let name: String
    /// The value that stands under the name.
    public let value: JSONValue

    /// A member of an object; the name is escaped when it is written.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The value itself.
  public let content: Content
  /// The line that the value starts on, counted from 1; 0 for values that were not read.
  public let line: Int

  /// A value with its line; values that are made to be written have line 0.
  public init(_ content: Content, line: Int = 0) {
    self.content = content
    self.line = line
  }

  /// The value `null`, which stands for whatever is undefined or missing.
  public static let null = JSONValue(.null)
  /// The value `true` or `false`.
  public static func boolean(_ value: Bool) -> JSONValue { JSONValue(.boolean(value)) }
  /// A string with this text, which is escaped when it is written.
  public static func string(_ text: String) -> JSONValue { JSONValue(.string(text)) }
  /// A whole number, in all its digits.
  public static func number(_ number: Int) -> JSONValue { JSONValue(.number(String(number))) }

  /// A number in the shortest text that reads back to it; `null` when it is not finite.
  public static func number(_ number: Double) -> JSONValue {
    guard number.isFinite else { return .null }
    // Swift writes 1.0 and 1e-05, which JSON allows both.
    return JSONValue(.number(number.description))
  }

  /// An array of the elements, in their order.
  public static func array(_ elements: [JSONValue]) -> JSONValue { JSONValue(.array(elements)) }

  /// An object of the members, in their order; that no name stands twice is up to the caller.
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

  /// Whether the value is `null`.
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
