/// Whether two numbers agree up to rounding: absolutely near 0, relatively elsewhere.
public func isClose(_ a: Double, _ b: Double, tolerance: Double = 1e-11) -> Bool {
  a == b || abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}

/// Whether two lists of numbers agree up to rounding, undefined ones included.
public func areClose(_ a: [Double?], _ b: [Double?], tolerance: Double = 1e-11) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { a, b in
      guard let a, let b else { return a == nil && b == nil }
      return isClose(a, b, tolerance: tolerance)
    }
}
