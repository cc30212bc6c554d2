import NetworkGraph

/// What is counted, in the words for one and for several: `{relation|relations} without a weight`.
///
/// The words are chosen when a sentence is made, so that noting a loss costs nothing.
struct CountedText: Hashable, Sendable {
  private let patterns: LocalizedText

  /// Words with `{one|several}` where the number makes a difference.
  init(_ english: String, _ french: String) { patterns = LocalizedText(english, french) }

  /// Words that are the same for any number.
  init(_ text: LocalizedText) { patterns = text }

  /// The words that follow a number.
  func text(for count: Int) -> LocalizedText {
    LocalizedText(
      Self.chosen(patterns.english, isOne: count == 1),
      Self.chosen(patterns.french, isOne: count == 1))
  }

  private static func chosen(_ pattern: String, isOne: Bool) -> String {
    var result = ""
    var alternative: (isOpen: Bool, isFirst: Bool) = (false, true)
    for scalar in pattern.unicodeScalars {
      switch scalar {
      case "{": alternative = (true, true)
      case "|" where alternative.isOpen: alternative.isFirst = false
      case "}" where alternative.isOpen: alternative = (false, true)
      default:
        if !alternative.isOpen || alternative.isFirst == isOne {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}

/// A number with the word for one or for several: `1 row`, `3 rows`.
func counted(_ count: Int, _ one: String, _ several: String) -> String {
  "\(count) \(count == 1 ? one : several)"
}
