import Synchronization

/// Splits `0..<count` into chunks, works on them with all cores and folds the results in the order
/// of the chunks.
///
/// The number of chunks does not depend on the number of cores and the fold goes in chunk order, so
/// a sum of floating-point numbers has the same bits on any machine. Results are folded as soon as
/// all earlier ones are there, so that few are held at a time.
///
/// - Parameters:
///   - count: How many items there are.
///   - chunkSize: How many items are worth a chunk at least.
///   - initial: Where the fold begins.
///   - work: Computes the result of one chunk. It asks `isCancelled` once per item or so and may
///     return early when it is true: the whole call throws then.
///   - fold: Adds the result of one chunk.
/// - Throws: `CancellationError` when the task of the caller is cancelled; else the first error of
///   `work`, in the order of the chunks.
func foldInChunks<Part: Sendable, Total: Sendable>(
  count: Int, chunkSize: Int = 1, into initial: Total,
  work: @Sendable (_ chunk: Range<Int>, _ isCancelled: () -> Bool) throws -> Part,
  fold: @Sendable (inout Total, Part) -> Void
) throws -> Total {
  let chunkCount = min((count + chunkSize - 1) / chunkSize, 64)
  let state = Mutex(FoldState<Part, Total>(total: initial, chunkCount: chunkCount))
  let isStopped = Atomic<Bool>(false)
  // Loops inside the work are no passes of their own, also those of the chunks that this thread takes.
  let report = ProgressReport.current
  report?.beginPass(of: chunkCount)
  ProgressReport.current = nil
  defer { ProgressReport.current = report }
  unsafe withUnsafeCurrentTask { task in
    // A task may be asked from any thread whether it is cancelled, and the caller's task lives
    // until this call returns; workers have no task of their own.
    nonisolated(unsafe) let callerTask = unsafe task
    performOnAllCores(chunkCount) { chunk in
      let isCancelled = {
        if isStopped.load(ordering: .relaxed) { return true }
        guard unsafe callerTask?.isCancelled ?? false else { return false }
        isStopped.store(true, ordering: .relaxed)
        return true
      }
      guard !isCancelled() else { return }
      let range = (count * chunk / chunkCount)..<(count * (chunk + 1) / chunkCount)
      let part = Result { try work(range, isCancelled) }
      state.withLock { $0.add(part, of: chunk, fold: fold) }
      report?.advance()
    }
  }
  if isStopped.load(ordering: .relaxed) { throw CancellationError() }
  return try state.withLock { state in
    if let error = state.error { throw error }
    return state.total
  }
}

private struct FoldState<Part: Sendable, Total: Sendable>: Sendable {
  var total: Total
  var error: (any Error)?
  private var parts: [Result<Part, any Error>?]
  private var next = 0

  init(total: Total, chunkCount: Int) {
    self.total = total
    parts = Array(repeating: nil, count: chunkCount)
  }

  mutating func add(
    _ part: Result<Part, any Error>, of chunk: Int, fold: (inout Total, Part) -> Void
  ) {
    parts[chunk] = part
    while next < parts.count, let ready = parts[next] {
      parts[next] = nil
      next += 1
      switch ready {
      case .success(let part): if error == nil { fold(&total, part) }
      case .failure(let failure): if error == nil { error = failure }
      }
    }
  }
}
