import NetworkGraph

/// What a format without columns holds of a relation beside its ends.
struct PlainFormat {
  var holdsWeights = true
  /// Whether the text tells kinds of relations apart.
  var holdsKinds = false
  /// Whether the text tells kinds of actors apart.
  var holdsActorKinds = false
}

/// Notes what a format without columns loses of actors and relations.
///
/// - Precondition: The relations state their directions.
func notePlainLosses(of contents: NetworkContents, _ format: PlainFormat, _ loss: inout LossReport)
{
  noteLosses(of: contents, actors: .all, &loss)
  var described = 0
  for actor in contents.actors {
    let plain = Actor(
      id: actor.id, name: actor.id.text, kind: format.holdsActorKinds ? actor.kind : nil)
    if actor != plain { described += 1 }
  }
  loss.add(
    CountedText(
      "{actor|actors} of whom more is known than the id",
      "{acteur|acteurs} dont on sait plus que l’identifiant"),
    count: described)
  var more = 0
  var weights = 0
  for relation in contents.relations {
    let plain = Relation(
      id: relation.id, source: relation.source, target: relation.target, kind: relation.kind,
      direction: relation.direction, weight: relation.weight)
    if relation != plain { more += 1 }
    if !format.holdsWeights, relation.weight != nil { weights += 1 }
  }
  loss.add(
    CountedText(
      "{relation|relations} of which more is known than ends and weight",
      "{relation|relations} dont on sait plus que les extrémités et le poids"), count: more)
  loss.add(CountedText("{weight|weights}", "poids"), count: weights)
  loss.add(
    format.holdsKinds
      ? CountedText(
        "{id of a relation|ids of relations}",
        "{identifiant de relation|identifiants de relations}")
      : CountedText(
        "{id and kind of a relation|ids and kinds of relations}",
        "{identifiant et type de relation|identifiants et types de relations}"),
    count: contents.relations.count)
}

/// The direction of a text that has one for all its ties: directed where any relation is.
///
/// - Precondition: The relations state their directions.
func commonDirection(_ contents: NetworkContents) -> Direction {
  contents.relations.contains { $0.direction == .directed } ? .directed : .undirected
}

extension LossReport {
  /// Notes the relations that have not the direction of the text.
  mutating func noteDirections(_ contents: NetworkContents, writtenAs direction: Direction) {
    let others = contents.relations.count { $0.direction != direction }
    add(
      direction == .directed
        ? CountedText(
          "undirected {relation, written as a directed one|relations, written as directed "
            + "ones}",
          "{relation non orientée, écrite comme orientée|relations non orientées, écrites "
            + "comme orientées}")
        : CountedText(
          "directed {relation, written as an undirected one|relations, written as undirected "
            + "ones}",
          "{relation orientée, écrite comme non orientée|relations orientées, écrites comme "
            + "non orientées}"), count: others)
  }

  static let doubledRelations = CountedText(
    "undirected {relation, written as two directed ones|relations, each written as two "
      + "directed ones}",
    "{relation non orientée, écrite|relations non orientées, écrites chacune} comme deux "
      + "relations orientées")
  static let actorKinds = CountedText(
    "{kind of an actor, written as row or column|kinds of actors, written as rows and "
      + "columns}",
    "{type d’acteur, écrit comme ligne ou colonne|types d’acteurs, écrits comme lignes et "
      + "colonnes}")
}

/// The actors of a network of two modes as the rows and columns of a matrix; `nil` where the actors
/// are not of two kinds with undirected ties between them alone.
///
/// - Precondition: The relations state their directions.
func rowsAndColumns(of contents: NetworkContents) -> (rows: [Int], columns: [Int])? {
  guard let first = contents.actors.first?.kind, !contents.relations.isEmpty else { return nil }
  var isRow: [Identifier: Bool] = [:]
  var other: Identifier?
  var rows: [Int] = []
  var columns: [Int] = []
  for (place, actor) in contents.actors.enumerated() {
    guard let kind = actor.kind, kind == first || kind == other ?? kind else { return nil }
    if kind == first {
      rows.append(place)
    } else {
      other = kind
      columns.append(place)
    }
    isRow[actor.id] = kind == first
  }
  guard !columns.isEmpty else { return nil }
  for relation in contents.relations {
    guard relation.direction == .undirected, let source = isRow[relation.source],
      let target = isRow[relation.target], source != target
    else { return nil }
  }
  return (rows, columns)
}

/// Notes the kinds of actors of two modes that are not `row` and `column` when read again.
func noteActorKinds(_ contents: NetworkContents, rows: [Int], _ loss: inout LossReport) {
  let rowSet = Set(rows)
  let others = contents.actors.indices.count {
    contents.actors[$0].kind != (rowSet.contains($0) ? "row" : "column")
  }
  loss.add(LossReport.actorKinds, count: others)
}

/// Whether an id can stand as a word between spaces.
func isWord(_ id: Identifier) -> Bool {
  !id.text.isEmpty
    && !id.text.unicodeScalars.contains { $0.value <= 0x20 || (0x7F..<0xA0).contains($0.value) }
}

extension LossReport {
  /// Notes ids that are words here, and several in NetworkX, which separates at all spaces of
  /// Unicode.
  mutating func noteSpacesOfUnicode(in contents: NetworkContents) {
    let count = contents.actors.count { actor in
      !actor.id.text.utf8.allSatisfy { $0 < 0x80 }
        && actor.id.text.unicodeScalars.contains { scalar in
          switch scalar.value {
          case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
          default: false
          }
        }
    }
    add(
      CountedText(
        "{id|ids} with a space of Unicode, at which NetworkX and others cut words",
        "{identifiant|identifiants} avec une espace d’Unicode, où NetworkX et d’autres coupent les mots"
      ), count: count)
  }
}
