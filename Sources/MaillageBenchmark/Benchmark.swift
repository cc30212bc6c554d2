import ArgumentParser
import Foundation
import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// Times the kernels on a plain edge list and prints what it measured as one line of JSON.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "MaillageBenchmark",
    abstract: "Times one kernel on a graph.",
    discussion: """
      MaillageBenchmark pagerank --input rmat16.el --reps 5 --values scores.txt

      The input is a plain edge list whose ids are the numbers from 0. The last line of the output \
      is a JSON object with n, m, load_s, runs_s and median_s, in seconds, and median_cpu_s, the \
      processor time of all threads, which other programs do not lengthen.
      """)

  @Argument(
    help: ArgumentHelp(
      "The kernel: \(Kernel.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "kernel"))
  var kernel: Kernel

  @Option(help: "The edge list.")
  var input: String

  @Flag(help: "Read the edges as arcs.")
  var directed = false

  @Option(help: "How often the kernel runs.")
  var reps = 3

  @Option(help: "Stop after so many seconds.")
  var budget = 60.0

  @Option(help: "Write the values of the last run to this file, one per line.")
  var values: String?

  func validate() throws {
    guard reps >= 1 else { throw ValidationError("--reps is \(reps); expected 1 or more") }
    guard budget > 0 else {
      throw ValidationError("--budget is \(budget); expected seconds above 0")
    }
  }

  func run() throws {
    #if DEBUG
      FileHandle.standardError.write(
        Data("warning: this is a debug build, whose times mean nothing\n".utf8))
    #endif
    let clock = ContinuousClock()
    var graph = CompactGraph(vertexCount: 0, edges: [])
    let loading = try clock.measure {
      graph = try EdgeListLoading.load(input, isDirected: directed)
    }
    var runs: [Double] = []
    var processorTimes: [Double] = []
    var result: [Double] = []
    var spent = 0.0
    repeat {
      let before = Self.processorTime()
      let time = try clock.measure { result = try kernel.run(on: graph) }
      processorTimes.append(Self.processorTime() - before)
      runs.append(time / .seconds(1))
      spent += time / .seconds(1)
    } while runs.count < reps && spent < budget
    if let values {
      let text = result.map { $0.isNaN ? "nan" : $0.description }.joined(separator: "\n") + "\n"
      try OutputFile.write(Array(text.utf8), to: values)
    }
    let sorted = runs.sorted()
    print(
      JSONWriter.compact(
        .object([
          ("kernel", .string(kernel.rawValue)), ("n", .number(graph.vertexCount)),
          ("m", .number(graph.edgeCount)), ("load_s", .number(loading / .seconds(1))),
          ("median_s", .number(sorted[sorted.count / 2])),
          ("runs_s", .array(runs.map { .number($0) })),
          ("median_cpu_s", .number(processorTimes.sorted()[runs.count / 2])),
          ("processors", .number(ProcessInfo.processInfo.activeProcessorCount)),
        ])))
  }

  /// The seconds of processor time of this process so far, of all threads.
  private static func processorTime() -> Double {
    // POSIX has a million units to the second on every machine.
    Double(clock()) / 1e6
  }
}
