import NetworkGraph

extension DiagramScene {
  /// The scene with smaller nodes where they are many: from 150 nodes on, all diameters shrink with
  /// the square root of the number, to two fifths at the least, so that nodes cover about the same
  /// part of the page. The legend of sizes shrinks alike.
  var thinnedOut: DiagramScene {
    guard nodes.count > 150 else { return self }
    return scaled(by: max(0.4, (150 / Double(nodes.count)).squareRoot()), least: 3)
  }

  /// The scene with all diameters multiplied, those of the legend too.
  ///
  /// - Parameter least: No node gets smaller than this, in points.
  func scaled(by factor: Double, least: Double) -> DiagramScene {
    DiagramScene(
      language: language, palette: palette,
      nodes: nodes.map { node in
        Node(
          vertex: node.vertex, id: node.id, label: node.label, isLabelled: node.isLabelled,
          category: node.category, shape: node.shape, fill: node.fill, outline: node.outline,
          diameter: min(node.diameter, max(least, node.diameter * factor)), value: node.value,
          cluster: node.cluster,
          lineCount: node.lineCount, tooltip: node.tooltip)
      },
      edges: edges, categories: categories, categoryCaption: categoryCaption,
      sizeLegend: sizeLegend.map { legend in
        SizeLegend(
          caption: legend.caption,
          entries: legend.entries.map {
            SizeLegend.Entry(value: $0.value, label: $0.label, diameter: $0.diameter * factor)
          })
      },
      edgeLegend: edgeLegend, clusters: clusters, clusterDisplay: clusterDisplay,
      caption: caption, facts: facts)
  }

  /// Some nodes in the order of the rule of names: the largest, then those with most lines.
  func rankedNodes(_ places: [Int]) -> [Int] {
    places.sorted { a, b in
      let (x, y) = (nodes[a].value ?? -.infinity, nodes[b].value ?? -.infinity)
      if x != y { return x > y }
      if nodes[a].lineCount != nodes[b].lineCount { return nodes[a].lineCount > nodes[b].lineCount }
      return a < b
    }
  }
}
