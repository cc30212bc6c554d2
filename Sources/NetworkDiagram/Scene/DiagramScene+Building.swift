public import NetworkGraph

extension DiagramScene {
  /// Resolves the picture of a projected network.
  ///
  /// - Parameters:
  ///   - projected: The graph and the network behind it; all its vertices are drawn, isolated ones
  ///     too.
  ///   - table: The columns that size and colour may stand for.
  ///   - partition: The number of the group of each vertex, not negative; or `nil`.
  ///   - options: The choices.
  /// - Precondition: Table and partition have one row per vertex.
  /// - Throws: ``SceneError`` when a column or the partition that the options name is missing.
  /// - Complexity: O(*n* log *n* + *m* log *m* + *r*) for *r* relations.
  public init(
    projected: ProjectedNetwork, table: VertexTable, partition: [Int]?, options: SceneOptions
  ) throws(SceneError) {
    let count = projected.graph.vertexCount
    precondition(table.rowCount == count, "the table has one row per vertex")
    precondition(partition == nil || partition!.count == count, "each vertex has a group")
    precondition(partition?.allSatisfy { $0 >= 0 } ?? true, "groups are numbered from 0")
    if partition == nil, options.clusters == .regions { throw .noPartition }

    let classes = try SceneClasses(
      projected: projected, table: table, partition: partition, options: options)
    let scale = try SizeScale(table: table, options: options)
    let lines = SceneLines(projected: projected, options: options)
    var lineCounts = [Int](repeating: 0, count: count)
    for edge in lines.edges {
      lineCounts[edge.tail] += 1
      lineCounts[edge.head] += 1
    }

    // Groups keep the numbers of the partition; the tables of a report name them alike.
    let numbers = partition.map { Set($0).sorted() } ?? []
    let groupOfNumber = Dictionary(uniqueKeysWithValues: zip(numbers, numbers.indices))
    var members = [[Int]](repeating: [], count: numbers.count)
    for (node, number) in (partition ?? []).enumerated() {
      members[groupOfNumber[number]!].append(node)
    }

    let order = (0..<count).sorted { a, b in
      let (first, second) = (scale.values[a] ?? -.infinity, scale.values[b] ?? -.infinity)
      if first != second { return first > second }
      if lineCounts[a] != lineCounts[b] { return lineCounts[a] > lineCounts[b] }
      return a < b
    }
    var isLabelled = [Bool](repeating: false, count: count)
    for node in order.prefix(max(0, options.labelLimit)) { isLabelled[node] = true }

    let language = options.language
    nodes = (0..<count).map { index in
      let vertex = Vertex(index)
      let actor = projected.actor(of: vertex)
      let category = classes.categories[classes.categoryOfNode[index]]
      return Node(
        vertex: vertex, id: actor.id, label: actor.name(in: language),
        isLabelled: isLabelled[index], category: classes.categoryOfNode[index],
        shape: category.shape, fill: category.fill, outline: category.outline,
        diameter: scale.diameter(of: scale.values[index]), value: scale.values[index],
        cluster: partition.map { groupOfNumber[$0[index]]! }, lineCount: lineCounts[index],
        tooltip: Self.tooltip(of: actor, in: projected.network, language) {
          scale.values[index].map { scale.label(of: $0) }
        })
    }
    edges = lines.edges
    categories = classes.categories
    categoryCaption = classes.caption
    sizeLegend = scale.legend
    edgeLegend = lines.legend(options: options)
    clusters = zip(numbers, members).map { number, members in
      Cluster(
        number: number,
        label: "\(language == .french ? "Groupe" : "Cluster") \(number + 1)", members: members)
    }
    clusterDisplay = options.clusters
    palette = options.palette
    self.language = language
    let words = SceneCaption(
      projected: projected, options: options, lines: lines, scale: scale,
      isolated: lineCounts.count { $0 == 0 }, categories: classes.categories,
      clusterCount: members.count { $0.count > 1 }, order: order)
    caption = words.caption
    facts = Facts(
      counts: words.counts, period: words.context.period, exclusions: words.left,
      isolatedCount: lineCounts.count { $0 == 0 })
  }

  private static func tooltip(
    of actor: Actor, in network: Network, _ language: Language, value: () -> String?
  ) -> String {
    var lines = [actor.name(in: language)]
    let facts = [network.kind(of: actor)?.label[language], actor.sphere?.label[language]]
      .compactMap { $0 }
    if !facts.isEmpty { lines.append(facts.joined(separator: ", ")) }
    if let value = value() { lines.append(value) }
    return lines.joined(separator: "\n")
  }
}
