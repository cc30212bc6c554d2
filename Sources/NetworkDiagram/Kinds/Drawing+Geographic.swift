import NetworkGraph
import NetworkLayout

extension Drawing {
  init(
    geographic scene: DiagramScene, places: [GeographicPoint?], page: Page, options: DrawingOptions
  ) throws(DrawingError) {
    precondition(places.count == scene.nodes.count, "each node has a place or none")
    let nodes = scene.nodes.indices.filter { places[$0] != nil }
    let own = nodes.map { places[$0]! }
    guard let projection = MapProjection(fitting: own) else { throw .noPlaces }
    let left = Set(scene.nodes.indices).subtracting(nodes)
    let heading = LocalizedText(
      "Without a known place: \(scene.language.format(left.count))",
      "Sans lieu connu\u{00A0}: \(scene.language.format(left.count))")
    let drawn = scene.noting(layout: Self.note(projection, own, scene.language)).withoutRegions
    let points = own.map(projection.point)
    try self.init(scene: drawn, page: page, options: options) { scene, frame, numbers in
      FigureArrangement(
        scene: scene, options: options, frame: frame, numbers: numbers,
        rows: NodeRows(nodes: left, heading: heading[scene.language])
      ) { room in
        GeographicFigure(scene: scene, room: room, options: options, places: points).placed()
      }
    }
  }

  private static func note(
    _ projection: MapProjection, _ places: [GeographicPoint], _ language: Language
  ) -> String {
    let north = language.format(abs(projection.middle.latitude), decimals: 1)
    let east = language.format(abs(projection.middle.longitude), decimals: 1)
    let isSouth = projection.middle.latitude < 0
    let isWest = projection.middle.longitude < 0
    let middle = LocalizedText(
      "\(north)° \(isSouth ? "S" : "N"), \(east)° \(isWest ? "W" : "E")",
      "\(north)°\u{00A0}\(isSouth ? "S" : "N"), \(east)°\u{00A0}\(isWest ? "O" : "E")")
    let rule: LocalizedText =
      switch projection.kind {
      case .azimuthalEquidistant:
        LocalizedText(
          "Layout: geographic; azimuthal equidistant projection round \(middle.english), north is up; nothing "
            + "random. Position is the place of the actor, distance that on the earth.",
          "Disposition\u{00A0}: géographique\u{00A0}; projection azimutale équidistante autour de "
            + "\(middle.french), nord en haut\u{00A0}; sans hasard. La position est le lieu de "
            + "l’acteur, la distance celle du terrain.")
      case .mercator:
        LocalizedText(
          "Layout: geographic; Mercator projection, whose scale holds at latitude \(north)° "
            + "\(isSouth ? "S" : "N"), north is up; nothing random. Position is the place of the actor, "
            + "distances grow towards the poles.",
          "Disposition\u{00A0}: géographique\u{00A0}; projection de Mercator, dont l’échelle vaut à la "
            + "latitude \(north)°\u{00A0}\(isSouth ? "S" : "N"), nord en haut\u{00A0}; sans hasard. La position est "
            + "le lieu de l’acteur, les distances croissent vers les pôles.")
      }
    var sentence = rule[language]
    let distinct = Dictionary(grouping: places) { $0 }
    let shared = distinct.values.filter { $0.count > 1 }.reduce(0) { $0 + $1.count }
    sentence += " "
    if shared > 0 {
      let count = language.format(shared)
      sentence +=
        LocalizedText(
          "\(count) actors share a place with others and stand on a ring round it. ",
          "\(count) acteurs partagent un lieu avec d’autres et l’entourent en cercle. ")[language]
    }
    return sentence
      + LocalizedText(
        "Nodes that would cover each other are moved apart.",
        "Les nœuds qui se couvriraient sont écartés.")[language]
  }
}
