import NetworkAnalysis
import NetworkGraph

/// Gives each measure the graph and the options that it can use.
struct MeasureInputs {
  let labelled: LabelledGraph
  let settings: [String: String]
  let groupBy: String
  let sourceActor: String?
  var targetActors: [String] = []
  var actorSet: [String] = []
  var attribute: String?
  let jumpTargets: [String]

  /// Whether a measure needs to know more of the actors than their ids.
  static func needsNetwork(_ measure: Measure, groupBy: String) -> Bool {
    measure.parameters.contains { parameter in
      switch parameter.values {
      case .grouping: groupBy != "clusters"
      case .attribute: true
      default: false
      }
    }
  }

  /// Whether settings ask for the relations behind the ties.
  static func needsRelations(_ settings: [String: String]) -> Bool {
    settings["draw"] == "relations" || settings["draw"] == "units"
  }

  /// The relations behind the ties, each with the number of the first source that states it.
  private func records(of projected: ProjectedNetwork) -> [MeasureInput.TieRecord] {
    let network = projected.network
    var sourceOfRelation: [Identifier: Int] = [:]
    let numbers = Dictionary(network.sources.map(\.id).enumerated().map { ($1, $0) }) { a, _ in a }
    for statement in network.statements {
      guard case .relation(let id) = statement.subject, sourceOfRelation[id] == nil else {
        continue
      }
      sourceOfRelation[id] = numbers[statement.source]
    }
    return zip(projected.graph.edges, projected.relationsOfEdge).flatMap { edge, relations in
      relations.map { place in
        let relation = network.relations[place]
        return MeasureInput.TieRecord(
          tail: edge.tail, head: edge.head, weight: relation.weight?.doubleValue ?? 1,
          unit: sourceOfRelation[relation.id])
      }
    }
  }

  func input(for measure: Measure) throws -> MeasureInput {
    var input = MeasureInput(graph: labelled.graph)
    if Self.needsRelations(settings), let projected = labelled.projected {
      input.records = records(of: projected)
    }
    let parameters = Dictionary(uniqueKeysWithValues: measure.parameters.map { ($0.name, $0) })
    for (name, value) in settings where parameters[name]?.isText == true {
      input.options[name] = value
    }
    // Asking for weights means using them; a strength becomes a length by the declared rule.
    if let meaning = labelled.graph.weightMeaning {
      input.parallelEdges = labelled.projection.parallelEdges
      if let weights = parameters["weights"], settings["weights"] == nil,
        meaning.isStrength || weights.takesAnyWeights
      {
        input.options["weights"] = "weight"
      }
      if parameters["lengths"] != nil, settings["lengths"] == nil {
        input.options["lengths"] = meaning.isStrength ? "inverse-weight" : "weight"
      }
    }
    for parameter in measure.parameters {
      switch parameter.values {
      case .grouping: input.grouping = try grouping()
      case .vertex where parameter.name == "target":
        guard let target = targetActors.first, targetActors.count == 1 else {
          throw Failure.usage("\(measure.name) needs --to-actor once, the actor it leads to")
        }
        input.target = try vertex(target)
      case .vertexSet where parameter.name == "targets":
        if !targetActors.isEmpty { input.targetSet = try targetActors.map(vertex) }
      case .vertexSet:
        if parameter.defaultValue == nil, actorSet.isEmpty {
          throw Failure.usage(
            "\(measure.name) needs --actor, once for each of the actors it asks about")
        }
        if !actorSet.isEmpty { input.vertexSet = try actorSet.map(vertex) }
      case .attribute:
        guard let attribute else {
          throw Failure.usage(
            "\(measure.name) needs --attribute, a column of numbers of the actors")
        }
        input.attribute = try numbers(of: attribute)
      case .vertex:
        guard let sourceActor else {
          throw Failure.usage("\(measure.name) needs --from-actor, the actor it starts from")
        }
        input.source = try vertex(sourceActor)
      case .perVertex where !jumpTargets.isEmpty:
        var jumps = [Double](repeating: 0, count: labelled.graph.vertexCount)
        for target in jumpTargets { jumps[try vertex(target).index] = 1 }
        input.personalization = jumps
      default: break
      }
    }
    return input
  }

  private func vertex(_ text: String) throws -> Vertex { try labelled.vertex(of: text) }

  /// The groups of the vertices by sphere, kind, cluster or attribute.
  private func grouping() throws -> MeasureInput.Grouping {
    if groupBy == "clusters" {
      return MeasureInput.Grouping(try labelled.graph.leidenCommunities())
    }
    guard let projected = labelled.projected else {
      preconditionFailure("a graph without a network has no columns to group by")
    }
    let network = projected.network
    let actors = projected.actorOfVertex.map { network.actors[$0] }
    switch groupBy {
    case "sphere":
      return MeasureInput.Grouping(
        groups: projected.spheres, names: Sphere.allCases.map(\.rawValue), attribute: "sphere")
    case "kind":
      return grouping(actors.map { $0.kind?.text })
    default:
      guard network.contents.attributeColumns(of: .actors).contains(groupBy) else {
        let columns = network.contents.attributeColumns(of: .actors)
        throw Failure.usage(
          "--group-by: no column '\(TextTable.printable(groupBy))'; expected "
            + (["sphere", "kind", "clusters"] + columns).joined(separator: ", "))
      }
      return grouping(actors.map { network.attribute(groupBy, of: $0) })
    }
  }

  /// The numbers of an attribute column of the actors, missing where the cell is empty.
  private func numbers(of column: String) throws -> MeasureInput.Attribute {
    guard let projected = labelled.projected else {
      preconditionFailure("a graph without a network has no columns of numbers")
    }
    let network = projected.network
    let columns = network.contents.attributeColumns(of: .actors)
    guard columns.contains(column) else {
      throw Failure.usage(
        "--attribute: no column '\(TextTable.printable(column))'; "
          + (columns.isEmpty
            ? "the actors have no attribute columns"
            : "expected \(columns.joined(separator: ", "))"))
    }
    let values = try projected.actorOfVertex.map { index -> Double? in
      let actor = network.actors[index]
      guard let text = network.attribute(column, of: actor), !text.isEmpty else { return nil }
      guard let value = Double(text), value.isFinite else {
        throw Failure.data(
          "--attribute: '\(TextTable.printable(text))' of actor "
            + "'\(TextTable.printable(actor.id.text))' is no number")
      }
      return value
    }
    return MeasureInput.Attribute(name: column, values: values)
  }

  private func grouping(_ labels: [String?]) -> MeasureInput.Grouping {
    let names = Set(labels.compactMap { $0.map { Identifier($0) } }).sorted()
    let number = Dictionary(uniqueKeysWithValues: zip(names, 0...))
    return MeasureInput.Grouping(
      groups: labels.map { $0.flatMap { number[Identifier($0)] } }, names: names.map(\.text),
      attribute: groupBy)
  }
}

/// Puts the ids of actors in place of vertex numbers in what people read.
struct ActorNames {
  let labelled: LabelledGraph

  init(_ labelled: LabelledGraph) { self.labelled = labelled }

  init(_ projected: ProjectedNetwork) { labelled = LabelledGraph(projected) }

  /// The text of an error with each vertex called by the id of its actor.
  func naming(_ error: any Error) -> String {
    "\(error)".replacing(/\bv(\d+)\b/) { match in
      guard let index = Int(match.1), index < labelled.graph.vertexCount else {
        return String(match.0)
      }
      return "'" + TextTable.printable(labelled.id(Vertex(index))) + "'"
    }
  }
}
