import NetworkAnalysis
import NetworkGraph
import Testing

@Suite struct MoneyLedgerTests {
  private static let actors = ["state", "cluster", "lab", "firm"]

  private func euros(_ amount: Int64) -> Money {
    Money(minorUnits: amount * 100, currency: .euro)
  }

  /// One row per relation: id, payer, payee, euros, whole, status.
  private func network(
    _ rows: [(String, String, String, Int64?, String?, RelationStatus)],
    direction: Direction = .directed
  ) throws -> Network {
    var contents = NetworkContents()
    contents.actors = Self.actors.map { Actor(id: Identifier($0), name: $0) }
    contents.relations = rows.map { row in
      Relation(
        id: Identifier(row.0), source: Identifier(row.1), target: Identifier(row.2),
        kind: "funding", direction: direction, status: row.5, amount: row.3.map(euros),
        partOf: row.4.map { Identifier($0) })
    }
    return try Network(contents)
  }

  @Test func `a sum that is passed on is counted once`() throws {
    let ledger = try MoneyLedger(
      network([
        ("grant", "state", "cluster", 97, nil, .actual),
        ("share", "cluster", "lab", 10, "grant", .actual),
        ("rent", "lab", "firm", 4, "share", .actual),
      ]))
    #expect(ledger.totals.map(\.amount) == [euros(97)])
    #expect(ledger.totals[0].entries == [0])
    let rent = ledger.entries[2]
    #expect(rent.chain == [1, 0])
    #expect(rent.whole == 1 && rent.root == 0)
    #expect(rent.shareOfWhole?.percentage(fractionDigits: 0)?.description == "40")
    #expect(rent.shareOfRoot?.percentage(fractionDigits: 1)?.description == "4.1")
    #expect(ledger.allocations.map(\.unallocated) == [euros(87), euros(6)])
    let balances = ledger.balances.map { [$0.received.minorUnits / 100, $0.paid.minorUnits / 100] }
    #expect(balances == [[0, 97], [97, 10], [10, 4], [4, 0]])
  }

  @Test func `instalments of one sum are not received twice`() throws {
    let ledger = try MoneyLedger(
      network([
        ("grant", "state", "cluster", 97, nil, .actual),
        ("first", "state", "cluster", 40, "grant", .actual),
        ("second", "state", "cluster", 57, "grant", .actual),
      ]))
    #expect(ledger.balances.map(\.received) == [euros(0), euros(97)])
    #expect(ledger.balances.map(\.paid) == [euros(97), euros(0)])
    #expect(ledger.allocations[0].unallocated == euros(0))
    #expect(ledger.allocations[0].excess == euros(0))
  }

  @Test func `statuses and currencies are never added together`() throws {
    var contents = try network([
      ("a", "state", "cluster", 50, nil, .announced),
      ("b", "state", "cluster", 20, "a", .actual),
      ("c", "state", "lab", 7, nil, .actual),
      ("d", "state", "firm", 1, nil, .actual),
    ]).contents
    let dollars = try Money(DecimalNumber("3.5")!, Currency("USD")!)
    contents.relations[3].amount = dollars
    let ledger = try MoneyLedger(Network(contents))
    #expect(ledger.totals.map(\.currency.code) == ["EUR", "EUR", "USD"])
    #expect(ledger.totals.map(\.status) == [.actual, .announced, .actual])
    #expect(ledger.totals.map(\.amount) == [euros(7), euros(50), dollars])
    #expect(ledger.totals.map(\.insideOtherStatuses.minorUnits) == [2000, 0, 0])
  }

  @Test func `a whole without an amount contains nothing, but its own whole may`() throws {
    let ledger = try MoneyLedger(
      network([
        ("programme", "state", "cluster", nil, nil, .actual),
        ("one", "state", "lab", 5, "programme", .actual),
        ("plan", "state", "cluster", 30, nil, .actual),
        ("axis", "state", "cluster", nil, "plan", .actual),
        ("two", "state", "firm", 6, "axis", .actual),
      ]))
    #expect(ledger.entries.map(\.isCounted) == [true, true, false])
    #expect(ledger.entries[2].chain == [3, 2])
    #expect(ledger.entries[2].whole == 2)
    #expect(ledger.totals.map(\.amount) == [euros(35)])
    #expect(ledger.entryIndex(ofRelation: 4) == 2)
    #expect(ledger.entryIndex(ofRelation: 3) == nil)
  }

  @Test func `parts that exceed their whole are shown as excess`() throws {
    let ledger = try MoneyLedger(
      network([
        ("grant", "state", "cluster", 10, nil, .actual),
        ("a", "cluster", "lab", 8, "grant", .actual),
        ("b", "cluster", "firm", 5, "grant", .actual),
      ]))
    #expect(ledger.allocations[0].allocated == euros(13))
    #expect(ledger.allocations[0].excess == euros(3))
    #expect(ledger.allocations[0].unallocated == euros(0))
  }

  @Test func `an undirected sum has no payer`() throws {
    let ledger = try MoneyLedger(
      network([("budget", "lab", "firm", 9, nil, .planned)], direction: .undirected))
    #expect(ledger.totals.map(\.amount) == [euros(9)])
    #expect(ledger.balances == [])
  }

  @Test func `a network without money has an empty ledger`() throws {
    let ledger = try MoneyLedger(network([("x", "lab", "firm", nil, nil, .actual)]))
    #expect(ledger.entries == [] && ledger.totals == [] && ledger.allocations == [])
  }

  @Test func `sums beyond what can be held exactly are refused`() throws {
    var contents = try network([
      ("a", "lab", "firm", 1, nil, .actual), ("b", "lab", "firm", 1, nil, .actual),
    ]).contents
    for i in [0, 1] {
      contents.relations[i].amount = Money(minorUnits: .max, currency: .euro)
    }
    let huge = try Network(contents)
    #expect(throws: AnalysisError.moneyOverflow(.euro)) { try MoneyLedger(huge) }
  }

  /// In a forest of parts, the counted sums are the roots, and each whole is its parts and the rest.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `random forests of parts balance`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var rows: [(String, String, String, Int64?, String?, RelationStatus)] = []
    for i in 0..<(1 + random.nextIndex(below: 20)) {
      let whole = i > 0 && random.nextIndex(below: 3) > 0 ? random.nextIndex(below: i) : nil
      let amount = random.nextIndex(below: 5) == 0 ? nil : Int64(random.nextIndex(below: 100))
      rows.append(
        (
          "r\(i)", Self.actors[random.nextIndex(below: 4)], Self.actors[random.nextIndex(below: 4)],
          amount, whole.map { "r\($0)" }, RelationStatus.allCases[random.nextIndex(below: 4)]
        ))
    }
    let ledger = try MoneyLedger(network(rows))
    func hasContainer(_ i: Int) -> Bool {
      var next = rows[i].4
      while let id = next {
        let row = rows.first { $0.0 == id }!
        if row.3 != nil { return true }
        next = row.4
      }
      return false
    }
    let roots = rows.indices.filter { rows[$0].3 != nil && !hasContainer($0) }
    let expected = roots.reduce(0) { $0 + rows[$1].3! }
    let total = ledger.totals.reduce(0) { $0 + $1.amount.minorUnits } / 100
    #expect(total == expected, "seed \(seed)")
    for part in ledger.allocations {
      let whole = ledger.entries[part.entry].amount.minorUnits
      #expect(
        whole == part.allocated.minorUnits + part.unallocated.minorUnits - part.excess.minorUnits,
        "seed \(seed)")
    }
  }

  @Test func `shares are exact and round half up`() throws {
    let share = try #require(MoneyShare(euros(1), of: euros(8)))
    #expect(share.percentage(fractionDigits: 2)?.description == "12.50")
    #expect(share.percentage(fractionDigits: 0)?.description == "13")
    #expect(MoneyShare(euros(1), of: euros(0)) == nil)
    #expect(MoneyShare(euros(1), of: Money(minorUnits: 5, currency: Currency("USD")!)) == nil)
  }
}
