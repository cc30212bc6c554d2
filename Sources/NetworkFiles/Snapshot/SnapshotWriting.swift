import Dispatch
import Foundation
import NetworkGraph

extension GraphSnapshot {
  /// Writes the snapshot, whole or not at all. The same graph, ids and choices give the same bytes.
  ///
  /// - Parameters:
  ///   - path: The file; what it holds is replaced when the new one is complete.
  ///   - willWrite: Told the name under which the file is written until it is complete.
  /// - Throws: ``OutputFault`` when the file cannot be written.
  /// - Complexity: O(*b*) for *b* bytes.
  public func write(
    to path: String, willWrite: (_ temporaryPath: String) -> Void = { _ in }
  ) throws(OutputFault) {
    var parts: [any SnapshotPart] = [
      Elements(kind: .offsets, elements: graph.firstArc),
      Elements(kind: .targets, elements: graph.heads),
    ]
    if let weights = graph.weights { parts.append(Elements(kind: .weights, elements: weights)) }
    var header = SnapshotHeader()
    switch ids.form {
    case .range(let base):
      header.idForm = .range
      header.idBase = base
    case .numbers(let numbers, let base):
      header.idForm = .numbers
      header.idBase = base
      parts.append(Elements(kind: .idNumbers, elements: numbers))
    case .texts(let bytes, let ends):
      header.idForm = .texts
      parts.append(Elements(kind: .idEnds, elements: ends))
      parts.append(Elements(kind: .idTexts, elements: bytes))
    }
    for (language, kinds) in [
      (Language.english, (SnapshotHeader.Kind.englishEnds, SnapshotHeader.Kind.englishTexts)),
      (.french, (.frenchEnds, .frenchTexts)),
    ] {
      guard let texts = names[language], case .texts(let bytes, let ends) = texts.form else {
        continue
      }
      parts.append(Elements(kind: kinds.0, elements: ends))
      parts.append(Elements(kind: kinds.1, elements: bytes))
    }
    if !choices.isEmpty {
      parts.append(Elements(kind: .choices, elements: ContiguousArray(choices.utf8)))
    }

    header.vertexCount = graph.vertexCount
    header.slotCount = graph.arcCount
    header.selfLoopCount = graph.selfLoopCount
    header.isDirected = graph.isDirected
    header.meaning = graph.weightMeaning
    header.parallelEdges = parallelEdges
    header.sourceDigest = Self.digest(of: sourceSHA256)
    header.sections = parts.map { part in
      SnapshotHeader.Section(
        kind: part.kind, offset: 0, byteCount: part.byteCount, checksum: part.checksum)
    }
    header.placeSections()

    let output = try SnapshotOutput(path: path)
    if let temporary = output.temporary { willWrite(temporary) }
    var position = 0
    func write(_ bytes: [UInt8]) throws(OutputFault) {
      position += bytes.count
      guard let fault = unsafe bytes.withUnsafeBytes({ unsafe output.fault(writing: $0) }) else {
        return
      }
      throw fault
    }
    try write(header.encoded)
    for (part, section) in zip(parts, header.sections) {
      try write([UInt8](repeating: 0, count: section.offset - position))
      if let fault = part.write(to: output) { throw fault }
      position += part.byteCount
    }
    try output.commit()
  }

  /// The bytes of a digest in hexadecimal digits.
  private static func digest(of text: String) -> [UInt8] {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    precondition(digits.count == 64, "a SHA-256 has 64 hexadecimal digits")
    return (0..<32).map { UInt8(digits[2 * $0] << 4 | digits[2 * $0 + 1]) }
  }
}

/// Something that becomes a section.
private protocol SnapshotPart {
  var kind: SnapshotHeader.Kind { get }
  var byteCount: Int { get }
  var checksum: UInt64 { get }
  func write(to output: SnapshotOutput) -> OutputFault?
}

/// An array of numbers, or of vertices, which are one.
private struct Elements<Element: Sendable>: SnapshotPart {
  let kind: SnapshotHeader.Kind
  let elements: ContiguousArray<Element>

  var byteCount: Int { elements.count * MemoryLayout<Element>.stride }

  /// The digest of the digests of the blocks, as ``SnapshotReader`` computes it.
  var checksum: UInt64 {
    let size = SnapshotReader.blockSize
    let blockCount = (byteCount + size - 1) / size
    var digests = [UInt64](repeating: 0, count: blockCount)
    unsafe elements.withUnsafeBytes { bytes in
      unsafe digests.withUnsafeMutableBufferPointer { digests in
        // Each iteration reads its own block and writes its own digest.
        nonisolated(unsafe) let (bytes, digests) = unsafe (bytes, digests)
        DispatchQueue.concurrentPerform(iterations: blockCount) { block in
          let end = unsafe min((block + 1) * size, bytes.count)
          let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[(block * size)..<end])
          unsafe digests[block] = unsafe XXHash64.digest(part)
        }
      }
    }
    return XXHash64.combined(digests)
  }

  func write(to output: SnapshotOutput) -> OutputFault? {
    unsafe elements.withUnsafeBytes { unsafe output.fault(writing: $0) }
  }
}
