import NetworkGraph

/// Distances by lengths from one source after another, with memory that is used again for each.
///
/// Vertices wait in buckets of distances of one width. Those of a bucket are taken in any order, and
/// again if a shorter way turns up, which costs less than the order that a heap keeps (Meyer and
/// Sanders 2003, "Δ-stepping: a parallelizable shortest path algorithm",
/// doi:10.1016/S0196-6774(03)00076-2). Sums of lengths never fall along a path, rounding included, so
/// the distances end with the bits that Dijkstra's algorithm gives them.
struct DeltaStepping: ~Copyable {
  private let graph: CompactGraph
  private let lengths: ContiguousArray<Double>
  private var buckets: DistanceBuckets
  /// The distance of each vertex from the last source; infinite where there is no path.
  private(set) var distance: ContiguousArray<Double>

  /// - Parameter lengths: The length of each arc at its slot, none negative.
  init(_ graph: CompactGraph, lengths: ContiguousArray<Double>) {
    self.graph = graph
    self.lengths = lengths
    distance = ContiguousArray(repeating: .infinity, count: graph.vertexCount)
    // A mean step over the mean number of ties: a vertex finds about one nearer than that. A few
    // thousand arcs tell it well enough, and any width gives the same distances.
    let sample = stride(from: 0, to: lengths.count, by: max(1, lengths.count / 4096)).map {
      lengths[$0]
    }
    let mean = sample.reduce(0) { $0 + $1 / Double(sample.count) }
    buckets = DistanceBuckets(
      width: 2 * mean * Double(graph.vertexCount) / Double(max(graph.arcCount, 1)))
  }

  /// Computes the distances from a source.
  ///
  /// - Throws: `CancellationError`.
  mutating func run(from source: Vertex) throws {
    let (graph, lengths) = (graph, lengths)
    let (firstArc, heads, steps) = (graph.firstArc.span, graph.heads.span, lengths.span)
    // Taken out, so that both can be written to at the same time.
    var buckets = DistanceBuckets(width: 1, count: 0)
    swap(&buckets, &self.buckets)
    defer { swap(&buckets, &self.buckets) }
    buckets.empty()
    try unsafe distance.withUnsafeMutableBufferPointer { distance in
      unsafe distance.update(repeating: .infinity)
      unsafe distance[source.index] = 0
      buckets.put(source.rawValue, 0)
      repeat {
        try Task.checkCancellation()
        while let (vertex, far) = buckets.next() {
          let tail = Int(vertex)
          // Otherwise a shorter way was found since it was put there.
          guard unsafe distance[tail] == far else { continue }
          for slot in Int(firstArc[tail])..<Int(firstArc[tail + 1]) {
            let head = unsafe heads[unchecked: slot].index
            let reached = unsafe far + steps[unchecked: slot]
            guard unsafe reached < distance[head] else { continue }
            unsafe distance[head] = reached
            buckets.put(UInt32(truncatingIfNeeded: head), reached)
          }
        }
      } while buckets.moveOn { unsafe distance[Int($0)] == $1 }
    }
  }
}

/// Vertices with distances, roughly in order: in buckets of one width, and one for all that is
/// farther away.
private struct DistanceBuckets {
  private struct Entry {
    let distance: Double
    let vertex: UInt32
    /// The entry after it in its bucket, or -1.
    var next: Int32
  }

  private let count: Int
  /// One over the width.
  private let scale: Double
  private var entries: ContiguousArray<Entry> = []
  /// The first entry of each bucket, or -1.
  private var first: ContiguousArray<Int32>
  /// The first entry that is not used, or -1.
  private var free: Int32 = -1
  /// The distance at which the buckets begin, and the one that is being emptied.
  private var base = 0.0
  private var current = 0

  init(width: Double, count: Int = 1024) {
    let scale = 1 / width
    self.scale = scale.isNormal ? scale : 1
    self.count = count
    first = ContiguousArray(repeating: -1, count: count + 1)
  }

  mutating func empty() {
    for bucket in first.indices { first[bucket] = -1 }
    entries.removeAll(keepingCapacity: true)
    (free, base, current) = (-1, 0, 0)
  }

  mutating func put(_ vertex: UInt32, _ distance: Double) {
    let offset = (distance - base) * scale
    let bucket = offset < Double(count) ? Int(offset) : count
    let entry = Entry(distance: distance, vertex: vertex, next: first[bucket])
    if free >= 0 {
      first[bucket] = free
      free = entries[Int(free)].next
      entries[Int(first[bucket])] = entry
    } else {
      first[bucket] = Int32(entries.count)
      entries.append(entry)
    }
  }

  /// Takes a vertex of the nearest bucket; `nil` when all that are left are in the last one.
  mutating func next() -> (vertex: UInt32, distance: Double)? {
    while current < count {
      let place = first[current]
      if place >= 0 {
        let entry = entries[Int(place)]
        first[current] = entry.next
        entries[Int(place)].next = free
        free = place
        return (entry.vertex, entry.distance)
      }
      current += 1
    }
    return nil
  }

  /// Lets the buckets begin at the nearest distance in the last one; `false` when there is none.
  mutating func moveOn(where isCurrent: (UInt32, Double) -> Bool) -> Bool {
    var waiting: [Entry] = []
    var nearest = Double.infinity
    var place = first[count]
    while place >= 0 {
      let entry = entries[Int(place)]
      if isCurrent(entry.vertex, entry.distance) {
        waiting.append(entry)
        nearest = min(nearest, entry.distance)
      }
      place = entry.next
    }
    empty()
    base = nearest
    for entry in waiting { put(entry.vertex, entry.distance) }
    return !waiting.isEmpty
  }
}
