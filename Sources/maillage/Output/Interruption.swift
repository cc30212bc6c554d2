import Dispatch
import Foundation
import Synchronization

/// What happens on Ctrl-C: unfinished files are removed and the process ends with status 130.
///
/// Outputs are written beside their place and renamed when complete, so nothing that was there
/// before is touched.
enum Interruption {
  private static let unfinished = Mutex<[String]>([])
  private static let source = Mutex<(any DispatchSourceSignal)?>(nil)

  /// Begins to listen. Called once, before any work.
  static func listen() {
    signal(SIGINT, SIG_IGN)
    let signals = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: .global(qos: .userInteractive))
    signals.setEventHandler {
      for path in unfinished.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
      Console.endProgress()
      Console.report("maillage: interrupted")
      _exit(ExitStatus.interrupted.rawValue)
    }
    signals.resume()
    source.withLock { $0 = signals }
    // A reader that goes away ends the writing, not the process.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Remembers a file or folder that is removed when the work is interrupted.
  static func willWrite(_ path: String) { unfinished.withLock { $0.append(path) } }

  /// Forgets the files: they are complete.
  static func didWrite() { unfinished.withLock { $0.removeAll() } }
}
