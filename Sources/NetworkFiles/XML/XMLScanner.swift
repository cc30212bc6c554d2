import NetworkGraph

/// What is wrong with an XML text, and on which line.
struct XMLFault: Error, Hashable {
  let line: Int
  let message: String
}

/// Reads XML 1.0 from front to back, tag by tag.
///
/// Written for files of graphs, which are long, flat and come from anywhere: a tag costs no
/// allocation, nothing is believed that the file declares, and nothing outside of it is looked at.
/// A document type is passed over; entities other than the five of XML and numbered characters are
/// refused, so that there is nothing to expand. Nesting takes no stack and is bounded by
/// ``maximumDepth``. Names keep their prefix apart; namespaces are not resolved, since half of the
/// files of our formats declare none or the wrong one.
///
///     var scanner = XMLScanner(bytes)
///     let node = scanner.name("node"), id = scanner.name("id")
///     while let token = try scanner.next() {
///       if token == .start, scanner.name == node { scanner.attribute(id) }
///     }
struct XMLScanner {
  /// How deep elements may nest.
  static let maximumDepth = 1000

  /// What was read by ``next()``.
  enum Token { case start, end, text }

  /// A name, by its place among the names that were met.
  typealias Name = Int

  /// The name of the element that starts or ends, without its prefix.
  var name: Name = 0
  /// The line of the token, counted from 1.
  var line = 1
  /// The number of open elements: a start tag counts, an end tag no more.
  var depth: Int { open.count }
  /// The text between two tags, with its entities resolved; valid after `.text`.
  var text: ContiguousArray<UInt8> = []
  /// Whether the text began on a line of its own, as in files that a program indented.
  var isIndented = false

  /// The text, without the line breaks and spaces around it that come from indenting.
  var content: ArraySliceOfBytes { text[contentRange] }

  /// Where ``content`` stands in the text.
  var contentRange: Range<Int> {
    guard isIndented else { return 0..<text.count }
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var (start, end) = (0, text.count)
    while start < end, isSpace(text[start]) { start += 1 }
    // Text of nothing but spaces is what it is.
    guard start < end else { return 0..<text.count }
    while isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether text of nothing but white space within an element is told as well, for formats in which
  /// a space may be all that a part of a text holds.
  var keepsWhiteSpace = false

  let bytes: ContiguousArray<UInt8>
  var i = 0
  var currentLine = 1
  var names: [ContiguousArray<UInt8>] = []
  /// The names, one after the other, so that one is compared without being fetched.
  var nameBytes: ContiguousArray<UInt8> = []
  var nameEnds: ContiguousArray<Int> = []
  var placeOfName: [ContiguousArray<UInt8>: Int] = [:]
  /// The names by a small hash of their bytes, so that most are found without a dictionary.
  var recent = ContiguousArray<Name>(repeating: -1, count: 256)
  /// Each open element: the name with its prefix, and the line.
  var open: ContiguousArray<(whole: Name, line: Int)> = []
  var attributes: ContiguousArray<Attribute> = []
  /// The values of attributes with entities, resolved.
  var resolved: ContiguousArray<UInt8> = []
  /// The local part of each name with a prefix, by the number of the whole name.
  var localNames: ContiguousArray<Name> = []
  var hasRoot = false
  /// The end of an element without content, still to be told.
  var pendingEnd: Name?

  struct Attribute {
    let whole: Name
    let name: Name
    let range: Range<Int>
    let isResolved: Bool
  }

  /// - Parameter bytes: UTF-8.
  init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  /// The number of a name without a prefix, to compare with ``name``.
  mutating func name(_ text: String) -> Name { name(ContiguousArray(text.utf8)) }

  mutating func name(_ key: ContiguousArray<UInt8>) -> Name {
    if let place = placeOfName[key] { return place }
    names.append(key)
    nameBytes.append(contentsOf: key)
    nameEnds.append(nameBytes.count)
    placeOfName[key] = names.count - 1
    return names.count - 1
  }

  /// The text of a name.
  func text(of name: Name) -> String { String(decoding: names[name], as: UTF8.self) }

  mutating func intern(_ range: Range<Int>) -> Name {
    // Names of one language differ in their length or at their ends, most of them.
    var hash = range.count
    if !range.isEmpty {
      hash = hash &* 31 &+ Int(bytes[range.lowerBound])
      hash = hash &* 31 &+ Int(bytes[range.upperBound - 1])
      hash = hash &* 31 &+ Int(bytes[range.lowerBound + range.count / 2])
    }
    hash &= 255
    let known = recent[hash]
    if known >= 0, isName(known, range) { return known }
    let place = name(ContiguousArray(bytes[range]))
    recent[hash] = place
    return place
  }

  /// Whether some bytes of the file are a name.
  func isName(_ name: Name, _ range: Range<Int>) -> Bool {
    let start = name == 0 ? 0 : nameEnds[name - 1]
    let count = nameEnds[name] - start
    guard count == range.count else { return false }
    for offset in 0..<count
    where nameBytes[start + offset] != bytes[range.lowerBound + offset] { return false }
    return true
  }

  /// The number of bytes of a name.
  func length(of name: Name) -> Int { nameEnds[name] - (name == 0 ? 0 : nameEnds[name - 1]) }

  /// The next tag, or the text before it; `nil` at the end of the document.
  ///
  /// Text of nothing but white space is passed over. An element without content starts and ends.
  ///
  /// - Complexity: O(bytes passed).
  mutating func next() throws(XMLFault) -> Token? {
    if let whole = pendingEnd {
      pendingEnd = nil
      return end(whole)
    }
    text.removeAll(keepingCapacity: true)
    isIndented = false
    var hasText = false
    line = currentLine
    while i < bytes.count {
      if bytes[i] != UInt8(ascii: "<") {
        if try readText(after: hasText) {
          if open.isEmpty { throw fault("text outside of the root element") }
          hasText = true
        } else if keepsWhiteSpace && !open.isEmpty {
          hasText = true
        }
        continue
      }
      let second = i + 1 < bytes.count ? bytes[i + 1] : 0
      if second != UInt8(ascii: "!") && second != UInt8(ascii: "?") {
        if hasText { return .text }
        text.removeAll(keepingCapacity: true)
        return try readTag()
      }
      if starts(with: "<!--") {
        try skip(past: "-->", what: "a comment")
      } else if starts(with: "<?") {
        try skip(past: "?>", what: "a processing instruction")
      } else if starts(with: "<![CDATA[") {
        guard !open.isEmpty else { throw fault("text outside of the root element") }
        try readCharacterData()
        hasText = true
      } else if starts(with: "<!DOCTYPE") {
        guard !hasRoot else { throw fault("a document type after the root element began") }
        try skipDocumentType()
      } else if hasText {
        return .text
      } else {
        text.removeAll(keepingCapacity: true)
        return try readTag()
      }
    }
    if let last = open.last {
      throw fault(
        "the file ends within <\(visible(text(of: last.whole), limit: 40))>, opened on line \(last.line)"
      )
    }
    guard hasRoot else { throw fault("the file has no element; expected an XML document") }
    return nil
  }

  /// Passes over the rest of the element that was started.
  mutating func skipElement() throws(XMLFault) {
    let target = open.count - 1
    while open.count > target { _ = try next() }
  }

  mutating func end(_ whole: Name) -> Token {
    open.removeLast()
    name = localName(whole)
    attributes.removeAll(keepingCapacity: true)
    return .end
  }

  func fault(_ message: String) -> XMLFault {
    XMLFault(line: currentLine, message: message)
  }

  func starts(with word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard i + count <= bytes.count else { return false }
    // A static string is constant memory of `count` bytes.
    return (0..<count).allSatisfy { unsafe bytes[i + $0] == word.utf8Start[$0] }
  }

  mutating func skip(past word: StaticString, what: String) throws(XMLFault) {
    let start = currentLine
    while i < bytes.count {
      if starts(with: word) {
        i += word.utf8CodeUnitCount
        return
      }
      if bytes[i] == 0x0A { currentLine += 1 }
      i += 1
    }
    throw XMLFault(line: start, message: "\(what) is not closed before the file ends")
  }

  /// A document type is passed over with all that it declares.
  mutating func skipDocumentType() throws(XMLFault) {
    let start = currentLine
    var quote: UInt8 = 0
    var depth = 0
    var brackets = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte == 0x0A { currentLine += 1 }
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if starts(with: "<!--") {
        try skip(past: "-->", what: "a comment")
        continue
      } else {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
        case UInt8(ascii: "["): brackets += 1
        case UInt8(ascii: "]"): brackets -= 1
        case UInt8(ascii: "<"): depth += 1
        case UInt8(ascii: ">"):
          depth -= 1
          if depth == 0 && brackets <= 0 {
            i += 1
            return
          }
        default: break
        }
      }
      i += 1
    }
    throw XMLFault(line: start, message: "the document type is not closed before the file ends")
  }
}
