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
  /// The town or region, as free text; `nil` where it is not stated.
  public var place: String?
  /// ISO 3166-1 code of two letters.
  public var country: String?
  /// Every other spelling that occurs.
  public var aliases: [String]
  /// The name to show in French output; `nil` where ``name`` serves there too.
  public var nameInFrench: String?
  /// The name to show in English output; `nil` where ``name`` serves there too.
  public var nameInEnglish: String?
  /// Identifiers of other registers.
  public var identifiers: [ExternalIdentifier]
  /// When the actor exists; both ends are unknown unless stated.
  public var period: Period
  /// A remark of the curator; `nil` where there is none.
  public var note: String?
  /// The cells of further columns, in the order of ``NetworkContents/columns``; missing ones are empty.
  public var attributes: [String]

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
    self.place = place
    self.country = country
    self.aliases = aliases
    self.nameInFrench = nameInFrench
    self.nameInEnglish = nameInEnglish
    self.identifiers = identifiers
    self.period = period
    self.note = note
    self.attributes = attributes
  }

  /// The name in a language of output, where one is given, else the name.
  public func name(in language: Language) -> String {
    switch language {
    case .english: nameInEnglish ?? name
    case .french: nameInFrench ?? name
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
