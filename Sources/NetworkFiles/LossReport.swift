public import NetworkGraph

/// What a format cannot hold of a network that was written in it.
public struct LossReport: Hashable, Sendable {
  /// One thing that is lost, and how often.
  public struct Loss: Hashable, Sendable {
    /// What is lost, as the end of a sentence that starts with the number.
    public var what: LocalizedText { words.text(for: count) }
    /// How many times it is lost, 1 or more in a report.
    public let count: Int
    fileprivate let words: CountedText

    /// A loss met `count` times; `what` continues a sentence that starts with that number.
    public init(what: LocalizedText, count: Int) {
      self.init(CountedText(what), count: count)
    }

    fileprivate init(_ words: CountedText, count: Int) {
      self.words = words
      self.count = count
    }
  }

  /// The losses, in the order in which they were met.
  public private(set) var losses: [Loss] = []

  /// A report without a loss.
  public init() {}

  /// Whether the format holds everything that the network says.
  public var isEmpty: Bool { losses.isEmpty }

  /// Adds to the count of a loss.
  mutating func add(_ what: CountedText, count: Int = 1) {
    guard count > 0 else { return }
    if let place = losses.firstIndex(where: { $0.words == what }) {
      losses[place] = Loss(what, count: losses[place].count + count)
    } else {
      losses.append(Loss(what, count: count))
    }
  }

  /// One line for each loss: `1 source`, `3 statements`.
  public func lines(language: Language) -> [String] {
    losses.map { language.format($0.count) + " " + $0.what[language] }
  }

  static let attributesWithoutColumn = CountedText(
    "{row|rows} with cells for which there is no column",
    "{ligne|lignes} avec des cellules sans colonne")
  static let repeatedStatements = CountedText(
    "{statement that repeats|statements that repeat} another word for word",
    "{énoncé qui en répète|énoncés qui en répètent} un autre mot pour mot")
  static let barsInLists = CountedText(
    "{row|rows} with a list in which a part is empty or holds a vertical bar",
    "{ligne|lignes} avec une liste dont un élément est vide ou contient une barre verticale")
}
