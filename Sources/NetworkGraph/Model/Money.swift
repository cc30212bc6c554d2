/// An exact sum of money: a whole number of minor units of one currency.
public struct Money: Hashable, Sendable, CustomStringConvertible {
  /// Cents for euros, whole yen for yen. Never below zero.
  public let minorUnits: Int64
  /// The currency, which says how many minor units make a major one.
  public let currency: Currency

  /// - Precondition: `minorUnits >= 0`: what flows back is a relation of its own.
  public init(minorUnits: Int64, currency: Currency) {
    precondition(minorUnits >= 0, "a sum of money is not negative")
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// Why an amount is not a sum of money in a currency.
  public enum Fault: Error, Hashable, Sendable {
    /// The amount is below zero.
    case negative
    /// The amount has digits below the minor unit of the currency.
    case tooPrecise(allowed: Int)
    /// The amount is beyond 9.2 × 10¹⁸ minor units.
    case tooLarge
  }

  /// The sum of a decimal amount in major units.
  ///
  /// - Throws: ``Fault`` when the amount is negative, has non-zero digits below the minor unit, or
  ///   is too large.
  public init(_ amount: DecimalNumber, _ currency: Currency) throws(Fault) {
    guard amount.significand >= 0 else { throw .negative }
    var units = amount.significand
    if amount.fractionDigits <= currency.fractionDigits {
      for _ in amount.fractionDigits..<currency.fractionDigits {
        let (product, overflow) = units.multipliedReportingOverflow(by: 10)
        guard !overflow else { throw .tooLarge }
        units = product
      }
    } else {
      for _ in currency.fractionDigits..<amount.fractionDigits {
        guard units % 10 == 0 else { throw .tooPrecise(allowed: currency.fractionDigits) }
        units /= 10
      }
    }
    self.init(minorUnits: units, currency: currency)
  }

  /// The amount in major units, exact; without decimals when there are no odd minor units.
  public var amount: DecimalNumber {
    var scale: Int64 = 1
    for _ in 0..<currency.fractionDigits { scale *= 10 }
    if minorUnits % scale == 0 { return DecimalNumber(significand: minorUnits / scale) }
    return DecimalNumber(significand: minorUnits, fractionDigits: currency.fractionDigits)
  }

  /// The amount in major units as the nearest binary number, for drawing and statistics.
  public var doubleValue: Double { amount.doubleValue }

  /// The amount and the code, such as `97000000 EUR`.
  public var description: String { "\(amount) \(currency)" }

  /// The sum of this and another sum of the same currency; `nil` when the currencies differ or the
  /// sum is too large.
  public func adding(_ other: Money) -> Money? {
    guard currency == other.currency else { return nil }
    let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
    return overflow ? nil : Money(minorUnits: sum, currency: currency)
  }
}
