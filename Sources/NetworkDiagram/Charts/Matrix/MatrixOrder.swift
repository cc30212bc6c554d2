import NetworkGraph

/// The rows of a matrix of ties, with their groups.
struct MatrixOrder {
  /// A run of rows of one group.
  struct Block {
    let cluster: Int
    let rows: Range<Int>
  }

  /// The node of each row.
  let rows: [Int]
  /// The groups from the top, when they are asked for.
  let blocks: [Block]
  /// Whether the order is optimal for its tree, not spectral.
  let isOptimal: Bool

  /// Orders the nodes that have a tie.
  ///
  /// - Complexity: O(*n*³) up to 300 nodes, O(*k*(*n* + *m*)) above.
  init(_ scene: DiagramScene, byCluster: Bool) {
    var sets = [Set<Int>](repeating: [], count: scene.nodes.count)
    for edge in scene.edges where !edge.isLoop {
      sets[edge.tail].insert(edge.head)
      sets[edge.head].insert(edge.tail)
    }
    let tied = scene.nodes.indices.filter { !sets[$0].isEmpty }
    var place = [Int](repeating: 0, count: scene.nodes.count)
    for (index, node) in tied.enumerated() { place[node] = index }
    let neighbours = tied.map { node in sets[node].map { place[$0] }.sorted() }
    isOptimal = tied.count <= Seriation.optimalLimit
    let distances = isOptimal ? Seriation.neighbourhoodDistances(neighbours) : nil

    var groups: [(cluster: Int, members: [Int])] = []
    if byCluster {
      for index in scene.clusters.indices {
        let members = tied.indices.filter { scene.nodes[tied[$0]].cluster == index }
        if !members.isEmpty { groups.append((index, members)) }
      }
      // Groups whose members are alike stand side by side.
      if let distances, groups.count > 2 {
        let between = groups.map { a in
          groups.map { b -> Double in
            guard a.cluster != b.cluster else { return 0 }
            let sum = a.members.reduce(0) { sum, i in
              b.members.reduce(sum) { $0 + distances[i][$1] }
            }
            return sum / Double(a.members.count * b.members.count)
          }
        }
        groups = Seriation.optimalOrder(distances: between).map { groups[$0] }
      }
    } else {
      // Parts without a tie between them, the largest first.
      groups = Self.components(neighbours).map { (-1, $0) }
    }
    var rows: [Int] = []
    var blocks: [Block] = []
    for group in groups {
      let order = Seriation.order(of: group.members, neighbours: neighbours, distances: distances)
      blocks.append(Block(cluster: group.cluster, rows: rows.count..<rows.count + order.count))
      rows += order.map { tied[$0] }
    }
    self.rows = rows
    self.blocks = byCluster ? blocks : []
  }

  private static func components(_ neighbours: [[Int]]) -> [[Int]] {
    var component = [Int](repeating: -1, count: neighbours.count)
    var result: [[Int]] = []
    for start in neighbours.indices where component[start] < 0 {
      var members: [Int] = []
      var stack = [start]
      component[start] = result.count
      while let vertex = stack.popLast() {
        members.append(vertex)
        for next in neighbours[vertex] where component[next] < 0 {
          component[next] = result.count
          stack.append(next)
        }
      }
      result.append(members.sorted())
    }
    return result.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }
}
