import Foundation

/// What the system says of this process.
enum Processor {
  /// The seconds of processor time so far, of all threads.
  static var seconds: Double {
    // POSIX has a million units to the second on every machine.
    Double(clock()) / 1e6
  }

  /// The largest resident size so far.
  static var peakResidentKibibytes: Int {
    var usage = rusage()
    #if canImport(Darwin)
      guard unsafe getrusage(RUSAGE_SELF, &usage) == 0 else { return 0 }
      // Bytes there.
      return Int(usage.ru_maxrss) / 1024
    #else
      guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
      return Int(usage.ru_maxrss)
    #endif
  }

  /// Keeps the process on one processor from now on, where the system can do that: on Linux.
  static func useOne() {
    typealias Affinity =
      @convention(c) (Int32, Int, UnsafeMutableRawPointer) -> Int32
    // The C library has these functions without declaring them to everyone.
    guard let get = unsafe dlsym(nil, "sched_getaffinity"),
      let set = unsafe dlsym(nil, "sched_setaffinity")
    else { return }
    let getAffinity = unsafe unsafeBitCast(get, to: Affinity.self)
    let setAffinity = unsafe unsafeBitCast(set, to: Affinity.self)
    // A bit for each of 1024 processors; the lowest that the process may use stays.
    var processors = [UInt8](repeating: 0, count: 128)
    guard unsafe getAffinity(0, processors.count, &processors) >= 0,
      let first = processors.firstIndex(where: { $0 != 0 })
    else { return }
    let lowest = processors[first] & (~processors[first] + 1)
    processors = [UInt8](repeating: 0, count: 128)
    processors[first] = lowest
    _ = unsafe setAffinity(0, processors.count, &processors)
  }
}
