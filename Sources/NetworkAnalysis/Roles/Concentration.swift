public import NetworkGraph

/// How far a sum is in few hands: measures of inequality and concentration of any numbers, such as
/// degrees, strengths or sums of money.
///
/// The numbers are amounts: finite and not negative. Measures that divide by their sum are `nil` when
/// it is 0. To concentrate is not to be unfair: a coordinator has many ties by office.
public struct Concentration: Sendable, Hashable {
  /// The amounts, ascending, each divided by the largest.
  private let amounts: [Double]
  private let total: Double

  /// How many amounts there are.
  public var count: Int { amounts.count }

  /// The concentration of some amounts.
  ///
  /// - Parameter amounts: The numbers, in any order; `nil` where one is missing, which is left out.
  /// - Returns: `nil` when a number is negative or not finite.
  /// - Complexity: O(*n* log *n*).
  public init?(of amounts: [Double?]) {
    let known = amounts.compactMap { $0 }.sorted()
    guard known.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return nil }
    let largest = known.last ?? 0
    // Relative to the largest, so that the sum is finite and squares do not vanish.
    self.amounts = largest > 0 ? known.map { $0 / largest } : known
    total = self.amounts.reduce(0, +)
  }

  /// The concentration of some sums of money.
  ///
  /// - Parameter sums: In any order; `nil` where one is unknown, which is left out.
  /// - Returns: `nil` when two are in different currencies.
  /// - Complexity: O(*n* log *n*).
  public init?(of sums: [Money?]) {
    let known = sums.compactMap { $0 }
    guard known.allSatisfy({ $0.currency == known[0].currency }) else { return nil }
    self.init(of: known.map { Double($0.minorUnits) })
  }

  /// Gini's coefficient: half the mean difference of two amounts, relative to the mean.
  ///
  /// 0 when all are equal, 1 − 1/*n* when one has everything.
  ///
  /// - Complexity: O(*n*).
  /// - SeeAlso: C. Gini, *Variabilità e mutabilità*, 1912; the corrected value, which reaches 1, is
  ///   *n*/(*n* − 1) times this one.
  public var gini: Double? {
    guard total > 0 else { return nil }
    let n = Double(amounts.count)
    var sum = 0.0
    for (i, amount) in amounts.enumerated() { sum += (2 * Double(i + 1) - n - 1) * amount }
    return max(0, sum / (n * total))
  }

  /// The Herfindahl–Hirschman index: the sum of the squared shares.
  ///
  /// From 1/*n*, all equal, to 1, one has everything. It is the chance that two units of the sum,
  /// drawn with replacement, are in the same hands.
  ///
  /// - Complexity: O(*n*).
  /// - SeeAlso: A. O. Hirschman, "The paternity of an index", *American Economic Review* 54(5), 1964,
  ///   761–762.
  public var herfindahl: Double? {
    guard total > 0 else { return nil }
    return amounts.reduce(0) { $0 + ($1 / total) * ($1 / total) }
  }

  /// The Herfindahl index rescaled from 0, all equal, to 1; `nil` for fewer than two amounts.
  public var normalizedHerfindahl: Double? {
    guard let herfindahl, amounts.count > 1 else { return nil }
    let least = 1 / Double(amounts.count)
    return max(0, (herfindahl - least) / (1 - least))
  }

  /// The number of equal amounts that would be as concentrated: 1 divided by the Herfindahl index.
  public var effectiveNumber: Double? { herfindahl.map { 1 / $0 } }

  /// The share of the sum that the largest amounts have.
  ///
  /// - Parameter k: How many of the largest; all of them when there are fewer.
  /// - Complexity: O(*k*).
  public func topShare(_ k: Int) -> Double? {
    guard total > 0 else { return nil }
    return min(1, amounts.suffix(max(0, k)).reduce(0, +) / total)
  }

  /// The Lorenz curve: the share of the sum that the smallest amounts have.
  ///
  /// - Returns: One more share than there are amounts, from 0 to 1, never decreasing; `nil` when the
  ///   sum is 0.
  /// - Complexity: O(*n*).
  /// - SeeAlso: M. O. Lorenz, "Methods of measuring the concentration of wealth", *Publications of the
  ///   American Statistical Association* 9(70), 1905, doi:10.2307/2276207.
  public var lorenzCurve: [Double]? {
    guard total > 0 else { return nil }
    var curve = [0.0]
    var sum = 0.0
    for amount in amounts {
      sum += amount
      curve.append(min(1, sum / total))
    }
    curve[curve.count - 1] = 1
    return curve
  }
}

/// How mixed a collection of things of several kinds is.
public struct Diversity: Sendable, Hashable {
  /// The amount of each kind, divided by their sum.
  private let shares: [Double]
  /// How many kinds are possible, those that do not occur included.
  public let kindCount: Int

  /// The diversity of the amounts of each kind, such as the number of partners of each sphere.
  ///
  /// - Parameter amounts: One per possible kind; finite and not negative.
  /// - Returns: `nil` when a number is negative or not finite, or their sum is 0.
  /// - Complexity: O(*k*) for *k* kinds.
  public init?(of amounts: [Double]) {
    guard amounts.allSatisfy({ $0 >= 0 && $0.isFinite }), let largest = amounts.max(), largest > 0
    else { return nil }
    let scaled = amounts.map { $0 / largest }
    let total = scaled.reduce(0, +)
    shares = scaled.map { $0 / total }
    kindCount = amounts.count
  }

  /// Blau's index: the chance that two things, drawn with replacement, are of different kinds, 1 − Σ
  /// *p*².
  ///
  /// From 0, one kind only, to 1 − 1/*k* for *k* kinds. It is Gini and Simpson's index, too.
  ///
  /// - SeeAlso: P. M. Blau, *Inequality and Heterogeneity*, Free Press, 1977.
  public var blau: Double {
    shares.contains(1) ? 0 : max(0, 1 - shares.reduce(0) { $0 + $1 * $1 })
  }

  /// The index of qualitative variation: Blau's index divided by its largest value 1 − 1/*k*; `nil`
  /// when only one kind is possible.
  ///
  /// - SeeAlso: A. R. Agresti, B. F. Agresti, "Statistical analysis of qualitative variation",
  ///   *Sociological Methodology* 9, 1978, 204–237, doi:10.2307/270810.
  public var qualitativeVariation: Double? {
    kindCount > 1 ? min(1, blau / (1 - 1 / Double(kindCount))) : nil
  }

  /// Shannon's entropy −Σ *p* log₂ *p* in bits, from 0 to log₂ *k*.
  ///
  /// - SeeAlso: C. E. Shannon, "A mathematical theory of communication", *Bell System Technical
  ///   Journal* 27(3), 1948, doi:10.1002/j.1538-7305.1948.tb01338.x.
  public var entropy: Double { max(0, PortableMath.entropyInBits(shares)) }
}
