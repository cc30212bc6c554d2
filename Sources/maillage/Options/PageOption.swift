import ArgumentParser
import NetworkDiagram

/// The size of a figure, by name or in millimetres.
struct PageOption: ExpressibleByArgument {
  let page: Page

  init(_ page: Page) { self.page = page }

  /// Reads `a4`, `a4-landscape`, `a3`, `a3-landscape`, `figure`, `figure-landscape`, or
  /// `WIDTHxHEIGHT` in millimetres.
  init?(argument: String) {
    switch argument {
    case "figure": page = .a4Figure
    case "figure-landscape": page = .a4FigureLandscape
    case "a4": page = .a4
    case "a4-landscape": page = .a4Landscape
    case "a3": page = .a3
    case "a3-landscape": page = .a3Landscape
    default:
      let sides = argument.split(separator: "x", omittingEmptySubsequences: false)
      guard sides.count == 2, let width = Double(sides[0]), let height = Double(sides[1]),
        (60...2000).contains(width), (60...2000).contains(height)
      else { return nil }
      page = Page(widthInMillimetres: width, height: height)
    }
  }

  /// What the help shows as the default.
  var defaultValueDescription: String { "figure" }

  static let help = ArgumentHelp(
    "The size: figure (170 × 247 mm, the text area of A4), a4, a3, each also with -landscape, "
      + "or WIDTHxHEIGHT in millimetres from 60 to 2000.",
    valueName: "page")
}
