/// An exact decimal number: 0.1 is one tenth, and `1.50` stays `1.50`.
///
/// Amounts and stated figures are never binary floating point. The number of digits after the point
/// is kept, since it says how precise a source was; two numbers are equal when digits and precision
/// are.
public struct DecimalNumber: Hashable, Sendable, CustomStringConvertible {
  /// The digits without the point: -1250 for `-12.50`.
  public let significand: Int64
  /// In a byte, since a network has millions of numbers.
  private let fraction: UInt8

  /// How many of the digits stand after the point.
  public var fractionDigits: Int { Int(fraction) }

  /// - Precondition: `0 <= fractionDigits <= 18`.
  public init(significand: Int64, fractionDigits: Int = 0) {
    precondition((0...18).contains(fractionDigits), "a decimal has 0 to 18 fraction digits")
    self.significand = significand
    fraction = UInt8(fractionDigits)
  }

  /// Reads the canonical form: an optional minus, digits, and an optional point with digits. No
  /// exponent, no thousands marks, no plus.
  ///
  /// - Returns: `nil` for anything else and for numbers of more than 18 digits.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// Reads the canonical form: an optional minus, digits, and an optional point with digits. No
  /// exponent, no thousands marks, no plus.
  ///
  /// - Returns: `nil` for anything else and for numbers of more than 18 digits.
  public init?(_ text: String) {
    var value: Int64 = 0
    var digits = 0
    var decimals: Int?
    var isNegative = false
    var isFirst = true
    for byte in text.utf8 {
      defer { isFirst = false }
      switch byte {
      case UInt8(ascii: "-") where isFirst:
        isNegative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflow) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
        guard !tooLarge && !overflow else { return nil }
        value = sum
        digits += 1
        if decimals != nil { decimals! += 1 }
      case UInt8(ascii: ".") where digits > 0 && decimals == nil:
        decimals = 0
      default:
        return nil
      }
    }
    guard digits > 0, decimals != 0, decimals ?? 0 <= 18 else { return nil }
    significand = isNegative ? -value : value
    fraction = UInt8(decimals ?? 0)
  }

  /// The canonical form, which ``init(_:)`` reads back to an equal value.
  public var description: String {
    guard fractionDigits > 0 else { return String(significand) }
    var digits = String(significand.magnitude)
    while digits.utf8.count <= fractionDigits { digits = "0" + digits }
    let point = digits.index(digits.endIndex, offsetBy: -fractionDigits)
    return "\(significand < 0 ? "-" : "")\(digits[..<point]).\(digits[point...])"
  }

  /// The nearest binary number, for drawing and statistics.
  public var doubleValue: Double {
    // Division of two exact numbers rounds once; multiplying by 0.1 would round at each step.
    var divisor = 1.0
    for _ in 0..<fractionDigits { divisor *= 10 }
    return Double(significand) / divisor
  }
}
