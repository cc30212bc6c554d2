public import NetworkGraph

/// What a measure is computed on.
public struct MeasureInput: Sendable {
  /// A group for each vertex: the sphere of its actor, a cluster, an attribute.
  public struct Grouping: Hashable, Sendable {
    /// The number of the group of each vertex, from 0; `nil` for none.
    public let groups: [Int?]
    /// The name of each group.
    public let names: [String]
    /// The name of the attribute that the groups come from; `nil` for a partition that was computed,
    /// which results then list in full.
    public let attribute: String?

    /// Groups by their numbers, which are places in `names`; `groups` has one element per vertex.
    public init(groups: [Int?], names: [String], attribute: String?) {
      self.groups = groups
      self.names = names
      self.attribute = attribute
    }

    /// The grouping of a partition, with numbers for names.
    public init(_ partition: Partition) {
      self.init(
        groups: partition.membership, names: partition.groups.indices.map { String($0 + 1) },
        attribute: nil)
    }

    var partition: [[Vertex]] {
      var result = [[Vertex]](repeating: [], count: names.count)
      for (v, group) in groups.enumerated() {
        if let group, result.indices.contains(group) { result[group].append(Vertex(v)) }
      }
      return result
    }
  }

  /// A number for each vertex: a size, an age, a budget.
  public struct Attribute: Hashable, Sendable {
    /// The name of the column.
    public let name: String
    /// One per vertex; `nil` where it is missing.
    public let values: [Double?]

    /// Numbers by vertex, under the name of their column.
    public init(name: String, values: [Double?]) {
      self.name = name
      self.values = values
    }
  }

  /// The graph that the measure is computed on.
  public var graph: CompactGraph
  /// Options by name, as users write them; see ``Measure/parameters``.
  public var options: [String: String]
  /// The groups for measures that compare groups.
  public var grouping: Grouping?
  /// The vertex that distances are measured from.
  public var source: Vertex?
  /// The vertex that paths and flows lead to.
  public var target: Vertex?
  /// The vertices that a measure asks about together: key players, a core, some sources.
  public var vertexSet: [Vertex]?
  /// The vertices that paths from ``vertexSet`` lead to; `nil` for all.
  public var targetSet: [Vertex]?
  /// The numbers for measures that compare the ends of ties.
  public var attribute: Attribute?
  /// Where the jumps of PageRank lead.
  public var personalization: [Double]?
  /// The name of the column that weights come from, for the statement of parameters.
  public var weightName: String
  /// How edges between the same vertices were merged, for the statement of parameters.
  public var parallelEdges: ParallelEdges?
  /// The relations that the edges were made of, for measures that draw them again.
  public var records: [TieRecord]?

  /// A relation between two actors as it was recorded, before those of the same actors were merged.
  public struct TieRecord: Hashable, Sendable {
    /// Where it begins.
    public let tail: Vertex
    /// Where it ends.
    public let head: Vertex
    /// Its weight, 1 unless given.
    public let weight: Double
    /// The project or source that it comes from, by its number; `nil` for none, and then it stands for
    /// itself.
    public let unit: Int?

    /// A relation between two vertices of the graph.
    public init(tail: Vertex, head: Vertex, weight: Double = 1, unit: Int? = nil) {
      self.tail = tail
      self.head = head
      self.weight = weight
      self.unit = unit
    }
  }

  /// A graph with the choices that are given; defaults of the measure for the rest.
  public init(
    graph: CompactGraph, options: [String: String] = [:], grouping: Grouping? = nil,
    source: Vertex? = nil, target: Vertex? = nil, vertexSet: [Vertex]? = nil,
    targetSet: [Vertex]? = nil, attribute: Attribute? = nil, personalization: [Double]? = nil,
    weightName: String = "weight",
    parallelEdges: ParallelEdges? = nil
  ) {
    self.graph = graph
    self.options = options
    self.grouping = grouping
    self.source = source
    self.target = target
    self.vertexSet = vertexSet
    self.targetSet = targetSet
    self.attribute = attribute
    self.personalization = personalization
    self.weightName = weightName
    self.parallelEdges = parallelEdges
  }
}

/// One computation of a measure: reads options and keeps what was used.
struct MeasureRun {
  let measure: Measure
  let input: MeasureInput
  private(set) var parameters: [MeasureResult.Parameter]

  var graph: CompactGraph { input.graph }

  init(_ measure: Measure, _ input: MeasureInput) throws(MeasureOptionError) {
    self.measure = measure
    self.input = input
    parameters = [
      .init("directed", .flag(input.graph.isDirected)), .init("weight", .null),
    ]
    if let rule = input.parallelEdges {
      let names: [ParallelEdges: String] = [.maximum: "max", .minimum: "min"]
      parameters.append(.init("multi", .text(names[rule] ?? rule.rawValue)))
    }
    let known = measure.parameters.filter(\.isText).map(\.name)
    for name in input.options.keys.sorted(by: precedesByBytes) where !known.contains(name) {
      throw .unknownOption(name, measure: measure.name, known: known)
    }
  }

  /// The text of an option: as given, or the default.
  private func text(_ name: String) -> String {
    let parameter = measure.parameters.first { $0.name == name }
    precondition(parameter != nil, "\(measure.name) reads option \(name) without declaring it")
    return input.options[name] ?? parameter?.defaultValue ?? ""
  }

  mutating func record(_ name: String, _ value: MeasureResult.ParameterValue) {
    if let place = parameters.firstIndex(where: { $0.name == name }) {
      parameters[place] = .init(name, value)
    } else {
      parameters.append(.init(name, value))
    }
  }

  mutating func flag(_ name: String) throws(MeasureOptionError) -> Bool {
    let text = text(name)
    guard let value = Bool(text) else {
      throw .invalidValue(text, option: name, expected: "true or false")
    }
    record(name, .flag(value))
    return value
  }

  mutating func number(_ name: String) throws(MeasureOptionError) -> Double {
    let text = text(name)
    // `Double(_:)` also takes "nan", "inf" and hexadecimal digits, which are no option values.
    guard let value = Double(text), value.isFinite,
      text.utf8.allSatisfy({ Array("0123456789.eE+-".utf8).contains($0) })
    else { throw .invalidValue(text, option: name, expected: "a number such as 0.85") }
    record(name, .number(value))
    return value
  }

  mutating func wholeNumber(_ name: String) throws(MeasureOptionError) -> Int {
    let text = text(name)
    // A seed may be any number; of what is counted or repeated a million is more than anybody waits for.
    let limit = name == "seed" ? Int.max : 1_000_000
    guard let value = Int(text), (0...limit).contains(value) else {
      throw .invalidValue(text, option: name, expected: "a whole number from 0 to \(limit)")
    }
    record(name, .whole(value))
    return value
  }

  mutating func choice<Choice>(_ name: String, _: Choice.Type) throws(MeasureOptionError) -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    let text = text(name)
    guard case .choice(let words)? = measure.parameters.first(where: { $0.name == name })?.values,
      words.contains(where: { $0.utf8.elementsEqual(text.utf8) }),
      let value = Choice(rawValue: text)
    else {
      throw .invalidValue(
        text, option: name, expected: words(of: name).joined(separator: " or "))
    }
    record(name, .text(text))
    return value
  }

  private func words(of name: String) -> [String] {
    guard case .choice(let words)? = measure.parameters.first(where: { $0.name == name })?.values
    else { return [] }
    return words
  }

  /// The option `weights`.
  mutating func strengthRule() throws(MeasureOptionError) -> StrengthRule {
    let rule = try choice("weights", StrengthRule.self)
    parameters.removeAll { $0.name == "weights" }
    if rule == .weight { record("weight", .text(input.weightName)) }
    return rule
  }

  /// The option `lengths`.
  mutating func lengthRule() throws(MeasureOptionError) -> LengthRule {
    let text = text("lengths")
    switch text {
    case "unit": return .unit
    case "weight":
      record("weight", .text(input.weightName))
      return .weight
    case "inverse-weight":
      record("weight", .text(input.weightName))
      record("lengths", .text(text))
      return .inverseWeight
    default:
      throw .invalidValue(
        text, option: "lengths", expected: words(of: "lengths").joined(separator: " or "))
    }
  }

  /// The option `normalized`.
  mutating func normalization() throws(MeasureOptionError) -> Normalization {
    try flag("normalized") ? .normalized : .raw
  }

  /// The vertex to start from.
  mutating func source() throws -> Vertex {
    guard let source = input.source else {
      throw MeasureOptionError.missing("a source, the actor to start from", measure: measure.name)
    }
    record("source", .vertex(try existing(source)))
    return source
  }

  /// The vertex to lead to.
  mutating func target() throws -> Vertex {
    guard let target = input.target else {
      throw MeasureOptionError.missing("a target, the actor to reach", measure: measure.name)
    }
    record("target", .vertex(try existing(target)))
    return target
  }

  /// The vertices that are asked about together, without repetition, in ascending order.
  ///
  /// - Parameter name: The name of the parameter.
  mutating func vertexSet(_ name: String) throws -> [Vertex] {
    guard let given = input.vertexSet else {
      throw MeasureOptionError.missing("some actors to ask about", measure: measure.name)
    }
    return try recorded(given, as: name)
  }

  /// The vertices that paths lead to, without repetition, in ascending order; `nil` for all.
  ///
  /// - Parameter name: The name of the parameter.
  mutating func targetSet(_ name: String) throws -> [Vertex]? {
    guard let given = input.targetSet else {
      record(name, .text("all"))
      return nil
    }
    return try recorded(given, as: name)
  }

  private mutating func recorded(_ given: [Vertex], as name: String) throws -> [Vertex] {
    for vertex in given { _ = try existing(vertex) }
    let set = Set(given).sorted()
    record(name, .vertices(set))
    return set
  }

  /// A number for each vertex.
  mutating func attribute() throws -> [Double?] {
    guard let attribute = input.attribute else {
      throw MeasureOptionError.missing("a column of numbers of the actors", measure: measure.name)
    }
    try graph.checkCount(attribute.values.count, of: "values of '\(attribute.name)'")
    record("attribute", .text(attribute.name))
    return attribute.values
  }

  private func existing(_ vertex: Vertex) throws -> Vertex {
    try graph.check(vertex)
    return vertex
  }

  /// The grouping of the vertices.
  mutating func grouping() throws -> MeasureInput.Grouping {
    guard let grouping = input.grouping else {
      throw MeasureOptionError.missing(
        "groups of the vertices, such as their spheres", measure: measure.name)
    }
    try graph.checkCount(grouping.groups.count, of: "group memberships")
    for case (let v, let group?) in grouping.groups.enumerated()
    where !grouping.names.indices.contains(group) {
      throw AnalysisError.unusableValue(
        of: "group", vertex: Vertex(v), value: Double(group),
        expected: "a number from 0 to below the number of groups")
    }
    if let attribute = grouping.attribute {
      record("attribute", .text(attribute))
    } else {
      record("groups", .groups(grouping.partition))
    }
    return grouping
  }
}
