/// A text broken into lines, with the width of each.
struct WrappedText: Hashable, Sendable {
  let lines: [String]
  /// The widths of the lines in points.
  let widths: [Double]
  let size: Double
  /// Whether an ellipsis stands for words that found no room.
  let isShortened: Bool

  var width: Double { widths.max() ?? 0 }
  /// From the top of the first line's ink to the bottom of the last one's.
  var height: Double {
    lines.isEmpty
      ? 0
      : size
        * (FontMetrics.ascent + FontMetrics.descent
          + Double(lines.count - 1) * FontMetrics.leading)
  }

  init(
    lines: [String], size: Double, weight: FontMetrics.Weight = .regular, isShortened: Bool = false
  ) {
    self.lines = lines
    self.size = size
    self.isShortened = isShortened
    widths = lines.map { FontMetrics.width(of: $0, size: size, weight: weight) }
  }
}

/// Breaks texts at words, and words only when they are longer than a line.
enum LabelWrapping {
  /// The most characters on a line of a name, and the most lines.
  static let lineLength = 26
  static let lineLimit = 4

  /// The ways to write a name on one to four lines of about equal length, shortest line count first.
  ///
  /// Lines have at most 26 characters; names too long for four such lines get longer lines, up to 40,
  /// and beyond that end with an ellipsis (``WrappedText/isShortened``). Each line count stands once.
  static func candidates(for name: String, size: Double) -> [WrappedText] {
    // More than a name can ever show is not looked at.
    let name = String(name.prefix(400))
    for limit in [lineLength, 33, 40] {
      let units = units(of: name, longest: limit)
      guard !units.isEmpty else { return [] }
      guard greedy(units, limit: limit).count <= lineLimit else { continue }
      var result: [WrappedText] = []
      for count in 1...lineLimit {
        // The least line length that needs no more than `count` lines.
        guard let length = (1...limit).first(where: { greedy(units, limit: $0).count <= count })
        else { continue }
        let lines = greedy(units, limit: length)
        if result.last?.lines.count == lines.count { continue }
        result.append(WrappedText(lines: lines, size: size))
      }
      return result
    }
    var lines = Array(greedy(units(of: name, longest: 40), limit: 40).prefix(lineLimit))
    lines[lineLimit - 1] = String(lines[lineLimit - 1].prefix(39)) + "…"
    return [WrappedText(lines: lines, size: size, isShortened: true)]
  }

  /// A running text broken to a width in points.
  static func paragraph(
    _ text: String, size: Double, width: Double, weight: FontMetrics.Weight = .regular
  ) -> WrappedText {
    var lines: [String] = []
    var line = ""
    func fits(_ text: String) -> Bool {
      FontMetrics.width(of: text, size: size, weight: weight) <= width
    }
    // Only a word that is wider than a line is broken.
    let pieces = units(of: text, longest: .max).flatMap { unit -> [Unit] in
      if fits(unit.text) { return [unit] }
      var parts = units(of: unit.text, longest: max(4, Int(width / size)))
      parts[0].hasSpace = unit.hasSpace
      return parts
    }
    for unit in pieces {
      let joined = line.isEmpty ? unit.text : line + (unit.hasSpace ? " " : "") + unit.text
      if line.isEmpty || fits(joined) {
        line = joined
      } else {
        lines.append(line)
        line = unit.text
      }
    }
    if !line.isEmpty { lines.append(line) }
    return WrappedText(lines: lines, size: size, weight: weight)
  }

  /// A piece of text that stays on one line.
  private struct Unit {
    var text: String
    /// Whether a space parts it from the one before.
    var hasSpace: Bool
  }

  private static func units(of text: String, longest: Int) -> [Unit] {
    var result: [Unit] = []
    // Spaces that do not break stay within a unit.
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }
    for word in words {
      var isFirst = true
      func add(_ piece: String) {
        guard !piece.isEmpty else { return }
        result.append(Unit(text: piece, hasSpace: isFirst))
        isFirst = false
      }
      var piece = ""
      // The count of a string takes its length to find.
      var count = 0
      var last: Character = " "
      for character in word {
        let isWide = character.unicodeScalars.first.map(FontMetrics.isWide) ?? false
        if isWide {
          add(piece)
          (piece, count) = ("", 0)
          add(String(character))
          continue
        }
        if count == longest {
          piece.removeLast()
          add(piece + "-")
          (piece, count) = (String(last), 1)
        }
        piece.append(character)
        last = character
        count += 1
        if count > 1 && (character == "-" || character == "/" || character == "–") {
          add(piece)
          (piece, count) = ("", 0)
        }
      }
      add(piece)
    }
    return result
  }

  /// Lines of at most `limit` characters, wide ones counted double; a longer unit stands alone.
  private static func greedy(_ units: [Unit], limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var length = 0
    for unit in units {
      let own = unit.text.unicodeScalars.reduce(0) { sum, scalar in
        sum
          + (FontMetrics.isWide(scalar) ? 2 : FontMetrics.advance(of: scalar, .regular) > 0 ? 1 : 0)
      }
      let space = unit.hasSpace && !line.isEmpty ? 1 : 0
      if line.isEmpty || length + space + own <= limit {
        line += (space == 1 ? " " : "") + unit.text
        length += space + own
      } else {
        lines.append(line)
        line = unit.text
        length = own
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
