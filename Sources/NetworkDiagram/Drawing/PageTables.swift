import NetworkLayout

/// The nodes and names on the page, four to a block, for tests of four at once.
///
/// A few hundred boxes and lines are all looked at: without branches that takes less time than to
/// find the near ones in an index. Coordinates are rounded to `Float`, a ten-thousandth of a point.
struct ActorTable: Sendable {
  struct Block: Sendable {
    var nodeX = SIMD4<Float>(repeating: Self.nowhere)
    var nodeY = SIMD4<Float>(repeating: Self.nowhere)
    var nodeHalfWidth = SIMD4<Float>()
    var nodeHalfHeight = SIMD4<Float>()
    var nameX = SIMD4<Float>(repeating: Self.nowhere)
    var nameY = SIMD4<Float>(repeating: Self.nowhere)
    var nameHalfWidth = SIMD4<Float>()
    var nameHalfHeight = SIMD4<Float>()

    /// Farther away than anything reaches.
    static let nowhere: Float = 1e7
  }

  private(set) var blocks: [Block]

  init(count: Int) {
    blocks = [Block](repeating: Block(), count: (count + 3) / 4)
  }

  /// Puts a node on the page.
  mutating func setNode(_ i: Int, x: Float, y: Float, halfWidth: Float, halfHeight: Float) {
    let (block, lane) = (i / 4, i % 4)
    blocks[block].nodeX[lane] = x
    blocks[block].nodeY[lane] = y
    blocks[block].nodeHalfWidth[lane] = halfWidth
    blocks[block].nodeHalfHeight[lane] = halfHeight
  }

  /// Puts a name on the page.
  mutating func setName(_ i: Int, x: Float, y: Float, halfWidth: Float, halfHeight: Float) {
    let (block, lane) = (i / 4, i % 4)
    blocks[block].nameX[lane] = x
    blocks[block].nameY[lane] = y
    blocks[block].nameHalfWidth[lane] = halfWidth
    blocks[block].nameHalfHeight[lane] = halfHeight
  }

  /// Takes a node and its name off the page.
  mutating func lift(_ i: Int) {
    let (block, lane) = (i / 4, i % 4)
    blocks[block].nodeX[lane] = Block.nowhere
    blocks[block].nameX[lane] = Block.nowhere
  }
}

/// The lines on the page, four to a block: the middle and the half of each, from the middle to the
/// head.
struct LineTable: Sendable {
  struct Block: Sendable {
    var middleX = SIMD4<Float>(repeating: ActorTable.Block.nowhere)
    var middleY = SIMD4<Float>(repeating: ActorTable.Block.nowhere)
    var halfX = SIMD4<Float>()
    var halfY = SIMD4<Float>()
  }

  private(set) var blocks: [Block]

  init(count: Int) {
    blocks = [Block](repeating: Block(), count: (count + 3) / 4)
  }

  mutating func set(_ index: Int, _ segment: HalvedSegment) {
    let (block, lane) = (index / 4, index % 4)
    blocks[block].middleX[lane] = segment.middleX
    blocks[block].middleY[lane] = segment.middleY
    blocks[block].halfX[lane] = segment.halfX
    blocks[block].halfY[lane] = segment.halfY
  }

  /// Takes a line off the page.
  mutating func lift(_ index: Int) {
    let (block, lane) = (index / 4, index % 4)
    blocks[block].middleX[lane] = ActorTable.Block.nowhere
    blocks[block].halfX[lane] = 0
    blocks[block].halfY[lane] = 0
  }

  /// The number of lines that a segment crosses. Lines that share an end with it do not cross it.
  @inline(__always) func crossings(_ segment: HalvedSegment) -> Int {
    // The ends of a line lie on both sides of the segment when the middle is nearer to it than the
    // half reaches, and the other way round. The shares keep out ends that just touch.
    let (halfX, halfY) = (segment.halfX, segment.halfY)
    var count = SIMD4<Int32>()
    for index in blocks.indices {
      let block = blocks[index]
      let dx = block.middleX - segment.middleX
      let dy = block.middleY - segment.middleY
      let turn = magnitude(halfX * block.halfY - halfY * block.halfX) * 0.9999
      let isCrossing =
        (magnitude(halfX * dy - halfY * dx) .< turn)
        .& (magnitude(block.halfX * dy - block.halfY * dx) .< turn)
      count.replace(with: count &+ 1, where: isCrossing)
    }
    return Int(count.wrappedSum())
  }
}

@inline(__always) func magnitude(_ values: SIMD4<Float>) -> SIMD4<Float> {
  values.replacing(with: -values, where: values .< 0)
}

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
    return (magnitude(dx) .< halfWidth + reachX) .& (magnitude(dy) .< halfHeight + reachY)
      .& (magnitude(halfX * dy - halfY * dx) .< halfWidth * reachY + halfHeight * reachX)
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
    let (reachX, reachY) = (magnitude(lines.halfX), magnitude(lines.halfY))
    return (magnitude(dx) .< reachX + halfWidth) .& (magnitude(dy) .< reachY + halfHeight)
      .& (magnitude(lines.halfX * dy - lines.halfY * dx)
        .< reachY * halfWidth + reachX * halfHeight)
  }
}
