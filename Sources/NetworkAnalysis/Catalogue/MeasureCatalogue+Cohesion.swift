import NetworkGraph

extension MeasureCatalogue {
  /// How the network holds together.
  static let cohesionMeasures: [Measure] = [
    Measure(
      name: "density", scope: .graph, caption: LocalizedText("Density", "Densité"),
      definition: LocalizedText(
        "Share of the possible ties that exist: m / (n(n − 1)/2), or m / (n(n − 1)) in a "
          + "directed graph; 0 for fewer than two actors. Self-loops count in m only.",
        "Part des liens possibles qui existent\u{202F}: m / (n(n − 1)/2), ou m / (n(n − 1)) "
          + "si le graphe est orienté\u{202F}; 0 pour moins de deux acteurs. Les boucles ne "
          + "comptent que dans m."),
      formula: "m / (n(n − 1)/2)",
      says: LocalizedText(
        "How much of what could be tied is tied.",
        "Quelle part de ce qui pourrait être lié l’est."),
      doesNotSay: LocalizedText(
        "Anything between networks of different sizes: density falls as networks grow.",
        "Rien entre des réseaux de tailles différentes\u{202F}: la densité baisse quand le "
          + "réseau grandit."),
      source: .init(
        "S. Wasserman, K. Faust, Social Network Analysis, Cambridge University Press, 1994",
        doi: "10.1017/CBO9780511815478"),
      parameters: [
        MeasureParameter(
          name: "loops_possible", values: .flag, defaultValue: "false",
          meaning: LocalizedText(
            "Self-loops count among the possible ties, n more.",
            "Les boucles comptent parmi les liens possibles, n de plus."))
      ]
    ) { run in
      return .graph(run.graph.density(loopsPossible: try run.flag("loops_possible")))
    },
    Measure(
      name: "reciprocity", scope: .graph, caption: LocalizedText("Reciprocity", "Réciprocité"),
      definition: LocalizedText(
        "Share of arcs whose reverse exists (or of tied pairs that are tied both ways); 1 in "
          + "an undirected graph, undefined without arcs. Self-loops are dropped.",
        "Part des arcs dont l’inverse existe (ou des paires liées qui le sont dans les deux "
          + "sens)\u{202F}; 1 si le graphe est non orienté, indéfinie sans arc. Sans boucles."),
      formula: .init(
        "r = #{ (u,v) | u → v and v → u } / m, or M / (M + A) for pairs",
        "r = #{ (u,v) | u → v et v → u } / m, ou M / (M + A) pour les paires"),
      says: LocalizedText(
        "How often ties are returned.",
        "À quelle fréquence les liens sont réciproques."),
      doesNotSay: LocalizedText(
        "Anything for ties that have one direction by nature, such as funding.",
        "Rien pour des liens à sens unique par nature, comme un financement."),
      source: .init(
        "S. Wasserman, K. Faust, Social Network Analysis, Cambridge University Press, 1994",
        doi: "10.1017/CBO9780511815478"),
      parameters: [
        MeasureParameter(
          name: "mode", values: .choice(["arc", "ratio"]), defaultValue: "arc",
          meaning: LocalizedText(
            "arc: share of arcs; ratio: share of tied pairs.",
            "arc\u{202F}: part des arcs\u{202F}; ratio\u{202F}: part des paires liées."))
      ]
    ) { run in
      return .graph(run.graph.reciprocity(unit: try run.choice("mode", ReciprocityUnit.self)))
    },
    Measure(
      name: "dyad-census", scope: .table,
      caption: LocalizedText("Dyad census", "Recensement des dyades"),
      definition: LocalizedText(
        "Number of pairs tied both ways, one way and not at all, in a directed graph. "
          + "Self-loops are dropped.",
        "Nombre de paires liées dans les deux sens, dans un sens et non liées, dans un graphe "
          + "orienté. Sans boucles."),
      formula: .init(
        "M = #{ {u,v} | u ⇄ v }, A = #{ {u,v} | one arc }, N = the other pairs",
        "M = #{ {u,v} | u ⇄ v }, A = #{ {u,v} | un seul arc }, N = les autres paires"),
      says: LocalizedText(
        "How ties between pairs are made up.",
        "De quoi sont faits les liens entre paires."),
      doesNotSay: LocalizedText(
        "Which pairs they are.",
        "Quelles sont ces paires."),
      source: .init(
        "P. W. Holland, S. Leinhardt, Local structure in social networks, Sociological "
          + "Methodology 7, 1976", doi: "10.2307/270703"),
      parameters: []
    ) { run in
      let census = try run.graph.dyadCensus()
      return .table([
        .init(name: "mutual", value: Double(census.mutual)),
        .init(name: "asymmetric", value: Double(census.asymmetric)),
        .init(name: "null", value: Double(census.null)),
      ])
    },
    Measure(
      name: "centralization", scope: .graph,
      caption: LocalizedText("Centralization", "Centralisation"),
      definition: LocalizedText(
        "How much the network depends on its most central actor: sum of the differences to "
          + "it, relative to the largest possible sum, mostly that of a star. Weights and self-loops are "
          + "dropped, and directions but for in-degree, out-degree, pagerank, load, stress, local-reaching, "
          + "hubs and authorities. Undefined for fewer than three actors; for closeness and current-flow "
          + "measures also when not connected.",
        "À quel point le réseau dépend de son acteur le plus central\u{202F}: somme des "
          + "écarts à celui-ci, relative à la plus grande somme possible, le plus souvent celle d’une étoile. "
          + "Ni poids, ni boucles, ni orientation sauf pour in-degree, out-degree, pagerank, load, stress, "
          + "local-reaching, hubs et authorities. Indéfinie à moins de trois acteurs\u{202F}; pour la proximité et les "
          + "mesures de courant aussi si le réseau n’est pas connexe."),
      formula: .init(
        "Σ_v (max C − C(v)) / the largest such sum",
        "Σ_v (max C − C(v)) / la plus grande de ces sommes"),
      says: LocalizedText(
        "0: all alike; 1: everything runs through one actor.",
        "0\u{202F}: tous semblables\u{202F}; 1\u{202F}: tout passe par un seul acteur."),
      doesNotSay: LocalizedText(
        "Who the centre is.",
        "Qui est au centre."),
      source: .init(
        "L. C. Freeman, Centrality in social networks: conceptual clarification, Social "
          + "Networks 1(3), 1978", doi: "10.1016/0378-8733(78)90021-7"),
      parameters: [
        MeasureParameter(
          name: "of", values: .choice(CentralizationKind.allCases.map(\.rawValue)),
          defaultValue: "degree",
          meaning: LocalizedText(
            "The centrality that is compared. For current-flow-closeness, stress, laplacian-centrality, "
              + "subgraph-centrality and radiality no largest sum is known; they are taken relative to their "
              + "largest score. Katz centrality and Bonacich power have none: their parameters depend on the "
              + "graph.",
            "La centralité comparée. Pour current-flow-closeness, stress, laplacian-centrality, "
              + "subgraph-centrality et radiality on ne connaît pas de somme maximale\u{202F}; elles sont "
              + "rapportées à leur plus grand score. Katz et Bonacich n’en ont pas\u{202F}: leurs paramètres dépendent du "
              + "graphe."))
      ]
    ) { run in
      return .graph(try run.graph.centralization(of: try run.choice("of", CentralizationKind.self)))
    },
    Measure(
      name: "degree-assortativity", scope: .graph,
      caption: LocalizedText("Degree assortativity", "Assortativité des degrés"),
      definition: LocalizedText(
        "Correlation of the degrees at the two ends of ties (directed: outgoing degree of the "
          + "tail, incoming degree of the head); undefined when degrees do not vary.",
        "Corrélation des degrés aux deux bouts des liens (orienté\u{202F}: degré sortant de "
          + "l’origine, entrant de l’arrivée)\u{202F}; indéfinie si les degrés ne varient pas."),
      formula: .init(
        "r = cov(k, k') / (σ(k) σ(k')) over the ties, k and k' at their ends",
        "r = cov(k, k′) / (σ(k) σ(k′)) sur les liens, k et k′ à leurs bouts"),
      says: LocalizedText(
        "Below 0: hubs tied to small actors. Above 0: hubs tied to hubs.",
        "Sous 0\u{202F}: des pivots liés à de petits acteurs. Au-dessus\u{202F}: des pivots "
          + "liés entre eux."),
      doesNotSay: LocalizedText(
        "Anything certain in small networks, where single hubs decide.",
        "Rien de sûr dans un petit réseau, où un seul pivot décide."),
      source: .init(
        "M. E. J. Newman, Assortative mixing in networks, Physical Review Letters 89, 2002",
        doi: "10.1103/PhysRevLett.89.208701"),
      parameters: [
        MeasureParameter(
          name: "x", values: .choice(["out", "in", "total"]), defaultValue: "out",
          meaning: LocalizedText(
            "In a directed graph, which degree of the tail counts.",
            "Dans un graphe orienté, le degré de l’origine qui compte.")),
        MeasureParameter(
          name: "y", values: .choice(["in", "out", "total"]), defaultValue: "in",
          meaning: LocalizedText(
            "In a directed graph, which degree of the head counts.",
            "Dans un graphe orienté, le degré de l’arrivée qui compte.")),
      ]
    ) { run in
      let tail = try run.choice("x", ArcDirection.self)
      let head = try run.choice("y", ArcDirection.self)
      return .graph(run.graph.degreeAssortativity(tail: tail, head: head))
    },
    Measure(
      name: "components", scope: .groups, caption: LocalizedText("Components", "Composantes"),
      definition: LocalizedText(
        "Largest parts in which all actors are tied directly or through others, directions "
          + "ignored.",
        "Plus grandes parties où tous les acteurs sont liés directement ou par d’autres, sans "
          + "tenir compte de l’orientation."),
      formula: .init(
        "u ~ v when a path joins u and v",
        "u ~ v quand un chemin joint u et v"),
      says: LocalizedText(
        "Into which unconnected parts the recorded network falls.",
        "En quelles parties sans lien entre elles se décompose le réseau recensé."),
      doesNotSay: LocalizedText(
        "That the parts have no contact: ties may be missing from the data.",
        "Que ces parties n’ont aucun contact\u{202F}: des liens peuvent manquer dans les "
          + "données."),
      source: .init(
        "R. Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing "
          + "1(2), 1972", doi: "10.1137/0201010"),
      parameters: []
    ) { run in
      return .groups(run.graph.components().groups)
    },
    Measure(
      name: "strong-components", scope: .groups,
      caption: LocalizedText("Strong components", "Composantes fortement connexes"),
      definition: LocalizedText(
        "Largest parts in which all actors reach each other along directed ties; single "
          + "actors included.",
        "Plus grandes parties où tous les acteurs s’atteignent en suivant l’orientation des "
          + "liens\u{202F}; acteurs seuls compris."),
      formula: .init(
        "u ~ v when paths lead from u to v and from v to u",
        "u ~ v quand des chemins mènent de u à v et de v à u"),
      says: LocalizedText(
        "Where money or influence can circulate.",
        "Où argent ou influence peuvent circuler."),
      doesNotSay: LocalizedText(
        "That it does.",
        "Que c’est le cas."),
      source: .init(
        "R. Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing "
          + "1(2), 1972", doi: "10.1137/0201010"),
      parameters: []
    ) { run in
      return .groups(run.graph.strongComponents().groups)
    },
    Measure(
      name: "bridges", scope: .groups, caption: LocalizedText("Bridges", "Ponts"),
      definition: LocalizedText(
        "Ties whose loss disconnects the network. Directions and self-loops are ignored; "
          + "relations between the same two actors are one tie.",
        "Liens dont la perte déconnecte le réseau. Sans orientation ni boucles\u{202F}; les "
          + "relations entre deux mêmes acteurs font un lien."),
      formula: .init(
        "{ e | G − e has more components than G }",
        "{ e | G − e a plus de composantes que G }"),
      says: LocalizedText(
        "Which single ties hold parts together.",
        "Quels liens uniques tiennent des parties ensemble."),
      doesNotSay: LocalizedText(
        "That a part matters: a bridge may hold one small actor.",
        "Que la partie compte\u{202F}: un pont peut ne tenir qu’un petit acteur."),
      source: .init(
        "J. Hopcroft, R. Tarjan, Algorithm 447: efficient algorithms for graph manipulation, "
          + "Communications of the ACM 16(6), 1973", doi: "10.1145/362248.362272"),
      parameters: []
    ) { run in
      return .groups(run.graph.biconnectivity().bridges.map { [$0.lower, $0.higher] })
    },
    Measure(
      name: "articulation-points", scope: .groups,
      caption: LocalizedText("Articulation points", "Points d’articulation"),
      definition: LocalizedText(
        "Actors whose loss increases the number of components. Directions and self-loops are "
          + "ignored.",
        "Acteurs dont la perte augmente le nombre de composantes. Sans orientation ni "
          + "boucles."),
      formula: .init(
        "{ v | G − v has more components than G }",
        "{ v | G − v a plus de composantes que G }"),
      says: LocalizedText(
        "Single points of failure of the recorded network.",
        "Les points de défaillance uniques du réseau recensé."),
      doesNotSay: LocalizedText(
        "How much would fall apart: see the sizes of the parts.",
        "L’ampleur de la rupture\u{202F}: voir la taille des parties."),
      source: .init(
        "J. Hopcroft, R. Tarjan, Algorithm 447: efficient algorithms for graph manipulation, "
          + "Communications of the ACM 16(6), 1973", doi: "10.1145/362248.362272"),
      parameters: []
    ) { run in
      return .groups(run.graph.biconnectivity().articulationPoints.map { [$0] })
    },
    Measure(
      name: "biconnected-components", scope: .groups,
      caption: LocalizedText("Biconnected components", "Composantes biconnexes"),
      definition: LocalizedText(
        "Largest parts that stay connected when any one actor is lost; an actor can be in "
          + "several, isolated actors are in none.",
        "Plus grandes parties qui restent connexes si un acteur disparaît\u{202F}; un acteur "
          + "peut être dans plusieurs, un acteur isolé dans aucune."),
      formula: .init(
        "e ~ f when a cycle goes through e and f",
        "e ~ f quand un cycle passe par e et f"),
      says: LocalizedText(
        "Which parts do not depend on one actor.",
        "Quelles parties ne dépendent pas d’un seul acteur."),
      doesNotSay: LocalizedText(
        "That they would survive the loss of two.",
        "Qu’elles survivraient à la perte de deux."),
      source: .init(
        "J. Hopcroft, R. Tarjan, Algorithm 447: efficient algorithms for graph manipulation, "
          + "Communications of the ACM 16(6), 1973", doi: "10.1145/362248.362272"),
      parameters: []
    ) { run in
      return .groups(run.graph.biconnectivity().blocks)
    },
  ]
}
