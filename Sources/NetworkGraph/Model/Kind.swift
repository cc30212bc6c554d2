/// The type of an actor or of a relation, with what it means for analysis.
public struct Kind: Hashable, Sendable {
  /// What a kind is a kind of.
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    /// The words of the column `of` in `kinds.csv`.
    case relation, actor
  }

  /// What a relation counts as, whatever its name in this network.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// The words of the column `counts_as` in `kinds.csv`; `other` takes what none of the rest
    /// fits.
    case partnership, funding, membership, leadership, location, support, other

    /// The name for people.
    public var label: LocalizedText {
      switch self {
      case .partnership: LocalizedText("Partnership", "Partenariat")
      case .funding: LocalizedText("Funding", "Financement")
      case .membership: LocalizedText("Membership", "Appartenance")
      case .leadership: LocalizedText("Leadership", "Direction")
      case .location: LocalizedText("Location", "Localisation")
      case .support: LocalizedText("Support", "Soutien")
      case .other: LocalizedText("Other", "Autre")
      }
    }
  }

  /// The id that actors or relations name, such as `company` or `funding`; unique within its
  /// ``subject``.
  public var id: Identifier
  /// Whether it is a kind of actor or of relation.
  public var subject: Subject
  /// The name for people, empty where the network gives none.
  public var labelInEnglish: String?
  /// The name for people in French, `nil` where the network gives none; see ``label``.
  public var labelInFrench: String?
  /// For relations: the direction where a relation states none; `nil` means undirected.
  public var direction: Direction?
  /// For relations: what it counts as; `nil` means `other`.
  public var countsAs: Role?
  /// Whether it enters the analysed network; `nil` means yes.
  public var isAnalysed: Bool?
  /// The cells of further columns, in the order of ``NetworkContents/columns``; missing ones are empty.
  public var attributes: [String]

  /// A kind with the given cells. With an id and a subject alone it is undirected, analysed and
  /// counts as `other`.
  public init(
    id: Identifier, subject: Subject, labelInEnglish: String? = nil,
    labelInFrench: String? = nil, direction: Direction? = nil, countsAs: Role? = nil,
    isAnalysed: Bool? = nil, attributes: [String] = []
  ) {
    self.id = id
    self.subject = subject
    self.labelInEnglish = labelInEnglish
    self.labelInFrench = labelInFrench
    self.direction = direction
    self.countsAs = countsAs
    self.isAnalysed = isAnalysed
    self.attributes = attributes
  }

  /// The name for people: the given label, or the id with spaces for hyphens.
  public var label: LocalizedText {
    let fallback = String(id.text.map { $0 == "-" || $0 == "_" ? " " : $0 })
    return LocalizedText(
      labelInEnglish ?? labelInFrench ?? fallback, labelInFrench ?? labelInEnglish ?? fallback)
  }
}
