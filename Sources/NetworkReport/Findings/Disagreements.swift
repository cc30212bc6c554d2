import NetworkGraph

/// A subject of which sources say different things.
struct Disagreement: Sendable {
  let subject: Statement.Subject
  /// The statements that give a value of their own, in the order of their table.
  let statements: [Statement]
}

extension Disagreement {
  /// All subjects on which at least two statements differ in what they say, in the order in which
  /// they first occur among the statements.
  ///
  /// - Complexity: O(*s*) for *s* statements.
  static func all(in network: Network) -> [Disagreement] {
    var seen: Set<Statement.Subject> = []
    var result: [Disagreement] = []
    for statement in network.statements where seen.insert(statement.subject).inserted {
      let own = network.statements(on: statement.subject).filter { $0.says != nil }
      let values = Set(own.compactMap { $0.says.map { Identifier($0) } })
      if values.count > 1 {
        result.append(Disagreement(subject: statement.subject, statements: own))
      }
    }
    return result
  }
}
