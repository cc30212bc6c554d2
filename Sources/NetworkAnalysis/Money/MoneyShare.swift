public import NetworkGraph

/// A part of a sum of money as an exact fraction.
public struct MoneyShare: Sendable, Hashable {
  /// Minor units of the part.
  public let part: Int64
  /// Minor units of the whole, above 0.
  public let whole: Int64

  /// The share of one sum in another; `nil` when the currencies differ or the whole is 0.
  public init?(_ part: Money, of whole: Money) {
    guard part.currency == whole.currency, whole.minorUnits > 0 else { return nil }
    self.part = part.minorUnits
    self.whole = whole.minorUnits
  }

  /// The share in per cent, rounded half up to a number of decimals.
  ///
  /// - Returns: `nil` only when it has more digits than a decimal can hold.
  /// - Precondition: `0 <= fractionDigits <= 15`.
  public func percentage(fractionDigits: Int = 1) -> DecimalNumber? {
    precondition((0...15).contains(fractionDigits), "a percentage has 0 to 15 decimals")
    var scale = Int128(100)
    for _ in 0..<fractionDigits { scale *= 10 }
    let rounded = (2 * Int128(part) * scale + Int128(whole)) / (2 * Int128(whole))
    guard let significand = Int64(exactly: rounded), significand < 1_000_000_000_000_000_000 else {
      return nil
    }
    return DecimalNumber(significand: significand, fractionDigits: fractionDigits)
  }

  /// The nearest binary number, for drawing only.
  public var doubleValue: Double { Double(part) / Double(whole) }
}
