import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

/// What users give beside the graph: groups, attributes, vertices, numbers.
@Suite struct BadParameterTests {
  private static let graphs = [
    NamedGraph.krackhardtKite, NamedGraph.path(5, isDirected: true), NamedGraph.empty(3),
  ]

  private func finite(_ measure: Measure, _ input: MeasureInput, _ note: Comment) -> String? {
    do {
      let values = try measure.evaluate(on: input).values
      #expect(values.fits(measure, input.graph), note)
      #expect(values.numbers.allSatisfy { $0?.isFinite ?? true }, note)
      return nil
    } catch {
      #expect(error is AnalysisError || error is MeasureOptionError, "\(note): \(error)")
      return "\(error)"
    }
  }

  private func takes(_ measure: Measure, _ values: MeasureParameter.Values) -> Bool {
    measure.parameters.contains { $0.values == values }
  }

  @Test func `groups that miss a vertex give finite numbers or the vertex is named`() {
    for graph in Self.graphs {
      let n = graph.vertexCount
      for measure in MeasureCatalogue.measures where takes(measure, .grouping) {
        let input = BadInput(description: "", graph: graph).input(measure.fewRepetitions)
        let groupings: [[Int?]] = [
          (0..<n).map { $0 == 1 ? nil : $0 % 2 }, Array(repeating: nil, count: n),
          Array(repeating: 0, count: n),
        ]
        for groups in groupings {
          var input = input
          input.grouping = .init(groups: groups, names: ["a", "b"], attribute: "sphere")
          let refusal = finite(measure, input, "\(measure.name) \(groups)")
          // Where a refusal is about the groups, it says who has none.
          if let refusal, refusal.contains("none") { #expect(refusal.contains("v")) }
        }
      }
    }
  }

  @Test func `groups of another number of vertices are refused`() {
    for graph in Self.graphs {
      for measure in MeasureCatalogue.measures where takes(measure, .grouping) {
        for count in [0, graph.vertexCount - 1, graph.vertexCount + 1] {
          // Two-mode measures colour the graph unless told to take the groups.
          let isAsked = measure.parameters.contains { $0.name == "modes" }
          var input = BadInput(description: "", graph: graph)
            .input(isAsked ? ["modes": "groups"] : [:])
          input.grouping = .init(
            groups: Array(repeating: 0, count: count), names: ["a", "b"], attribute: "sphere")
          let refusal = finite(measure, input, "\(measure.name)")
          #expect(refusal != nil, "\(measure.name) takes \(count) for \(graph.vertexCount)")
        }
      }
    }
  }

  @Test func `numbers of groups that have no name do not trap`() {
    for graph in Self.graphs {
      for measure in MeasureCatalogue.measures where takes(measure, .grouping) {
        for number in [-1, 7, Int.max, Int.min] {
          var input = BadInput(description: "", graph: graph).input(measure.fewRepetitions)
          var groups: [Int?] = Array(repeating: 0, count: graph.vertexCount)
          groups[1] = number
          input.grouping = .init(groups: groups, names: ["a"], attribute: "sphere")
          _ = finite(measure, input, "\(measure.name) \(number)")
        }
      }
    }
  }

  @Test(
    arguments: [
      nil, .nan, .infinity, -.infinity, -1, 0, 1e308, -1e308, 1e-308, 1e154,
    ] as [Double?])
  func `an attribute that is missing or odd gives finite numbers or its vertex is named`(
    value: Double?
  ) {
    for graph in Self.graphs {
      let n = graph.vertexCount
      for measure in MeasureCatalogue.measures where takes(measure, .attribute) {
        for values in [
          (0..<n).map { $0 == 1 ? value : Double($0) }, Array(repeating: value, count: n),
          (0..<n).map { $0 < 2 ? value : 1 },
        ] as [[Double?]] {
          var input = BadInput(description: "", graph: graph).input(measure.fewRepetitions)
          input.attribute = .init(name: "size", values: values)
          let refusal = finite(measure, input, "\(measure.name) \(values)")
          if let refusal, let value, !value.isFinite {
            #expect(refusal.contains("v0") || refusal.contains("v1"), "\(refusal)")
          }
        }
        var input = BadInput(description: "", graph: graph).input(measure.fewRepetitions)
        input.attribute = .init(name: "size", values: [1])
        #expect(
          finite(measure, input, "\(measure.name)")?.contains("1 values of 'size'") == true,
          "\(measure.name)")
      }
    }
  }

  @Test func `numbers and counts out of range are refused or give finite numbers`() {
    for graph in Self.graphs {
      for measure in MeasureCatalogue.measures {
        for parameter in measure.parameters {
          let texts: [String] =
            switch parameter.values {
            case .number: ["0", "-1", "1", "0.5", "2", "1e308", "-1e308", "1e-300"]
            case .wholeNumber: ["0", "1", "2"]
            default: []
            }
          for text in texts {
            let input = BadInput(description: "", graph: graph).input(
              measure.fewRepetitions.merging([parameter.name: text]) { $1 })
            _ = finite(measure, input, "\(measure.name) \(parameter.name)=\(text)")
          }
        }
      }
    }
  }

  @Test func `vertices that do not exist are refused, repeated and missing ones do not trap`() {
    for graph in Self.graphs {
      let n = graph.vertexCount
      for measure in MeasureCatalogue.measures {
        let base = BadInput(description: "", graph: graph).input(measure.fewRepetitions)
        if takes(measure, .vertexSet) {
          for set in [[], [0, 0], Array(0..<n)] {
            var input = base
            input.vertexSet = set.map { Vertex($0) }
            _ = finite(measure, input, "\(measure.name) \(set)")
          }
          var input = base
          input.vertexSet = [Vertex(0), Vertex(n)]
          #expect(finite(measure, input, "")?.contains("v\(n)") == true, "\(measure.name)")
        }
        for parameter in measure.parameters where parameter.values == .vertex {
          var input = base
          if parameter.name == "target" {
            input.target = Vertex(n)
          } else {
            input.source = Vertex(n)
          }
          #expect(finite(measure, input, "")?.contains("v\(n)") == true, "\(measure.name)")
          if parameter.name == "target" { input.target = nil } else { input.source = nil }
          _ = finite(measure, input, "\(measure.name)")
        }
        if takes(measure, .perVertex) {
          for jumps in [
            [], [1], Array(repeating: 0, count: n), Array(repeating: 1e308, count: n),
            (0..<n).map { $0 == 1 ? .nan : 1 }, (0..<n).map { $0 == 1 ? -1 : 1 },
            (0..<n).map { $0 == 1 ? .infinity : 1 },
          ] as [[Double]] {
            var input = base
            input.personalization = jumps
            let refusal = finite(measure, input, "\(measure.name) \(jumps)")
            #expect(refusal != nil, "\(measure.name) takes \(jumps)")
            if let fault = jumps.indices.first(where: { !(jumps[$0] >= 0 && jumps[$0].isFinite) }),
              jumps.count == n
            {
              #expect(refusal?.contains("v\(fault)") == true)
            }
          }
        }
      }
    }
  }
}
