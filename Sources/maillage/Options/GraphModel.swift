import ArgumentParser
import NetworkAnalysis
import NetworkGraph

/// The models that `generate` makes networks by.
enum GraphModel: String, CaseIterable, ExpressibleByArgument {
  case gnm, gnp
  case barabasiAlbert = "barabasi-albert"
  case wattsStrogatz = "watts-strogatz"
  case rmat = "r-mat"
  case plantedPartition = "planted-partition"
  case lfr, configuration, rewired, curveball, complete, star, path, cycle, grid, tree
  case randomTree = "random-tree"

  /// The options that a model needs.
  var needed: [GraphModelOption] {
    switch self {
    case .gnm: [.vertices, .edges]
    case .gnp: [.vertices, .probability]
    case .barabasiAlbert: [.vertices, .tiesPerVertex]
    case .wattsStrogatz: [.vertices, .neighbors, .probability]
    case .rmat: [.scale]
    case .plantedPartition: [.groups, .groupSize, .inside, .between]
    case .lfr: [.vertices, .mixing]
    case .configuration, .rewired, .curveball: [.like]
    case .complete, .star, .path, .cycle, .randomTree: [.vertices]
    case .grid: [.rows, .columns]
    case .tree: [.branching, .height]
    }
  }

  /// The options that a model can do without.
  var possible: [GraphModelOption] {
    switch self {
    case .gnm, .gnp, .complete, .star, .path, .cycle: [.directed]
    case .rmat: [.tiesPerVertex, .directed]
    case .lfr: [.averageDegree, .maximumDegree, .minimumSize, .maximumSize]
    default: []
    }
  }

  /// What it is, in one line.
  var summary: LocalizedText {
    switch self {
    case .gnm: LocalizedText("all graphs of n and m alike", "tous les graphes de n et m à égalité")
    case .gnp: LocalizedText("each tie with one probability", "chaque lien avec une probabilité")
    case .barabasiAlbert:
      LocalizedText("newcomers prefer the well-tied", "les nouveaux préfèrent les plus liés")
    case .wattsStrogatz:
      LocalizedText("a ring with some ties led elsewhere", "un anneau dont des liens sont déviés")
    case .rmat: LocalizedText("hubs and levels within levels", "des pôles, niveaux dans niveaux")
    case .plantedPartition:
      LocalizedText("groups of one size, denser inside", "groupes égaux, plus denses au-dedans")
    case .lfr:
      LocalizedText(
        "groups with power laws, for testing methods",
        "groupes en loi de puissance, pour éprouver les méthodes")
    case .configuration:
      LocalizedText(
        "the degrees of a network, paired at random", "les degrés d’un réseau, au hasard")
    case .rewired:
      LocalizedText("a network with ends exchanged", "un réseau dont les bouts sont échangés")
    case .curveball:
      LocalizedText("a two-mode network, rewired", "un réseau à deux modes, recâblé")
    case .complete: LocalizedText("every pair tied", "chaque paire liée")
    case .star: LocalizedText("one tied to all others", "un sommet lié à tous les autres")
    case .path: LocalizedText("one after the other", "l’un après l’autre")
    case .cycle: LocalizedText("a closed path", "un chemin fermé")
    case .grid: LocalizedText("rows and columns", "lignes et colonnes")
    case .tree: LocalizedText("each with as many children", "chacun avec autant d’enfants")
    case .randomTree:
      LocalizedText("all labelled trees alike", "tous les arbres étiquetés à égalité")
    }
  }
}

/// An option of some models, by its name on the command line.
enum GraphModelOption: String {
  case vertices, edges, probability, neighbors, scale, groups, inside, between, mixing, rows
  case columns, branching, height, like, directed
  case tiesPerVertex = "ties-per-vertex"
  case groupSize = "group-size"
  case averageDegree = "average-degree"
  case maximumDegree = "maximum-degree"
  case minimumSize = "minimum-size"
  case maximumSize = "maximum-size"
}
