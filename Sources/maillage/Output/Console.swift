import Foundation

/// The three streams of the process. Results go to standard output, everything else to standard
/// error.
enum Console {
  /// Writes text to standard output as it is; ends the process with a message and status 1 when it
  /// cannot be written, as on a full disk: a result cut short must not pass for a whole one.
  ///
  /// A reader that went away (`maillage … | head`) has what it wanted and is no failure.
  static func write(_ text: String) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      if cause?.domain == NSPOSIXErrorDomain, cause?.code == Int(EPIPE) { return }
      endProgress()
      report("error: standard output cannot be written; is the disk full?")
      exit(ExitStatus.dataRefused.rawValue)
    }
  }

  /// Writes one line to standard error.
  static func report(_ line: String) { writeMessage(line + "\n") }

  /// Shows where long work stands, on a terminal only: the line replaces the one before.
  static func progress(_ line: String) {
    guard showsProgress else { return }
    writeMessage("\r\u{1B}[2K" + line)
  }

  /// Removes the line of ``progress(_:)``.
  static func endProgress() { progress("") }

  /// Whether somebody sees where work stands.
  static var showsProgress: Bool { isTerminal(FileHandle.standardError) }

  /// Whether standard output is read by a person.
  static var isInteractive: Bool { isTerminal(FileHandle.standardOutput) }

  private static func isTerminal(_ handle: FileHandle) -> Bool {
    isatty(handle.fileDescriptor) == 1
  }

  private static func writeMessage(_ text: String) {
    // Where messages cannot be written there is nobody left to tell.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
