import NetworkLayout

/// Cuts a chain of lines into dashes, as SVG does: the pattern begins anew with each chain.
struct Dashing {
  /// Lengths of dashes and gaps in turn, in pixels; an even number of them.
  private let pattern: [Double]
  private let period: Double

  /// - Parameter lengths: As in the paint of a figure; an odd number of them is taken twice.
  /// - Returns: `nil` when the line is to be solid: no pattern, a negative length, or dashes too
  ///   short to be seen apart.
  init?(_ lengths: [Double], scale: Double) {
    let scaled = (lengths.count % 2 == 0 ? lengths : lengths + lengths).map { $0 * scale }
    let sum = scaled.reduce(0, +)
    guard !scaled.isEmpty, scaled.allSatisfy({ $0 >= 0 }), sum > 0.05, sum < 1e9 else { return nil }
    pattern = scaled
    period = sum
  }

  /// The dashes of a chain that may be seen.
  ///
  /// - Parameter window: Dashes wholly outside may be left out, so that a line to a far place does
  ///   not make millions of them.
  func dashes(of chain: LineChain, within window: Rectangle) -> [LineChain] {
    var result: [LineChain] = []
    var dash: [Point] = []
    var place = 0.0
    var points = chain.points
    if chain.isClosed, let first = points.first { points.append(first) }
    func finish() {
      if dash.count > 1 { result.append(LineChain(points: dash, isClosed: false)) }
      dash = []
    }
    for (a, b) in zip(points, points.dropFirst()) {
      let length = a.distance(to: b)
      guard length > 0, length < .infinity else { continue }
      defer { place = (place + length).truncatingRemainder(dividingBy: period) }
      guard let (from, to) = LineChain.visible(a, b, window) else {
        finish()
        continue
      }
      let stop = from.distance(to: to)
      func at(_ s: Double) -> Point {
        if s <= 0 { return from }
        if s >= stop { return to }
        return Point(
          x: from.x + (to.x - from.x) * s / stop, y: from.y + (to.y - from.y) * s / stop)
      }
      if from != a { finish() }
      var (index, rest) = state(at: place + a.distance(to: from))
      if index % 2 == 1 { finish() }
      // Counted from where the line enters the window, so that a step never drowns in rounding.
      var s = 0.0
      while s < stop {
        let next = min(stop, s + rest)
        if index % 2 == 0 {
          if dash.isEmpty { dash.append(at(s)) }
          dash.append(at(next))
        }
        if s + rest > stop { break }
        s = next
        if index % 2 == 0 { finish() }
        repeat {
          index = (index + 1) % pattern.count
          rest = pattern[index]
        } while rest == 0
      }
      if to != b { finish() }
    }
    finish()
    return result
  }

  /// The piece of the pattern at a distance from the start, and how much of it is left.
  private func state(at distance: Double) -> (index: Int, rest: Double) {
    var rest = distance.truncatingRemainder(dividingBy: period)
    for (index, length) in pattern.enumerated() {
      if rest < length { return (index, length - rest) }
      rest -= length
    }
    return (0, pattern[0] > 0 ? pattern[0] : period)
  }
}
