/// Cuts a file of Pajek into lines and words.
struct PajekLines {
  /// A word of a line: its bytes in the file, without quotes.
  struct Word {
    let range: Range<Int>
    let isQuoted: Bool
  }

  let bytes: ContiguousArray<UInt8>
  /// Whether a quote of the current line opens and is never closed.
  private(set) var hasOpenQuote = false
  /// The number of the current line, counted from 1.
  private(set) var line = 0
  private var next = 0
  private var i = 0
  private var end = 0

  init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  /// Goes to the next line that is neither blank nor a comment.
  mutating func nextLine() -> Bool {
    while next < bytes.count {
      i = next
      while next < bytes.count, bytes[next] != 0x0A, bytes[next] != 0x0D { next += 1 }
      end = next
      if next + 1 < bytes.count, bytes[next] == 0x0D, bytes[next + 1] == 0x0A { next += 1 }
      if next < bytes.count { next += 1 }
      line += 1
      hasOpenQuote = false
      skipSpace()
      if i < end, bytes[i] != UInt8(ascii: "%") { return true }
    }
    i = next
    end = next
    return false
  }

  /// Whether the line names a section.
  var isSection: Bool { i < end && bytes[i] == UInt8(ascii: "*") }

  /// What is left of the line, without the spaces at its ends.
  var rest: ArraySliceOfBytes {
    var (first, last) = (i, end)
    while first < end, bytes[first] == 0x20 || bytes[first] == 0x09 { first += 1 }
    while last > first, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
    return bytes[first..<last]
  }

  private mutating func skipSpace() {
    while i < end, bytes[i] == 0x20 || bytes[i] == 0x09 || bytes[i] == 0x0B || bytes[i] == 0x0C {
      i += 1
    }
  }

  /// The next word of the line: text between quotes, times between brackets, or what stands between
  /// spaces.
  mutating func nextWord() -> Word? {
    skipSpace()
    guard i < end else { return nil }
    let start = i
    switch bytes[i] {
    case UInt8(ascii: "\""): return quoted()
    case UInt8(ascii: "["):
      while i < end, bytes[i] != UInt8(ascii: "]") { i += 1 }
      if i < end { i += 1 }
    default:
      while i < end, bytes[i] > 0x20 { i += 1 }
      // A control character is no space, and no end of the line.
      if i == start { i += 1 }
    }
    return Word(range: start..<i, isQuoted: false)
  }

  /// A quote ends a text where a space or the line's end follows; doubled or behind a backslash it
  /// belongs to the text.
  private mutating func quoted() -> Word {
    i += 1
    let start = i
    while i < end {
      if bytes[i] == UInt8(ascii: "\"") {
        if i + 1 >= end || bytes[i + 1] == 0x20 || bytes[i + 1] == 0x09 {
          i += 1
          return Word(range: start..<(i - 1), isQuoted: true)
        }
        i += bytes[i + 1] == UInt8(ascii: "\"") && i > start ? 2 : 1
      } else {
        i += 1
      }
    }
    // The text ends with the line.
    hasOpenQuote = true
    return Word(range: start..<end, isQuoted: true)
  }

  func text(_ word: Word) -> ArraySliceOfBytes { bytes[word.range] }

  /// Appends the text that a word stands for: references to characters, and in quotes `\n` for a new
  /// line and doubled quotes for one.
  func append(_ word: Word, to result: inout ContiguousArray<UInt8>) {
    let text = bytes[word.range]
    let isPlain = !text.contains {
      $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"")
    }
    if isPlain || !word.isQuoted {
      appendResolvingReferences(text, to: &result)
      return
    }
    var plain: ContiguousArray<UInt8> = []
    var i = text.startIndex
    while i < text.endIndex {
      let following = i + 1 < text.endIndex ? text[i + 1] : 0
      switch (text[i], following) {
      case (UInt8(ascii: "\\"), UInt8(ascii: "n")):
        plain.append(0x0A)
        i += 2
      case (UInt8(ascii: "\\"), UInt8(ascii: "\"")), (UInt8(ascii: "\""), UInt8(ascii: "\"")):
        plain.append(UInt8(ascii: "\""))
        i += 2
      default:
        plain.append(text[i])
        i += 1
      }
    }
    appendResolvingReferences(plain[...], to: &result)
  }

  func string(_ word: Word) -> String {
    var text: ContiguousArray<UInt8> = []
    append(word, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether a word begins as a number does.
  func isNumber(_ word: Word) -> Bool {
    let text = bytes[word.range]
    guard !word.isQuoted, var first = text.first else { return false }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: ".") {
      guard text.count > 1 else { return false }
      first = text[text.startIndex + 1]
    }
    return (0x30...0x39).contains(first) || first == UInt8(ascii: ".")
  }

  /// A word as a whole number; `nil` for others and for numbers of more than 18 digits.
  func integer(_ word: Word) -> Int? {
    var text = bytes[word.range]
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative { text = text.dropFirst() }
    guard !text.isEmpty, text.count <= 18 else { return nil }
    var value = 0
    for byte in text {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return isNegative ? -value : value
  }
}
