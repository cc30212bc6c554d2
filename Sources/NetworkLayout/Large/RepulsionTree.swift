/// A quadtree over points that sums up the repulsion of all others on each of them.
///
/// Points are sorted along the Z-order curve and the tree is laid over their runs. A group of near
/// points is treated at once: what is far from the group counts by its centre of mass (Barnes and
/// Hut), what is near point by point.
///
/// - SeeAlso: J. Barnes, P. Hut, "A hierarchical O(N log N) force-calculation algorithm", *Nature*
///   324, 1986, doi:10.1038/324446a0.
struct RepulsionTree {
  private struct Node {
    var x: Float
    var y: Float
    var mass: Float
    var side: Float
    /// The node after this one and all below it, in depth-first order.
    var next: Int32
    var low: Int32
    var high: Int32
    var isLeaf: Bool
  }

  private static let leafSize = 16
  /// A cell is far when its side is at most this multiple of its distance.
  private static let opening: Float = 1.3

  private let workers: Workers
  private let count: Int
  private var keys: SharedBuffer<UInt32>
  private var order: SharedBuffer<Int32>
  private var otherKeys: SharedBuffer<UInt32>
  private var otherOrder: SharedBuffer<Int32>
  private let x: SharedBuffer<Float>
  private let y: SharedBuffer<Float>
  private var nodes: [Node] = []
  private var leaves: [Int32] = []

  init(count: Int, workers: Workers) {
    self.count = count
    self.workers = workers
    keys = SharedBuffer(repeating: 0, count: count)
    order = SharedBuffer(repeating: 0, count: count)
    otherKeys = SharedBuffer(repeating: 0, count: count)
    otherOrder = SharedBuffer(repeating: 0, count: count)
    x = SharedBuffer(repeating: 0, count: count)
    y = SharedBuffer(repeating: 0, count: count)
  }

  /// Builds the tree anew.
  ///
  /// - Complexity: O(*n*).
  mutating func build(_ px: SharedBuffer<Float>, _ py: SharedBuffer<Float>) {
    var (lowX, highX, lowY, highY) = (px[0], px[0], py[0], py[0])
    for i in 0..<count {
      lowX = min(lowX, px[i])
      highX = max(highX, px[i])
      lowY = min(lowY, py[i])
      highY = max(highY, py[i])
    }
    let side = max(highX - lowX, highY - lowY, 1e-6)
    let scale = 65535 / side
    let (keys, order) = (keys, order)
    workers.forEachChunk(of: count, size: 4096) { [lowX, lowY] chunk in
      for i in chunk {
        let column = UInt32((px[i] - lowX) * scale)
        let row = UInt32((py[i] - lowY) * scale)
        keys[i] = Self.spread(column) | Self.spread(row) << 1
        order[i] = Int32(i)
      }
    }
    sort()
    for k in 0..<count {
      x[k] = px[Int(self.order[k])]
      y[k] = py[Int(self.order[k])]
    }
    nodes.removeAll(keepingCapacity: true)
    leaves.removeAll(keepingCapacity: true)
    _ = add(0, count, level: 15, side: side)
  }

  /// Bits moved to the even places.
  private static func spread(_ value: UInt32) -> UInt32 {
    var v = value & 0xFFFF
    v = (v | v << 8) & 0x00FF_00FF
    v = (v | v << 4) & 0x0F0F_0F0F
    v = (v | v << 2) & 0x3333_3333
    return (v | v << 1) & 0x5555_5555
  }

  /// Sorts by key in three stable passes of eleven bits; equal keys stay in the order of vertices.
  private mutating func sort() {
    for shift in [0, 11, 22] as [UInt32] {
      var starts = [Int](repeating: 0, count: 2049)
      for k in 0..<count { starts[Int(keys[k] >> shift & 2047) + 1] += 1 }
      for digit in 0..<2048 { starts[digit + 1] += starts[digit] }
      for k in 0..<count {
        let digit = Int(keys[k] >> shift & 2047)
        otherKeys[starts[digit]] = keys[k]
        otherOrder[starts[digit]] = order[k]
        starts[digit] += 1
      }
      swap(&keys, &otherKeys)
      swap(&order, &otherOrder)
    }
  }

  // As deep as a key has pairs of bits, 16: recursion is bounded.
  private mutating func add(
    _ low: Int, _ high: Int, level: Int, side: Float
  ) -> (x: Float, y: Float) {
    let id = nodes.count
    let mass = Float(high - low)
    nodes.append(
      Node(
        x: 0, y: 0, mass: mass, side: side, next: 0, low: Int32(low), high: Int32(high),
        isLeaf: high - low <= Self.leafSize || level < 0))
    var sum: (x: Float, y: Float) = (0, 0)
    if nodes[id].isLeaf {
      leaves.append(Int32(id))
      for k in low..<high {
        sum.x += x[k]
        sum.y += y[k]
      }
    } else {
      let shift = UInt32(level * 2)
      var start = low
      for quadrant in 0..<4 as Range<UInt32> {
        var end = start
        var above = high
        while end < above {
          let middle = (end + above) / 2
          if keys[middle] >> shift & 3 <= quadrant { end = middle + 1 } else { above = middle }
        }
        if end > start {
          let part = add(start, end, level: level - 1, side: side / 2)
          sum.x += part.x
          sum.y += part.y
        }
        start = end
      }
    }
    nodes[id].x = sum.x / mass
    nodes[id].y = sum.y / mass
    nodes[id].next = Int32(nodes.count)
    return sum
  }

  /// Sets the force on each point: the sum over all others of the way from them divided by
  /// (1 + square of its length)², which is bounded and fades quickly.
  ///
  /// - SeeAlso: F. Zhong et al., "Force-directed graph layouts revisited: a new force based on the
  ///   t-distribution", *IEEE Transactions on Visualization and Computer Graphics*, 2023,
  ///   doi:10.1109/TVCG.2023.3238821.
  /// - Complexity: O(*n* log *n*).
  func repel(into forceX: SharedBuffer<Float>, _ forceY: SharedBuffer<Float>) {
    let (x, y, order, nodes, leaves) = (x, y, order, nodes, leaves)
    workers.forEachChunk(of: leaves.count, size: 32) { chunk in
      var sources = Sources()
      for leaf in chunk {
        let node = nodes[Int(leaves[leaf])]
        let members = Int(node.low)..<Int(node.high)
        sources.collect(for: members, x, y, nodes)
        for k in members {
          let force = sources.force(x[k], y[k])
          forceX[Int(order[k])] = force.x
          forceY[Int(order[k])] = force.y
        }
      }
    }
  }

  /// What pushes one group: points and centres of mass, four to a vector.
  private struct Sources {
    private var x: [SIMD4<Float>] = []
    private var y: [SIMD4<Float>] = []
    private var mass: [SIMD4<Float>] = []
    private var last = (x: SIMD4<Float>(), y: SIMD4<Float>(), mass: SIMD4<Float>())
    private var filled = 0

    @inline(__always) private mutating func put(_ px: Float, _ py: Float, _ pm: Float) {
      last.x[filled] = px
      last.y[filled] = py
      last.mass[filled] = pm
      filled += 1
      if filled == 4 { flush() }
    }

    @inline(__always) private mutating func flush() {
      x.append(last.x)
      y.append(last.y)
      mass.append(last.mass)
      last.mass = SIMD4()
      filled = 0
    }

    mutating func collect(
      for members: Range<Int>, _ px: SharedBuffer<Float>, _ py: SharedBuffer<Float>,
      _ nodes: [Node]
    ) {
      x.removeAll(keepingCapacity: true)
      y.removeAll(keepingCapacity: true)
      mass.removeAll(keepingCapacity: true)
      var (lowX, highX) = (px[members.lowerBound], px[members.lowerBound])
      var (lowY, highY) = (py[members.lowerBound], py[members.lowerBound])
      for k in members {
        lowX = min(lowX, px[k])
        highX = max(highX, px[k])
        lowY = min(lowY, py[k])
        highY = max(highY, py[k])
      }
      let (middleX, middleY) = ((lowX + highX) / 2, (lowY + highY) / 2)
      let (halfX, halfY) = ((highX - lowX) / 2, (highY - lowY) / 2)
      unsafe nodes.withUnsafeBufferPointer { nodes in
        var id = 0
        while id < nodes.count {
          let node = unsafe nodes[id]
          let dx = max(0, abs(node.x - middleX) - halfX)
          let dy = max(0, abs(node.y - middleY) - halfY)
          let reach = dx * dx + dy * dy
          if node.side * node.side < RepulsionTree.opening * RepulsionTree.opening * reach {
            put(node.x, node.y, node.mass)
            id = Int(node.next)
          } else if !node.isLeaf {
            id += 1
          } else {
            if Int(node.high - node.low) > RepulsionTree.leafSize {
              // More points than a leaf holds are as good as on one place: they don't push each
              // other, and others they push together.
              put(node.x, node.y, node.mass)
            } else {
              for k in Int(node.low)..<Int(node.high) { put(px[k], py[k], 1) }
            }
            id += 1
          }
        }
      }
      if filled > 0 { flush() }
    }

    @inline(__always) func force(_ px: Float, _ py: Float) -> (x: Float, y: Float) {
      var sumX = SIMD4<Float>()
      var sumY = SIMD4<Float>()
      for k in x.indices {
        let dx = px - x[k]
        let dy = py - y[k]
        let fading = 1 / (1 + dx * dx + dy * dy)
        let push = mass[k] * fading * fading
        sumX += push * dx
        sumY += push * dy
      }
      return (
        (sumX[0] + sumX[1]) + (sumX[2] + sumX[3]), (sumY[0] + sumY[1]) + (sumY[2] + sumY[3])
      )
    }
  }
}
