import NetworkGraph
import NetworkLayout

/// Up to five classes of positive numbers, each about as many times larger than the one before.
struct ValueClasses {
  /// Where each class begins, ascending; the last one ends with ``largest``.
  let bounds: [Double]
  let largest: Double
  let areWhole: Bool

  /// The classes of the positive, finite values; `nil` without any.
  init?(_ values: [Double]) {
    let values = values.filter { $0 > 0 && $0.isFinite }
    guard let least = values.min(), let largest = values.max() else { return nil }
    self.largest = largest
    areWhole = values.allSatisfy { $0.rounded() == $0 }
    var bounds = [least]
    if largest > least {
      let (low, high) = (Elementary.log(least), Elementary.log(largest))
      for step in 1..<5 {
        var bound = Elementary.exp(low + (high - low) * Double(step) / 5)
        if areWhole { bound = bound.rounded(.up) }
        if bound > bounds.last!, bound <= largest { bounds.append(bound) }
      }
    }
    self.bounds = bounds
  }

  /// The class of a value, the lowest for what is not positive.
  func index(of value: Double) -> Int {
    max(0, (bounds.firstIndex { $0 > value } ?? bounds.count) - 1)
  }

  /// The range of a class for people.
  func label(_ index: Int, in language: Language) -> String {
    let isLast = index == bounds.count - 1
    let end = isLast ? largest : areWhole ? bounds[index + 1] - 1 : bounds[index + 1]
    let (first, last) = (language.formatMark(bounds[index]), language.formatMark(end))
    return first == last ? first : first + "–" + last
  }

  /// How much a class is mixed with white: the highest is the colour itself.
  func lightening(_ index: Int) -> Double {
    bounds.count == 1 ? 0 : 0.75 * Double(bounds.count - 1 - index) / Double(bounds.count - 1)
  }
}
