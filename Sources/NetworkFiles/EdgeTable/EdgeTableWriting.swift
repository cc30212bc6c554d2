import NetworkGraph

/// The relations of a network as one CSV file, with what the file cannot hold.
///
/// Every row states its direction, since the kinds that would say it are not in the file.
func makeEdgeTable(_ contents: NetworkContents) -> (bytes: [UInt8], loss: LossReport) {
  var loss = LossReport()
  noteLosses(of: contents, actors: .onlyEnds, &loss)
  var contents = contents
  stateDirections(&contents)
  // Only columns with something in them: the file is for programs that know few.
  if contents.columns[.relations] == nil {
    contents.columns[.relations] = ["id", "source", "target", "kind", "direction"]
  }
  var columns = writtenColumns(of: .relations, in: contents) ?? []
  // An attribute by another word for a known column would be read as that one, unless the column is
  // there by its own name.
  for name in contents.attributeColumns(of: .relations) {
    if let meaning = EdgeTableColumns.meaning(of: name), !columns.contains(meaning) {
      columns.append(meaning)
    }
  }
  let bytes = makeTable(
    contents.relations, columns, contents.attributeColumns(of: .relations).count,
    RelationTable.self, &loss)
  return (bytes, loss)
}

/// Gives every relation the direction that its kind gives it.
func stateDirections(_ contents: inout NetworkContents) {
  let kinds = Dictionary(
    (Kind.catalogue + contents.kinds).lazy.filter { $0.subject == .relation }.map { ($0.id, $0) }
  ) { _, own in own }
  for row in contents.relations.indices where contents.relations[row].direction == nil {
    contents.relations[row].direction =
      kinds[contents.relations[row].kind]?.direction ?? .undirected
  }
}

/// How much of the actors a file of ties holds.
enum ActorsInFile {
  /// The ids of actors that have a tie.
  case onlyEnds
  case all
}

extension Kind {
  /// Whether readers declare the kind just so for relations of a kind that they do not know: without a
  /// declaration in the file nothing is lost.
  fileprivate var isWhatReadingDeclares: Bool {
    var plain = Kind(id: id, subject: .relation, direction: direction, countsAs: .partnership)
    if id == "tie" {
      plain.labelInEnglish = "tie"
      plain.labelInFrench = "lien"
    }
    return self == plain
  }
}

/// Notes what files without tables for it lose.
func noteLosses(of contents: NetworkContents, actors: ActorsInFile, _ loss: inout LossReport) {
  if actors == .onlyEnds {
    var ends: Set<Identifier> = []
    for relation in contents.relations {
      ends.insert(relation.source)
      ends.insert(relation.target)
    }
    var isolated = 0
    var described = 0
    for actor in contents.actors {
      if !ends.contains(actor.id) {
        isolated += 1
      } else if actor != Actor(id: actor.id, name: actor.id.text) {
        described += 1
      }
    }
    loss.add(
      CountedText("{actor|actors} without a relation", "{acteur|acteurs} sans relation"),
      count: isolated)
    loss.add(
      CountedText(
        "{actor|actors} of whom more is known than the id",
        "{acteur|acteurs} dont on sait plus que l’identifiant"), count: described)
  }
  loss.add(
    CountedText("{statement|statements}", "{énoncé|énoncés}"), count: contents.statements.count)
  loss.add(CountedText("{source|sources}", "{source|sources}"), count: contents.sources.count)
  loss.add(CountedText("{figure|figures}", "{chiffre|chiffres}"), count: contents.figures.count)
  loss.add(
    CountedText("declared {kind|kinds}", "{type déclaré|types déclarés}"),
    count: contents.kinds.count { !$0.isWhatReadingDeclares })
  if contents.metadata != NetworkMetadata() {
    loss.add(
      CountedText(
        "{set|sets} of name, title and further properties",
        "{jeu|jeux} de nom, titre et autres propriétés"))
  }
}
