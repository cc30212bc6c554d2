public import NetworkGraph

extension MoneyLedger {
  /// Computes the ledger of a network.
  ///
  /// - Throws: ``AnalysisError/moneyOverflow(_:)`` when sums add up to more than can be held exactly.
  /// - Complexity: O(*r* · *c*) for *r* relations in chains of at most *c* parts.
  public init(_ network: Network) throws(AnalysisError) {
    entries = Self.entries(of: network)
    var entryOfRelation = [Int: Int](minimumCapacity: entries.count)
    for (i, entry) in entries.enumerated() { entryOfRelation[entry.relation] = i }
    /// For each entry, the entries that contain it, nearest first.
    let containers = entries.map { $0.chain.compactMap { entryOfRelation[$0] } }
    totals = try Self.totals(entries, containers)
    allocations = try Self.allocations(entries, containers)
    balances = try Self.balances(entries, containers)
  }

  private static func entries(of network: Network) -> [Entry] {
    network.relations.enumerated().compactMap { index, relation in
      guard let amount = relation.amount,
        let payer = network.actorIndex(relation.source),
        let payee = network.actorIndex(relation.target)
      else { return nil }
      // A network has no circle of parts, so this ends.
      var chain: [Int] = []
      var next = relation.partOf
      while let id = next, let container = network.relationIndex(id) {
        chain.append(container)
        next = network.relations[container].partOf
      }
      let withAmount = chain.filter { network.relations[$0].amount != nil }
      func share(of container: Int?) -> MoneyShare? {
        container.flatMap { network.relations[$0].amount }.flatMap { MoneyShare(amount, of: $0) }
      }
      return Entry(
        relation: index, payer: payer, payee: payee, direction: network.direction(of: relation),
        amount: amount, status: relation.effectiveStatus, period: relation.period, chain: chain,
        whole: withAmount.first, root: withAmount.last,
        shareOfWhole: share(of: withAmount.first), shareOfRoot: share(of: withAmount.last))
    }
  }

  private static func totals(
    _ entries: [Entry], _ containers: [[Int]]
  ) throws(AnalysisError) -> [Total] {
    var result: [Total] = []
    for (currency, status) in accounts(of: entries) {
      let own = entries.indices.filter {
        entries[$0].amount.currency == currency && entries[$0].status == status
      }
      let counted = own.filter { entries[$0].isCounted }
      // Inside sums of other statuses only: a part of a part is not added to it.
      let inside = own.filter { entry in
        !entries[entry].isCounted
          && containers[entry].allSatisfy {
            entries[$0].status != status || entries[$0].amount.currency != currency
          }
      }
      result.append(
        Total(
          currency: currency, status: status, amount: try sum(counted, entries, currency),
          entries: counted, insideOtherStatuses: try sum(inside, entries, currency)))
    }
    return result
  }

  private static func allocations(
    _ entries: [Entry], _ containers: [[Int]]
  ) throws(AnalysisError) -> [Allocation] {
    var parts = [[Int]](repeating: [], count: entries.count)
    for entry in entries.indices {
      if let whole = containers[entry].first { parts[whole].append(entry) }
    }
    var result: [Allocation] = []
    for whole in entries.indices where !parts[whole].isEmpty {
      let amount = entries[whole].amount
      let same = parts[whole].filter { entries[$0].amount.currency == amount.currency }
      let allocated = try sum(same, entries, amount.currency)
      let difference = amount.minorUnits - allocated.minorUnits
      result.append(
        Allocation(
          entry: whole, parts: parts[whole], allocated: allocated,
          unallocated: Money(minorUnits: max(difference, 0), currency: amount.currency),
          excess: Money(minorUnits: max(-difference, 0), currency: amount.currency),
          partsInOtherCurrencies: parts[whole].filter {
            entries[$0].amount.currency != amount.currency
          }))
    }
    return result
  }

  private static func balances(
    _ entries: [Entry], _ containers: [[Int]]
  ) throws(AnalysisError) -> [Balance] {
    let directed = entries.indices.filter { entries[$0].direction == .directed }
    var received: [Int: [Int]] = [:]
    var paid: [Int: [Int]] = [:]
    for entry in directed {
      let outer = containers[entry].filter { entries[$0].direction == .directed }
      if !outer.contains(where: { entries[$0].payee == entries[entry].payee }) {
        received[entries[entry].payee, default: []].append(entry)
      }
      if !outer.contains(where: { entries[$0].payer == entries[entry].payer }) {
        paid[entries[entry].payer, default: []].append(entry)
      }
    }
    let accounts = accounts(of: entries)
    var result: [Balance] = []
    for actor in Set(received.keys).union(paid.keys).sorted() {
      for (currency, status) in accounts {
        func own(_ all: [Int]?) -> [Int] {
          (all ?? []).filter {
            entries[$0].amount.currency == currency && entries[$0].status == status
          }
        }
        let (incoming, outgoing) = (own(received[actor]), own(paid[actor]))
        guard !incoming.isEmpty || !outgoing.isEmpty else { continue }
        result.append(
          Balance(
            actor: actor, currency: currency, status: status,
            received: try sum(incoming, entries, currency),
            paid: try sum(outgoing, entries, currency), receivedEntries: incoming,
            paidEntries: outgoing))
      }
    }
    return result
  }

  /// The pairs of currency and status that occur, in the order of totals.
  private static func accounts(of entries: [Entry]) -> [(Currency, RelationStatus)] {
    let currencies = Set(entries.map(\.amount.currency))
      .sorted { precedesByBytes($0.code, $1.code) }
    return currencies.flatMap { currency in
      RelationStatus.allCases.filter { status in
        entries.contains { $0.amount.currency == currency && $0.status == status }
      }.map { (currency, $0) }
    }
  }

  private static func sum(
    _ places: [Int], _ entries: [Entry], _ currency: Currency
  ) throws(AnalysisError) -> Money {
    var sum = Money(minorUnits: 0, currency: currency)
    for place in places {
      guard let next = sum.adding(entries[place].amount) else { throw .moneyOverflow(currency) }
      sum = next
    }
    return sum
  }
}
