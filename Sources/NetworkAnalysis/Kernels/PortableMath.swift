/// Elementary functions built from the four operations alone.
///
/// The mathematics library of each system rounds `exp` and `log` in its own way; these give the
/// same bits on each machine and are right to about 10⁻¹⁵ of the result.
enum PortableMath {
  /// *e* to the power of `x`, for a number up to 700; 0 below −700.
  static func exponential(_ x: Double) -> Double {
    if x < -700 { return 0 }
    precondition(x <= 700, "the exponential would overflow")
    let halvings = (x / naturalLogarithmOf2).rounded()
    // The first part of ln 2 has few digits, so that its product with a whole number is exact.
    let rest = (x - halvings * 0.693_147_180_369_123_8) - halvings * 1.908_214_929_270_587_7e-10
    var sum = 1.0
    // Horner's scheme adds the small terms first.
    for k in stride(from: 18, through: 1, by: -1) { sum = 1 + sum * rest / Double(k) }
    return sum * Double(sign: .plus, exponent: Int(halvings), significand: 1)
  }

  /// The natural logarithm of a finite number above zero.
  static func logarithm(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "only a finite number above zero has a logarithm")
    var significand = x.significand
    var exponent = Double(x.exponent)
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      exponent += 1
    }
    // ln s = 2 artanh((s − 1)/(s + 1)), a series in a number below 0.18.
    let z = (significand - 1) / (significand + 1)
    let square = z * z
    var sum = 0.0
    for k in stride(from: 20, through: 0, by: -1) { sum = sum * square + 1 / Double(2 * k + 1) }
    return 2 * z * sum + exponent * naturalLogarithmOf2
  }

  /// The logarithm to base 2 of a finite number above zero; whole for powers of two.
  static func binaryLogarithm(_ x: Double) -> Double {
    guard x.significand != 1 else { return Double(x.exponent) }
    return logarithm(x) * 1.442_695_040_888_963_4
  }

  /// *x* log₂ *x*, with its limit 0 at 0. What rounding left below 0 counts as 0.
  static func plogp(_ x: Double) -> Double { x > 0 ? x * binaryLogarithm(x) : 0 }

  /// −Σ *p* log₂ *p* of numbers that are divided by their sum first; 0 when all are 0.
  static func entropyInBits(_ counts: some Sequence<Double>) -> Double {
    let total = counts.reduce(0, +)
    return counts.reduce(0) { sum, count in
      count > 0 ? sum - count / total * binaryLogarithm(count / total) : sum
    }
  }

  /// ln(1 − *p*) for 0 < *p* < 1, exact for small *p* too.
  static func logarithmOfComplement(_ p: Double) -> Double {
    p < 1e-5 ? -p * (1 + p * (0.5 + p / 3)) : logarithm(1 - p)
  }

  /// A positive number to any power whose result is a number that can be held.
  static func power(_ base: Double, _ exponent: Double) -> Double {
    exponential(exponent * logarithm(base))
  }

  private static let naturalLogarithmOf2 = 0.693_147_180_559_945_3
}
