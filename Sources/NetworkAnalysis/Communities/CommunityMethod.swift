public import NetworkGraph

/// A way to find communities, by the name that commands use.
public enum CommunityMethod: String, Hashable, Sendable, CaseIterable {
  /// Leiden for modularity; directions are dropped.
  case leiden
  /// Leiden for the directed modularity of Leicht and Newman.
  case leidenDirected = "leiden-directed"
  /// Leiden for the constant Potts model.
  case leidenPotts = "leiden-cpm"
  /// Louvain for modularity.
  case louvain
  /// Label propagation.
  case labelPropagation = "label-propagation"
  /// The map equation with two levels.
  case infomap
  /// Merging by short random walks.
  case walktrap
  /// Greedy merging by modularity.
  case fastGreedy = "fast-greedy"
  /// Removing the ties that most shortest paths use.
  case girvanNewman = "girvan-newman"
  /// Dividing by the eigenvectors of the modularity matrix.
  case leadingEigenvector = "leading-eigenvector"
  /// Fluids that spread from random vertices.
  case fluid
  /// Leiden for Barber's modularity of two-mode graphs.
  case twoMode = "two-mode"

  /// What the method does, in one line.
  public var summary: LocalizedText {
    switch self {
    case .leiden:
      LocalizedText(
        "Leiden for modularity: moves, refines, aggregates; every group is connected.",
        "Leiden pour la modularité\u{202F}: déplace, affine, agrège\u{202F}; chaque groupe est "
          + "connexe.")
    case .leidenDirected:
      LocalizedText(
        "Leiden for the directed modularity: expects arcs from who sends to who receives.",
        "Leiden pour la modularité orientée\u{202F}: attend des arcs de qui émet vers qui reçoit.")
    case .leidenPotts:
      LocalizedText(
        "Leiden for the constant Potts model: groups denser than γ, without a resolution limit.",
        "Leiden pour le modèle de Potts constant\u{202F}: des groupes plus denses que γ, sans limite "
          + "de résolution.")
    case .louvain:
      LocalizedText(
        "Louvain for modularity: moves and aggregates; for comparison with other programs.",
        "Louvain pour la modularité\u{202F}: déplace et agrège\u{202F}; pour comparer à d’autres "
          + "programmes.")
    case .labelPropagation:
      LocalizedText(
        "Each actor takes the label that most of its neighbours have; fast, without a quality.",
        "Chaque acteur prend l’étiquette majoritaire parmi ses voisins\u{202F}; rapide, sans "
          + "qualité visée.")
    case .infomap:
      LocalizedText(
        "Infomap: groups in which a random walk stays long, by the shortest description.",
        "Infomap\u{202F}: des groupes où une marche aléatoire reste longtemps, par la description "
          + "la plus courte.")
    case .walktrap:
      LocalizedText(
        "Walktrap: merges groups from which short random walks end in the same places.",
        "Walktrap\u{202F}: fusionne des groupes dont les courtes marches aléatoires finissent aux "
          + "mêmes endroits.")
    case .fastGreedy:
      LocalizedText(
        "Greedy merging by modularity; deterministic, favours large groups.",
        "Fusion gloutonne par modularité\u{202F}; déterministe, favorise les grands groupes.")
    case .girvanNewman:
      LocalizedText(
        "Removes the ties that most shortest paths use; for small networks.",
        "Retire les liens par où passent le plus de plus courts chemins\u{202F}; pour de petits "
          + "réseaux.")
    case .leadingEigenvector:
      LocalizedText(
        "Divides groups by the signs of the leading eigenvector of the modularity matrix.",
        "Divise les groupes par les signes du premier vecteur propre de la matrice de modularité.")
    case .fluid:
      LocalizedText(
        "A given number of groups, by fluids that spread from random actors.",
        "Un nombre donné de groupes, par des fluides qui s’étendent depuis des acteurs tirés au "
          + "hasard.")
    case .twoMode:
      LocalizedText(
        "Leiden for two-mode networks: groups of actors and events together (Barber).",
        "Leiden pour les réseaux à deux modes\u{202F}: des groupes d’acteurs et d’événements "
          + "ensemble (Barber).")
    }
  }

  /// Whether the result depends on a seed.
  public var isRandom: Bool {
    switch self {
    case .walktrap, .fastGreedy, .girvanNewman: false
    default: true
    }
  }

  /// Whether strengths of ties count when they are asked for.
  public var usesWeights: Bool { self != .fluid }

  /// Whether the resolution γ counts.
  public var usesResolution: Bool {
    switch self {
    case .leiden, .leidenDirected, .leidenPotts, .louvain, .fastGreedy, .leadingEigenvector,
      .twoMode:
      true
    default: false
    }
  }
}

/// What can be chosen for a search for communities. Each method uses what it knows.
public struct CommunityOptions: Sendable, Hashable {
  /// What the weight of an edge counts for.
  public var weights: StrengthRule
  /// γ of modularity and of the constant Potts model; `nil` for 1, or for the density of the graph in
  /// the constant Potts model.
  public var resolution: Double?
  /// Where all random choices begin.
  public var seed: UInt64
  /// How many times to start anew where the best of several starts is kept.
  public var starts: Int
  /// The number of groups, which fluid communities need.
  public var groupCount: Int?
  /// The length of the walks of walktrap.
  public var steps: Int
  /// The modes of a two-mode graph; found by its ties when `nil`.
  public var modes: TwoModes?

  /// The usual choices: unit weights, seed 1, ten starts, walks of four steps.
  public init(
    weights: StrengthRule = .unit, resolution: Double? = nil, seed: UInt64 = 1, starts: Int = 10,
    groupCount: Int? = nil, steps: Int = 4, modes: TwoModes? = nil
  ) {
    self.weights = weights
    self.resolution = resolution
    self.seed = seed
    self.starts = starts
    self.groupCount = groupCount
    self.steps = steps
    self.modes = modes
  }
}

extension CompactGraph {
  /// Communities by a method of choice.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - options: What can be chosen; each method uses what it knows.
  /// - Returns: A partition, groups by decreasing size, then by lowest vertex.
  /// - Throws: As the method; `AnalysisError.parameterOutOfRange` when fluid communities are asked for
  ///   without a number of groups.
  /// - Complexity: That of the method.
  public func communities(
    by method: CommunityMethod, options: CommunityOptions = CommunityOptions()
  ) throws -> Partition {
    let (weights, seed, starts) = (options.weights, options.seed, options.starts)
    let resolution = options.resolution ?? 1
    switch method {
    case .leiden:
      return try leidenCommunities(
        resolution: resolution, weights: weights, seed: seed, starts: starts)
    case .leidenDirected:
      return try leidenCommunities(
        quality: .directedModularity, resolution: resolution, weights: weights, seed: seed,
        starts: starts)
    case .leidenPotts:
      return try leidenCommunities(
        quality: .constantPotts,
        resolution: try options.resolution ?? meanStrengthOfPairs(weights: weights),
        weights: weights, seed: seed, starts: starts)
    case .louvain:
      return try louvainCommunities(
        resolution: resolution, weights: weights, seed: seed, starts: starts)
    case .labelPropagation:
      return try labelPropagationCommunities(weights: weights, seed: seed)
    case .infomap:
      let found = try infomapCommunities(weights: weights, seed: seed, starts: starts)
      return found?.partition ?? Partition(labels: Array(0..<vertexCount))
    case .walktrap:
      return try withModerateStrengths(by: weights).graph
        .walktrapCommunities(steps: options.steps, weights: weights)
    case .fastGreedy:
      return try fastGreedyCommunities(resolution: resolution, weights: weights)
    case .girvanNewman:
      return try withModerateStrengths(by: weights).graph.girvanNewmanCommunities(weights: weights)
    case .leadingEigenvector:
      return try withModerateStrengths(by: weights).graph
        .leadingEigenvectorCommunities(resolution: resolution, weights: weights, seed: seed)
    case .fluid:
      guard let groupCount = options.groupCount else {
        throw AnalysisError.parameterOutOfRange(
          name: "number of groups", value: "missing", expected: "how many groups to make")
      }
      return try fluidCommunities(groupCount: groupCount, seed: seed, starts: starts)
    case .twoMode:
      return try twoModeCommunities(
        modes: options.modes, resolution: resolution, weights: weights, seed: seed,
        starts: starts)
    }
  }

  /// The strength of ties between different vertices for each pair of them, directions dropped: with
  /// unit weights the density. The γ at which the whole graph is as good as single vertices.
  private func meanStrengthOfPairs(weights: StrengthRule) throws -> Double {
    guard vertexCount > 1 else { return 0 }
    let ties = try symmetricTies(by: weights)
    let sum = ties.edges.reduce(0) { $0 + ties.weight(at: $1.slot) }
    return sum / (Double(vertexCount) * Double(vertexCount - 1) / 2)
  }
}
