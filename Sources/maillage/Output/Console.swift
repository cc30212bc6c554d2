import Foundation

/// The three streams of the process. Results go to standard output, everything else to standard
/// error.
enum Console {
  /// Writes text to standard output as it is.
  static func write(_ text: String) { write(text, to: FileHandle.standardOutput) }

  /// Writes one line to standard error.
  static func report(_ line: String) { write(line + "\n", to: FileHandle.standardError) }

  /// Shows where long work stands, on a terminal only: the line replaces the one before.
  static func progress(_ line: String) {
    guard isTerminal(FileHandle.standardError) else { return }
    write("\r\u{1B}[2K" + line, to: FileHandle.standardError)
  }

  /// Removes the line of ``progress(_:)``.
  static func endProgress() { progress("") }

  /// Whether standard output is read by a person.
  static var isInteractive: Bool { isTerminal(FileHandle.standardOutput) }

  private static func isTerminal(_ handle: FileHandle) -> Bool {
    isatty(handle.fileDescriptor) == 1
  }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that went away (`maillage … | head`) ends the output, not the program with a trap.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
