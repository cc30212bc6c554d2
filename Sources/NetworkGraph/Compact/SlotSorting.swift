/// Some of the edges of a graph, as parallel arrays in the order of the input.
///
/// Readers that work on several parts of a file at a time fill one piece for each part.
public struct EdgePiece: Sendable {
  /// The first vertex of each edge.
  public var tails: ContiguousArray<UInt32>
  /// The second vertex of each edge, as many as there are tails.
  public var heads: ContiguousArray<UInt32>
  /// The weight of each edge, as many as there are tails; empty in a graph without weights.
  public var weights: ContiguousArray<Double>

  /// A piece with the given edges; that the counts agree is checked when a graph is made of it.
  public init(
    tails: ContiguousArray<UInt32> = [], heads: ContiguousArray<UInt32> = [],
    weights: ContiguousArray<Double> = []
  ) {
    self.tails = tails
    self.heads = heads
    self.weights = weights
  }
}

/// Runs work for each of some numbers, in any order or at the same time.
///
/// `NetworkGraph` imports nothing; who wants several cores passes what his system offers, such as
/// `DispatchQueue.concurrentPerform(iterations:execute:)`.
public typealias Concurrently = (_ iterations: Int, _ work: @Sendable (Int) -> Void) -> Void

/// The slots of a graph, sorted by tail and then by head, parallel edges still apart and in the
/// order of the input.
///
/// No two heads are ever compared. The slots are dealt out by head, and the piles are then gone
/// through from the first head to the last and dealt out by tail: each tail gets its heads in
/// ascending order, and parallel edges stay in the order in which they came. Two rounds of a radix
/// sort, each linear, where a comparison sort of each list costs a logarithm and mispredicted
/// branches.
///
/// With several parts, each part owns a range of vertices, looks at all edges and deals out those of
/// its own vertices: no part writes where another one does, and the result does not depend on their
/// number.
enum SlotSorting {
  /// What comes of it: where the slots of each vertex begin, one element more than there are
  /// vertices; the head of each slot; and its weight, nothing without weights.
  typealias Slots = (
    firstSlot: ContiguousArray<UInt32>, heads: ContiguousArray<Vertex>,
    weights: ContiguousArray<Double>
  )

  /// - Parameter pieces: The edges; they are let go as soon as they are dealt out, which halves the
  ///   memory at the peak.
  static func sort(
    vertexCount n: Int, pieces: inout [EdgePiece], isWeighted: Bool, isDirected: Bool,
    parts: Int, concurrently: Concurrently
  ) -> Slots {
    let parts = max(1, min(parts, n))
    @Sendable func range(_ part: Int) -> Range<UInt32> {
      UInt32(n * part / parts)..<UInt32(n * (part + 1) / parts)
    }
    // How many slots lie in the pile of each vertex, as head and as tail. Undirected edges fill
    // two slots, and both counts are one.
    var byHead = ContiguousArray<UInt32>(repeating: 0, count: n + 1)
    var byTail = isDirected ? ContiguousArray<UInt32>(repeating: 0, count: n + 1) : []
    unsafe byHead.withUnsafeMutableBufferPointer { headCounts in
      unsafe byTail.withUnsafeMutableBufferPointer { tailCounts in
        nonisolated(unsafe) let headCounts = unsafe headCounts
        nonisolated(unsafe) let tailCounts = unsafe tailCounts
        let pieces = pieces
        concurrently(parts) { part in
          let own = range(part)
          for piece in pieces {
            unsafe Self.count(piece, own, headCounts, isDirected ? tailCounts : nil)
          }
        }
      }
    }
    Self.accumulate(&byHead)
    if isDirected { Self.accumulate(&byTail) }
    let slotCount = Int(byHead[n])

    // First round: tails in the pile of their head.
    var pileTails = ContiguousArray<UInt32>()
    var pileWeights = ContiguousArray<Double>()
    unsafe Self.fill(&pileTails, &pileWeights, slotCount, isWeighted) { tailSlots, weightSlots in
      nonisolated(unsafe) let tailSlots = unsafe tailSlots
      nonisolated(unsafe) let weightSlots = unsafe weightSlots
      let (pieces, starts) = (pieces, byHead)
      concurrently(parts) { part in
        let own = range(part)
        var cursor = ContiguousArray(starts[Int(own.lowerBound)..<Int(own.upperBound)])
        for piece in pieces {
          unsafe Self.deal(piece, own, &cursor, tailSlots, weightSlots, isDirected)
        }
      }
    }
    pieces = []

    // Second round: heads, from the first to the last, in the list of their tail.
    let starts = isDirected ? byTail : byHead
    var heads = ContiguousArray<Vertex>()
    var weights = ContiguousArray<Double>()
    unsafe Self.fill(&heads, &weights, slotCount, isWeighted) { headSlots, weightSlots in
      nonisolated(unsafe) let headSlots = unsafe headSlots
      nonisolated(unsafe) let weightSlots = unsafe weightSlots
      let (piles, tails, pileWeights) = (byHead, pileTails, pileWeights)
      concurrently(parts) { part in
        let own = range(part)
        var cursor = ContiguousArray(starts[Int(own.lowerBound)..<Int(own.upperBound)])
        let (piles, tails, pileWeights) = (piles.span, tails.span, pileWeights.span)
        var free = cursor.mutableSpan
        for head in 0..<n {
          for slot in Int(piles[head])..<Int(piles[head + 1]) {
            let tail = tails[slot]
            guard tail >= own.lowerBound, tail < own.upperBound else { continue }
            let place = Int(free[Int(tail - own.lowerBound)])
            free[Int(tail - own.lowerBound)] += 1
            unsafe headSlots[place] = Vertex(head)
            if isWeighted { unsafe weightSlots[place] = pileWeights[slot] }
          }
        }
      }
    }
    return (starts, heads, weights)
  }

  /// Counts the slots of the vertices in a range, each at the place after its own.
  private static func count(
    _ piece: EdgePiece, _ own: Range<UInt32>, _ headCounts: UnsafeMutableBufferPointer<UInt32>,
    _ tailCounts: UnsafeMutableBufferPointer<UInt32>?
  ) {
    let (tails, heads) = (piece.tails.span, piece.heads.span)
    for i in tails.indices {
      let (tail, head) = (tails[i], heads[i])
      if own.contains(head) { unsafe headCounts[Int(head) + 1] += 1 }
      guard own.contains(tail) else { continue }
      if let tailCounts = unsafe tailCounts {
        unsafe tailCounts[Int(tail) + 1] += 1
      } else if tail != head {
        unsafe headCounts[Int(tail) + 1] += 1
      }
    }
  }

  /// Puts the edges of a piece into the piles of the heads in a range.
  private static func deal(
    _ piece: EdgePiece, _ own: Range<UInt32>, _ cursor: inout ContiguousArray<UInt32>,
    _ tailSlots: UnsafeMutableBufferPointer<UInt32>,
    _ weightSlots: UnsafeMutableBufferPointer<Double>, _ isDirected: Bool
  ) {
    let (tails, heads, weights) = (piece.tails.span, piece.heads.span, piece.weights.span)
    let isWeighted = weights.count > 0
    var free = cursor.mutableSpan
    let first = own.lowerBound
    for i in tails.indices {
      let (tail, head) = (tails[i], heads[i])
      if own.contains(head) {
        let place = Int(free[Int(head - first)])
        free[Int(head - first)] += 1
        unsafe tailSlots[place] = tail
        if isWeighted { unsafe weightSlots[place] = weights[i] }
      }
      guard !isDirected, tail != head, own.contains(tail) else { continue }
      let place = Int(free[Int(tail - first)])
      free[Int(tail - first)] += 1
      unsafe tailSlots[place] = head
      if isWeighted { unsafe weightSlots[place] = weights[i] }
    }
  }

  /// Turns counts, each at the place after its own, into where each pile begins.
  private static func accumulate(_ counts: inout ContiguousArray<UInt32>) {
    var sum = 0
    for v in counts.indices {
      sum += Int(counts[v])
      precondition(sum <= Int(UInt32.max), "too many edges for 32-bit offsets")
      counts[v] = UInt32(sum)
    }
  }

  /// Makes arrays whose elements are all written by `body`.
  private static func fill<Element>(
    _ elements: inout ContiguousArray<Element>, _ weights: inout ContiguousArray<Double>,
    _ count: Int, _ isWeighted: Bool,
    _ body: (UnsafeMutableBufferPointer<Element>, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    // Every slot is dealt out exactly once, since the piles were counted from the same edges.
    elements = unsafe ContiguousArray(unsafeUninitializedCapacity: count) { buffer, filled in
      weights = unsafe ContiguousArray(unsafeUninitializedCapacity: isWeighted ? count : 0) {
        weightBuffer, weightsFilled in
        unsafe body(buffer, weightBuffer)
        weightsFilled = isWeighted ? count : 0
      }
      filled = count
    }
  }
}
