/// What one source says, and where: the evidence of an actor, a relation or a figure.
public struct Statement: Hashable, Sendable {
  /// What a statement is about.
  public enum Subject: Hashable, Sendable, CustomStringConvertible {
    /// The actor with an id.
    case actor(Identifier)
    /// The relation with an id.
    case relation(Identifier)
    /// The figure with an id.
    case figure(Identifier)

    /// The form in files: `actor:ID`, `relation:ID` or `figure:ID`.
    public var description: String {
      switch self {
      case .actor(let id): "actor:\(id)"
      case .relation(let id): "relation:\(id)"
      case .figure(let id): "figure:\(id)"
      }
    }

    /// Reads the form in files; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
      guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      let id = Identifier(text[text.index(after: colon)...])
      guard !id.text.isEmpty else { return nil }
      switch text[..<colon] {
      case "actor": self = .actor(id)
      case "relation": self = .relation(id)
      case "figure": self = .figure(id)
      default: return nil
      }
    }
  }

  /// The actor, relation or figure that the statement is about.
  public var subject: Subject
  /// The id of the source.
  public var source: Identifier
  /// The place in the source; `p5` is its fifth non-empty paragraph.
  public var locator: String?
  /// How sure the statement is, as written; `nil` where nothing is written, which counts as
  /// ``effectiveCertainty`` says.
  public var certainty: Certainty?
  /// The value that this source gives, where sources differ.
  public var says: String?
  /// A remark of the curator; `nil` where there is none.
  public var note: String?
  /// The cells of further columns, in the order of ``NetworkContents/columns``; missing ones are empty.
  public var attributes: [String]

  /// A statement with the given cells. That subject and source exist is checked by
  /// ``NetworkContents/faults()``.
  public init(
    subject: Subject, source: Identifier, locator: String? = nil, certainty: Certainty? = nil,
    says: String? = nil, note: String? = nil, attributes: [String] = []
  ) {
    self.subject = subject
    self.source = source
    self.locator = locator
    self.certainty = certainty
    self.says = says
    self.note = note
    self.attributes = attributes
  }

  /// The certainty, `stated` where none is written.
  public var effectiveCertainty: Certainty { certainty ?? .stated }
}

/// How sure a statement is, from the weakest to the strongest.
public enum Certainty: String, Hashable, Sendable, CaseIterable, Comparable {
  /// `stated`: the source says it in words. `implied`: it follows from what the source says.
  /// `doubtful`: the source leaves it uncertain.
  case doubtful, implied, stated

  private var rank: Int {
    switch self {
    case .doubtful: 0
    case .implied: 1
    case .stated: 2
    }
  }

  /// By strength: `doubtful` before `implied` before `stated`.
  public static func < (a: Certainty, b: Certainty) -> Bool { a.rank < b.rank }

  /// The name for people.
  public var label: LocalizedText {
    switch self {
    case .doubtful: LocalizedText("doubtful", "incertain")
    case .implied: LocalizedText("implied", "implicite")
    case .stated: LocalizedText("stated", "explicite")
    }
  }
}

/// A document or register that statements go back to.
public struct Source: Hashable, Sendable {
  /// The id that statements name; unique among sources.
  public var id: Identifier
  /// The title of the document or register, in its own language.
  public var title: String
  /// Who published it; `nil` where that is not known.
  public var publisher: String?
  /// When it was published, as exactly as it is known; `nil` where it is not.
  public var date: PartialDate?
  /// Where it is found on the web, as written and not checked; `nil` for a source that is not
  /// there.
  public var url: String?
  /// A language tag, such as `fr`.
  public var language: String?
  /// The file that holds the text.
  public var file: String?
  /// The source that this one repeats: the two do not confirm each other.
  public var dependsOn: Identifier?
  /// The cells of further columns, in the order of ``NetworkContents/columns``; missing ones are empty.
  public var attributes: [String]

  /// A source with the given cells. That ids are unique and dependencies resolve is checked by
  /// ``NetworkContents/faults()``.
  public init(
    id: Identifier, title: String, publisher: String? = nil, date: PartialDate? = nil,
    url: String? = nil, language: String? = nil, file: String? = nil,
    dependsOn: Identifier? = nil, attributes: [String] = []
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.date = date
    self.url = url
    self.language = language
    self.file = file
    self.dependsOn = dependsOn
    self.attributes = attributes
  }
}

/// A quantity stated about an actor: a budget, a number of jobs, a rank.
public struct Figure: Hashable, Sendable {
  /// The id that statements name; unique among figures.
  public var id: Identifier
  /// The id of the actor that the quantity belongs to.
  public var actor: Identifier
  /// What is counted, such as `budget` or `start-ups`.
  public var measure: String
  /// The quantity with the digits that are written, exact, in ``unit``.
  public var value: DecimalNumber
  /// The unit, such as `jobs` or `EUR`; `nil` for a pure number.
  public var unit: String?
  /// The year or period that the figure is for, as text.
  public var period: String?
  /// A remark of the curator; `nil` where there is none.
  public var note: String?
  /// The cells of further columns, in the order of ``NetworkContents/columns``; missing ones are empty.
  public var attributes: [String]

  /// A figure with the given cells. That the actor exists is checked by
  /// ``NetworkContents/faults()``.
  public init(
    id: Identifier, actor: Identifier, measure: String, value: DecimalNumber, unit: String? = nil,
    period: String? = nil, note: String? = nil, attributes: [String] = []
  ) {
    self.id = id
    self.actor = actor
    self.measure = measure
    self.value = value
    self.unit = unit
    self.period = period
    self.note = note
    self.attributes = attributes
  }
}
