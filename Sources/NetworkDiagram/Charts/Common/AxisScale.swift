import NetworkGraph
import NetworkLayout

/// A scale from numbers to an axis, with round marks.
struct AxisScale {
  enum Kind: Hashable {
    /// Equal steps are equal lengths.
    case linear
    /// Equal ratios are equal lengths; all numbers are above 0.
    case logarithmic
    /// Linear from 0 to the threshold and logarithmic above, so that 0 has a place.
    case linearThenLogarithmic(threshold: Double)
  }

  let kind: Kind
  /// The ends of the axis.
  let low: Double
  let high: Double
  /// Round numbers from the low end to the high one.
  let marks: [Double]

  /// Where the spread of positive numbers exceeds this ratio an axis becomes logarithmic.
  static let spreadLimit = 50.0

  /// Numbers as an axis takes them: beyond 10¹⁰⁰ they stand at its end, below 10⁻¹⁰⁰ at 0, so that
  /// nothing here overflows.
  private static func tamed(_ value: Double) -> Double {
    abs(value) < 1e-100 ? 0 : min(max(value, -1e100), 1e100)
  }

  /// A linear axis from 0, or from below the least number when that is negative.
  init(linearFor values: [Double]) {
    let values = values.filter(\.isFinite).map(Self.tamed)
    let least = min(0, values.min() ?? 0)
    var most = max(0, values.max() ?? 0)
    if most - least <= 0 { most = 1 }
    let step = Self.roundStep((most - least) / 7)
    var marks: [Double] = []
    var index = (least / step).rounded(.down)
    while true {
      marks.append(index * step)
      if index * step >= most - step * 1e-9 || marks.count > 20 { break }
      index += 1
    }
    self.init(kind: .linear, low: marks.first!, high: marks.last!, marks: marks)
  }

  private init(kind: Kind, low: Double, high: Double, marks: [Double]) {
    self.kind = kind
    self.low = low
    self.high = high
    self.marks = marks
  }

  /// An axis that is logarithmic where the numbers ask for it.
  init(for values: [Double]) {
    let values = values.filter(\.isFinite).map(Self.tamed)
    let positive = values.filter { $0 > 0 }
    guard let least = positive.min(), let most = positive.max(),
      most / least > Self.spreadLimit, values.allSatisfy({ $0 >= 0 })
    else {
      self.init(linearFor: values)
      return
    }
    let hasZero = values.contains(0)
    let bottom = Self.roundStep(least, up: false)
    let top = Self.roundStep(most)
    var marks: [Double] = hasZero ? [0] : []
    let decades = (Elementary.log(top) - Elementary.log(bottom)) / Elementary.log(10)
    // All of 1, 2 and 5 on a short axis, tenfold or larger steps on a long one.
    var mark = bottom
    let skip = max(1, Int((decades / 6).rounded(.up)))
    while mark <= top * 1.000_001, marks.count < 40 {
      marks.append(mark)
      var next = mark * 1.5
      if decades > 2.6 {
        next = mark
        for _ in 0..<skip { next *= 10 }
      }
      mark = Self.roundStep(next)
    }
    if decades <= 2.6, let last = marks.last, last < top * 0.999 { marks.append(top) }
    self.init(
      kind: hasZero ? .linearThenLogarithmic(threshold: bottom) : .logarithmic,
      low: hasZero ? 0 : bottom, high: top, marks: marks)
  }

  /// Where a number is on the axis: 0 at the low end, 1 at the high one.
  func share(_ value: Double) -> Double {
    let value = Self.tamed(value)
    let (a, b) = (raw(low), raw(high))
    return b > a ? min(max((raw(value) - a) / (b - a), 0), 1) : 0.5
  }

  private func raw(_ value: Double) -> Double {
    switch kind {
    case .linear: value / max(abs(low), abs(high))
    case .logarithmic: Elementary.log(max(value, low))
    case .linearThenLogarithmic(let threshold):
      value <= threshold ? value / threshold : 1 + Elementary.log(value / threshold)
    }
  }

  /// 1, 2 or 5 times a power of ten: the least at or above a number, or the largest at or below.
  static func roundStep(_ value: Double, up: Bool = true) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    let exponent = RoundNumber(atMost: value).exponent
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    // A quotient of whole numbers is the number nearest to the decimal, which a product is not.
    func step(_ digit: Double) -> Double { exponent < 0 ? digit / power : digit * power }
    if up {
      for digit in [1.0, 2, 5, 10] where step(digit) >= value * (1 - 1e-9) { return step(digit) }
      return step(20)
    }
    for digit in [5.0, 2] where step(digit) <= value * (1 + 1e-9) { return step(digit) }
    return step(1)
  }

  /// What is said of the axis in the note; `nil` when it is linear.
  func rule(_ name: String, _ language: Language) -> String? {
    switch kind {
    case .linear: nil
    case .logarithmic:
      language.say("Logarithmic axis: \(name).", "Axe logarithmique\u{00A0}: \(name).")
    case .linearThenLogarithmic(let threshold):
      language.say(
        "Axis linear from 0 to \(language.formatMark(threshold)), logarithmic above: \(name).",
        "Axe linéaire de 0 à \(language.formatMark(threshold)), logarithmique au-delà\u{00A0}: \(name)."
      )
    }
  }
}
