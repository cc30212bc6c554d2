import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct MeasureCatalogueTests {
  private func measure(_ name: String) throws -> Measure {
    try #require(MeasureCatalogue.measure(named: name))
  }

  @Test func `names are unique and texts are there in both languages`() {
    let measures = MeasureCatalogue.measures
    #expect(Set(measures.map(\.name)).count == measures.count)
    for measure in measures {
      #expect(measure.name.utf8.allSatisfy { $0 == 45 || (97...122).contains($0) })
      #expect(!measure.jsonName.contains("-"))
      for text in [measure.caption, measure.definition, measure.says, measure.doesNotSay] {
        for language in Language.allCases { #expect(!text[language].isEmpty, "\(measure.name)") }
      }
      #expect(measure.source.doi?.hasPrefix("10.") ?? true)
      // French typography: no plain space before a high mark, no straight apostrophe.
      for text in [measure.definition, measure.says, measure.doesNotSay].map(\.french) {
        for mark in [" :", " ;", " !", " ?", " %", "'"] { #expect(!text.contains(mark), "\(text)") }
      }
    }
  }

  @Test func `strength adds weights up and mixing counts ties between groups`() throws {
    let graph = CompactGraph(
      vertexCount: 4, weightedEdges: [(0, 1, 2), (1, 2, 3), (2, 2, 0.5)])
    let strength = try measure("strength").evaluate(on: MeasureInput(graph: graph))
    #expect(strength.values == .vertices([2, 5, 4, 0]))
    let grouping = MeasureInput.Grouping(
      groups: [0, 0, 1, nil], names: ["x", "y"], attribute: "sphere")
    let mixing = try measure("mixing").evaluate(on: MeasureInput(graph: graph, grouping: grouping))
    #expect(
      mixing.values
        == .table([
          .init(name: "x – x", value: 1), .init(name: "x – y", value: 1),
          .init(name: "y – y", value: 1),
        ]))
    let groups = try measure("partner-groups").evaluate(
      on: MeasureInput(
        graph: CompactGraph(vertexCount: 5, edges: [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2)]),
        grouping: .init(
          groups: [0, 0, 1, 2, nil], names: ["x", "y", "z"], attribute: "sphere")))
    #expect(groups.values == .vertices([2, 1, 1, 1, 1]))
    let path = CompactGraph(vertexCount: 5, edges: [(0, 1), (1, 2), (3, 4)])
    let giant = try measure("giant-component").evaluate(on: MeasureInput(graph: path))
    #expect(
      giant.values
        == .table([
          .init(name: "vertices", value: 3), .init(name: "share", value: 0.6),
          .init(name: "diameter", value: 2), .init(name: "mean-distance", value: 4.0 / 3),
        ]))
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `every measure answers or says why not on any graph`(seed: UInt64) {
    var graph = anyRandomGraph(seed: seed, largest: 8, weights: .whole(.strength))
    if seed == 0 { graph = NamedGraph.empty(0) }
    if seed == 1 { graph = NamedGraph.empty(1, isDirected: true) }
    if seed == 2 { graph = graph.unweighted() }
    let groups = (0..<graph.vertexCount).map { $0 % 2 }
    for measure in MeasureCatalogue.measures {
      let input = MeasureInput(
        graph: graph,
        grouping: .init(groups: groups, names: ["a", "b"], attribute: "sphere"),
        source: Vertex(0), target: Vertex(max(0, graph.vertexCount - 1)),
        vertexSet: [Vertex(0)],
        attribute: .init(name: "size", values: groups.map { $0 == 0 ? nil : Double($0) }))
      do {
        let result = try measure.evaluate(on: input)
        #expect(result.parameters.first?.name == "directed")
        switch (result.values, measure.scope) {
        case (.vertices(let values), .vertices):
          #expect(values.count == graph.vertexCount)
          #expect(values.allSatisfy { $0?.isFinite ?? true }, "\(measure.name)")
          #expect(result.column()?.values.count == graph.vertexCount)
        case (.edges(let values), .edges):
          #expect(values.count == graph.edgeCount)
          #expect(values.allSatisfy { $0?.isFinite ?? true })
        case (.graph(let value), .graph):
          #expect(value?.isFinite ?? true, "\(measure.name)")
        case (.columns(let columns), .columns):
          #expect(Set(columns.map(\.name)).count == columns.count, "\(measure.name)")
          for column in columns {
            #expect(column.values.count == graph.vertexCount)
            #expect(column.values.allSatisfy { $0?.isFinite ?? true }, "\(measure.name)")
          }
        case (.map(let others), .map): #expect(others.count == graph.vertexCount)
        case (.matrix(let rows), .matrix):
          #expect(rows.count == graph.vertexCount)
          for row in rows {
            #expect(row.count == graph.vertexCount)
            #expect(row.allSatisfy { $0?.isFinite ?? true }, "\(measure.name)")
          }
        case (.ranking(let order), .ranking): #expect(Set(order).count == order.count)
        case (.groups, .groups), (.table, .table): break
        default: Issue.record("\(measure.name) gives another scope than it says")
        }
      } catch let error as AnalysisError {
        #expect(isGoodReason(error, on: graph), "\(measure.name): \(error)")
      } catch {
        Issue.record("\(measure.name): \(error)")
      }
    }
  }

  /// Whether a question makes no sense on the graph, so that a measure may refuse it.
  private func isGoodReason(_ error: AnalysisError, on graph: CompactGraph) -> Bool {
    switch error {
    case .needsDirectedGraph: !graph.isDirected
    case .needsUndirectedGraph: graph.isDirected
    // A factor that is too large for the graph, a source that is the target.
    case .parameterOutOfRange: true
    default: graph.vertexCount == 0
    }
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `no weight leads to a trap or to a number that is not finite`(seed: UInt64) {
    let oddities = [0, -1, .nan, .infinity, 1e-300, 1e308, .leastNonzeroMagnitude, 1e-12]
    var random = SplitMix64(seed: seed)
    let n = 2 + random.nextIndex(below: 4)
    let edges = (0..<(1 + random.nextIndex(below: 8))).map { _ in
      (
        random.nextIndex(below: n), random.nextIndex(below: n),
        random.nextIndex(below: 2) == 0 ? 1 : oddities[random.nextIndex(below: oddities.count)]
      )
    }
    let graph = CompactGraph(
      vertexCount: n, weightedEdges: edges,
      meaning: random.nextIndex(below: 3) == 0 ? .distance : .strength,
      isDirected: random.nextIndex(below: 2) == 0)
    for measure in MeasureCatalogue.measures {
      for parameter in measure.parameters where ["weights", "lengths"].contains(parameter.name) {
        let choices = parameter.name == "weights" ? ["weight"] : ["weight", "inverse-weight"]
        for choice in choices {
          let input = MeasureInput(
            graph: graph, options: [parameter.name: choice],
            grouping: .init(
              groups: (0..<n).map { $0 % 2 }, names: ["a", "b"], attribute: "sphere"),
            source: Vertex(0), target: Vertex(n - 1), vertexSet: [Vertex(0)],
            attribute: .init(name: "size", values: (0..<n).map(Double.init)))
          let note: Comment = "\(measure.name), seed \(seed), \(edges)"
          do {
            switch try measure.evaluate(on: input).values {
            case .vertices(let values), .edges(let values):
              #expect(values.allSatisfy { $0?.isFinite ?? true }, note)
            case .graph(let value): #expect(value?.isFinite ?? true, note)
            case .columns(let columns):
              #expect(columns.allSatisfy { $0.values.allSatisfy { $0?.isFinite ?? true } }, note)
            case .matrix(let rows):
              #expect(rows.allSatisfy { $0.allSatisfy { $0?.isFinite ?? true } }, note)
            case .table(let rows):
              #expect(rows.allSatisfy { $0.value?.isFinite ?? true }, note)
            case .groups, .map, .ranking: break
            }
          } catch is WeightError {
          } catch is AnalysisError {
          } catch {
            Issue.record("\(note): \(error)")
          }
        }
      }
    }
  }

  @Test func `results state what they were computed with`() throws {
    let graph = CompactGraph(vertexCount: 3, weightedEdges: [(0, 1, 2), (1, 2, 4)])
    let result = try measure("betweenness").evaluate(
      on: MeasureInput(
        graph: graph, options: ["lengths": "inverse-weight", "normalized": "false"],
        weightName: "hours"))
    #expect(
      result.parameters.map(\.name) == [
        "directed", "weight", "lengths", "normalized", "endpoints",
      ])
    #expect(
      result.parameters.map(\.value) == [
        .flag(false), .text("hours"), .text("inverse-weight"), .flag(false), .flag(false),
      ])
    #expect(result.values == .vertices([0, 1, 0]))
    #expect(result.definition(in: .english).contains("normalized = false"))
    let plain = try measure("betweenness").evaluate(on: MeasureInput(graph: graph))
    #expect(plain.parameters[1].value == .null)
    #expect(plain.definition(in: .french) == plain.measure.definition.french)
  }

  @Test func `a partition is stated in full, an attribute by its name`() throws {
    let partition = Partition(labels: [0, 0, 1])
    let input = MeasureInput(graph: NamedGraph.path(3), grouping: .init(partition))
    let result = try measure("modularity").evaluate(on: input)
    #expect(
      result.parameters.last?.value == .groups([[Vertex(0), Vertex(1)], [Vertex(2)]]))
    #expect(throws: MeasureOptionError.self) {
      try measure("ei-index").evaluate(on: MeasureInput(graph: NamedGraph.path(3)))
    }
  }

  @Test func `options that do not exist or make no sense are refused in a sentence`() throws {
    func error(_ name: String, _ options: [String: String]) throws -> String? {
      let measure = try measure(name)
      let error = #expect(throws: (any Error).self) {
        try measure.evaluate(on: MeasureInput(graph: NamedGraph.path(3), options: options))
      }
      return error.map { "\($0)" }
    }
    #expect(
      try error("betweenness", ["normalised": "true"])
        == "betweenness has no option 'normalised'; it has lengths, normalized, endpoints")
    #expect(
      try error("triangles", ["x": "1"]) == "triangles has no option 'x'; it has none at all")
    #expect(
      try error("closeness", ["variant": "best"])
        == "option variant does not take 'best'; expected wf or classic or raw")
    for alpha in ["nan", "0x1p-1", "0X1P-1", "", "half", "1e999"] {
      #expect(try error("pagerank", ["alpha": alpha])?.contains("expected a number") == true)
    }
    #expect(try error("pagerank", ["alpha": "1"])?.contains("alpha is 1.0") == true)
    #expect(try error("communities", ["seed": "-1"])?.contains("whole number") == true)
  }

  @Test func `names that are nearly right are found again`() {
    #expect(MeasureCatalogue.measure(named: "edge_betweenness")?.name == "edge-betweenness")
    #expect(MeasureCatalogue.measure(named: "nonsense") == nil)
    #expect(MeasureCatalogue.suggestions(for: "betweeness").first == "betweenness")
    #expect(MeasureCatalogue.suggestions(for: "page-rank").first == "pagerank")
    #expect(MeasureCatalogue.suggestions(for: "clustring").contains("clustering"))
    #expect(MeasureCatalogue.suggestions(for: "mean_distance").first == "average-path-length")
    #expect(MeasureCatalogue.suggestions(for: "leiden") == ["communities"])
    #expect(MeasureCatalogue.suggestions(for: "xyzzyplugh") == [])
    #expect(MeasureCatalogue.suggestions(for: "") == [])
  }
}
