import ArgumentParser
import Foundation
import NetworkGraph

/// Writes a large random graph as plain text, for trials of scale.
struct GraphGeneration: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Writes a random graph with hubs and communities as a plain edge list.",
    discussion: """
      MaillageBenchmark generate --scale 23 --edges 100000000 --output large.el

      The recursive matrix model R-MAT with the parameters of Graph500 (0.57, 0.19, 0.19, 0.05): \
      2 to the power of scale vertices, of which some have no tie. The same scale, number of edges and \
      seed give the same bytes.
      """)

  @Option(help: "The number of vertices is 2 to this power.")
  var scale = 16

  @Option(help: "The number of edges, loops and parallel ones among them.")
  var edges = 1_000_000

  @Option(help: "Where the random choices begin.")
  var seed: UInt64 = 1

  @Option(help: "The file to write.")
  var output: String

  func validate() throws {
    guard (1...31).contains(scale) else {
      throw ValidationError("--scale is \(scale); expected 1 to 31")
    }
    guard edges >= 0 else { throw ValidationError("--edges is \(edges); expected 0 or more") }
  }

  func run() throws {
    guard FileManager.default.createFile(atPath: output, contents: nil),
      let file = FileHandle(forWritingAtPath: output)
    else { throw ValidationError("\(output) cannot be written") }
    var matrix = RecursiveMatrix(scale: scale, seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<edges {
      let edge = matrix.next()
      append(edge.tail, to: &bytes)
      bytes.append(0x20)
      append(edge.head, to: &bytes)
      bytes.append(0x0A)
      if bytes.count > 1 << 22 {
        try file.write(contentsOf: Data(bytes))
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  private func append(_ number: UInt32, to bytes: inout [UInt8]) {
    var divisor: UInt32 = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(0x30 + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }
}

/// Draws the edges of an R-MAT graph: each halves the adjacency matrix again and again and falls into
/// one of its quarters.
///
/// - SeeAlso: D. Chakrabarti, Y. Zhan, C. Faloutsos, "R-MAT: a recursive model for graph mining", SIAM
///   International Conference on Data Mining, 2004, doi:10.1137/1.9781611972740.43.
private struct RecursiveMatrix {
  private let scale: Int
  private var random: SplitMix64

  init(scale: Int, seed: UInt64) {
    self.scale = scale
    random = SplitMix64(seed: seed)
  }

  mutating func next() -> (tail: UInt32, head: UInt32) {
    var (tail, head) = (UInt32(0), UInt32(0))
    var bits: UInt64 = 0
    for level in 0..<scale {
      // Sixteen bits choose a quarter; a draw has four of them.
      if level % 4 == 0 { bits = random.next() }
      let choice = bits & 0xFFFF
      bits >>= 16
      let isLower = choice >= 49807
      let isRight = isLower ? choice >= 62259 : choice >= 37356
      tail = tail << 1 | (isLower ? 1 : 0)
      head = head << 1 | (isRight ? 1 : 0)
    }
    return (tail, head)
  }
}
