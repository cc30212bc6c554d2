import NetworkGraph

/// The money that flows along a line in one currency and status.
struct FlowSum {
  let total: Money
  let status: RelationStatus

  /// The sums of the amounts of some relations, by status (actual first), then in the order in which
  /// the currencies occur.
  ///
  /// A relation whose money is part of another one's among them adds nothing: one sum is one sum
  /// however many relations report parts of it.
  ///
  /// - Complexity: O(*r*² *d*) for *r* relations whose chains of `part_of` have length *d*; the
  ///   relations between two actors are few.
  static func sums(of relations: [Int], in network: Network) -> [FlowSum] {
    var result: [FlowSum] = []
    for status in statusOrder {
      var totals: [Money] = []
      for index in relations where network.relations[index].effectiveStatus == status {
        guard let amount = network.relations[index].amount,
          !isContained(index, in: relations, of: network)
        else { continue }
        // A sum too large for one number stays in two parts, so that nothing is lost.
        if let place = totals.firstIndex(where: { $0.adding(amount) != nil }) {
          totals[place] = totals[place].adding(amount)!
        } else {
          totals.append(amount)
        }
      }
      result += totals.map { FlowSum(total: $0, status: status) }
    }
    return result
  }

  /// The statuses from the one that counts most.
  static let statusOrder: [RelationStatus] = [.actual, .announced, .planned, .ended]

  private static func isContained(
    _ relation: Int, in relations: [Int], of network: Network
  ) -> Bool {
    var current = relation
    // The chain ends: a network has no circular parts.
    while let container = network.relations[current].partOf.flatMap({ network.relationIndex($0) }) {
      if relations.contains(container), network.relations[container].amount != nil { return true }
      current = container
    }
    return false
  }
}
