import NetworkAnalysis
import NetworkGraph

/// Actors and ties on whom the connection of others depends.
struct Brokers: Sendable {
  /// An actor without whom a part of the network falls apart.
  struct CutPoint: Sendable {
    let vertex: Vertex
    /// The parts that remain of its component, the largest first.
    let parts: [[Vertex]]

    /// Everyone outside the largest part.
    var cutOff: [Vertex] { parts.dropFirst().flatMap { $0 } }
  }

  /// A tie without which a part of the network falls apart.
  struct Bridge: Sendable {
    let pair: VertexPair
    /// The relations behind the tie, as places in `network.relations`.
    let relations: [Int]
    /// The side with fewer actors; of two equal sides that of the lower vertex.
    let smallerSide: [Vertex]
  }

  /// Articulation points, those that cut off most first.
  let cutPoints: [CutPoint]
  /// Those that cut off most first.
  let bridges: [Bridge]
  /// The ties without direction, weights and self-loops.
  let skeleton: CompactGraph

  init(_ projected: ProjectedNetwork) {
    let graph = projected.graph.unweighted().withoutSelfLoops().undirected(parallelEdges: .first)
    skeleton = graph
    let found = graph.biconnectivity()
    cutPoints = found.articulationPoints.map { vertex in
      CutPoint(vertex: vertex, parts: Self.parts(of: graph, without: vertex))
    }.sorted { ($1.cutOff.count, $0.vertex) < ($0.cutOff.count, $1.vertex) }

    let relations = Self.relationsOfPair(projected)
    bridges = found.bridges.map { pair in
      Bridge(
        pair: pair, relations: relations[pair] ?? [],
        smallerSide: Self.smallerSide(of: graph, at: pair))
    }.sorted { ($1.smallerSide.count, $0.pair) < ($0.smallerSide.count, $1.pair) }
  }

  /// The relations between two actors, both directions together, ascending.
  static func relationsOfPair(_ projected: ProjectedNetwork) -> [VertexPair: [Int]] {
    var result: [VertexPair: [Int]] = [:]
    for (edge, relations) in zip(projected.graph.edges, projected.relationsOfEdge)
    where edge.tail != edge.head {
      let pair = VertexPair(edge.tail, edge.head)
      result[pair] = Set((result[pair] ?? []) + relations).sorted()
    }
    return result
  }

  private static func parts(of graph: CompactGraph, without vertex: Vertex) -> [[Vertex]] {
    var isSeen = Set([vertex])
    var parts: [[Vertex]] = []
    for slot in graph.arcs(from: vertex) where !isSeen.contains(graph.heads[slot]) {
      parts.append(reached(in: graph, from: graph.heads[slot], &isSeen))
    }
    return parts.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }

  /// Both sides are searched in turn, so that the cost is that of the smaller one.
  private static func smallerSide(of graph: CompactGraph, at bridge: VertexPair) -> [Vertex] {
    var sides = [[bridge.lower], [bridge.higher]]
    var seen = sides.map { Set($0) }
    var next = [0, 0]
    while true {
      for side in 0...1 {
        guard next[side] < sides[side].count else { return sides[side].sorted() }
        let vertex = sides[side][next[side]]
        next[side] += 1
        for slot in graph.arcs(from: vertex) {
          let head = graph.heads[slot]
          guard VertexPair(vertex, head) != bridge, seen[side].insert(head).inserted else {
            continue
          }
          sides[side].append(head)
        }
      }
    }
  }

  private static func reached(
    in graph: CompactGraph, from start: Vertex, _ isSeen: inout Set<Vertex>
  ) -> [Vertex] {
    var queue = [start]
    isSeen.insert(start)
    var next = 0
    while next < queue.count {
      let tail = queue[next]
      next += 1
      for slot in graph.arcs(from: tail) {
        let head = graph.heads[slot]
        if isSeen.insert(head).inserted { queue.append(head) }
      }
    }
    return queue.sorted()
  }
}
