import ArgumentParser
import NetworkFiles
import NetworkGraph

/// `maillage spark`: to Apache Spark and back.
struct SparkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spark",
    abstract: "Hands a network that outgrows one machine to Apache Spark, and takes results back.",
    discussion: """
      maillage spark export my-network out/spark
      Scripts/spark/submit.sh out/spark
      maillage spark import out/spark --format csv
      maillage draw my-network --results out/spark --size-by spark-pagerank -o map.svg

      Below a billion ties one machine is faster; the article on networks beyond one machine says \
      from which size on Spark is worth it, and what that costs.
      """,
    subcommands: [SparkExportCommand.self, SparkImportCommand.self])
}

/// `maillage spark export`: tables of ties and actors.
struct SparkExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes tables of ties and actors for Spark, with a manifest.",
    discussion: """
      maillage spark export my-network out/spark
      maillage spark export ties.csv out/spark --weight strength --landmark inserm

      Actors have stable numbers; the manifest has counts and the SHA-256 of each file. A folder that \
      Maillage wrote before is replaced as a whole; any other folder must be empty.
      """)

  @OptionGroup var network: NetworkOptions
  @OptionGroup var projection: ProjectionOptions
  @OptionGroup var language: LanguageOptions

  @Argument(help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var output: String

  @Option(
    name: .customLong("landmark"),
    help: ArgumentHelp(
      "An actor that the job measures distances from; may be repeated.", valueName: "actor"))
  var landmarks: [String] = []

  @Option(
    name: .customLong("rows-per-file"),
    help: ArgumentHelp("How many rows a file has at most.", valueName: "count"))
  var rowsPerFile = 1_000_000

  func run() throws {
    guard (1...100_000_000).contains(rowsPerFile) else {
      throw Failure.usage(
        "--rows-per-file: \(rowsPerFile) is not possible; expected a number from 1 to 100000000")
    }
    Console.progress(LocalizedText("reading", "lecture")[language.language])
    let loaded = try network.input.loadGraph(network.path, projection, needsNetwork: false)
    let labelled = loaded.labelled
    var export = SparkExport(
      graph: labelled.graph, id: labelled.id, name: { labelled.name($0, language.language) },
      parallelEdges: labelled.projection.parallelEdges, sourceSHA256: loaded.input.sha256,
      choices: (network.input.choices + projection.choices).joined(separator: " "))
    export.landmarks = try landmarks.map(labelled.vertex)
    export.rowsPerFile = rowsPerFile
    Console.progress(LocalizedText("writing", "écriture")[language.language])
    let folder = try OutputFolder(path: output)
    Interruption.willWrite(folder.temporaryPath)
    try export.write(to: folder)
    try folder.commit()
    Interruption.didWrite()
    Console.endProgress()
  }
}

/// `maillage spark import`: the results as a table.
struct SparkImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Checks the results that Spark computed and prints them, one row per actor.",
    discussion: """
      maillage spark import out/spark --format csv > results.csv

      The results are refused when the job did not finish, or belong to another export, or when a \
      row is missing, stands twice or was changed; every fault is named with file and line. 'measure', \
      'draw' and 'report' take the folder with --results.
      """)

  @Argument(
    help: ArgumentHelp("The folder that 'spark export' wrote.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("Show only the first actors of the table.", valueName: "count"))
  var top: Int?

  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    if let top, top < 1 { throw Failure.usage("--top: \(top) is not possible; expected 1 or more") }
    let results = try ResultsOptions.read(folder)
    let columns = results.table.columns
    switch output.format {
    case .csv: Console.write(csv(results, columns))
    case .json: Console.write(json(results, columns))
    case .table:
      var table = TextTable(
        [
          .init(LocalizedText("actor", "acteur")[language.language]),
          .init(LocalizedText("name", "nom")[language.language]),
        ] + columns.map { .init($0.name, .trailing) })
      // Largest first by the first column, as 'measure' does.
      let first = columns.first.map(numbers) ?? []
      let order = (0..<results.ids.count).sorted { a, b in
        guard !first.isEmpty else { return a < b }
        let (one, other) = (first[a] ?? -.infinity, first[b] ?? -.infinity)
        return one != other ? one > other : a < b
      }
      let values = columns.map(numbers)
      for row in order.prefix(top ?? order.count) {
        table.rows.append(
          [results.ids[row], results.names[row]] + values.map { language.language.cell($0[row]) })
      }
      Console.write(table.text)
    }
  }

  private func numbers(_ column: VertexTable.Column) -> [Double?] {
    switch column.values {
    case .numbers(let numbers): numbers
    case .texts(let texts): texts.map { $0.flatMap(Double.init) }
    }
  }

  private func csv(_ results: SparkResults, _ columns: [VertexTable.Column]) -> String {
    var writer = DelimitedTextWriter(formulaProtection: .apostrophe)
    writer.appendRow(["id", "name"] + columns.map(\.name))
    let values = columns.map(numbers)
    for row in 0..<min(results.ids.count, top ?? .max) {
      writer.appendRow(
        [results.ids[row], results.names[row]] + values.map { plain($0[row]) })
    }
    return writer.text
  }

  private func plain(_ value: Double?) -> String {
    guard let value else { return "" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
  }

  private func json(_ results: SparkResults, _ columns: [VertexTable.Column]) -> String {
    JSONWriter.pretty(
      .object([
        ("tool", .string("maillage")), ("version", .string(Maillage.version)),
        (
          "input", .object([("path", .string(folder)), ("sha256", .string(results.sha256))])
        ),
        (
          "graph",
          .object([
            ("vertices", .number(results.ids.count)), ("edges", .number(results.edgeCount)),
            ("directed", .boolean(results.isDirected)), ("weighted", .boolean(results.isWeighted)),
          ])
        ),
        (
          "results",
          .array(
            columns.map { column in
              let values = numbers(column)
              return .object([
                ("measure", .string(column.name.replacing("-", with: "_"))),
                ("params", .object([("directed", .boolean(results.isDirected))])),
                ("definition", .string(column.definition[language.language])),
                (
                  "nodes",
                  .object(
                    (0..<results.ids.count).map { row in
                      (results.ids[row], values[row].map { .number($0) } ?? .null)
                    })
                ),
              ])
            })
        ),
      ]))
  }
}
