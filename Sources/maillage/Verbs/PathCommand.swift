import ArgumentParser
import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// `maillage path`: how two actors are connected, with the evidence of each step.
struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Shows how two actors are connected, with the evidence of each step.",
    discussion: """
      Actors are given by id, by name or by any other spelling in the data. Where several paths are \
      shortest, one is shown and their number is said.
      """)

  @OptionGroup var network: NetworkOptions

  @Argument(help: ArgumentHelp("The actor where the path begins.", valueName: "from"))
  var start: String

  @Argument(help: ArgumentHelp("The actor where it ends.", valueName: "to"))
  var end: String

  @OptionGroup var projection: ProjectionOptions

  @Option(help: ArgumentHelp("How the result is written: table, csv or json.", valueName: "format"))
  var format = OutputFormat.table

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let rule = try projection.projection()
    let (loaded, reading) = try network.load()
    try projection.checkKinds(of: loaded)
    let projected = rule.apply(to: loaded)
    let first = try vertex(start, projected)
    let last = try vertex(end, projected)
    let lengths: LengthRule =
      switch projected.graph.weightMeaning {
      case nil: .unit
      case .distance: .weight
      default: .inverseWeight
      }
    let path: ShortestPath?
    do {
      path = try projected.graph.shortestPath(from: first, to: last, lengths: lengths)
    } catch {
      throw Failure.data("path: \(ActorNames(projected).naming(error))")
    }
    let answer = ConnectionAnswer(
      projected: projected, first: first, last: last, path: path, lengths: lengths,
      language: language.language)
    switch format {
    case .table: Console.write(answer.text)
    case .csv: Console.write(answer.csv)
    case .json: Console.write(answer.json(reading))
    }
  }

  private func vertex(_ text: String, _ projected: ProjectedNetwork) throws -> Vertex {
    let actor = try ActorLookup(network: projected.network).actor(text)
    guard let vertex = projected.vertex(of: actor.id) else {
      throw Failure.data(
        "'\(TextTable.printable(actor.id.text))' takes no part in the projection; its kind is not "
          + "analysed, or it has no relation that is")
    }
    return vertex
  }
}

/// The connection of two actors, ready to be written.
private struct ConnectionAnswer {
  let projected: ProjectedNetwork
  let first: Vertex
  let last: Vertex
  let path: ShortestPath?
  let lengths: LengthRule
  let language: Language

  private var evidence: EvidenceText {
    EvidenceText(network: projected.network, language: language)
  }

  private func name(_ vertex: Vertex) -> String {
    TextTable.printable(projected.actor(of: vertex).name(in: language))
  }

  /// The relations behind each step, in order.
  private var steps: [[Relation]] {
    guard let path else { return [] }
    let numbers = projected.graph.edgeNumbers()
    return zip(path.vertices, path.vertices.dropFirst()).map { tail, head in
      let slot = projected.graph.slot(from: tail, to: head)!
      return projected.relationsOfEdge[numbers[slot]].map { projected.network.relations[$0] }
    }
  }

  var text: String {
    guard let path else {
      return language == .french
        ? "\(name(first)) et \(name(last)) ne sont pas reliés par les relations prises en compte.\n"
        : "\(name(first)) and \(name(last)) are not connected by the relations that take part.\n"
    }
    if path.vertices.count == 1 {
      return language == .french
        ? "\(name(first)) est un seul et même acteur.\n"
        : "\(name(first)) is one and the same actor.\n"
    }
    var text = path.vertices.map(name).joined(separator: " – ") + "\n" + summary(path) + "\n"
    for (number, relations) in steps.enumerated() {
      text +=
        "\n\(number + 1). \(name(path.vertices[number])) – \(name(path.vertices[number + 1]))\n"
      for relation in relations {
        text += "   \(evidence.line(relation))\n"
        text += evidence.statements(on: .relation(relation.id), indent: "     ")
          .map { $0 + "\n" }.joined()
      }
    }
    let sources = evidence.sourceLines(of: steps.joined().map { .relation($0.id) })
    if !sources.isEmpty { text += "\n" + sources.map { $0 + "\n" }.joined() }
    return text
  }

  /// The relations behind each step.
  var csv: String {
    evidence.csv(
      steps.enumerated().flatMap { number, relations in relations.map { (number + 1, $0) } })
  }

  private func summary(_ path: ShortestPath) -> String {
    let stepCount = path.vertices.count - 1
    let steps = language.format(stepCount)
    var line: String
    switch language {
    case .english: line = stepCount == 1 ? "1 step" : "\(steps) steps"
    case .french: line = stepCount == 1 ? "1 étape" : "\(steps) étapes"
    }
    if lengths != .unit {
      let length = language.format(path.length, decimals: 4)
      line += language == .french ? ", longueur \(length)" : ", length \(length)"
    }
    let ways = language.format(path.alternatives, decimals: 0)
    if path.alternatives == 1 {
      line += language == .french ? ", seul plus court chemin" : ", the only shortest path"
    } else {
      line +=
        language == .french
        ? ", l’un des \(ways) plus courts chemins" : ", one of \(ways) shortest paths"
    }
    return line
  }

  func json(_ reading: NetworkReading) -> String {
    let json = ResultJSON(
      input: ResultInput(reading), labelled: LabelledGraph(projected))
    func id(_ vertex: Vertex) -> JSONValue { .string(projected.actor(of: vertex).id.text) }
    return json.document([
      .object([
        ("measure", .string("shortest_path")),
        (
          "params",
          .object([
            ("source", id(first)), ("target", id(last)),
            ("directed", .boolean(projected.graph.isDirected)),
            ("weight", lengths == .unit ? .null : .string("weight")),
          ])
        ),
        ("length", path.map { .number($0.length) } ?? .null),
        ("alternatives", path.map { .number($0.alternatives) } ?? .null),
        ("vertices", .array((path?.vertices ?? []).map(id))),
        (
          "steps",
          .array(steps.map { .array($0.map { evidence.json($0) }) })
        ),
      ])
    ])
  }
}
