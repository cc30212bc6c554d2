import NetworkGraph

/// Bars and bands between them, without a circle, in layers from left to right.
struct SankeyGraph {
  /// An actor; one that would close a circle stands a second time.
  struct Bar: Hashable {
    let actor: Int
    let isRepeated: Bool
  }

  /// All money of one status from one bar to another.
  struct Band {
    let tail: Int
    let head: Int
    let status: RelationStatus
    var sums: [Money]
    var relations: [Int]

    /// In major units; the widths are drawn from it.
    var amount: Double { sums.reduce(0) { $0 + $1.doubleValue } }
  }

  private(set) var bars: [Bar] = []
  private(set) var bands: [Band] = []
  /// The layer of each bar: the longest way that leads to it.
  private(set) var layers: [Int] = []

  var layerCount: Int { (layers.max() ?? -1) + 1 }

  /// - Complexity: O(*b*² ) for *b* bands.
  init(_ paths: [MoneyPath]) {
    // Money of one status between two actors is one band.
    var place: [[Int]: Int] = [:]
    var joined: [Band] = []
    for path in paths {
      for (tail, head) in zip(path.stops, path.stops.dropFirst()) {
        let key = [tail, head, RelationStatus.allCases.firstIndex(of: path.status)!]
        if let index = place[key] {
          let count = joined[index].sums.count
          // A sum too large for one number stays in two parts.
          if let sum = joined[index].sums[count - 1].adding(path.amount) {
            joined[index].sums[count - 1] = sum
          } else {
            joined[index].sums.append(path.amount)
          }
          if !joined[index].relations.contains(path.relation) {
            joined[index].relations.append(path.relation)
          }
        } else {
          place[key] = joined.count
          joined.append(
            Band(
              tail: tail, head: head, status: path.status, sums: [path.amount],
              relations: [path.relation]))
        }
      }
    }

    // The largest bands keep their direction; one that would close a circle ends at a second bar.
    var successors: [Int: [Int]] = [:]
    func reaches(_ target: Int, from start: Int) -> Bool {
      var seen: Set<Int> = [start]
      var stack = [start]
      while let actor = stack.popLast() {
        if actor == target { return true }
        for next in successors[actor, default: []] where seen.insert(next).inserted {
          stack.append(next)
        }
      }
      return false
    }
    var closes = [Bool](repeating: false, count: joined.count)
    let bySize = joined.indices.sorted {
      (joined[$1].amount, $0) < (joined[$0].amount, $1)
    }
    for index in bySize {
      let band = joined[index]
      if reaches(band.tail, from: band.head) {
        closes[index] = true
      } else {
        successors[band.tail, default: []].append(band.head)
      }
    }

    var barOf: [Bar: Int] = [:]
    var found: [Bar] = []
    func bar(_ actor: Int, _ isRepeated: Bool) -> Int {
      let bar = Bar(actor: actor, isRepeated: isRepeated)
      if let index = barOf[bar] { return index }
      barOf[bar] = found.count
      found.append(bar)
      return found.count - 1
    }
    bands = joined.indices.map { index in
      Band(
        tail: bar(joined[index].tail, false), head: bar(joined[index].head, closes[index]),
        status: joined[index].status, sums: joined[index].sums, relations: joined[index].relations)
    }
    bars = found

    // Longest paths: without a circle, as many rounds as there are layers.
    layers = [Int](repeating: 0, count: bars.count)
    var changes = true
    while changes {
      changes = false
      for band in bands where layers[band.head] < layers[band.tail] + 1 {
        layers[band.head] = layers[band.tail] + 1
        changes = true
      }
    }
  }

  func received(_ bar: Int) -> Double {
    bands.reduce(0) { $0 + ($1.head == bar ? $1.amount : 0) }
  }

  func paid(_ bar: Int) -> Double {
    bands.reduce(0) { $0 + ($1.tail == bar ? $1.amount : 0) }
  }

  /// The larger of what a bar receives and pays.
  func total(_ bar: Int) -> Double { max(received(bar), paid(bar)) }
}
