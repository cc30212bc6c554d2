import Foundation
import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

/// The unit of the weights is arbitrary. A value that changes by 2ᵖ when weights are doubled must change
/// by 2ᵖᵏ when they are multiplied by 2ᵏ, however large or small they become; else it must be refused.
/// A number that overflowed, vanished or was cut on the way breaks the law.
@Suite struct ScaleInvarianceTests {
  private static let ends = [
    (0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (1, 0), (4, 5), (5, 6), (6, 4), (0, 6), (3, 3),
  ]
  private static let twoModeEnds = [(0, 4), (0, 5), (1, 4), (1, 6), (2, 5), (2, 6), (3, 6)]
  private static let weights = [1, 2, 3, 1, 2, 1.5, 0.5, 1, 3, 2, 1]

  /// What 2ᵏ does to the answer of a measure.
  private func input(
    _ measure: Measure, isDirected: Bool, meaning: WeightMeaning, exponent: Int,
    options: [String: String]
  ) -> MeasureInput {
    let isTwoMode =
      measure.name.hasPrefix("two-mode") || measure.name == "projection-significance"
    let edges = zip(isTwoMode ? Self.twoModeEnds : Self.ends, Self.weights).map { ends, weight in
      (ends.0, ends.1, Double(sign: .plus, exponent: exponent, significand: weight))
    }
    return BadInput(
      description: "",
      graph: CompactGraph(
        vertexCount: 7, weightedEdges: edges, meaning: meaning, isDirected: isDirected,
        parallelEdges: .first)
    ).input(options)
  }

  /// Measures with a length or a strength as unit of their own: steps, a density.
  private static let hasUnit: Set<String> = ["potts-communities"]

  @Test(
    arguments: MeasureCatalogue.measures.filter { measure in
      measure.parameters.contains { ["weights", "lengths"].contains($0.name) }
    }.map(\.name))
  func `the unit of weights does not matter, or the measure is refused`(name: String) throws {
    let measure = try #require(MeasureCatalogue.measure(named: name))
    guard !Self.hasUnit.contains(name) else { return }
    for meaning in [WeightMeaning.strength, .distance] {
      for isDirected in [false, true] {
        for options in optionSets(measure, meaning) where options["kind"] != "m" {
          func values(_ exponent: Int) -> MeasureResult.Values? {
            try? measure.evaluate(
              on: input(
                measure, isDirected: isDirected, meaning: meaning, exponent: exponent,
                options: options)
            ).values
          }
          guard let once = values(0), let twice = values(1) else { continue }
          for exponent in [-1060, -1000, -500, 500, 1000, 1018] {
            guard let found = values(exponent) else { continue }
            let note: Comment =
              "\(name) \(options) × 2^\(exponent), \(isDirected ? "directed" : "undirected")"
            compare(once, twice, found, exponent, note)
          }
        }
      }
    }
  }

  private func optionSets(_ measure: Measure, _ meaning: WeightMeaning) -> [[String: String]] {
    var rules: [[String: String]] = []
    var choices: [[String: String]] = [[:]]
    for parameter in measure.parameters {
      switch (parameter.name, parameter.values) {
      case ("weights", _): rules.append(["weights": "weight"])
      case ("lengths", _):
        rules.append(["lengths": meaning == .distance ? "weight" : "inverse-weight"])
      case (_, .choice(let words)):
        choices += words.filter { $0 != parameter.defaultValue }.map { [parameter.name: $0] }
      case (_, .flag):
        choices.append([parameter.name: parameter.defaultValue == "true" ? "false" : "true"])
      default: break
      }
    }
    let few = measure.fewRepetitions
    return rules.flatMap { rule in
      choices.map { $0.merging(rule) { first, _ in first }.merging(few) { first, _ in first } }
    }
  }

  private func compare(
    _ once: MeasureResult.Values, _ twice: MeasureResult.Values, _ found: MeasureResult.Values,
    _ exponent: Int, _ note: Comment
  ) {
    switch (once, found) {
    case (.groups, _), (.ranking, _), (.map, _):
      #expect(once == found, note)
      return
    default: break
    }
    for (place, value) in once.numbers.enumerated() {
      guard found.numbers.indices.contains(place) else {
        Issue.record("\(note): numbers are missing")
        return
      }
      guard let value, let doubled = twice.numbers[place], let now = found.numbers[place] else {
        #expect(value == nil && found.numbers[place] == nil, "\(note): \(place)")
        continue
      }
      guard value != 0 else {
        #expect(abs(now) < 1e-9, "\(note): \(place) is \(now)")
        continue
      }
      let power = log2(abs(doubled / value))
      // 1 − Σ 1/d and the like have no such power.
      guard abs(power - power.rounded()) < 1e-9 else { return }
      let expected = Double(
        sign: .plus, exponent: Int(power.rounded()) * exponent, significand: value)
      // Sums of scores that do not change are right to rounding of 1, others relatively.
      let error = 1e-9 * max(abs(expected), power.rounded() == 0 ? 1 : 1e-300)
      #expect(abs(now - expected) <= error, "\(note): \(place) is \(now), not \(expected)")
    }
  }
}
