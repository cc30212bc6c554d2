/// The natural logarithm to about 10⁻¹⁶, from operations that every machine rounds alike, which the
/// `log` of C libraries does not promise: codelengths, entropies and random graphs have the same
/// bits everywhere.
///
/// - Precondition: `x` is positive and finite.
func naturalLogarithm(_ x: Double) -> Double {
  var exponent = Double(x.exponent)
  var fraction = x.significand
  if fraction > 1.414_213_562_373_095_1 {
    fraction /= 2
    exponent += 1
  }
  // ln f = 2 artanh((f − 1)/(f + 1)), a series in s² ≤ 0.0295.
  let s = (fraction - 1) / (fraction + 1)
  let square = s * s
  var sum = 1.0 / 23
  sum = sum * square + 1.0 / 21
  sum = sum * square + 1.0 / 19
  sum = sum * square + 1.0 / 17
  sum = sum * square + 1.0 / 15
  sum = sum * square + 1.0 / 13
  sum = sum * square + 1.0 / 11
  sum = sum * square + 1.0 / 9
  sum = sum * square + 1.0 / 7
  sum = sum * square + 1.0 / 5
  sum = sum * square + 1.0 / 3
  sum = sum * square + 1
  return exponent * 0.693_147_180_559_945_3 + 2 * s * sum
}

/// The logarithm to base 2; whole for powers of two.
///
/// - Precondition: `x` is positive and finite.
func binaryLogarithm(_ x: Double) -> Double {
  guard x.significand != 1 else { return Double(x.exponent) }
  return naturalLogarithm(x) * 1.442_695_040_888_963_4
}

/// *x* log₂ *x*, with its limit 0 at 0. What rounding left below 0 counts as 0.
func plogp(_ x: Double) -> Double { x > 0 ? x * binaryLogarithm(x) : 0 }

/// ln(1 − *p*) for 0 < *p* < 1, exact for small *p* too.
func logarithmOfComplement(_ p: Double) -> Double {
  p < 1e-5 ? -p * (1 + p * (0.5 + p / 3)) : naturalLogarithm(1 - p)
}

/// A positive number to any power.
func positivePower(_ base: Double, _ exponent: Double) -> Double {
  let logarithm = exponent * naturalLogarithm(base)
  return logarithm > 0 ? 1 / exponential(-logarithm) : exponential(logarithm)
}
