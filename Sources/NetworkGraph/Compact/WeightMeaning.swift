/// What the weight of an edge says.
///
/// A number on a tie can mean opposite things: a strength draws two actors together, a distance
/// keeps them apart. A measure takes only the meanings that it can use, so nothing is read as a
/// distance by accident.
public enum WeightMeaning: Hashable, Sendable {
  /// The larger, the closer: intensity, frequency of contact.
  case strength
  /// The larger, the farther: cost, travel time.
  case distance
  /// How many relations the edge stands for; used like a strength.
  case count
  /// Money in one currency, in major units; used like a strength.
  case money(Currency)

  /// True where a larger weight ties two actors closer.
  public var isStrength: Bool { self != .distance }
}

/// How a weight becomes the length of an edge for measures on shortest paths.
public enum LengthRule: Hashable, Sendable {
  /// Every edge has length 1, whatever its weight.
  case unit
  /// The weight is the length. Only for weights that mean a distance.
  case weight
  /// Length = 1 / weight (Newman 2001, doi:10.1103/PhysRevE.64.016132). Only for strengths,
  /// counts and money.
  case inverseWeight
}

/// Why a weight cannot be used in the way that a measure needs.
public enum WeightError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The measure reads weights but the graph has none.
  case unweighted
  /// The weight means a distance and the measure needs a strength.
  case needsStrength
  /// The weight means a strength and would be read as a distance without a stated rule.
  case needsDistance
  /// One edge has a weight that the measure cannot use.
  case unusable(tail: Vertex, head: Vertex, weight: Double, requirement: String)

  /// What is wrong and what was expected, as a sentence in English without a capital and full stop.
  /// Vertices stand as `v3`; who knows the actors can name them from the cases.
  public var description: String {
    switch self {
    case .unweighted: "the graph has no weights"
    case .needsStrength:
      "the weights mean distances (larger is farther), but this measure needs strengths"
    case .needsDistance:
      "the weights mean strengths (larger is closer) and are not lengths; choose the rule 1/weight"
    case .unusable(let tail, let head, let weight, let requirement):
      "the edge between \(tail) and \(head) has weight \(weight); expected \(requirement)"
    }
  }
}
