public import NetworkGraph

/// A part of a network that stays connected unless many of its members are lost.
public struct CohesiveBlock: Sendable, Hashable {
  /// The members, ascending.
  public let vertices: [Vertex]
  /// The vertex connectivity of the part: how many members must be lost to disconnect it.
  public let cohesion: Int
  /// The place of the block that this one is nested in; `nil` for the whole graph.
  public let parent: Int?
}

extension CompactGraph {
  /// The cohesive blocks: largest parts that cannot be disconnected by losing few members, nested in
  /// each other.
  ///
  /// The first block is the whole graph. Within a block of cohesion *k* stand the largest parts whose
  /// cohesion is above *k*, and so on. Blocks of one level may share members, fewer than their
  /// cohesion. Deep blocks are the robust core of a network; unlike cliques they need not be dense.
  /// Directions, weights and self-loops are ignored.
  ///
  /// - Returns: The blocks, each after the one it is nested in. Empty for a graph without vertices.
  /// - Throws: `CancellationError`.
  /// - Complexity: At most *n* computations of the vertex connectivity of parts that shrink at each step.
  /// - Note: The paper removes all minimum cuts of a part; one is enough, since a part that no cut of
  ///   that size divides lies on one side of it. igraph 1.0.0's `cohesive_blocks` misses blocks: of the
  ///   karate club it leaves out ten members whom no loss of three divides, which NetworkX 3.6.1's
  ///   `k_components` has.
  /// - SeeAlso: J. Moody, D. R. White, "Structural cohesion and embeddedness: a hierarchical concept of
  ///   social groups", *American Sociological Review* 68(1), 2003, 103–127, doi:10.2307/3088904.
  public func cohesiveBlocks() throws -> [CohesiveBlock] {
    guard vertexCount > 0 else { return [] }
    let graph = simpleSkeleton()
    var blocks: [CohesiveBlock] = []
    // Parts to look into, with the cohesion that only more than counts, and the block around them.
    var open: [(members: [Vertex], floor: Int, parent: Int?)] = [(Array(vertices), -1, nil)]
    while let part = open.popLast() {
      try Task.checkCancellation()
      let members = part.floor < 0 ? part.members : graph.core(part.floor + 1, of: part.members)
      guard members.count > part.floor + 1 else { continue }
      let inside = graph.induced(on: members)
      let (cohesion, pieces) = try inside.divided(goal: part.floor)
      var (floor, parent) = (part.floor, part.parent)
      if cohesion > part.floor {
        blocks.append(CohesiveBlock(vertices: members, cohesion: cohesion, parent: parent))
        (floor, parent) = (cohesion, blocks.count - 1)
      }
      let inner = pieces.map { piece in piece.map { members[$0.index] } }
        .sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
      for piece in inner.reversed() { open.append((piece, floor, parent)) }
    }
    return blocks
  }

  /// The cohesion of every vertex: that of the most cohesive block that it belongs to.
  ///
  /// How deep a vertex is in the nested parts of the network (Moody and White's embeddedness, in steps
  /// of cohesion).
  ///
  /// - Returns: One whole number per vertex, 0 for a vertex without ties; never above its core number.
  /// - Throws: `CancellationError`.
  /// - Complexity: As ``cohesiveBlocks()``.
  public func vertexCohesion() throws -> [Int] {
    var result = [Int](repeating: 0, count: vertexCount)
    for block in try cohesiveBlocks() {
      for vertex in block.vertices {
        result[vertex.index] = max(result[vertex.index], block.cohesion)
      }
    }
    return result
  }

  /// The members of the *k*-core of a part, ascending. A part of cohesion *k* lies within it.
  private func core(_ k: Int, of part: [Vertex]) -> [Vertex] {
    let numbers = induced(on: part).coreNumber()
    return zip(part, numbers).filter { $0.1 >= k }.map(\.0)
  }

  /// The vertex connectivity, and the pieces such that each part of higher connectivity is within one.
  ///
  /// - Parameter goal: A connectivity of this or less need not be exact.
  private func divided(goal: Int) throws -> (cohesion: Int, pieces: [[Vertex]]) {
    let components = components()
    guard components.groupCount == 1 else { return (0, components.groups) }
    let cuts = biconnectivity()
    guard cuts.cutVertices.isEmpty else { return (1, cuts.blocks) }
    let (size, cut) = try smallestVertexCut(goal: max(goal, 0))
    guard let cut else { return (size, []) }
    let isCut: [Bool] = vertices.map { cut.contains($0) }
    let rest = Array(vertices.filter { !isCut[$0.index] })
    let pieces = induced(on: rest).components().groups.map { group in
      (group.map { rest[$0.index] } + cut).sorted()
    }
    return (size, pieces)
  }
}
