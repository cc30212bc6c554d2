import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

/// Every measure on every odd graph: a defined value, none, or a refusal that says what is wrong. Never
/// a trap, never a number that is not one.
@Suite struct BadInputTests {
  /// The result, or the sentence of a refusal; anything else is recorded as an issue.
  private func evaluate(
    _ measure: Measure, _ input: MeasureInput, _ note: Comment
  ) -> Result<MeasureResult.Values, any Error> {
    do {
      let values = try measure.evaluate(on: input).values
      #expect(values.fits(measure, input.graph), note)
      #expect(values.numbers.allSatisfy { $0?.isFinite ?? true }, note)
      return .success(values)
    } catch {
      let isKnown =
        error is WeightError || error is AnalysisError || error is MeasureOptionError
      #expect(isKnown, "\(note): \(type(of: error))")
      let sentence = "\(error)"
      #expect(sentence.utf8.count > 15 && !sentence.hasSuffix("."), "\(note): \(sentence)")
      return .failure(error)
    }
  }

  /// The options of a measure with one choice or flag other than its default at a time.
  private func variants(_ measure: Measure) -> [[String: String]] {
    measure.parameters.reduce(into: [[:]]) { list, parameter in
      switch parameter.values {
      case .choice(let words):
        guard parameter.name != "weights" && parameter.name != "lengths" else { return }
        list += words.filter { $0 != parameter.defaultValue }.map { [parameter.name: $0] }
      case .flag: list.append([parameter.name: parameter.defaultValue == "true" ? "false" : "true"])
      default: break
      }
    }
  }

  /// These look at all sets, at all pairs or iterate long: on the long graph they would take minutes here.
  private static let slow: Set<String> = [
    "key-players", "key-player-quality", "cohesive-blocks", "vertex-cohesion", "best-core",
    "core-fit", "core-score", "blockmodel", "blockmodel-image", "girvan-newman",
    "community-significance", "community-certainty", "rank-intervals", "regular-equivalence",
    "regular-classes", "motifs", "robustness", "attack-curve", "small-world",
    "projection-significance", "qap-homophily", "concor", "concor-image",
    "structural-equivalence", "structural-classes", "continuous-coreness", "leading-eigenvector",
    "subgraph-centrality", "communicability", "eigenvector", "hubs", "authorities", "infomap",
  ]

  @Test(arguments: BadInput.unweighted)
  func `every measure answers on an odd graph, or says why not`(bad: BadInput) {
    let isLong = bad.graph.vertexCount > 100
    for measure in MeasureCatalogue.measures where !isLong || !Self.slow.contains(measure.name) {
      for options in isLong ? [[:]] : variants(measure) {
        let options = options.merging(measure.fewRepetitions) { first, _ in first }
        _ = evaluate(measure, bad.input(options), "\(measure.name) \(options), \(bad)")
      }
    }
  }

  /// Negative numbers are weights like others for these.
  private static let negativesAllowed: Set<String> = [
    "mst-weight", "spanning-forest", "qap-homophily",
  ]

  @Test(arguments: BadInput.weighted)
  func `a weight that cannot be used is refused by its edge, others give finite numbers`(
    bad: BadInput
  ) {
    for measure in MeasureCatalogue.measures {
      // Graphs of ties inside a mode are refused for that, before weights are looked at.
      guard !measure.name.hasPrefix("two-mode") else { continue }
      // The iterations of these take seconds here to find that they do not settle.
      let isEndless =
        ["eigenvector", "hubs", "authorities"].contains(measure.name)
        && bad.description.contains("decades apart")
      for options in bad.weightOptions(of: measure) where !isEndless {
        let options = options.merging(measure.fewRepetitions) { first, _ in first }
        let note: Comment = "\(measure.name), \(bad)"
        switch evaluate(measure, bad.input(options), note) {
        case .success:
          let isFine =
            bad.faultyEdges.isEmpty
            || (Self.negativesAllowed.contains(measure.name)
              && bad.description.contains("negative"))
          #expect(isFine, "\(note) has a value")
        case .failure(WeightError.unusable(let tail, let head, _, _)):
          guard !bad.faultyEdges.isEmpty else { continue }
          let isNamed = bad.faultyEdges.contains {
            ($0 == tail && $1 == head) || ($0 == head && $1 == tail)
          }
          #expect(isNamed, "\(note) names \(tail) and \(head)")
        case .failure(WeightError.needsStrength), .failure(WeightError.needsDistance): break
        case .failure(AnalysisError.needsDirectedGraph),
          .failure(AnalysisError.needsUndirectedGraph):
          break
        case .failure(let error):
          #expect(bad.faultyEdges.isEmpty, "\(note): \(error)")
        }
      }
    }
  }

  @Test(arguments: [false, true])
  func `ways that are longer than the largest number are not taken for missing`(isDirected: Bool) {
    let big = Double.greatestFiniteMagnitude
    let bad = BadInput.weighted(
      "", [big, big, big, big, big, big, big], isDirected: isDirected, meaning: .distance)
    for measure in MeasureCatalogue.measures
    where measure.parameters.contains(where: { $0.name == "lengths" }) {
      let found = evaluate(measure, bad.input(["lengths": "weight"]), "\(measure.name)")
      #expect(throws: WeightError.self, "\(measure.name)") { try found.get() }
    }
  }
}
