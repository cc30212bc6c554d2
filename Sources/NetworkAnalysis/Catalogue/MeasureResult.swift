public import NetworkGraph

/// The values of a measure, with what they were computed with.
public struct MeasureResult: Sendable {
  /// The values.
  public enum Values: Sendable, Hashable {
    /// One per vertex; `nil` where it is undefined.
    case vertices([Double?])
    /// One per edge, in the order of `graph.edges`.
    case edges([Double?])
    /// One for the graph; `nil` when it is undefined.
    case graph(Double?)
    /// Several per vertex, each column with its name.
    case columns([Column])
    /// Another vertex per vertex; `nil` where there is none.
    case map([Vertex?])
    /// One per pair of vertices, row by row; a row has as many as there are vertices.
    case matrix([[Double?]])
    /// Vertices, first to last.
    case ranking([Vertex])
    /// Groups of vertices. A bridge is a group of two, an articulation point a group of one.
    case groups([[Vertex]])
    /// Named numbers, in order.
    case table([Row])
  }

  /// One number per vertex under a name.
  public struct Column: Sendable, Hashable {
    /// What the numbers are, as it stands in results: lower case, words joined by hyphens.
    public let name: String
    /// One per vertex; `nil` where it is undefined.
    public let values: [Double?]

    /// Numbers with their name.
    public init(name: String, values: [Double?]) {
      self.name = name
      self.values = values
    }
  }

  /// One line of a table.
  public struct Row: Sendable, Hashable {
    /// What the number is, as it stands in results.
    public let name: String
    /// The number; `nil` where the graph does not define it.
    public let value: Double?

    /// A number with its name.
    public init(name: String, value: Double?) {
      self.name = name
      self.value = value
    }
  }

  /// A parameter and the value that was used.
  public struct Parameter: Sendable, Hashable {
    /// The name in JSON.
    public let name: String
    /// The value that was used, whether it was given or is the default.
    public let value: ParameterValue

    init(_ name: String, _ value: ParameterValue) {
      self.name = name
      self.value = value
    }
  }

  /// A value that JSON can express. Vertices become the ids of their actors there.
  public enum ParameterValue: Sendable, Hashable {
    /// Nothing: weights were not used.
    case null
    /// `true` or `false`.
    case flag(Bool)
    /// A whole number.
    case whole(Int)
    /// A decimal number, always finite.
    case number(Double)
    /// A word, such as the name of a choice or of a column.
    case text(String)
    /// A vertex: the id of its actor.
    case vertex(Vertex)
    /// Some vertices: a list of ids.
    case vertices([Vertex])
    /// Groups of vertices: lists of ids.
    case groups([[Vertex]])
    /// One number per vertex: an object from id to number.
    case perVertex([Double])
  }

  /// The measure.
  public let measure: Measure
  /// Whether the graph is directed.
  public let isDirected: Bool
  /// What it was computed with, defaults included: `directed` and `weight` first, then the measure's
  /// own in the order in which it declares them.
  public let parameters: [Parameter]
  /// The values.
  public let values: Values

  /// The values as a column, or `nil` when they are not one per vertex.
  ///
  /// - Parameter name: The name of the column; that of the measure unless given.
  public func column(named name: String? = nil) -> VertexTable.Column? {
    guard case .vertices(let numbers) = values else { return nil }
    return VertexTable.Column(
      name: name ?? measure.name, caption: measure.caption,
      definition: LocalizedText(definition(in: .english), definition(in: .french)),
      values: .numbers(numbers))
  }

  /// The definition of the measure, followed by the parameters that were used where they are not
  /// the defaults.
  public func definition(in language: Language) -> String {
    let chosen = statedParameters.map { "\($0.name) = \($0.text)" }
    guard !chosen.isEmpty else { return measure.definition[language] }
    let list = chosen.joined(separator: ", ")
    switch language {
    case .english: return "\(measure.definition.english) Computed with \(list)."
    case .french: return "\(measure.definition.french) Calculé avec \(list)."
    }
  }

  private var statedParameters: [(name: String, text: String)] {
    parameters.compactMap { parameter in
      let standard = measure.parameters.first { $0.name == parameter.name }?.defaultValue
      let text: String
      switch parameter.value {
      case .null, .vertex, .vertices, .groups, .perVertex: return nil
      case .flag(let flag):
        if parameter.name == "directed" { return nil }
        text = flag ? "true" : "false"
      case .whole(let number): text = String(number)
      case .number(let number):
        if standard.flatMap(Double.init) == number { return nil }
        text = number.description
      case .text(let word): text = word
      }
      return text == standard ? nil : (parameter.name, text)
    }
  }
}
