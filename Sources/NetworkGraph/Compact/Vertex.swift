/// A vertex of a ``CompactGraph``: a dense index from 0 to `vertexCount - 1`.
///
/// A vertex is a number without a name. Which actor it stands for is known to the
/// ``ProjectedNetwork`` that made the graph.
public struct Vertex: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The index as it is stored, four bytes wide.
  public let rawValue: UInt32

  /// Creates the vertex with a dense index.
  ///
  /// - Precondition: `0 <= index <= UInt32.max`.
  @inlinable public init(_ index: Int) { rawValue = UInt32(index) }

  /// The index for subscripts of arrays with one element per vertex.
  @inlinable public var index: Int { Int(rawValue) }

  /// The letter v and the index, such as `v3`, for messages; it is not read back.
  public var description: String { "v\(rawValue)" }

  /// By index.
  @inlinable public static func < (a: Vertex, b: Vertex) -> Bool { a.rawValue < b.rawValue }
}
