import NetworkLayout

/// Numbers, lengths and transforms as SVG writes them.
enum SVGNumbers {
  /// Coordinates beyond this are a fault of the file: 350 metres.
  static let limit = 1e6

  /// All numbers in a text, in order, whatever stands between them.
  static func all(in text: String) -> [Double] {
    let bytes = Array(text.utf8)
    var result: [Double] = []
    var i = 0
    while i < bytes.count {
      if let (value, end) = number(bytes, at: i) {
        result.append(value)
        i = end
      } else {
        i += 1
      }
    }
    return result
  }

  /// The first number in a text.
  static func first(in text: String?) -> Double? {
    guard let text else { return nil }
    let bytes = Array(text.utf8)
    return bytes.indices.lazy.compactMap { number(bytes, at: $0)?.value }.first
  }

  /// A number at a place in bytes, and where it ends; it has no more than 40 characters.
  static func number(_ bytes: [UInt8], at start: Int) -> (value: Double, end: Int)? {
    func isDigit(_ i: Int) -> Bool { i < bytes.count && (48...57).contains(bytes[i]) }
    var i = start
    if i < bytes.count, bytes[i] == 43 || bytes[i] == 45 { i += 1 }
    let digits = i
    while isDigit(i) { i += 1 }
    var count = i - digits
    if i < bytes.count, bytes[i] == 46, count > 0 || isDigit(i + 1) {
      i += 1
      let fraction = i
      while isDigit(i) { i += 1 }
      count += i - fraction
    }
    guard count > 0 else { return nil }
    if i < bytes.count, bytes[i] == 101 || bytes[i] == 69 {
      var mark = i + 1
      if mark < bytes.count, bytes[mark] == 43 || bytes[mark] == 45 { mark += 1 }
      if isDigit(mark) {
        while isDigit(mark) { mark += 1 }
        i = mark
      }
    }
    var text = String(decoding: bytes[start..<i], as: UTF8.self)
    if text.hasSuffix(".") { text += "0" }
    if text.hasPrefix("+") { text.removeFirst() }
    guard let value = Double(text) else { return nil }
    return (max(-1e9, min(1e9, value)), i)
  }

  /// A length in points and the points of its unit; `nil` for a percentage and for no length.
  static func length(_ text: String?) -> (points: Double, unit: Double)? {
    guard let text else { return nil }
    let bytes = Array(text.trimmed.utf8)
    guard let (value, end) = number(bytes, at: 0) else { return nil }
    let unit: Double? =
      switch String(decoding: bytes[end...], as: UTF8.self).trimmed {
      case "pt": 1
      case "px", "": 0.75
      case "mm": 72 / 25.4
      case "cm": 72 / 2.54
      case "in": 72
      case "pc": 12
      default: nil
      }
    return unit.map { (value * $0, $0) }
  }
}

/// An affine map of the plane: x' = a·x + c·y + e, y' = b·x + d·y + f, as SVG names them.
struct SVGTransform: Hashable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  static let identity = SVGTransform()

  func callAsFunction(_ x: Double, _ y: Double) -> Point {
    Point(x: a * x + c * y + e, y: b * x + d * y + f)
  }

  /// This map after another one.
  func after(_ m: SVGTransform) -> SVGTransform {
    SVGTransform(
      a: a * m.a + c * m.b, b: b * m.a + d * m.b, c: a * m.c + c * m.d, d: b * m.c + d * m.d,
      e: a * m.e + c * m.f + e, f: b * m.e + d * m.f + f)
  }

  /// Whether all its numbers are those of a drawing, and none has run away.
  var isBounded: Bool { [a, b, c, d, e, f].allSatisfy { abs($0) < 1e9 } }

  /// By how much heights grow.
  var scale: Double { (b * b + d * d).squareRoot() }

  /// The maps of a `transform` attribute, one after the other; unknown ones are left out.
  static func parse(_ text: String?) -> SVGTransform {
    guard let text, !text.isEmpty else { return .identity }
    var result = SVGTransform.identity
    for part in text.split(separator: ")") {
      let halves = part.split(separator: "(", maxSplits: 1)
      guard halves.count == 2 else { continue }
      let v = SVGNumbers.all(in: String(halves[1]))
      let name = String(halves[0].filter(\.isLetter))
      var next: SVGTransform
      switch (name, v.count) {
      case ("translate", 1...): next = SVGTransform(e: v[0], f: v.count > 1 ? v[1] : 0)
      case ("scale", 1...): next = SVGTransform(a: v[0], d: v.count > 1 ? v[1] : v[0])
      case ("rotate", 1...):
        guard abs(v[0]) < 1e5 else { continue }
        let (sine, cosine) = Elementary.sineAndCosine(v[0] * .pi / 180)
        next = SVGTransform(a: cosine, b: sine, c: -sine, d: cosine)
        if v.count == 3 {
          next = SVGTransform(e: v[1], f: v[2]).after(next).after(SVGTransform(e: -v[1], f: -v[2]))
        }
      case ("matrix", 6): next = SVGTransform(a: v[0], b: v[1], c: v[2], d: v[3], e: v[4], f: v[5])
      default: continue
      }
      result = result.after(next)
    }
    return result
  }
}

extension StringProtocol {
  /// Without spaces at either end, and with runs of spaces within made one: no-break spaces too.
  var trimmed: String {
    split { $0.isWhitespace || $0 == "\u{00A0}" || $0 == "\u{202F}" || $0 == "\u{2009}" }
      .joined(separator: " ")
  }
}
