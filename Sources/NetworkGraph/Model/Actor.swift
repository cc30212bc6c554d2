/// Someone or something that takes part: a company, laboratory, hospital, public body, programme
/// or person.
public struct Actor: Hashable, Sendable {
  /// The id that relations, statements and figures name; unique among actors, compared by its
  /// bytes.
  public var id: Identifier
  /// The name to show, in the actor's own language.
  public var name: String
  /// The kind, such as `company`; see ``Kind``.
  public var kind: Identifier?
  /// The sphere of society; `nil` where it is not stated.
  public var sphere: Sphere?
  /// What actors of plain lists do not have.
  private var extra: Extra

  /// An actor with the given cells. That ids are unique and periods run forward is checked by
  /// ``NetworkContents/faults()``.
  public init(
    id: Identifier, name: String, kind: Identifier? = nil, sphere: Sphere? = nil,
    place: String? = nil, country: String? = nil, aliases: [String] = [],
    nameInFrench: String? = nil, nameInEnglish: String? = nil,
    identifiers: [ExternalIdentifier] = [], period: Period = Period(), note: String? = nil,
    attributes: [String] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.sphere = sphere
    // Asked before anything is made.
    if place == nil, country == nil, aliases.isEmpty, nameInFrench == nil, nameInEnglish == nil,
      identifiers.isEmpty, note == nil, period == Period()
    {
      extra = attributes.isEmpty ? .nothing : .attributes(attributes)
    } else {
      extra = .further(
        Further(
          Further.Values(
            place: place, country: country, aliases: aliases, nameInFrench: nameInFrench,
            nameInEnglish: nameInEnglish, identifiers: identifiers, period: period, note: note),
          attributes: attributes))
    }
  }

  /// The name in a language of output, where one is given, else the name.
  public func name(in language: Language) -> String {
    switch language {
    case .english: nameInEnglish ?? name
    case .french: nameInFrench ?? name
    }
  }
}

extension Actor {
  /// The town or region, as free text; `nil` where it is not stated.
  public var place: String? {
    get { extra.further?.place }
    set { change { $0.place = newValue } }
  }

  /// ISO 3166-1 code of two letters.
  public var country: String? {
    get { extra.further?.country }
    set { change { $0.country = newValue } }
  }

  /// Every other spelling that occurs.
  public var aliases: [String] {
    get { extra.further?.aliases ?? [] }
    set { change { $0.aliases = newValue } }
  }

  /// The name to show in French output; `nil` where ``name`` serves there too.
  public var nameInFrench: String? {
    get { extra.further?.nameInFrench }
    set { change { $0.nameInFrench = newValue } }
  }

  /// The name to show in English output; `nil` where ``name`` serves there too.
  public var nameInEnglish: String? {
    get { extra.further?.nameInEnglish }
    set { change { $0.nameInEnglish = newValue } }
  }

  /// Identifiers of other registers.
  public var identifiers: [ExternalIdentifier] {
    get { extra.further?.identifiers ?? [] }
    set { change { $0.identifiers = newValue } }
  }

  /// When the actor exists; both ends are unknown unless stated.
  public var period: Period {
    get { extra.further?.period ?? Period() }
    set { change { $0.period = newValue } }
  }

  /// A remark of the curator; `nil` where there is none.
  public var note: String? {
    get { extra.further?.note }
    set { change { $0.note = newValue } }
  }

  /// The cells of further columns, in the order of ``NetworkContents/columns``; missing ones are empty.
  public var attributes: [String] {
    get { extra.attributes }
    set { extra = Extra(extra.further ?? Further.Values(), attributes: newValue) }
  }

  private mutating func change(_ body: (inout Further.Values) -> Void) {
    var values = extra.further ?? Further.Values()
    body(&values)
    extra = Extra(values, attributes: extra.attributes)
  }

  /// What an actor has beyond its id, name, kind and sphere: kept apart, so that an actor of a plain
  /// list takes 64 bytes beside its texts. Actors that say the same are equal: each content has one
  /// form.
  private enum Extra: Hashable, Sendable {
    case nothing
    case attributes([String])
    case further(Further)

    init(_ values: Further.Values, attributes: [String]) {
      if values != Further.Values() {
        self = .further(Further(values, attributes: attributes))
      } else {
        self = attributes.isEmpty ? .nothing : .attributes(attributes)
      }
    }

    var attributes: [String] {
      switch self {
      case .nothing: []
      case .attributes(let attributes): attributes
      case .further(let further): further.attributes
      }
    }

    var further: Further.Values? {
      if case .further(let further) = self { further.values } else { nil }
    }
  }

  private final class Further: Hashable, Sendable {
    struct Values: Hashable {
      var place: String?
      var country: String?
      var aliases: [String] = []
      var nameInFrench: String?
      var nameInEnglish: String?
      var identifiers: [ExternalIdentifier] = []
      var period = Period()
      var note: String?
    }

    let values: Values
    let attributes: [String]

    init(_ values: Values, attributes: [String]) {
      self.values = values
      self.attributes = attributes
    }

    static func == (a: Further, b: Further) -> Bool {
      a === b || (a.values == b.values && a.attributes == b.attributes)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(values)
      hasher.combine(attributes)
    }
  }
}

/// An identifier in another register, written `scheme:value`, such as `siren:130015332`.
public struct ExternalIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// The register, such as `siren`, `ror` or `lei`: what stands before the first colon.
  public var scheme: String
  /// The identifier within the register, as text; it may hold colons itself.
  public var value: String

  /// An identifier of two parts, which are not checked; an empty part, or a scheme with a colon,
  /// does not read back.
  public init(scheme: String, value: String) {
    self.scheme = scheme
    self.value = value
  }

  /// Reads `scheme:value`; `nil` when either part is empty.
  public init?(_ text: some StringProtocol) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let scheme = text[..<colon]
    let value = text[text.index(after: colon)...]
    guard !scheme.isEmpty, !value.isEmpty else { return nil }
    self.init(scheme: String(scheme), value: String(value))
  }

  /// The form in files, `scheme:value`, which ``init(_:)`` reads back.
  public var description: String { "\(scheme):\(value)" }
}

/// The sphere of society that an actor belongs to, after the triple helix and its extensions
/// (Etzkowitz and Leydesdorff 2000, doi:10.1016/S0048-7333(99)00055-4).
public enum Sphere: String, Hashable, Sendable, CaseIterable {
  /// The words of the column `sphere`. `intermediary` stands between the others: clusters,
  /// incubators, science parks. `civil` is civil society; `person` is a natural person.
  case academia, industry, `public`, intermediary, civil, person

  /// The name for people.
  public var label: LocalizedText {
    switch self {
    case .academia: LocalizedText("Academia", "Recherche et formation")
    case .industry: LocalizedText("Industry", "Industrie")
    case .public: LocalizedText("Public bodies", "Acteurs publics")
    case .intermediary: LocalizedText("Intermediaries", "Intermédiaires")
    case .civil: LocalizedText("Civil society", "Société civile")
    case .person: LocalizedText("Persons", "Personnes")
    }
  }
}
