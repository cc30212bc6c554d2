import Dispatch
import Foundation
public import NetworkGraph
import Synchronization

/// A graph that was read straight from a file of ties.
public struct GraphReading: Sendable {
  /// The graph.
  public let graph: CompactGraph
  /// The names of the vertices.
  public let names: VertexNames
  /// The lines of ties in the file.
  public let tieCount: Int
  let file: MappedFile

  /// The SHA-256 of the file, in 64 hexadecimal digits.
  ///
  /// - Complexity: O(*b*) for *b* bytes.
  public var sha256: String { file.sha256 }
}

/// Reads graphs straight from large plain files: edge lists and tables of ties, without a network
/// in between.
///
/// The file is looked at through the memory of the system and cut into parts at line breaks, which
/// are read on all cores; numbers of vertices need no table, names go through one of each part. Only
/// clean files are read here: quotes, other encodings, faulty lines and whatever else needs a rule or
/// a message are left to ``NetworkReader``, which reads every file that this one does, to the same
/// graph.
public struct GraphReader: Sendable {
  /// How vertices get their numbers.
  public enum Numbering: Sendable {
    /// By the order in which they appear in the file, as the actors of a network do.
    case appearance
    /// By the numbers in the file, from 0 to the largest, whether each of them occurs or not.
    case asWritten
  }

  /// How a graph is made of the ties.
  public struct Options: Sendable {
    /// How vertices get their numbers.
    public var numbering = Numbering.appearance
    /// What the weights mean; `nil` leaves them out.
    public var weights: WeightMeaning?
    /// Whether each tie weighs 1, whatever the file says; needs ``weights``.
    public var countsTies = false
    /// How ties between the same two vertices become one.
    public var parallelEdges = ParallelEdges.sum
    /// Whether the graph is directed.
    public var isDirected = false
    /// Whether each tie goes both ways in a directed graph, where the file does not say.
    public var tiesAreUndirected = false
    /// How many threads work at the same time; all cores unless given.
    public var threads = ProcessInfo.processInfo.activeProcessorCount

    /// The defaults: no weights, undirected, vertices in the order of their appearance.
    public init() {}
  }

  /// Reads a file, if it is one of the plain kind.
  ///
  /// - Parameters:
  ///   - reading: As for ``NetworkReader``.
  ///   - options: How a graph is made of the ties.
  /// - Returns: `nil` when the file needs ``NetworkReader``, for whatever reason.
  /// - Complexity: O(*b*) for *b* bytes.
  public static func read(
    path: String, reading: ReadingOptions = ReadingOptions(), options: Options = Options()
  ) -> GraphReading? {
    guard let file = MappedFile(path: path),
      let layout = plainLayout(of: file, path: path, reading)
    else { return nil }
    return GraphReader(file: file, layout: layout, options: options).read()
  }

  let file: MappedFile
  let layout: LineLayout
  let options: Options

  private init(file: MappedFile, layout: LineLayout, options: Options) {
    self.file = file
    self.layout = layout
    self.options = options
  }

  private func read() -> GraphReading? {
    // Parts small enough to be released soon, and to keep both cores busy to the end.
    if let parts = scan(partSize: 4 << 20, { $0.scanNumbers() }) {
      return graphOfNumbers(parts)
    }
    guard options.numbering == .appearance else { return nil }
    // Tables of names are merged one after the other: as few as there are threads.
    let size = max(1 << 20, (file.count - layout.start) / max(options.threads, 1) + 1)
    let seed = UInt64(bitPattern: Int64(Hasher().finalize()))
    return scan(partSize: size) { $0.scanNames(seed: seed) }.flatMap(graphOfNames)
  }

  // MARK: Scanning

  /// Reads the parts of the file; `nil` when one of them is unusual.
  private func scan(
    partSize: Int, _ work: @escaping @Sendable (inout PartScanner) -> ScannedPart
  ) -> [ScannedPart]? {
    let starts = partStarts(size: partSize)
    guard starts.count > 1 else { return [] }
    var parts = [ScannedPart](repeating: ScannedPart(), count: starts.count - 1)
    let isUnusual = Flag()
    let keepsWeights = options.weights != nil && !options.countsTies
    unsafe parts.withUnsafeMutableBufferPointer { buffer in
      // Each iteration writes its own element.
      nonisolated(unsafe) let slots = unsafe buffer
      concurrently(starts.count - 1) { part in
        guard !isUnusual.isRaised else { return }
        let range = starts[part]..<starts[part + 1]
        var scanner = unsafe PartScanner(
          bytes: file.bytes.baseAddress!.assumingMemoryBound(to: UInt8.self), layout: layout,
          keepsWeights: keepsWeights, range: range)
        let result = work(&scanner)
        if result.isUnusual { isUnusual.raise() }
        unsafe slots[part] = result
        file.release(range)
      }
    }
    return isUnusual.isRaised ? nil : parts
  }

  /// Where the parts begin, each after a line break, and where the last one ends.
  private func partStarts(size: Int) -> [Int] {
    let count = file.count
    var starts = [min(layout.start, count)]
    while starts.last! < count {
      var end = min(starts.last! + size, count)
      while end < count, !file.isAfterLineEnd(end) { end += 1 }
      starts.append(end)
    }
    return starts
  }

  var concurrently: Concurrently {
    let threads = options.threads
    return { count, work in
      if threads <= 1 || count <= 1 {
        for i in 0..<count { work(i) }
      } else {
        DispatchQueue.concurrentPerform(iterations: count, execute: work)
      }
    }
  }
}

/// Something that any thread may raise and see.
private final class Flag: Sendable {
  private let value = Atomic<Bool>(false)

  var isRaised: Bool { value.load(ordering: .relaxed) }

  func raise() { value.store(true, ordering: .relaxed) }
}
