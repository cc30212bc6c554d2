import ArgumentParser
import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// `maillage measure`: numbers per actor, relation or network.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Computes measures of actors, ties or the whole network.",
    discussion: """
      maillage measure my-network degree betweenness constraint
      maillage measure --list
      maillage measure --explain betweenness

      With --weight, measures use the weights: strengths as they are, and as lengths for shortest \
      paths by the rule 1/weight, unless --set says otherwise. Undefined values are shown as – in \
      tables, empty in CSV and null in JSON.
      """)

  @Argument(
    help: ArgumentHelp(
      "A network folder, a file in any readable format, or - for standard input.",
      valueName: "network"))
  var path: String?

  @Argument(help: ArgumentHelp("The measures, by name.", valueName: "measure"))
  var names: [String] = []

  @Flag(help: "List the measures with one line each.")
  var list = false

  @Option(
    help: ArgumentHelp(
      "Explain a measure: definition, reading, options, source.", valueName: "measure"))
  var explain: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set an option of the measures that have it, such as normalized=false; may be repeated.",
      valueName: "option=value"))
  var settings: [String] = []

  @Option(
    name: .customLong("from-actor"),
    help: ArgumentHelp("The actor that distances are measured from.", valueName: "actor"))
  var sourceActor: String?

  @Option(
    name: .customLong("to-actor"),
    help: ArgumentHelp(
      "The actor that paths and flows lead to; may be repeated where they lead to a set.",
      valueName: "actor"))
  var targetActors: [String] = []

  @Option(
    name: .customLong("actor"),
    help: ArgumentHelp(
      "An actor of the set that a measure asks about, such as key players; may be repeated.",
      valueName: "actor"))
  var actorSet: [String] = []

  @Option(
    help: ArgumentHelp(
      "For measures that compare numbers of the actors: the column.", valueName: "column"))
  var attribute: String?

  @Option(
    name: .customLong("jump-to"),
    help: ArgumentHelp(
      "For PageRank: the actors that jumps lead to; may be repeated.", valueName: "actor"))
  var jumpTargets: [String] = []

  @Option(
    name: .customLong("group-by"),
    help: ArgumentHelp(
      "For measures that compare groups: sphere, kind, clusters, or an attribute column.",
      valueName: "column"))
  var groupBy = "sphere"

  @Option(help: ArgumentHelp("Show only the first actors of the table.", valueName: "count"))
  var top: Int?

  @OptionGroup var input: InputOptions
  @OptionGroup var stored: ResultsOptions
  @OptionGroup var projection: ProjectionOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    if list || explain != nil {
      Console.write(list ? MeasureCard.list(language.language) : "")
      if let explain {
        Console.write(MeasureCard.text(of: try Self.measure(explain), language.language))
      }
      return
    }
    guard let path else {
      throw Failure.usage("give a network and the measures; 'maillage measure --list' names them")
    }
    guard !names.isEmpty else {
      throw Failure.usage("give the measures to compute; 'maillage measure --list' names them")
    }
    if let top, top < 1 { throw Failure.usage("--top: \(top) is not possible; expected 1 or more") }
    let results = try stored.read()
    let isStored = { (name: String) in results?.table[name] != nil }
    var measures = try names.filter { !isStored($0) }.map(Self.measure)
    let options = try parsedSettings(measures)
    let loaded = try input.loadGraph(
      path, projection,
      needsNetwork: MeasureInputs.needsRelations(options)
        || measures.contains { MeasureInputs.needsNetwork($0, groupBy: groupBy) })
    if let results {
      let graph = loaded.labelled.graph
      let table = try stored.table(of: results, for: graph.vertices.map(loaded.labelled.id))
      measures = try names.map { name in
        try table[name].map { Measure.stored($0, source: ResultsOptions.source) }
          ?? Self.measure(name)
      }
    }
    var computed: [MeasureResult] = []
    for (number, measure) in measures.enumerated() {
      let input = try MeasureInputs(
        labelled: loaded.labelled, settings: options, groupBy: groupBy, sourceActor: sourceActor,
        targetActors: targetActors, actorSet: actorSet, attribute: attribute,
        jumpTargets: jumpTargets
      ).input(for: measure)
      do {
        let place = "\(measure.name) (\(number + 1) of \(measures.count))"
        computed.append(try ProgressLine.following(place) { try measure.evaluate(on: input) })
      } catch let error as MeasureOptionError {
        throw Failure.usage("\(measure.name): \(TextTable.printable("\(error)"))")
      } catch AnalysisError.parameterOutOfRange(let name, let value, let expected)
        where measure.parameters.contains(where: { $0.name == name && $0.isText })
      {
        // Wrong whatever the data are.
        throw Failure.usage("\(measure.name): \(name) is \(value); expected \(expected)")
      } catch {
        throw Failure.data("\(measure.name): \(ActorNames(loaded.labelled).naming(error))")
      }
    }
    Console.endProgress()
    write(computed, loaded)
  }

  private func write(
    _ results: [MeasureResult], _ loaded: LoadedGraph
  ) {
    let tables = MeasureTables(
      results: results, labelled: loaded.labelled, language: language.language)
    switch output.format {
    case .json:
      let json = ResultJSON(input: loaded.input, labelled: loaded.labelled)
      Console.write(json.document(results.map { json.result($0, language: language.language) }))
    case .csv:
      Console.write(tables.csv)
      // A table of values has no place for it.
      for bound in tables.bounds { Console.report(bound) }
    case .table: Console.write(tables.text(top: top))
    }
  }

  /// The measure of a name, with suggestions when there is none.
  static func measure(_ name: String) throws -> Measure {
    guard let measure = MeasureCatalogue.measure(named: name) else {
      let near = MeasureCatalogue.suggestions(for: name)
      throw Failure.usage(
        "no measure '\(TextTable.printable(name))'; "
          + (near.isEmpty
            ? "'maillage measure --list' names them all"
            : "did you mean \(near.joined(separator: " or "))?"))
    }
    return measure
  }

  /// The options by name. One that no measure has is wrong usage.
  private func parsedSettings(_ measures: [Measure]) throws -> [String: String] {
    var result: [String: String] = [:]
    for setting in settings {
      guard let equals = setting.firstIndex(of: "="), equals > setting.startIndex else {
        throw Failure.usage("--set: '\(setting)' is not possible; expected option=value")
      }
      let name = String(setting[..<equals])
      let known = measures.flatMap { $0.parameters.filter(\.isText).map(\.name) }
      guard known.contains(name) else {
        throw Failure.usage(
          "--set: none of the measures has an option '\(TextTable.printable(name))'; "
            + (known.isEmpty
              ? "they have none"
              : "they have \(Set(known).sorted(by: precedesByBytes).joined(separator: ", "))"))
      }
      result[name] = String(setting[setting.index(after: equals)...])
    }
    return result
  }
}
