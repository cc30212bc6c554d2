public import NetworkGraph

/// What became of the rows of one file.
///
/// - Invariant: `read == kept + merged + selfLoops + refused`.
public struct LedgerEntry: Hashable, Sendable {
  /// The path as in ``Diagnostic/file``.
  public let file: String
  /// The table that the rows belong to.
  public let table: NetworkTable
  /// The rows of data in the file: without header, comments and blank lines.
  public let read: Int
  /// The rows that are in the model.
  public let kept: Int
  /// The rows that say, cell by cell, what another row says.
  public let merged: Int
  /// The rows that are in the model and tie an actor to itself; not counted in `kept`.
  public let selfLoops: Int
  /// The rows that are not in the model, each with an error of its own.
  public let refused: Int

  /// - Precondition: the rows add up.
  public init(
    file: String, table: NetworkTable, kept: Int, merged: Int = 0, selfLoops: Int = 0,
    refused: Int = 0
  ) {
    precondition(min(kept, merged, selfLoops, refused) >= 0, "a ledger counts from zero")
    self.file = file
    self.table = table
    self.read = kept + merged + selfLoops + refused
    self.kept = kept
    self.merged = merged
    self.selfLoops = selfLoops
    self.refused = refused
  }
}
