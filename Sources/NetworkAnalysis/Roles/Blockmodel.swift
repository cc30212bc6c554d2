public import NetworkGraph

/// What ties between two blocks an ideal blockmodel has.
public enum BlockKind: String, Hashable, Sendable, CaseIterable {
  /// None.
  case null
  /// All.
  case complete
  /// At least one from each vertex of the first block and at least one to each of the second.
  case regular
}

/// A blockmodel: blocks of vertices and what kind of ties each pair of blocks has.
public struct Blockmodel: Sendable, Hashable {
  /// The block of each vertex; blocks by decreasing size.
  public let partition: Partition
  /// The kind of ties from the block of the row to the block of the column: the image matrix.
  public let image: [[BlockKind]]
  /// How many ties of each pair of blocks disagree with its kind.
  public let inconsistencies: [[Int]]
  /// All inconsistencies together: the criterion function. 0 is a perfect blockmodel.
  public var criterion: Int { inconsistencies.joined().reduce(0, +) }
}

extension CompactGraph {
  /// The blockmodel of a given partition: for each pair of blocks the kind of ties that disagrees least
  /// with the network.
  ///
  /// Inconsistencies: of a null block its ties, of a complete block the ties that it lacks, of a
  /// regular block of *r* rows and *c* columns, *p* rows and *q* columns of which have a tie,
  /// (*r* − *p*)*c* + (*c* − *q*)*p*.
  ///
  /// - Parameters:
  ///   - partition: The blocks.
  ///   - kinds: The kinds that are allowed; of kinds that fit as well the first in this order.
  /// - Throws: `AnalysisError.wrongCount`; `AnalysisError.parameterOutOfRange` without kinds.
  /// - Complexity: O(*n* + *m* + *b*²) for *b* blocks.
  /// - Note: Weights and self-loops are not used; the diagonal is not counted. An undirected tie counts
  ///   in both directions.
  /// - SeeAlso: P. Doreian, V. Batagelj, A. Ferligoj, *Generalized Blockmodeling*, Cambridge
  ///   University Press, 2005, doi:10.1017/CBO9780511584176.
  public func blockmodel(
    of partition: Partition, kinds: [BlockKind] = [.null, .complete]
  ) throws -> Blockmodel {
    try checkCount(partition.vertexCount, of: "block memberships")
    let counter = try BlockCounter(self, kinds)
    return counter.blockmodel(of: partition)
  }

  /// A partition into so many blocks whose blockmodel disagrees least with the network, by local search.
  ///
  /// From random partitions, a vertex is moved to another block or, up to 200 vertices, two exchange
  /// their blocks as long as the criterion falls; the best of all starts is kept. The search finds a local best: a
  /// criterion of 0 is certainly the best, any other is not certain.
  ///
  /// - Parameters:
  ///   - blocks: The number of blocks, at least 1; none is left empty where there are vertices enough.
  ///   - kinds: The kinds that are allowed: null and complete look for structural equivalence, null and
  ///     regular for regular equivalence.
  ///   - seed: Where the random partitions begin.
  ///   - starts: How many random partitions, at least 1.
  /// - Throws: `AnalysisError.parameterOutOfRange`; `AnalysisError.tooManyVertices` above 1,000;
  ///   `CancellationError`.
  /// - Complexity: O(*nb*) criteria a round, with exchanges O(*n*² + *nb*), each O(*n* + *m* + *b*²).
  /// - Note: Null and regular alone fit every network without isolated vertices perfectly as one block:
  ///   ask for more blocks or look at the image.
  /// - SeeAlso: V. Batagelj, A. Ferligoj, P. Doreian, "Direct and indirect methods for structural
  ///   equivalence", *Social Networks* 14, 1992, 63–90, doi:10.1016/0378-8733(92)90014-X; Doreian,
  ///   Batagelj and Ferligoj 2005, doi:10.1017/CBO9780511584176.
  public func bestBlockmodel(
    blocks: Int, kinds: [BlockKind] = [.null, .complete], seed: UInt64 = 1, starts: Int = 10
  ) throws -> Blockmodel {
    for (name, value) in [("blocks", blocks), ("starts", starts)] where value < 1 {
      throw AnalysisError.parameterOutOfRange(
        name: name, value: "\(value)", expected: "at least 1")
    }
    let limit = 1000
    guard vertexCount <= limit else {
      throw AnalysisError.tooManyVertices(
        measure: "the search for a blockmodel", count: vertexCount, limit: limit)
    }
    let counter = try BlockCounter(self, kinds)
    let count = min(blocks, vertexCount)
    var random = SplitMix64(seed: seed)
    var best: (labels: [Int], criterion: Int)?
    for _ in 0..<starts {
      // Each block gets one vertex first, so that none is empty.
      var labels = (0..<vertexCount).map { $0 < count ? $0 : random.nextIndex(below: count) }
      random.shuffle(&labels)
      let criterion = try counter.descend(&labels, blockCount: count)
      if criterion < (best?.criterion ?? .max) { best = (labels, criterion) }
      if criterion == 0 { break }
    }
    return counter.blockmodel(of: Partition(labels: best?.labels ?? []))
  }
}

/// Counts what disagrees with a blockmodel.
private struct BlockCounter {
  private let graph: CompactGraph
  private let back: CompactGraph
  private let kinds: [BlockKind]

  init(_ graph: CompactGraph, _ kinds: [BlockKind]) throws(AnalysisError) {
    guard !kinds.isEmpty else {
      throw .parameterOutOfRange(name: "kinds", value: "empty", expected: "at least one kind")
    }
    self.graph = graph.unweighted().withoutSelfLoops()
    back = self.graph.reversed()
    self.kinds = kinds
  }

  /// For each pair of blocks the number of ties, of rows with a tie and of columns with a tie.
  private struct Counts {
    var ties: [Int]
    var rows: [Int]
    var columns: [Int]
    var sizes: [Int]
  }

  private func counts(_ labels: [Int], _ blockCount: Int) -> Counts {
    let zeros = [Int](repeating: 0, count: blockCount * blockCount)
    var counts = Counts(
      ties: zeros, rows: zeros, columns: zeros, sizes: Array(repeating: 0, count: blockCount))
    // seen[b] == v + 1: v has a tie with block b already.
    var seen = [Int](repeating: 0, count: blockCount)
    for v in graph.vertices {
      let own = labels[v.index]
      counts.sizes[own] += 1
      for slot in graph.arcs(from: v) {
        let other = labels[graph.heads[slot].index]
        counts.ties[own * blockCount + other] += 1
        if seen[other] != v.index + 1 {
          seen[other] = v.index + 1
          counts.rows[own * blockCount + other] += 1
        }
      }
    }
    for b in seen.indices { seen[b] = 0 }
    for v in back.vertices {
      let own = labels[v.index]
      for slot in back.arcs(from: v) {
        let other = labels[back.heads[slot].index]
        if seen[other] != v.index + 1 {
          seen[other] = v.index + 1
          counts.columns[other * blockCount + own] += 1
        }
      }
    }
    return counts
  }

  private func inconsistency(
    _ counts: Counts, _ a: Int, _ b: Int, _ kind: BlockKind
  ) -> Int {
    let place = a * counts.sizes.count + b
    let (r, c) = (counts.sizes[a], counts.sizes[b])
    switch kind {
    case .null: return counts.ties[place]
    case .complete: return r * (a == b ? c - 1 : c) - counts.ties[place]
    case .regular:
      return (r - counts.rows[place]) * c + (c - counts.columns[place]) * counts.rows[place]
    }
  }

  private func criterion(_ labels: [Int], _ blockCount: Int) -> Int {
    let counts = counts(labels, blockCount)
    var sum = 0
    for a in 0..<blockCount {
      for b in 0..<blockCount {
        var least = Int.max
        for kind in kinds { least = min(least, inconsistency(counts, a, b, kind)) }
        sum += least
      }
    }
    return sum
  }

  func blockmodel(of partition: Partition) -> Blockmodel {
    let count = partition.groupCount
    let counts = counts(partition.membership, count)
    var image: [[BlockKind]] = []
    var inconsistencies: [[Int]] = []
    for a in 0..<count {
      let row = (0..<count).map { b in
        // `min` keeps the first of equal ones.
        kinds.map { ($0, inconsistency(counts, a, b, $0)) }.min { $0.1 < $1.1 }!
      }
      image.append(row.map(\.0))
      inconsistencies.append(row.map(\.1))
    }
    return Blockmodel(partition: partition, image: image, inconsistencies: inconsistencies)
  }

  /// Moves and exchanges as long as one lowers the criterion.
  func descend(_ labels: inout [Int], blockCount: Int) throws -> Int {
    var current = criterion(labels, blockCount)
    var sizes = [Int](repeating: 0, count: blockCount)
    for label in labels { sizes[label] += 1 }
    var hasImproved = true
    var rounds = ProgressReport.Rounds()
    while hasImproved && current > 0 {
      hasImproved = false
      for v in labels.indices {
        try rounds.next()
        let own = labels[v]
        for other in 0..<blockCount where other != labels[v] && sizes[labels[v]] > 1 {
          let before = labels[v]
          labels[v] = other
          let found = criterion(labels, blockCount)
          if found < current {
            current = found
            sizes[before] -= 1
            sizes[other] += 1
            hasImproved = true
          } else {
            labels[v] = before
          }
        }
        // An exchange costs a criterion for every pair, too many in large networks.
        if labels[v] != own || labels.count > 200 { continue }
        for u in labels.indices.dropFirst(v + 1) where labels[u] != labels[v] {
          labels.swapAt(u, v)
          let found = criterion(labels, blockCount)
          if found < current {
            current = found
            hasImproved = true
          } else {
            labels.swapAt(u, v)
          }
        }
      }
    }
    return current
  }
}
