/// What is said of how a file was read, as it is met: what could be said of every few bytes is said a
/// thousand times and then counted.
struct FileNotes {
  private(set) var listed: [(line: Int, message: String)] = []
  private var furtherCount = 0
  private var lastLine = 0

  mutating func append(_ note: (line: Int, message: String)) {
    if listed.count < 1000 {
      listed.append(note)
    } else {
      furtherCount += 1
      lastLine = note.line
    }
  }

  /// The notes, and how many more there were.
  var all: [(line: Int, message: String)] {
    guard furtherCount > 0 else { return listed }
    return listed + [(lastLine, "\(furtherCount) more things like these, up to this line")]
  }
}
