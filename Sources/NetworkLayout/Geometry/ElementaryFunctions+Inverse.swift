extension Elementary {
  /// The angle in radians of the direction to (`x`, `y`), from −π to π; 0 for no direction.
  package static func angle(x: Double, y: Double) -> Double {
    if x == 0 && y == 0 { return 0 }
    let (a, b) = (abs(x), abs(y))
    var angle = b > a ? .pi / 2 - arcTangent(a / b) : arcTangent(b / a)
    if x < 0 { angle = .pi - angle }
    return y < 0 ? -angle : angle
  }

  /// The arc tangent of a number from 0 to 1.
  private static func arcTangent(_ value: Double) -> Double {
    // Each step halves the angle: tan(a/2) = tan a / (1 + √(1 + tan² a)).
    var z = value
    for _ in 0..<3 { z = z / (1 + (1 + z * z).squareRoot()) }
    let square = z * z
    var power = z
    var sum = 0.0
    for k in 0..<14 {
      sum += (k % 2 == 0 ? power : -power) / Double(2 * k + 1)
      power *= square
    }
    return 8 * sum
  }
}
