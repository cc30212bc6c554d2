import ArgumentParser
import NetworkFiles
import NetworkGraph

/// `maillage snapshot`: the graph of a network as a file that opens in milliseconds.
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Writes the graph of a network as a file that opens in milliseconds.",
    discussion: """
      maillage snapshot my-network graph.mgraph
      maillage measure graph.mgraph pagerank core-number
      maillage snapshot graph.mgraph --verify

      The file holds ties, weights, ids and names; 'measure' and 'clusters' take it in place of the \
      network. It holds one graph: what --kind, --as-of, --weight and the like choose is chosen \
      when it is made. With a snapshot alone, the command says what it holds; with --verify it also \
      reads the whole of it and checks each part.
      """)

  @Argument(
    help: ArgumentHelp(
      "A network folder, a file in any readable format, or - for standard input.",
      valueName: "network"))
  var path: String

  @Argument(help: ArgumentHelp("The file to write, such as graph.mgraph.", valueName: "output"))
  var output: String?

  @Flag(help: "Read the whole snapshot and check each part of it.")
  var verify = false

  @OptionGroup var input: InputOptions
  @OptionGroup var projection: ProjectionOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    guard let output else {
      try describe()
      return
    }
    guard !verify else {
      throw Failure.usage("--verify: give the snapshot alone; what is written is whole")
    }
    guard !GraphSnapshot.isSnapshot(path: path) else {
      throw Failure.usage("\(TextTable.printable(path)) is a snapshot already; copy it")
    }
    Console.progress(say("reading", "lecture"))
    let loaded = try input.loadGraph(path, projection, needsNetwork: false)
    Console.progress(say("writing", "écriture"))
    try loaded.labelled.snapshot(
      source: loaded.input, choices: (input.choices + projection.choices).joined(separator: " ")
    ).write(to: output, willWrite: Interruption.willWrite)
    Interruption.didWrite()
    Console.endProgress()
  }

  private func describe() throws {
    guard GraphSnapshot.isSnapshot(path: path) else {
      throw Failure.usage(
        "\(TextTable.printable(path)) is no snapshot; to make one of it, give the file to write as "
          + "well")
    }
    let summary: GraphSnapshot.Summary
    do throws(SnapshotFault) {
      summary = try GraphSnapshot.summary(path: path)
      if verify { _ = try GraphSnapshot(path: path) }
    } catch {
      throw Failure(.dataRefused, [error.description])
    }
    let words = language.language
    var table = TextTable([.init(""), .init("")])
    func add(_ name: String, _ value: String) { table.rows.append([name, value]) }
    add(say("format", "format"), "mgraph \(summary.version)")
    add(say("bytes", "octets"), words.format(summary.byteCount))
    add(say("actors", "acteurs"), words.format(summary.vertexCount))
    add(say("ties", "liens"), words.format(summary.edgeCount))
    add(
      say("direction", "direction"),
      summary.isDirected ? say("directed", "orienté") : say("undirected", "non orienté"))
    add(say("weights", "poids"), summary.meaning?.word ?? say("none", "aucun"))
    add(say("parallel ties", "liens parallèles"), summary.parallelEdges.rawValue)
    if !summary.choices.isEmpty {
      add(say("made with", "fait avec"), TextTable.printable(summary.choices))
    }
    add(say("SHA-256 of the input", "SHA-256 de l'entrée"), summary.sourceSHA256)
    if verify { add(say("verified", "vérifié"), say("whole", "intact")) }
    Console.write(table.textWithoutHeading)
  }

  private func say(_ english: String, _ french: String) -> String {
    LocalizedText(english, french)[language.language]
  }
}

extension WeightMeaning {
  /// The word for the meaning, as `--weight` takes it.
  var word: String {
    switch self {
    case .strength: "strength"
    case .distance: "distance"
    case .count: "count"
    case .money(let currency): "money:\(currency.code)"
    }
  }
}

extension LabelledGraph {
  /// The graph with what is known of its vertices, to be written.
  ///
  /// - Parameter source: What the graph was made of.
  func snapshot(source: ResultInput, choices: String) -> GraphSnapshot {
    GraphSnapshot(
      graph: graph, ids: names ?? VertexNames(texts: graph.vertices.map(id)),
      names: projected == nil ? nil : { name($0, $1) }, parallelEdges: projection.parallelEdges,
      sourceSHA256: source.sha256, choices: choices)
  }
}

extension ProjectionOptions {
  /// The options that were given, as they are written; those that a snapshot states itself left out.
  var choices: [String] {
    var result: [String] = []
    func add(_ name: String, _ values: [String]) {
      for value in values { result += [name, value] }
    }
    add("--kind", kinds)
    add("--role", roles)
    if takesAllKinds { result.append("--all-kinds") }
    add("--as-of", asOf.map { [$0] } ?? [])
    add("--during", during.map { [$0] } ?? [])
    if excludesUnknownTime { result.append("--known-dates-only") }
    add("--status", statuses)
    add("--min-certainty", minimumCertainty.map { [$0] } ?? [])
    if takesConnectedOnly { result.append("--connected-only") }
    return result
  }
}

extension InputOptions {
  /// The options that decide what is taken of the input, as they are written.
  var choices: [String] {
    sources.flatMap { ["--source", $0] } + (isDirectedTable ? ["--directed-table"] : [])
  }
}
