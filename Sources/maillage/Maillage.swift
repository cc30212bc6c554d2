import ArgumentParser
import Foundation
import NetworkFiles
import NetworkGraph

/// The command. Each verb is a file in `Verbs`.
struct Maillage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "maillage",
    abstract: "Maps partnership networks from sourced statements.",
    discussion: """
      A network is a folder of CSV tables that opens in Excel (actors, relations, statements, \
      sources), one *.maillage.json file, or a plain table of ties.

      Start with the check of your data, then make the report:

        maillage check my-network
        maillage report my-network -o out

      Results go to standard output, messages to standard error. Exit status: 0 done, 1 the data \
      was refused, 2 wrong usage, 3 an optional component is missing, 130 interrupted.
      """,
    version: version,
    subcommands: [
      ReportCommand.self, CheckCommand.self, MeasureCommand.self, ClustersCommand.self,
      DrawCommand.self, GradeCommand.self, CompareCommand.self,
      ActorCommand.self, PathCommand.self, ConvertCommand.self, GenerateCommand.self,
      SnapshotCommand.self, SparkCommand.self, FormatsCommand.self,
    ])

  /// The version that reports and results carry.
  static let version = "0.1.0"
}

@main
enum Main {
  static func main() {
    let signals = Interruption.listen()
    defer { withExtendedLifetime(signals) {} }
    do {
      var command = try Maillage.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Console.endProgress()
      for message in failure.messages { Console.report(message) }
      exit(failure.status.rawValue)
    } catch {
      end(with: error)
    }
  }

  /// Ends with what the argument parser has to say: help and the version are results, anything
  /// else is wrong usage.
  private static func end(with error: any Error) -> Never {
    let text = Maillage.fullMessage(for: error)
    guard Maillage.exitCode(for: error) != .success else {
      Console.write(text.isEmpty ? "" : text + "\n")
      exit(ExitStatus.done.rawValue)
    }
    Console.endProgress()
    // The parser calls wrong usage a validation failure; anything else was thrown by the work.
    let isUsage = Maillage.exitCode(for: error) == .validationFailure
    Console.report(
      isUsage ? text.replacing("Error: ", with: "error: ", maxReplacements: 1) : "error: \(error)")
    exit((isUsage ? ExitStatus.wrongUsage : .dataRefused).rawValue)
  }
}
