import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// How far a computation is: asked from one thread while another computes.
///
/// Many measures pass over all vertices, edges or draws, and cut such a pass into parts for the
/// processors; others go on step by step. A report counts the parts or steps that are done.
///
///     let report = ProgressReport()
///     let result = try report.watch { try measure.evaluate(on: input) }
///
/// - Note: A measure may make several passes, of which it does not know how many there will be, and quick
///   ones tell nothing. So this is for telling a user that work goes on, not for foretelling its end.
public final class ProgressReport: Sendable {
  /// Where a computation stands.
  public struct Standing: Sendable, Hashable {
    /// The number of the pass over the data, from 1; 0 before the first.
    public var pass = 0
    /// The parts of the present pass that are done.
    public var done = 0
    /// The parts of the present pass; 0 where nobody knows how many there will be.
    public var count = 0
  }

  private let state = Mutex(Standing())

  /// A report of work that has not begun.
  public init() {}

  /// Where the computation stands now.
  public var standing: Standing { state.withLock { $0 } }

  /// Does some work and reports the passes that it makes. May be nested: the innermost report counts.
  ///
  /// - Parameter work: Computes on the thread that calls this, as measures do; what it leaves to others
  ///   to do later is not reported.
  /// - Returns: What the work returns.
  public func watch<Answer>(_ work: () throws -> Answer) rethrows -> Answer {
    let outer = Self.current
    Self.current = self
    defer { Self.current = outer }
    return try work()
  }

  /// Does some work whose passes are not told, as a part of a round that is.
  static func withoutReport<Answer>(_ work: () throws -> Answer) rethrows -> Answer {
    let report = current
    current = nil
    defer { current = report }
    return try work()
  }

  /// The rounds of a loop on one thread: says where it stands and asks whether it is still wanted.
  struct Rounds {
    private let report = ProgressReport.current
    private var hasBegun = false

    /// - Parameter count: How many rounds there are, or at most; 0 where nobody knows.
    init(_ count: Int = 0) { report?.beginPass(of: count) }

    /// Begins a round; the one before is done.
    ///
    /// - Throws: `CancellationError`.
    mutating func next() throws {
      try Task.checkCancellation()
      if hasBegun { report?.advance() }
      hasBegun = true
    }
  }

  func beginPass(of count: Int) {
    state.withLock { $0 = Standing(pass: $0.pass + 1, done: 0, count: count) }
  }

  func advance() {
    state.withLock { $0.done = $0.count > 0 ? min($0.done + 1, $0.count) : $0.done + 1 }
  }

  // A measure is one call from beginning to end, so its report belongs to the thread that makes the
  // call. (A task-local value would do the same for tasks; optimized builds of Swift 6.3 crash on those
  // that are set where no task waits.)
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    unsafe pthread_key_create(&key, nil)
    return key
  }()

  /// The report of the work that this thread does. Whoever sets it keeps it alive and sets it back.
  static var current: ProgressReport? {
    get {
      guard let pointer = unsafe pthread_getspecific(key) else { return nil }
      return unsafe Unmanaged<ProgressReport>.fromOpaque(pointer).takeUnretainedValue()
    }
    set {
      let pointer = unsafe newValue.map { unsafe Unmanaged.passUnretained($0).toOpaque() }
      unsafe pthread_setspecific(key, pointer)
    }
  }
}
