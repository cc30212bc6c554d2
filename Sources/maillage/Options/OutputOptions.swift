public import ArgumentParser
public import NetworkAnalysis
public import NetworkDiagram
public import NetworkGraph
public import NetworkLayout

/// The form of results on standard output.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table, csv, json
}

extension Language: ExpressibleByArgument {}
extension CommunityMethod: ExpressibleByArgument {}
extension StressLayout.Emphasis: ExpressibleByArgument {}
extension Palette: ExpressibleByArgument {}
extension NodeLinkFigure.Direction: ExpressibleByArgument {}

/// How results are written.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How results are written: table, csv or json.", valueName: "format"))
  var format = OutputFormat.table
}

/// The language of words, numbers and dates.
struct LanguageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The language of the output: en or fr.", valueName: "language"))
  var language = Language.english
}
