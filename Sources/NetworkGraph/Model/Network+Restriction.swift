extension Network {
  /// The network that some sources state: their statements, the relations, figures and actors that
  /// these are about, and the actors that the relations and figures need.
  ///
  /// A relation or figure keeps its values. Where sources differ, the statement that remains says in
  /// `says` what its own source gives. A part whose whole is not stated stands on its own.
  ///
  /// - Parameter ids: Ids of sources; those that the network does not have select nothing.
  /// - Complexity: O(*r*) for *r* rows.
  public func restricted(toSources ids: [Identifier]) -> Network {
    let chosen = Set(ids)
    var contents = contents
    contents.statements.removeAll { !chosen.contains($0.source) }
    let stated = Set(contents.statements.map(\.subject))
    contents.relations.removeAll { !stated.contains(.relation($0.id)) }
    contents.figures.removeAll { !stated.contains(.figure($0.id)) }
    let needed = Set(
      contents.relations.flatMap { [$0.source, $0.target] + $0.through }
        + contents.figures.map(\.actor))
    contents.actors.removeAll { !needed.contains($0.id) && !stated.contains(.actor($0.id)) }
    contents.sources.removeAll { !chosen.contains($0.id) }
    let relations = Set(contents.relations.map(\.id))
    for index in contents.relations.indices {
      if let whole = contents.relations[index].partOf, !relations.contains(whole) {
        contents.relations[index].partOf = nil
      }
    }
    for index in contents.sources.indices {
      if let origin = contents.sources[index].dependsOn, !chosen.contains(origin) {
        contents.sources[index].dependsOn = nil
      }
    }
    do {
      return try Network(contents)
    } catch {
      preconditionFailure("a restriction keeps every reference: \(error)")
    }
  }
}
