import ArgumentParser
import NetworkFiles
import NetworkGraph

/// `maillage convert`: one format to another, with a report of what is lost.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Writes a network in another format and says what that format cannot hold.",
    discussion: """
      The format follows from the name of the output: a name without an ending is a network \
      folder, *.maillage.json the whole model as one file, *.xlsx a workbook, *.csv a table of ties, \
      *.graphml, *.gexf, *.gml, *.net, *.dl, *.dot and so on the format of that ending, *.json \
      node-link data. 'maillage formats' lists them all; --to chooses among those that share an ending.

      What the format cannot hold is listed on standard error.
      """)

  @OptionGroup var network: NetworkOptions
  @OptionGroup var language: LanguageOptions

  @Argument(
    help: ArgumentHelp(
      "The file or folder to write, or - for standard output.", valueName: "output"))
  var output: String

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "The format to write, where the name of the output does not say it.",
      discussion:
        "One of \(FileFormat.names(where: \.isWritable)). 'maillage formats' says more of each.",
      valueName: "format"))
  var format: String?

  @Flag(help: "Refuse to write when something would be lost.")
  var strict = false

  func run() throws {
    let target = try NetworkOutput.format(of: output, named: format)
    var (loaded, reading) = try network.load()
    if target == .networkFolder, reading.format != .networkFolder, reading.format != .maillageJSON {
      loaded = try withTablesToFill(loaded)
    }
    try NetworkOutput.deliver(
      loaded, as: target, to: output, language: language.language, isStrict: strict)
  }

  /// The network with the tables that a list of ties does not have, so that people find them in
  /// the folder: actors by their ids, and empty tables for sources and statements.
  private func withTablesToFill(_ network: Network) throws -> Network {
    var contents = network.contents
    for table in [NetworkTable.actors, .sources, .statements] where contents.columns[table] == nil {
      contents.columns[table] = table.knownColumns
    }
    return try Network(contents)
  }
}

extension FileFormat {
  /// The words for formats of a kind, for help texts.
  static func names(where isMeant: (FileFormat) -> Bool) -> String {
    allCases.filter(isMeant).map(\.rawValue).joined(separator: ", ")
  }
}
