import ArgumentParser
import NetworkFiles
import NetworkGraph

/// The network that a verb works on.
struct NetworkOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A network folder, a file in any readable format, or - for standard input.",
      valueName: "network"))
  var path: String

  @OptionGroup var input: InputOptions

  /// The last part of the path, which names the source of a network that states none; `nil` for
  /// standard input.
  var fileName: String? {
    path == "-" ? nil : path.split(separator: "/").last.map(String.init)
  }

  /// Reads the network and reports every fault on standard error.
  ///
  /// - Throws: ``Failure`` when the data was refused.
  func load() throws -> (network: Network, reading: NetworkReading) { try input.load(path) }
}

/// How the files of a network are read.
struct InputOptions: ParsableArguments {
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "The format of the input, where it is not found by itself.",
      discussion:
        "One of \(FileFormat.names(where: \.isReadable)). 'maillage formats' says more of each.",
      valueName: "format"))
  var format: String?

  @Option(
    name: .customLong("source-column"),
    help: ArgumentHelp("In a table of ties: the column of the first actor.", valueName: "name"))
  var sourceColumn: String?

  @Option(
    name: .customLong("target-column"),
    help: ArgumentHelp("In a table of ties: the column of the second actor.", valueName: "name"))
  var targetColumn: String?

  @Option(
    name: .customLong("weight-column"),
    help: ArgumentHelp("In a table of ties: the column of the weight.", valueName: "name"))
  var weightColumn: String?

  @Option(
    name: .customLong("kind-column"),
    help: ArgumentHelp("In a table of ties: the column of the kind.", valueName: "name"))
  var kindColumn: String?

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "A further file of the network, such as the table of actors of a table of ties; may be "
        + "repeated.",
      discussion:
        "Also the partitions and vectors of a Pajek network, and the projects of CORDIS organisations.",
      valueName: "file"))
  var companions: [String] = []

  @Option(help: ArgumentHelp("In an Excel workbook: the sheet to read.", valueName: "name"))
  var sheet: String?

  @Flag(
    name: .customLong("directed-table"),
    help: "In a table of ties that states no direction: each tie goes from the first to the second."
  )
  var isDirectedTable = false

  @Option(
    name: .customLong("source"),
    help: ArgumentHelp(
      "Take only what this source states; may be given several times.",
      discussion: "Sources are given by their ids in sources.csv.", valueName: "id"))
  var sources: [String] = []

  @Flag(
    name: .customLong("lenient"),
    help: "Leave out the rows with errors, say which, and work with the rest.")
  var isLenient = false

  /// Reads the network as far as it goes.
  ///
  /// - Throws: ``Failure`` of wrong usage for an unknown format.
  func read(_ path: String) throws -> NetworkReading {
    NetworkReader.read(path: path, options: try readingOptions())
  }

  /// How the files are read, as the options say.
  ///
  /// - Throws: ``Failure`` of wrong usage for an unknown format.
  func readingOptions() throws -> ReadingOptions {
    var options = ReadingOptions()
    if let format {
      options.format = try choice(format, "--from") { FileFormat(rawValue: $0) }
    }
    options.faultHandling = isLenient ? .dropRows : .refuseNetwork
    options.sourceColumn = sourceColumn
    options.targetColumn = targetColumn
    options.weightColumn = weightColumn
    options.kindColumn = kindColumn
    options.direction = isDirectedTable ? .directed : .undirected
    options.companions = companions
    options.sheet = sheet
    return options
  }

  /// Reads the network and reports every fault on standard error.
  ///
  /// - Throws: ``Failure`` when the data was refused.
  func load(_ path: String) throws -> (network: Network, reading: NetworkReading) {
    let reading = try read(path)
    for diagnostic in reading.diagnostics { Console.report(diagnostic.description) }
    guard let network = reading.network else {
      let errors = reading.diagnostics.count { $0.severity == .error }
      throw Failure(
        .dataRefused,
        ["\(errors) \(errors == 1 ? "error" : "errors"); nothing was computed or written"])
    }
    return (try restricted(network), reading)
  }

  /// The part of a network that the sources of `--source` state; all of it without the option.
  ///
  /// - Throws: ``Failure`` of wrong usage when the network has no such source.
  func restricted(_ network: Network) throws -> Network {
    guard !sources.isEmpty else { return network }
    let ids = sources.map { Identifier($0) }
    for id in ids where network.source(id) == nil {
      let known = network.sources.map { "'\(TextTable.printable($0.id.text))'" }
      throw Failure.usage(
        "--source: no source '\(TextTable.printable(id.text))'; "
          + (known.isEmpty
            ? "the network has no sources" : "expected one of \(known.joined(separator: ", "))"))
    }
    var contents = network.restricted(toSources: ids).contents
    // The title says what it is a part of; the description is that of the whole.
    let list = (ids.count == 1 ? "source " : "sources ") + ids.map(\.text).joined(separator: ", ")
    contents.metadata.title =
      (contents.metadata.title ?? contents.metadata.name).map { "\($0) (\(list))" } ?? list
    contents.metadata.description = nil
    return try Network(contents)
  }
}
