import NetworkGraph
import Testing

/// Which relations stand behind an edge, beside the definition.
@Suite struct EdgeRelationsTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `the relations of an edge are those between its ends`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
    let n = 1 + below(9)
    let relations = (0..<below(40)).map { number in
      Relation(
        id: Identifier("r\(number)"), source: Identifier("a\(below(n))"),
        target: Identifier("a\(below(n))"), kind: ["tie", "partnership", "funding"][below(3)],
        direction: [.directed, .undirected][below(2)])
    }
    let network = try Network(
      NetworkContents(
        actors: (0..<n).map { Actor(id: Identifier("a\($0)"), name: "A") }, relations: relations))
    for (isDirected, actors) in [
      (false, Projection.ActorSelection.all), (true, .all), (true, .connected),
    ] {
      var projection = Projection(kinds: seed % 2 == 0 ? .all : .named(["tie", "funding"]))
      projection.direction = isDirected ? .directed : .undirected
      projection.actors = actors
      let projected = projection.apply(to: network)
      let graph = projected.graph
      let lists = projected.relationsOfEdge
      #expect(lists.count == graph.edgeCount, "seed \(seed)")
      for (number, edge) in graph.edges.enumerated() {
        let tail = projected.actor(of: edge.tail).id
        let head = projected.actor(of: edge.head).id
        let expected = relations.indices.filter { place in
          let relation = relations[place]
          guard seed % 2 == 0 || relation.kind != "partnership" else { return false }
          let isForward = relation.source == tail && relation.target == head
          let isBack = relation.source == head && relation.target == tail
          return isForward || isBack && (!isDirected || relation.direction == .undirected)
        }
        #expect(Array(lists[number]) == expected, "seed \(seed), edge \(number)")
      }
      let numbers = graph.edgeNumbers()
      for (number, edge) in graph.edges.enumerated() {
        #expect(numbers[edge.slot] == number, "seed \(seed)")
        if !isDirected, let back = graph.slot(from: edge.head, to: edge.tail) {
          #expect(numbers[back] == number, "seed \(seed)")
        }
      }
    }
  }

  @Test func `lists are stored end to end`() {
    let lists: IndexLists = [[3, 1], [], [2]]
    #expect(lists == IndexLists([[3, 1], [], [2]]))
    #expect(lists.map(Array.init) == [[3, 1], [], [2]])
    #expect(lists[1].isEmpty && lists[2].first == 2)
    #expect(IndexLists([[Int]]()).isEmpty)
  }
}
