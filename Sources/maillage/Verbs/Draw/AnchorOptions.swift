import ArgumentParser
import Foundation
import NetworkDiagram
import NetworkFiles
import NetworkReport

/// Where the places of an earlier edition of a map come from, where those of this one go, and what is
/// wanted of them.
struct AnchorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file of places beside the figure: read if it is there, so that actors stay where they "
        + "were, then written anew.",
      valueName: "file"))
  var positions: String?

  @Option(
    help: ArgumentHelp(
      "The places of an earlier figure, which are only read; before those of --positions.",
      valueName: "file"))
  var anchor: String?

  @Option(
    help: ArgumentHelp(
      "A table of wishes for places: columns constraint (fixed, same-row, same-column, left-of, above, "
        + "inside), actors (with | between them) and value.",
      valueName: "file"))
  var constraints: String?

  var isUsed: Bool { positions != nil || anchor != nil || constraints != nil }

  /// The places of the earlier figure; `nil` when none is given or there is none yet.
  ///
  /// - Throws: ``Failure`` when the file is faulty.
  func previous() throws -> FigurePositions? {
    if let anchor { return try Self.read(anchor) }
    guard let positions, FileManager.default.fileExists(atPath: positions) else { return nil }
    return try Self.read(positions)
  }

  static func read(_ path: String) throws -> FigurePositions {
    let (positions, diagnostics) = PositionsFile.read(path: path)
    for diagnostic in diagnostics { Console.report(diagnostic.description) }
    guard let positions else {
      let errors = diagnostics.count { $0.severity == .error }
      throw Failure(
        .dataRefused,
        ["\(errors) \(errors == 1 ? "error" : "errors") in the positions; nothing was written"])
    }
    return positions
  }

  /// Writes the places of a drawing, and says when a fresh layout is due.
  func finish(_ drawing: Drawing, previous: FigurePositions?) throws {
    if let positions {
      try OutputFile.write(PositionsFile.bytes(of: drawing.positions), to: positions)
    }
    guard let previous else { return }
    guard let stability = drawing.stability else {
      if !previous.entries.isEmpty {
        Console.report(
          "warning: \(anchor ?? positions ?? "positions"): no actor of the file is in the figure; "
            + "it was laid out afresh")
      }
      return
    }
    if let warning = stability.warning { Console.report("warning: " + warning) }
  }
}
