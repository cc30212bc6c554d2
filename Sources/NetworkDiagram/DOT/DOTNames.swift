import NetworkGraph

/// The names of the nodes in a DOT file: the ids of the actors, wherever DOT can hold them.
struct DOTNames {
  /// One name per node, each different; writable in quotes.
  let nodes: [String]
  /// Whether the name is the id, byte for byte.
  let isExact: [Bool]
  /// What no name of an actor begins with; names of the legend do.
  let legendPrefix: String

  init(ids: [Identifier]) {
    isExact = ids.map { DOTText.isWritable($0.text) }
    var taken = Set(zip(ids, isExact).filter(\.1).map(\.0))
    var names: [String] = []
    for (id, isExact) in zip(ids, isExact) {
      guard !isExact else {
        names.append(id.text)
        continue
      }
      var name = Self.encoded(id.text)
      while !taken.insert(Identifier(name)).inserted { name += "%" }
      names.append(name)
    }
    nodes = names
    var prefix = "legend/"
    while names.contains(where: { $0.utf8.starts(with: prefix.utf8) }) { prefix += "/" }
    legendPrefix = prefix
  }

  /// A text with its backslashes, percent signs and control characters as `%` and two hexadecimal
  /// digits per byte.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for scalar in text.unicodeScalars {
      let isPlain =
        scalar != "\\" && scalar != "%" && DOTText.isWritable(String(scalar))
      if isPlain {
        result.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 {
          result += "%"
          result.append(digits[Int(byte >> 4)])
          result.append(digits[Int(byte & 15)])
        }
      }
    }
    // A name that begins like those that Graphviz gives would be taken for one.
    return DOTText.isWritable(result) ? result : "_" + result
  }
}
