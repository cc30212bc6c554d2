/// A name of a column as names of other programs are compared: without capitals, accents,
/// underscores, hyphens and double spaces. `Date_Début` is `date debut`.
///
/// - Complexity: O(length)
func comparableHeader(_ name: String) -> String {
  // No name that is known is longer.
  guard name.utf8.count <= 200 else { return name }
  // Small letters and digits are what they are.
  if name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) }) { return name }
  var result = String.UnicodeScalarView()
  for scalar in name.lowercased().unicodeScalars {
    switch scalar {
    case "_", "-", " ", "\u{A0}", "\u{202F}", "\t", "\n", "\r":
      if result.last != " " && !result.isEmpty { result.append(" ") }
    case "\u{300}"..."\u{36F}", "\u{FEFF}": break
    case "’", "`": result.append("'")
    case "œ": result.append(contentsOf: "oe".unicodeScalars)
    case "æ": result.append(contentsOf: "ae".unicodeScalars)
    default: result.append(withoutAccent(scalar))
    }
  }
  while result.last == " " { result.removeLast() }
  return String(result)
}

/// The letters of Western European languages without their accents.
private func withoutAccent(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar {
  case "à", "á", "â", "ä", "ã", "å": "a"
  case "ç": "c"
  case "è", "é", "ê", "ë": "e"
  case "ì", "í", "î", "ï": "i"
  case "ñ": "n"
  case "ò", "ó", "ô", "ö", "õ": "o"
  case "ù", "ú", "û", "ü": "u"
  case "ý", "ÿ": "y"
  default: scalar
  }
}

/// A column in the words of Neo4j's bulk import: `name:string`, `:START_ID(Actor)`.
struct Neo4jColumn: Equatable {
  enum Role: String, CaseIterable {
    case id = "ID"
    case startID = "START_ID"
    case endID = "END_ID"
    case type = "TYPE"
    case label = "LABEL"
    case ignored = "IGNORE"
  }

  /// The name before the colon; may be empty where there is a role.
  let name: String
  /// `nil` for a property, whose type is left out.
  let role: Role?

  private static let types: Set<String> = [
    "int", "long", "float", "double", "boolean", "byte", "short", "char", "string", "point", "date",
    "localtime", "time", "localdatetime", "datetime", "duration", "vector",
  ]

  /// - Returns: `nil` for a column without a role or type.
  init?(_ column: String) {
    let column = trimmed(column)
    // `:ID(Actor){id-type: string}` and `point{crs:WGS-84}`: options stand in braces at the end.
    let plain = column.prefix { $0 != "{" }
    guard let colon = plain.lastIndex(of: ":") else { return nil }
    let kind = plain[plain.index(after: colon)...].prefix { $0 != "(" && $0 != "[" }
    name = String(plain[..<colon])
    role = Role(rawValue: String(kind).uppercased())
    guard role != nil || Self.types.contains(kind.lowercased()) else { return nil }
  }
}
