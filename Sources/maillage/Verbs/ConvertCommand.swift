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
      folder, *.maillage.json the whole model as one file, *.csv a table of ties, *.edges a plain \
      edge list, *.json node-link data, *.dot a Graphviz graph.
      """)

  @OptionGroup var network: NetworkOptions

  @Argument(
    help: ArgumentHelp("The file or folder to write, or - for standard output.", valueName: "output"))
  var output: String

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "The format to write, where the name of the output does not say it.",
      discussion: "One of \(FileFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "format"))
  var format: String?

  @Flag(help: "Refuse to write when something would be lost.")
  var strict = false

  func run() throws {
  }
}
