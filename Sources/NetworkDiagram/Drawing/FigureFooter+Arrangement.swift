import NetworkGraph

extension FigureFooter {
  /// What the arrangement could not show: an index of numbers, how many names have no place, and
  /// names that were shortened.
  ///
  /// - Parameter numbers: Nodes that bear a number, and which.
  static func notes(
    for arrangement: FigureArrangement, scene: DiagramScene, numbers: [Int: Int]
  ) -> [String] {
    var notes: [String] = []
    let language = scene.language
    let semicolon = LocalizedText("; ", "\u{00A0}; ")[language]
    let written = arrangement.names.map(\.node).filter { numbers[$0] != nil }
      .sorted { numbers[$0]! < numbers[$1]! }
    if !written.isEmpty {
      // A no-break space keeps each number with its name.
      let list = written.map { "\(numbers[$0]!)\u{00A0}\(scene.nodes[$0].label)" }
        .joined(separator: semicolon)
      notes.append(LocalizedText("Numbers: \(list).", "Numéros\u{00A0}: \(list).")[language])
    }
    if !arrangement.unplaced.isEmpty {
      let number = language.format(arrangement.unplaced.count)
      notes.append(
        LocalizedText(
          "Names for which the page has no room: \(number).",
          "Noms pour lesquels la page manque de place\u{00A0}: \(number).")[language])
    }
    let shortened = arrangement.names.filter(\.text.isShortened)
    if !shortened.isEmpty {
      // A name may be longer than a page: what even the notes cannot hold ends with an ellipsis.
      let most = max(200, 1600 / shortened.count)
      let list =
        shortened.prefix(8).map { scene.nodes[$0.node].label.prefix(most + 1) }
        .map { $0.count > most ? $0.dropLast() + "…" : String($0) }.joined(separator: semicolon)
        + (shortened.count > 8 ? semicolon + "…" : "")
      notes.append(
        LocalizedText("Names in full: \(list).", "Noms complets\u{00A0}: \(list).")[language])
    }
    return notes
  }

  /// The notes that the next attempt needs at most: an index of all its numbers beside the rest.
  static func foreseenNotes(_ notes: [String], scene: DiagramScene, ranked: [Int]) -> [String] {
    guard !ranked.isEmpty else { return notes }
    let list = ranked.enumerated().map { "\($0 + 1)\u{00A0}\(scene.nodes[$1].label)" }
      .joined(separator: "\u{00A0}; ")
    return notes + ["Numéros : \(list)."]
  }
}
