/// How the bytes of a file stand for characters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-16 with the low byte first, as Excel writes "Unicode text".
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16 with the high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// The single-byte code of Western European Windows; five bytes stand for nothing.
  case windows1252 = "Windows-1252"
}

/// The character between the cells of a delimited file.
public enum Separator: String, Hashable, Sendable, CaseIterable {
  /// A comma; the one that network folders have.
  case comma = ","
  /// A semicolon, as spreadsheets write where the comma marks decimals.
  case semicolon = ";"
  /// A tab.
  case tab = "\t"
  /// A vertical bar.
  case bar = "|"

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .bar: UInt8(ascii: "|")
    }
  }

  init?(byte: UInt8) {
    guard let found = Self.allCases.first(where: { $0.byte == byte }) else { return nil }
    self = found
  }
}

/// How lines end.
public enum LineEnding: String, Hashable, Sendable, CaseIterable {
  /// A line feed, as on Unix and macOS.
  case lineFeed = "LF"
  /// A carriage return and a line feed, as on Windows.
  case carriageReturnLineFeed = "CRLF"
  /// A carriage return alone, as in files of old Macs.
  case carriageReturn = "CR"
  /// More than one of them in one file.
  case mixed
  /// The file is one line without an end.
  case none
}
