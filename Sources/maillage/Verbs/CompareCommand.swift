import ArgumentParser
import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// `maillage compare`: what two networks, or two dates of one, have in common.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares two networks, or two dates of one network.",
    discussion: """
      maillage compare last-year this-year
      maillage compare my-network --at 2018 --at 2023

      Actors are the same when their ids are. Ties are compared among the actors of both; how far \
      they agree is tested by renumbering the actors of one network at random (QAP). With --regress-on, \
      the second network and those named explain the ties of the first, each with the others held \
      (MR-QAP): does funding go with partnership also among actors of one place?
      """)

  @Argument(
    help: ArgumentHelp(
      "One network and two dates, or two networks: folders or files in any readable format.",
      valueName: "network"))
  var paths: [String] = []

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("With one network: a date to compare; given twice.", valueName: "date"))
  var dates: [String] = []

  @Option(
    name: .customLong("regress-on"),
    help: ArgumentHelp(
      "A further network that explains the ties of the first; may be given several times.",
      valueName: "network"))
  var predictors: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many times actors are renumbered for the test; 0 for no test.", valueName: "count"))
  var permutations = 999

  @Option(help: ArgumentHelp("Where all random choices begin.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup var input: InputOptions
  @OptionGroup var projection: ProjectionOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    let rules = try rules()
    let read = try paths.map { try input.load($0) }
    for (network, _) in read { try projection.checkKinds(of: network) }
    let sides = rules.enumerated().map { place, rule in
      let (network, reading) = read[min(place, read.count - 1)]
      return NetworkComparison.Side(
        name: dates.isEmpty ? Self.shortName(paths[place]) : dates[place], path: reading.path,
        sha256: reading.sha256, projected: rule.apply(to: network))
    }
    let further = try predictors.map { path in
      let (network, reading) = try input.load(path)
      try projection.checkKinds(of: network)
      return NetworkComparison.Side(
        name: Self.shortName(path), path: reading.path, sha256: reading.sha256,
        projected: rules[0].apply(to: network))
    }
    let comparison: NetworkComparison
    var regression: NetworkRegression?
    do {
      comparison = try NetworkComparison(
        sides[0], sides[1], permutations: permutations, seed: seed, language: language.language)
      if !further.isEmpty {
        regression = try NetworkRegression(
          sides[0], on: [sides[1]] + further, permutations: permutations, seed: seed,
          language: language.language)
      }
    } catch {
      throw Failure.data("compare: \(error)")
    }
    switch output.format {
    case .table:
      Console.write(comparison.text + (regression.map { "\n" + $0.text } ?? ""))
    case .csv: Console.write(comparison.csv)
    case .json: Console.write(comparison.json(regression: regression))
    }
  }

  /// What is left of a path without its folders.
  private static func shortName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The projection of either side.
  private func rules() throws -> [Projection] {
    guard permutations >= 0 else {
      throw Failure.usage("--permutations: \(permutations) is not possible; expected 0 or more")
    }
    guard predictors.isEmpty || (paths.count == 2 && permutations > 0 && output.format != .csv)
    else {
      throw Failure.usage(
        "--regress-on: needs two networks, --permutations above 0, and --format table or json")
    }
    guard (paths.count == 2 && dates.isEmpty) || (paths.count == 1 && dates.count == 2) else {
      throw Failure.usage(
        "give two networks, or one network and --at twice; found \(paths.count) "
          + "network\(paths.count == 1 ? "" : "s") and \(dates.count) "
          + "date\(dates.count == 1 ? "" : "s")")
    }
    guard (paths + predictors).filter({ $0 == "-" }).count < 2 else {
      throw Failure.usage("standard input can be read once only")
    }
    let rule = try projection.projection()
    guard !dates.isEmpty else { return [rule, rule] }
    guard rule.time == .always else {
      throw Failure.usage("--at and --as-of or --during exclude each other; give one of them")
    }
    return try dates.map { text in
      guard let date = PartialDate(text) else {
        throw Failure.usage("--at: '\(text)' is no date; expected 2023, 2023-05 or 2023-05-12")
      }
      var own = rule
      own.time = .asOf(date)
      // Who has no relation at the date is not there.
      own.actors = .connected
      return own
    }
  }
}
