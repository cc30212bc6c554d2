import ArgumentParser
import Foundation
import NetworkDiagram
import NetworkFiles
import NetworkGraph
import NetworkReport

/// `maillage report`: the main job.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes the report: text, figures, tables and a manifest.",
    discussion: """
      maillage report my-network -o out
      maillage report my-network --language fr --date 2024-06 -o out

      The folder gets report.html (one self-contained file), figures as SVG and DOT (with --pdf as \
      PDF too), tables as CSV, and manifest.json with the SHA-256 of each input and output. The same input and options give \
      the same bytes. A folder that Maillage wrote before is replaced as a whole; any other folder \
      must be empty.
      """)

  @OptionGroup var network: NetworkOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var output: String

  @Option(help: ArgumentHelp("The title; without it, that of the network.", valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp(
      "The date to print: 2024, 2024-06 or 2024-06-30; without it, that of the newest source.",
      valueName: "date"))
  var date: String?

  @Option(
    name: .customLong("source-line"),
    help: ArgumentHelp(
      "The source in the caption of a network that states none. Without it: the name of the file.",
      valueName: "text"))
  var sourceLine: String?

  @Option(help: PageOption.help)
  var page: PageOption?

  @Option(help: ArgumentHelp("Where all random choices begin.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    name: .customLong("note-language"),
    help: ArgumentHelp(
      "The language that the notes of the data are written in, such as en; read aloud correctly "
        + "by screen readers.", valueName: "tag"))
  var noteLanguage: String?

  @Option(
    help: ArgumentHelp(
      "The folder of an earlier report: actors keep their places on the maps, new and gone ones are "
        + "marked.",
      valueName: "folder"))
  var previous: String?

  @Flag(help: "Write the figures as PDF too; other fonts give other bytes.")
  var pdf = false

  @OptionGroup var fonts: FontOptions
  @OptionGroup var stored: ResultsOptions
  @OptionGroup var projection: ProjectionOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    guard pdf || fonts.paths.isEmpty else {
      throw Failure.usage("--font: only PDF files carry fonts; add --pdf")
    }
    let chosen = try fonts.fonts()
    let rule = try projection.projection()
    let given = try date.map { text in
      guard let date = PartialDate(text) else {
        throw Failure.usage("--date: '\(text)' is no date; expected 2024, 2024-06 or 2024-06-30")
      }
      return date
    }
    let earlier = try previousPositions()
    _ = try stored.read()
    let (loaded, reading) = try network.load()
    try projection.checkKinds(of: loaded)
    try Deliver.folder(at: output) {
      try makeReport(on: loaded, reading, rule, date: given, earlier, chosen).files.map {
        ($0.path, $0.bytes)
      }
    }
    Console.endProgress()
    if Console.isInteractive { Console.report("\(output)/report.html") }
  }

  /// The places on the figures of the earlier report, by the name of the figure.
  private func previousPositions() throws -> [String: FigurePositions] {
    guard let previous else { return [:] }
    var result: [String: FigurePositions] = [:]
    for name in ReportOptions.figureNames {
      let path = "\(previous)/figures/\(name).positions.csv"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      result[name] = try AnchorOptions.read(path)
    }
    guard !result.isEmpty else {
      throw Failure.usage(
        "--previous: \(previous) holds no figures/*.positions.csv; give the folder of an earlier "
          + "report")
    }
    return result
  }

  private func makeReport(
    on network: Network, _ reading: NetworkReading, _ rule: Projection, date: PartialDate?,
    _ earlier: [String: FigurePositions], _ chosen: [TrueTypeFont]
  ) throws -> Report {
    let results = try stored.read()
    let table = try results.map {
      try stored.table(of: $0, for: network.actors.map(\.id.text))
    }
    do {
      return try Report(
        network: network, inputs: reading.inputs + (results?.inputs ?? []),
        options: ReportOptions(
          language: language.language, projection: rule, seed: seed, date: date,
          sourceName: sourceLine ?? self.network.fileName, page: page?.page,
          title: title, noteLanguage: noteLanguage, version: Maillage.version, previous: earlier,
          results: table),
        fonts: pdf ? { SystemFonts.book(for: $0, chosen: chosen) } : nil,
        progress: { step in Console.progress(step.label[language.language] + "…") })
    } catch let error as DrawingError {
      throw Failure.usage("--page: \(error)")
    } catch let error as FontError {
      throw Failure.data("\(error)")
    } catch {
      throw Failure.data("report: \(ActorNames(rule.apply(to: network)).naming(error))")
    }
  }
}
