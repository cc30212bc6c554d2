/// A partnership network: actors, the relations between them, and the evidence of both.
///
/// A network is a value whose rows hold together: ids are unique, every reference resolves, periods
/// run forward and parts of money are not circular. It is made from ``NetworkContents``.
public struct Network: Sendable, Hashable {
  /// The rows.
  public let contents: NetworkContents

  private let actorRow: IdentifierIndex
  private let relationRow: IdentifierIndex
  private let sourceRow: IdentifierIndex
  /// The places of the kinds: those of the contents behind those of the catalogue.
  private let relationKinds: [Identifier: Int32]
  private let actorKinds: [Identifier: Int32]
  private let statementRows: [Statement.Subject: [Int]]

  /// Checks the contents and makes them a network.
  ///
  /// - Throws: ``InvalidNetwork`` with every error of the contents. Warnings do not count.
  /// - Complexity: O(*r*) for *r* rows.
  public init(_ contents: NetworkContents) throws(InvalidNetwork) {
    try self.init(contents.checked())
  }

  /// Makes checked contents a network.
  ///
  /// - Throws: ``InvalidNetwork`` with every error that the check found.
  package init(_ checked: CheckedContents) throws(InvalidNetwork) {
    let errors = checked.faults.filter { $0.severity == .error }
    guard errors.isEmpty && checked.further.values.allSatisfy(\.errorRows.isEmpty) else {
      throw InvalidNetwork(faults: errors)
    }
    let contents = checked.contents
    self.contents = contents
    actorRow = checked.actorRow
    relationRow = checked.relationRow
    sourceRow = checked.sourceRow
    func kinds(_ subject: Kind.Subject) -> [Identifier: Int32] {
      var placeOfID: [Identifier: Int32] = [:]
      var place: Int32 = 0
      for kinds in [Kind.catalogue, contents.kinds] {
        for kind in kinds {
          if kind.subject == subject { placeOfID[kind.id] = place }
          place += 1
        }
      }
      return placeOfID
    }
    relationKinds = kinds(.relation)
    actorKinds = kinds(.actor)
    statementRows = Dictionary(
      grouping: contents.statements.indices, by: { contents.statements[$0].subject })
  }

  /// Networks are equal when their rows are; all else follows from them.
  public static func == (a: Network, b: Network) -> Bool { a.contents == b.contents }

  /// Hashes the rows.
  public func hash(into hasher: inout Hasher) { hasher.combine(contents) }

  /// Name, title, description and further properties of the network as a whole.
  public var metadata: NetworkMetadata { contents.metadata }
  /// The actors in the order of their table; ids are unique.
  public var actors: [Actor] { contents.actors }
  /// The relations in the order of their table; both ends of each are among ``actors``.
  public var relations: [Relation] { contents.relations }
  /// The statements in the order of their table; subject and source of each are in the network.
  public var statements: [Statement] { contents.statements }
  /// The sources in the order of their table; no source depends on itself.
  public var sources: [Source] { contents.sources }
  /// The figures in the order of their table; the actor of each is among ``actors``.
  public var figures: [Figure] { contents.figures }

  /// The place in ``actors`` of the actor with an id.
  ///
  /// - Complexity: O(1)
  public func actorIndex(_ id: Identifier) -> Int? { actorRow[id] }

  /// The place in ``relations`` of the relation with an id.
  ///
  /// - Complexity: O(1)
  public func relationIndex(_ id: Identifier) -> Int? { relationRow[id] }

  /// The source with an id.
  ///
  /// - Complexity: O(1)
  public func source(_ id: Identifier) -> Source? { sourceRow[id].map { sources[$0] } }

  /// The kind of a relation: the network's own, the catalogue's, or one that says only its id.
  public func kind(of relation: Relation) -> Kind {
    relationKinds[relation.kind].map { kind(at: $0) } ?? Kind(id: relation.kind, subject: .relation)
  }

  /// The kind of an actor, where it has one.
  public func kind(of actor: Actor) -> Kind? {
    actor.kind.map { id in
      actorKinds[id].map { kind(at: $0) } ?? Kind(id: id, subject: .actor)
    }
  }

  private func kind(at place: Int32) -> Kind {
    let catalogue = Kind.catalogue
    let place = Int(place)
    return place < catalogue.count ? catalogue[place] : contents.kinds[place - catalogue.count]
  }

  /// The direction of a relation: its own, or that of its kind, or undirected.
  public func direction(of relation: Relation) -> Direction {
    relation.direction ?? kind(of: relation).direction ?? .undirected
  }

  /// What a relation counts as.
  public func role(of relation: Relation) -> Kind.Role { kind(of: relation).countsAs ?? .other }

  /// The statements on a subject, in the order of their table.
  ///
  /// - Complexity: O(*s*) for *s* statements on it.
  public func statements(on subject: Statement.Subject) -> [Statement] {
    (statementRows[subject] ?? []).map { statements[$0] }
  }

  /// The strongest certainty of the statements on a relation; `nil` when there is none.
  public func certainty(of relation: Relation) -> Certainty? {
    statements(on: .relation(relation.id)).map(\.effectiveCertainty).max()
  }

  /// The sources of the statements on a subject, each once, in the order of the source table.
  public func sources(of subject: Statement.Subject) -> [Source] {
    let named = Set(statements(on: subject).map(\.source))
    return sources.filter { named.contains($0.id) }
  }

  /// The cell of an attribute column of a relation; `nil` when there is no such column or the cell
  /// is empty.
  public func attribute(_ name: String, of relation: Relation) -> String? {
    cell(name, in: .relations, relation.attributes)
  }

  /// The cell of an attribute column of an actor; `nil` when there is no such column or the cell is
  /// empty.
  public func attribute(_ name: String, of actor: Actor) -> String? {
    cell(name, in: .actors, actor.attributes)
  }

  private func cell(_ name: String, in table: NetworkTable, _ cells: [String]) -> String? {
    guard let place = contents.attributeColumns(of: table).firstIndex(of: name),
      place < cells.count, !cells[place].isEmpty
    else { return nil }
    return cells[place]
  }
}
