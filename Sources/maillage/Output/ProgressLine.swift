import Dispatch
import Foundation
import NetworkAnalysis

/// Tells on a terminal, each second, how far a computation is.
enum ProgressLine {
  /// Does some work, with a line on standard error while it lasts longer than a second.
  ///
  /// - Parameters:
  ///   - label: What is computed.
  ///   - work: Computes on the thread that calls this.
  static func following<Answer>(
    _ label: String, _ work: () throws -> Answer
  ) rethrows -> Answer {
    guard Console.showsProgress else { return try work() }
    Console.progress(label)
    let report = ProgressReport()
    // A queue of its own: the others are busy with the work.
    let queue = DispatchQueue(label: "maillage.progress", qos: .userInitiated)
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.setEventHandler {
      let standing = report.standing
      guard standing.count != 1, standing.count > 0 || standing.done > 0 else { return }
      // Of rounds whose number nobody knows only those that are done.
      let done =
        standing.count > 0
        ? "\(100 * standing.done / standing.count) %" : "\(standing.done)"
      Console.progress("\(label): \(done)" + (standing.pass > 1 ? " (\(standing.pass))" : ""))
    }
    timer.schedule(deadline: .now() + 1, repeating: 1)
    timer.resume()
    defer {
      timer.cancel()
      // A line that is being written is waited for, so that none follows the result.
      queue.sync {}
    }
    return try report.watch(work)
  }
}
