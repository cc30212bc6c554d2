import NetworkGraph

/// A network as a picture in TikZ, a whole file for LaTeX: the actors on a circle in their order.
func makeTikZ(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  noteLosses(of: contents, actors: .all, &loss)
  noteDrawingLosses(of: contents, &loss)
  loss.add(
    CountedText(
      "{name|names} with characters that pdflatex may not have; lualatex and xelatex take "
        + "them, with a font that has them",
      "{nom|noms} avec des caractères que pdflatex n’a peut-être pas\u{202F}; lualatex et "
        + "xelatex les prennent, avec une police qui les a"),
    count: contents.actors.count { !isLatin($0.name) })
  var contents = contents
  stateDirections(&contents)
  var bytes = Array(preamble.utf8)
  var number: [Identifier: Int] = [:]
  let count = contents.actors.count
  for (row, actor) in contents.actors.enumerated() {
    number[actor.id] = row + 1
    let place = count == 1 ? "0,0" : "\(angle(row, of: count)):\(radius(count))"
    bytes += "  \\node[actor] (n\(row + 1)) at (\(place)) {\(latexText(actor.name))};\n".utf8
  }
  var parallels: [Int: [Int: Int]] = [:]
  for relation in contents.relations {
    guard let source = number[relation.source], let target = number[relation.target] else {
      continue
    }
    let pair = (min(source, target), max(source, target))
    let earlier = parallels[pair.0]?[pair.1] ?? 0
    parallels[pair.0, default: [:]][pair.1] = earlier + 1
    let style = relation.direction == .directed ? "[directed]" : ""
    let label =
      relation.kind == "tie" ? "" : " node[kind] {\(latexText(relation.kind.text))}"
    bytes +=
      "  \\draw\(style) (n\(source)) to[\(course(source, target, earlier))]\(label) (n\(target));\n"
      .utf8
  }
  bytes += "\\end{tikzpicture}\n\\end{document}\n".utf8
  return (bytes, loss)
}

private let preamble = """
  % pdflatex draws Latin letters; use lualatex for others, and \\setmainfont with a font that has them.
  \\documentclass[border=5mm]{standalone}
  \\usepackage{iftex}
  \\ifPDFTeX
    \\usepackage[T1]{fontenc}
    \\usepackage[utf8]{inputenc}
    \\usepackage{textcomp}
  \\else
    \\usepackage{fontspec}
  \\fi
  \\usepackage{tikz}
  \\begin{document}
  \\begin{tikzpicture}[
    actor/.style={draw, rounded corners=2pt, fill=white, align=center, font=\\small},
    directed/.style={->, >=stealth},
    kind/.style={midway, sloped, fill=white, inner sep=1pt, font=\\tiny},
  ]

  """

/// The angle of a place on the circle, clockwise from the top, with three decimals.
private func angle(_ row: Int, of count: Int) -> String {
  let thousandths = 90_000 - 360_000 * row / count
  let whole = thousandths.magnitude / 1000
  let rest = String(1000 + thousandths.magnitude % 1000).dropFirst()
  return "\(thousandths < 0 ? "-" : "")\(whole).\(rest)"
}

/// The radius of the circle in centimetres. TeX knows no length of more than 575 of them.
private func radius(_ count: Int) -> String {
  let millimetres = min(max(30, 4 * count), 2500)
  return "\(millimetres / 10).\(millimetres % 10)"
}

/// The course of a line; parallel ones are bent more and more, to both sides.
private func course(_ source: Int, _ target: Int, _ earlier: Int) -> String {
  if source == target {
    return "loop \(["above", "right", "below", "left"][earlier % 4])"
  }
  guard earlier > 0 else { return "" }
  let side = (earlier % 2 == 1) == (source < target) ? "left" : "right"
  return "bend \(side)=\(min(15 * ((earlier + 1) / 2), 75))"
}

/// Whether all characters are among those that pdflatex draws with its usual font.
private func isLatin(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    switch scalar.value {
    case 0..<0x180, 0x2010...0x2026, 0x2039, 0x203A, 0x20AC, 0x2122: true
    default: false
    }
  }
}

/// A text in LaTeX: each character that is a command or joins the next one is written so that it is
/// shown.
private func latexText(_ text: String) -> String {
  var result = ""
  var previous: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    // Two of these make a third sign.
    if scalar == previous, "-',`<>".unicodeScalars.contains(scalar) { result += "{}" }
    if scalar == "`", previous == "?" || previous == "!" { result += "{}" }
    switch scalar {
    case "\\": result += "\\textbackslash{}"
    case "{": result += "\\{"
    case "}": result += "\\}"
    case "$", "&", "#", "_", "%": result += "\\" + String(scalar)
    case "^": result += "\\textasciicircum{}"
    case "~": result += "\\textasciitilde{}"
    case "<": result += "\\textless{}"
    case ">": result += "\\textgreater{}"
    case "|": result += "\\textbar{}"
    case "\"": result += "\\textquotedbl{}"
    case "`": result += "\\textasciigrave{}"
    case "\n" where previous == "\r": break
    // The braces keep a bracket behind from being taken for a distance.
    case "\n", "\r", "\u{2028}", "\u{2029}": result += "\\\\{}"
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += " "
    default: result.unicodeScalars.append(scalar)
    }
    previous = scalar
  }
  return result
}
