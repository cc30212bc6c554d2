import NetworkGraph

/// The nodes and edges of a file of Graphviz as rows of cells.
struct DOTRows {
  private(set) var actors = ElementRows(of: .actors)
  private(set) var ties = ElementRows(of: .relations)
  /// How something was read that could be read in another way.
  private(set) var notes: [(line: Int, message: String)] = []
  /// Whether defaults would fill far more than the file.
  private(set) var isTooLarge = false
  /// What the file says; of its edges, nothing is left once they are rows.
  private(set) var graph: DOTGraph
  /// The bytes and cells that may still be filled.
  private var room: Int

  init(_ graph: DOTGraph, byteCount: Int) {
    self.graph = graph
    room = 100_000_000 + 10 * byteCount
  }

  private func key(_ name: String) -> Int? {
    graph.attributes.keys.place(of: ContiguousArray(name.utf8)[...])
  }

  /// Whether there is room for some bytes more.
  private mutating func takes(_ count: Int) -> Bool {
    room -= count + 8
    if room < 0 { isTooLarge = true }
    return room >= 0
  }

  // MARK: Nodes

  mutating func addNodes() {
    let id = actors.column("id")
    let labelKey = key("label")
    let nameColumn = actors.column("name")
    var columns: [Int: Int] = [:]
    for key in graph.nodeKeys.keys where key != labelKey {
      columns[key] = actors.column(actorColumn(key, hasLabels: labelKey != nil))
    }
    let clusters = clusterCells()
    let graphName = ContiguousArray((graph.name ?? "").utf8)
    for node in 0..<graph.nodes.count {
      let name = graph.nodes[node]
      guard takes(name.count) else { return }
      actors.set(name, in: id)
      var next = graph.nodeLists[node]
      var hasLabel = false
      while next >= 0 {
        let entry = graph.attributes.entries[Int(next)]
        next = entry.next
        let value = graph.attributes.bytes(entry.value)
        guard takes(0) else { return }
        if entry.key == labelKey {
          if hasLabel { continue }
          hasLabel = true
          guard takes(2 * value.count) else { return }
          if entry.isHTML {
            actors.set(DOTLabel.textOfHTML(value)[...], in: nameColumn)
            actors.set(value, in: actors.column("html_label"))
          } else {
            actors.set(
              DOTLabel.text(value, .init(node: name, graph: graphName[...]))[...], in: nameColumn)
          }
          continue
        }
        guard let column = columns[entry.key] else { continue }
        guard !actors.isSet(column) else { continue }
        guard takes(value.count) else { return }
        actors.set(value, in: column)
      }
      if let cells = clusters[node] {
        guard takes(cells.name.utf8.count + cells.label.utf8.count) else { return }
        actors.set(cells.name, in: actors.column("cluster"))
        if !cells.label.isEmpty { actors.set(cells.label, in: actors.column("cluster_label")) }
      }
      actors.endRow(line: graph.nodeLines[node])
    }
  }

  /// Our columns of the same name hold something else: the name of the node, and its label.
  private func actorColumn(_ key: Int, hasLabels: Bool) -> String {
    let name = graph.attributes.keys.string(key)
    switch foldedColumnName(name) {
    case "id": return name + " (attribute)"
    case "cluster", "cluster_label":
      return graph.memberships.isEmpty ? name : name + " (attribute)"
    case "name" where hasLabels: return name + " (attribute)"
    default: return name
    }
  }

  /// The named subgraphs of each node, and their labels, with bars between them.
  private mutating func clusterCells() -> [Int: (name: String, label: String)] {
    var cells: [Int: (name: String, label: String)] = [:]
    var last: [Int32: Int32] = [:]
    var seen: Set<Int> = []
    for (node, subgraph) in graph.memberships {
      guard last[node] != subgraph else { continue }
      last[node] = subgraph
      guard seen.insert(Int(node) << 32 | Int(subgraph)).inserted else { continue }
      let part = graph.subgraphs[Int(subgraph)]
      let name = part.name ?? ""
      let label = part.label.map {
        String(decoding: DOTLabel.text(graph.attributes.bytes($0), .init()), as: UTF8.self)
      }
      guard takes(name.utf8.count + (label?.utf8.count ?? 0)) else { return [:] }
      var cell = cells.removeValue(forKey: Int(node)) ?? ("", "")
      cell.name += (cell.name.isEmpty ? "" : "|") + name
      if let label { cell.label += (cell.label.isEmpty ? "" : "|") + label }
      cells[Int(node)] = cell
    }
    return cells
  }

  // MARK: Edges

  /// What the attribute `dir` says of arrows.
  private enum Arrows {
    case forward, back, both, none
  }

  mutating func addEdges() {
    let source = ties.column("source")
    let target = ties.column("target")
    let direction = ties.column("direction")
    let stated: Direction = graph.isDirected ? .directed : .undirected
    ties.setDefault(stated.rawValue, of: direction)
    let dirKey = key("dir")
    let labelKey = key("label")
    let idsAreUnique = edgeIDsAreUnique()
    var columns: [Int: Int] = [:]
    for key in graph.edgeKeys.keys {
      columns[key] = ties.column(tieColumn(key, idsAreUnique: idsAreUnique))
    }
    var counts: [Arrows: (count: Int, line: Int)] = [:]
    let edges = graph.edges
    graph.edges = []
    ties.reserve(rows: edges.count, cells: 2)
    for edge in edges {
      var (tail, head) = (graph.nodes[Int(edge.tail)], graph.nodes[Int(edge.head)])
      guard takes(tail.count + head.count) else { return }
      var arrows: Arrows?
      var next = edge.attributes
      while next >= 0 {
        let entry = graph.attributes.entries[Int(next)]
        next = entry.next
        let value = graph.attributes.bytes(entry.value)
        guard takes(0) else { return }
        if entry.key == dirKey {
          if arrows == nil { arrows = Self.arrows(value) }
          if arrows != nil || value.isEmpty { continue }
        }
        guard let column = columns[entry.key] else { continue }
        guard !ties.isSet(column) else { continue }
        guard takes(value.count) else { return }
        if entry.key == labelKey, !entry.isHTML {
          let names = DOTLabel.Names(
            tail: tail, head: head, arrow: graph.isDirected ? "->" : "--")
          ties.set(DOTLabel.text(value, names)[...], in: column)
        } else {
          ties.set(value, in: column)
        }
      }
      if let arrows, !ties.isSet(direction) {
        let isDirected = arrows == .forward || arrows == .back
        if isDirected != graph.isDirected {
          ties.set(isDirected ? "directed" : "undirected", in: direction)
        }
        if arrows == .back { swap(&tail, &head) }
        counts[arrows] = ((counts[arrows]?.count ?? 0) + 1, counts[arrows]?.line ?? edge.line)
      }
      ties.set(tail, in: source)
      ties.set(head, in: target)
      ties.endRow(line: edge.line)
    }
    if let back = counts[.back] {
      notes.append(
        (
          back.line,
          back.count == 1
            ? "the edge has dir=back; it is read from its head to its tail"
            : "\(back.count) edges, this one first, have dir=back; they are read from their head to "
              + "their tail"
        ))
    }
    if let both = counts[.both] {
      notes.append(
        (
          both.line,
          both.count == 1
            ? "the edge has dir=both; it is read as undirected"
            : "\(both.count) edges, this one first, have dir=both; they are read as undirected"
        ))
    }
  }

  private static func arrows(_ value: ArraySliceOfBytes) -> Arrows? {
    switch String(decoding: value.prefix(20), as: UTF8.self) {
    case "forward": .forward
    case "back": .back
    case "both": .both
    case "none": Arrows.none
    default: nil
    }
  }

  private func tieColumn(_ key: Int, idsAreUnique: Bool) -> String {
    let name = graph.attributes.keys.string(key)
    if name == "id", idsAreUnique { return name }
    switch foldedColumnName(name) {
    case "id", "source", "target": return name + " (attribute)"
    default: return name
    }
  }

  /// Whether `id` names edges. In `a -> b -> c [id=x]` it is the text that SVG files get.
  private mutating func edgeIDsAreUnique() -> Bool {
    guard let idKey = key("id") else { return true }
    var seen: Set<Identifier> = []
    for edge in graph.edges {
      var next = edge.attributes
      while next >= 0, takes(0) {
        let entry = graph.attributes.entries[Int(next)]
        next = entry.next
        guard entry.key == idKey else { continue }
        let text = String(decoding: graph.attributes.bytes(entry.value), as: UTF8.self)
        guard text.isEmpty || seen.insert(Identifier(text)).inserted else { return false }
        break
      }
    }
    return true
  }

  // MARK: The rest

  /// Statements that were left out count as refused ties, which is what most of them are.
  mutating func addFaults() {
    for fault in graph.faults where fault.refuses {
      ties.refuseRow(line: fault.line, fault.message, code: .unknownValue)
    }
    let unread = graph.subgraphs.reduce(0) { $0 + $1.otherAttributes }
    if unread > 0, let first = graph.subgraphs.first(where: { $0.otherAttributes > 0 }) {
      notes.append(
        (
          first.line,
          unread == 1
            ? "an attribute of the subgraph says how it is drawn and is not kept"
            : "\(unread) attributes of subgraphs, from this one on, say how they are drawn and are not "
              + "kept"
        ))
    }
  }

  /// Name, label and further attributes of the graph.
  func metadata() -> NetworkMetadata {
    var metadata = NetworkMetadata()
    if let name = graph.name, !name.isEmpty { metadata.name = name }
    var seen: Set<Int> = []
    var next = graph.graphList
    var properties: [NetworkMetadata.Property] = []
    while next >= 0 {
      let entry = graph.attributes.entries[Int(next)]
      next = entry.next
      guard seen.insert(entry.key).inserted else { continue }
      let value = graph.attributes.bytes(entry.value)
      switch graph.attributes.keys.string(entry.key) {
      case "label":
        let text =
          entry.isHTML
          ? DOTLabel.textOfHTML(value)
          : DOTLabel.text(value, .init(graph: ContiguousArray((graph.name ?? "").utf8)[...]))
        metadata.title = String(decoding: text, as: UTF8.self)
      case "description": metadata.description = String(decoding: value, as: UTF8.self)
      case let key:
        let text = JSONWriter.compact(.string(String(decoding: value, as: UTF8.self)))
        properties.append(.init(name: key, json: text))
      }
    }
    metadata.furtherProperties = properties.reversed()
    return metadata
  }
}
