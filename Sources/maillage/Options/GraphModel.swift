import ArgumentParser

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

  /// What it is, in one line, for the help.
  var summary: String {
    switch self {
    case .gnm: "all graphs of n and m alike"
    case .gnp: "each tie with one probability"
    case .barabasiAlbert:
      "newcomers prefer the well-tied"
    case .wattsStrogatz:
      "a ring with some ties led elsewhere"
    case .rmat: "hubs and levels within levels"
    case .plantedPartition:
      "groups of one size, denser inside"
    case .lfr:
      "groups with power laws, for testing methods"
    case .configuration:
      "the degrees of a network, paired at random"
    case .rewired:
      "a network with ends exchanged"
    case .curveball:
      "a two-mode network, rewired"
    case .complete: "every pair tied"
    case .star: "one tied to all others"
    case .path: "one after the other"
    case .cycle: "a closed path"
    case .grid: "rows and columns"
    case .tree: "each with as many children"
    case .randomTree:
      "all labelled trees alike"
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
