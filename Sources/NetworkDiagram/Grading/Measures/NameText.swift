/// The lines of a name beside its full form.
struct NameText {
  let lines: [String]

  /// Whether the lines say the whole name and break at words.
  ///
  /// A name that ends in an ellipsis must stand in full among the notes. A word of more than 26
  /// characters may be broken. A number stands for its name.
  ///
  /// - Parameter full: The name; `nil` when the file does not tell, so that only the ellipsis is
  ///   looked for.
  func says(_ full: String?, note: String) -> Bool {
    let text = lines.joined(separator: " ")
    let isShortened = text.hasSuffix("…") || text.hasSuffix("...")
    guard let full else { return !isShortened }
    if text.allSatisfy(\.isNumber) { return true }
    if isShortened, !full.hasSuffix("…"), !full.hasSuffix("...") { return note.contains(full) }
    let letters = Self.bare(full)
    guard Self.bare(text) == letters else { return false }
    let breaks = Self.breaks(in: full)
    var place = 0
    for line in lines.dropLast() {
      place += Self.bare(line).count
      if !breaks.contains(place) { return false }
    }
    return true
  }

  /// Without spaces and hyphens, which may stand or fall at the end of a line.
  private static func bare(_ text: String) -> [Character] {
    text.filter { !$0.isWhitespace && $0 != "-" && $0 != "\u{00AD}" }.map { $0 }
  }

  /// After how many letters a line may end: at spaces, after marks, and anywhere in a long word.
  private static func breaks(in text: String) -> Set<Int> {
    var result: Set<Int> = []
    var count = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
      let isLong = word.count > 26
      for character in word {
        let isMark = !character.isLetter && !character.isNumber
        let isWide = character.unicodeScalars.first.map(FontMetrics.isWide) ?? false
        if isWide || isMark || isLong { result.insert(count) }
        if character != "-", character != "\u{00AD}" { count += 1 }
        if isMark || isLong || isWide { result.insert(count) }
      }
      result.insert(count)
    }
    return result
  }
}
