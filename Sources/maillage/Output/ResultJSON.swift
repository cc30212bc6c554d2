import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// The fixed JSON form of measures: what was read, the graph, and the results with their
/// parameters and definitions.
struct ResultJSON {
  let input: ResultInput
  let labelled: LabelledGraph

  /// The document for some results.
  func document(_ results: [JSONValue]) -> String {
    let graph = labelled.graph
    return JSONWriter.pretty(
      .object([
        ("tool", .string("maillage")), ("version", .string(Maillage.version)),
        (
          "input",
          .object([("path", .string(input.path)), ("sha256", .string(input.sha256))])
        ),
        (
          "graph",
          .object([
            ("vertices", .number(graph.vertexCount)), ("edges", .number(graph.edgeCount)),
            ("directed", .boolean(graph.isDirected)), ("weighted", .boolean(graph.isWeighted)),
          ])
        ),
        ("results", .array(results)),
      ]))
  }

  /// One measure with its values.
  func result(_ result: MeasureResult, language: Language) -> JSONValue {
    .object(
      [
        ("measure", .string(result.measure.jsonName)),
        (
          "params",
          .object(result.parameters.map { ($0.name, parameter($0.value)) })
        ),
        ("definition", .string(result.definition(in: language))), values(result),
      ])
  }

  private func values(_ result: MeasureResult) -> (String, JSONValue) {
    switch result.values {
    case .vertices(let numbers):
      (
        "nodes",
        .object(
          zip(labelled.graph.vertices, numbers).map { (id($0), number($1)) })
      )
    case .edges(let numbers):
      (
        "edges",
        .array(
          zip(labelled.graph.edges, numbers).map { edge, value in
            .object([
              ("source", .string(id(edge.tail))), ("target", .string(id(edge.head))),
              ("value", number(value)),
            ])
          })
      )
    case .graph(let value): ("value", number(value))
    case .groups(let groups): ("groups", self.groups(groups))
    case .columns(let columns):
      (
        "nodes",
        .object(
          labelled.graph.vertices.map { vertex in
            (
              id(vertex),
              .object(columns.map { ($0.name, number($0.values[vertex.index])) })
            )
          })
      )
    case .map(let others):
      (
        "nodes",
        .object(
          zip(labelled.graph.vertices, others).map { vertex, other in
            (id(vertex), other.map { .string(id($0)) } ?? .null)
          })
      )
    case .matrix(let rows):
      (
        "matrix",
        .object([
          ("ids", ids(Array(labelled.graph.vertices))),
          ("values", .array(rows.map { .array($0.map(number)) })),
        ])
      )
    case .ranking(let vertices): ("ranking", ids(vertices))
    case .table(let rows): ("nodes", .object(rows.map { ($0.name, number($0.value)) }))
    }
  }

  /// Groups of vertices as arrays of ids.
  func groups(_ groups: [[Vertex]]) -> JSONValue {
    .array(groups.map(ids))
  }

  private func ids(_ vertices: [Vertex]) -> JSONValue {
    .array(vertices.map { .string(id($0)) })
  }

  private func parameter(_ value: MeasureResult.ParameterValue) -> JSONValue {
    switch value {
    case .null: .null
    case .flag(let flag): .boolean(flag)
    case .whole(let whole): .number(whole)
    case .number(let value): number(value)
    case .text(let text): .string(text)
    case .vertex(let vertex): .string(id(vertex))
    case .vertices(let vertices): ids(vertices)
    case .groups(let groups): self.groups(groups)
    case .perVertex(let numbers):
      .object(zip(labelled.graph.vertices, numbers).map { (id($0), number($1)) })
    }
  }

  /// A number in the shortest form that reads back; undefined and infinite values are `null`.
  private func number(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return .number(value)
  }

  private func id(_ vertex: Vertex) -> String { labelled.id(vertex) }
}
