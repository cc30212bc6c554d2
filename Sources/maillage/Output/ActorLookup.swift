import Foundation
import NetworkGraph

/// Finds the actor that a user means: by id, by name or by any other spelling.
struct ActorLookup {
  let network: Network

  /// The actor that a text names.
  ///
  /// An id counts first, then an exact name or alias, then one that differs only by case, accents
  /// or width, then one that has the text among its words.
  ///
  /// - Throws: ``Failure`` that lists the candidates when several fit, or the nearest names when
  ///   none does.
  func actor(_ text: String) throws -> Actor {
    if let index = network.actorIndex(Identifier(text)) { return network.actors[index] }
    for matches in [exact(text), folded(text), withWords(text)] where !matches.isEmpty {
      guard matches.count > 1 else { return matches[0] }
      throw Failure(
        .dataRefused,
        ["error: '\(visible(text))' can be several actors; give the id of one of them:"]
          + matches.map(line))
    }
    let near = nearest(text)
    throw Failure(
      .dataRefused,
      ["error: no actor '\(visible(text))'" + (near.isEmpty ? "" : "; did you mean:")]
        + near.map(line))
  }

  private func line(_ actor: Actor) -> String {
    "  \(visible(actor.id.text))  (\(visible(actor.name)))"
  }

  private func visible(_ text: String) -> String { TextTable.printable(text) }

  private func spellings(_ actor: Actor) -> [String] {
    [actor.name] + actor.aliases + [actor.nameInFrench, actor.nameInEnglish].compactMap { $0 }
  }

  private func exact(_ text: String) -> [Actor] {
    network.actors.filter { spellings($0).contains(text) }
  }

  private func folded(_ text: String) -> [Actor] {
    let wanted = fold(text)
    return network.actors.filter { actor in
      ([actor.id.text] + spellings(actor)).contains { fold($0) == wanted }
    }
  }

  private func withWords(_ text: String) -> [Actor] {
    let wanted = words(text)
    guard !wanted.isEmpty else { return [] }
    return network.actors.filter { actor in
      spellings(actor).contains { wanted.isSubset(of: words($0)) }
    }
  }

  private func words(_ text: String) -> Set<Substring> {
    Set(fold(text).split { !$0.isLetter && !$0.isNumber })
  }

  private func fold(_ text: String) -> String {
    text.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  }

  /// Up to five actors of which a spelling contains the text or is at most a third of it away.
  private func nearest(_ text: String) -> [Actor] {
    let wanted = Array(fold(text).unicodeScalars)
    guard (1...200).contains(wanted.count) else { return [] }
    var scored: [(score: Int, actor: Actor)] = []
    for actor in network.actors {
      let best =
        ([actor.id.text] + spellings(actor)).map { spelling in
          let folded = fold(spelling)
          return folded.contains(fold(text))
            ? 0 : editDistance(wanted, Array(folded.unicodeScalars.prefix(200)))
        }.min() ?? .max
      if best <= max(1, wanted.count / 3) { scored.append((best, actor)) }
    }
    return scored.sorted { ($0.score, $0.actor.id) < ($1.score, $1.actor.id) }
      .prefix(5).map(\.actor)
  }
}
