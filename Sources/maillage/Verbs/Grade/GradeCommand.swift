import ArgumentParser
import Foundation
import NetworkDiagram
import NetworkGraph

/// `maillage grade`: the thirty checks of a figure that goes into a report.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grades figures by thirty checks: names, legends, colours, words, files.",
    discussion: """
      maillage grade map.svg
      maillage grade out/figures/*.svg --format md
      maillage grade map.svg --compare last-year.svg --grayscale

      Grades our SVG, that of Graphviz, and any whose nodes, lines and names are groups of class \
      node, edge and label. Files of the same name that end in .pdf, .png and .dot are graded along. \
      Ends with status 1 when a check fails or cannot be judged.
      """)

  @Argument(help: ArgumentHelp("The figures, as SVG; - is standard input.", valueName: "figure"))
  var figures: [String]

  @Option(
    help: ArgumentHelp("The edition before, as SVG: check 27.", valueName: "file"))
  var compare: String?

  @Option(help: ArgumentHelp("The same figure as PDF, if not beside it.", valueName: "file"))
  var pdf: String?

  @Option(help: ArgumentHelp("The same figure as PNG, if not beside it.", valueName: "file"))
  var png: String?

  @Option(help: ArgumentHelp("The same figure as DOT, if not beside it.", valueName: "file"))
  var dot: String?

  @Option(
    help: ArgumentHelp(
      "The sheet that the figure is printed on, as of draw; without it A4, and any format passes.",
      valueName: "page"))
  var page: PageOption?

  @Option(help: ArgumentHelp("How the result is written: text, json or md.", valueName: "format"))
  var format = GradeFormat.text

  @Flag(help: "List which categories can be told apart without colour, pair by pair.")
  var grayscale = false

  @Flag(help: "Add stress, crossings and other numbers that no check asks for.")
  var metrics = false

  @Option(
    name: [.customLong("language"), .customLong("lang")],
    help: ArgumentHelp("The language of the output: en or fr.", valueName: "language"))
  var language = Language.english

  func run() throws {
    if figures.count > 1 {
      for (name, value) in [
        ("--compare", compare), ("--pdf", pdf), ("--png", png), ("--dot", dot),
      ] where value != nil {
        throw Failure.usage("\(name) goes with one figure, and \(figures.count) are given")
      }
    }
    var reports: [GradeReport] = []
    var messages: [String] = []
    for path in figures {
      Console.progress(path)
      do {
        let grade = try FigureGrade(svg: bytes(path), options: options(for: path))
        reports.append(GradeReport(name: path, grade: grade))
      } catch let error as FigureReadingError {
        messages.append(
          error.line > 0
            ? "\(path):\(error.line): error: \(error.sentence)"
            : "\(path): error: \(error.sentence)")
      }
    }
    Console.endProgress()
    let writer = GradeWriter(
      language: language, showsPairs: grayscale, showsMeasurements: metrics)
    switch format {
    case .text: Console.write(writer.text(reports))
    case .md: Console.write(writer.markdown(reports))
    case .json: Console.write(writer.json(reports))
    }
    if !messages.isEmpty || reports.contains(where: { !$0.grade.isPerfect }) {
      throw Failure(.dataRefused, messages)
    }
  }

  private func options(for path: String) throws -> FigureGrade.Options {
    var options = FigureGrade.Options()
    options.page = page?.page
    options.previous = try compare.map(bytes)
    options.pdf = try companion(pdf, of: path, ending: "pdf")
    options.png = try companion(png, of: path, ending: "png")
    options.dot = try
      (companion(dot, of: path, ending: "dot")
      ?? companion(
        nil, of: path, ending: "gv")).map { String(decoding: $0, as: UTF8.self) }
    return options
  }

  /// The file that was named, or one of the same name beside the figure, or none.
  private func companion(_ named: String?, of figure: String, ending: String) throws -> [UInt8]? {
    if let named { return try bytes(named) }
    guard figure.lowercased().hasSuffix(".svg") else { return nil }
    let path = figure.dropLast(3) + ending
    return FileManager.default.fileExists(atPath: String(path)) ? try bytes(String(path)) : nil
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    do {
      if path == "-" {
        return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
      }
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw Failure.data("\(path): the file cannot be read")
    }
  }
}

/// How a grade is written.
enum GradeFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, md
}
