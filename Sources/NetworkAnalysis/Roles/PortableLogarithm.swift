/// Logarithms from additions, multiplications and divisions only, which every machine rounds alike;
/// the logarithm of a system's C library may differ in the last bit from one system to the next.
enum PortableLogarithm {
  /// The natural logarithm of a finite number above 0, to about 10⁻¹⁶ of the larger of it and 1.
  static func natural(_ x: Double) -> Double {
    let (exponent, mantissa) = parts(x)
    return exponent * 0.693_147_180_559_945_3 + logarithmNearOne(mantissa)
  }

  /// The logarithm to base 2 of a finite number above 0; whole for powers of two.
  static func binary(_ x: Double) -> Double {
    let (exponent, mantissa) = parts(x)
    return exponent + logarithmNearOne(mantissa) * 1.442_695_040_888_963_4
  }

  /// −Σ *p* log₂ *p* of numbers that are divided by their sum first; 0 when all are 0.
  static func entropyInBits(_ counts: some Sequence<Double>) -> Double {
    let total = counts.reduce(0, +)
    return counts.reduce(0) { sum, count in
      count > 0 ? sum - count / total * binary(count / total) : sum
    }
  }

  /// x = 2^exponent · mantissa with the mantissa between √½ and √2.
  private static func parts(_ x: Double) -> (exponent: Double, mantissa: Double) {
    precondition(x > 0 && x.isFinite, "a logarithm is taken of a finite number above 0")
    let (exponent, mantissa) = (Double(x.exponent), x.significand)
    return mantissa > 1.414_213_562_373_095_1
      ? (exponent + 1, mantissa / 2) : (exponent, mantissa)
  }

  /// ln m = 2 artanh z with z = (m − 1)/(m + 1), |z| < 0.172: twelve terms of the series suffice.
  private static func logarithmNearOne(_ mantissa: Double) -> Double {
    let z = (mantissa - 1) / (mantissa + 1)
    let square = z * z
    var sum = 0.0
    for k in stride(from: 25, through: 1, by: -2) { sum = sum * square + 1 / Double(k) }
    return 2 * z * sum
  }
}
