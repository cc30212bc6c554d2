/// What a file tells of the machine and the hour that made it, and what it refers to.
struct FileTraces {
  /// Times of day outside the texts of the figure.
  private(set) var times = 0
  /// Absolute paths outside the texts of the figure.
  private(set) var paths = 0
  /// The most decimals of a number of the drawing.
  private(set) var decimals = 0
  /// Numbers with an exponent.
  private(set) var exponents = 0
  /// References to something outside the file.
  private(set) var external = 0
  /// Scripts, handlers of events, and foreign content.
  private(set) var scripts = 0

  init(_ document: MarkupDocument) {
    for text in document.remarks {
      look(at: text)
      // A style sheet of a processing instruction comes from outside.
      if text.hasPrefix("xml-stylesheet") { external += 1 }
    }
    for element in document.elements {
      if ["metadata", "date", "style", "RDF", "creator"].contains(element.name) {
        look(at: element.text)
      }
      if element.name == "script" || element.name == "foreignObject" { scripts += 1 }
      if element.name == "style", element.text.contains("@import") { external += 1 }
      for (name, value) in element.attributes { look(at: value, of: name) }
    }
  }

  private static let drawn: Set<String> = [
    "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "points", "d",
    "viewBox", "font-size", "stroke-width", "stroke-dasharray", "textLength", "transform", "dx",
    "dy",
  ]

  private mutating func look(at value: String, of name: String) {
    if Self.drawn.contains(name) { measure(value) }
    if name.hasPrefix("on"), name.count > 3 { scripts += 1 }
    let local = name.split(separator: ":").last.map(String.init) ?? name
    if local == "href" || local == "src" {
      let target = value.trimmed.lowercased()
      if target.hasPrefix("javascript:") { scripts += 1 }
      if !target.hasPrefix("#"), !target.hasPrefix("data:"), !target.isEmpty { external += 1 }
    }
    if let place = value.firstRange(of: "url(") {
      let target = value[place.upperBound...].drop { $0 == "'" || $0 == "\"" || $0 == " " }
      if !target.hasPrefix("#"), !target.hasPrefix("data:") { external += 1 }
    }
    // Names of actors and what is said of them are data.
    if !name.hasPrefix("data-"), !name.hasPrefix("xmlns"), local != "href" { look(at: value) }
  }

  private mutating func look(at text: String) {
    let bytes = text.utf8
    if bytes.contains(UInt8(ascii: ":")), Self.tellsTime(Array(bytes)) { times += 1 }
    if bytes.contains(UInt8(ascii: "/")) || bytes.contains(UInt8(ascii: "\\")), Self.namesPath(text)
    {
      paths += 1
    }
  }

  /// Whether seconds, a zone or a half of the day follow hours and minutes: `10:11:12`, `10:11Z`,
  /// `10:11 am`.
  private static func tellsTime(_ bytes: [UInt8]) -> Bool {
    func isDigit(_ place: Int) -> Bool {
      bytes.indices.contains(place) && (48...57).contains(bytes[place])
    }
    for colon in bytes.indices where bytes[colon] == UInt8(ascii: ":") {
      guard isDigit(colon - 1), isDigit(colon + 1), isDigit(colon + 2) else { continue }
      let rest = String(decoding: bytes[(colon + 3)...].prefix(4), as: UTF8.self).lowercased()
      let half = rest.trimmed
      if rest.hasPrefix(":") && isDigit(colon + 4) || rest.hasPrefix("z") || half.hasPrefix("am")
        || half.hasPrefix("pm")
      {
        return true
      }
    }
    return false
  }

  private static let folders = [
    "/home/", "/Users/", "/tmp/", "/var/", "/private/", "/root/", "/mnt/", "/opt/",
  ]

  private static func namesPath(_ text: String) -> Bool {
    if text.contains("file:") || text.contains(":\\") { return true }
    return folders.contains { folder in
      guard let place = text.firstRange(of: folder)?.lowerBound else { return false }
      // A folder of that name within an address is none of this machine.
      return text[..<place].last.map { !$0.isLetter && !$0.isNumber } ?? true
    }
  }

  private mutating func measure(_ value: String) {
    var (count, isFraction) = (0, false)
    var previous: UInt8 = 0
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "."): (count, isFraction) = (0, true)
      case 48...57: if isFraction { count += 1 }
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        if (48...57).contains(previous) || previous == UInt8(ascii: ".") { exponents += 1 }
        isFraction = false
      default: isFraction = false
      }
      if isFraction { decimals = max(decimals, count) }
      previous = byte
    }
  }
}
