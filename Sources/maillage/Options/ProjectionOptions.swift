import ArgumentParser
import NetworkGraph

/// How relations become edges, as options of the command.
struct ProjectionOptions: ParsableArguments {
  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp(
      "Take only relations of this kind; may be given several times.",
      discussion: "Without it, every kind that the network marks as analysed takes part.",
      valueName: "kind"))
  var kinds: [String] = []

  @Option(
    name: .customLong("role"),
    help: ArgumentHelp(
      "Take only relations that count as this role; may be given several times.",
      discussion: "One of \(Kind.Role.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "role"))
  var roles: [String] = []

  @Flag(name: .customLong("all-kinds"), help: "Take the kinds that are not analysed, too.")
  var takesAllKinds = false

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Take what holds at this date: 2023, 2023-05 or 2023-05-12.", valueName: "date"))
  var asOf: String?

  @Option(
    name: .customLong("during"),
    help: ArgumentHelp(
      "Take what holds at some time between two dates.", valueName: "date/date"))
  var during: String?

  @Flag(
    name: .customLong("known-dates-only"),
    help: "With --as-of or --during, leave out what only may hold because a date is unknown.")
  var excludesUnknownTime = false

  @Option(
    name: .customLong("status"),
    help: ArgumentHelp(
      "Take relations of this status; may be given several times.",
      discussion: "Default: actual, announced and planned, but not ended.", valueName: "status"))
  var statuses: [String] = []

  @Option(
    name: .customLong("min-certainty"),
    help: ArgumentHelp(
      "Take relations whose best statement is at least this certain: doubtful, implied or stated.",
      valueName: "certainty"))
  var minimumCertainty: String?

  @Flag(
    name: .customLong("directed"), help: "Keep directions; an undirected relation goes both ways.")
  var isDirected = false

  @Option(
    name: .customLong("weight"),
    help: ArgumentHelp(
      "What weighs an edge: none, count, strength, distance, or money:CODE such as money:EUR.",
      valueName: "rule"))
  var weight = "none"

  @Option(
    name: .customLong("parallel"),
    help: ArgumentHelp(
      "How relations between the same two actors become one edge: sum, count, maximum, minimum or first.",
      discussion: "Default: sum; minimum for distances.", valueName: "rule"))
  var parallelEdges: String?

  @Flag(
    name: .customLong("connected-only"),
    help: "Leave out actors without a relation that takes part.")
  var takesConnectedOnly = false

  /// The projection that the options ask for.
  ///
  /// - Throws: ``Failure`` of wrong usage, with the option and what was expected.
  func projection() throws -> Projection {
    var result = Projection()
    result.kinds = try kindSelection()
    result.time = try timeSelection()
    result.unknownTime = excludesUnknownTime ? .exclude : .include
    if !statuses.isEmpty {
      result.statuses = try statuses.map { try choice($0, "--status", RelationStatus.init) }
    }
    result.minimumCertainty = try minimumCertainty.map {
      try choice($0, "--min-certainty", Certainty.init)
    }
    result.direction = isDirected ? .directed : .undirected
    result.weight = try weightRule()
    result.parallelEdges =
      try parallelEdges.map { try choice($0, "--parallel", ParallelEdges.init) }
      ?? (result.weight == .distance ? .minimum : .sum)
    result.actors = takesConnectedOnly ? .connected : .all
    return result
  }

  /// Refuses kinds that neither the network nor the catalogue knows: a misspelt kind would give an
  /// empty graph, and numbers that look like a finding.
  ///
  /// - Throws: ``Failure`` of wrong usage that lists the kinds of the network's relations.
  func checkKinds(of network: Network) throws {
    let used = Set(network.relations.map(\.kind))
    let known = used.union(
      (Kind.catalogue + network.contents.kinds).filter { $0.subject == .relation }.map(\.id))
    for name in kinds where !known.contains(Identifier(name)) {
      let list = used.sorted().map { TextTable.printable($0.text) }.joined(separator: ", ")
      throw Failure.usage(
        "--kind: the network has no kind '\(TextTable.printable(name))'"
          + (list.isEmpty ? "; it has no relations" : "; its relations have \(list)"))
    }
  }

  private func kindSelection() throws -> Projection.KindSelection {
    let chosen = (kinds.isEmpty ? 0 : 1) + (roles.isEmpty ? 0 : 1) + (takesAllKinds ? 1 : 0)
    guard chosen <= 1 else {
      throw Failure.usage("--kind, --role and --all-kinds exclude each other; give one of them")
    }
    if !kinds.isEmpty { return .named(kinds.map { Identifier($0) }) }
    if !roles.isEmpty {
      return .countingAs(try roles.map { try choice($0, "--role", Kind.Role.init) })
    }
    return takesAllKinds ? .all : .analysed
  }

  private func timeSelection() throws -> Projection.TimeSelection {
    func date(_ text: some StringProtocol, _ option: String) throws -> PartialDate {
      guard let date = PartialDate(text) else {
        throw Failure.usage("\(option): '\(text)' is no date; expected 2023, 2023-05 or 2023-05-12")
      }
      return date
    }
    switch (asOf, during) {
    case (nil, nil): return .always
    case (let text?, nil): return .asOf(try date(text, "--as-of"))
    case (nil, let text?):
      let ends = text.split(separator: "/", omittingEmptySubsequences: false)
      guard ends.count == 2 else {
        throw Failure.usage(
          "--during: '\(text)' is no period; expected two dates as in 2021/2023-06")
      }
      let (first, last) = (try date(ends[0], "--during"), try date(ends[1], "--during"))
      guard first.earliest <= last.latest else {
        throw Failure.usage("--during: \(last) is before \(first); expected the earlier date first")
      }
      return .during(first, last)
    default: throw Failure.usage("--as-of and --during exclude each other; give one of them")
    }
  }

  private func weightRule() throws -> Projection.WeightRule {
    switch weight {
    case "none": return .none
    case "count": return .count
    case "strength": return .strength
    case "distance": return .distance
    default:
      if weight.hasPrefix("money:") {
        let code = weight.dropFirst("money:".count)
        guard let currency = Currency(code) else {
          throw Failure.usage("--weight: '\(code)' is no currency; expected a code such as EUR")
        }
        return .money(currency)
      }
      throw Failure.usage(
        "--weight: '\(weight)' is no rule; expected none, count, strength, distance or money:CODE")
    }
  }
}

/// The case of an enumeration that an option names.
///
/// - Throws: ``Failure`` of wrong usage that lists what is possible.
func choice<Value: CaseIterable & RawRepresentable<String>>(
  _ text: String, _ option: String, _ make: (String) -> Value?
) throws -> Value {
  guard let value = make(text) else {
    let possible = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw Failure.usage("\(option): '\(text)' is not possible; expected one of \(possible)")
  }
  return value
}
