import Dispatch
import Foundation
import NetworkGraph
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the sections of a snapshot.
struct SnapshotReader {
  /// How many bytes are hashed at a time: few enough that they are still near after they were read.
  static let blockSize = 1 << 18

  let header: SnapshotHeader
  private let path: String
  private let file: SnapshotFile
  private let threads: Int

  init(path: String, threads: Int?) throws(SnapshotFault) {
    self.path = path
    self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    guard let file = SnapshotFile(path: path) else {
      throw SnapshotFault(path, NetworkReader.unreadableMessage(path))
    }
    self.file = file
    do {
      let head = file.head(SnapshotHeader.size)
      let count = try SnapshotHeader.sectionCount(head, actualSize: file.size)
      header = try SnapshotHeader(
        file.head(SnapshotHeader.size + count * SnapshotHeader.sectionSize), actualSize: file.size)
    } catch {
      throw SnapshotFault(path, error.message)
    }
  }

  func snapshot() throws(SnapshotFault) -> GraphSnapshot {
    try checkGaps()
    let offsets: ContiguousArray<UInt32> = try section(.offsets)
    let heads: ContiguousArray<Vertex> = try section(.targets)
    let weights: ContiguousArray<Double>? =
      header.meaning == nil ? nil : try section(.weights)
    let graph: CompactGraph
    do {
      graph = try CompactGraph(
        firstArc: offsets, heads: heads, weights: weights, meaning: header.meaning,
        isDirected: header.isDirected, parts: threads, concurrently: concurrently)
    } catch {
      throw SnapshotFault(path, "the snapshot holds no graph: \(error)")
    }
    guard graph.selfLoopCount == header.selfLoopCount else {
      throw SnapshotFault(
        path, "the snapshot holds no graph: its self-loops are not as many as it says")
    }
    var names: [Language: VertexNames] = [:]
    if header[.englishEnds] != nil {
      names[.english] = try texts(ends: .englishEnds, texts: .englishTexts)
    }
    if header[.frenchEnds] != nil {
      names[.french] = try texts(ends: .frenchEnds, texts: .frenchTexts)
    }
    return GraphSnapshot(
      graph: graph, ids: try ids(), names: names, parallelEdges: header.parallelEdges,
      sourceSHA256: hexadecimal(header.sourceDigest), choices: try choices())
  }

  /// The words on the choices by which the graph was made.
  func choices() throws(SnapshotFault) -> String {
    guard header[.choices] != nil else { return "" }
    let bytes: ContiguousArray<UInt8> = try section(.choices)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Ids and names

  private func ids() throws(SnapshotFault) -> VertexNames {
    switch header.idForm {
    case .range: return VertexNames(numbersFrom: header.idBase, count: header.vertexCount)
    case .numbers:
      let numbers: ContiguousArray<UInt32> = try section(.idNumbers)
      guard UInt32.max - header.idBase >= numbers.max() ?? 0 else {
        throw SnapshotFault(path, "the snapshot holds a number of a vertex that is too large")
      }
      return VertexNames(numbers: numbers, base: header.idBase)
    case .texts: return try texts(ends: .idEnds, texts: .idTexts)
    }
  }

  private func texts(
    ends: SnapshotHeader.Kind, texts: SnapshotHeader.Kind
  ) throws(SnapshotFault) -> VertexNames {
    let ends: ContiguousArray<Int> = try section(ends)
    let bytes: ContiguousArray<UInt8> = try section(texts)
    var last = 0
    for end in ends {
      guard end >= last else { throw SnapshotFault(path, "the snapshot holds names out of order") }
      last = end
    }
    guard last == bytes.count else {
      throw SnapshotFault(path, "the snapshot holds names that do not end where their texts do")
    }
    return VertexNames(texts: bytes, ends: ends)
  }

  // MARK: Sections

  /// The elements of a section, with its checksum compared.
  ///
  /// - Precondition: Any bytes are an element: numbers, and vertices, which are one.
  private func section<Element>(
    _ kind: SnapshotHeader.Kind
  ) throws(SnapshotFault) -> ContiguousArray<Element> {
    guard let section = header[kind] else {
      preconditionFailure("a section that the header was checked for is not there")
    }
    let count = section.byteCount / MemoryLayout<Element>.stride
    let blockCount = (section.byteCount + Self.blockSize - 1) / Self.blockSize
    var digests = [UInt64](repeating: 0, count: blockCount)
    let isShort = Atomic<Bool>(false)
    let elements = unsafe ContiguousArray<Element>(unsafeUninitializedCapacity: count) {
      buffer, initializedCount in
      // What a short file leaves out is never looked at.
      let raw = UnsafeMutableRawBufferPointer(buffer)
      unsafe useLargePages(raw)
      unsafe digests.withUnsafeMutableBufferPointer { digests in
        // Each iteration writes its own block and digest.
        nonisolated(unsafe) let (raw, digests) = unsafe (raw, digests)
        concurrently(blockCount) { block in
          let start = block * Self.blockSize
          let end = min(start + Self.blockSize, section.byteCount)
          let bytes = unsafe UnsafeMutableRawBufferPointer(rebasing: raw[start..<end])
          guard unsafe file.read(bytes, at: section.offset + start) else {
            isShort.store(true, ordering: .relaxed)
            return
          }
          unsafe digests[block] = unsafe XXHash64.digest(UnsafeRawBufferPointer(bytes))
        }
      }
      if isShort.load(ordering: .relaxed) {
        initializedCount = 0
      } else {
        initializedCount = count
      }
    }
    guard !isShort.load(ordering: .relaxed) else {
      throw SnapshotFault(path, "the snapshot became shorter while it was read")
    }
    guard XXHash64.combined(digests) == section.checksum else {
      throw SnapshotFault(
        path, "the snapshot is damaged: the checksum of its \(kind) differs; make it anew")
    }
    return elements
  }

  /// The bytes between sections are zeros, so that each byte of the file is accounted for.
  private func checkGaps() throws(SnapshotFault) {
    var end = SnapshotHeader.size + SnapshotHeader.sectionSize * header.sections.count
    for section in header.sections {
      guard let gap = file.bytes(end..<section.offset), gap.allSatisfy({ $0 == 0 }) else {
        throw SnapshotFault(
          path, "the snapshot is damaged: there is something between its parts; make it anew")
      }
      end = section.offset + section.byteCount
    }
  }

  private var concurrently: Concurrently {
    let threads = threads
    return { count, work in
      if threads <= 1 || count <= 1 {
        for i in 0..<count { work(i) }
      } else {
        DispatchQueue.concurrentPerform(iterations: count, execute: work)
      }
    }
  }
}

/// Asks the system for large pages, which it can hand out as fast as they are filled: with small
/// ones, a fresh array costs more time than copying into it.
private func useLargePages(_ bytes: UnsafeMutableRawBufferPointer) {
  #if os(Linux)
    let page = 1 << 21
    guard bytes.count >= 4 * page, let start = bytes.baseAddress else { return }
    let first = unsafe UnsafeMutableRawPointer(
      bitPattern: (UInt(bitPattern: start) + UInt(page) - 1) / UInt(page) * UInt(page))
    guard let first = unsafe first else { return }
    let count = unsafe (start + bytes.count - first) / page * page
    guard count > 0 else { return }
    // A system that cannot do this says so and goes on as before. The number is MADV_HUGEPAGE.
    _ = unsafe madvise(first, count, 14)
  #endif
}
