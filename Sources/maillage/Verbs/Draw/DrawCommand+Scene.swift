import NetworkAnalysis
import NetworkDiagram
import NetworkGraph
import NetworkLayout
import NetworkReport

extension DrawCommand {
  /// What a map shows best: as asked for, else what suits the network.
  func emphasis(for projected: ProjectedNetwork) throws -> StressLayout.Emphasis {
    try layout ?? .suitable(for: projected.graph, seed: seed)
  }

  /// What is drawn: actors with their colours and sizes, lines and the words round them.
  func scene(
    of projected: ProjectedNetwork, date: PartialDate?,
    emphasis: StressLayout.Emphasis = .distance
  ) throws -> DiagramScene {
    var table = VertexTable(rowCount: projected.graph.vertexCount)
    try addAttributes(of: projected, to: &table)
    var options = SceneOptions(language: language.language)
    options.palette = palette
    options.title = title
    options.date = date
    options.sourceName = sourceLine ?? network.fileName
    options.seed = seed
    options.clusters = clusters ? .regions : .hidden
    options.layoutName = (layout ?? emphasis).layoutName
    if bundle {
      options.remarks.append(
        LocalizedText(
          "Long lines follow paths of shorter lines (edge-path bundling).",
          "Les longs traits suivent des chemins de traits plus courts (edge-path bundling).")[
            language.language])
    }
    switch colourBy {
    case "sphere": options.colourBy = .sphere
    case "kind": options.colourBy = .kind
    case "cluster": options.colourBy = .cluster
    default: options.colourBy = .column(colourBy)
    }
    if sizeBy != "none" {
      if table[sizeBy] == nil { table.set(try measured(sizeBy, projected, option: "--size-by")) }
      options.sizeBy = .column(sizeBy)
    }
    do {
      let partition =
        clusters || colourBy == "cluster"
        ? try projected.graph.leidenCommunities(
          weights: projected.graph.weightMeaning?.isStrength == true ? .weight : .unit, seed: seed
        ).membership : nil
      return try DiagramScene(
        projected: projected, table: table, partition: partition, options: options)
    } catch SceneError.columnOfTexts(let name) {
      throw Failure.usage("--size-by: " + Self.firstText(of: name, in: table, projected))
    } catch let error as SceneError {
      throw Failure.usage("\(error)")
    } catch {
      throw Failure.data("clusters: \(ActorNames(projected).naming(error))")
    }
  }

  /// Which cell keeps a column from being one of numbers.
  private static func firstText(
    of name: String, in table: VertexTable, _ projected: ProjectedNetwork
  ) -> String {
    guard case .texts(let cells)? = table[name]?.values,
      let place = cells.indices.first(where: { place in
        cells[place].map { DecimalNumber($0) == nil } ?? false
      }), let text = cells[place]
    else { return "column '\(name)' has no numbers; the size needs some" }
    let actor = projected.actor(of: Vertex(place))
    let id = actor.id.text.prefix(80)
    return "column '\(name)' holds '\(text.prefix(40))' for the actor '\(id)'; "
      + "expected numbers, such as 12.5, of at most 18 digits"
  }

  /// An attribute column of the actors, or the measure of that name.
  func column(_ name: String, of projected: ProjectedNetwork, option: String) throws
    -> VertexTable.Column
  {
    var table = VertexTable(rowCount: projected.graph.vertexCount)
    try addAttributes(of: projected, to: &table)
    return try table[name] ?? measured(name, projected, option: option)
  }

  /// A measure with a number for each actor.
  private func measured(_ name: String, _ projected: ProjectedNetwork, option: String) throws
    -> VertexTable.Column
  {
    let measure = try MeasureCommand.measure(name)
    do {
      let input = try MeasureInputs(
        labelled: LabelledGraph(projected), settings: [:], groupBy: "sphere", sourceActor: nil,
        jumpTargets: []
      ).input(for: measure)
      guard let column = try measure.evaluate(on: input).column() else {
        throw Failure.usage("\(option): \(name) gives no number to each actor")
      }
      return column
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure.data("\(name): \(ActorNames(projected).naming(error))")
    }
  }

  /// The attribute columns: as numbers where every cell is one, else as texts; and those of
  /// `--results`.
  private func addAttributes(of projected: ProjectedNetwork, to table: inout VertexTable) throws {
    let network = projected.network
    if let results = try stored.read() {
      let ids = projected.actorOfVertex.map { network.actors[$0].id.text }
      for column in try stored.table(of: results, for: ids).columns { table.set(column) }
    }
    for name in network.contents.attributeColumns(of: .actors) {
      let cells = projected.actorOfVertex.map { network.attribute(name, of: network.actors[$0]) }
      let numbers = cells.map { $0.flatMap { DecimalNumber($0)?.doubleValue } }
      let isNumeric = zip(cells, numbers).allSatisfy { ($0 == nil) == ($1 == nil) }
      let text = LocalizedText(name, name)
      table.set(
        VertexTable.Column(
          name: name, caption: text, definition: text,
          values: isNumeric && numbers.contains { $0 != nil } ? .numbers(numbers) : .texts(cells)))
    }
  }
}
