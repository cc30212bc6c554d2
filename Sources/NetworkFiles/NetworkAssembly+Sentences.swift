import NetworkGraph

extension NetworkAssembly {
  /// A sentence without the names of tables that a file of another format does not have.
  static func withoutTableNames(_ message: String, _ code: NetworkFault.Code) -> String {
    let (name, words): (String, String)
    switch code {
    case .unknownActor: (name, words) = (" in actors.csv,", " among the actors of the file,")
    case .unknownSource: (name, words) = (" in sources.csv,", " among the sources of the file,")
    case .undeclaredKind: (name, words) = (" in kinds.csv;", " among the kinds of the file;")
    default: return message
    }
    // The name of the table stands near the end, behind whatever id the file has.
    let bytes = message.utf8
    var start = bytes.index(bytes.endIndex, offsetBy: -name.utf8.count, limitedBy: bytes.startIndex)
    while let place = start {
      if bytes[place...].starts(with: name.utf8) {
        let end = bytes.index(place, offsetBy: name.utf8.count)
        return String(message[..<place]) + words + String(message[end...])
      }
      start = place > bytes.startIndex ? bytes.index(before: place) : nil
    }
    return message
  }
}
