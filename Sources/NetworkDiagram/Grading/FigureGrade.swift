/// The thirty checks of a figure that goes into a report as it is, and what came of each.
///
///     let grade = try FigureGrade(svg: bytes)
///     print(grade.passedCount)   // 30
///
/// Graded is any SVG whose nodes are groups of class `node`, lines of class `edge` or `link` and
/// names of class `label`: ours, and that of Graphviz. What is asked depends on the kind of figure that
/// the file says it is (`data-figure`); without one it is a map. The article <doc:GradingAFigure> has the
/// bounds.
public struct FigureGrade: Sendable {
  /// What is known besides the file itself.
  public struct Options: Sendable {
    /// The sheet on which the figure will be printed; `nil` for the text area of A4, at most 183 mm
    /// wide, with no format asked for.
    public var page: Page?
    /// The earlier edition, as SVG.
    public var previous: [UInt8]?
    /// The same figure in other formats; what is `nil` is not there.
    public var pdf: [UInt8]?
    /// The same figure as PNG.
    public var png: [UInt8]?
    /// The same figure as DOT.
    public var dot: String?

    /// Nothing but the file.
    public init() {}
  }

  /// The checks, in the order of their numbers.
  public let checks: [FigureCheck]
  /// Numbers of the drawing that no check asks for: stress, crossings, neighbourhoods, lengths.
  public let measurements: [FigureMeasurement]
  /// How the categories of the figure can be told apart without colour, each pair once.
  public let categoryPairs: [CategoryPair]

  /// What kind of figure was judged.
  public let kind: Figure.Kind

  /// How many checks have nothing against the figure: those that passed, and those that do not apply
  /// to its kind.
  public var passedCount: Int {
    checks.count { $0.outcome == .passed || $0.outcome == .notApplicable }
  }
  /// How many of them do not apply to its kind.
  public var notApplicableCount: Int { checks.count { $0.outcome == .notApplicable } }
  /// Whether all passed.
  public var isPerfect: Bool { passedCount == checks.count }

  /// Reads and checks a figure.
  ///
  /// - Throws: ``FigureReadingError`` when the bytes are no SVG that can be read. A companion that
  ///   cannot be read fails its check and throws nothing.
  /// - Complexity: O(*n*² + *m*·*k*) for *k* names in an upright strip; ten thousand actors take
  ///   seconds.
  public init(svg: [UInt8], options: Options = Options()) throws(FigureReadingError) {
    let grading = FigureGrading(figure: try FigureReader.read(svg), options: options)
    kind = grading.figure.kind
    checks = grading.checks
    measurements = grading.measurements
    categoryPairs = grading.categoryPairs
  }
}

/// Two categories of a figure, and what is left of their difference without colour.
public struct CategoryPair: Hashable, Sendable {
  /// What the legend calls the two.
  public let names: [String]
  /// Whether their shapes differ.
  public let differsInShape: Bool
  /// The difference of lightness, in units of CIE L*.
  public let lightnessDifference: Double
  /// Whether one or the other tells them apart: another shape, or 9 units of L* and more.
  public var isDistinct: Bool { differsInShape || lightnessDifference >= 9 }
}
