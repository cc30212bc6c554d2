import NetworkGraph
import NetworkLayout

/// From constraints on actors to constraints on the nodes of a figure.
enum PlaceConstraints {
  private static func places(_ scene: DiagramScene) -> [Identifier: Int] {
    Dictionary(
      scene.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The nodes that some constraint names: they stand on the map though they may have no line.
  static func nodes(_ constraints: [LayoutConstraint<Identifier>], scene: DiagramScene) -> [Int] {
    guard !constraints.isEmpty else { return [] }
    let places = places(scene)
    return constraints.flatMap(\.elements).compactMap { places[$0] }
  }

  /// The constraints made ready for a frame; `nil` without any.
  static func system(
    _ constraints: [LayoutConstraint<Identifier>], nodes: [Int], scene: DiagramScene,
    sizes: [Size], frame: Rectangle
  ) -> ConstraintSystem? {
    guard !constraints.isEmpty else { return nil }
    let places = places(scene)
    let index = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    return ConstraintSystem.fitting(
      constraints.compactMap { $0.map { places[$0].flatMap { index[$0] } } }, sizes: sizes,
      frame: frame)
  }

  /// - Throws: A sentence that names the actors when a constraint names one that is not drawn, or
  ///   when nothing satisfies all of them.
  static func check(_ constraints: [LayoutConstraint<Identifier>], scene: DiagramScene)
    throws(DrawingError)
  {
    guard !constraints.isEmpty else { return }
    let places = places(scene)
    for id in constraints.flatMap(\.elements) where places[id] == nil {
      throw .impossibleConstraints(
        "a constraint names '\(id.text)', which the figure does not show")
    }
    for constraint in constraints {
      let numbers: [Double] =
        switch constraint {
        case .fixed(_, let point): [point.x, point.y]
        case .inside(_, let region): [region.minX, region.minY, region.maxX, region.maxY]
        default: []
        }
      guard numbers.allSatisfy(\.isFinite) else {
        throw .impossibleConstraints(
          "a share of the picture for '\(constraint.elements.first?.text ?? "")' is no finite number"
        )
      }
    }
    for case .inside(let all, let region) in constraints {
      guard region.minX < region.maxX, region.minY < region.maxY else {
        throw .impossibleConstraints(
          "the region of \(names(all.compactMap { places[$0] }, scene)) has no area; give left, top, "
            + "right and bottom as shares of the picture")
      }
    }
    do {
      // Boxes without size in a frame of one: what holds there holds on each page.
      _ = try ConstraintSystem(
        constraints.compactMap { $0.map { places[$0] } },
        sizes: scene.nodes.map { _ in Size(width: 0, height: 0) },
        frame: Rectangle(minX: 0, minY: 0, maxX: 1, maxY: 1), gap: 1e-4)
    } catch {
      let (list, side) = (
        names(error.vertices, scene), error.isHorizontal ? "left of" : "above"
      )
      switch error.reason {
      case .cycle:
        throw .impossibleConstraints(
          "the constraints put each of these actors \(side) the next, and the last \(side) the "
            + "first: \(list)")
      case .noPlace:
        throw .impossibleConstraints(
          "the constraints leave no place from \(error.isHorizontal ? "left to right" : "top to bottom")"
            + " for \(list)")
      }
    }
  }

  private static func names(_ nodes: [Int], _ scene: DiagramScene) -> String {
    let shown = nodes.prefix(8).map { "'\(scene.nodes[$0].label.prefix(80))'" }
    return shown.joined(separator: ", ") + (nodes.count > 8 ? ", …" : "")
  }
}
