import Dispatch

/// Runs loops over vertices on all cores, or on one.
///
/// The chunks do not depend on the number of cores, and no chunk reads what another one writes, so
/// both ways give the same bits.
struct Workers: Sendable {
  /// How many chunks run at a time.
  enum Threads: Sendable {
    case one, all
  }

  let threads: Threads
  private let cancellation: Cancellation?

  init(threads: Threads = .all, cancellation: Cancellation? = nil) {
    self.threads = threads
    self.cancellation = cancellation
  }

  /// Calls `body` with ranges that together make `0..<count`.
  func forEachChunk(
    of count: Int, size: Int = 512, _ body: @Sendable (Range<Int>) -> Void
  ) {
    let chunkCount = (count + size - 1) / size
    func run(_ chunk: Int) { body(chunk * size..<min(count, (chunk + 1) * size)) }
    if threads == .one || chunkCount < 2 {
      for chunk in 0..<chunkCount { run(chunk) }
    } else {
      DispatchQueue.concurrentPerform(iterations: chunkCount) { chunk in
        body(chunk * size..<min(count, (chunk + 1) * size))
      }
    }
  }

  /// Ends the work when the caller's task is cancelled; asked once per round over all vertices.
  func checkCancellation() throws(CancellationError) {
    if cancellation?.isCancelled ?? false { throw CancellationError() }
  }
}

/// Whether the task that asked for a layout has been cancelled, for any thread to ask.
@safe struct Cancellation: Sendable {
  private nonisolated(unsafe) let task: UnsafeCurrentTask?

  /// Whether to stop.
  var isCancelled: Bool { unsafe task?.isCancelled ?? false }

  /// Calls `body` with the cancellation of the current task, which must not outlive the call.
  static func ofCurrentTask<Value>(
    _ body: (Cancellation) throws(CancellationError) -> Value
  ) throws(CancellationError) -> Value {
    var result: Result<Value, CancellationError>?
    unsafe withUnsafeCurrentTask { task in
      // A task may be asked from any thread, and the caller's lives until this call returns.
      let cancellation = unsafe Cancellation(task: task)
      do throws(CancellationError) {
        result = .success(try body(cancellation))
      } catch {
        result = .failure(error)
      }
    }
    return try result!.get()
  }

  private init(task: UnsafeCurrentTask?) { unsafe self.task = task }
}
