/// The words that our own files of GML use beside the usual ones.
enum GMLWords {
  /// The key of a node that holds the id of the actor, where it is no whole number.
  static let ownID = "maillageId"
  /// The list in the graph that says which columns the keys stand for.
  static let attributeNames = "attributeNames"
}

/// What the keys of a file mean, by a first look at all of them.
struct GMLSurvey: GMLReceiver {
  private(set) var hasGraph = false
  private(set) var isDirected: Bool?
  private(set) var notes: [(line: Int, message: String)] = []
  private(set) var nodesHaveLabels = false
  /// The ids of actors by the ids of nodes, where they differ.
  private(set) var ownIDs: [ContiguousArray<UInt8>: ContiguousArray<UInt8>] = [:]
  /// The names of columns by the paths that stand for them.
  private(set) var columnNames: [GMLPlace: [String: String]] = [:]
  /// The same names in their order.
  private(set) var declaredColumns: [(place: GMLPlace, name: String)] = []
  /// Whether `id` names edges.
  private(set) var edgeIDsAreUnique = true

  /// Whether `value` holds the weights, as in the collections of Newman and others.
  var valueIsWeight: Bool { hasNumericValues && !hasWeights && !hasOtherValues }

  private var hasWeights = false
  private var hasNumericValues = false
  private var hasOtherValues = false
  private var edgeIDs = InternedTexts()
  private var id: ContiguousArray<UInt8> = []
  private var ownID: ContiguousArray<UInt8>?
  private var namedKey: [GMLPlace: String] = [:]
  private var roles: [GMLPlace: ContiguousArray<Role?>] = [:]

  private enum Role {
    case nodeID, ownID, label, edgeID, weight, value, directed
    case actorKey, actorName, relationKey, relationName
    case other
  }

  mutating func graph(line: Int) {
    if hasGraph {
      notes.append((line, "the file goes on with another graph here; only the first one is read"))
    }
    hasGraph = true
  }

  mutating func begin(_ place: GMLPlace, line: Int) {
    id = []
    ownID = nil
  }

  mutating func value(
    _ text: ArraySliceOfBytes, _ kind: GMLScanner.Token, at path: Int, in place: GMLPlace,
    line: Int, paths: GMLPaths
  ) {
    switch role(path, place, paths) {
    case .nodeID: id = Self.decoded(text)
    case .ownID: ownID = Self.decoded(text)
    case .label: nodesHaveLabels = true
    case .edgeID:
      let count = edgeIDs.count
      if edgeIDs.add(text) < count { edgeIDsAreUnique = false }
    case .weight: hasWeights = true
    case .value:
      let isNumber: Bool
      if case .success = readNumber(String(decoding: text.prefix(60), as: UTF8.self), NumberForm())
      {
        isNumber = true
      } else {
        isNumber = false
      }
      if isNumber { hasNumericValues = true } else { hasOtherValues = true }
    case .directed: isDirected = text.first == UInt8(ascii: "1")
    case .actorKey: namedKey[.node] = Self.string(text)
    case .relationKey: namedKey[.edge] = Self.string(text)
    case .actorName: nameColumn(Self.string(text), of: .node)
    case .relationName: nameColumn(Self.string(text), of: .edge)
    case .other: break
    }
  }

  private mutating func nameColumn(_ name: String, of place: GMLPlace) {
    guard let key = namedKey[place], !name.isEmpty else { return }
    columnNames[place, default: [:]][key] = name
    declaredColumns.append((place, name))
  }

  mutating func end(_ place: GMLPlace, line: Int) {
    if place == .node, let ownID, !id.isEmpty { ownIDs[id] = ownID }
  }

  mutating func fault(line: Int, _ message: String) {}

  static func decoded(_ text: ArraySliceOfBytes) -> ContiguousArray<UInt8> {
    var result: ContiguousArray<UInt8> = []
    appendResolvingReferences(text, to: &result)
    return result
  }

  static func string(_ text: ArraySliceOfBytes) -> String {
    String(decoding: decoded(text), as: UTF8.self)
  }

  private mutating func role(_ path: Int, _ place: GMLPlace, _ paths: GMLPaths) -> Role {
    var known = roles.removeValue(forKey: place) ?? []
    while known.count <= path { known.append(nil) }
    let role = known[path] ?? Self.role(of: paths.name(path), in: place)
    known[path] = role
    roles[place] = known
    return role
  }

  private static func role(of name: String, in place: GMLPlace) -> Role {
    switch (place, name) {
    case (.node, GMLWords.ownID): return .ownID
    case (.graph, GMLWords.attributeNames + ".actor.key"): return .actorKey
    case (.graph, GMLWords.attributeNames + ".actor.name"): return .actorName
    case (.graph, GMLWords.attributeNames + ".relation.key"): return .relationKey
    case (.graph, GMLWords.attributeNames + ".relation.name"): return .relationName
    default: break
    }
    switch (place, name.lowercased()) {
    case (.node, "id"): return .nodeID
    case (.node, "label"): return .label
    case (.edge, "id"): return .edgeID
    case (.edge, "weight"): return .weight
    case (.edge, "value"): return .value
    case (.graph, "directed"): return .directed
    default: return .other
    }
  }
}
