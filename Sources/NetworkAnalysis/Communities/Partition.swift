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
    var number: [Int: Int] = [:]
    var found: [[Vertex]] = []
    for (v, label) in labels.enumerated() {
      if let group = number[label] {
        found[group].append(Vertex(v))
      } else {
        number[label] = found.count
        found.append([Vertex(v)])
      }
    }
    // Groups were found by lowest vertex; the sort keeps that order among equal sizes.
    let order = found.indices.sorted { (found[$1].count, $0) < (found[$0].count, $1) }
    groups = order.map { found[$0] }
    var membership = [Int](repeating: 0, count: labels.count)
    for (group, vertices) in groups.enumerated() {
      for vertex in vertices { membership[vertex.index] = group }
    }
    self.membership = membership
  }

  /// The number of the group of a vertex.
  public subscript(vertex: Vertex) -> Int { membership[vertex.index] }
}
