import NetworkGraph

/// Breadth-first searches from one source after another, with memory that is used again for each.
///
/// As long as few vertices are at the border of what was reached, they look for new ones. When many
/// are, the vertices that were not reached look for one at the border instead, and stop at the first
/// that they find, which spares most arcs of a network with hubs (Beamer, Asanović and Patterson
/// 2012, "Direction-optimizing breadth-first search", doi:10.1109/SC.2012.50). The border is a bit
/// per vertex then, so that it stays in the cache nearest to the core. Those steps are done on all
/// cores: each writes the words of its own vertices. Distances do not depend on who finds a vertex.
struct HopSearch: ~Copyable {
  /// The distance of a vertex that is not reached.
  static let unreached = UInt32.max

  private let graph: CompactGraph
  /// The graph turned round; `nil` where searches only go forward.
  private let backward: CompactGraph?
  /// The distance of each vertex from the last source, in ties.
  private(set) var hops: ContiguousArray<UInt32>
  /// The vertices that the last source reaches, nearest first, in no order within a distance.
  private(set) var reached: ContiguousArray<UInt32> = []
  /// Where the vertices of the last distance begin in ``reached``.
  private(set) var lastLevel = 0
  private var border: ContiguousArray<UInt64>
  private var nextBorder: ContiguousArray<UInt64>

  /// - Parameter backward: The graph turned round, which lets searches turn round as well. An
  ///   undirected graph is its own.
  init(_ graph: CompactGraph, backward: CompactGraph? = nil) {
    self.graph = graph
    self.backward = graph.isDirected ? backward : graph
    hops = ContiguousArray(repeating: Self.unreached, count: graph.vertexCount)
    reached = ContiguousArray(repeating: 0, count: graph.vertexCount)
    let words = self.backward == nil ? 0 : (graph.vertexCount + 63) / 64
    border = ContiguousArray(repeating: 0, count: words)
    nextBorder = border
  }

  /// How many vertices the last source reaches, itself included.
  private(set) var reachedCount = 0

  /// The largest distance from the last source.
  var farthest: Int { reachedCount == 0 ? 0 : Int(hops[Int(reached[reachedCount - 1])]) }

  /// Computes the distances from a source.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*) of the part that is reached; where searches turn round, of all
  ///   vertices.
  mutating func run(from source: Vertex) throws {
    for i in 0..<reachedCount { hops[Int(reached[i])] = Self.unreached }
    hops[source.index] = 0
    reached[0] = source.rawValue
    reachedCount = 1
    lastLevel = 0
    var distance: UInt32 = 0
    var unseenArcs = graph.arcCount
    var hasTurned = false
    while lastLevel < reachedCount {
      // The constant 15, and 18 below, are those of the paper. A border that is long and thin, as on a
      // lattice, is never worth a look at all vertices; nor is it worth asking how many arcs leave it.
      if backward != nil, !hasTurned, reachedCount - lastLevel > graph.vertexCount / 256,
        arcsLeavingBorder() > unseenArcs / 15
      {
        distance = try runBackward(after: distance)
        hasTurned = true
      } else {
        distance += 1
        unseenArcs -= stepForward(to: distance)
        hasTurned = false
      }
    }
    lastLevel = firstOfLastLevel()
  }

  /// The place in ``reached`` of the first vertex as far as the last.
  private func firstOfLastLevel() -> Int {
    let last = hops[Int(reached[reachedCount - 1])]
    var place = reachedCount - 1
    while place > 0 && hops[Int(reached[place - 1])] == last { place -= 1 }
    return place
  }

  private func arcsLeavingBorder() -> Int {
    let (first, reached) = (graph.firstArc.span, reached.span)
    var count = 0
    for place in lastLevel..<reachedCount {
      let tail = Int(reached[place])
      count += Int(first[tail + 1]) - Int(first[tail])
    }
    return count
  }

  /// The vertices at the border find those next to them.
  ///
  /// - Returns: How many arcs they have.
  private mutating func stepForward(to distance: UInt32) -> Int {
    let graph = graph
    let (first, heads) = (graph.firstArc.span, graph.heads.span)
    let level = lastLevel..<reachedCount
    var count = reachedCount
    var arcs = 0
    unsafe hops.withUnsafeMutableBufferPointer { hops in
      unsafe reached.withUnsafeMutableBufferPointer { reached in
        for place in level {
          let tail = unsafe Int(reached[place])
          let slots = Int(first[tail])..<Int(first[tail + 1])
          arcs += slots.count
          for slot in slots {
            let head = heads[slot].index
            guard unsafe hops[head] == Self.unreached else { continue }
            unsafe hops[head] = distance
            unsafe reached[count] = UInt32(truncatingIfNeeded: head)
            count += 1
          }
        }
      }
    }
    lastLevel = level.upperBound
    reachedCount = count
    return arcs
  }

  /// The vertices that were not reached look for the border, step by step, until it is small again.
  ///
  /// - Returns: The distance of the new border.
  private mutating func runBackward(after distance: UInt32) throws -> UInt32 {
    var distance = distance
    for place in lastLevel..<reachedCount {
      let vertex = Int(reached[place])
      border[vertex / 64] |= 1 << UInt64(vertex % 64)
    }
    var (before, found) = (0, reachedCount - lastLevel)
    repeat {
      distance += 1
      before = found
      found = try stepBackward(to: distance)
      swap(&border, &nextBorder)
      // The vertices of the new border are listed, and the bits of the old one taken back.
      lastLevel = reachedCount
      for word in border.indices {
        nextBorder[word] = 0
        var bits = border[word]
        while bits != 0 {
          reached[reachedCount] = UInt32(truncatingIfNeeded: word * 64 + bits.trailingZeroBitCount)
          reachedCount += 1
          bits &= bits - 1
        }
      }
    } while found > before || found > graph.vertexCount / 18
    for word in border.indices { border[word] = 0 }
    return distance
  }

  /// - Returns: How many vertices found the border.
  private mutating func stepBackward(to distance: UInt32) throws -> Int {
    guard let backward else { return 0 }
    let border = border
    let n = graph.vertexCount
    return try unsafe hops.withUnsafeMutableBufferPointer { hops in
      try unsafe nextBorder.withUnsafeMutableBufferPointer { next in
        // Each chunk writes the words, and the distances, of its own vertices.
        nonisolated(unsafe) let hops = unsafe hops
        nonisolated(unsafe) let next = unsafe next
        return try foldInChunks(count: border.count, chunkSize: 256, into: 0) { words, _ in
          let (first, heads) = (backward.firstArc.span, backward.heads.span)
          let border = border.span
          var found = 0
          for word in words {
            var bits: UInt64 = 0
            for head in (word * 64)..<min(word * 64 + 64, n)
            where unsafe hops[head] == Self.unreached {
              for slot in Int(first[head])..<Int(first[head + 1]) {
                let tail = heads[slot].index
                guard border[tail >> 6] >> UInt64(tail & 63) & 1 != 0 else { continue }
                unsafe hops[head] = distance
                bits |= 1 << UInt64(head & 63)
                found += 1
                break
              }
            }
            unsafe next[word] = bits
          }
          return found
        } fold: {
          $0 += $1
        }
      }
    }
  }
}
