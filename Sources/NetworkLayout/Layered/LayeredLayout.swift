public import NetworkGraph

/// Vertices in layers, so that edges run from one layer to a later one: for hierarchies and flows.
///
/// In four steps, after Sugiyama and others. Edges that close a circle are turned round, few of them
/// (Eades, Lin, Smyth). Each vertex gets a layer behind those that point to it, such that edges are
/// short. Long edges pass through a place in each layer between, and the layers are ordered by the
/// median of the neighbours and by exchanges so that few edges cross. Last, places across the layers
/// are chosen so that edges are straight (Brandes, Köpf). The layer says how many steps lie before a
/// vertex at most; the place within a layer has no meaning.
///
/// - SeeAlso: K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical
///   system structures", *IEEE Transactions on Systems, Man, and Cybernetics* 11(2), 1981,
///   doi:10.1109/TSMC.1981.4308636; P. Eades, X. Lin, W. F. Smyth, "A fast and effective heuristic
///   for the feedback arc set problem", *Information Processing Letters* 47(6), 1993, 319–323,
///   doi:10.1016/0020-0190(93)90079-O; E. R. Gansner, E. Koutsofios, S. C. North, K.-P. Vo, "A
///   technique for drawing directed graphs", *IEEE Transactions on Software Engineering* 19(3), 1993,
///   doi:10.1109/32.221135; U. Brandes, B. Köpf, "Fast and simple horizontal coordinate assignment",
///   *Graph Drawing*, LNCS 2265, 2002, 31–44, doi:10.1007/3-540-45848-4_3.
public struct LayeredLayout: Hashable, Sendable {
  /// The layer of each vertex, counted from 0; no layer is empty.
  public let layers: [Int]
  /// The place of each vertex across the layers, in units of the distance that two neighbours in a
  /// layer keep at least; the least is 0.
  public let positions: [Double]
  /// The edges, in the order of the graph's edges without self-loops and repeats.
  public let edges: [Edge]
  /// How many pairs of edges cross between two layers.
  public let crossings: Int

  /// An edge on its way through the layers.
  public struct Edge: Hashable, Sendable {
    /// Where the edge of the graph starts.
    public let tail: Vertex
    /// Where it ends.
    public let head: Vertex
    /// Whether it runs against the layers, because it closes a circle.
    public let isReversed: Bool
    /// Its places across the layers strictly between those of its ends, from the tail's side to the
    /// head's; empty for an edge between neighbouring layers.
    public let bends: [Double]
  }

  /// Lays out a directed graph; the edges of an undirected one run from the lower vertex to the higher.
  ///
  /// - Parameters:
  ///   - widths: How much of a layer each vertex takes, in the unit of ``positions``: 1 or more; `nil`
  ///     for 1 each.
  /// - Precondition: There is one width per vertex, or none at all.
  /// - Complexity: O(*m* log *m*) per sweep for *m* edges counted once per layer that they cross, in
  ///   at most 24 sweeps.
  public init(of graph: CompactGraph, widths: [Double]? = nil) {
    let n = graph.vertexCount
    precondition(widths == nil || widths!.count == n, "each vertex has a width")
    var isSeen: Set<[Int]> = []
    let arcs = graph.edges.filter { edge in
      edge.tail != edge.head && isSeen.insert([edge.tail.index, edge.head.index]).inserted
    }.map { (tail: $0.tail.index, head: $0.head.index) }
    let isReversed = FeedbackArcs.reversed(count: n, arcs: arcs)
    let forward = zip(arcs, isReversed).map { $1 ? (tail: $0.head, head: $0.tail) : $0 }
    layers = Ranking.layers(count: n, arcs: forward)
    var order = LayerOrder(layers: layers, arcs: forward)
    order.improve()
    crossings = order.crossings
    let sizes = order.isPlace.indices.map { $0 < n ? widths?[$0] ?? 1 : 0.5 }
    let places = LayerCoordinates(order: order, widths: sizes).positions
    let least = places.min() ?? 0
    positions = places.prefix(n).map { $0 - least }
    edges = arcs.indices.map { index in
      let bends = order.chains[index].map { places[$0] - least }
      return Edge(
        tail: Vertex(arcs[index].tail), head: Vertex(arcs[index].head),
        isReversed: isReversed[index], bends: isReversed[index] ? bends.reversed() : bends)
    }
  }

  /// How many pairs of edges of an order of the vertices would cross, when each layer keeps that
  /// order and long edges pass at the middle of their ends' places: what the layout starts from.
  static func startingCrossings(of graph: CompactGraph) -> Int {
    let arcs = graph.edges.filter { $0.tail != $0.head }
      .map { (tail: $0.tail.index, head: $0.head.index) }
    let isReversed = FeedbackArcs.reversed(count: graph.vertexCount, arcs: arcs)
    let forward = zip(arcs, isReversed).map { $1 ? (tail: $0.head, head: $0.tail) : $0 }
    return LayerOrder(
      layers: Ranking.layers(count: graph.vertexCount, arcs: forward), arcs: forward
    ).crossings
  }
}

/// A small set of arcs without which a graph has no circles.
enum FeedbackArcs {
  /// Whether each arc is turned round: at most half of them, and no circle is left.
  ///
  /// Sinks go to the end and sources to the front; among the rest, the vertex with most arcs out
  /// over arcs in is the next at the front. Arcs that run backwards in that order are turned.
  ///
  /// - Complexity: O(*n*² + *m*).
  static func reversed(count: Int, arcs: [(tail: Int, head: Int)]) -> [Bool] {
    var out = [[Int]](repeating: [], count: count)
    var into = out
    for arc in arcs {
      out[arc.tail].append(arc.head)
      into[arc.head].append(arc.tail)
    }
    var outCount = out.map(\.count)
    var inCount = into.map(\.count)
    var isLeft = [Bool](repeating: true, count: count)
    var place = [Int](repeating: 0, count: count)
    var (front, back) = (0, count - 1)
    func take(_ vertex: Int, atFront: Bool) {
      isLeft[vertex] = false
      place[vertex] = atFront ? front : back
      if atFront { front += 1 } else { back -= 1 }
      for head in out[vertex] { inCount[head] -= 1 }
      for tail in into[vertex] { outCount[tail] -= 1 }
    }
    var rest = count
    while rest > 0 {
      var found = true
      while found {
        found = false
        for vertex in 0..<count where isLeft[vertex] {
          if outCount[vertex] == 0 {
            take(vertex, atFront: false)
          } else if inCount[vertex] == 0 {
            take(vertex, atFront: true)
          } else {
            continue
          }
          rest -= 1
          found = true
        }
      }
      let best = (0..<count).filter { isLeft[$0] }
        .max { (outCount[$0] - inCount[$0], -$0) < (outCount[$1] - inCount[$1], -$1) }
      guard let best else { break }
      take(best, atFront: true)
      rest -= 1
    }
    return arcs.map { place[$0.tail] > place[$0.head] }
  }
}

/// Layers for a graph without circles.
enum Ranking {
  /// The layer of each vertex: each arc goes to a later layer, and arcs are short together.
  ///
  /// The longest path to each vertex first. Then vertices with more arcs on one side than on the other
  /// go as far that way as their arcs allow, as long as the sum of the lengths of the arcs falls.
  static func layers(count: Int, arcs: [(tail: Int, head: Int)]) -> [Int] {
    var out = [[Int]](repeating: [], count: count)
    var into = out
    for arc in arcs {
      out[arc.tail].append(arc.head)
      into[arc.head].append(arc.tail)
    }
    var waiting = into.map(\.count)
    var order = (0..<count).filter { waiting[$0] == 0 }
    var layer = [Int](repeating: 0, count: count)
    var next = 0
    while next < order.count {
      let vertex = order[next]
      next += 1
      for head in out[vertex] {
        layer[head] = max(layer[head], layer[vertex] + 1)
        waiting[head] -= 1
        if waiting[head] == 0 { order.append(head) }
      }
    }
    precondition(order.count == count, "layers are for a graph without circles")
    let last = layer.max() ?? 0
    for round in 0..<20 {
      var isBetter = false
      for vertex in round % 2 == 0 ? order.reversed() : order {
        let earliest = into[vertex].map { layer[$0] + 1 }.max() ?? 0
        let latest = out[vertex].map { layer[$0] - 1 }.min() ?? last
        let pull = out[vertex].count - into[vertex].count
        // A balanced vertex stays; one without arcs too.
        let wish = pull > 0 ? latest : pull < 0 ? earliest : layer[vertex]
        if wish != layer[vertex] {
          layer[vertex] = wish
          isBetter = true
        }
      }
      if !isBetter { break }
    }
    // Moves may have left a layer empty.
    let used = Set(layer).sorted()
    let number = Dictionary(uniqueKeysWithValues: zip(used, used.indices))
    return layer.map { number[$0]! }
  }
}
