public import NetworkGraph

/// The part of a vertex in a network of modules, after Guimerà and Amaral.
public enum CartographicRole: Int, Hashable, Sendable, CaseIterable {
  /// R1: all ties in the own module.
  case ultraPeripheral = 1
  /// R2: most ties in the own module.
  case peripheral
  /// R3: many ties to other modules.
  case connector
  /// R4: ties spread evenly over all modules.
  case kinless
  /// R5: a hub with most ties in its module.
  case provincialHub
  /// R6: a hub with many ties to most other modules.
  case connectorHub
  /// R7: a hub with ties spread evenly over all modules.
  case kinlessHub

  /// The role of a vertex by the borders of the paper.
  ///
  /// - Parameters:
  ///   - z: The within-module degree as a standard score; a hub has 2.5 or more.
  ///   - participation: The participation coefficient.
  public init(withinModuleZ z: Double, participation: Double) {
    if z < 2.5 {
      switch participation {
      case ...0.05: self = .ultraPeripheral
      case ...0.62: self = .peripheral
      case ...0.80: self = .connector
      default: self = .kinless
      }
    } else {
      switch participation {
      case ...0.30: self = .provincialHub
      case ...0.75: self = .connectorHub
      default: self = .kinlessHub
      }
    }
  }
}

extension CompactGraph {
  /// The participation coefficient of every vertex: how evenly its ties are spread over modules.
  ///
  /// *P(v)* = 1 − Σ*c* (*k(vc)*/*k(v)*)², with *k(vc)* the strength of *v*'s ties to module *c*. It
  /// says who joins modules; it does not say how many ties that takes: a vertex with one tie to each
  /// of two modules has 0.5.
  ///
  /// - Parameters:
  ///   - groups: The number of the module of each vertex, from 0; `nil` for none. Ties to vertices
  ///     without a module are left out.
  ///   - weights: What the weight of an edge counts for.
  /// - Returns: From 0 to below 1; 0 for a vertex without ties, as in the Brain Connectivity
  ///   Toolbox; `nil` for a vertex without a module. Directions are dropped, a self-loop counts in
  ///   the own module.
  /// - Throws: `AnalysisError` when there is not one module per vertex or a number is negative;
  ///   `WeightError` when weights cannot be strengths.
  /// - Complexity: O(*n* + *m* log *d*) time, O(*n* + *m* + *g*) space for a largest number *g*.
  /// - SeeAlso: R. Guimerà, L. A. N. Amaral, "Functional cartography of complex metabolic networks",
  ///   *Nature* 433, 2005, 895–900, doi:10.1038/nature03288.
  public func participation(
    groups: [Int?], weights rule: StrengthRule = .unit
  ) throws -> [Double?] {
    let (modules, moduleCount) = try denseModules(groups)
    let ties = try tiesWithLoops(by: rule)
    var toModule = [Double](repeating: 0, count: moduleCount)
    var touched: [Int] = []
    return ties.vertices.map { v in
      guard modules[v.index] >= 0 else { return nil }
      var total = 0.0
      for slot in ties.arcs(from: v) {
        let module = modules[ties.heads[slot].index]
        let strength = ties.weight(at: slot)
        guard module >= 0, strength > 0 else { continue }
        if toModule[module] == 0 { touched.append(module) }
        toModule[module] += strength
        total += strength
      }
      var concentration = 0.0
      for module in touched {
        let share = toModule[module] / total
        concentration += share * share
        toModule[module] = 0
      }
      let isAlone = touched.count <= 1
      touched.removeAll(keepingCapacity: true)
      return isAlone ? 0 : 1 - concentration
    }
  }

  /// The strength of every vertex inside its module, as a standard score among the members.
  ///
  /// *z(v)* = (*k(v)* − mean)/standard deviation, with *k(v)* the strength of *v*'s ties within its
  /// module. 2.5 and more marks a hub of the module. It does not compare modules with each other.
  ///
  /// - Parameters:
  ///   - groups: As for ``participation(groups:weights:)``.
  ///   - weights: What the weight of an edge counts for.
  /// - Returns: 0 where all members are alike; `nil` for a vertex without a module. The deviation is
  ///   that of the population (divided by the number of members), as in the Brain Connectivity
  ///   Toolbox.
  /// - Throws: As ``participation(groups:weights:)``.
  /// - Complexity: As ``participation(groups:weights:)``.
  /// - SeeAlso: Guimerà and Amaral 2005, doi:10.1038/nature03288.
  public func withinModuleZ(
    groups: [Int?], weights rule: StrengthRule = .unit
  ) throws -> [Double?] {
    let (modules, moduleCount) = try denseModules(groups)
    let ties = try tiesWithLoops(by: rule)
    var inside = [Double](repeating: 0, count: vertexCount)
    var size = [Double](repeating: 0, count: moduleCount)
    var largest = size
    for v in ties.vertices where modules[v.index] >= 0 {
      let module = modules[v.index]
      for slot in ties.arcs(from: v) where modules[ties.heads[slot].index] == module {
        inside[v.index] += ties.weight(at: slot)
      }
      size[module] += 1
      largest[module] = max(largest[module], inside[v.index])
    }
    // In units of the largest in the module, so that squares neither overflow nor vanish.
    func scaled(_ v: Int) -> Double {
      largest[modules[v]] > 0 ? inside[v] / largest[modules[v]] : 0
    }
    var mean = [Double](repeating: 0, count: moduleCount)
    var deviation = mean
    for v in 0..<vertexCount where modules[v] >= 0 { mean[modules[v]] += scaled(v) }
    for module in 0..<moduleCount { mean[module] /= size[module] }
    for v in 0..<vertexCount where modules[v] >= 0 {
      let difference = scaled(v) - mean[modules[v]]
      deviation[modules[v]] += difference * difference
    }
    return (0..<vertexCount).map { v in
      guard modules[v] >= 0 else { return nil }
      let module = modules[v]
      let spread = (deviation[module] / size[module]).squareRoot()
      // Equal sums of weights may differ in their last bits.
      return spread > 1e-13 ? (scaled(v) - mean[module]) / spread : 0
    }
  }

  /// The cartographic role of every vertex, from its ``withinModuleZ(groups:weights:)`` and its
  /// ``participation(groups:weights:)``.
  ///
  /// - Returns: `nil` for a vertex without a module.
  /// - Throws: As ``participation(groups:weights:)``.
  /// - Complexity: As ``participation(groups:weights:)``.
  /// - Note: The borders were drawn for metabolic networks with modules of some dozens; in a module
  ///   of fewer than eight nobody can reach *z* = 2.5, since |*z*| ≤ √(*s* − 1) for *s* members.
  public func cartographicRoles(
    groups: [Int?], weights rule: StrengthRule = .unit
  ) throws -> [CartographicRole?] {
    let z = try withinModuleZ(groups: groups, weights: rule)
    return zip(z, try participation(groups: groups, weights: rule)).map { z, participation in
      guard let z, let participation else { return nil }
      return CartographicRole(withinModuleZ: z, participation: participation)
    }
  }

  /// Modules numbered from 0 without gaps; −1 for none.
  func denseModules(_ groups: [Int?]) throws(AnalysisError) -> (modules: [Int], count: Int) {
    try checkGroups(groups)
    var number: [Int: Int] = [:]
    let modules = groups.map { group -> Int in
      guard let group else { return -1 }
      if let known = number[group] { return known }
      number[group] = number.count
      return number.count - 1
    }
    return (modules, number.count)
  }

  /// The graph without directions, self-loops kept, weighted by strength: arcs both ways add up
  /// with weights and are one tie without.
  private func tiesWithLoops(by rule: StrengthRule) throws(WeightError) -> CompactGraph {
    guard try strengths(by: rule) != nil else {
      return unweighted().undirected(parallelEdges: .first)
    }
    return undirected(parallelEdges: .sum)
  }
}
