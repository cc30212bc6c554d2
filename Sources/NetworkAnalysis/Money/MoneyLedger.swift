public import NetworkGraph

/// Where the money of a network comes from and goes to, with each sum counted once.
///
/// A relation whose money is part of another's is not counted again: of €97 M for a cluster and €10 M
/// that it passes on to a laboratory, `part_of` the former, the total is €97 M. Statuses are kept
/// apart: what is announced is never added to what is actual.
///
/// Everything is computed on the network, not on a graph: a projection leaves relations out, a ledger
/// must not. All sums are exact.
public struct MoneyLedger: Sendable, Hashable {
  /// One relation with an amount.
  public struct Entry: Sendable, Hashable {
    /// Its place in `network.relations`.
    public let relation: Int
    /// Who pays: the place in `network.actors` of the source.
    public let payer: Int
    /// Who is paid: the place in `network.actors` of the target.
    public let payee: Int
    /// Whether money goes from payer to payee; an undirected relation only shares a sum.
    public let direction: Direction
    /// The sum as stated, in its own currency; never below 0.
    public let amount: Money
    /// The status of the relation, `actual` where none is written.
    public let status: RelationStatus
    /// When the relation holds; both ends may be unknown.
    public let period: Period
    /// The relations whose money contains this one's, nearest first, as places in
    /// `network.relations`; those without an amount too.
    public let chain: [Int]
    /// The nearest relation of the chain that has an amount.
    public let whole: Int?
    /// The farthest relation of the chain that has an amount.
    public let root: Int?
    /// The share in the amount of ``whole``; `nil` without one, or in another currency.
    public let shareOfWhole: MoneyShare?
    /// The share in the amount of ``root``; `nil` without one, or in another currency.
    public let shareOfRoot: MoneyShare?

    /// Whether the sum is counted in totals: no other sum contains it.
    public var isCounted: Bool { whole == nil }
  }

  /// The sums of one currency and status.
  public struct Total: Sendable, Hashable {
    /// The currency of ``amount`` and ``insideOtherStatuses``.
    public let currency: Currency
    /// The status of the entries that are added.
    public let status: RelationStatus
    /// The sum of the entries that no other sum contains.
    public let amount: Money
    /// Those entries, as places in ``MoneyLedger/entries``.
    public let entries: [Int]
    /// What has this status but is inside a sum of another status, counted there. Not to be added.
    public let insideOtherStatuses: Money
  }

  /// How a sum is divided into its direct parts.
  public struct Allocation: Sendable, Hashable {
    /// The whole, as a place in ``MoneyLedger/entries``.
    public let entry: Int
    /// Its direct parts, as places in ``MoneyLedger/entries``.
    public let parts: [Int]
    /// The sum of the parts in the currency of the whole.
    public let allocated: Money
    /// What is left of the whole; 0 when the parts exceed it.
    public let unallocated: Money
    /// By how much the parts exceed the whole; 0 when they do not. More than 0 is a contradiction
    /// in the data.
    public let excess: Money
    /// Parts in other currencies, which are not subtracted.
    public let partsInOtherCurrencies: [Int]
  }

  /// What one actor receives and pays in one currency and status.
  ///
  /// A sum inside another that has the same payee is not received twice, one that has the same payer
  /// is not paid twice. Money passed on counts as received by the one and the other, and as paid by
  /// the one who passes it on.
  public struct Balance: Sendable, Hashable {
    /// The place in `network.actors`.
    public let actor: Int
    /// The currency of ``received`` and ``paid``.
    public let currency: Currency
    /// The status of the entries that count here.
    public let status: RelationStatus
    /// The sum of ``receivedEntries``; 0 when there are none.
    public let received: Money
    /// The sum of ``paidEntries``; 0 when there are none.
    public let paid: Money
    /// The entries received and paid that count, as places in ``MoneyLedger/entries``.
    public let receivedEntries: [Int]
    /// The entries paid that count, as places in ``MoneyLedger/entries``.
    public let paidEntries: [Int]
  }

  /// One entry for each relation with an amount, in the order of the relations.
  public let entries: [Entry]

  /// The totals, by currency code, then by status in the order of `RelationStatus.allCases`.
  public let totals: [Total]

  /// One for each entry that has parts, in the order of the entries.
  public let allocations: [Allocation]

  /// The balances, in the order of actors, then as ``totals``. Undirected relations take no part.
  public let balances: [Balance]

  /// The place in ``entries`` of a relation, or `nil` when it has no amount.
  ///
  /// - Complexity: O(log *e*) for *e* entries.
  public func entryIndex(ofRelation relation: Int) -> Int? {
    var range = entries.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if entries[middle].relation == relation { return middle }
      range =
        entries[middle].relation < relation
        ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
