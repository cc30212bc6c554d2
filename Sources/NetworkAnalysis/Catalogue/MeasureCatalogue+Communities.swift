import NetworkGraph

extension MeasureParameter {
  static let searchSeed = MeasureParameter(
    name: "seed", values: .wholeNumber, defaultValue: "1",
    meaning: LocalizedText("Where random choices begin.", "Le début des choix aléatoires."))

  static func searchStarts(_ count: Int) -> MeasureParameter {
    MeasureParameter(
      name: "starts", values: .wholeNumber, defaultValue: String(count),
      meaning: LocalizedText(
        "How many times to start anew; the best is kept.",
        "Le nombre de départs\u{202F}; le meilleur est gardé."))
  }

  fileprivate static let density = MeasureParameter(
    name: "resolution", values: .number, defaultValue: "0.1",
    meaning: LocalizedText(
      "Groups are denser than this inside and sparser towards others.",
      "Les groupes sont plus denses que cela en eux et moins denses entre eux."))

  static let searchMethod = MeasureParameter(
    name: "method", values: .choice(["leiden", "louvain", "infomap", "walktrap", "fast-greedy"]),
    defaultValue: "leiden",
    meaning: LocalizedText(
      "The method that finds the communities.", "La méthode qui trouve les communautés."))
}

extension MeasureRun {
  /// The groups as a partition, which has each vertex in one, and the name of each of its groups.
  mutating func fullPartition() throws -> (partition: Partition, names: [String]) {
    let grouping = try grouping()
    try graph.checkCount(grouping.groups.count, of: "group memberships")
    var labels: [Int] = []
    for (v, group) in grouping.groups.enumerated() {
      guard let group else {
        throw MeasureOptionError.missing(
          "a group for every vertex; \(Vertex(v)) has none", measure: measure.name)
      }
      labels.append(group)
    }
    let partition = Partition(labels: labels)
    return (partition, partition.groups.map { grouping.names[labels[$0[0].index]] })
  }

  mutating func seed() throws -> UInt64 { UInt64(try wholeNumber("seed")) }
}

extension MeasureCatalogue {
  /// Methods that find communities, other than the usual one, and how good and certain groups are.
  static let communityMeasures: [Measure] = communityMethodMeasures + partitionMeasures

  /// A card of a method; all of them say groups.
  private static func card(
    _ method: CommunityMethod, name: String, caption: LocalizedText, formula: Measure.Formula = "",
    conventions: LocalizedText, says: LocalizedText, doesNotSay: LocalizedText,
    source: Measure.Source, parameters: [MeasureParameter]
  ) -> Measure {
    let known = Set(parameters.map(\.name))
    return Measure(
      name: name, scope: .groups, caption: caption,
      definition: LocalizedText(
        method.summary.english + " " + conventions.english,
        method.summary.french + " " + conventions.french),
      formula: formula, says: says, doesNotSay: doesNotSay, source: source, parameters: parameters
    ) { run in
      var options = CommunityOptions()
      if known.contains("weights") { options.weights = try run.strengthRule() }
      if known.contains("resolution") { options.resolution = try run.number("resolution") }
      if known.contains("count") { options.groupCount = try run.wholeNumber("count") }
      if known.contains("steps") { options.steps = try run.wholeNumber("steps") }
      if known.contains("seed") { options.seed = try run.seed() }
      if known.contains("starts") { options.starts = try run.wholeNumber("starts") }
      return .groups(try run.graph.communities(by: method, options: options).groups)
    }
  }

  private static let withoutDirections = LocalizedText(
    "Weights are strengths, directions are dropped.",
    "Les poids sont des forces\u{202F}; sans orientation.")

  private static let otherMethods = LocalizedText(
    "That these groups are the only ones: compare methods and look at the certainty.",
    "Que ces groupes sont les seuls\u{202F}: comparer les méthodes et voir la certitude.")

  private static let communityMethodMeasures: [Measure] = [
    card(
      .louvain, name: "louvain", caption: LocalizedText("Louvain groups", "Groupes de Louvain"),
      formula: .init(
        "Q = Σ_c [L_c/m − γ (d_c/2m)²], as large as is found",
        "Q = Σ_c [L_c/m − γ (d_c/2m)²], le plus grand trouvé"),
      conventions: withoutDirections,
      says: LocalizedText(
        "What programs that use Louvain would show.",
        "Ce que montreraient les programmes qui emploient Louvain."),
      doesNotSay: LocalizedText(
        "That groups are connected: prefer communities, which are.",
        "Que les groupes sont connexes\u{202F}: préférer communities, qui les donne connexes."),
      source: .init(
        "V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, Fast unfolding of communities "
          + "in large networks, Journal of Statistical Mechanics, 2008",
        doi: "10.1088/1742-5468/2008/10/P10008"),
      parameters: [.weights, .resolution, .searchSeed, .searchStarts(10)]),
    card(
      .leidenDirected, name: "directed-communities",
      caption: LocalizedText("Directed communities", "Communautés orientées"),
      formula: "Q = Σ_c [L(c)/m − γ d_out(c) d_in(c)/m²]",
      conventions: LocalizedText("Weights are strengths.", "Les poids sont des forces."),
      says: LocalizedText(
        "Groups in which more flows than who sends and who receives would bring about.",
        "Des groupes où il circule plus que ne le veulent émetteurs et receveurs."),
      doesNotSay: LocalizedText(
        "Which way it flows inside a group.", "Dans quel sens cela circule dans un groupe."),
      source: .init(
        "E. A. Leicht, M. E. J. Newman, Community structure in directed networks, Physical Review "
          + "Letters 100, 2008", doi: "10.1103/PhysRevLett.100.118703"),
      parameters: [.weights, .resolution, .searchSeed, .searchStarts(10)]),
    card(
      .leidenPotts, name: "potts-communities",
      caption: LocalizedText("Groups of a given density", "Groupes d’une densité donnée"),
      formula: "Σ_c [L(c) − γ n(c)(n(c) − 1)/2]", conventions: withoutDirections,
      says: LocalizedText(
        "Small dense groups that modularity would join.",
        "De petits groupes denses que la modularité réunirait."),
      doesNotSay: LocalizedText(
        "Which density is right: try several.", "Quelle densité convient\u{202F}: en essayer."),
      source: .init(
        "V. A. Traag, P. Van Dooren, Y. Nesterov, Narrow scope for resolution-limit-free community "
          + "detection, Physical Review E 84, 2011", doi: "10.1103/PhysRevE.84.016114"),
      parameters: [.weights, .density, .searchSeed, .searchStarts(10)]),
    card(
      .labelPropagation, name: "label-propagation",
      caption: LocalizedText("Label propagation", "Propagation d’étiquettes"),
      formula: .init(
        "label(v) = argmax_l Σ_{u tied to v, label(u) = l} w(u,v)",
        "étiquette(v) = argmax_l Σ_{u lié à v, étiquette(u) = l} w(u,v)"),
      conventions: LocalizedText(
        "A label is kept when no other has more ties. Weights are strengths, directions are "
          + "dropped.",
        "Une étiquette reste si nulle autre n’a plus de liens. Les poids sont des forces\u{202F}; "
          + "sans orientation."),
      says: LocalizedText(
        "Quickly, where a network falls into dense parts.",
        "Vite, où un réseau se divise en parties denses."),
      doesNotSay: LocalizedText(
        "Much when groups are weak: one group may hold all, and each seed gives others.",
        "Grand-chose si les groupes sont faibles\u{202F}: un seul peut tout contenir, et chaque "
          + "graine en donne d’autres."),
      source: .init(
        "U. N. Raghavan, R. Albert, S. Kumara, Near linear time algorithm to detect community "
          + "structures in large-scale networks, Physical Review E 76, 2007",
        doi: "10.1103/PhysRevE.76.036106"),
      parameters: [.weights, .searchSeed]),
    card(
      .infomap, name: "infomap", caption: LocalizedText("Infomap groups", "Groupes d’Infomap"),
      formula: "L(M) = q H(Q) + Σ_i p(i) H(P_i)",
      conventions: LocalizedText(
        "Two levels; in a directed graph the walk jumps with probability 0.15. Weights are "
          + "strengths.",
        "Deux niveaux\u{202F}; dans un graphe orienté la marche saute avec probabilité 0,15. Les "
          + "poids sont des forces."),
      says: LocalizedText(
        "Where flow stays: money, staff or citations that go round in a group.",
        "Où le flux reste\u{202F}: argent, personnel ou citations qui tournent dans un groupe."),
      doesNotSay: LocalizedText(
        "Whether a walk is a good picture of what flows.",
        "Si une marche est une bonne image de ce qui circule."),
      source: .init(
        "M. Rosvall, C. T. Bergstrom, Maps of random walks on complex networks reveal community "
          + "structure, PNAS 105(4), 2008", doi: "10.1073/pnas.0706851105"),
      parameters: [.weights, .searchSeed, .searchStarts(10)]),
    card(
      .walktrap, name: "walktrap", caption: LocalizedText("Walktrap groups", "Groupes de Walktrap"),
      formula: .init(
        "merge by r_ij² = Σ_k (P^t_ik − P^t_jk)²/k_k",
        "fusionner selon r_ij² = Σ_k (P^t_ik − P^t_jk)²/k_k"),
      conventions: LocalizedText(
        "The stage of largest modularity is kept. Weights are strengths, directions are dropped.",
        "L’étape de plus grande modularité est gardée. Les poids sont des forces\u{202F}; sans "
          + "orientation."),
      says: LocalizedText(
        "Who sees the network alike within a few steps.",
        "Qui voit le réseau de la même façon en quelques pas."),
      doesNotSay: otherMethods,
      source: .init(
        "P. Pons, M. Latapy, Computing communities in large networks using random walks, Journal of "
          + "Graph Algorithms and Applications 10(2), 2006", doi: "10.7155/jgaa.00124"),
      parameters: [
        .weights,
        MeasureParameter(
          name: "steps", values: .wholeNumber, defaultValue: "4",
          meaning: LocalizedText("The length of the walks.", "La longueur des marches.")),
      ]),
    card(
      .fastGreedy, name: "fast-greedy",
      caption: LocalizedText("Greedy groups", "Groupes gloutons"),
      formula: .init(
        "merge c, d with the largest ΔQ = 2 (e_cd − γ a_c a_d)",
        "fusionner c, d du plus grand ΔQ = 2 (e_cd − γ a_c a_d)"),
      conventions: withoutDirections,
      says: LocalizedText(
        "A first division that is the same for everybody.",
        "Une première division, la même pour tous."),
      doesNotSay: LocalizedText(
        "The best division: greedy merging misses small groups.",
        "La meilleure division\u{202F}: la fusion gloutonne passe à côté de petits groupes."),
      source: .init(
        "A. Clauset, M. E. J. Newman, C. Moore, Finding community structure in very large networks, "
          + "Physical Review E 70, 2004", doi: "10.1103/PhysRevE.70.066111"),
      parameters: [.weights, .resolution]),
    card(
      .girvanNewman, name: "girvan-newman",
      caption: LocalizedText("Groups by cutting bridges", "Groupes par coupe des ponts"),
      formula: .init(
        "remove the tie of largest betweenness, again and again; keep the largest Q",
        "retirer le lien de plus grande intermédiarité, et recommencer\u{202F}; garder le "
          + "plus grand Q"),
      conventions: LocalizedText(
        "The stage of largest modularity is kept. With weights the betweenness of a tie is divided "
          + "by its strength; directions are dropped.",
        "L’étape de plus grande modularité est gardée. Avec poids, l’intermédiarité d’un lien est "
          + "divisée par sa force\u{202F}; sans orientation."),
      says: LocalizedText(
        "What falls apart first when ties that bridge are cut.",
        "Ce qui se sépare d’abord quand on coupe les liens qui font pont."),
      doesNotSay: otherMethods,
      source: .init(
        "M. Girvan, M. E. J. Newman, Community structure in social and biological networks, PNAS "
          + "99(12), 2002", doi: "10.1073/pnas.122653799"),
      parameters: [.weights]),
    card(
      .leadingEigenvector, name: "leading-eigenvector",
      caption: LocalizedText("Groups by eigenvectors", "Groupes par vecteurs propres"),
      formula: .init(
        "split by the signs of the leading eigenvector of b_ij = a_ij − γ k_i k_j/2m",
        "diviser selon les signes du premier vecteur propre de b_ij = a_ij − γ k_i k_j/2m"),
      conventions: withoutDirections,
      says: LocalizedText(
        "The main lines along which a network divides, first to last.",
        "Les grandes lignes selon lesquelles un réseau se divise, de la première à la dernière."),
      doesNotSay: otherMethods,
      source: .init(
        "M. E. J. Newman, Finding community structure in networks using the eigenvectors of "
          + "matrices, Physical Review E 74, 2006", doi: "10.1103/PhysRevE.74.036104"),
      parameters: [.weights, .resolution, .searchSeed]),
    card(
      .fluid, name: "fluid-communities",
      caption: LocalizedText("Fluid communities", "Communautés fluides"),
      conventions: LocalizedText(
        "For connected graphs; without weights and directions.",
        "Pour des graphes connexes\u{202F}; sans poids ni orientation."),
      says: LocalizedText(
        "How a network divides into as many groups as a programme has room for.",
        "Comment un réseau se divise en autant de groupes qu’un programme en veut."),
      doesNotSay: LocalizedText(
        "How many groups there are: the number is given.",
        "Combien il y a de groupes\u{202F}: leur nombre est donné."),
      source: .init(
        "F. Parés, D. Garcia-Gasulla and others, Fluid communities: a competitive, scalable and "
          + "diverse community detection algorithm, Complex Networks & Their Applications VI, 2018",
        doi: "10.1007/978-3-319-72150-7_19"),
      parameters: [
        MeasureParameter(
          name: "count", values: .wholeNumber, defaultValue: "2",
          meaning: LocalizedText("The number of groups.", "Le nombre de groupes.")),
        .searchSeed, .searchStarts(10),
      ]),
    card(
      .twoMode, name: "two-mode-communities",
      caption: LocalizedText("Two-mode communities", "Communautés à deux modes"),
      formula: "Q = Σ_c [L(c)/m − γ k(c) d(c)/m²]",
      conventions: LocalizedText(
        "The modes are found by the ties. Weights are strengths.",
        "Les modes sont trouvés par les liens. Les poids sont des forces."),
      says: LocalizedText(
        "Which actors gather round which events.",
        "Quels acteurs se réunissent autour de quels événements."),
      doesNotSay: LocalizedText(
        "Anything of networks in which ties join actors to actors.",
        "Rien des réseaux où des liens joignent des acteurs entre eux."),
      source: .init(
        "M. J. Barber, Modularity and community detection in bipartite networks, Physical Review E "
          + "76, 2007", doi: "10.1103/PhysRevE.76.066102"),
      parameters: [.weights, .resolution, .searchSeed, .searchStarts(10)]),
  ]
}
