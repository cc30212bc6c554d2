public import NetworkGraph

/// Writes graphs straight into the common text formats, without a network in between.
///
/// A ``CompactGraph`` has ties, weights and names, and these formats hold all of that: nothing can get
/// lost. What needs a rule or a message, names with quotes or markup among them, is left to
/// ``NetworkWriter``, which writes every network. ``NetworkReader`` reads the files back to the same
/// graph.
///
///     let bytes = GraphWriter.encode(graph, names: names, as: .graphML)
public enum GraphWriter {
  /// The bytes of a file.
  ///
  /// The formats are `edgeList` (undirected graphs) and `edgeTable`, which have no place for a vertex
  /// without ties, `dot`, `gml`, `graphML` and `pajek`.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - names: The names of its vertices, all of them different.
  ///   - format: The format.
  /// - Returns: `nil` when the graph needs ``NetworkWriter`` for this format: another format, a name
  ///   that would have to be escaped or has more than 1000 bytes, a vertex that would be lost.
  /// - Precondition: There is a name for each vertex.
  /// - Complexity: O(*n* + *m*), on all cores; the bytes do not depend on how many there are.
  public static func encode(
    _ graph: CompactGraph, names: VertexNames, as format: FileFormat
  ) -> [UInt8]? {
    precondition(names.count == graph.vertexCount, "a name for each vertex is expected")
    guard let form = GraphForm(graph, format) else { return nil }
    if !form.listsVertices {
      var isTied = [Bool](repeating: false, count: graph.vertexCount)
      for tail in graph.vertices {
        let slots = graph.arcs(from: tail)
        if !slots.isEmpty { isTied[tail.index] = true }
        if graph.isDirected { for slot in slots { isTied[graph.heads[slot].index] = true } }
      }
      guard isTied.allSatisfy({ $0 }) else { return nil }
    }
    // Memory is set aside for lines with the longest name at both ends.
    guard let labels = WrittenNames(names, quote: form.quote), labels.longest <= 1_000 else {
      return nil
    }
    let numbers =
      form.firstNumber.flatMap {
        WrittenNames(
          VertexNames(numbersFrom: UInt32($0), count: graph.vertexCount), quote: nil)
      }
    var pieces = [Array(form.opening.utf8)]
    if form.listsVertices {
      pieces += inParts(of: graph) { vertices in
        vertexLines(vertices, form, labels, numbers)
      }
    }
    pieces.append(Array(form.beforeTies.utf8))
    pieces += inParts(of: graph) { tieLines(from: $0, of: graph, form, numbers ?? labels) }
    pieces.append(Array(form.closing.utf8))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
    for piece in pieces { bytes += piece }
    return bytes
  }

  /// The results for ranges of vertices with about as many arcs each.
  private static func inParts(
    of graph: CompactGraph, _ work: @Sendable (Range<Int>) -> [UInt8]
  ) -> [[UInt8]] {
    let size = 1 << 17
    var starts = [0]
    var last = 0
    for vertex in 0..<graph.vertexCount {
      let weight = Int(graph.firstArc[vertex + 1]) + vertex + 1
      if weight - last >= size {
        starts.append(vertex + 1)
        last = weight
      }
    }
    if starts.last != graph.vertexCount { starts.append(graph.vertexCount) }
    let limits = starts
    return concurrentResults(limits.count - 1) { work(limits[$0]..<limits[$0 + 1]) }
  }

  private static func vertexLines(
    _ vertices: Range<Int>, _ form: GraphForm, _ labels: WrittenNames, _ numbers: WrittenNames?
  ) -> [UInt8] {
    let parts = form.vertex
    let around = parts.before.count + parts.between.count + parts.after.count
    let longest = around + labels.longest + (numbers?.longest ?? 0)
    return ByteWriter.bytes(atMost: vertices.count * longest) { writer in
      for vertex in vertices {
        writer.append(parts.before[...])
        if let numbers {
          writer.append(numbers[vertex])
          writer.append(parts.between[...])
        }
        writer.append(labels[vertex])
        writer.append(parts.after[...])
      }
    }
  }

  private static func tieLines(
    from vertices: Range<Int>, of graph: CompactGraph, _ form: GraphForm, _ ends: WrittenNames
  ) -> [UInt8] {
    let weights = graph.weights
    let parts = form.tie
    let slots = Int(graph.firstArc[vertices.upperBound]) - Int(graph.firstArc[vertices.lowerBound])
    let around =
      parts.before.count + parts.between.count + parts.beforeWeight.count + parts.after.count
    let longest = around + 2 * ends.longest + ByteWriter.longestNumber
    return ByteWriter.bytes(atMost: slots * longest) { writer in
      for tail in vertices {
        let name = ends[tail]
        for slot in Int(graph.firstArc[tail])..<Int(graph.firstArc[tail + 1]) {
          let head = graph.heads[slot].index
          guard graph.isDirected || tail <= head else { continue }
          writer.append(parts.before[...])
          writer.append(name)
          writer.append(parts.between[...])
          writer.append(ends[head])
          if let weights {
            writer.append(parts.beforeWeight[...])
            writer.append(weights[slot])
          }
          writer.append(parts.after[...])
        }
      }
    }
  }
}

/// The names of all vertices as they stand in a file.
private struct WrittenNames: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The length of the longest.
  private(set) var longest = 0

  /// - Parameter quote: Whether names that are no numbers are put in quotes; `nil` for no quotes.
  /// - Returns: `nil` when some format could read another name than is meant.
  init?(_ names: VertexNames, quote: GraphForm.Quote?) {
    ends.reserveCapacity(names.count)
    if case .texts(let texts, let textEnds) = names.form {
      var start = 0
      for end in textEnds {
        guard end > start, texts[start..<end].allSatisfy(Self.isPlain) else { return nil }
        if quote != nil { bytes.append(0x22) }
        bytes += texts[start..<end]
        if quote != nil { bytes.append(0x22) }
        close(at: bytes.count)
        start = end
      }
      return
    }
    for vertex in 0..<names.count {
      if quote == .always { bytes.append(0x22) }
      bytes += names[vertex].utf8
      if quote == .always { bytes.append(0x22) }
      close(at: bytes.count)
    }
  }

  private mutating func close(at end: Int) {
    longest = max(longest, end - (ends.last ?? 0))
    ends.append(end)
  }

  /// Letters and digits of ASCII and `_`, `-` and `.`, which no format reads as anything else.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  subscript(vertex: Int) -> ArraySlice<UInt8> {
    bytes[(vertex == 0 ? 0 : ends[vertex - 1])..<ends[vertex]]
  }
}

/// Bytes that grow by short pieces, in memory for as many as there may be; what is not used is never
/// touched.
@safe private struct ByteWriter {
  /// More than the digits of any number.
  static let longestNumber = 32

  private let start: UnsafeMutableBufferPointer<UInt8>
  private let limit: Int
  private var count = 0

  static func bytes(atMost bound: Int, _ write: (inout ByteWriter) -> Void) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      var writer = unsafe ByteWriter(buffer)
      write(&writer)
      count = writer.count
    }
  }

  private init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    unsafe start = buffer
    limit = buffer.count
  }

  mutating func append(_ piece: ArraySlice<UInt8>) {
    precondition(count + piece.count <= limit, "a line is longer than its parts")
    for byte in piece {
      unsafe start[count] = byte
      count += 1
    }
  }

  /// A weight, whole ones without a point.
  mutating func append(_ weight: Double) {
    guard let whole = Int(exactly: weight), (0...9_999).contains(whole) else {
      if let whole = Int(exactly: weight), abs(whole) < 1 << 53 {
        append(ArraySlice(String(whole).utf8))
      } else {
        append(ArraySlice(weight.description.utf8))
      }
      return
    }
    // Most weights count something: few digits, and no string for them.
    var divisor = whole > 999 ? 1_000 : whole > 99 ? 100 : whole > 9 ? 10 : 1
    precondition(count + 4 <= limit, "a line is longer than its parts")
    while divisor > 0 {
      unsafe start[count] = UInt8(ascii: "0") + UInt8(whole / divisor % 10)
      count += 1
      divisor /= 10
    }
  }
}
