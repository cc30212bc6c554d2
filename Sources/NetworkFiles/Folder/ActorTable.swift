import NetworkGraph

/// `actors.csv`.
struct ActorTable: TableCodec {
  static let table = NetworkTable.actors
  static let numberColumns: [String] = []
  static var rows: WritableKeyPath<NetworkContents, [Actor]> { \.actors }

  private let id, name, kind, sphere, place, country, aliases, nameInFrench, nameInEnglish: Column
  private let identifiers, since, until, note: Column
  /// Whether an actor without a name is called by its id.
  var namesByID = false

  init(_ header: TableHeader) {
    id = header.column("id")
    name = header.column("name")
    kind = header.column("kind")
    sphere = header.column("sphere")
    place = header.column("place")
    country = header.column("country")
    aliases = header.column("aliases")
    nameInFrench = header.column("name_fr")
    nameInEnglish = header.column("name_en")
    identifiers = header.column("identifiers")
    since = header.column("since")
    until = header.column("until")
    note = header.column("note")
  }

  func read(_ cells: inout RowCells) -> Actor {
    let actorID = cells.identifier(id)
    return Actor(
      id: actorID, name: namesByID ? cells.optional(name) ?? actorID.text : cells.required(name),
      kind: cells.optionalIdentifier(kind),
      sphere: cells.word(sphere, Sphere.self), place: cells.optional(place),
      country: cells.optional(country), aliases: cells.list(aliases),
      nameInFrench: cells.optional(nameInFrench), nameInEnglish: cells.optional(nameInEnglish),
      identifiers: cells.externalIdentifiers(identifiers), period: cells.period(since, until),
      note: cells.optional(note), attributes: cells.attributes())
  }

  static func cells(of actor: Actor) -> [String] {
    [
      actor.id.text, actor.name, actor.kind?.text ?? "", actor.sphere?.rawValue ?? "",
      actor.place ?? "", actor.country ?? "", listCell(actor.aliases), actor.nameInFrench ?? "",
      actor.nameInEnglish ?? "", listCell(actor.identifiers.map(\.description)),
      actor.period.since.text, actor.period.until.text, actor.note ?? "",
    ]
  }

  static func attributes(of actor: Actor) -> [String] { actor.attributes }
}
