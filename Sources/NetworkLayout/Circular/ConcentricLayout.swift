public import NetworkGraph

/// Vertices round a centre, the nearer the higher a value: centrality at a glance.
///
/// The distance from the centre falls with the square root of the value, from 0 for the highest (or a
/// small ring, where several share it) to 1 for the lowest; the root keeps the many low values apart.
/// Only that distance has a meaning. Directions from the centre are chosen so that few edges cross,
/// as on a circle.
///
/// - SeeAlso: U. Brandes, P. Kenis, D. Wagner, "Communicating centrality in policy network drawings",
///   *IEEE Transactions on Visualization and Computer Graphics* 9(2), 2003, 241–253,
///   doi:10.1109/TVCG.2003.1196010.
public struct ConcentricLayout: Hashable, Sendable {
  /// The distance of each vertex from the centre, from 0 to 1.
  public let radii: [Double]
  private let scale: Scale

  /// Distances for some values.
  ///
  /// - Precondition: All values are finite.
  public init(values: [Double]) {
    precondition(values.allSatisfy(\.isFinite), "a distance is for a finite value")
    let scale = Scale(values)
    self.scale = scale
    radii = values.map { scale.radius(of: $0) }
  }

  /// The distance from the centre that stands for a value between the lowest and the highest; 1 for
  /// all when they are equal.
  public func radius(of value: Double) -> Double { scale.radius(of: value) }

  private struct Scale: Hashable {
    let highest: Double
    let lowest: Double
    /// The value whose root is 0.
    let floor: Double
    /// The distance of the highest value.
    let hole: Double

    init(_ values: [Double]) {
      let highest = values.max() ?? 0
      self.highest = highest
      lowest = values.min() ?? 0
      floor = min(0, lowest)
      let shared = values.count { $0 == highest }
      hole = shared < 2 ? 0 : min(0.4, 0.07 + 0.03 * Double(shared))
    }

    func radius(of value: Double) -> Double {
      guard highest > lowest else { return 1 }
      // Divided by the largest first: differences of huge values would overflow.
      let unit = max(abs(highest), abs(floor))
      func root(_ value: Double) -> Double { max(0, value / unit - floor / unit).squareRoot() }
      let span = root(highest) - root(lowest)
      guard span > 0 else { return value == highest ? hole : 1 }
      return hole + (1 - hole) * min(1, max(0, (root(highest) - root(value)) / span))
    }
  }

  /// The direction of each vertex from the centre in turns, from the top clockwise: at least 0, below 1.
  public static func directions(of graph: CompactGraph) -> [Double] {
    let order = CircularLayout().order(of: graph)
    var result = [Double](repeating: 0, count: order.count)
    for (place, vertex) in order.enumerated() {
      result[vertex.index] = Double(place) / Double(order.count)
    }
    return result
  }

  /// Directions changed, as little as needed, so that no two discs overlap; distances from the centre
  /// stay.
  ///
  /// - Parameters:
  ///   - directions: In turns.
  ///   - radii: Distances from the centre.
  ///   - diameters: The disc of each, in the unit of the distances.
  /// - Returns: Directions in turns; where a ring is too full for its discs, some still overlap.
  /// - Complexity: O(*n*²) for each of at most 300 rounds.
  public static func separated(
    _ directions: [Double], radii: [Double], diameters: [Double]
  ) -> [Double] {
    var angles = withFullRingsDealtOut(directions, radii: radii, diameters: diameters)
    let n = angles.count
    func point(_ i: Int) -> Point {
      let (sine, cosine) = Elementary.sineAndCosine(2 * .pi * angles[i])
      return Point(x: radii[i] * sine, y: -radii[i] * cosine)
    }
    var points = (0..<n).map(point)
    for _ in 0..<300 {
      var isClear = true
      for i in 0..<n {
        for j in (i + 1)..<max(n, i + 1) {
          let needed = (diameters[i] + diameters[j]) / 2
          let lack = needed - points[i].distance(to: points[j])
          guard lack > 1e-9, radii[i] + radii[j] > 0 else { continue }
          isClear = false
          var turn = angles[j] - angles[i]
          turn -= turn.rounded()
          // The one further out turns more easily, and moves less for it.
          let step = (0.5 * lack + 0.01 * needed) / (2 * .pi * max(radii[i], radii[j], needed / 4))
          let sign = turn < 0 ? -1.0 : 1
          angles[i] -= sign * step
          angles[j] += sign * step
          points[i] = point(i)
          points[j] = point(j)
        }
      }
      if isClear { break }
    }
    return angles.map { $0 - $0.rounded(.down) }
  }

  /// Directions in which the discs of each ring that is more than half full follow each other at
  /// equal gaps, in the order in which they were: pushing pairs apart would take long to get there.
  private static func withFullRingsDealtOut(
    _ directions: [Double], radii: [Double], diameters: [Double]
  ) -> [Double] {
    var result = directions
    let order = directions.indices.sorted {
      (radii[$0], directions[$0], $0) < (radii[$1], directions[$1], $1)
    }
    var start = 0
    while start < order.count {
      let radius = radii[order[start]]
      let ring = order[start...].prefix { radii[$0] == radius }
      start += ring.count
      let length = 2 * .pi * radius
      let taken = ring.reduce(0) { $0 + diameters[$1] }
      guard taken > length / 2, ring.count > 2, length > 0 else { continue }
      var turn = directions[ring.first!] - diameters[ring.first!] / (2 * taken)
      for disc in ring {
        // Its share of the ring; where there is room, equal gaps besides.
        let share =
          taken > length
          ? diameters[disc] / taken
          : (diameters[disc] + (length - taken) / Double(ring.count)) / length
        result[disc] = turn + share / 2
        turn += share
      }
    }
    return result
  }
}
