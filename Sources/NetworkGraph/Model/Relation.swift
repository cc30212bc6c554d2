/// One tie between two actors: one fact, however many sources say it.
public struct Relation: Hashable, Sendable {
  /// The id that statements and ``partOf`` name; unique among relations, compared by its bytes.
  public var id: Identifier
  /// Where a directed relation starts: who pays, leads, belongs.
  public var source: Identifier
  /// Where a directed relation ends: who is paid, led, belonged to.
  public var target: Identifier
  /// The kind, such as `funding`; see ``Kind``.
  public var kind: Identifier
  /// The direction as stated, or `nil` for that of the kind.
  public var direction: Direction?
  /// The status as written; `nil` where nothing is written, which counts as ``effectiveStatus``
  /// says.
  public var status: RelationStatus?
  /// When the relation holds; both ends are unknown unless stated.
  public var period: Period
  /// The money that goes with it, exact; `nil` where no sum is stated, which is not a sum of 0.
  public var amount: Money?
  /// The relation whose money contains this one's.
  public var partOf: Identifier?
  /// The actors that the money of source goes through before it reaches the target, in order: plans,
  /// programmes, agencies. They neither pay nor keep it.
  public var through: [Identifier]
  /// How strong the tie is, in the unit of the data.
  public var weight: DecimalNumber?
  /// A remark of the curator; `nil` where there is none.
  public var note: String?
  /// The cells of further columns, in the order of ``NetworkContents/columns``; missing ones are empty.
  public var attributes: [String]

  /// A relation with the given cells. That both ends exist, periods run forward and parts fit their
  /// whole is checked by ``NetworkContents/faults()``.
  public init(
    id: Identifier, source: Identifier, target: Identifier, kind: Identifier,
    direction: Direction? = nil, status: RelationStatus? = nil, period: Period = Period(),
    amount: Money? = nil, partOf: Identifier? = nil, through: [Identifier] = [],
    weight: DecimalNumber? = nil,
    note: String? = nil, attributes: [String] = []
  ) {
    self.id = id
    self.source = source
    self.target = target
    self.kind = kind
    self.direction = direction
    self.status = status
    self.period = period
    self.amount = amount
    self.partOf = partOf
    self.through = through
    self.weight = weight
    self.note = note
    self.attributes = attributes
  }

  /// Whether the relation ties an actor to itself.
  public var isSelfLoop: Bool { source == target }

  /// The status, `actual` where none is written.
  public var effectiveStatus: RelationStatus { status ?? .actual }
}

/// Whether a relation goes one way.
public enum Direction: String, Hashable, Sendable, CaseIterable {
  /// The words of the column `direction`: from source to target, or between the two alike.
  case directed, undirected
}

/// Whether a relation exists, and in which sense.
public enum RelationStatus: String, Hashable, Sendable, CaseIterable {
  /// It exists.
  case actual
  /// It is promised in public.
  case announced
  /// It is intended.
  case planned
  /// It existed.
  case ended

  /// The name for people.
  public var label: LocalizedText {
    switch self {
    case .actual: LocalizedText("actual", "effective")
    case .announced: LocalizedText("announced", "annoncée")
    case .planned: LocalizedText("planned", "prévue")
    case .ended: LocalizedText("ended", "terminée")
    }
  }
}
