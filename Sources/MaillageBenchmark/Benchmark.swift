import ArgumentParser
import Foundation
import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// Times the engine.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "MaillageBenchmark", abstract: "Times the readers and kernels of Maillage.",
    subcommands: [KernelBenchmark.self, GraphGeneration.self],
    defaultSubcommand: KernelBenchmark.self)
}

/// Times one kernel on a graph and prints what it measured as one line of JSON.
struct KernelBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Times one kernel on a graph.",
    discussion: """
      MaillageBenchmark bench pagerank --input rmat16.el --reps 5 --threads 1 --values scores.txt

      The input is any file that Maillage reads; in plain edge lists vertices are the numbers from \
      0. The last line of the output is a JSON object with n, m, load_s, runs_s and median_s, in \
      seconds, median_cpu_s, the processor time of all threads, which other programs do not \
      lengthen, bytes_per_edge of the graph, and peak_rss_kib, the largest resident size.
      """)

  @Argument(
    help: ArgumentHelp(
      "The kernel: \(Kernel.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "kernel"))
  var kernel: Kernel

  @Option(help: "The file of the graph.")
  var input: String

  @Flag(help: "Read the edges as arcs.")
  var directed = false

  @Flag(help: "Read the weights, and use them.")
  var weighted = false

  @Option(help: "How many threads work at most: 1, or all cores for anything above.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "How often the kernel runs.")
  var reps = 3

  @Option(help: "Stop after so many seconds.")
  var budget = 60.0

  @Option(help: "Write the values of the last run to this file, one per line.")
  var values: String?

  @OptionGroup var settings: KernelSettings

  func validate() throws {
    guard reps >= 1 else { throw ValidationError("--reps is \(reps); expected 1 or more") }
    guard threads >= 1 else { throw ValidationError("--threads is \(threads); expected 1 or more") }
    guard budget > 0 else {
      throw ValidationError("--budget is \(budget); expected seconds above 0")
    }
  }

  func run() throws {
    #if DEBUG
      FileHandle.standardError.write(
        Data("warning: this is a debug build, whose times mean nothing\n".utf8))
    #endif
    if threads == 1 { Processor.useOne() }
    let clock = ContinuousClock()
    let loader = GraphLoading(
      path: input, isDirected: directed,
      weights: weighted ? (kernel == .sssp ? .distance : .strength) : nil, threads: threads)
    var graph = CompactGraph(vertexCount: 0, edges: [])
    let loading = try clock.measure { graph = try loader.load() }
    let run = KernelRun(graph: graph, isWeighted: weighted, settings: settings)
    let snapshot = try kernel == .loadSnapshot ? SnapshotFile(of: graph) : nil
    var runs: [Double] = []
    var processorTimes: [Double] = []
    var result = KernelRun.Result.none
    var spent = 0.0
    repeat {
      let before = Processor.seconds
      let time = try clock.measure {
        switch kernel {
        case .load: result = .graph(try loader.load())
        case .loadSnapshot: result = .graph(try snapshot!.load(threads: threads))
        default: result = try run.result(of: kernel)
        }
      }
      processorTimes.append(Processor.seconds - before)
      runs.append(time / .seconds(1))
      spent += time / .seconds(1)
    } while runs.count < reps && spent < budget
    if let values, let text = result.text { try OutputFile.write(Array(text.utf8), to: values) }
    let sorted = runs.sorted()
    var members: [(String, JSONValue)] = [
      ("kernel", .string(kernel.rawValue)), ("n", .number(graph.vertexCount)),
      ("m", .number(graph.edgeCount)), ("load_s", .number(loading / .seconds(1))),
      ("median_s", .number(sorted[sorted.count / 2])),
      ("runs_s", .array(runs.map { .number($0) })),
      ("median_cpu_s", .number(processorTimes.sorted()[runs.count / 2])),
      ("processors", .number(ProcessInfo.processInfo.activeProcessorCount)),
      ("bytes_per_edge", .number(graph.bytesPerEdge)),
      ("peak_rss_kib", .number(Processor.peakResidentKibibytes)),
    ]
    if case .number(let value) = result { members.append(("value", .number(value))) }
    print(JSONWriter.compact(.object(members)))
  }
}

extension CompactGraph {
  /// The memory of the arrays of the graph for each edge.
  fileprivate var bytesPerEdge: Double {
    let bytes =
      4 * firstArc.capacity + 4 * heads.capacity + 8 * (weights?.capacity ?? 0)
    return edgeCount == 0 ? 0 : Double(bytes) / Double(edgeCount)
  }
}
