import NetworkGraph

/// What personal data a text holds.
enum PersonalData: Hashable {
  case emailAddress(String)
  case phoneNumber(String)
}

/// The first e-mail address and the first phone number in a text.
///
/// Phone numbers are French ones of ten digits (`04 91 00 00 00`) and international ones with a
/// plus or two zeros in front. Amounts, dates, SIRET numbers and DOIs are not taken for them.
///
/// - Complexity: O(*b*) for *b* bytes.
func personalData(in text: String) -> [PersonalData] {
  let (hasSign, digits) = signs(of: text)
  guard hasSign || digits >= 8 else { return [] }
  let scalars = Array(text.unicodeScalars)
  var found: [PersonalData] = []
  if hasSign, let address = emailAddress(scalars) { found.append(.emailAddress(address)) }
  if digits >= 8, let number = phoneNumber(scalars) { found.append(.phoneNumber(number)) }
  return found
}

/// Whether a text has the signs without which there is nothing to find: what most texts do not.
private func mayHoldPersonalData(_ text: String) -> Bool {
  let (hasSign, digits) = signs(of: text)
  return hasSign || digits >= 8
}

private func signs(of text: String) -> (hasSign: Bool, digits: Int) {
  var hasSign = false
  var digits = 0
  for byte in text.utf8 {
    if byte == UInt8(ascii: "@") { hasSign = true }
    if byte &- 48 < 10 { digits += 1 }
  }
  return (hasSign, digits)
}

private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

// MARK: - E-mail addresses

private func emailAddress(_ scalars: [Unicode.Scalar]) -> String? {
  // No address is longer; the bound keeps a long row of characters from being read again and again.
  let longest = 254
  for (place, scalar) in scalars.enumerated() where scalar == "@" {
    var start = place
    while start > 0, place - start < longest, isLocal(scalars[start - 1]) { start -= 1 }
    var end = place + 1
    var lastDot: Int?
    while end < scalars.count, end - place < longest, isDomain(scalars[end]) {
      if scalars[end] == "." { lastDot = end }
      end += 1
    }
    while end > place + 1, scalars[end - 1] == "." || scalars[end - 1] == "-" { end -= 1 }
    if let dot = lastDot, dot >= end { lastDot = scalars[(place + 1)..<end].lastIndex(of: ".") }
    guard start < place, let dot = lastDot, dot > place + 1, end - dot > 2,
      scalars[(dot + 1)..<end].allSatisfy({ $0.properties.isAlphabetic })
    else { continue }
    return text(scalars[start..<end])
  }
  return nil
}

private func isLocal(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isAlphabetic || isDigit(scalar) || "._%+-'".unicodeScalars.contains(scalar)
}

private func isDomain(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isAlphabetic || isDigit(scalar) || scalar == "." || scalar == "-"
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

// MARK: - Phone numbers

/// Digits with separators between them, and how they are grouped.
private struct DigitRun {
  var start: Int
  var end: Int
  var hasPlus: Bool
  var digits: [UInt8] = []
  /// The number of digits in each group between separators.
  var groups: [Int] = []
  var separators: Set<Unicode.Scalar> = []
}

private func phoneNumber(_ scalars: [Unicode.Scalar]) -> String? {
  var i = 0
  while i < scalars.count {
    guard isDigit(scalars[i]) || scalars[i] == "+" else {
      i += 1
      continue
    }
    let run = digitRun(scalars, from: i)
    if isFree(scalars, run), isPhone(run), !isAmount(scalars, run) {
      return text(scalars[run.start..<run.end])
    }
    i = max(run.end, i + 1)
  }
  return nil
}

private func digitRun(_ scalars: [Unicode.Scalar], from start: Int) -> DigitRun {
  var run = DigitRun(start: start, end: start, hasPlus: scalars[start] == "+")
  var i = run.hasPlus ? start + 1 : start
  var group = 0
  while i < scalars.count {
    if isDigit(scalars[i]) {
      run.digits.append(UInt8(scalars[i].value - 48))
      group += 1
      i += 1
      run.end = i
      continue
    }
    // One separator between groups, or a trunk zero in brackets: +33 (0)4 91.
    var next = i
    var isSeparator = false
    while next < scalars.count, next - i < 3, isPhoneSeparator(scalars[next]) {
      next += 1
      isSeparator = true
    }
    guard isSeparator, group > 0, next < scalars.count, isDigit(scalars[next]) else { break }
    run.groups.append(group)
    for k in i..<next { run.separators.insert(scalars[k]) }
    group = 0
    i = next
  }
  if group > 0 { run.groups.append(group) }
  return run
}

private func isPhoneSeparator(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case " ", ".", "-", "(", ")", "/", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2010}", "\u{2011}",
    "\u{2013}":
    true
  default: false
  }
}

/// Whether the digits are not part of a word, a path or a longer number.
private func isFree(_ scalars: [Unicode.Scalar], _ run: DigitRun) -> Bool {
  if run.start > 0 {
    let before = scalars[run.start - 1]
    if before.properties.isAlphabetic || "/._-+#=,".unicodeScalars.contains(before) { return false }
  }
  if run.end < scalars.count {
    let after = scalars[run.end]
    if after.properties.isAlphabetic || "/_=%€$£".unicodeScalars.contains(after) { return false }
    if after == "," || after == ".", run.end + 1 < scalars.count, isDigit(scalars[run.end + 1]) {
      return false
    }
  }
  return true
}

private func isPhone(_ run: DigitRun) -> Bool {
  var digits = run.digits
  var isInternational = run.hasPlus
  if !isInternational, digits.count > 4, digits[0] == 0, digits[1] == 0, digits[2] != 0 {
    isInternational = true
    digits.removeFirst(2)
  }
  if isInternational {
    guard (8...15).contains(digits.count), digits[0] != 0 else { return false }
    if run.hasPlus == false {
      // Two zeros in front stand before many numbers that are none; France is what is sought.
      return digits.starts(with: [3, 3]) && (11...12).contains(digits.count)
    }
    if digits.starts(with: [3, 3]) { return (11...12).contains(digits.count) }
    return !isThousands(run) && run.groups.count <= 7
  }
  guard digits.count == 10, digits[0] == 0, digits[1] != 0 else { return false }
  // A point after one digit is that of a decimal number.
  if run.groups == [1, 9] && run.separators == ["."] { return false }
  return run.groups == [10] || run.groups == [2, 2, 2, 2, 2] || run.groups == [4, 2, 2, 2]
    || run.groups == [4, 3, 3] || run.groups == [1, 9] || run.groups == [2, 8]
}

/// Whether the groups are those of a large number that ends in thousands, such as `+15 000 000`.
private func isThousands(_ run: DigitRun) -> Bool {
  run.groups.count > 1 && run.groups[0] <= 3 && run.groups.dropFirst().allSatisfy { $0 == 3 }
    && run.digits.suffix(3).allSatisfy { $0 == 0 }
}

/// Whether a currency or unit follows.
private func isAmount(_ scalars: [Unicode.Scalar], _ run: DigitRun) -> Bool {
  var i = run.end
  while i < scalars.count, i - run.end < 2, scalars[i].properties.isWhitespace { i += 1 }
  guard i < scalars.count else { return false }
  if "€$£%".unicodeScalars.contains(scalars[i]) { return true }
  let word = text(scalars[i..<min(i + 3, scalars.count)])
  return ["EUR", "USD", "eur", "M€", "k€"].contains { word.hasPrefix($0) }
}

// MARK: - Warnings

/// Warns of every cell that holds an e-mail address or a phone number.
///
/// - Complexity: O(*b*) for *b* bytes of cells.
func personalDataWarnings(_ reading: NetworkReading) -> [Diagnostic] {
  var warnings: [Diagnostic] = []
  // Numbers of registers, addresses and files are long rows of digits by nature.
  let numberColumns: Set<String> = [
    "identifiers", "id", "url", "file", "source", "target", "part_of", "through", "subject",
    "depends_on",
    "actor", "since", "until", "date", "amount", "value", "weight", "locator",
  ]
  func search<Codec: TableCodec>(_ codec: Codec.Type) {
    for cell in suspectCells(of: reading.contents, codec, where: mayHoldPersonalData) {
      for data in personalData(in: cell.text) {
        let what: String
        switch data {
        case .emailAddress(let address): what = "the e-mail address \(quoted(address))"
        case .phoneNumber(let number):
          if cell.isKnown && numberColumns.contains(cell.column) { continue }
          what = "what looks like a phone number, \(quoted(number))"
        }
        guard let place = reading.place(of: Codec.table, row: cell.row) else { continue }
        warnings.append(
          Diagnostic(
            .warning, .personalData, file: place.file, line: place.line, column: cell.column,
            "column \(quoted(cell.column)) holds \(what); personal data does not belong in a "
              + "network"))
      }
    }
  }
  search(ActorTable.self)
  search(RelationTable.self)
  search(StatementTable.self)
  search(SourceTable.self)
  search(FigureTable.self)
  search(KindTable.self)
  return warnings
}
