import NetworkGraph

/// The ways in which four vertices of a directed graph can be tied together, and how often each occurs.
///
/// Each connected set of four is met once (the ESU algorithm: a set grows only by vertices beyond its
/// first one that no earlier member is tied to) and its twelve possible arcs make a number of twelve
/// bits; a table leads from each number to that of its shape.
///
/// - SeeAlso: S. Wernicke, "Efficient detection of network motifs", *IEEE/ACM Transactions on
///   Computational Biology and Bioinformatics* 3(4), 2006, doi:10.1109/TCBB.2006.51.
struct DirectedMotifs {
  /// The shapes that hold together, fewest arcs first.
  let motifs: [MotifCounts.Motif]

  /// - Complexity: Proportional to the number of connected sets of four and their neighbours.
  init(_ graph: CompactGraph) throws {
    let graph = graph.unweighted().withoutSelfLoops()
    let skeleton = graph.simpleSkeleton()
    let counts = try foldInChunks(
      count: graph.vertexCount, into: [Int](repeating: 0, count: 4096)
    ) { roots, isCancelled in
      var search = ConnectedSets(graph, skeleton)
      for root in roots {
        if isCancelled() { break }
        search.grow(from: Vertex(root))
      }
      return search.counts
    } fold: { total, part in
      for code in total.indices { total[code] += part[code] }
    }
    var ofShape = [Int](repeating: 0, count: 4096)
    for code in counts.indices where counts[code] > 0 {
      ofShape[Self.shapes[code]] += counts[code]
    }
    motifs = Self.connectedShapes.map {
      MotifCounts.Motif(name: Self.name($0), count: Int128(ofShape[$0]))
    }
  }

  /// The place of the arc from one of four vertices to another in a number of twelve bits.
  static func bit(_ tail: Int, _ head: Int) -> Int { 3 * tail + (head < tail ? head : head - 1) }

  /// The shape of each number: the least number that renumbering the four gives.
  private static let shapes: [Int] = {
    let orders = permutations([0, 1, 2, 3])
    return (0..<4096).map { code in
      orders.reduce(code) { least, order in min(least, renumbered(code, order)) }
    }
  }()

  private static func renumbered(_ code: Int, _ order: [Int]) -> Int {
    var result = 0
    for tail in 0..<4 {
      for head in 0..<4 where head != tail && code >> bit(tail, head) & 1 == 1 {
        result |= 1 << bit(order[tail], order[head])
      }
    }
    return result
  }

  private static func permutations(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.indices.flatMap { place -> [[Int]] in
      var rest = items
      let first = rest.remove(at: place)
      return permutations(rest).map { [first] + $0 }
    }
  }

  /// The 199 shapes in which all four hang together.
  private static let connectedShapes: [Int] = Set(shapes).filter(isConnected)
    .sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }

  private static func isConnected(_ code: Int) -> Bool {
    var reached = [true, false, false, false]
    for _ in 0..<3 {
      for tail in 0..<4 {
        for head in 0..<4 where head != tail && code >> bit(tail, head) & 1 == 1 {
          if reached[tail] || reached[head] { (reached[tail], reached[head]) = (true, true) }
        }
      }
    }
    return reached.allSatisfy { $0 }
  }

  /// The arcs of a shape between a, b, c and d.
  private static func name(_ code: Int) -> String {
    let letters = ["a", "b", "c", "d"]
    var arcs: [String] = []
    for tail in 0..<4 {
      for head in 0..<4 where head != tail && code >> bit(tail, head) & 1 == 1 {
        arcs.append(letters[tail] + letters[head])
      }
    }
    return arcs.joined(separator: "-")
  }
}

/// Grows connected sets of four vertices, each set from its lowest vertex.
private struct ConnectedSets {
  private let graph: CompactGraph
  private let skeleton: CompactGraph
  private(set) var counts = [Int](repeating: 0, count: 4096)
  private var members: [Vertex] = []
  /// How many members a vertex is or is tied to.
  private var closeness: [Int32]

  init(_ graph: CompactGraph, _ skeleton: CompactGraph) {
    self.graph = graph
    self.skeleton = skeleton
    closeness = [Int32](repeating: 0, count: graph.vertexCount)
  }

  mutating func grow(from root: Vertex) {
    take(root, by: 1)
    members = [root]
    var candidates: [Vertex] = []
    for slot in skeleton.arcs(from: root) where skeleton.heads[slot] > root {
      candidates.append(skeleton.heads[slot])
    }
    extend(candidates, code: 0)
    take(root, by: -1)
  }

  private mutating func take(_ vertex: Vertex, by step: Int32) {
    closeness[vertex.index] += step
    for slot in skeleton.arcs(from: vertex) { closeness[skeleton.heads[slot].index] += step }
  }

  private mutating func extend(_ candidates: [Vertex], code: Int) {
    for place in candidates.indices {
      let next = candidates[place]
      let own = code | arcs(of: next)
      if members.count == 3 {
        counts[own] += 1
        continue
      }
      // Who is tied to the new member and to none before may follow, besides those not yet tried.
      var following = Array(candidates[(place + 1)...])
      for slot in skeleton.arcs(from: next) {
        let vertex = skeleton.heads[slot]
        if vertex > members[0], closeness[vertex.index] == 0 { following.append(vertex) }
      }
      take(next, by: 1)
      members.append(next)
      extend(following, code: own)
      members.removeLast()
      take(next, by: -1)
    }
  }

  /// The bits of the arcs between a new member and those before.
  private func arcs(of new: Vertex) -> Int {
    var code = 0
    for (place, member) in members.enumerated() {
      if has(new, member) { code |= 1 << DirectedMotifs.bit(members.count, place) }
      if has(member, new) { code |= 1 << DirectedMotifs.bit(place, members.count) }
    }
    return code
  }

  /// Whether there is an arc; heads stand in ascending order.
  private func has(_ tail: Vertex, _ head: Vertex) -> Bool {
    let slots = graph.arcs(from: tail)
    var (low, high) = (slots.lowerBound, slots.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if graph.heads[middle] < head { low = middle + 1 } else { high = middle }
    }
    return low < slots.upperBound && graph.heads[low] == head
  }
}
