import NetworkGraph

extension MeasureParameter {
  /// Whether edge weights count as strengths.
  static let weights = MeasureParameter(
    name: "weights", values: .choice(["unit", "weight"]), defaultValue: "unit",
    meaning: LocalizedText(
      "unit: each edge counts 1; weight: the weight counts as the strength of the tie.",
      "unit\u{202F}: chaque arête compte 1\u{202F}; weight\u{202F}: le poids compte comme force du lien."
    ))

  /// Whether edge weights count, be they strengths or distances.
  static let anyWeights = {
    var parameter = MeasureParameter(
      name: "weights", values: .choice(["unit", "weight"]), defaultValue: "unit",
      meaning: LocalizedText(
        "unit: each edge counts 1; weight: the weight counts, whatever it means.",
        "unit\u{202F}: chaque arête compte 1\u{202F}; weight\u{202F}: le poids compte, quel qu’en soit le "
          + "sens."))
    parameter.takesAnyWeights = true
    return parameter
  }()

  /// How long an edge is.
  static let lengths = MeasureParameter(
    name: "lengths", values: .choice(["unit", "weight", "inverse-weight"]), defaultValue: "unit",
    meaning: LocalizedText(
      "unit: each edge has length 1; weight: the weight is the length, for weights that mean "
        + "distances; inverse-weight: length = 1/weight, for strengths.",
      "unit\u{202F}: chaque arête a la longueur 1\u{202F}; weight\u{202F}: le poids est la longueur, "
        + "pour des poids qui sont des distances\u{202F}; inverse-weight\u{202F}: longueur = 1/poids, "
        + "pour des forces."))

  /// Which arcs count at a vertex.
  static let arcDirection = MeasureParameter(
    name: "direction", values: .choice(["total", "in", "out"]), defaultValue: "total",
    meaning: LocalizedText(
      "In a directed graph: arcs both ways, arcs in, or arcs out.",
      "Dans un graphe orienté\u{202F}: arcs des deux sens, entrants ou sortants."))

  /// Which way distances are taken.
  static let pathDirection = MeasureParameter(
    name: "direction", values: .choice(["in", "out"]), defaultValue: "in",
    meaning: LocalizedText(
      "In a directed graph: distances to the vertex (in) or from it (out).",
      "Dans un graphe orienté\u{202F}: distances vers le sommet (in) ou depuis lui (out)."))

  /// Pairs without a path.
  static let unreachable = MeasureParameter(
    name: "unreachable", values: .choice(["error", "ignore"]), defaultValue: "error",
    meaning: LocalizedText(
      "Pairs without a path make the measure undefined (error) or are left out (ignore).",
      "Les paires sans chemin rendent la mesure indéfinie (error) ou sont laissées de côté (ignore)."
    ))

  /// Whether scores are divided by the usual maximum.
  static func normalized(_ defaultValue: Bool, _ meaning: LocalizedText) -> MeasureParameter {
    MeasureParameter(
      name: "normalized", values: .flag, defaultValue: defaultValue ? "true" : "false",
      meaning: meaning)
  }

  /// The resolution of the modularity.
  static let resolution = MeasureParameter(
    name: "resolution", values: .number, defaultValue: "1.0",
    meaning: LocalizedText(
      "Above 1 favours smaller groups, below 1 larger ones.",
      "Au-dessus de 1, des groupes plus petits\u{202F}; au-dessous, des groupes plus grands."))

  /// The groups of the vertices.
  static let grouping = MeasureParameter(
    name: "groups", values: .grouping, defaultValue: nil,
    meaning: LocalizedText(
      "The groups of the vertices, such as their spheres.",
      "Les groupes des sommets, par exemple leurs sphères."))

  /// How triangles are weighted.
  static let weighted = MeasureParameter(
    name: "weighted", values: .choice(["onnela", "barrat"]), defaultValue: "onnela",
    meaning: LocalizedText(
      "With weights: geometric mean of the three weights relative to the largest weight (onnela), or "
        + "mean of the two weights at the vertex relative to its mean (barrat).",
      "Avec poids\u{202F}: moyenne géométrique des trois poids, relative au plus grand poids (onnela), "
        + "ou moyenne des deux poids au sommet, relative à sa moyenne (barrat)."))
}
