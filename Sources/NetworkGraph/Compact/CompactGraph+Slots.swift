/// Why some arrays are not the slots of a graph.
public enum SlotFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// There are more vertices or slots than 32 bits can count.
  case tooLarge
  /// The number of offsets, heads or weights does not fit the others.
  case counts
  /// The slots of a vertex begin after those of the next one.
  case offsets(Vertex)
  /// The heads of a vertex are not in ascending order, one stands twice, or one is no vertex.
  case heads(Vertex)
  /// The weight of a slot of a vertex is not finite.
  case weight(Vertex)
  /// An undirected edge lacks one of its two slots, or they have different weights.
  case asymmetric

  /// What is wrong, as a sentence in English without a capital and full stop.
  public var description: String {
    switch self {
    case .tooLarge: "there are more vertices or ties than a graph can have"
    case .counts: "the numbers of offsets, targets and weights do not fit each other"
    case .offsets(let vertex): "the targets of vertex \(vertex.index) begin after they end"
    case .heads(let vertex):
      "the targets of vertex \(vertex.index) are not in order, or lead to no vertex"
    case .weight(let vertex): "a weight at vertex \(vertex.index) is no finite number"
    case .asymmetric: "the graph is undirected, but a tie goes one way only"
    }
  }
}

extension CompactGraph {
  /// Creates a graph from its slots as they were stored, and checks that they are those of a graph:
  /// whatever the arrays hold, kernels are safe on what this returns.
  ///
  /// Whether each arc of an undirected graph has its way back is found out without looking for it,
  /// which would read all over the memory: a random function of lower end, higher end and weight is
  /// added up over the arcs that lead up and subtracted over those that lead down. The function is
  /// another one in each process, so that no file can be made to pass; the sum of different arcs is
  /// 0 by chance once in 2⁶⁴ times.
  ///
  /// - Parameters:
  ///   - firstArc: Where the slots of each vertex begin; one element more than there are vertices.
  ///   - heads: The vertex that each slot leads to.
  ///   - weights: The weight of each slot, or `nil`.
  ///   - meaning: What the weights mean; `nil` exactly when there are none.
  ///   - isDirected: Whether the slots are arcs.
  ///   - parts: How much of the work may go on at the same time.
  ///   - concurrently: How work goes on at the same time; one after the other unless given.
  /// - Complexity: O(*n* + *m*) time, in one pass from front to back.
  /// - SeeAlso: M. Blum, W. Evans, P. Gemmell, S. Kannan, M. Naor, "Checking the correctness of
  ///   memories", *Algorithmica* 12, 1994, 225–244, doi:10.1007/BF01185212, on comparing sets by
  ///   sums of random functions.
  public init(
    firstArc: ContiguousArray<UInt32>, heads: ContiguousArray<Vertex>,
    weights: ContiguousArray<Double>?, meaning: WeightMeaning?, isDirected: Bool,
    parts: Int = 1,
    concurrently: Concurrently = { count, work in for i in 0..<count { work(i) } }
  ) throws(SlotFault) {
    guard heads.count < Int(UInt32.max), firstArc.count <= Int(UInt32.max) else {
      throw .tooLarge
    }
    guard let last = firstArc.last, firstArc[0] == 0, Int(last) == heads.count,
      weights.map({ $0.count == heads.count }) ?? true, (weights == nil) == (meaning == nil)
    else { throw .counts }
    let n = firstArc.count - 1
    for v in 0..<n where firstArc[v] > firstArc[v + 1] { throw .offsets(Vertex(v)) }

    let check = SlotCheck(isDirected: isDirected)
    let parts = max(1, min(parts, heads.count / 65536))
    var findings = [SlotCheck.Finding](repeating: SlotCheck.Finding(), count: parts)
    unsafe findings.withUnsafeMutableBufferPointer { buffer in
      // Each iteration writes its own element.
      nonisolated(unsafe) let slots = unsafe buffer
      concurrently(parts) { part in
        // Parts of as many slots as each other.
        func bound(_ part: Int) -> Int {
          part == 0
            ? 0 : part == parts ? n : Self.firstVertex(firstArc, from: heads.count / parts * part)
        }
        unsafe slots[part] = check.finding(
          bound(part)..<bound(part + 1), firstArc, heads, weights)
      }
    }
    var (sum, loops) = (UInt64(0), 0)
    for finding in findings {
      if let fault = finding.fault { throw fault }
      sum = sum &+ finding.sum
      loops += finding.loops
    }
    guard isDirected || sum == 0 else { throw .asymmetric }
    self.init(
      isDirected: isDirected, firstArc: firstArc, heads: heads, weights: weights,
      weightMeaning: meaning, selfLoopCount: loops)
  }

  /// The first vertex whose slots begin at a slot or after it.
  private static func firstVertex(_ firstArc: ContiguousArray<UInt32>, from slot: Int) -> Int {
    var (low, high) = (0, firstArc.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if Int(firstArc[middle]) < slot { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Looks at the slots of some vertices.
private struct SlotCheck: Sendable {
  /// What some vertices contribute, or the first fault among them.
  struct Finding: Sendable {
    var fault: SlotFault?
    var sum: UInt64 = 0
    var loops = 0
  }

  let isDirected: Bool
  private let keys: (UInt64, UInt64, UInt64)

  init(isDirected: Bool) {
    self.isDirected = isDirected
    // A hasher starts with a key that differs from run to run.
    func key(_ number: UInt64) -> UInt64 {
      var hasher = Hasher()
      hasher.combine(number)
      return UInt64(bitPattern: Int64(hasher.finalize()))
    }
    keys = (key(1), key(2), key(3) | 1)
  }

  func finding(
    _ vertices: Range<Int>, _ firstArc: ContiguousArray<UInt32>,
    _ heads: ContiguousArray<Vertex>, _ weights: ContiguousArray<Double>?
  ) -> Finding {
    var result = Finding()
    let n = firstArc.count - 1
    let (offsets, heads) = (firstArc.span, heads.span)
    for vertex in vertices {
      let (start, end) = (Int(offsets[vertex]), Int(offsets[vertex + 1]))
      guard start < end else { continue }
      let own = UInt32(vertex)
      // In ascending order, only the last one can be too large.
      guard heads[end - 1].index < n else {
        result.fault = .heads(Vertex(vertex))
        return result
      }
      var isAscending = true
      for slot in start..<(end - 1) {
        isAscending = isAscending && heads[slot].rawValue < heads[slot + 1].rawValue
      }
      guard isAscending else {
        result.fault = .heads(Vertex(vertex))
        return result
      }
      if let weights {
        var isFinite = true
        for slot in start..<end { isFinite = isFinite && weights[slot].isFinite }
        guard isFinite else {
          result.fault = .weight(Vertex(vertex))
          return result
        }
      }
      // Heads below the vertex come first, then itself, then those above.
      var slot = start
      if !isDirected {
        while slot < end, heads[slot].rawValue < own {
          result.sum =
            result.sum &- value(heads[slot].rawValue, own, weights.map { $0[slot] } ?? 0)
          slot += 1
        }
      } else {
        while slot < end, heads[slot].rawValue < own { slot += 1 }
      }
      if slot < end, heads[slot].rawValue == own {
        result.loops += 1
        slot += 1
      }
      guard !isDirected else { continue }
      while slot < end {
        result.sum = result.sum &+ value(own, heads[slot].rawValue, weights.map { $0[slot] } ?? 0)
        slot += 1
      }
    }
    return result
  }

  /// The random function: products of 128 bits with secret keys, folded.
  @inline(__always)
  private func value(_ low: UInt32, _ high: UInt32, _ weight: Double) -> UInt64 {
    let pair = (UInt64(low) << 32 | UInt64(high)) ^ keys.0
    let product = pair.multipliedFullWidth(by: weight.bitPattern ^ keys.1)
    let folded = (product.high ^ product.low) &* keys.2
    return folded ^ (folded >> 32)
  }
}
