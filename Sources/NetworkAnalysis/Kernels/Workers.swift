import Dispatch
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

/// Does pieces of work, each once, in any order and at the same time as far as there are cores.
///
/// - Parameters:
///   - count: How many pieces there are.
///   - work: Does the piece of a number from 0.
func performOnAllCores(_ count: Int, _ work: @Sendable (_ piece: Int) -> Void) {
  switch Workers.current {
  case .allCores: DispatchQueue.concurrentPerform(iterations: count, execute: work)
  case .backwards: for piece in (0..<count).reversed() { work(piece) }
  case .threads(let threads):
    let next = Atomic<Int>(0)
    withoutActuallyEscaping(work) { work in
      let group = DispatchGroup()
      for number in 0..<min(threads, count) {
        DispatchQueue(label: "worker \(number)").async(group: group) {
          while true {
            let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard piece < count else { break }
            work(piece)
          }
        }
      }
      group.wait()
    }
  }
}

/// How the work that a thread starts is shared. Results have the same bits whatever it is: tests set it to
/// see that.
enum Workers: Equatable {
  /// As the system sees fit.
  case allCores
  /// So many threads, each taking the next piece.
  case threads(Int)
  /// One piece after another, the last first.
  case backwards

  /// Does some work that shares what it starts in another way than usual.
  static func sharing<Answer>(_ workers: Workers, _ work: () throws -> Answer) rethrows -> Answer {
    let outer = current
    current = workers
    defer { current = outer }
    return try work()
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    unsafe pthread_key_create(&key, nil)
    return key
  }()

  /// Of the thread that asks; a number in place of an address.
  fileprivate static var current: Workers {
    get {
      let number = Int(bitPattern: unsafe pthread_getspecific(key))
      return number == 0 ? .allCores : number < 0 ? .backwards : .threads(number)
    }
    set {
      let number =
        switch newValue {
        case .allCores: 0
        case .backwards: -1
        case .threads(let count): max(1, count)
        }
      unsafe pthread_setspecific(key, UnsafeRawPointer(bitPattern: number))
    }
  }
}
