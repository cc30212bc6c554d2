import NetworkGraph

/// The members of the object that is being read, with the faults found in them.
struct JSONMembers {
  let file: String
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var reported: Set<ReportedCell> = []
  private(set) var isRefused = false
  private var members: [JSONValue.Member] = []
  private var taken: [Bool] = []
  private var line = 0
  private var row = 0

  init(file: String) { self.file = file }

  /// Turns to another object.
  mutating func begin(_ members: [JSONValue.Member], line: Int, row: Int) {
    self.members = members
    self.line = line
    self.row = row
    taken = Array(repeating: false, count: members.count)
    isRefused = false
  }

  /// Reports the members that nobody asked for: they would be lost.
  mutating func end() {
    for (place, member) in members.enumerated() where !taken[place] {
      fail(member.name, member.value.line, "there is no member \(quoted(member.name)) here")
    }
  }

  mutating func fail(
    _ name: String, _ line: Int? = nil, code: Diagnostic.Code = .syntax, _ message: String
  ) {
    isRefused = true
    reported.insert(ReportedCell(row: row, column: name))
    diagnostics.append(
      Diagnostic(.error, code, file: file, line: line ?? self.line, column: name, message))
  }

  mutating func value(_ name: String) -> JSONValue? {
    for (place, member) in members.enumerated()
    where member.name.utf8.elementsEqual(name.utf8) {
      taken[place] = true
      return member.value
    }
    return nil
  }

  mutating func text(_ name: String) -> String? {
    guard let value = value(name) else { return nil }
    if let text = value.text { return text }
    fail(name, value.line, "'\(name)' must be a string, found \(value.kindName)")
    return nil
  }

  mutating func required(_ name: String) -> String {
    guard let value = value(name) else {
      fail(name, code: .emptyCell, "the member '\(name)' is missing; it must be there")
      return ""
    }
    if let text = value.text { return text }
    fail(name, value.line, "'\(name)' must be a string, found \(value.kindName)")
    return ""
  }

  mutating func identifier(_ name: String) -> Identifier { Identifier(required(name)) }

  mutating func optionalIdentifier(_ name: String) -> Identifier? {
    text(name).map { Identifier($0) }
  }

  mutating func texts(_ name: String) -> [String] {
    guard let value = value(name) else { return [] }
    guard let elements = value.elements else {
      fail(name, value.line, "'\(name)' must be an array of strings, found \(value.kindName)")
      return []
    }
    return elements.compactMap { element in
      if let text = element.text { return text }
      fail(name, element.line, "'\(name)' must hold strings, found \(element.kindName)")
      return nil
    }
  }

  mutating func word<Word: CaseIterable & RawRepresentable>(_ name: String, _ type: Word.Type)
    -> Word? where Word.RawValue == String
  {
    guard let text = text(name) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
    fail(
      name, code: .unknownValue,
      "\(quoted(text)) is no value of '\(name)'; expected one of \(words)")
    return nil
  }

  mutating func yesOrNo(_ name: String) -> Bool? {
    guard let text = text(name) else { return nil }
    if text == "yes" { return true }
    if text == "no" { return false }
    fail(
      name, code: .unknownValue, "\(quoted(text)) is no value of '\(name)'; expected yes or no")
    return nil
  }

  mutating func externalIdentifiers() -> [ExternalIdentifier] {
    let name = "identifiers"
    guard let value = value(name) else { return [] }
    guard let elements = value.elements else {
      fail(name, value.line, "'identifiers' must be an array, found \(value.kindName)")
      return []
    }
    return elements.compactMap { element in
      if let scheme = element["scheme"]?.text, let value = element["value"]?.text,
        element.members?.count == 2
      {
        return ExternalIdentifier(scheme: scheme, value: value)
      }
      fail(name, element.line, "an identifier needs 'scheme' and 'value', both strings")
      return nil
    }
  }

  mutating func date(_ name: String) -> PartialDate? {
    guard let text = text(name) else { return nil }
    if let date = PartialDate(text) { return date }
    fail(
      name, code: .badDate,
      "\(quoted(text)) is no date; expected 2023-05-12, 2023-05 or 2023")
    return nil
  }

  mutating func period() -> Period {
    func end(_ name: String, _ members: inout JSONMembers) -> PeriodEnd {
      guard let text = members.text(name) else { return .unknown }
      if let end = PeriodEnd(text) { return end }
      members.fail(
        name, code: .badDate,
        "\(quoted(text)) is no date; expected 2023-05-12, 2023-05, 2023 or ..")
      return .unknown
    }
    return Period(since: end("since", &self), until: end("until", &self))
  }

  mutating func number(_ name: String) -> DecimalNumber? {
    guard let text = text(name) else { return nil }
    if let number = DecimalNumber(text) { return number }
    fail(name, code: .badNumber, "\(quoted(text)) is no number; expected digits, such as 12.5")
    return nil
  }

  mutating func requiredNumber(_ name: String) -> DecimalNumber {
    if members.contains(where: { $0.name == name }) {
      return number(name) ?? DecimalNumber(significand: 0)
    }
    _ = required(name)
    return DecimalNumber(significand: 0)
  }

  mutating func money() -> Money? {
    let amount = text("amount")
    let code = text("currency")
    guard amount != nil || code != nil else { return nil }
    guard let amount, let code else {
      fail(
        amount == nil ? "amount" : "currency", code: .badAmount,
        "'amount' and 'currency' stand together; one of them is missing")
      return nil
    }
    guard let number = DecimalNumber(amount), number.significand >= 0 else {
      fail(
        "amount", code: .badAmount,
        "\(quoted(amount)) is no amount; expected digits, such as 12.50, not below zero")
      return nil
    }
    guard let currency = Currency(code) else {
      fail(
        "currency", code: .badAmount,
        "\(quoted(code)) is no currency; expected a code of ISO 4217 such as EUR")
      return nil
    }
    guard let money = try? Money(number, currency) else {
      fail(
        "amount", code: .badAmount,
        "the amount \(quoted(amount)) is too large or more precise than \(currency) allows")
      return nil
    }
    return money
  }
}
