public import NetworkGraph

/// A measure as users meet it: its name, what it means and how to read it, and the computation.
///
/// The texts are printed in reports beside the numbers, so that a number never travels without its
/// convention.
public struct Measure: Sendable {
  /// What a measure gives a value to.
  public enum Scope: String, Hashable, Sendable, CaseIterable {
    /// Each vertex has a number.
    case vertices
    /// Each edge has a number.
    case edges
    /// The graph has one number.
    case graph
    /// Each vertex has several numbers, each under its name.
    case columns
    /// Each vertex has another vertex, or none.
    case map
    /// Each pair of vertices has a number.
    case matrix
    /// Some vertices stand in an order.
    case ranking
    /// The vertices form groups, which may overlap.
    case groups
    /// There are a few named numbers.
    case table
  }

  /// A publication.
  public struct Source: Hashable, Sendable {
    /// Authors, title, journal, year.
    public let text: String
    /// The digital object identifier, without `https://doi.org/`.
    public let doi: String?

    /// A publication by its reference and, where it has one, its DOI.
    public init(_ text: String, doi: String? = nil) {
      self.text = text
      self.doi = doi
    }
  }

  /// A formula in plain text, with what it has of words in each language.
  public struct Formula: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The formula in each language.
    public let text: LocalizedText

    /// A formula with words, in English and in French.
    public init(_ english: String, _ french: String) { text = LocalizedText(english, french) }

    /// A formula without words.
    public init(_ symbols: String) { text = LocalizedText(symbols, symbols) }

    /// A formula without words.
    public init(stringLiteral symbols: String) { self.init(symbols) }

    /// Whether there is none.
    public var isEmpty: Bool { text.english.isEmpty }
  }

  /// The name in commands: lower case, words joined by hyphens.
  public let name: String
  /// What the measure gives a value to, and so the shape of its result.
  public let scope: Scope
  /// The heading of a column or line.
  public let caption: LocalizedText
  /// What the number is, with the conventions for weights and normalisation, in a sentence or two.
  public let definition: LocalizedText
  /// The formula in plain text; empty where the definition says it all.
  public let formula: Formula
  /// How to read it in a partnership network.
  public let says: LocalizedText
  /// What it does not say.
  public let doesNotSay: LocalizedText
  /// Where it comes from.
  public let source: Source
  /// What can be chosen, in the order in which results state it.
  public let parameters: [MeasureParameter]

  let compute: @Sendable (inout MeasureRun) throws -> MeasureResult.Values

  /// The name in JSON: words joined by underscores.
  public var jsonName: String { String(name.map { $0 == "-" ? "_" : $0 }) }

  /// Computes the measure.
  ///
  /// - Returns: The values with the parameters that were used, defaults included.
  /// - Throws: ``MeasureOptionError`` for an option that the measure does not have or a value that it
  ///   does not take; ``AnalysisError`` and `WeightError` when it cannot be computed on the graph;
  ///   `CancellationError`.
  public func evaluate(on input: MeasureInput) throws -> MeasureResult {
    var run = try MeasureRun(self, input)
    let values = try compute(&run)
    return MeasureResult(
      measure: self, isDirected: input.graph.isDirected, parameters: run.parameters, values: values)
  }
}

/// Something that can be chosen for a measure.
public struct MeasureParameter: Hashable, Sendable {
  /// Which values are taken.
  public enum Values: Hashable, Sendable {
    /// One of these words.
    case choice([String])
    /// `true` or `false`.
    case flag
    /// A decimal number.
    case number
    /// A whole number that is not negative.
    case wholeNumber
    /// A vertex, given in ``MeasureInput/source``, or in ``MeasureInput/target`` where the
    /// parameter's name is `target`.
    case vertex
    /// Some vertices, given in ``MeasureInput/vertexSet``, or in ``MeasureInput/targetSet`` where the
    /// parameter's name is `targets`.
    case vertexSet
    /// A number for each vertex, given in ``MeasureInput/attribute``.
    case attribute
    /// One number per vertex, given in ``MeasureInput/personalization``.
    case perVertex
    /// A group per vertex, given in ``MeasureInput/grouping``.
    case grouping
  }

  /// The name in commands and in JSON.
  public let name: String
  /// Which values are taken, and how they are given.
  public let values: Values
  /// The value when none is given; `nil` when there is none.
  public let defaultValue: String?
  /// What the choice does to the number.
  public let meaning: LocalizedText
  /// Whether weights of any meaning serve: those of a spanning tree may be distances as well.
  public var takesAnyWeights = false

  /// Whether the value is given as text in ``MeasureInput/options``.
  public var isText: Bool {
    switch values {
    case .choice, .flag, .number, .wholeNumber: true
    case .vertex, .vertexSet, .attribute, .perVertex, .grouping: false
    }
  }
}

/// Why an option of a measure cannot be used.
public enum MeasureOptionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The measure has no such option.
  case unknownOption(String, measure: String, known: [String])
  /// The option does not take this value.
  case invalidValue(String, option: String, expected: String)
  /// The measure needs something that was not given.
  case missing(String, measure: String)

  /// What is wrong and what was expected, as a sentence in English without a capital and full stop.
  public var description: String {
    switch self {
    case .unknownOption(let name, let measure, let known):
      known.isEmpty
        ? "\(measure) has no option '\(name)'; it has none at all"
        : "\(measure) has no option '\(name)'; it has \(known.joined(separator: ", "))"
    case .invalidValue(let value, let option, let expected):
      "option \(option) does not take '\(value)'; expected \(expected)"
    case .missing(let what, let measure): "\(measure) needs \(what)"
    }
  }
}
