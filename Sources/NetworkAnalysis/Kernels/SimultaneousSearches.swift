import NetworkGraph

/// Breadth-first searches from up to 256 sources at the same time, one bit for each.
///
/// In networks the searches from different sources soon walk along the same ties. A tie is looked at
/// once for all searches that are at its tail, and its head takes them over by three operations on
/// words of bits (Then et al. 2014, "The more the merrier: efficient multi-source graph traversal",
/// doi:10.14778/2735496.2735507). How many vertices each search reaches in a step is counted in
/// slices as well: the digits of 256 counters lie in words, and adding one to some of them is a carry
/// through a few words.
struct SimultaneousSearches {
  typealias Bits = SIMD4<UInt64>

  /// How many searches run at the same time.
  static let width = 256

  private let graph: CompactGraph
  /// The searches that have been at each vertex.
  private var seen: ContiguousArray<Bits>
  /// The searches that are at each vertex now, and after the next step.
  private var here: ContiguousArray<Bits>
  private var there: ContiguousArray<Bits>
  /// The vertices with a search at them, and those that get one.
  private var active: ContiguousArray<UInt32> = []
  private var reached: ContiguousArray<UInt32> = []
  private var counters = SlicedCounters()

  init(_ graph: CompactGraph) {
    self.graph = graph
    seen = ContiguousArray(repeating: .zero, count: graph.vertexCount)
    here = seen
    there = seen
  }

  /// What the distances from each of some sources add up to.
  ///
  /// - Precondition: There are at most ``width`` sources, and none stands twice.
  mutating func summaries(from sources: some Collection<Int>) -> [DistanceSummary] {
    var reachedCount = [Int](repeating: 0, count: sources.count)
    var total = [Int](repeating: 0, count: sources.count)
    var inverse = [Double](repeating: 0, count: sources.count)
    var farthest = [Int](repeating: 0, count: sources.count)
    for v in seen.indices { seen[v] = .zero }
    active.removeAll(keepingCapacity: true)
    for (bit, source) in sources.enumerated() {
      var own = Bits.zero
      own[bit / 64] = 1 << UInt64(bit % 64)
      seen[source] = own
      here[source] = own
      active.append(UInt32(source))
    }
    var distance = 0
    while !active.isEmpty {
      distance += 1
      step()
      counters.take { bit, count in
        reachedCount[bit] += count
        total[bit] += count * distance
        inverse[bit] += Double(count) / Double(distance)
        farthest[bit] = distance
      }
    }
    return reachedCount.indices.map { i in
      DistanceSummary(
        reachedCount: reachedCount[i], total: Double(total[i]), totalInverse: inverse[i],
        farthest: Double(farthest[i]), hasZero: false)
    }
  }

  /// Moves all searches along one tie.
  private mutating func step() {
    reached.removeAll(keepingCapacity: true)
    let graph = graph
    let first = graph.firstArc.span
    let heads = graph.heads.span
    for tail in active {
      let bits = here[Int(tail)]
      here[Int(tail)] = .zero
      for slot in Int(first[Int(tail)])..<Int(first[Int(tail) + 1]) {
        let head = heads[slot].index
        if there[head] == .zero { reached.append(UInt32(head)) }
        there[head] |= bits
      }
    }
    active.removeAll(keepingCapacity: true)
    for vertex in reached {
      let v = Int(vertex)
      let new = there[v] & ~seen[v]
      there[v] = .zero
      guard new != .zero else { continue }
      seen[v] |= new
      here[v] = new
      active.append(vertex)
      counters.add(new)
    }
  }
}

/// 256 counters whose binary digits lie in words, so that one is added to any of them at once.
private struct SlicedCounters {
  typealias Bits = SimultaneousSearches.Bits

  /// The digits, the lowest first.
  private var digits = [Bits](repeating: .zero, count: 33)

  /// Adds one to the counters of some bits.
  mutating func add(_ bits: Bits) {
    var carry = bits
    var place = 0
    while carry != .zero {
      let digit = digits[place]
      digits[place] = digit ^ carry
      carry &= digit
      place += 1
    }
  }

  /// Gives the counters that are not 0, and sets them to 0.
  mutating func take(_ body: (_ bit: Int, _ count: Int) -> Void) {
    guard let last = digits.lastIndex(where: { $0 != .zero }) else { return }
    for bit in 0..<SimultaneousSearches.width {
      var count = 0
      for place in 0...last {
        count |= Int(digits[place][bit / 64] >> UInt64(bit % 64) & 1) << place
      }
      if count > 0 { body(bit, count) }
    }
    for place in 0...last { digits[place] = .zero }
  }
}
