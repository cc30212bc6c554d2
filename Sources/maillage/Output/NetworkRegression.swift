import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// How well networks on the same actors explain the ties of another (MR-QAP).
struct NetworkRegression {
  let predictorNames: [String]
  /// The number of actors that all networks have.
  let actorCount: Int
  /// `nil` where there is nothing to explain, or too little to explain it with.
  let found: QAPRegression?
  let language: Language
  let seed: UInt64

  /// - Parameters:
  ///   - predicted: The network whose ties are explained.
  ///   - predictors: The networks that explain them.
  init(
    _ predicted: NetworkComparison.Side, on predictors: [NetworkComparison.Side],
    permutations: Int, seed: UInt64, language: Language
  ) throws {
    predictorNames = predictors.map(\.name)
    (self.language, self.seed) = (language, seed)
    let common = predictors.reduce(Set(predicted.ids)) { $0.intersection($1.ids) }.sorted()
    actorCount = common.count
    found = try predicted.graph(on: common).qapRegression(
      on: predictors.map { $0.graph(on: common) }, permutations: permutations, seed: seed)
  }

  private func say(_ english: String, _ french: String) -> String {
    language == .french ? french : english
  }

  var text: String {
    let heading = say(
      "Regression of the ties of the first on the others (MR-QAP), \(language.format(actorCount)) "
        + "actors of all:\n",
      "Régression des liens du premier sur les autres (MR-QAP), \(language.format(actorCount)) "
        + "acteurs communs à tous\u{202F}:\n")
    guard let found else {
      return heading
        + say(
          "  nothing to explain: all pairs of actors are alike, or there are too few\n",
          "  rien à expliquer\u{202F}: toutes les paires sont semblables, ou trop peu nombreuses\n")
    }
    var table = TextTable([
      .init(say("network", "réseau")), .init(say("coefficient", "coefficient"), .trailing),
      .init("t", .trailing), .init("p", .trailing),
    ])
    table.rows.append([
      say("(constant)", "(constante)"), language.format(found.intercept, decimals: 3), "", "",
    ])
    for (name, predictor) in zip(predictorNames, found.predictors) {
      table.rows.append([
        TextTable.printable(name), language.format(predictor.coefficient, decimals: 3),
        language.format(predictor.tStatistic, decimals: 2),
        language.format(predictor.pValue, decimals: 3),
      ])
    }
    let share = language.format(found.rSquared, decimals: 3)
    let count = language.format(found.permutationCount)
    return heading + table.text
      + say(
        "R² = \(share); p of \(count) renumberings for each network\n",
        "R² = \(share)\u{202F}; p sur \(count) renumérotations pour chaque réseau\n")
  }

  var json: JSONValue {
    guard let found else { return .null }
    return .object([
      ("actors", .number(actorCount)), ("intercept", .number(found.intercept)),
      ("r_squared", .number(found.rSquared)),
      (
        "predictors",
        .array(
          zip(predictorNames, found.predictors).map { name, predictor in
            .object([
              ("name", .string(name)), ("coefficient", .number(predictor.coefficient)),
              ("t", .number(predictor.tStatistic)), ("p_value", .number(predictor.pValue)),
            ])
          })
      ),
      ("permutations", .number(found.permutationCount)), ("seed", .number(Int(clamping: seed))),
    ])
  }
}
