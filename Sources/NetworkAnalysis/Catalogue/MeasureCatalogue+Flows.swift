import NetworkGraph

extension MeasureParameter {
  /// Where a flow or a path begins.
  static let pathSource = MeasureParameter(
    name: "source", values: .vertex, defaultValue: nil,
    meaning: LocalizedText("The actor to start from.", "L’acteur de départ."))

  /// Where a flow or a path ends.
  static let pathTarget = MeasureParameter(
    name: "target", values: .vertex, defaultValue: nil,
    meaning: LocalizedText("The actor to reach.", "L’acteur à atteindre."))

  /// Whether the heaviest spanning forest is meant.
  fileprivate static let isMaximum = MeasureParameter(
    name: "maximum", values: .flag, defaultValue: "false",
    meaning: LocalizedText(
      "The heaviest forest instead of the lightest, for weights that are strengths.",
      "La forêt la plus lourde au lieu de la plus légère, pour des poids qui sont des forces."))
}

extension Measure.Source {
  fileprivate static let fordFulkerson = Measure.Source(
    "L. R. Ford, D. R. Fulkerson, Maximal flow through a network, Canadian Journal of "
      + "Mathematics 8, 1956", doi: "10.4153/CJM-1956-045-5")
  fileprivate static let menger = Measure.Source(
    "K. Menger, Zur allgemeinen Kurventheorie, Fundamenta Mathematicae 10, 1927",
    doi: "10.4064/fm-10-1-96-115")
  fileprivate static let moodyWhite = Measure.Source(
    "J. Moody, D. R. White, Structural cohesion and embeddedness, American Sociological "
      + "Review 68(1), 2003", doi: "10.2307/3088904")
}

extension MeasureCatalogue {
  /// What can flow, what holds it back, and how much loss the network bears.
  static let flowMeasures: [Measure] = cutMeasures + connectivityMeasures + treeMeasures

  private static let cutMeasures: [Measure] = [
    Measure(
      name: "max-flow", scope: .graph, caption: LocalizedText("Maximum flow", "Flot maximal"),
      definition: LocalizedText(
        "The most that can pass from the source to the target when each tie carries at most its "
          + "weight, or 1; an undirected tie carries that much either way.",
        "Le plus qui puisse passer de la source à la cible si chaque lien porte au plus son poids, "
          + "ou 1\u{202F}; un lien non orienté le porte dans un sens ou dans l’autre."),
      formula: .init(
        "max Σ_v f(s,v) with f ≤ c",
        "max Σ_v f(s,v) avec f ≤ c"),
      says: LocalizedText(
        "How strongly two actors are joined over all ways together.",
        "Avec quelle force deux acteurs sont reliés, tous chemins confondus."),
      doesNotSay: LocalizedText(
        "That anything flows between them.",
        "Que quelque chose circule entre eux."),
      source: .fordFulkerson, parameters: [.weights, .pathSource, .pathTarget]
    ) { run in
      return .graph(try run.maximumFlow().value)
    },
    Measure(
      name: "max-flow-edges", scope: .edges,
      caption: LocalizedText("Maximum flow on each tie", "Flot maximal sur chaque lien"),
      definition: LocalizedText(
        "What each tie carries in one maximum flow from the source to the target; negative where it "
          + "runs from the second end of an undirected tie to the first.",
        "Ce que porte chaque lien dans un flot maximal de la source à la cible\u{202F}; négatif s’il "
          + "va de la seconde extrémité d’un lien non orienté à la première."),
      formula: .init(
        "f(e) with 0 ≤ f(e) ≤ c(e), Σ in = Σ out but at source and target, of largest value",
        "f(e) avec 0 ≤ f(e) ≤ c(e), Σ entrants = Σ sortants sauf à la source et à la cible, "
          + "de plus grande valeur"),
      says: LocalizedText(
        "By which ties the most would pass.", "Par quels liens passerait le plus."),
      doesNotSay: LocalizedText(
        "That it is the only way: other flows may have the same value.",
        "Que c’est la seule façon\u{202F}: d’autres flots peuvent avoir la même valeur."),
      source: .fordFulkerson, parameters: [.weights, .pathSource, .pathTarget]
    ) { run in
      return .edges(try run.maximumFlow().edgeFlows)
    },
    Measure(
      name: "min-cut", scope: .groups, caption: LocalizedText("Minimum cut", "Coupe minimale"),
      definition: LocalizedText(
        "The two sides of a division between source and target whose crossing ties have the lowest "
          + "total weight; of several, that with the smallest side of the source.",
        "Les deux côtés d’une séparation entre source et cible dont les liens coupés ont le poids "
          + "total le plus bas\u{202F}; parmi plusieurs, celle dont le côté de la "
          + "source est le plus petit."),
      formula: .init(
        "S with s in S, t outside and Σ_{u in S, v outside} c(u,v) least",
        "S avec s dans S, t dehors et Σ_{u dans S, v dehors} c(u,v) minimal"),
      says: LocalizedText(
        "Where the bottleneck between two actors is.",
        "Où se trouve le goulot entre deux acteurs."),
      doesNotSay: LocalizedText(
        "That there is no other bottleneck of the same width.",
        "Qu’il n’existe pas d’autre goulot aussi étroit."),
      source: .fordFulkerson, parameters: [.weights, .pathSource, .pathTarget]
    ) { run in
      let cut = try run.maximumFlow().minimumCut
      return .groups([cut.firstSide, cut.secondSide])
    },
    Measure(
      name: "global-min-cut", scope: .graph,
      caption: LocalizedText("Global minimum cut", "Coupe minimale globale"),
      definition: LocalizedText(
        "Smallest total weight (or number) of ties whose loss disconnects the network; 0 when it is "
          + "not connected, undefined for fewer than two actors. Directions are dropped.",
        "Plus petit poids total (ou nombre) de liens dont la perte déconnecte le réseau\u{202F}; 0 "
          + "s’il n’est pas connexe, indéfini à moins de deux acteurs. Sans orientation."),
      formula: .init(
        "min over S of Σ_{u in S, v outside} w(u,v)",
        "min sur S de Σ_{u dans S, v dehors} w(u,v)"),
      says: LocalizedText(
        "How much must be lost before the network falls in two.",
        "Combien il faut perdre pour que le réseau se coupe en deux."),
      doesNotSay: LocalizedText(
        "That both halves matter: often one actor falls off.",
        "Que les deux moitiés comptent\u{202F}: souvent un seul acteur se détache."),
      source: .init(
        "M. Stoer, F. Wagner, A simple min-cut algorithm, Journal of the ACM 44(4), 1997",
        doi: "10.1145/263867.263872"),
      parameters: [.weights]
    ) { run in
      return .graph(try run.graph.globalMinimumCut(weights: try run.strengthRule())?.value)
    },
    Measure(
      name: "global-min-cut-sides", scope: .groups,
      caption: LocalizedText("Sides of the global minimum cut", "Côtés de la coupe minimale"),
      definition: LocalizedText(
        "The two parts of the network between which the total weight (or number) of ties is lowest; "
          + "one division of several. Directions are dropped.",
        "Les deux parties du réseau entre lesquelles le poids total (ou le nombre) des liens est le "
          + "plus bas\u{202F}; une séparation parmi d’autres. Sans orientation."),
      formula: .init(
        "S with Σ_{u in S, v outside} w(u,v) least",
        "S avec Σ_{u dans S, v dehors} w(u,v) minimal"),
      says: LocalizedText(
        "Where the network would break first.", "Où le réseau romprait d’abord."),
      doesNotSay: LocalizedText(
        "A good division in two: sides are often of very different size.",
        "Une bonne division en deux\u{202F}: les côtés sont souvent de tailles très différentes."),
      source: .init(
        "H. Nagamochi, T. Ono, T. Ibaraki, Implementing an efficient minimum capacity cut "
          + "algorithm, Mathematical Programming 67, 1994", doi: "10.1007/BF01582226"),
      parameters: [.weights]
    ) { run in
      let cut = try run.graph.globalMinimumCut(weights: try run.strengthRule())
      return .groups(cut.map { [$0.firstSide, $0.secondSide] } ?? [])
    },
  ]

  private static let connectivityMeasures: [Measure] = [
    Measure(
      name: "edge-connectivity", scope: .graph,
      caption: LocalizedText("Edge connectivity", "Arête-connexité"),
      definition: LocalizedText(
        "Smallest number of ties whose loss disconnects the network (a directed one strongly); 0 when "
          + "it is not connected, undefined without actors.",
        "Plus petit nombre de liens dont la perte déconnecte le réseau (fortement s’il est "
          + "orienté)\u{202F}; 0 s’il n’est pas connexe, indéfini sans acteur."),
      formula: .init(
        "λ = min over pairs of max-flow(s,t)",
        "λ = min sur les paires de flot-max(s,t)"),
      says: LocalizedText(
        "1: one tie decides; 2 and more: any single tie may be lost.",
        "1\u{202F}: un seul lien décide\u{202F}; 2 et plus\u{202F}: n’importe quel lien peut manquer."
      ),
      doesNotSay: LocalizedText(
        "What the loss of an actor does, who takes all ties along.",
        "L’effet de la perte d’un acteur, qui emporte tous ses liens."),
      source: .menger, parameters: []
    ) { run in
      return .graph(try run.graph.edgeConnectivity().map(Double.init))
    },
    Measure(
      name: "vertex-connectivity", scope: .graph,
      caption: LocalizedText("Vertex connectivity", "Sommet-connexité"),
      definition: LocalizedText(
        "Smallest number of actors whose loss disconnects the network (a directed one strongly) or "
          + "leaves one actor; 0 when it is not connected, undefined without actors.",
        "Plus petit nombre d’acteurs dont la perte déconnecte le réseau (fortement s’il est orienté) "
          + "ou n’en laisse qu’un\u{202F}; 0 s’il n’est pas connexe, indéfini sans acteur."),
      formula: .init(
        "κ = min { |S| | G − S is not connected or one actor }",
        "κ = min { |S| | G − S n’est pas connexe ou est un seul acteur }"),
      says: LocalizedText(
        "How many actors the network can lose, whoever they are, before it may fall apart.",
        "Combien d’acteurs, quels qu’ils soient, le réseau peut perdre avant de risquer la rupture."
      ),
      doesNotSay: LocalizedText(
        "How the core holds: one actor with a single tie makes it 1.",
        "La tenue du cœur\u{202F}: un acteur à un seul lien suffit pour 1."),
      source: .init(
        "A. H. Esfahanian, S. L. Hakimi, On computing the connectivities of graphs and digraphs, "
          + "Networks 14(2), 1984", doi: "10.1002/net.3230140211"),
      parameters: []
    ) { run in
      return .graph(try run.graph.vertexConnectivity().map(Double.init))
    },
    Measure(
      name: "pair-edge-connectivity", scope: .graph,
      caption: LocalizedText("Edge connectivity of a pair", "Arête-connexité d’une paire"),
      definition: LocalizedText(
        "Number of ties that must be lost before the source cannot reach the target: the number of "
          + "paths between them that share no tie.",
        "Nombre de liens à perdre pour que la source n’atteigne plus la cible\u{202F}: le nombre de "
          + "chemins entre elles sans lien commun."),
      formula: .init(
        "λ(s,t) = least number of ties whose loss parts s from t",
        "λ(s,t) = plus petit nombre de liens dont la perte sépare s de t"),
      says: LocalizedText(
        "Over how many separate ways two actors are joined.",
        "Par combien de voies séparées deux acteurs sont reliés."),
      doesNotSay: LocalizedText(
        "That the ways do not meet in one actor.",
        "Que ces voies ne se croisent pas chez un même acteur."),
      source: .menger, parameters: [.pathSource, .pathTarget]
    ) { run in
      let (source, target) = (try run.source(), try run.target())
      return .graph(Double(try run.graph.edgeConnectivity(from: source, to: target)))
    },
    Measure(
      name: "pair-vertex-connectivity", scope: .graph,
      caption: LocalizedText("Vertex connectivity of a pair", "Sommet-connexité d’une paire"),
      definition: LocalizedText(
        "Number of paths from the source to the target that share no actor on the way; a tie between "
          + "the two is one of them.",
        "Nombre de chemins de la source à la cible sans acteur intermédiaire commun\u{202F}; un lien "
          + "entre les deux en est un."),
      formula: .init(
        "κ(s,t) = largest number of paths from s to t without a common inner actor",
        "κ(s,t) = plus grand nombre de chemins de s à t sans acteur intérieur commun"),
      says: LocalizedText(
        "How many intermediaries must be lost before two actors lose touch.",
        "Combien d’intermédiaires il faut perdre pour que deux acteurs perdent le contact."),
      doesNotSay: LocalizedText(
        "How long the ways are.", "La longueur de ces voies."),
      source: .menger, parameters: [.pathSource, .pathTarget]
    ) { run in
      let (source, target) = (try run.source(), try run.target())
      return .graph(Double(try run.graph.vertexConnectivity(from: source, to: target)))
    },
    Measure(
      name: "minimum-vertex-cut", scope: .groups,
      caption: LocalizedText("Minimum vertex cut", "Coupe minimale de sommets"),
      definition: LocalizedText(
        "A smallest set of actors whose loss disconnects the network (a directed one strongly); no "
          + "group when it is not connected, or when all are tied.",
        "Un plus petit ensemble d’acteurs dont la perte déconnecte le réseau (fortement s’il est "
          + "orienté)\u{202F}; aucun groupe s’il n’est pas connexe ou si tous sont liés."),
      formula: .init(
        "S of κ(G) actors with G − S not connected",
        "S de κ(G) acteurs avec G − S non connexe"),
      says: LocalizedText(
        "Who holds the network together at its weakest place.",
        "Qui tient le réseau à son point le plus faible."),
      doesNotSay: LocalizedText(
        "That no other set is as small.", "Qu’aucun autre ensemble n’est aussi petit."),
      source: .init(
        "A. H. Esfahanian, S. L. Hakimi, On computing the connectivities of graphs and digraphs, "
          + "Networks 14(2), 1984", doi: "10.1002/net.3230140211"),
      parameters: []
    ) { run in
      let cut = try run.graph.minimumVertexCut() ?? []
      return .groups(cut.isEmpty ? [] : [cut])
    },
    Measure(
      name: "cohesive-blocks", scope: .groups,
      caption: LocalizedText("Cohesive blocks", "Blocs cohésifs"),
      definition: LocalizedText(
        "Largest parts that cannot be disconnected by losing k actors, for k = 0, 1, 2 and so on, "
          + "nested in each other; the first is the whole network. Directions and weights are not used.",
        "Plus grandes parties que la perte de k acteurs ne déconnecte pas, pour k = 0, 1, 2, etc., "
          + "emboîtées\u{202F}; la première est le réseau entier. Ni orientation, ni poids."),
      formula: .init(
        "largest parts H with κ(H) = k, for each k",
        "plus grandes parties H avec κ(H) = k, pour chaque k"),
      says: LocalizedText(
        "Which parts hold together whoever leaves.",
        "Quelles parties tiennent quels que soient ceux qui partent."),
      doesNotSay: LocalizedText(
        "That members are tied directly, as in a clique.",
        "Que les membres sont liés directement, comme dans une clique."),
      source: .moodyWhite, parameters: []
    ) { run in
      return .groups(try run.graph.cohesiveBlocks().map(\.vertices))
    },
    Measure(
      name: "vertex-cohesion", scope: .vertices,
      caption: LocalizedText("Cohesion of the actor", "Cohésion de l’acteur"),
      definition: LocalizedText(
        "Vertex connectivity of the most cohesive block that the actor belongs to; 0 without ties. "
          + "Directions and weights are not used.",
        "Sommet-connexité du bloc le plus cohésif de l’acteur\u{202F}; 0 sans lien. Ni orientation, "
          + "ni poids."),
      formula: "max { κ(H) | v in H }",
      says: LocalizedText(
        "How deep in the robust core of the network the actor stands.",
        "À quelle profondeur du cœur robuste du réseau se tient l’acteur."),
      doesNotSay: LocalizedText(
        "Whether the core depends on the actor: by definition it does not.",
        "Si le cœur dépend de l’acteur\u{202F}: par définition, non."),
      source: .moodyWhite, parameters: []
    ) { run in
      return .vertices(try run.graph.vertexCohesion().map(Double.init))
    },
  ]

  private static let treeMeasures: [Measure] = [
    Measure(
      name: "mst-weight", scope: .graph,
      caption: LocalizedText("Weight of a spanning forest", "Poids d’une forêt couvrante"),
      definition: LocalizedText(
        "Total weight of the lightest (or heaviest) ties that keep every component connected; "
          + "directions are dropped, self-loops ignored.",
        "Poids total des liens les plus légers (ou lourds) qui gardent chaque composante "
          + "connexe\u{202F}; sans orientation ni boucles."),
      formula: "min Σ_{e ∈ F} w(e)",
      says: LocalizedText(
        "What the cheapest way to keep all connected costs.",
        "Ce que coûte la façon la moins chère de tout garder connexe."),
      doesNotSay: LocalizedText(
        "Anything on robustness: each tie of a tree is a bridge.",
        "Rien sur la robustesse\u{202F}: chaque lien d’un arbre est un pont."),
      source: .init(
        "J. B. Kruskal, On the shortest spanning subtree of a graph, Proceedings of the AMS 7(1), "
          + "1956", doi: "10.2307/2033241"),
      parameters: [.anyWeights, .isMaximum]
    ) { run in
      return .graph(try run.spanningForest().weight)
    },
    Measure(
      name: "spanning-forest", scope: .groups,
      caption: LocalizedText("Spanning forest", "Forêt couvrante"),
      definition: LocalizedText(
        "The lightest (or heaviest) ties that keep every component connected without a cycle, as "
          + "pairs of actors; of equal forests one. Directions are dropped, self-loops ignored.",
        "Les liens les plus légers (ou lourds) qui gardent chaque composante connexe sans cycle, par "
          + "paires d’acteurs\u{202F}; une forêt parmi d’égales. Sans orientation ni boucles."),
      formula: .init(
        "T without cycles, one tree per component, with Σ_{e in T} w(e) least or largest",
        "T sans cycle, un arbre par composante, avec Σ_{e dans T} w(e) minimal ou maximal"),
      says: LocalizedText(
        "The backbone: with strengths and the heaviest forest, the strongest ties that hold all.",
        "La charpente\u{202F}: avec des forces et la forêt la plus lourde, les liens les plus forts."
      ),
      doesNotSay: LocalizedText(
        "That the ties left out are weak.", "Que les liens écartés sont faibles."),
      source: .init(
        "J. B. Kruskal, On the shortest spanning subtree of a graph, Proceedings of the AMS 7(1), "
          + "1956", doi: "10.2307/2033241"),
      parameters: [.anyWeights, .isMaximum]
    ) { run in
      return .groups(try run.spanningForest().edges.map { [$0.lower, $0.higher] })
    },
    Measure(
      name: "dominators", scope: .map,
      caption: LocalizedText("Immediate dominator", "Dominateur immédiat"),
      definition: LocalizedText(
        "The last actor before this one that all paths from the source run through; none for the "
          + "source and for actors that it does not reach.",
        "Le dernier acteur, avant celui-ci, par lequel passent tous les chemins depuis la "
          + "source\u{202F}; aucun pour la source et pour les acteurs qu’elle n’atteint pas."),
      formula: .init(
        "idom(v) = the last actor before v on all paths from s to v",
        "idom(v) = le dernier acteur avant v sur tous les chemins de s à v"),
      says: LocalizedText(
        "Who controls what reaches an actor from the source.",
        "Qui contrôle ce qui arrive de la source à un acteur."),
      doesNotSay: LocalizedText(
        "Who controls what comes from elsewhere.", "Qui contrôle ce qui vient d’ailleurs."),
      source: .init(
        "T. Lengauer, R. E. Tarjan, A fast algorithm for finding dominators in a flowgraph, ACM "
          + "Transactions on Programming Languages and Systems 1(1), 1979",
        doi: "10.1145/357062.357071"),
      parameters: [.pathSource]
    ) { run in
      return .map(try run.graph.immediateDominators(from: try run.source()))
    },
  ]
}

extension MeasureRun {
  /// The maximum flow between the given vertices.
  fileprivate mutating func maximumFlow() throws -> MaximumFlow {
    let rule = try strengthRule()
    let (source, target) = (try source(), try target())
    return try graph.maximumFlow(from: source, to: target, capacities: rule)
  }

  fileprivate mutating func spanningForest() throws -> SpanningForest {
    let rule = try strengthRule()
    return try graph.spanningForest(try flag("maximum") ? .maximum : .minimum, weights: rule)
  }
}
