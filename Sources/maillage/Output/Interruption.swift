import Dispatch
import Foundation
import Synchronization

/// What happens on Ctrl-C: unfinished files are removed and the process ends with status 130.
///
/// Outputs are written beside their place and renamed when complete, so nothing that was there
/// before is touched.
enum Interruption {
  private static let unfinished = Mutex<[String]>([])

  /// Begins to listen. Called once, before any work.
  ///
  /// - Returns: What listens, for as long as it is kept.
  static func listen() -> any DispatchSourceSignal {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: .global(qos: .userInteractive))
    source.setEventHandler {
      for path in unfinished.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
      Console.endProgress()
      Console.report("maillage: interrupted")
      _exit(ExitStatus.interrupted.rawValue)
    }
    source.resume()
    // A reader that goes away ends the writing, not the process.
    signal(SIGPIPE, SIG_IGN)
    return source
  }

  /// Remembers a file or folder that is removed when the work is interrupted.
  static func willWrite(_ path: String) { unfinished.withLock { $0.append(path) } }

  /// Forgets the files: they are complete.
  static func didWrite() { unfinished.withLock { $0.removeAll() } }
}
