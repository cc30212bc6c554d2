import NetworkGraph
import Testing

@testable import NetworkFiles

/// A file that means harm, or that came to harm, and what reading it must come to.
struct HostileFile: Sendable, CustomTestStringConvertible {
  /// What reading comes to when errors refuse a file.
  enum Outcome: Sendable {
    /// The file is refused, and one of its errors is of this kind.
    case refused(Diagnostic.Code)
    /// The file is read as what it says.
    case read(actors: Int, relations: Int)
  }

  let name: String
  /// The name under which it is read; its ending is all that says the format.
  let path: String
  let outcome: Outcome
  /// A part of what must be said.
  let says: String?
  let make: @Sendable () -> [UInt8]

  init(
    _ name: String, _ path: String, _ outcome: Outcome, says: String? = nil,
    _ text: @autoclosure @escaping @Sendable () -> String
  ) {
    self.init(name, path, outcome, says: says, bytes: { Array(text().utf8) })
  }

  init(
    _ name: String, _ path: String, _ outcome: Outcome, says: String? = nil,
    bytes: @escaping @Sendable () -> [UInt8]
  ) {
    (self.name, self.path, self.outcome, self.says) = (name, path, outcome, says)
    make = bytes
  }

  var testDescription: String { "\(path): \(name)" }

  static let all =
    graphML + gexf + nodeLink + otherJSON + tables + matrices + lists + graphLanguages + numbered
    + workbooks
}

/// A list of files: each is an expression of its own, which the compiler understands by itself.
@resultBuilder enum HostileFiles {
  static func buildBlock(_ files: HostileFile...) -> [HostileFile] { files }
}

/// A hundred thousand, or a fifth of it where the compiler did not optimise and all is slow.
let hundredThousand: Int = {
  #if DEBUG
    20_000
  #else
    100_000
  #endif
}()

/// The text, many times.
func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

extension Diagnostic.Code {
  static let duplicate = Diagnostic.Code(.duplicateIdentifier)
  static let nowhere = Diagnostic.Code(.unknownActor)
  static let reversed = Diagnostic.Code(.reversedPeriod)
}

/// Texts that other programs would run, follow or be misled by; each is nothing but a name here.
let hostileNames: [String] = [
  "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
  "=cmd|' /C calc'!A0", "@SUM(1+1)", "+1+cmd", "-2+3", "../../../etc/passwd", "C:\\con",
  "$(reboot)",
  "`id`", "'; DROP TABLE actors; --", "\\input{/etc/passwd}", "}\\write18{id}{", "%s%n{0}\\u0041",
  "]]>", "<!--", "&amp;lt;", "\"]; click n1 callback", "a\"]:::x", "*Vertices 9", "] ] graph [",
  "\u{202E}gnp.exe", "a\u{200B}b", "\u{FEFF}a", "e\u{301}", "é", "\u{2028}", "\u{85}", "\u{FFFE}",
  "__proto__", "constructor", "null", "NaN", "''", "\"\"", "\\", "|", ";", "#", "//", "/*",
]
