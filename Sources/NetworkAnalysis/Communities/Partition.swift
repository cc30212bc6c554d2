public import NetworkGraph

/// The vertices of a graph divided into groups, each vertex in exactly one.
///
/// Groups are numbered from 0 by decreasing size; groups of one size by their lowest vertex. So two
/// partitions with the same groups are equal, however they were found.
public struct Partition: Sendable, Hashable {
  /// The number of the group of each vertex.
  public let membership: [Int]

  /// The vertices of each group, ascending.
  public let groups: [[Vertex]]

  /// The number of groups.
  public var groupCount: Int { groups.count }

  /// The number of vertices.
  public var vertexCount: Int { membership.count }

  /// The number of vertices of each group, never increasing.
  public var sizes: [Int] { groups.map(\.count) }

  /// Makes groups of the vertices that have the same label.
  ///
  /// - Parameter labels: One number per vertex, of any value.
  /// - Complexity: O(*n* log *n*).
  public init(labels: [Int]) {
    // Labels that could index the vertices are counted in flat arrays.
    let bound = labels.count
    if labels.allSatisfy({ $0 >= 0 && $0 < bound }) {
      self.init(numbers: labels, below: bound)
    } else {
      var number: [Int: Int] = [:]
      self.init(
        numbers: labels.map { label in
          if let known = number[label] { return known }
          number[label] = number.count
          return number.count - 1
        }, below: bound)
    }
  }

  /// Makes groups of the vertices that have the same number, from 0 and below `bound`.
  private init(numbers: [Int], below bound: Int) {
    var size = [Int](repeating: 0, count: bound)
    for label in numbers { size[label] += 1 }
    var place = [Int](repeating: -1, count: bound)
    var found: [[Vertex]] = []
    for (v, label) in numbers.enumerated() {
      if place[label] < 0 {
        place[label] = found.count
        found.append([])
        found[place[label]].reserveCapacity(size[label])
      }
      found[place[label]].append(Vertex(v))
    }
    // Groups were found by lowest vertex; the sort keeps that order among equal sizes.
    let order = found.indices.sorted { (found[$1].count, $0) < (found[$0].count, $1) }
    groups = order.map { found[$0] }
    var membership = [Int](repeating: 0, count: numbers.count)
    for (group, vertices) in groups.enumerated() {
      for vertex in vertices { membership[vertex.index] = group }
    }
    self.membership = membership
  }

  /// The number of the group of a vertex.
  public subscript(vertex: Vertex) -> Int { membership[vertex.index] }

  init(_ labels: ContiguousArray<UInt32>) { self.init(labels: labels.map { Int($0) }) }

  /// The number of the group of each vertex, as kernels take it.
  var labels: ContiguousArray<UInt32> { ContiguousArray(membership.lazy.map { UInt32($0) }) }
}

extension ContiguousArray<UInt32> {
  /// The numbers from 0 to below a count.
  static func identity(_ count: Int) -> ContiguousArray<UInt32> {
    ContiguousArray((0..<count).lazy.map { UInt32($0) })
  }
}
