/// The lines of a text, one after the other, whatever ends them.
struct TextLines {
  private let bytes: ContiguousArray<UInt8>
  private var position: Int
  private var endings = LineEndings()
  /// The number of the line that was given last.
  private(set) var number: Int

  /// - Parameters:
  ///   - start: The offset of the first line that is given.
  ///   - firstNumber: The number of that line.
  init(_ bytes: ContiguousArray<UInt8>, from start: Int = 0, firstNumber: Int = 1) {
    self.bytes = bytes
    position = start
    number = firstNumber - 1
  }

  /// How the lines that were given end.
  var lineEnding: LineEnding { endings.summary }

  /// The next line without its end; `nil` behind the last one.
  mutating func next() -> Range<Int>? {
    let bytes = bytes
    let input = bytes.span
    guard position < input.count else { return nil }
    let start = position
    var i = start
    while i < input.count && input[i] != 0x0A && input[i] != 0x0D { i += 1 }
    let end = i
    if i < input.count {
      if input[i] == 0x0A {
        endings.lineFeeds += 1
      } else if i + 1 < input.count && input[i + 1] == 0x0A {
        endings.both += 1
        i += 1
      } else {
        endings.carriageReturns += 1
      }
      i += 1
    }
    position = i
    number += 1
    return start..<end
  }
}

/// The words of a line: what stands between spaces and tabs.
///
/// - Parameter commas: Whether commas separate as well.
func cutWords(
  _ bytes: ContiguousArray<UInt8>, _ line: Range<Int>, commas: Bool = false,
  into words: inout [Range<Int>]
) {
  words.removeAll(keepingCapacity: true)
  let input = bytes.span
  var i = line.lowerBound
  let end = line.upperBound
  func separates(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || (commas && byte == UInt8(ascii: ","))
  }
  while i < end {
    while i < end && separates(input[i]) { i += 1 }
    guard i < end else { break }
    let start = i
    while i < end && !separates(input[i]) { i += 1 }
    words.append(start..<i)
  }
}

extension ContiguousArray<UInt8> {
  /// The text of a part that is valid UTF-8.
  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}

/// The whole number that some digits stand for; `nil` for anything else and beyond 18 digits.
func wholeNumber(_ digits: some Collection<UInt8>) -> Int? {
  guard !digits.isEmpty, digits.count <= 18 else { return nil }
  var value = 0
  for byte in digits {
    guard (48...57).contains(byte) else { return nil }
    value = value * 10 + Int(byte - 48)
  }
  return value
}

/// Whether so many declared actors can be made without taking memory out of proportion to a file:
/// a size that a file states costs a few bytes, and an actor hundreds.
func isInProportion(_ actorCount: Int, to byteCount: Int) -> Bool {
  actorCount <= 200_000 + byteCount / 4
}

/// Why a file that declares too many actors is refused.
func disproportionMessage(_ actorCount: Int, _ byteCount: Int) -> String {
  "the file declares \(actorCount) actors and has \(byteCount) bytes; a size so far out of proportion "
    + "is not believed: correct it, or list the actors that have ties"
}
