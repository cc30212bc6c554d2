import NetworkGraph

extension GraphReader {
  /// The graph of ties between numbered vertices; `nil` when the numbers are too far apart.
  func graphOfNumbers(_ parts: consuming [ScannedPart]) -> GraphReading? {
    let tieCount = parts.reduce(0) { $0 + $1.piece.tails.count }
    guard tieCount > 0 else { return graph([], 0, VertexNames(), 0) }
    let largest = parts.lazy.map(\.largest).max() ?? 0
    let size = Int(largest - layout.base) + 1
    var pieces = parts.map(\.piece)
    parts = []
    guard options.numbering == .appearance else {
      return graph(pieces, size, VertexNames(numbersFrom: layout.base, count: size), tieCount)
    }
    // A table with a place for each number is worth it only where many of them occur.
    guard size <= 8 * tieCount + 1_000_000 else { return nil }
    let numbers = numberByAppearance(&pieces, size)
    return graph(
      pieces, numbers.count, VertexNames(numbers: numbers, base: layout.base), tieCount)
  }

  /// Gives vertices the numbers of their order of appearance: the number as it was, of each.
  private func numberByAppearance(_ pieces: inout [EdgePiece], _ size: Int)
    -> ContiguousArray<UInt32>
  {
    var ranks = ContiguousArray<UInt32>(repeating: .max, count: size)
    var written = ContiguousArray<UInt32>()
    var isOrdered = true
    for piece in pieces {
      let (tails, heads) = (piece.tails.span, piece.heads.span)
      for i in tails.indices {
        let (tail, head) = (tails[i], heads[i])
        if ranks[Int(tail)] == .max {
          ranks[Int(tail)] = UInt32(written.count)
          isOrdered = isOrdered && Int(tail) == written.count
          written.append(tail)
        }
        if ranks[Int(head)] == .max {
          ranks[Int(head)] = UInt32(written.count)
          isOrdered = isOrdered && Int(head) == written.count
          written.append(head)
        }
      }
    }
    if !isOrdered {
      let ranks = ranks
      renumber(&pieces) { _ in ranks }
    }
    return written
  }

  /// The graph of ties between vertices with names.
  func graphOfNames(_ parts: consuming [ScannedPart]) -> GraphReading? {
    let tieCount = parts.reduce(0) { $0 + $1.piece.tails.count }
    let text = unsafe file.bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
    var all = LabelTable()
    var numbers: [ContiguousArray<UInt32>] = []
    for (place, part) in parts.enumerated() {
      if place == 0 {
        // The first part has the numbers of the whole.
        all = part.labels
        numbers.append(ContiguousArray(0..<UInt32(all.count)))
      } else {
        numbers.append(unsafe all.numbers(of: part.labels, in: text))
      }
    }
    guard let names = unsafe VertexNames(all, in: text) else { return nil }
    var pieces = parts.map(\.piece)
    parts = []
    if pieces.count > 1 {
      let numbers = numbers
      renumber(&pieces) { numbers[$0] }
    }
    return graph(pieces, names.count, names, tieCount)
  }

  /// Puts other numbers in place of those of each piece.
  private func renumber(
    _ pieces: inout [EdgePiece], _ numbers: @Sendable (Int) -> ContiguousArray<UInt32>
  ) {
    unsafe pieces.withUnsafeMutableBufferPointer { buffer in
      // Each iteration changes its own piece.
      nonisolated(unsafe) let slots = unsafe buffer
      concurrently(buffer.count) { place in
        let numbers = numbers(place)
        for i in unsafe slots[place].tails.indices {
          unsafe slots[place].tails[i] = numbers[Int(slots[place].tails[i])]
          unsafe slots[place].heads[i] = numbers[Int(slots[place].heads[i])]
        }
      }
    }
  }

  private func graph(
    _ pieces: consuming [EdgePiece], _ vertexCount: Int, _ names: VertexNames, _ tieCount: Int
  ) -> GraphReading? {
    // A number of ties that is not what the file says is worth a word of the thorough reader.
    guard layout.declaredTieCount.map({ $0 == tieCount }) ?? true else { return nil }
    let goBothWays = layout.direction.map { $0 == .undirected } ?? options.tiesAreUndirected
    if options.isDirected && goBothWays {
      for place in pieces.indices { pieces[place] = bothWays(pieces[place]) }
    }
    if options.weights != nil && options.countsTies {
      for place in pieces.indices {
        pieces[place].weights = ContiguousArray(repeating: 1, count: pieces[place].tails.count)
      }
    }
    // Slots are counted in 32 bits.
    let slots = pieces.reduce(0) { $0 + $1.tails.count } * (options.isDirected ? 1 : 2)
    guard slots < Int(UInt32.max) else { return nil }
    let graph = CompactGraph(
      vertexCount: vertexCount, pieces: pieces, meaning: options.weights,
      isDirected: options.isDirected, parallelEdges: options.parallelEdges,
      parts: tieCount < 100_000 ? 1 : options.threads, concurrently: concurrently)
    return GraphReading(graph: graph, names: names, tieCount: tieCount, file: file)
  }

  /// Each tie as two arcs, one after the other; a loop is one.
  private func bothWays(_ piece: EdgePiece) -> EdgePiece {
    var result = EdgePiece()
    for i in piece.tails.indices {
      let (tail, head) = (piece.tails[i], piece.heads[i])
      result.tails.append(tail)
      result.heads.append(head)
      if !piece.weights.isEmpty { result.weights.append(piece.weights[i]) }
      guard tail != head else { continue }
      result.tails.append(head)
      result.heads.append(tail)
      if !piece.weights.isEmpty { result.weights.append(piece.weights[i]) }
    }
    return result
  }
}
