import Foundation

/// The results of pieces of work that are done at the same time, in the order of the pieces.
///
/// What comes out does not depend on how many cores there are.
func concurrentResults<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result)
  -> [Result]
{
  guard count > 1 else { return (0..<count).map(work) }
  return unsafe [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
    // Each piece fills a place of its own, and all are filled when the call returns.
    nonisolated(unsafe) let start = buffer.baseAddress!
    DispatchQueue.concurrentPerform(iterations: count) { @Sendable piece in
      unsafe (start + piece).initialize(to: work(piece))
    }
    initialized = count
  }
}
