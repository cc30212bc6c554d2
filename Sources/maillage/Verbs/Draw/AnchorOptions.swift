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
      "An earlier figure, which is only read: its file of places or its SVG; before --positions.",
      valueName: "file"))
  var anchor: String?

  @Option(
    help: ArgumentHelp(
      "A table of wishes for places: columns constraint (fixed, same-row, same-column, left-of, above, "
        + "inside), actors (with | between them) and value.",
      valueName: "file"))
  var constraints: String?

  var isUsed: Bool { positions != nil || anchor != nil || constraints != nil }

  /// Whether the file of places can be written is told before the work, not after it.
  func check() throws {
    guard let positions else { return }
    let above = URL(fileURLWithPath: positions).deletingLastPathComponent()
    guard !positions.isEmpty, FileManager.default.fileExists(atPath: above.path) else {
      throw Failure.data(
        "--positions: '\(positions)' cannot be written; check that its folder exists")
    }
  }

  /// The places of the earlier figure; `nil` when none is given or there is none yet.
  ///
  /// - Throws: ``Failure`` when the file is faulty.
  func previous() throws -> FigurePositions? {
    if let anchor {
      return try Self.svg(at: anchor).map { try Self.read($0, file: anchor) } ?? Self.read(anchor)
    }
    guard let positions, FileManager.default.fileExists(atPath: positions) else { return nil }
    guard Self.svg(at: positions) == nil else {
      throw Failure.usage(
        "--positions: '\(positions)' is a figure and would be written over; expected a table of "
          + "places; give the figure to --anchor")
    }
    return try Self.read(positions)
  }

  /// The content of a file that begins as SVG does, `nil` for any other or none.
  private static func svg(at path: String) -> [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path),
      let start = try? file.read(upToCount: 4096), FigurePositions.looksLikeSVG(start)
    else { return nil }
    return [UInt8](start + ((try? file.readToEnd()) ?? Data()))
  }

  /// The places on an SVG figure.
  private static func read(_ figure: [UInt8], file: String) throws -> FigurePositions {
    do {
      return try FigurePositions(svg: figure)
    } catch {
      Console.report("\(file):\(max(1, error.line)): error: \(error.sentence)")
      throw Failure(.dataRefused, ["1 error in the figure; nothing was written"])
    }
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
