/// Why a file could not be read as a figure, with the place.
public struct FigureReadingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Counted from 1, as editors do; 0 when no line is to blame.
  public let line: Int
  /// What is wrong, as a sentence without a full stop.
  public let sentence: String

  init(line: Int, _ sentence: String) {
    self.line = line
    self.sentence = sentence
  }

  /// The sentence, after `line 12: ` where a line is known.
  public var description: String { line > 0 ? "line \(line): \(sentence)" : sentence }
}
