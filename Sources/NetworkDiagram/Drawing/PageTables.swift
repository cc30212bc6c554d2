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

    @inline(__always) func node(_ lane: Int) -> CentredBox {
      CentredBox(
        x: nodeX[lane], y: nodeY[lane], halfWidth: nodeHalfWidth[lane],
        halfHeight: nodeHalfHeight[lane])
    }

    @inline(__always) func name(_ lane: Int) -> CentredBox {
      CentredBox(
        x: nameX[lane], y: nameY[lane], halfWidth: nameHalfWidth[lane],
        halfHeight: nameHalfHeight[lane])
    }
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
///
/// Absolute values are compared by their squares, which takes one step for four and not three.
struct LineTable: Sendable {
  struct Block: Sendable {
    var middleX = SIMD4<Float>(repeating: ActorTable.Block.nowhere)
    var middleY = SIMD4<Float>(repeating: ActorTable.Block.nowhere)
    var halfX = SIMD4<Float>()
    var halfY = SIMD4<Float>()
    /// The halves without sign.
    var reachX = SIMD4<Float>()
    var reachY = SIMD4<Float>()
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
    blocks[block].reachX[lane] = segment.halfX.magnitude
    blocks[block].reachY[lane] = segment.halfY.magnitude
  }

  /// Takes a line off the page.
  mutating func lift(_ index: Int) {
    let (block, lane) = (index / 4, index % 4)
    blocks[block].middleX[lane] = ActorTable.Block.nowhere
    blocks[block].halfX[lane] = 0
    blocks[block].halfY[lane] = 0
    blocks[block].reachX[lane] = 0
    blocks[block].reachY[lane] = 0
  }

  /// The number of lines that a segment crosses. Lines that share an end with it do not cross it.
  ///
  /// - Parameters:
  ///   - first: The first block to look at.
  ///   - step: From block to block; beyond 1 the number is an estimate.
  @inline(__always) func crossings(_ segment: HalvedSegment, first: Int, step: Int) -> Int {
    // The ends of a line lie on both sides of the segment when the middle is nearer to it than the
    // half reaches, and the other way round. The shares keep out ends that just touch.
    let (halfX, halfY) = (segment.halfX, segment.halfY)
    var count = SIMD4<Int32>()
    var index = first
    while index < blocks.count {
      let block = blocks[index]
      index += step
      let dx = block.middleX - segment.middleX
      let dy = block.middleY - segment.middleY
      let turn = (halfX * block.halfY - halfY * block.halfX) * 0.9999
      let own = halfX * dy - halfY * dx
      let other = block.halfX * dy - block.halfY * dx
      let bound = turn * turn
      let isCrossing = (own * own .< bound) .& (other * other .< bound)
      count &-= lanes(isCrossing)
    }
    return Int(count.wrappedSum()) * step
  }
}

/// −1 where a mask is set, else 0.
@inline(__always) func lanes(_ mask: SIMDMask<SIMD4<Int32>>) -> SIMD4<Int32> {
  unsafe unsafeBitCast(mask, to: SIMD4<Int32>.self)
}
