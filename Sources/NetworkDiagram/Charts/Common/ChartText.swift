import NetworkGraph
import NetworkLayout

/// Texts of charts: names in the room that they have, and lines from the left, middle or right.
enum ChartText {
  /// The size of names and of the marks of axes, in points.
  static let size = 7.0
  /// The colour of what explains, less than what is shown.
  static let grey = Colour(0x444444)

  /// The most letters in a line of a name that stands among marks: longer ones are hard to take in.
  static let lineLength = 26

  /// A name on at most some lines of a width; beyond, it ends with an ellipsis and
  /// ``WrappedText/isShortened`` says so.
  static func name(
    _ text: String, size: Double = size, width: Double, lineLimit: Int,
    weight: FontMetrics.Weight = .regular, letterLimit: Int = .max
  ) -> WrappedText {
    // More than a name can ever show is not looked at.
    let text = String(text.prefix(400))
    let whole = wrapped(
      text, size: size, width: width, weight: weight, letterLimit: letterLimit)
    guard whole.lines.count > lineLimit else { return whole }
    var lines = Array(whole.lines.prefix(lineLimit))
    var last = lines[lineLimit - 1]
    while !last.isEmpty && FontMetrics.width(of: last + "…", size: size, weight: weight) > width {
      last.removeLast()
    }
    while last.last == " " { last.removeLast() }
    lines[lineLimit - 1] = last + "…"
    return WrappedText(lines: lines, size: size, weight: weight, isShortened: true)
  }

  /// A text broken at spaces and after hyphens to a width in points; a word is only broken when it is
  /// wider than a line.
  static func wrapped(
    _ text: String, size: Double = size, width: Double, weight: FontMetrics.Weight = .regular,
    letterLimit: Int = .max
  ) -> WrappedText {
    func fits(_ text: String) -> Bool {
      text.count <= letterLimit
        && FontMetrics.width(of: text, size: size, weight: weight) <= width
    }
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }) {
      var isFirst = true
      for piece in pieces(of: word) {
        let joined = line.isEmpty ? piece : line + (isFirst ? " " : "") + piece
        isFirst = false
        if fits(joined) {
          line = joined
          continue
        }
        if !line.isEmpty { lines.append(line) }
        line = ""
        for character in piece {
          if line.isEmpty || fits(line + String(character) + "-") {
            line.append(character)
          } else if fits(line + String(character)), piece.hasSuffix(line + String(character)) {
            line.append(character)
          } else {
            let isWide = character.unicodeScalars.first.map(FontMetrics.isWide) ?? false
            lines.append(isWide ? line : line + "-")
            line = String(character)
          }
        }
      }
    }
    if !line.isEmpty { lines.append(line) }
    return WrappedText(lines: lines, size: size, weight: weight)
  }

  /// A word cut after its hyphens and slashes.
  private static func pieces(of word: Substring) -> [String] {
    var result = [""]
    for character in word {
      result[result.count - 1].append(character)
      if character == "-" || character == "/" || character == "–" { result.append("") }
    }
    return result.filter { !$0.isEmpty }
  }

  /// The lines of a text below one another; `x` is where each line starts, has its middle or ends.
  static func elements(
    _ text: WrappedText, x: Double, top: Double, anchor: FigureElement.TextLine.Anchor = .start,
    style: FigureElement.TextLine.Style = .regular, colour: Colour = Colour(0x1A1A1A),
    hasHalo: Bool = false
  ) -> [FigureElement] {
    zip(text.lines, text.widths).enumerated().map { index, line in
      .text(
        FigureElement.TextLine(
          text: line.0,
          position: Point(
            x: x,
            y: top + text.size * (FontMetrics.ascent + Double(index) * FontMetrics.leading)),
          width: line.1, size: text.size, anchor: anchor, style: style, colour: colour,
          hasHalo: hasHalo))
    }
  }

  /// One line with its ink centred at a height.
  static func line(
    _ text: String, x: Double, middle: Double, size: Double = size,
    anchor: FigureElement.TextLine.Anchor = .start,
    style: FigureElement.TextLine.Style = .regular, colour: Colour = Colour(0x1A1A1A),
    hasHalo: Bool = false
  ) -> FigureElement {
    .text(
      FigureElement.TextLine(
        text: text, position: Point(x: x, y: middle + size * 0.36),
        width: FontMetrics.width(of: text, size: size, weight: style == .bold ? .bold : .regular),
        size: size, anchor: anchor, style: style, colour: colour, hasHalo: hasHalo))
  }

  /// A straight line.
  static func rule(
    _ from: Point, _ to: Point, colour: Colour = Colour(0x777777), width: Double = 0.5,
    dash: [Double] = []
  ) -> FigureElement {
    .path(
      [.move(from), .line(to)],
      FigureElement.Paint(stroke: colour, strokeWidth: width, dash: dash))
  }

  /// A sentence in the middle of the frame, for a figure that has nothing to show.
  static func message(_ text: String, in frame: Rectangle) -> [FigureElement] {
    let wrapped = LabelWrapping.paragraph(text, size: 9, width: min(320, frame.width - 20))
    return elements(
      wrapped, x: frame.center.x, top: frame.center.y - wrapped.height / 2, anchor: .middle,
      colour: grey)
  }

  /// The names that were shortened, in full, as a note; `nil` without any.
  static func fullNames(_ names: [String], _ language: Language) -> String? {
    FullNames.note(names, language)
  }
}

extension DiagramScene {
  /// How many of the actors are drawn, and the ties that the numbers come from, as `n = 73 of 133
  /// actors, m = 79 ties from 84 relations`.
  ///
  /// - Parameter ties: The lines of the scene that count; `nil` for all.
  func counts(drawn: Int, ties: [Edge]? = nil) -> String {
    let ties = ties ?? edges
    let actors =
      drawn < nodes.count
      ? language.format(drawn) + language.say(" of ", " sur ")
        + language.counted(nodes.count, .actor) : language.counted(drawn, .actor)
    let relations = Set(ties.flatMap(\.relations)).count
    return "n = \(actors), m = " + language.counted(ties.count, .tie)
      + (relations > 0
        ? language.say(" from ", " pour ") + language.counted(relations, .relation) : "")
  }

  /// That the places of marks are the data, for the note.
  var placementNote: String {
    language.say(
      "Placed by the numbers alone, nothing random: position and distance are those of the axes.",
      "Placement par les seuls nombres, sans hasard\u{00A0}: position et distance sont celles des axes."
    )
  }
}

extension CountedNoun {
  static let tie = CountedNoun(english: ("tie", "ties"), french: ("lien", "liens"))
}

extension [FigureElement] {
  /// Groups in the order of the ids that they name, so that files are easily compared.
  var sortedByID: [FigureElement] {
    func id(_ element: FigureElement) -> String {
      guard case .group(let attributes, _, _) = element else { return "" }
      return attributes.first { $0.name == "data-id" || $0.name == "data-for" }?.value ?? ""
    }
    return enumerated().map { (id: id($0.element), index: $0.offset, element: $0.element) }
      .sorted {
        precedesByBytes($0.id, $1.id) || (!precedesByBytes($1.id, $0.id) && $0.index < $1.index)
      }.map(\.element)
  }
}

extension Language {
  /// A number and the noun in the form that it asks for.
  func counted(_ count: Int, _ noun: CountedNoun) -> String {
    format(count) + " " + noun.form(for: count, in: self)
  }

  /// A number at an axis: about three significant digits, without the zeros at the end.
  func formatMark(_ value: Double) -> String {
    var text = formatShortly(value)
    guard text.contains(decimalMark), !text.contains("×") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.hasSuffix(decimalMark) { text.removeLast() }
    return text
  }

  /// A number with about three significant digits.
  func formatShortly(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    if abs(value) >= 1e12 || (value != 0 && abs(value) < 1e-6) { return formatPower(value) }
    if value.rounded() == value, abs(value) < 1e15 { return format(Int(value)) }
    var scale = abs(value)
    var decimals = 2
    while scale >= 10 && decimals > 0 {
      scale /= 10
      decimals -= 1
    }
    while scale > 0 && scale < 1 && decimals < 12 {
      scale *= 10
      decimals += 1
    }
    return format(value, decimals: decimals)
  }

  /// A very large or small number: `1.2 × 10¹⁵`.
  private func formatPower(_ value: Double) -> String {
    let exponent = RoundNumber(atMost: abs(value)).exponent
    var mantissa = value
    for _ in 0..<abs(exponent) { mantissa = exponent > 0 ? mantissa / 10 : mantissa * 10 }
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let power = String(abs(exponent)).compactMap(\.wholeNumberValue).map { String(digits[$0]) }
    return format(mantissa, decimals: 1) + "\u{00A0}×\u{00A0}10" + (exponent < 0 ? "⁻" : "")
      + power.joined()
  }
}
