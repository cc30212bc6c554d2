/// Edges: what stands between the ends that a statement names.
extension DOTParser {
  mutating func parseAfterEnd() {
    let scope = scopes.count - 1
    switch token {
    case .edge(let isDirected):
      if isDirected != graph.isDirected {
        fail(
          graph.isDirected
            ? "'--' in a digraph; expected '->'"
            : "'->' in a graph that is not directed; expected "
              + "'--', or 'digraph' at the beginning")
      }
      scopes[scope].state = .beforeEnd
      return advance()
    case .mark(UInt8(ascii: ":")):
      fail("a port of a subgraph; expected it at a node")
      return recover()
    default: break
    }
    let ends = scopes[scope].ends
    let line = scopes[scope].edgeLine
    scopes[scope].ends = []
    scopes[scope].state = .statement
    let list = token == .mark(UInt8(ascii: "[")) ? parseAttributes() : []
    if ends.count > 1 {
      addEdges(between: ends, list, line: line)
    } else if let end = ends.first, !end.isSubgraph {
      for item in list { graph.nodeKeys.note(item.key) }
      for (node, _) in nodes(of: end) where !list.isEmpty {
        graph.nodeLists[Int(node)] = prepend(list, to: graph.nodeLists[Int(node)])
      }
    } else if !list.isEmpty {
      graph.notes.append(
        (
          line,
          "attributes behind a subgraph mean nothing, as in Graphviz; write node [...] within it"
        ))
    }
  }

  mutating func addEdges(between ends: [End], _ list: [DOTAssignment], line: Int) {
    for item in list { graph.edgeKeys.note(item.key) }
    let shared = prepend(list, to: scopes[scopes.count - 1].edgeDefaults)
    let keyName = graph.attributes.key(ContiguousArray("key".utf8)[...])
    let key = list.last { $0.key == keyName }.map {
      graph.attributes.key(graph.attributes.bytes($0.value))
    }
    var tails = nodes(of: ends[0])
    for end in ends.dropFirst() {
      let heads = nodes(of: end)
      let (count, overflow) = tails.count.multipliedReportingOverflow(by: heads.count)
      guard !overflow, count <= allowedEdges, graph.fatal == nil else {
        return stop(
          "the subgraphs here stand for \(tails.count) times \(heads.count) edges, far more than a "
            + "file of this size can mean; write the edges one by one")
      }
      for tail in tails {
        for head in heads {
          addEdge(tail, head, shared: shared, list, key: key, line: line)
        }
      }
      if tails.count > 1 || heads.count > 1 { allowedEdges -= count }
      tails = heads
    }
  }

  mutating func addEdge(
    _ tail: (node: Int32, port: Range<Int>?), _ head: (node: Int32, port: Range<Int>?),
    shared: Int32, _ list: [DOTAssignment], key: Int?, line: Int
  ) {
    var ports: [DOTAssignment] = []
    if let port = tail.port { ports.append(portAttribute("tailport", port)) }
    if let port = head.port { ports.append(portAttribute("headport", port)) }
    for item in ports { graph.edgeKeys.note(item.key) }
    if graph.isStrict || key != nil {
      var pair = Pair(tail: tail.node, head: head.node, key: graph.isStrict ? -1 : key ?? -1)
      if !graph.isDirected, tail.node > head.node {
        pair = Pair(tail: head.node, head: tail.node, key: pair.key)
      }
      if let known = edgeOfPair[pair] {
        graph.merged += 1
        if graph.firstMergedLine == nil { graph.firstMergedLine = line }
        graph.edges[known].attributes = prepend(ports + list, to: graph.edges[known].attributes)
        return
      }
      edgeOfPair[pair] = graph.edges.count
    }
    graph.edges.append(
      DOTGraph.Edge(
        tail: tail.node, head: head.node, attributes: prepend(ports, to: shared), line: line))
  }

  mutating func portAttribute(_ name: String, _ port: Range<Int>) -> DOTAssignment {
    DOTAssignment(
      key: graph.attributes.key(ContiguousArray(name.utf8)[...]), value: port, isHTML: false)
  }

  /// The nodes of an end; those of a subgraph in the order in which the file names them first.
  mutating func nodes(of end: End) -> [(node: Int32, port: Range<Int>?)] {
    switch end {
    case .node(let node): return [(node, nil)]
    case .nodes(let nodes): return nodes
    case .subgraph(let place):
      var open = [place]
      var found: [Int32] = []
      while let subgraph = open.popLast() {
        graph.subgraphs[subgraph].mentions.append(to: &found)
        open.append(contentsOf: graph.subgraphs[subgraph].parts)
        budget -= graph.subgraphs[subgraph].mentions.count + 1
        guard budget > 0 else {
          stop("subgraphs that hold one another are ends of too many edges")
          return []
        }
      }
      found.sort()
      var last: Int32 = -1
      return found.compactMap { node in
        guard node != last else { return nil }
        last = node
        return (node, nil)
      }
    }
  }
}
