/// How the relations of a network become the edges of a graph, by named choices.
///
/// The default takes each analysed relation that is not ended as one undirected edge without weight.
///
///     let projected = Projection(weight: .money(.euro), direction: .directed).apply(to: network)
///
/// A number that is computed on the graph is only as clear as these choices: reports print them.
public struct Projection: Hashable, Sendable {
  /// Which relations take part, by kind.
  public enum KindSelection: Hashable, Sendable {
    /// Those whose kind is analysed.
    case analysed
    /// All of them, those that are not analysed too.
    case all
    /// Those of the named kinds.
    case named([Identifier])
    /// Those whose kind counts as one of the roles.
    case countingAs([Kind.Role])
  }

  /// Which relations take part, by time.
  public enum TimeSelection: Hashable, Sendable {
    /// All of them, whenever they hold.
    case always
    /// Those that hold on some day of a date.
    case asOf(PartialDate)
    /// Those that hold on some day between two dates, both included.
    case during(PartialDate, PartialDate)
  }

  /// What becomes of relations of which it is not known whether they hold at the time.
  public enum UnknownTime: String, Hashable, Sendable, CaseIterable {
    /// They take part.
    case include
    /// They do not.
    case exclude
  }

  /// Which actors become vertices.
  public enum ActorSelection: String, Hashable, Sendable, CaseIterable {
    /// All of analysed kinds, isolated ones too.
    case all
    /// Those with at least one relation that takes part.
    case connected
  }

  /// What the weight of an edge is.
  public enum WeightRule: Hashable, Sendable {
    /// There is none: each edge counts as one.
    case none
    /// The number of relations behind the edge.
    case count
    /// The `weight` of the relations, as a strength; 1 where a relation has none.
    case strength
    /// The `weight` of the relations, as a distance; 1 where a relation has none.
    case distance
    /// The amount of the relations in one currency. Relations without one do not take part.
    case money(Currency)

    /// What the weights mean, or `nil` when there are none.
    public var meaning: WeightMeaning? {
      switch self {
      case .none: nil
      case .count: .count
      case .strength: .strength
      case .distance: .distance
      case .money(let currency): .money(currency)
      }
    }
  }

  /// Which relations take part, by kind.
  public var kinds: KindSelection
  /// Which relations take part, by the date or period that the graph is for.
  public var time: TimeSelection
  /// Whether relations take part that may hold at ``time`` but are not known to; without effect
  /// with `always`.
  public var unknownTime: UnknownTime
  /// The statuses that take part.
  public var statuses: [RelationStatus]
  /// The least certainty of the best statement on a relation; `nil` also takes relations without a
  /// statement.
  public var minimumCertainty: Certainty?
  /// With `directed`, an undirected relation becomes an arc each way.
  public var direction: Direction
  /// What the weight of an edge is, and thereby what it means to measures.
  public var weight: WeightRule
  /// How relations between the same two actors become one edge.
  public var parallelEdges: ParallelEdges
  /// Which actors become vertices: all of analysed kinds, or only those with a tie.
  public var actors: ActorSelection

  /// The choices that are given, and for the rest those of ``Projection``: analysed kinds at any
  /// time, whatever is not ended, undirected, without weight, isolated actors included.
  public init(
    kinds: KindSelection = .analysed, time: TimeSelection = .always,
    unknownTime: UnknownTime = .include,
    statuses: [RelationStatus] = [.actual, .announced, .planned],
    minimumCertainty: Certainty? = nil, weight: WeightRule = .none,
    direction: Direction = .undirected, parallelEdges: ParallelEdges = .sum,
    actors: ActorSelection = .all
  ) {
    self.kinds = kinds
    self.time = time
    self.unknownTime = unknownTime
    self.statuses = statuses
    self.minimumCertainty = minimumCertainty
    self.direction = direction
    self.weight = weight
    self.parallelEdges = parallelEdges
    self.actors = actors
  }

  /// Why a relation does not take part; the first reason that applies, in this order.
  public enum Exclusion: String, Hashable, Sendable, CaseIterable {
    /// The choices of the projection in the order in which they are asked. `kind`: the kind of the
    /// relation; `actorKind`: the kind of one of its actors; `amount`: no money in the currency of
    /// the weight.
    case kind, actorKind, status, time, certainty, amount

    /// The reason for people.
    public var label: LocalizedText {
      switch self {
      case .kind: LocalizedText("kind not analysed", "type non analysé")
      case .actorKind: LocalizedText("actor kind not analysed", "type d’acteur non analysé")
      case .status: LocalizedText("status", "statut")
      case .time: LocalizedText("outside the period", "hors de la période")
      case .certainty: LocalizedText("not certain enough", "preuve insuffisante")
      case .amount: LocalizedText("no amount in the currency", "aucun montant dans la devise")
      }
    }
  }
}
