import NetworkLayout

/// A segment by its middle and the way from there to its end.
struct HalvedSegment: Sendable {
  let middleX: Float
  let middleY: Float
  let halfX: Float
  let halfY: Float

  @inline(__always) init(from a: Point, to b: Point) {
    middleX = Float((a.x + b.x) / 2)
    middleY = Float((a.y + b.y) / 2)
    halfX = Float((b.x - a.x) / 2)
    halfY = Float((b.y - a.y) / 2)
  }

  @inline(__always) init(middleX: Float, middleY: Float, halfX: Float, halfY: Float) {
    self.middleX = middleX
    self.middleY = middleY
    self.halfX = halfX
    self.halfY = halfY
  }

  /// The share of the segment within a box, from 0 to 1.
  @inline(__always) func share(in box: CentredBox) -> Float {
    var low: Float = -1
    var high: Float = 1
    let (dx, dy) = (box.x - middleX, box.y - middleY)
    if halfX != 0 {
      let (first, second) = ((dx - box.halfWidth) / halfX, (dx + box.halfWidth) / halfX)
      low = max(low, min(first, second))
      high = min(high, max(first, second))
    } else if dx.magnitude >= box.halfWidth {
      return 0
    }
    if halfY != 0 {
      let (first, second) = ((dy - box.halfHeight) / halfY, (dy + box.halfHeight) / halfY)
      low = max(low, min(first, second))
      high = min(high, max(first, second))
    } else if dy.magnitude >= box.halfHeight {
      return 0
    }
    return max(0, high - low) / 2
  }

  /// Whether the segment passes through the inside of a box.
  @inline(__always) func meets(_ box: CentredBox) -> Bool {
    let (dx, dy) = (box.x - middleX, box.y - middleY)
    let (reachX, reachY) = (halfX.magnitude, halfY.magnitude)
    return dx.magnitude < box.halfWidth + reachX && dy.magnitude < box.halfHeight + reachY
      && (halfX * dy - halfY * dx).magnitude < box.halfWidth * reachY + box.halfHeight * reachX
  }

  /// Which of four boxes the segment passes through (separating axes of a segment and a box).
  @inline(__always) func meets(
    x: SIMD4<Float>, y: SIMD4<Float>, halfWidth: SIMD4<Float>, halfHeight: SIMD4<Float>
  ) -> SIMDMask<SIMD4<Int32>> {
    let (dx, dy) = (x - middleX, y - middleY)
    let (reachX, reachY) = (halfX.magnitude, halfY.magnitude)
    let (width, height) = (halfWidth + reachX, halfHeight + reachY)
    let turn = halfX * dy - halfY * dx
    let bound = halfWidth * reachY + halfHeight * reachX
    return (dx * dx .< width * width) .& (dy * dy .< height * height)
      .& (turn * turn .< bound * bound)
  }
}

/// An upright box by its middle and halves.
struct CentredBox: Sendable {
  var x: Float
  var y: Float
  var halfWidth: Float
  var halfHeight: Float

  /// Which of four lines pass through the inside of the box.
  @inline(__always) func isMet(by lines: LineTable.Block) -> SIMDMask<SIMD4<Int32>> {
    let (dx, dy) = (lines.middleX - x, lines.middleY - y)
    let (width, height) = (lines.reachX + halfWidth, lines.reachY + halfHeight)
    let turn = lines.halfX * dy - lines.halfY * dx
    let bound = lines.reachY * halfWidth + lines.reachX * halfHeight
    return (dx * dx .< width * width) .& (dy * dy .< height * height)
      .& (turn * turn .< bound * bound)
  }

  /// Which of four boxes are within a distance of this one, along both axes.
  @inline(__always) func isWithin(
    _ distance: Float, ofX otherX: SIMD4<Float>, y otherY: SIMD4<Float>,
    halfWidth otherWidth: SIMD4<Float>, halfHeight otherHeight: SIMD4<Float>
  ) -> SIMDMask<SIMD4<Int32>> {
    let (dx, dy) = (otherX - x, otherY - y)
    let width = otherWidth + (halfWidth + distance)
    let height = otherHeight + (halfHeight + distance)
    return (dx * dx .< width * width) .& (dy * dy .< height * height)
  }

  /// By how much another box, with a padding, reaches into this one, along the axis where that is
  /// less; negative for boxes apart.
  @inline(__always) func overlap(_ other: CentredBox, padding: Float) -> Float {
    min(
      halfWidth + other.halfWidth + padding - (other.x - x).magnitude,
      halfHeight + other.halfHeight + padding - (other.y - y).magnitude)
  }

  /// How far a point lies outside the box.
  @inline(__always) func gap(x otherX: Float, y otherY: Float) -> Float {
    let dx = max(0, (otherX - x).magnitude - halfWidth)
    let dy = max(0, (otherY - y).magnitude - halfHeight)
    return (dx * dx + dy * dy).squareRoot()
  }
}
