import Foundation
import NetworkGraph
import Testing

@testable import NetworkDiagram

@Suite struct SystemFontsTests {
  /// Calls with a folder of font files, which is removed afterwards.
  private func withFolder(
    _ files: [String: [UInt8]], _ body: (String) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/fonts-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (path, bytes) in files {
      let file = URL(fileURLWithPath: folder + "/" + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    try body(folder)
  }

  private func sentence(_ path: String) -> String {
    do {
      _ = try SystemFonts.fonts(at: path)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func `the family like Helvetica comes first, in three styles`() throws {
    func font(_ family: String, _ style: Int = 0) -> [UInt8] {
      SyntheticFont.bytes(style: style, family: family)
    }
    try withFolder([
      "a/DejaVuSans.ttf": font("D"), "z/deep/LiberationSans-Regular.ttf": font("L"),
      "z/LiberationSans-Bold.ttf": font("LB", 1), "z/LiberationSans-Italic.ttf": font("LI", 2),
      "b/Arial.ttf": font("A"), "b/notes.txt": [1, 2, 3],
    ]) { folder in
      let book = SystemFonts.book(for: PDFTests.figure(), folders: [folder + "/none", folder])
      #expect(book.fonts.map(\.familyName) == ["L", "LB", "LI"])
    }
  }

  @Test func `what the first font lacks comes from others, and only then`() throws {
    let chinese = SyntheticFont.bytes(mapFormats: [12], family: "Other")
    try withFolder([
      "Arial.ttf": SyntheticFont.bytes(mapFormats: [6], family: "Main"),
      "DejaVuSans.ttf": SyntheticFont.bytes(mapFormats: [0], family: "Useless"),
      "DroidSansFallback.ttf": chinese,
    ]) { folder in
      let folders = [folder]
      func families(_ name: String, chosen: [TrueTypeFont] = []) -> [String] {
        SystemFonts.book(for: PDFTests.figure([name]), chosen: chosen, folders: folders).fonts.map(
          \.familyName)
      }
      #expect(families("A中") == ["Main", "Other"])
      // The subtitle of the figure has an é.
      #expect(families("A") == ["Main", "Other"])
      let own = try TrueTypeFont(SyntheticFont.bytes(family: "Own"))
      #expect(families("A中", chosen: [own]) == ["Own"])
      #expect(
        families("😀", chosen: [try TrueTypeFont(SyntheticFont.bytes(mapFormats: [4]))]).count == 2)
    }
    try withFolder([:]) { folder in
      #expect(SystemFonts.book(for: PDFTests.figure(), folders: [folder]).isEmpty)
    }
  }

  @Test func `a font that is damaged or may not be embedded is passed over`() throws {
    let restricted = SyntheticFont.bytes(
      replacing: ["OS/2": [UInt8](repeating: 0, count: 9) + [2] + [UInt8](repeating: 0, count: 80)],
      family: "Restricted")
    try withFolder([
      "LiberationSans-Regular.ttf": restricted, "Arimo-Regular.ttf": [0, 1, 0, 0],
      "DejaVuSans.ttf": SyntheticFont.bytes(family: "D"),
    ]) { folder in
      #expect(
        SystemFonts.book(for: PDFTests.figure(), folders: [folder]).fonts.map(\.familyName)
          == ["D"])
      #expect(sentence(folder + "/LiberationSans-Regular.ttf").contains("may not be embedded"))
      #expect(sentence(folder + "/Arimo-Regular.ttf").contains("too short"))
      #expect(sentence(folder + "/none.ttf").contains("no such file"))
      #expect(sentence(folder).contains("cannot be read"))
      for path in [folder, folder + "/none.ttf"] {
        #expect(sentence(path).contains(".ttf, .otf with TrueType outlines, or a collection .ttc"))
        for place in SystemFonts.folders { #expect(sentence(path).contains(place)) }
      }
    }
  }

  /// Runs where the computer has a font for figures: its own letters, read as a whole.
  @Test(.enabled(if: !SystemFonts.book(for: PDFTests.figure()).isEmpty))
  func `a font of this computer gives a sound file`() throws {
    let names = ["Université d’Été", "Łódź", "Ångström & Œuvre", "fi ffl"]
    let figure = PDFTests.figure(names)
    let book = SystemFonts.book(for: figure)
    #expect(figure.missingCharacters(in: book).isEmpty)
    let file = try PDFChecker(try figure.pdf(fonts: book))
    #expect(try file.shownText().filter { $0.tag == "Figure" }.map(\.text) == names)
    let main = try #require(book.fonts.first)
    for (letter, width) in [("A", 0.667), ("e", 0.556), ("é", 0.556)] as [(Unicode.Scalar, Double)]
    where ["Liberation Sans", "Arial", "Arimo", "Helvetica"].contains(main.familyName) {
      let glyph = try #require(main.glyphIndex(for: letter))
      #expect(abs(main.advance(of: glyph) - width) < 0.001)
    }
    for glyph in stride(from: 0, to: min(main.glyphCount, 3000), by: 10) {
      _ = try main.outline(of: glyph)
    }
  }
}
