/// One tie between two actors: one fact, however many sources say it.
public struct Relation: Hashable, Sendable {
  /// The id that statements and ``partOf`` name; unique among relations, compared by its bytes.
  public var id: Identifier
  /// Where a directed relation starts: who pays, leads, belongs.
  public var source: Identifier
  /// Where a directed relation ends: who is paid, led, belonged to.
  public var target: Identifier
  /// What plain ties do not have.
  private var extra: Extra
  /// How strong the tie is, in the unit of the data.
  public var weight: DecimalNumber?
  /// The direction as stated, or `nil` for that of the kind.
  public var direction: Direction?
  /// The kind, where it is a usual one.
  private var usualKind: UsualKind?

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
    self.weight = weight
    self.direction = direction
    usualKind = UsualKind(kind)
    let ownKind = usualKind == nil ? kind : nil
    // Asked before anything is made.
    if status == nil, amount == nil, partOf == nil, through.isEmpty, note == nil,
      period == Period()
    {
      extra = Extra(ownKind, attributes)
    } else {
      extra = Extra(
        ownKind, attributes,
        Further.Values(
          status: status, period: period, amount: amount, partOf: partOf, through: through,
          note: note))
    }
  }

  /// Whether the relation ties an actor to itself.
  public var isSelfLoop: Bool { source == target }

  /// The status, `actual` where none is written.
  public var effectiveStatus: RelationStatus { status ?? .actual }
}

extension Relation {
  /// The kind, such as `funding`; see ``Kind``.
  public var kind: Identifier {
    get { usualKind?.id ?? extra.kind ?? "" }
    set {
      usualKind = UsualKind(newValue)
      extra = Extra(usualKind == nil ? newValue : nil, extra.attributes, extra.values)
    }
  }

  /// The cells of further columns, in the order of ``NetworkContents/columns``; missing ones are empty.
  public var attributes: [String] {
    get { extra.attributes }
    set { extra = Extra(extra.kind, newValue, extra.values) }
  }

  /// The status as written; `nil` where nothing is written, which counts as ``effectiveStatus``
  /// says.
  public var status: RelationStatus? {
    get { extra.further?.status }
    set { change { $0.status = newValue } }
  }

  /// When the relation holds; both ends are unknown unless stated.
  public var period: Period {
    get { extra.further?.period ?? Period() }
    set { change { $0.period = newValue } }
  }

  /// The money that goes with it, exact; `nil` where no sum is stated, which is not a sum of 0.
  public var amount: Money? {
    get { extra.further?.amount }
    set { change { $0.amount = newValue } }
  }

  /// The relation whose money contains this one's.
  public var partOf: Identifier? {
    get { extra.further?.partOf }
    set { change { $0.partOf = newValue } }
  }

  /// The actors that the money of source goes through before it reaches the target, in order: plans,
  /// programmes, agencies. They neither pay nor keep it.
  public var through: [Identifier] {
    get { extra.further?.through ?? [] }
    set { change { $0.through = newValue } }
  }

  /// A remark of the curator; `nil` where there is none.
  public var note: String? {
    get { extra.further?.note }
    set { change { $0.note = newValue } }
  }

  /// Whether another relation has the same kind, asked without making the texts.
  package func hasKind(of other: Relation) -> Bool {
    usualKind == other.usualKind && (usualKind != nil || extra.kind == other.extra.kind)
  }

  /// Whether there is nothing to say but ends, kind, direction, weight and attributes.
  package var isPlain: Bool { extra.isPlain }

  private mutating func change(_ body: (inout Further.Values) -> Void) {
    var values = extra.values
    body(&values)
    extra = Extra(extra.kind, extra.attributes, values)
  }
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
