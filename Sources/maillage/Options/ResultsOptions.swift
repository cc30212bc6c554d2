import ArgumentParser
import NetworkAnalysis
import NetworkFiles
import NetworkGraph
import Synchronization

/// Results that another engine computed, used beside our own.
struct ResultsOptions: ParsableArguments {
  @Option(
    name: .customLong("results"),
    help: ArgumentHelp(
      "Use the results that Spark computed, of a folder of 'maillage spark export'.",
      discussion:
        "Their names begin with spark-, such as spark-pagerank; actors are found by their ids.",
      valueName: "folder"))
  var folder: String?

  /// The results; `nil` without the option.
  ///
  /// - Throws: ``Failure`` when they are not whole.
  func read() throws -> SparkResults? { try folder.map(Self.read) }

  /// What was read in this run: a figure asks more than once.
  private static let known = Mutex<[String: SparkResults]>([:])

  static func read(_ folder: String) throws -> SparkResults {
    if let results = known.withLock({ $0[folder] }) { return results }
    let (results, diagnostics) = SparkResults.read(folder: folder)
    for diagnostic in diagnostics { Console.report(diagnostic.description) }
    guard let results else {
      throw Failure(
        .dataRefused,
        [
          "\(diagnostics.count) \(diagnostics.count == 1 ? "error" : "errors"); the results were not "
            + "used"
        ])
    }
    known.withLock { $0[folder] = results }
    return results
  }

  /// The columns for some actors; says when some of them have no results.
  ///
  /// - Throws: ``Failure`` when none of them has.
  func table(of results: SparkResults, for ids: [String]) throws -> VertexTable {
    let (table, missing) = results.table(for: ids)
    guard missing < ids.count || ids.isEmpty else {
      throw Failure.data(
        "--results: none of the actors is in the results; are they of this network?")
    }
    if missing > 0 {
      Console.report("warning: \(missing) of \(ids.count) actors have no results of Spark")
    }
    return table
  }

  /// What to cite for a column.
  static let source = Measure.Source(
    "M. Zaharia et al., Apache Spark: a unified engine for big data processing, Communications of the "
      + "ACM 59(11), 2016, 56–65",
    doi: "10.1145/2934664")
}
