public import NetworkGraph

/// One picture per period on one page, with each actor at the same place in all of them.
///
/// A line is drawn in a period in which one of its relations certainly holds, and drawn pale where
/// one may hold: its dates are unknown or not exact enough. Actors without a certain line in the
/// period are pale.
///
///     let multiples = try SmallMultiples(scene: scene, network: network)
///     let svg = try multiples.figure().svg()
public struct SmallMultiples: Sendable {
  /// A period and the lines that hold in it.
  public struct Panel: Hashable, Sendable {
    /// The period.
    public let period: PartialDate
    /// The lines that certainly hold, as places in the edges of the scene, ascending.
    public let certain: [Int]
    /// The lines that may hold, ascending.
    public let possible: [Int]
  }

  /// Why there are no panels.
  public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// No relation behind a line states a date, and no periods are given.
    case noDates
    /// More periods than a page holds, or none.
    case wrongNumber(Int)

    /// What is wrong and what to do, as a sentence in English without a capital and full stop.
    public var description: String {
      switch self {
      case .noDates: "no drawn relation states a date; name the periods"
      case .wrongNumber(let count):
        "\(count) periods are given; a page holds from 1 to \(SmallMultiples.mostPanels)"
      }
    }
  }

  /// The most panels on a page.
  public static let mostPanels = 12

  /// The most actors that are drawn without numbers for those that have no name.
  public static let mostWithoutNumbers = 150

  /// The scene of all periods together.
  public let scene: DiagramScene
  /// One panel per period, in order.
  public let panels: [Panel]

  /// The panels of a scene.
  ///
  /// - Parameters:
  ///   - scene: The lines of all periods together.
  ///   - network: The network that the scene shows.
  ///   - periods: Years, months or days; `nil` takes the years that the relations behind the lines
  ///     state as their beginning or end, or where these are more than twelve, the last twelve.
  /// - Throws: ``Fault``.
  /// - Complexity: O(*p r*) for *p* periods and *r* relations.
  public init(scene: DiagramScene, network: Network, periods: [PartialDate]? = nil) throws(Fault) {
    self.scene = scene
    let relations = scene.edges.map { edge in
      edge.relations.compactMap { network.relationIndex($0) }.map { network.relations[$0].period }
    }
    let dates: [PartialDate]
    if let periods {
      guard (1...Self.mostPanels).contains(periods.count) else {
        throw .wrongNumber(periods.count)
      }
      dates = periods
    } else {
      let years = Set(
        relations.joined().flatMap { [$0.since.date, $0.until.date] }.compactMap { $0?.year })
      guard !years.isEmpty else { throw .noDates }
      dates = years.sorted().suffix(Self.mostPanels).compactMap { PartialDate(year: $0) }
    }
    panels = dates.map { date in
      let overlaps = relations.map { periods in periods.map { $0.overlap(from: date, to: date) } }
      let certain = overlaps.indices.filter { overlaps[$0].contains(.certain) }
      let possible = overlaps.indices.filter {
        overlaps[$0].contains(.possible) && !overlaps[$0].contains(.certain)
      }
      return Panel(period: date, certain: certain, possible: possible)
    }
  }
}
