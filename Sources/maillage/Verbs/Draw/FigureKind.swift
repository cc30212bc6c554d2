import ArgumentParser

/// The kinds of figures that `draw` makes.
enum FigureKind: String, CaseIterable, ExpressibleByArgument {
  /// Actors as nodes where a layout puts them, ties as lines.
  case map
  /// Money as bands whose widths are the amounts.
  case sankey
  /// Actors on a ring.
  case circular
  /// Two columns with all lines between them.
  case bipartite
  /// Layers from those who lead or pay to those who follow.
  case layered
  /// Actors round a centre by a measure.
  case concentric
  /// One panel per period, with the same places.
  case multiples
  /// Actors where they are on the earth.
  case geographic
  /// Ties as the cells of a square.
  case matrix
  /// Ties between groups as ribbons across a circle.
  case chord
  /// Shares of academia, industry and public bodies among the partners of each actor.
  case ternary
  /// The first actors by a measure, with intervals.
  case ranking
  /// Two measures of each actor against each other.
  case scatter

  /// Whether the figure is a network with a place for each actor, and not a chart.
  var hasPlaces: Bool {
    switch self {
    case .map, .circular, .bipartite, .layered, .concentric, .geographic: true
    case .sankey, .multiples, .matrix, .chord, .ternary, .ranking, .scatter: false
    }
  }

  /// All names, for the help.
  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
