import NetworkGraph

extension FigureFooter {
  /// What the arrangement could not show or shows in another way: groups and who lies in a foreign
  /// one, how many actors bear a number or nothing, and names that were shortened.
  ///
  /// - Parameter numbers: Nodes that bear a number, and which.
  static func notes(
    for arrangement: FigureArrangement, scene: DiagramScene, numbers: [Int: Int]
  ) -> [String] {
    let written = arrangement.names.count { numbers[$0.node] != nil }
    return notes(
      scene: scene, numbered: written, unnamed: scene.nodes.count - arrangement.names.count,
      foreign: FigureRegions.foreignNodes(scene: scene, points: arrangement.points).count,
      shortened: arrangement.names.filter(\.text.isShortened).map(\.node))
  }

  /// The notes that take the most room that an arrangement can need.
  ///
  /// - Parameter shortened: Nodes whose names are known to be shortened.
  static func foreseenNotes(
    scene: DiagramScene, numbers: [Int: Int], shortened: [Int], hasUnnamed: Bool
  ) -> [String] {
    notes(
      scene: scene, numbered: numbers.count, unnamed: hasUnnamed ? scene.nodes.count : 0,
      foreign: scene.nodes.count, shortened: shortened)
  }

  private static func notes(
    scene: DiagramScene, numbered: Int, unnamed: Int, foreign: Int, shortened: [Int]
  ) -> [String] {
    var notes: [String] = []
    let language = scene.language
    if scene.clusterDisplay == .regions {
      notes.append(FigureRegions.note(scene: scene, foreignCount: foreign))
    }
    if numbered > 0 {
      let number = language.format(numbered)
      notes.append(
        LocalizedText(
          "Actors with a number in place of a name: \(number).",
          "Acteurs désignés par un numéro\u{00A0}: \(number).")[language])
    }
    if unnamed > 0 {
      let number = language.format(unnamed)
      notes.append(
        LocalizedText(
          "Actors whose name the page has no room for: \(number).",
          "Acteurs dont le nom ne tient pas sur la page\u{00A0}: \(number).")[language])
    }
    if let full = FullNames.note(shortened.map { scene.nodes[$0].label }, language) {
      notes.append(full)
    }
    return notes
  }
}
