/// Elementary functions built from the four operations alone.
///
/// The mathematics library of each system rounds `exp`, `log` and `sin` in its own way, and one
/// different last bit sends a layout elsewhere. These are a little slower, right to about 1e-14,
/// and give the same bits on each machine. The square root needs no twin: IEEE 754 fixes it.
package enum Elementary {
  /// e to the power of `x`; 0 below −700.
  package static func exp(_ x: Double) -> Double {
    if x < -700 { return 0 }
    precondition(x < 700, "the exponential would overflow")
    let halvings = (x / ln2).rounded()
    let rest = x - halvings * ln2
    var term = 1.0
    var sum = 1.0
    for k in 1...18 {
      term *= rest / Double(k)
      sum += term
    }
    return sum * Double(sign: .plus, exponent: Int(halvings), significand: 1)
  }

  /// The natural logarithm.
  ///
  /// - Precondition: `x` is a finite number above zero.
  package static func log(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "only a number above zero has a logarithm")
    var significand = x.significand
    var exponent = Double(x.exponent)
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      exponent += 1
    }
    let z = (significand - 1) / (significand + 1)
    let square = z * z
    var power = z
    var sum = 0.0
    for k in 0..<20 {
      sum += power / Double(2 * k + 1)
      power *= square
    }
    return 2 * sum + exponent * ln2
  }

  /// Sine and cosine of an angle in radians, for angles of a few turns.
  package static func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
    let turn = 2 * Double.pi
    let x = angle - (angle / turn).rounded() * turn
    // Series on a quarter of the angle, then two doublings: converges fast and stays exact enough.
    let quarter = x / 4
    let square = quarter * quarter
    var sine = 0.0
    var cosine = 0.0
    var term = 1.0
    for k in stride(from: 0, through: 18, by: 2) {
      cosine += term
      sine += term * quarter / Double(k + 1)
      term *= -square / Double((k + 1) * (k + 2))
    }
    for _ in 0..<2 { (sine, cosine) = (2 * sine * cosine, cosine * cosine - sine * sine) }
    return (sine, cosine)
  }

  private static let ln2 = 0.693_147_180_559_945_3
}
