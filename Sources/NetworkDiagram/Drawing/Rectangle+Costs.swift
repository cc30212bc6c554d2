import NetworkLayout

/// In which of eight parts of a length a value lies.
@inline(__always) func eighth(_ value: Double, _ low: Double, _ length: Double) -> Int {
  min(7, max(0, Int((value - low) / length * 8)))
}

extension Rectangle {
  /// How far a name is from a node, whose extent counts as its lesser half: what the reader's eye
  /// compares.
  @inline(__always) func gap(to point: Point, _ halfExtent: Double) -> Double {
    max(0, distance(to: point) - halfExtent)
  }

  /// What lies beyond a frame costs at once and more the larger it is, so that there is a way downhill.
  @inline(__always) func excess(over frame: Rectangle) -> Double {
    let over =
      max(0, frame.minX - minX) + max(0, maxX - frame.maxX) + max(0, frame.minY - minY)
      + max(0, maxY - frame.maxY)
    return over > 0 ? 2 + over * 0.2 : 0
  }
}
