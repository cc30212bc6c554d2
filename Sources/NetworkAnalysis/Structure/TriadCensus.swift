public import NetworkGraph

/// The sixteen ways in which three vertices can be tied in a directed graph, by the names of Davis and
/// Leinhardt: the numbers of mutual, asymmetric and null pairs, then a letter for the shape.
public enum TriadType: String, Hashable, Sendable, CaseIterable {
  /// No arc.
  case t003 = "003"
  /// One arc.
  case t012 = "012"
  /// One pair both ways.
  case t102 = "102"
  /// a ← b → c: down.
  case t021D = "021D"
  /// a → b ← c: up.
  case t021U = "021U"
  /// a → b → c: a chain.
  case t021C = "021C"
  /// a ↔ b ← c.
  case t111D = "111D"
  /// a ↔ b → c.
  case t111U = "111U"
  /// a → b → c and a → c: transitive.
  case t030T = "030T"
  /// a → b → c → a: a cycle.
  case t030C = "030C"
  /// a ↔ b ↔ c.
  case t201 = "201"
  /// a ← b → c and a ↔ c.
  case t120D = "120D"
  /// a → b ← c and a ↔ c.
  case t120U = "120U"
  /// a → b → c and a ↔ c.
  case t120C = "120C"
  /// Two pairs both ways and one arc.
  case t210 = "210"
  /// All pairs both ways.
  case t300 = "300"
}

/// How many triads of each type there are.
public struct TriadCensus: Sendable, Hashable {
  /// The counts in the order of `TriadType.allCases`.
  public let counts: [Int128]

  /// The number of triads of a type.
  public subscript(type: TriadType) -> Int128 {
    counts[TriadType.allCases.firstIndex(of: type) ?? 0]
  }
}

extension CompactGraph {
  /// The triad census of a directed graph: how many of the sets of three vertices are tied in each of
  /// the sixteen ways. Self-loops are ignored.
  ///
  /// Shows which local structures a network has more of than chance: transitive triads speak for
  /// hierarchy, mutual ones for clusters. Compare with a random graph of the same dyads; the counts
  /// alone follow mostly from the density.
  ///
  /// - Returns: Counts that sum to *n*(*n* − 1)(*n* − 2)/6.
  /// - Throws: `AnalysisError.needsDirectedGraph`; `CancellationError`.
  /// - Complexity: O(Σ *d*²) over the degrees *d*, on all cores; triads without a tie are not visited.
  /// - SeeAlso: J. A. Davis, S. Leinhardt, in *Sociological Theories in Progress* 2, 1972, 218–251;
  ///   algorithm of V. Batagelj, A. Mrvar, "A subquadratic triad census algorithm for large sparse
  ///   networks with small maximum degree", *Social Networks* 23(3), 2001, 237–243,
  ///   doi:10.1016/S0378-8733(01)00035-1.
  public func triadCensus() throws -> TriadCensus {
    guard isDirected else { throw AnalysisError.needsDirectedGraph(measure: "the triad census") }
    let ties = simpleSkeleton()
    // How the vertex of each slot is tied to its head: 1 an arc there, 2 an arc back, 3 both.
    var relation = ContiguousArray<UInt8>(repeating: 0, count: ties.arcCount)
    for tail in vertices {
      for slot in arcs(from: tail) where heads[slot] != tail {
        let head = heads[slot]
        if let there = ties.slot(from: tail, to: head) { relation[there] |= 1 }
        if let back = ties.slot(from: head, to: tail) { relation[back] |= 2 }
      }
    }
    let relations = relation
    let types = TriadTypes()
    let zeros = [Int](repeating: 0, count: 16)
    let found = try foldInChunks(count: vertexCount, into: [Int128](repeating: 0, count: 16)) {
      tails, isCancelled in
      var counts = zeros
      for tail in tails {
        if isCancelled() { break }
        ties.countTriads(at: Vertex(tail), relations, types, &counts)
      }
      return counts
    } fold: { (total: inout [Int128], part: [Int]) in
      for i in total.indices { total[i] += Int128(part[i]) }
    }
    let n = Int128(vertexCount)
    var counts = found
    counts[0] = n * (n - 1) * (n - 2) / 6 - found.reduce(0, +)
    return TriadCensus(counts: counts)
  }

  /// Counts the triads whose lowest tie, by vertices, begins at a vertex: those with a second tie by
  /// type, those without by number. This is the graph without directions.
  fileprivate func countTriads(
    at v: Vertex, _ relation: ContiguousArray<UInt8>, _ types: TriadTypes, _ counts: inout [Int]
  ) {
    for slot in arcs(from: v) where heads[slot] > v {
      let u = heads[slot]
      let pair = Int(relation[slot])
      var others = 0
      var i = arcs(from: v).lowerBound
      var j = arcs(from: u).lowerBound
      let (endI, endJ) = (arcs(from: v).upperBound, arcs(from: u).upperBound)
      while i < endI || j < endJ {
        let a = i < endI ? heads[i].index : Int.max
        let b = j < endJ ? heads[j].index : Int.max
        let w = min(a, b)
        let toV = a == w ? Int(relation[i]) : 0
        let toU = b == w ? Int(relation[j]) : 0
        if a == w { i += 1 }
        if b == w { j += 1 }
        if w == v.index || w == u.index { continue }
        others += 1
        // Each triad once: u is its second tied vertex in the order of vertices.
        if w > u.index || (w > v.index && toV == 0) {
          counts[types[pair, toV, toU]] += 1
        }
      }
      counts[pair == 3 ? 2 : 1] += vertexCount - 2 - others
    }
  }
}

/// The place of the type of three vertices in `TriadType.allCases`, for each way their pairs are tied.
private struct TriadTypes: Sendable {
  private let places: ContiguousArray<Int>

  init() {
    var places = ContiguousArray<Int>()
    for code in 0..<64 {
      let type = Self.type(code & 3, code >> 2 & 3, code >> 4 & 3)
      places.append(TriadType.allCases.firstIndex(of: type) ?? 0)
    }
    self.places = places
  }

  /// - Parameters:
  ///   - vu: How the first vertex is tied to the second: 1 there, 2 back, 3 both ways.
  ///   - vw: How the first is tied to the third.
  ///   - uw: How the second is tied to the third.
  subscript(vu: Int, vw: Int, uw: Int) -> Int { places[vu | vw << 2 | uw << 4] }

  private static func type(_ vu: Int, _ vw: Int, _ uw: Int) -> TriadType {
    let pairs = [(0, 1, vu), (0, 2, vw), (1, 2, uw)]
    let mutual = pairs.filter { $0.2 == 3 }
    // Arcs that are not returned, as tail and head.
    let arcs: [(Int, Int)] = pairs.filter { $0.2 == 1 || $0.2 == 2 }
      .map { $0.2 == 1 ? ($0.0, $0.1) : ($0.1, $0.0) }
    func haveOneTail() -> Bool { arcs[0].0 == arcs[1].0 }
    func haveOneHead() -> Bool { arcs[0].1 == arcs[1].1 }
    switch (mutual.count, arcs.count) {
    case (0, 0): return .t003
    case (0, 1): return .t012
    case (1, 0): return .t102
    case (0, 2): return haveOneTail() ? .t021D : haveOneHead() ? .t021U : .t021C
    case (1, 1):
      let leavesPair = arcs[0].0 == mutual[0].0 || arcs[0].0 == mutual[0].1
      return leavesPair ? .t111U : .t111D
    case (0, 3): return Set(arcs.map(\.0)).count == 3 ? .t030C : .t030T
    case (2, 0): return .t201
    case (1, 2): return haveOneTail() ? .t120D : haveOneHead() ? .t120U : .t120C
    case (2, 1): return .t210
    default: return .t300
    }
  }
}
