/// A small, fast random number generator with an explicit seed.
///
/// Everything random in Maillage draws from this generator, so that the same input and seed give
/// the same bytes on any machine. It is not for cryptography.
///
/// - SeeAlso: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators",
///   OOPSLA 2014, doi:10.1145/2660193.2660195.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// Creates a generator whose whole sequence follows from `seed`.
  @inlinable public init(seed: UInt64) { state = seed }

  /// The next 64 bits of the sequence, each value of `UInt64` once in 2⁶⁴ draws.
  @inlinable public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number drawn evenly from 0 (included) to 1 (excluded), in steps of 2⁻⁵³.
  @inlinable public mutating func nextUnit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// An index drawn evenly from `0..<count`.
  ///
  /// Unlike `Int.random(in:using:)`, whose method is not promised to stay the same from one Swift
  /// version to the next, this one is ours: Lemire's multiplication with rejection
  /// (doi:10.1145/3230636).
  ///
  /// - Precondition: `count > 0`.
  @inlinable public mutating func nextIndex(below count: Int) -> Int {
    precondition(count > 0, "an index is drawn from at least one element")
    let bound = UInt64(count)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Puts the elements in random order (Fisher–Yates).
  ///
  /// - Complexity: O(*n*).
  @inlinable public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for i in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(i, nextIndex(below: i + 1))
    }
  }
}
