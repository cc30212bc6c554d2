import ArgumentParser
import NetworkFiles
import NetworkGraph

/// `maillage check`: the ledger of what was read.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validates a network and accounts for every row.",
    discussion: """
      Prints what was detected of each file (encoding, separator, decimal mark, dates), the rows \
      read = kept + merged + self-loops + refused, and how far the evidence goes; every fault with \
      its line goes to standard error. Ends with status 1 when a row was refused.
      """)

  @OptionGroup var network: NetworkOptions
  @OptionGroup var language: LanguageOptions

  @Option(help: ArgumentHelp("How the result is written: table, csv or json.", valueName: "format"))
  var format = OutputFormat.table

  func run() throws {
    let reading = try network.input.read(network.path)
    let report = CheckReport(
      reading: reading,
      evidence: try reading.network.map { try network.input.restricted($0).contents })
    switch format {
    case .table:
      for diagnostic in report.diagnostics { Console.report(diagnostic.description) }
      Console.write(report.text(language: language.language))
    case .csv:
      for diagnostic in report.diagnostics { Console.report(diagnostic.description) }
      var writer = DelimitedTextWriter(formulaProtection: .apostrophe)
      writer.appendRow(["file", "table", "read", "kept", "merged", "self_loops", "refused"])
      for entry in reading.ledger {
        writer.appendRow(
          [entry.file, entry.table.rawValue]
            + [entry.read, entry.kept, entry.merged, entry.selfLoops, entry.refused].map(
              String.init))
      }
      Console.write(writer.text)
    case .json: Console.write(report.json())
    }
    if !report.isAccepted { throw Failure(.dataRefused, []) }
  }
}
