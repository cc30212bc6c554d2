public import NetworkGraph

/// One sum of money on its way, as a figure of flows draws it.
public struct MoneyPath: Hashable, Sendable {
  /// The relation that states the sum, as its place in `network.relations`.
  public let relation: Int
  /// Who pays, whom the money goes through, and who is paid, as places in `network.actors`; at least
  /// two. Of a part of another sum, the way begins where it leaves that sum.
  public let stops: [Int]
  /// The sum, above 0.
  public let amount: Money
  /// Whether it is paid, announced, planned or ended.
  public let status: RelationStatus

  /// A sum with its way.
  ///
  /// - Precondition: The way has two stops or more.
  public init(relation: Int, stops: [Int], amount: Money, status: RelationStatus) {
    precondition(stops.count >= 2, "money goes from somewhere to somewhere")
    self.relation = relation
    self.stops = stops
    self.amount = amount
    self.status = status
  }
}

/// The ways of all sums of one currency, each sum once, and what has no way.
public struct MoneyPaths: Hashable, Sendable {
  /// The currency; `nil` when no relation has an amount.
  public let currency: Currency?
  /// The ways, in the order of the relations.
  public let paths: [MoneyPath]
  /// How many sums lie within other sums that go the same way, and are not drawn again.
  public let insideCount: Int
  /// How many relations of funding state no amount.
  public let withoutAmountCount: Int
  /// How many sums are in other currencies, by the code of the currency.
  public let otherCurrencies: [Currency: Int]
  /// How many sums have no way: shared without direction, from an actor to itself, or 0.
  public let withoutWayCount: Int

  /// Finds the ways of the relations that a projection takes.
  ///
  /// A sum that is part of another one is drawn from where it leaves the other's way: of €97 M from
  /// the State to a cluster, the €10 M that the cluster passes on go from the cluster. A part that
  /// never leaves it, or leaves where the figure does not show, is counted in ``insideCount``, since
  /// its money is drawn already.
  ///
  /// - Parameters:
  ///   - projected: Its relations with an amount are taken; its graph plays no role.
  ///   - currency: The currency; `nil` takes the one with most sums, then the first by its code.
  /// - Complexity: O(*r* · *c*) for *r* relations in chains of at most *c* parts.
  public init(_ projected: ProjectedNetwork, currency: Currency? = nil) {
    let network = projected.network
    let left = Set(projected.excluded.values.joined())
    let taken = network.relations.indices.filter { !left.contains($0) }
    var counts: [Currency: Int] = [:]
    for index in taken {
      if let amount = network.relations[index].amount { counts[amount.currency, default: 0] += 1 }
    }
    let chosen =
      currency
      ?? counts.max { ($0.value, $1.key.code) < ($1.value, $0.key.code) }?.key
    self.currency = chosen
    otherCurrencies = counts.filter { $0.key != chosen }
    withoutAmountCount = taken.count {
      network.relations[$0].amount == nil
        && network.kind(of: network.relations[$0]).countsAs == .funding
    }

    // Relations of the figure with their whole ways.
    var whole: [Int: [Int]] = [:]
    var withoutWay = 0
    for index in taken {
      let relation = network.relations[index]
      guard let amount = relation.amount, amount.currency == chosen else { continue }
      var stops: [Int] = []
      for id in [relation.source] + relation.through + [relation.target] {
        // A stop that comes again would draw the same money in a circle.
        if let actor = network.actorIndex(id), !stops.contains(actor) { stops.append(actor) }
      }
      guard network.direction(of: relation) == .directed, stops.count >= 2, amount.minorUnits > 0
      else {
        withoutWay += 1
        continue
      }
      whole[index] = stops
    }
    withoutWayCount = withoutWay

    /// What is drawn of a relation: `nil` not looked at yet, empty for nothing.
    var drawn: [Int: [Int]] = [:]
    func container(of index: Int) -> Int? {
      var current = index
      // The chain ends: a network has no circular parts.
      while let next = network.relations[current].partOf.flatMap({ network.relationIndex($0) }) {
        if whole[next] != nil { return next }
        current = next
      }
      return nil
    }
    for index in taken where whole[index] != nil {
      var chain = [index]
      while let next = container(of: chain.last!), drawn[chain.last!] == nil { chain.append(next) }
      for link in chain.reversed() where drawn[link] == nil {
        let stops = whole[link]!
        guard let outer = container(of: link) else {
          drawn[link] = stops
          continue
        }
        let onTheWay = Set(whole[outer]!.dropFirst())
        let leaves = stops.lastIndex { onTheWay.contains($0) }
        if !drawn[outer]!.isEmpty, let leaves, leaves < stops.count - 1 {
          drawn[link] = Array(stops[leaves...])
        } else {
          drawn[link] = []
        }
      }
    }
    insideCount = drawn.values.count { $0.isEmpty }
    paths = taken.compactMap { index in
      guard let stops = drawn[index], !stops.isEmpty else { return nil }
      let relation = network.relations[index]
      return MoneyPath(
        relation: index, stops: stops, amount: relation.amount!, status: relation.effectiveStatus)
    }
  }
}
