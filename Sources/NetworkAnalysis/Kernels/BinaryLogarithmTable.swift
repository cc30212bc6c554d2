/// Logarithms to base 2 from a table: what searches need by the million.
///
/// The significand is divided by the nearest of 128 table points, which leaves 1 + *r* with |*r*| below
/// 1/256; seven terms of the series are then right to about 2⁻⁵². Built from the four operations, so
/// that it has the same bits on each machine.
///
/// - SeeAlso: P. T. P. Tang, "Table-driven implementation of the logarithm function in IEEE
///   floating-point arithmetic", *ACM Transactions on Mathematical Software* 16(4), 1990, 378–400,
///   doi:10.1145/98267.98294.
struct BinaryLogarithmTable: Sendable {
  static let shared = BinaryLogarithmTable()

  private let inverse: ContiguousArray<Double>
  private let logarithm: ContiguousArray<Double>

  private init() {
    let points = (0..<128).map { 1 + (Double($0) + 0.5) / 128 }
    inverse = ContiguousArray(points.map { 1 / $0 })
    // The logarithm of what is multiplied with, which was rounded.
    logarithm = ContiguousArray(points.map { -PortableMath.binaryLogarithm(1 / $0) })
  }

  /// *x* log₂ *x*, with its limit 0 at 0. What rounding left below 0 counts as 0.
  @inline(__always) func plogp(_ x: Double) -> Double {
    guard x >= .leastNormalMagnitude else { return 0 }
    let bits = x.bitPattern
    let place = Int(truncatingIfNeeded: (bits >> 45) & 127)
    let significand = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
    let exponent = Double(Int(truncatingIfNeeded: bits >> 52) - 1023)
    let r = significand * inverse[place] - 1
    var sum = 1.0 / 7
    sum = sum * r - 1.0 / 6
    sum = sum * r + 1.0 / 5
    sum = sum * r - 1.0 / 4
    sum = sum * r + 1.0 / 3
    sum = sum * r - 1.0 / 2
    sum = sum * r + 1
    return x * (exponent + (logarithm[place] + sum * r * 1.442_695_040_888_963_4))
  }
}
