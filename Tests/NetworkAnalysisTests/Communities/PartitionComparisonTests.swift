import Foundation
import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct PartitionComparisonTests {
  private func randomPair(_ seed: UInt64) -> (Partition, Partition) {
    var random = SplitMix64(seed: seed)
    let n = 2 + random.nextIndex(below: 12)
    let kinds = (1 + random.nextIndex(below: 4), 1 + random.nextIndex(below: 4))
    return (
      Partition(labels: (0..<n).map { _ in random.nextIndex(below: kinds.0) }),
      Partition(labels: (0..<n).map { _ in random.nextIndex(below: kinds.1) })
    )
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `information agrees with the entropies of the definition`(seed: UInt64) throws {
    let (a, b) = randomPair(seed)
    let n = Double(a.vertexCount)
    func entropy(_ keys: [[Int]]) -> Double {
      Set(keys).sorted { $0.lexicographicallyPrecedes($1) }.reduce(0) { sum, key in
        let p = Double(keys.count { $0 == key }) / n
        return sum - p * log(p)
      }
    }
    let (x, y) = (entropy(a.membership.map { [$0] }), entropy(b.membership.map { [$0] }))
    let joint = entropy(zip(a.membership, b.membership).map { [$0, $1] })
    let information = x + y - joint
    #expect(isClose(try a.variationOfInformation(to: b), x + y - 2 * information))
    #expect(isClose(try b.variationOfInformation(to: a), x + y - 2 * information))
    for scale in MutualInformationScale.allCases {
      let divisor =
        switch scale {
        case .arithmetic: (x + y) / 2
        case .geometric: (x * y).squareRoot()
        case .maximum: max(x, y)
        case .minimum: min(x, y)
        case .joint: joint
        }
      let expected = a == b ? 1 : divisor < 1e-12 ? 0 : information / divisor
      let found = try #require(try a.normalizedMutualInformation(with: b, scale: scale))
      #expect(isClose(found, expected), "seed \(seed), \(scale)")
      #expect(found >= 0 && found <= 1)
    }
    #expect(try a.variationOfInformation(to: a) == 0)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `pairs and parts agree with counting`(seed: UInt64) throws {
    let (a, b) = randomPair(seed)
    let n = a.vertexCount
    var alike = 0
    for i in 0..<n {
      for j in 0..<i
      where (a.membership[i] == a.membership[j]) == (b.membership[i] == b.membership[j]) {
        alike += 1
      }
    }
    #expect(isClose(try a.randIndex(with: b) ?? .nan, Double(alike) / Double(n * (n - 1) / 2)))
    func projection(_ a: Partition, _ b: Partition) -> Int {
      n
        - a.groups.reduce(0) { sum, group in
          sum + b.groups.map { Set($0).intersection(group).count }.max()!
        }
    }
    let found = try a.splitJoinDistance(to: b)
    #expect(found == (projection(a, b), projection(b, a)), "seed \(seed)")
  }

  /// The split of the club against the modules of Infomap: scikit-learn 1.9.1 and igraph 1.0.0.
  @Test func `agrees with scikit-learn and igraph on the karate club`() throws {
    let sides = Partition(
      labels: (0..<34).map { NamedGraph.karateInstructorSide.contains($0) ? 0 : 1 })
    let modules = Partition(labels: [
      0, 0, 0, 0, 1, 1, 1, 0, 2, 0, 1, 0, 0, 0, 2, 2, 1, 0, 2, 0, 2, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2,
      2,
      2, 2,
    ])
    let expected: [(MutualInformationScale, Double)] = [
      (.arithmetic, 0.5683801456945561), (.geometric, 0.5777444626367909),
      (.maximum, 0.48195760721042347), (.minimum, 0.6925685145617833),
    ]
    for (scale, value) in expected {
      let found = try sides.normalizedMutualInformation(with: modules, scale: scale)
      #expect(isClose(found ?? .nan, value), "\(scale)")
    }
    #expect(isClose(try sides.variationOfInformation(to: modules), 0.7290892843798639))
    #expect(try sides.splitJoinDistance(to: modules) == (7, 2))
    #expect(isClose(try sides.randIndex(with: modules) ?? .nan, 0.7967914438502673))
    #expect(isClose(try sides.adjustedRandIndex(with: modules), 0.5905528950805399))
  }

  @Test func `trivial partitions and different numbers of vertices`() throws {
    let none = Partition(labels: [])
    let one = Partition(labels: [0])
    let all = Partition(labels: [0, 0, 0])
    let single = Partition(labels: [0, 1, 2])
    #expect(try none.normalizedMutualInformation(with: none) == nil)
    #expect(try none.variationOfInformation(to: none) == 0)
    #expect(try one.randIndex(with: one) == nil)
    #expect(try one.normalizedMutualInformation(with: one) == 1)
    #expect(try all.normalizedMutualInformation(with: all) == 1)
    #expect(try all.normalizedMutualInformation(with: single) == 0)
    #expect(isClose(try all.variationOfInformation(to: single), log(3)))
    #expect(throws: AnalysisError.self) { try one.randIndex(with: all) }
    #expect(throws: AnalysisError.self) { try one.variationOfInformation(to: all) }
    #expect(throws: AnalysisError.self) { try one.splitJoinDistance(to: all) }
    #expect(throws: AnalysisError.self) { try one.normalizedMutualInformation(with: all) }
  }
}

@Suite struct PartitionQualityTests {
  /// NetworkX 3.6.1: `conductance`, `partition_quality`.
  @Test func `agrees with NetworkX on the split of the karate club`() throws {
    let sides = Partition(
      labels: (0..<34).map { NamedGraph.karateInstructorSide.contains($0) ? 0 : 1 })
    let found = try NamedGraph.karateClub.quality(of: sides)
    #expect(isClose(found.coverage ?? .nan, 0.8589743589743589))
    #expect(isClose(found.performance ?? .nan, 0.6149732620320856))
    #expect(areClose(found.conductance, [0.14666666666666667, 0.14666666666666667]))
    #expect(isClose(found.meanConductance ?? .nan, 0.14666666666666667))
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `agrees with sums over all pairs`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.strength))
    var random = SplitMix64(seed: seed)
    let partition = Partition(
      labels: (0..<graph.vertexCount).map { _ in random.nextIndex(below: 3) })
    let label = partition.membership
    let dense = DenseGraph(graph)
    let n = dense.count
    var a = dense.weight
    for i in 0..<n {
      for j in 0..<n where graph.isDirected || i == j { a[i][j] += dense.weight[j][i] }
    }
    let total = a.joined().reduce(0, +)
    var inside = 0.0
    var explained = 0
    for i in 0..<n {
      for j in 0..<n {
        if label[i] == label[j] { inside += a[i][j] }
        if i < j && (a[i][j] > 0) == (label[i] == label[j]) { explained += 1 }
      }
    }
    let found = try graph.quality(of: partition, weights: .weight)
    #expect(areClose([found.coverage], [total > 0 ? inside / total : nil]), "seed \(seed)")
    #expect(
      areClose([found.performance], [n > 1 ? Double(explained) / Double(n * (n - 1) / 2) : nil]),
      "seed \(seed)")
    for group in 0..<partition.groupCount {
      let members = (0..<n).filter { label[$0] == group }
      let ends = members.map { a[$0].reduce(0, +) }.reduce(0, +)
      var cut = 0.0
      for i in members { for j in 0..<n where label[j] != group { cut += a[i][j] } }
      let smaller = min(ends, total - ends)
      #expect(
        areClose([found.conductance[group]], [smaller > 0 ? cut / smaller : nil]), "seed \(seed)")
    }
  }
}
