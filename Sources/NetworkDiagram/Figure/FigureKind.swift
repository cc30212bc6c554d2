public import NetworkGraph

extension Figure {
  /// The kinds of figures. The raw value stands in the file, as `data-figure` of its root.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Actors where a layout puts them, ties as lines between them.
    case map
    /// A map of thousands, with dots for actors.
    case dots
    /// One small map per period, with the same places.
    case multiples
    /// Actors on a ring.
    case circular
    /// Actors round a centre by a value.
    case concentric
    /// Two columns with all lines between them.
    case bipartite
    /// Layers from those who lead or pay to those who follow.
    case layered
    /// Actors where they are on the earth.
    case geographic
    /// Money as bands between bars.
    case sankey
    /// Ties as the cells of a square.
    case matrix
    /// Ties between groups as ribbons across a circle.
    case chord
    /// Shares of three spheres among the partners of each actor.
    case ternary
    /// The first actors by a measure.
    case ranking
    /// Two measures against each other.
    case scatter

    /// What it is called in a sentence, with its article.
    public var name: LocalizedText {
      switch self {
      case .map: LocalizedText("a map", "une carte")
      case .dots: LocalizedText("a map of dots", "une carte de points")
      case .multiples: LocalizedText("small multiples", "des vignettes")
      case .circular: LocalizedText("a circular figure", "une figure circulaire")
      case .concentric: LocalizedText("a concentric figure", "une figure concentrique")
      case .bipartite: LocalizedText("a figure of two columns", "une figure à deux colonnes")
      case .layered: LocalizedText("a layered figure", "une figure par niveaux")
      case .geographic: LocalizedText("a geographic figure", "une figure géographique")
      case .sankey: LocalizedText("a Sankey diagram", "un diagramme de Sankey")
      case .matrix: LocalizedText("a matrix", "une matrice")
      case .chord: LocalizedText("a chord diagram", "un diagramme à cordes")
      case .ternary: LocalizedText("a ternary plot", "un diagramme ternaire")
      case .ranking: LocalizedText("a ranking", "un classement")
      case .scatter: LocalizedText("a scatter plot", "un nuage de points")
      }
    }

    /// Whether ties are drawn, as lines, bands or cells.
    var drawsTies: Bool {
      switch self {
      case .ternary, .ranking, .scatter: false
      default: true
      }
    }

    /// Whether ties are drawn as lines from node to node.
    var drawsLines: Bool {
      switch self {
      case .sankey, .matrix, .chord, .ternary, .ranking, .scatter: false
      default: true
      }
    }
  }
}
