public import NetworkGraph

/// One of the thirty checks of a figure, with the numbers behind its outcome.
public struct FigureCheck: Hashable, Sendable {
  /// What came of a check.
  public enum Outcome: String, Hashable, Sendable {
    /// The figure keeps the bound.
    case passed
    /// The figure breaks it.
    case failed
    /// What is there does not tell; ``FigureCheck/remarks`` say why. Counts as not passed.
    case notJudged
    /// The question has no meaning for this kind of figure; ``FigureCheck/remarks`` say why. Counts as
    /// nothing against it.
    case notApplicable
  }

  /// From 1 to 30.
  public let number: Int
  /// What is asked, in a few words.
  public let title: LocalizedText
  /// Whether the figure does it.
  public let outcome: Outcome
  /// The numbers that decide, by the names that the documentation explains.
  public let measurements: [FigureMeasurement]
  /// Why a check failed, was not judged or does not apply, and what it did not look at; empty for most that passed.
  public let remarks: [LocalizedText]
}

/// A named number, text or truth about a figure.
public struct FigureMeasurement: Hashable, Sendable {
  /// What was found.
  public enum Value: Hashable, Sendable {
    /// A count.
    case count(Int)
    /// A number with the decimals that are worth printing.
    case decimal(Double, decimals: Int)
    /// A word.
    case text(String)
    /// Whether something is there.
    case truth(Bool)
  }

  /// The name, the same in all languages: `lab_ov`.
  public let name: String
  /// The value; `nil` when there is nothing to measure.
  public let value: Value?

  init(_ name: String, _ count: Int?) {
    self.name = name
    value = count.map { .count($0) }
  }

  init(_ name: String, _ number: Double?, _ decimals: Int = 2) {
    self.name = name
    value = number.flatMap { $0.isFinite ? .decimal($0, decimals: decimals) : nil }
  }

  init(_ name: String, _ truth: Bool) {
    self.name = name
    value = .truth(truth)
  }

  init(_ name: String, text: String) {
    self.name = name
    value = .text(text)
  }
}
