import Foundation
import NetworkGraph

/// A text without what the eye passes over: accents and their form, capitals, the kind of dash,
/// apostrophe and space. Two texts with one such form are easily taken for one another.
///
/// Dashes, apostrophes and spaces count only between two digits, where `1-11` and `11-1` are
/// different numbers.
///
/// - Complexity: O(*b*) for *b* bytes.
func confusableForm(_ text: String) -> String {
  if let form = formOfASCII(text) { return form }
  let folded = text.decomposedStringWithCompatibilityMapping.lowercased()
    .decomposedStringWithCompatibilityMapping
  return plainForm(folded.unicodeScalars)
}

/// The form of a text of ASCII, in which nothing is composed; `nil` for others.
private func formOfASCII(_ text: String) -> String? {
  var isItsForm = true
  for byte in text.utf8 {
    guard byte < 0x80 else { return nil }
    if byte < 0x30 || byte == 0x5F || byte == 0x60 || (0x41...0x5A).contains(byte) {
      isItsForm = false
    }
  }
  return isItsForm ? text : plainForm(text.unicodeScalars)
}

private func plainForm(_ scalars: String.UnicodeScalarView) -> String {
  var result = String.UnicodeScalarView()
  var isParted = false
  for scalar in scalars {
    if isPartingMark(scalar) {
      isParted = true
      continue
    }
    if scalar.value >= 0x80, isUnseen(scalar) { continue }
    if isParted, let last = result.last, isDigit(last), isDigit(scalar) { result.append(" ") }
    isParted = false
    if ("A"..."Z").contains(scalar) {
      result.append(Unicode.Scalar(UInt8(scalar.value + 32)))
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

private func isPartingMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20, 0x09, 0x0A, 0x0D, 0x27, 0x2D, 0x5F, 0x60: return true
  case 0..<0x80: return false
  // Apostrophes and accents that stand for them, and the minus sign.
  case 0x00B4, 0x02B9, 0x02BC, 0x02C8, 0x2018, 0x2019, 0x201B, 0x2032, 0x2212: return true
  default:
    switch scalar.properties.generalCategory {
    case .dashPunctuation, .spaceSeparator: return true
    default: return false
    }
  }
}

/// Accents, and characters without a shape.
private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: true
  default: false
  }
}

/// Warns of ids, and of names of actors, that are easily taken for one another.
///
/// - Complexity: O(*b*) for *b* bytes of ids and names.
func confusableWarnings(_ reading: NetworkReading) -> [Diagnostic] {
  let contents = reading.contents
  var warnings: [Diagnostic] = []
  func compare(_ table: NetworkTable, _ column: String, _ texts: [(row: Int, text: String)]) {
    var forms = IdentifierNumbers()
    var first: [(row: Int, text: String)] = []
    for entry in texts {
      let form = Identifier(confusableForm(entry.text))
      guard !form.text.isEmpty else { continue }
      let number = forms.number(of: form)
      guard number < first.count else {
        first.append(entry)
        continue
      }
      let earlier = first[number]
      guard earlier.row != entry.row, let place = reading.place(of: table, row: entry.row),
        let other = reading.place(of: table, row: earlier.row)
      else { continue }
      let isSame = Identifier(earlier.text) == Identifier(entry.text)
      warnings.append(
        Diagnostic(
          .warning, .confusable, file: place.file, line: place.line, column: column,
          isSame
            ? "\(quoted(entry.text)) is also the name or an alias of the actor on line "
              + "\(other.line); are they one actor?"
            : "\(quoted(entry.text)) is easily taken for \(quoted(earlier.text)) on line "
              + "\(other.line); are they the same?"))
    }
  }
  // Generated ids such as e1 and e11 are nobody's spelling.
  func ids(_ ids: [Identifier]) -> [(row: Int, text: String)] {
    ids.enumerated().map { ($0.offset, $0.element.text) }
  }
  compare(.actors, "id", ids(contents.actors.map(\.id)))
  if reading.format == .networkFolder || reading.format == .maillageJSON {
    compare(.relations, "id", ids(contents.relations.map(\.id)))
  }
  compare(.sources, "id", ids(contents.sources.map(\.id)))
  compare(.figures, "id", ids(contents.figures.map(\.id)))
  for subject in Kind.Subject.allCases {
    compare(
      .kinds, "kind",
      contents.kinds.enumerated().filter { $0.element.subject == subject }
        .map { ($0.offset, $0.element.id.text) })
  }
  var names: [(row: Int, text: String)] = []
  for (row, actor) in contents.actors.enumerated() where actor.name != actor.id.text {
    let all =
      [actor.name] + [actor.nameInFrench, actor.nameInEnglish].compactMap { $0 } + actor.aliases
    for name in all { names.append((row, name)) }
  }
  compare(.actors, "name", onePerActor(names))
  return warnings
}

/// Each form of a name once for an actor, so that two actors are compared once for it.
private func onePerActor(_ names: [(row: Int, text: String)]) -> [(row: Int, text: String)] {
  var result: [(row: Int, text: String)] = []
  var row = -1
  var forms: Set<Identifier> = []
  for entry in names {
    if entry.row != row {
      row = entry.row
      forms = []
    }
    if forms.insert(Identifier(confusableForm(entry.text))).inserted { result.append(entry) }
  }
  return result
}
