/// Someone or something that takes part: a company, laboratory, hospital, public body, programme
/// or person.
public struct Actor: Hashable, Sendable {
  public var id: Identifier
  /// The name to show, in the actor's own language.
  public var name: String
  /// The kind, such as `company`; see ``Kind``.
  public var kind: Identifier?
  public var sphere: Sphere?
  public var place: String?
  /// ISO 3166-1 code of two letters.
  public var country: String?
  /// Every other spelling that occurs.
  public var aliases: [String]
  public var nameInFrench: String?
  public var nameInEnglish: String?
  /// Identifiers of other registers.
  public var identifiers: [ExternalIdentifier]
  public var period: Period
  public var note: String?
  /// The cells of further columns, in the order of ``NetworkContents/columns``; missing ones are empty.
  public var attributes: [String]

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
  public var scheme: String
  public var value: String

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

  public var description: String { "\(scheme):\(value)" }
}

/// The sphere of society that an actor belongs to, after the triple helix and its extensions
/// (Etzkowitz and Leydesdorff 2000, doi:10.1016/S0048-7333(99)00055-4).
public enum Sphere: String, Hashable, Sendable, CaseIterable {
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
