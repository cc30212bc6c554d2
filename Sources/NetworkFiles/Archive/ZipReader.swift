import NetworkGraph

/// Why an archive, or a part of it, cannot be read.
struct ZipFault: Error, Hashable {
  let message: String
}

/// Reads the parts of a ZIP archive that are asked for.
///
/// The list of parts at the end of the archive counts; nothing that it declares is believed beyond
/// the bytes of the file. Names are only compared, and nothing is ever written anywhere.
struct ZipReader {
  private struct Entry {
    let method: Int
    let isEncrypted: Bool
    let crc: UInt32
    let size: UInt64
    /// Where the compressed bytes stand.
    let range: Range<Int>
  }

  private let bytes: ContiguousArray<UInt8>
  private var entries: [Identifier: Entry] = [:]
  /// How many more bytes may be unpacked.
  private var budget: Int
  /// The names of the parts, in the order of the list.
  private(set) var names: [String] = []

  /// The most bytes that the parts of an archive may unpack to.
  static func budget(forFileOf count: Int) -> Int {
    let (product, overflows) = count.multipliedReportingOverflow(by: 20)
    return overflows ? .max / 2 : min(product, .max / 2) + 100_000_000
  }

  init(_ bytes: ContiguousArray<UInt8>) throws(ZipFault) {
    self.bytes = bytes
    budget = Self.budget(forFileOf: bytes.count)
    try readDirectory()
  }

  func has(_ name: String) -> Bool { entries[Identifier(name)] != nil }

  // MARK: Numbers

  private func number(_ place: Int, _ count: Int) -> UInt64 {
    var value: UInt64 = 0
    for k in (0..<count).reversed() { value = value << 8 | UInt64(bytes[place + k]) }
    return value
  }

  private static func fault(_ what: String) -> ZipFault {
    ZipFault(message: "the archive is damaged: \(what)")
  }

  // MARK: Directory

  /// Finds the end record and reads the list of parts.
  private mutating func readDirectory() throws(ZipFault) {
    let count = bytes.count
    var end = -1
    var place = count - 22
    // A comment of at most 65535 bytes may follow.
    while place >= max(0, count - 22 - 65_535) {
      if number(place, 4) == 0x0605_4B50, place + 22 + Int(number(place + 20, 2)) <= count {
        end = place
        break
      }
      place -= 1
    }
    guard end >= 0 else {
      throw Self.fault("the list of its parts, which stands at the end, is missing; is it cut off?")
    }
    var total = number(end + 10, 2)
    var size = number(end + 12, 4)
    var offset = number(end + 16, 4)
    if total == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF,
      end >= 20, number(end - 20, 4) == 0x0706_4B50
    {
      let record = number(end - 20 + 8, 8)
      guard record <= UInt64(max(count - 56, 0)), count >= 56,
        number(Int(record), 4) == 0x0606_4B50
      else { throw Self.fault("the 64-bit end record is not where it should be") }
      total = number(Int(record) + 32, 8)
      size = number(Int(record) + 40, 8)
      offset = number(Int(record) + 48, 8)
    }
    guard offset <= UInt64(count), size <= UInt64(count) - offset else {
      throw Self.fault("the list of its parts lies outside of the file")
    }
    try readEntries(from: Int(offset), to: Int(offset + size), total: total)
  }

  private mutating func readEntries(from start: Int, to end: Int, total: UInt64) throws(ZipFault) {
    var place = start
    var read: UInt64 = 0
    var ranges: [Range<Int>] = []
    while read < total {
      guard end - place >= 46, number(place, 4) == 0x0201_4B50 else {
        throw Self.fault(
          "the list of its parts ends before its \(total) \(total == 1 ? "part" : "parts")")
      }
      let flags = number(place + 8, 2)
      let nameLength = Int(number(place + 28, 2))
      let extraLength = Int(number(place + 30, 2))
      let commentLength = Int(number(place + 32, 2))
      guard end - place - 46 >= nameLength + extraLength + commentLength else {
        throw Self.fault("a name in the list of its parts is cut off")
      }
      let nameEnd = place + 46 + nameLength
      let name = String(decoding: bytes[(place + 46)..<nameEnd], as: UTF8.self)
      var packed = number(place + 20, 4)
      var size = number(place + 24, 4)
      var offset = number(place + 42, 4)
      var extra = nameEnd
      while extra + 4 <= nameEnd + extraLength {
        let length = Int(number(extra + 2, 2))
        guard extra + 4 + length <= nameEnd + extraLength else { break }
        if number(extra, 2) == 1 {
          var field = extra + 4
          func next() -> UInt64? {
            guard field + 8 <= extra + 4 + length else { return nil }
            defer { field += 8 }
            return number(field, 8)
          }
          if size == 0xFFFF_FFFF { size = next() ?? size }
          if packed == 0xFFFF_FFFF { packed = next() ?? packed }
          if offset == 0xFFFF_FFFF { offset = next() ?? offset }
        }
        extra += 4 + length
      }
      let range = try dataRange(offset: offset, packed: packed, name: name)
      ranges.append(Int(offset)..<range.upperBound)
      guard entries[Identifier(name)] == nil else {
        throw Self.fault("it has two parts named \(quoted(name))")
      }
      names.append(name)
      entries[Identifier(name)] = Entry(
        method: Int(number(place + 10, 2)), isEncrypted: flags & 1 == 1,
        crc: UInt32(number(place + 16, 4)), size: size, range: range)
      place = nameEnd + extraLength + commentLength
      read += 1
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    for (a, b) in zip(ranges, ranges.dropFirst()) where a.upperBound > b.lowerBound {
      throw Self.fault("two of its parts overlap")
    }
  }

  /// Where the bytes of a part stand, behind the header of its own.
  private func dataRange(offset: UInt64, packed: UInt64, name: String) throws(ZipFault)
    -> Range<Int>
  {
    guard offset <= UInt64(bytes.count), bytes.count - Int(offset) >= 30,
      number(Int(offset), 4) == 0x0403_4B50
    else { throw Self.fault("the part \(quoted(name)) is not where the list says") }
    let start =
      Int(offset) + 30 + Int(number(Int(offset) + 26, 2)) + Int(number(Int(offset) + 28, 2))
    guard start <= bytes.count, packed <= UInt64(bytes.count - start) else {
      throw Self.fault("the part \(quoted(name)) ends after the end of the file; it is cut off")
    }
    return start..<(start + Int(packed))
  }

  // MARK: Parts

  /// The bytes of a part; `nil` where there is none of this name.
  mutating func contents(_ name: String) throws(ZipFault) -> ContiguousArray<UInt8>? {
    guard let entry = entries[Identifier(name)] else { return nil }
    guard !entry.isEncrypted else {
      throw ZipFault(
        message: "the part \(quoted(name)) is encrypted; save the file without a password")
    }
    let result: ContiguousArray<UInt8>
    switch entry.method {
    case 0:
      guard entry.range.count <= budget else { throw tooLarge(name) }
      result = ContiguousArray(bytes[entry.range])
    case 8:
      do {
        result = try inflate(
          bytes, entry.range, limit: budget, expected: Int(clamping: entry.size))
      } catch {
        switch error {
        case .truncated: throw Self.fault("the part \(quoted(name)) ends too early")
        case .malformed(let what): throw Self.fault("the part \(quoted(name)) has \(what)")
        case .tooLarge: throw tooLarge(name)
        }
      }
    default:
      throw ZipFault(
        message: "the part \(quoted(name)) is compressed by method \(entry.method); expected 0 (as "
          + "it is) or 8 (deflate)")
    }
    guard crc32(result) == entry.crc else {
      throw Self.fault("the check sum of the part \(quoted(name)) is wrong")
    }
    budget -= result.count
    return result
  }

  private func tooLarge(_ name: String) -> ZipFault {
    ZipFault(
      message:
        "the part \(quoted(name)) unpacks to more than 20 times the file and 100 MB; that is no "
        + "table that a person has made")
  }
}
