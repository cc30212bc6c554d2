/// Numbers as whole multiples of one power of two, so that sums and differences of them are exact.
///
/// A `Double` is a whole number times a power of two. With the smallest power that occurs as the
/// unit, 0.1 + 0.2 − 0.3 is what it is for these three doubles, and no comparison depends on the
/// order of additions. Where the numbers span more bits than an `Int128` has, the unit is larger and
/// numbers are rounded down to it: they lose what is below 2⁻⁹⁰ or so of the largest.
struct BinaryScale: Sendable {
  /// A whole number *w* stands for *w* · 2^`exponent`.
  let exponent: Int

  /// How many bits the sum of all numbers takes at most.
  let bitCount: Int

  /// Whether `Int` holds the sum of all numbers; else `Int128` does.
  var fitsInt: Bool { bitCount <= 62 }

  /// - Parameter numbers: Finite and not negative.
  init(_ numbers: some Collection<Double>) {
    var lowest = Int.max
    var highest = Int.min
    for number in numbers where number > 0 {
      highest = max(highest, Int(number.exponent) + 1)
      let trailing = Self.significand(number).trailingZeroBitCount
      lowest = min(lowest, Int(number.exponent) - 52 + trailing)
    }
    guard lowest < Int.max else {
      (exponent, bitCount) = (0, 0)
      return
    }
    // Sums go over all numbers, each in both directions.
    let carry = Int.bitWidth - numbers.count.leadingZeroBitCount + 1
    exponent = max(lowest, highest + carry - 126)
    bitCount = highest + carry - exponent
  }

  /// A power of two beyond a number, to which larger numbers may be cut where they cannot matter: beside
  /// what is left, small ones keep their digits. Infinite when nothing can be cut.
  static func bound(beyond number: Double) -> Double {
    guard number > 0, number < 0x1p1020 else { return number > 0 ? .infinity : 0x1p-1000 }
    return Double(sign: .plus, exponent: Int(number.exponent) + 2, significand: 1)
  }

  /// The 53 bits of a positive number without its exponent.
  private static func significand(_ number: Double) -> UInt64 {
    UInt64(number.significand * 0x1p52)
  }

  /// A number in units, rounded down.
  func whole<Whole: FixedWidthInteger>(_ number: Double) -> Whole {
    guard number > 0 else { return 0 }
    let bits = Self.significand(number)
    let shift = Int(number.exponent) - 52 - exponent
    return shift >= 0 ? Whole(bits) << Whole(shift) : Whole(bits >> UInt64(min(63, -shift)))
  }

  /// The double nearest to a number of units.
  func number(_ whole: some FixedWidthInteger) -> Double {
    Double(sign: .plus, exponent: exponent, significand: Double(whole))
  }
}
