import NetworkGraph

/// The beginning of a snapshot: what it holds and where. All numbers are little-endian.
///
/// | bytes | what |
/// |---|---|
/// | 0–7 | the signature |
/// | 8–11 | 0x01020304, which another byte order turns round |
/// | 12–15 | the version of the format |
/// | 16–23 | the size of the file |
/// | 24–47 | how many vertices, slots and self-loops there are |
/// | 48–51 | bit 0: directed; bit 1: weighted |
/// | 52–55 | what the weights mean |
/// | 56–59 | the currency of weights that are money, three letters and a zero |
/// | 60–63 | how parallel ties became one |
/// | 64–67 | what the ids are: numbers from a base, numbers of a section, or texts |
/// | 68–71 | the base of numbers |
/// | 72–75 | how many sections there are |
/// | 76–79 | 0 |
/// | 80–111 | the SHA-256 of the input that the graph was made of |
/// | 112–119 | 0 |
/// | 120–127 | XXH64 of the header and the table of sections, these bytes taken for 0 |
/// | 128– | for each section: kind, width of an element, offset, bytes, checksum |
struct SnapshotHeader {
  /// Not valid UTF-8, so that no text has it; the line break shows transfers that change them.
  static let signature: [UInt8] = [0x89] + Array("MGRAPH\n".utf8)
  static let version: UInt32 = 1
  static let byteOrder: UInt32 = 0x0102_0304
  static let size = 128
  static let sectionSize = 32
  /// Sections begin at multiples of this: those of cache lines.
  static let alignment = 64

  /// What a section holds.
  enum Kind: UInt32, CaseIterable {
    case offsets = 1
    case targets, weights, idNumbers, idEnds, idTexts
    case englishEnds, englishTexts, frenchEnds, frenchTexts, choices

    var width: UInt32 {
      switch self {
      case .offsets, .targets, .idNumbers: 4
      case .weights, .idEnds, .englishEnds, .frenchEnds: 8
      case .idTexts, .englishTexts, .frenchTexts, .choices: 1
      }
    }
  }

  /// What the ids of vertices are.
  enum IDForm: UInt32 {
    case range, numbers, texts
  }

  struct Section: Equatable {
    let kind: Kind
    var offset: Int
    let byteCount: Int
    let checksum: UInt64
  }

  var fileSize = 0
  var vertexCount = 0
  var slotCount = 0
  var selfLoopCount = 0
  var isDirected = false
  var meaning: WeightMeaning?
  var parallelEdges = ParallelEdges.sum
  var idForm = IDForm.range
  var idBase: UInt32 = 0
  var sourceDigest = [UInt8](repeating: 0, count: 32)
  var sections: [Section] = []

  subscript(kind: Kind) -> Section? { sections.first { $0.kind == kind } }

  /// The bytes of the header and the table of sections.
  var encoded: [UInt8] {
    var bytes = Self.signature
    func append(_ number: some FixedWidthInteger) {
      for shift in stride(from: 0, to: type(of: number).bitWidth, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    append(Self.byteOrder)
    append(Self.version)
    append(UInt64(fileSize))
    append(UInt64(vertexCount))
    append(UInt64(slotCount))
    append(UInt64(selfLoopCount))
    append(UInt32((isDirected ? 1 : 0) | (meaning == nil ? 0 : 2)))
    append(SnapshotCodes.code(of: meaning))
    bytes += SnapshotCodes.currency(of: meaning)
    append(SnapshotCodes.code(of: parallelEdges))
    append(idForm.rawValue)
    append(idBase)
    append(UInt32(sections.count))
    append(UInt32(0))
    bytes += sourceDigest
    append(UInt64(0))
    append(UInt64(0))
    for section in sections {
      append(section.kind.rawValue)
      append(section.kind.width)
      append(UInt64(section.offset))
      append(UInt64(section.byteCount))
      append(section.checksum)
    }
    // The buffer is read within the call.
    let digest = unsafe bytes.withUnsafeBytes { unsafe XXHash64.digest($0) }
    for place in 0..<8 {
      bytes[Self.size - 8 + place] = UInt8(truncatingIfNeeded: digest >> (8 * place))
    }
    return bytes
  }

  /// Lays the sections out one after the other, each at a multiple of ``alignment``.
  mutating func placeSections() {
    var offset = Self.aligned(Self.size + Self.sectionSize * sections.count)
    for place in sections.indices {
      sections[place].offset = offset
      fileSize = offset + sections[place].byteCount
      offset = Self.aligned(fileSize)
    }
  }

  static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }
}

/// The numbers that stand for words in a header.
enum SnapshotCodes {
  static func code(of meaning: WeightMeaning?) -> UInt32 {
    switch meaning {
    case nil: 0
    case .strength: 1
    case .distance: 2
    case .count: 3
    case .money: 4
    }
  }

  /// Three letters and a zero; zeros where the weights are no money.
  static func currency(of meaning: WeightMeaning?) -> [UInt8] {
    guard case .money(let currency) = meaning else { return [0, 0, 0, 0] }
    let letters = Array(currency.code.utf8.prefix(3))
    return letters + [UInt8](repeating: 0, count: 4 - letters.count)
  }

  /// The meaning of a code; an error of a sentence for one that is none.
  static func meaning(_ code: UInt32, currency: ArraySlice<UInt8>) -> WeightMeaning?? {
    let isBlank = currency.allSatisfy { $0 == 0 }
    switch code {
    case 0 where isBlank: return .some(nil)
    case 1 where isBlank: return .some(.strength)
    case 2 where isBlank: return .some(.distance)
    case 3 where isBlank: return .some(.count)
    case 4:
      guard currency.last == 0, let text = String(validating: currency.dropLast(), as: UTF8.self),
        let currency = Currency(text)
      else { return nil }
      return .some(.money(currency))
    default: return nil
    }
  }

  private static let rules: [ParallelEdges] = [.sum, .count, .maximum, .minimum, .first]

  static func code(of rule: ParallelEdges) -> UInt32 {
    UInt32(rules.firstIndex(of: rule) ?? 0)
  }

  static func rule(_ code: UInt32) -> ParallelEdges? {
    code < UInt32(rules.count) ? rules[Int(code)] : nil
  }
}
