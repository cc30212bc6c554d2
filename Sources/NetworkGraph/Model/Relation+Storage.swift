/// A network has millions of ties and most of them say little: what only some of them say is kept apart,
/// so that a tie takes 72 bytes beside its texts, and no object of its own.
extension Relation {
  /// What a tie says beyond its ends, its weight and its direction. Ties that say the same are equal:
  /// each content has one form.
  enum Extra: Hashable, Sendable {
    case nothing
    case attributes([String])
    case kind(OwnKind)
    case further(Further)

    init(_ kind: Identifier?, _ attributes: [String]) {
      if let kind {
        self = .kind(OwnKind(id: kind, attributes: attributes))
      } else {
        self = attributes.isEmpty ? .nothing : .attributes(attributes)
      }
    }

    init(_ kind: Identifier?, _ attributes: [String], _ values: Further.Values) {
      if values == Further.Values() {
        self.init(kind, attributes)
      } else {
        self = .further(Further(kind: kind, attributes: attributes, values: values))
      }
    }

    /// The kind, where it is not a usual one.
    var kind: Identifier? {
      switch self {
      case .nothing, .attributes: nil
      case .kind(let own): own.id
      case .further(let further): further.kind
      }
    }

    var attributes: [String] {
      switch self {
      case .nothing: []
      case .attributes(let attributes): attributes
      case .kind(let own): own.attributes
      case .further(let further): further.attributes
      }
    }

    var further: Further.Values? {
      if case .further(let further) = self { further.values } else { nil }
    }

    var isPlain: Bool {
      if case .further = self { false } else { true }
    }

    var values: Further.Values { further ?? Further.Values() }
  }

  /// A kind of the data, which no other network has.
  final class OwnKind: Hashable, Sendable {
    let id: Identifier
    let attributes: [String]

    init(id: Identifier, attributes: [String]) {
      self.id = id
      self.attributes = attributes
    }

    static func == (a: OwnKind, b: OwnKind) -> Bool {
      a === b || (a.id == b.id && a.attributes == b.attributes)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(id)
      hasher.combine(attributes)
    }
  }

  /// What registers say of a relation.
  final class Further: Hashable, Sendable {
    struct Values: Hashable {
      var status: RelationStatus?
      var period = Period()
      var amount: Money?
      var partOf: Identifier?
      var through: [Identifier] = []
      var note: String?
    }

    let kind: Identifier?
    let attributes: [String]
    let values: Values

    init(kind: Identifier?, attributes: [String], values: Values) {
      self.kind = kind
      self.attributes = attributes
      self.values = values
    }

    static func == (a: Further, b: Further) -> Bool {
      a === b || (a.kind == b.kind && a.attributes == b.attributes && a.values == b.values)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(kind)
      hasher.combine(attributes)
      hasher.combine(values)
    }
  }

  /// A kind that ties have in most files, in one byte: one of the catalogue, or `tie`.
  struct UsualKind: Hashable, Sendable {
    private let place: UInt8

    private static let ids: [Identifier] =
      ["tie"] + Kind.catalogue.lazy.filter { $0.subject == .relation }.prefix(200).map(\.id)

    /// - Returns: `nil` for a kind of the data.
    init?(_ id: Identifier) {
      guard let place = Self.ids.firstIndex(of: id) else { return nil }
      self.place = UInt8(place)
    }

    var id: Identifier { Self.ids[Int(place)] }
  }
}
