import ArgumentParser
import NetworkDiagram

/// The fonts that words are set in where a file carries letters or shows them as an image.
struct FontOptions: ParsableArguments {
  @Option(
    name: .customLong("font"),
    help: ArgumentHelp(
      "A TrueType font (.ttf, .otf with TrueType outlines, .ttc) for PDF and PNG; may be repeated, for "
        + "bold, italic and other scripts. Without it, one like Helvetica from "
        + SystemFonts.folders.joined(separator: ", ") + ".", valueName: "file"))
  var paths: [String] = []

  /// The fonts that are named.
  func fonts() throws -> [TrueTypeFont] {
    try paths.flatMap { path in
      do {
        return try SystemFonts.fonts(at: path)
      } catch {
        throw Failure.usage("--font: \(path): \(error)")
      }
    }
  }
}
