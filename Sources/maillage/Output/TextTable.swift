/// A table for a terminal: columns aligned, numbers to the right, one header line.
struct TextTable {
  /// How the cells of a column line up.
  enum Alignment {
    case leading, trailing
  }

  struct Column {
    let title: String
    let alignment: Alignment

    init(_ title: String, _ alignment: Alignment = .leading) {
      self.title = title
      self.alignment = alignment
    }
  }

  let columns: [Column]
  var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// The table as text, each line ended; control characters of data are shown, not sent.
  var text: String {
    let cells = ([columns.map(\.title)] + rows).map { $0.map(Self.printable) }
    let widths = columns.indices.map { column in
      cells.map { Self.width($0[column]) }.max() ?? 0
    }
    var lines: [String] = []
    for (number, row) in cells.enumerated() {
      lines.append(line(row, widths))
      if number == 0 {
        lines.append(
          widths.map { String(repeating: "-", count: max($0, 1)) }.joined(separator: "  "))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The rows alone, for columns that need no heading.
  var textWithoutHeading: String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
      .joined(separator: "\n")
  }

  private func line(_ row: [String], _ widths: [Int]) -> String {
    var result = ""
    for (column, cell) in row.enumerated() {
      let padding = String(repeating: " ", count: widths[column] - Self.width(cell))
      if column > 0 { result += "  " }
      result += columns[column].alignment == .leading ? cell + padding : padding + cell
    }
    while result.last == " " { result.removeLast() }
    return result
  }

  /// The text with control characters made visible, so that data cannot steer a terminal.
  static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<32: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
      case 127: result.append("\u{2421}")
      case 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The number of cells of a terminal: two for East Asian wide characters and emoji, none for
  /// combining marks.
  static func width(_ text: String) -> Int {
    text.reduce(0) { sum, character in
      let scalar = character.unicodeScalars.first!
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        return sum + 2
      default:
        return sum + (scalar.properties.generalCategory == .nonspacingMark ? 0 : 1)
      }
    }
  }
}
