public import NetworkGraph

/// How a text file turned out to be written.
public struct DetectedDialect: Hashable, Sendable {
  /// The path as in ``Diagnostic/file``.
  public var file: String
  /// The encoding that was asked for, or else found from the bytes.
  public var encoding: TextEncoding
  /// Whether the file starts with the byte order mark of its encoding.
  public var hasByteOrderMark: Bool
  /// What stands between cells; `nil` where spaces do.
  public var separator: Separator?
  /// What ends the lines; `none` for a file of one line without an end.
  public var lineEnding: LineEnding
  /// Whether any cell stands in double quotes.
  public var usesQuotes: Bool
  /// Whether the first row names the columns.
  public var hasHeader: Bool
  /// `.` or `,`, where a number has decimals or groups of digits.
  public var decimalMark: String?
  /// What stands between groups of three digits; empty when nothing does.
  public var thousandsMarks: [String]
  /// The ways in which dates are written; empty without dates.
  public var dateForms: [DateForm]

  /// A dialect as it was found; without further arguments comma-separated UTF-8 with a header and
  /// lines that end in LF.
  public init(
    file: String, encoding: TextEncoding, hasByteOrderMark: Bool = false,
    separator: Separator? = nil, lineEnding: LineEnding = .lineFeed, usesQuotes: Bool = false,
    hasHeader: Bool = true, decimalMark: String? = nil, thousandsMarks: [String] = [],
    dateForms: [DateForm] = []
  ) {
    self.file = file
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
    self.separator = separator
    self.lineEnding = lineEnding
    self.usesQuotes = usesQuotes
    self.hasHeader = hasHeader
    self.decimalMark = decimalMark
    self.thousandsMarks = thousandsMarks
    self.dateForms = dateForms
  }

  /// One line for people, without the name of the file.
  public var summary: LocalizedText {
    LocalizedText(summary(in: .english), summary(in: .french))
  }

  private func summary(in language: Language) -> String {
    func say(_ english: String, _ french: String) -> String {
      language == .french ? french : english
    }
    var parts = [
      encoding.rawValue + (hasByteOrderMark ? say(" with byte order mark", " avec BOM") : "")
    ]
    switch separator {
    case .comma: parts.append(say("separator comma", "séparateur virgule"))
    case .semicolon: parts.append(say("separator semicolon", "séparateur point-virgule"))
    case .tab: parts.append(say("separator tab", "séparateur tabulation"))
    case .bar: parts.append(say("separator vertical bar", "séparateur barre verticale"))
    case nil: parts.append(say("separator space", "séparateur espace"))
    }
    switch lineEnding {
    case .none: break
    case .mixed: parts.append(say("mixed line ends", "fins de ligne mélangées"))
    default: parts.append(say("line ends ", "fins de ligne ") + lineEnding.rawValue)
    }
    if usesQuotes { parts.append(say("double quotes", "guillemets droits")) }
    if !hasHeader { parts.append(say("no header", "sans en-tête")) }
    if let decimalMark {
      parts.append(
        decimalMark == ","
          ? say("decimal comma", "virgule décimale") : say("decimal point", "point décimal"))
    }
    if !thousandsMarks.isEmpty {
      let names = thousandsMarks.map { Self.markName($0, language) }
      parts.append(
        say("thousands marked by ", "milliers séparés par ")
          + names.joined(separator: say(" and ", " et ")))
    }
    if !dateForms.isEmpty {
      parts.append(
        say("dates like ", "dates comme ") + dateForms.map(\.rawValue).joined(separator: ", "))
    }
    return parts.joined(separator: ", ")
  }

  private static func markName(_ mark: String, _ language: Language) -> String {
    switch mark {
    case " ": language == .french ? "espace" : "space"
    case "\u{A0}":
      language == .french ? "espace insécable (U+00A0)" : "no-break space (U+00A0)"
    case "\u{202F}":
      language == .french
        ? "espace fine insécable (U+202F)" : "narrow no-break space (U+202F)"
    case "\u{2009}": language == .french ? "espace fine (U+2009)" : "thin space (U+2009)"
    default: mark
    }
  }

  /// The members of the JSON form.
  var json: JSONValue {
    func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    return .object([
      ("encoding", .string(encoding.rawValue)),
      ("byteOrderMark", .boolean(hasByteOrderMark)),
      ("separator", separator.map { .string($0.rawValue) } ?? .string(" ")),
      ("lineEnding", .string(lineEnding.rawValue)),
      ("quote", usesQuotes ? .string("\"") : .null),
      ("header", .boolean(hasHeader)),
      ("decimalMark", decimalMark.map { .string($0) } ?? .null),
      ("thousandsMarks", list(thousandsMarks)),
      ("dateForms", list(dateForms.map(\.rawValue))),
    ])
  }
}
