import NetworkGraph

/// What the comments of an edge list say of it, in the words of the collections of networks.
///
/// - `# Directed graph`, `# Undirected graph: …` and `# Nodes: 4 Edges: 5` as SNAP writes them;
/// - `% sym weighted`, `% asym unweighted`, `% bip positive` as KONECT and the Network Repository do.
struct EdgeListHeader {
  /// The direction that the comments state.
  private(set) var direction: Direction?
  /// Whether the two columns number actors of two sets.
  private(set) var isTwoMode = false
  /// Whether the fourth column is a time, in seconds since 1970.
  private(set) var hasTimes = false
  /// The number of ties that the comments state, and where.
  private(set) var declaredTies: (count: Int, line: Int)?
  private var isStated = false

  private static let weightWords: Set<String> = [
    "unweighted", "weighted", "positive", "posweighted", "signed", "multisigned", "multiweighted",
    "dynamic", "multiposweighted",
  ]

  /// Takes note of a line that starts with `#` or `%`.
  mutating func note(_ comment: ArraySliceOfBytes, line: Int) {
    guard comment.count < 1000 else { return }
    let mark = comment.first
    let words = String(decoding: comment, as: UTF8.self).lowercased()
      .split { $0 == " " || $0 == "\t" || $0 == "#" || $0 == "%" }.map(String.init)
    guard let first = words.first else { return }
    if !isStated, words.count >= 2 {
      if mark == UInt8(ascii: "%"), Self.weightWords.contains(words[1]) {
        switch first {
        case "sym": direction = .undirected
        case "asym": direction = .directed
        case "bip":
          direction = .undirected
          isTwoMode = true
        default: break
        }
        isStated = direction != nil
        hasTimes = isStated
      } else if words[1].hasPrefix("graph"), let stated = Direction(rawValue: first) {
        direction = stated
        isStated = true
      }
    }
    if declaredTies == nil,
      let place = words.firstIndex(where: { $0 == "edges:" || $0 == "edges" }),
      place + 1 < words.count, words.contains(where: { $0.hasPrefix("nodes") }),
      let count = wholeNumber(words[place + 1].utf8)
    {
      declaredTies = (count, line)
    }
  }
}

/// The day of a time in seconds since 1970, in UTC; `nil` before the year 1 and after 9999.
func day(ofSeconds seconds: Int) -> PartialDate? {
  // Years that start in March have the day that is not always there at their end.
  let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
  guard (-719_162...2_932_896).contains(days) else { return nil }
  let shifted = days + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let monthFromMarch = (5 * dayOfYear + 2) / 153
  let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return PartialDate(
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
    day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
}
