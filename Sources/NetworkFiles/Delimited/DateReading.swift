import NetworkGraph

/// A way to write a date.
public enum DateForm: String, Hashable, Sendable, CaseIterable {
  /// `2023`, `2023-05`, `2023-05-12`
  case yearMonthDay = "2023-05-12"
  /// `12/05/2023`, `05/2023`
  case dayMonthYear = "12/05/2023"
  /// `12 mai 2023`, `1er mai 2023`, `mai 2023`, `12 May 2023`
  case words = "12 mai 2023"
}

/// A date that was read, and how.
struct ReadDate {
  let date: PartialDate
  let form: DateForm
  /// Whether month first would be another date: `12/05/2023`.
  let isAmbiguous: Bool
}

/// Reads a date in any of the forms of ``DateForm``; day first where digits leave it open.
///
/// - Returns: `nil` for anything else, and for days that no calendar has.
func readDate(_ text: String) -> ReadDate? {
  if let date = PartialDate(text) {
    return ReadDate(date: date, form: .yearMonthDay, isAmbiguous: false)
  }
  guard text.utf8.count < 60 else { return nil }
  let text = trimmed(text)
  if let date = PartialDate(text) {
    return ReadDate(date: date, form: .yearMonthDay, isAmbiguous: false)
  }
  return readDigits(text) ?? readWords(text)
}

private func readDigits(_ text: String) -> ReadDate? {
  for mark in ["/", ".", "-"] as [Character] where text.contains(mark) {
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { digits(trimmed($0)) }
    guard numbers.count == parts.count else { return nil }
    if parts.count == 3, trimmed(parts[0]).utf8.count == 4 {
      return PartialDate(year: numbers[0], month: numbers[1], day: numbers[2]).map {
        ReadDate(date: $0, form: .yearMonthDay, isAmbiguous: false)
      }
    }
    guard let last = parts.last, trimmed(last).utf8.count == 4 else { return nil }
    switch parts.count {
    case 2:
      return PartialDate(year: numbers[1], month: numbers[0]).map {
        ReadDate(date: $0, form: .dayMonthYear, isAmbiguous: false)
      }
    case 3:
      return PartialDate(year: numbers[2], month: numbers[1], day: numbers[0]).map {
        ReadDate(
          date: $0, form: .dayMonthYear, isAmbiguous: numbers[0] <= 12 && numbers[0] != numbers[1])
      }
    default: return nil
    }
  }
  return nil
}

private func digits(_ text: some StringProtocol) -> Int? {
  guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
    return nil
  }
  return Int(text)
}

private func readWords(_ text: String) -> ReadDate? {
  var words = text.lowercased().unicodeScalars
    .split { $0.properties.isWhitespace || $0 == "," }.map { String($0) }
  guard let yearWord = words.last, yearWord.utf8.count == 4, let year = digits(yearWord) else {
    return nil
  }
  words.removeLast()
  var day: Int?
  var month: Int?
  // `12 mai 2023`, `le 12 mai 2023`, `May 12, 2023`
  if words.first == "le" { words.removeFirst() }
  guard (1...2).contains(words.count) else { return nil }
  for word in words {
    if month == nil, let number = monthNumber(word) {
      month = number
    } else if day == nil, let number = dayNumber(word) {
      day = number
    } else {
      return nil
    }
  }
  guard let month, let date = PartialDate(year: year, month: month, day: day) else { return nil }
  return ReadDate(date: date, form: .words, isAmbiguous: false)
}

private func dayNumber(_ word: String) -> Int? {
  if word == "1er" || word == "1ᵉʳ" || word == "1st" { return 1 }
  return word.utf8.count <= 2 ? digits(word) : nil
}

/// The number of a month by its French or English name, or a usual short form of it.
private func monthNumber(_ word: String) -> Int? {
  let word = word.hasSuffix(".") ? String(word.dropLast()) : word
  return monthNames.first { $0.names.contains(word) }?.number
}

private let monthNames: [(number: Int, names: [String])] = [
  (1, ["janvier", "janv", "january", "jan"]),
  (2, ["février", "fevrier", "févr", "fév", "fevr", "february", "feb"]),
  (3, ["mars", "march", "mar"]),
  (4, ["avril", "avr", "april", "apr"]),
  (5, ["mai", "may"]),
  (6, ["juin", "june", "jun"]),
  (7, ["juillet", "juil", "july", "jul"]),
  (8, ["août", "aout", "august", "aug"]),
  (9, ["septembre", "sept", "september", "sep"]),
  (10, ["octobre", "oct", "october"]),
  (11, ["novembre", "nov", "november"]),
  (12, ["décembre", "decembre", "déc", "dec", "december"]),
]
