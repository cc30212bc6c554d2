public import NetworkGraph

/// What a format cannot hold of a network that was written in it.
public struct LossReport: Hashable, Sendable {
  /// One thing that is lost, and how often.
  public struct Loss: Hashable, Sendable {
    /// What is lost, as the end of a sentence that starts with a number.
    public let what: LocalizedText
    /// How many times it is lost, 1 or more in a report.
    public let count: Int

    /// A loss met `count` times; `what` continues a sentence that starts with that number.
    public init(what: LocalizedText, count: Int) {
      self.what = what
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
  mutating func add(_ what: LocalizedText, count: Int = 1) {
    guard count > 0 else { return }
    if let place = losses.firstIndex(where: { $0.what == what }) {
      losses[place] = Loss(what: what, count: losses[place].count + count)
    } else {
      losses.append(Loss(what: what, count: count))
    }
  }

  /// One line for each loss: `3 statements`.
  public func lines(language: Language) -> [String] {
    losses.map { language.format($0.count) + " " + $0.what[language] }
  }

  static let attributesWithoutColumn = LocalizedText(
    "rows with cells for which there is no column", "lignes avec des cellules sans colonne")
  static let repeatedStatements = LocalizedText(
    "statements that repeat another word for word",
    "énoncés qui en répètent un autre mot pour mot")
  static let barsInLists = LocalizedText(
    "rows with a list in which a part is empty or holds a vertical bar",
    "lignes avec une liste dont un élément est vide ou contient une barre verticale")
}
