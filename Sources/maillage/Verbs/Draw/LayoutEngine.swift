import ArgumentParser
import GraphvizRendering
import NetworkGraph

/// Who places the actors of a map.
enum LayoutEngine: String, CaseIterable, ExpressibleByArgument {
  case maillage, neato, fdp, sfdp, dot, twopi, circo

  /// The engine of Graphviz; `nil` for our own layout.
  var graphviz: GraphvizRenderer.Engine? { GraphvizRenderer.Engine(rawValue: rawValue) }

  /// What the note of a figure says of the places.
  var note: LocalizedText {
    let meaning: LocalizedText =
      switch self {
      case .maillage, .neato, .fdp, .sfdp:
        LocalizedText(
          "distance is approximate and position has no unit",
          "la distance est approchée et la position n’a pas d’unité")
      case .dot:
        LocalizedText(
          "layers follow the direction of the lines; distance has no meaning",
          "les couches suivent la direction des traits\u{00A0}; la distance n’a pas de sens")
      case .twopi:
        LocalizedText(
          "circles count the steps from the centre", "les cercles comptent les pas depuis le centre"
        )
      case .circo:
        LocalizedText(
          "each circle is a block of actors tied in more than one way; distance has no meaning",
          "chaque cercle est un bloc d’acteurs liés de plus d’une façon\u{00A0}; "
            + "la distance n’a pas de sens")
      }
    return LocalizedText(
      "Layout: Graphviz \(rawValue); \(meaning[.english]).",
      "Disposition\u{00A0}: Graphviz \(rawValue)\u{00A0}; \(meaning[.french]).")
  }
}
