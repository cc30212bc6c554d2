import NetworkGraph

/// The attributes of a graph as the metadata of a network, and back.
struct JSONMetadata {
  /// What was read so far.
  private(set) var metadata = NetworkMetadata()
  private var names: Set<Identifier> = []

  /// Takes name, title and description as they are, and keeps other members as JSON.
  mutating func read(_ members: [JSONValue.Member]) {
    for member in members {
      switch (member.name, member.value.text) {
      case ("name", let text?) where metadata.name == nil: metadata.name = text
      case ("title", let text?) where metadata.title == nil: metadata.title = text
      case ("description", let text?) where metadata.description == nil:
        metadata.description = text
      default: keep(member.name, member.value)
      }
    }
  }

  /// Keeps a member that says something of the network as a whole; the first of a name counts.
  mutating func keep(_ name: String, _ value: JSONValue) {
    guard names.insert(Identifier(name)).inserted else { return }
    metadata.furtherProperties.append(
      NetworkMetadata.Property(name: name, json: JSONWriter.compact(value)))
  }

  /// Takes an id and a label for the name and the title, where there are none.
  mutating func complete(name: String?, title: String?) {
    if metadata.name == nil { metadata.name = name }
    if metadata.title == nil { metadata.title = title }
  }

  /// The members that ``read(_:)`` reads back.
  static func members(of metadata: NetworkMetadata) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = []
    for (name, text) in [
      ("name", metadata.name), ("title", metadata.title), ("description", metadata.description),
    ] {
      if let text { members.append((name, .string(text))) }
    }
    var taken = Set(members.map { Identifier($0.0) })
    for property in metadata.furtherProperties
    where taken.insert(Identifier(property.name)).inserted {
      let value = try? JSONParser.parse(property.json.utf8)
      members.append((property.name, value ?? .string(property.json)))
    }
    return members
  }
}

extension NetworkContents {
  /// The contents without what they call themselves: for the loss reports of formats that hold it.
  var withoutMetadata: NetworkContents {
    var contents = self
    contents.metadata = NetworkMetadata()
    return contents
  }
}
