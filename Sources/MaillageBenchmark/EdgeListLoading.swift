import Foundation
import NetworkGraph

/// Reads edge lists whose ids are the numbers from 0, without names in between.
enum EdgeListLoading {
  /// What is wrong with an edge list.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// The graph of a file of lines `u v`; lines that start with `#` or `%` are skipped.
  ///
  /// - Throws: ``Fault`` with the line for anything else.
  /// - Complexity: O(bytes) and the building of the graph.
  static func load(_ path: String, isDirected: Bool) throws -> CompactGraph {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    var largest: UInt32 = 0
    var numbers: [UInt32] = []
    var current: UInt64?
    var line = 1
    var isComment = false
    func endNumber() throws {
      guard let value = current else { return }
      guard value < UInt64(UInt32.max) else {
        throw Fault(description: "\(path):\(line): error: the id \(value) is too large")
      }
      numbers.append(UInt32(value))
      current = nil
    }
    func endLine() throws {
      try endNumber()
      if numbers.count >= 2 {
        tails.append(numbers[0])
        heads.append(numbers[1])
        largest = max(largest, numbers[0], numbers[1])
      } else if !numbers.isEmpty {
        throw Fault(description: "\(path):\(line): error: one id; expected two")
      }
      numbers.removeAll(keepingCapacity: true)
      isComment = false
      line += 1
    }
    for byte in data {
      switch byte {
      case 0x0A: try endLine()
      case _ where isComment: break
      case 0x23, 0x25: isComment = true
      case 0x30...0x39: current = (current ?? 0) &* 10 &+ UInt64(byte - 0x30)
      case 0x20, 0x09, 0x0D: try endNumber()
      default:
        throw Fault(
          description: "\(path):\(line): error: this is no number; expected two ids from 0")
      }
    }
    try endLine()
    return CompactGraph(
      vertexCount: tails.isEmpty ? 0 : Int(largest) + 1, tails: tails, heads: heads, weights: nil,
      meaning: nil, isDirected: isDirected, parallelEdges: .first)
  }
}
