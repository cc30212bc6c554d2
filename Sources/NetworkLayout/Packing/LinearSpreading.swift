/// Intervals on a line moved apart without changing their order.
public enum LinearSpreading {
  /// The centres nearest to the wished ones, in the sum of squares, at which no two intervals overlap.
  ///
  /// - Parameters:
  ///   - wishes: Where the centres should be, in the order that the intervals keep; the wishes need
  ///     not be in that order.
  ///   - lengths: The length of each interval.
  ///   - gap: The least distance between two intervals.
  ///   - range: Where all intervals stay within. One that is too short is filled from its start on,
  ///     and the last ones lie beyond its end.
  /// - Complexity: O(*n*), by pooling adjacent violators.
  /// - SeeAlso: R. E. Barlow, D. J. Bartholomew, J. M. Bremner, H. D. Brunk, *Statistical Inference
  ///   under Order Restrictions*, Wiley, 1972, on isotonic regression.
  public static func centres(
    wishes: [Double], lengths: [Double], gap: Double = 0, within range: ClosedRange<Double>
  ) -> [Double] {
    precondition(wishes.count == lengths.count, "each interval has a wish and a length")
    guard let firstLength = lengths.first, let lastLength = lengths.last else { return [] }
    // Without what the intervals before take, the order is all that is left to keep.
    var offsets = [0.0]
    for (a, b) in zip(lengths, lengths.dropFirst()) {
      offsets.append(offsets.last! + (a + b) / 2 + gap)
    }
    var pools: [(sum: Double, count: Int)] = []
    for (wish, offset) in zip(wishes, offsets) {
      pools.append((wish - offset, 1))
      while pools.count > 1 {
        let (a, b) = (pools[pools.count - 2], pools[pools.count - 1])
        if a.sum * Double(b.count) <= b.sum * Double(a.count) { break }
        pools.removeLast(2)
        pools.append((a.sum + b.sum, a.count + b.count))
      }
    }
    let low = range.lowerBound + firstLength / 2
    let high = max(low, range.upperBound - lastLength / 2 - offsets.last!)
    let levels = pools.flatMap { pool in
      repeatElement(min(max(pool.sum / Double(pool.count), low), high), count: pool.count)
    }
    return zip(levels, offsets).map { $0 + $1 }
  }
}
