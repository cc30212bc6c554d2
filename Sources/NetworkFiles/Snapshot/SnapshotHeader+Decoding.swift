import NetworkGraph

extension SnapshotHeader {
  /// Why a header cannot be used, as a sentence.
  struct Fault: Error {
    let message: String

    init(_ message: String) { self.message = message }

    static let damaged = Fault(
      "the header is damaged: its checksum differs; make the snapshot anew")
  }

  /// The number of sections that the first bytes of a file announce, after the checks that can be
  /// made of them.
  ///
  /// - Parameters:
  ///   - head: The first ``size`` bytes, or what there is of them.
  ///   - actualSize: The size of the file.
  static func sectionCount(_ head: [UInt8], actualSize: Int) throws(Fault) -> Int {
    guard head.starts(with: signature) else {
      throw Fault("the file is no snapshot of a graph: it does not begin as one")
    }
    guard head.count >= size else {
      throw Fault("the snapshot is cut short: it ends within its header")
    }
    let order: UInt32 = number(head, 8)
    guard order == byteOrder else {
      throw Fault(
        order == byteOrder.byteSwapped
          ? "the snapshot was written with another byte order; make it anew on this machine"
          : "the file is no snapshot of a graph: its byte order is not stated")
    }
    let found: UInt32 = number(head, 12)
    guard found == version else {
      throw Fault(
        "the snapshot has version \(found) of the format, and this is a program for version "
          + "\(version); make it anew with this program")
    }
    let count: UInt32 = number(head, 72)
    guard count <= Kind.allCases.count else { throw .damaged }
    return Int(count)
  }

  /// Reads a header with its table of sections and checks all that can be checked without looking
  /// at the sections: that they lie within the file, in order, and are as large as the counts say.
  init(_ bytes: [UInt8], actualSize: Int) throws(Fault) {
    let count = try Self.sectionCount(bytes, actualSize: actualSize)
    guard bytes.count == Self.size + count * Self.sectionSize else {
      throw Fault("the snapshot is cut short: it ends within its table of sections")
    }
    var blank = bytes
    for place in (Self.size - 8)..<Self.size { blank[place] = 0 }
    // The buffer is read within the call.
    let digest = unsafe blank.withUnsafeBytes { unsafe XXHash64.digest($0) }
    guard digest == Self.number(bytes, 120) else { throw .damaged }

    // The checksum fits; what follows refuses files that were made to deceive.
    func size(_ place: Int) throws(Fault) -> Int {
      let number: UInt64 = Self.number(bytes, place)
      guard let size = Int(exactly: number) else { throw .damaged }
      return size
    }
    fileSize = try size(16)
    guard fileSize == actualSize else {
      throw Fault(
        "the snapshot is \(fileSize > actualSize ? "cut short" : "too long"): it has "
          + "\(actualSize) bytes, and its header says \(fileSize)")
    }
    vertexCount = try size(24)
    slotCount = try size(32)
    selfLoopCount = try size(40)
    guard vertexCount < Int(UInt32.max), slotCount < Int(UInt32.max),
      selfLoopCount <= min(vertexCount, slotCount)
    else { throw .damaged }
    let flags: UInt32 = Self.number(bytes, 48)
    isDirected = flags & 1 != 0
    guard flags < 4,
      let meaning = SnapshotCodes.meaning(Self.number(bytes, 52), currency: bytes[56..<60]),
      (meaning != nil) == (flags & 2 != 0),
      let rule = SnapshotCodes.rule(Self.number(bytes, 60)),
      let form = IDForm(rawValue: Self.number(bytes, 64)),
      (Self.number(bytes, 76) as UInt32) == 0, (Self.number(bytes, 112) as UInt64) == 0
    else { throw .damaged }
    self.meaning = meaning
    parallelEdges = rule
    idForm = form
    idBase = Self.number(bytes, 68)
    sourceDigest = Array(bytes[80..<112])

    for place in 0..<count {
      let start = Self.size + place * Self.sectionSize
      guard let kind = Kind(rawValue: Self.number(bytes, start)),
        (Self.number(bytes, start + 4) as UInt32) == kind.width, self[kind] == nil
      else { throw .damaged }
      sections.append(
        Section(
          kind: kind, offset: try size(start + 8), byteCount: try size(start + 16),
          checksum: Self.number(bytes, start + 24)))
    }
    try checkSections()
  }

  /// Sections follow each other without a gap larger than alignment asks for, and the last one
  /// ends where the file does.
  private func checkSections() throws(Fault) {
    var laidOut = self
    // Sizes that would overflow when they are added up are larger than the file.
    guard sections.allSatisfy({ $0.byteCount <= fileSize }) else { throw .damaged }
    laidOut.placeSections()
    guard laidOut.sections == sections, laidOut.fileSize == fileSize else { throw .damaged }

    func holds(_ kind: Kind, _ elements: Int?) -> Bool {
      self[kind]?.byteCount == elements.map { $0 * Int(kind.width) }
    }
    guard holds(.offsets, vertexCount + 1), holds(.targets, slotCount),
      holds(.weights, meaning == nil ? nil : slotCount),
      holds(.idNumbers, idForm == .numbers ? vertexCount : nil),
      holds(.idEnds, idForm == .texts ? vertexCount : nil),
      (self[.idTexts] != nil) == (idForm == .texts),
      self[.englishEnds] == nil || holds(.englishEnds, vertexCount),
      self[.frenchEnds] == nil || holds(.frenchEnds, vertexCount),
      (self[.englishTexts] == nil) == (self[.englishEnds] == nil),
      (self[.frenchTexts] == nil) == (self[.frenchEnds] == nil),
      idForm != .range || vertexCount == 0
        || Int(idBase) + vertexCount - 1 <= Int(UInt32.max)
    else { throw .damaged }
  }

  private static func number<Number: FixedWidthInteger>(_ bytes: [UInt8], _ place: Int) -> Number {
    var result: Number = 0
    for i in (0..<(Number.bitWidth / 8)).reversed() {
      result = result << 8 | Number(truncatingIfNeeded: bytes[place + i])
    }
    return result
  }
}
