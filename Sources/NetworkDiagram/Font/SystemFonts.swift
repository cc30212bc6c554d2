import Foundation

/// The TrueType fonts of this computer that figures are set in.
///
/// The letters of Liberation Sans, Arimo, Arial and Helvetica are as wide as those that the layout
/// measures with, so these come first; then DejaVu Sans and Noto Sans. For characters that the
/// first has not, fonts for other scripts are asked in a fixed order. Only fonts whose makers allow
/// embedding are taken.
public enum SystemFonts {
  /// The folders that are searched, in this order, with those inside them.
  public static var folders: [String] {
    #if os(macOS)
      ["/System/Library/Fonts", "/Library/Fonts", NSHomeDirectory() + "/Library/Fonts"]
    #else
      [
        "/usr/share/fonts", "/usr/local/share/fonts", NSHomeDirectory() + "/.local/share/fonts",
        NSHomeDirectory() + "/.fonts",
      ]
    #endif
  }

  /// Families by the names of their files: regular, bold, italic, each under all its names.
  private static let families: [[[String]]] = [
    ["LiberationSans", "Arimo"].map(styles),
    [[["Arial", "arial"], ["Arial Bold", "arialbd"], ["Arial Italic", "ariali"]]],
    [[["Helvetica"], [], []]],
    [[["DejaVuSans"], ["DejaVuSans-Bold"], ["DejaVuSans-Oblique"]]],
    [styles("NotoSans")],
  ].flatMap { $0 }

  private static func styles(_ name: String) -> [[String]] {
    ["Regular", "Bold", "Italic"].map { ["\(name)-\($0)"] }
  }

  /// Fonts for characters that the family lacks, by the names of their files.
  private static let others = [
    "DejaVuSans", "NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansHebrew-Regular",
    "Arial Unicode", "Arial Unicode MS", "DroidSansFallbackFull", "DroidSansFallback", "wqy-zenhei",
    "wqy-microhei", "NotoSansDevanagari-Regular", "NotoSansBengali-Regular",
    "NotoSansTamil-Regular", "NotoSansThai-Regular", "NotoSansArmenian-Regular",
    "NotoSansGeorgian-Regular", "NotoSansEthiopic-Regular", "NotoSansKhmer-Regular",
    "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular", "Symbola_hint", "Symbola",
    "NotoEmoji-Regular",
  ]
}

extension SystemFonts {
  /// The fonts for the characters of a figure.
  ///
  /// - Parameters:
  ///   - figure: What is set.
  ///   - chosen: Fonts that come before all others; those of the computer fill in only what they
  ///     lack.
  ///   - folders: Where fonts are searched.
  /// - Returns: An empty book when the computer has no font that serves.
  /// - Complexity: O(files in the folders), and the reading of the fonts that are used.
  public static func book(
    for figure: Figure, chosen: [TrueTypeFont] = [], folders: [String] = folders
  ) -> FontBook {
    var found = chosen
    // The folders are read only when the chosen fonts are not enough.
    if !found.isEmpty && figure.missingCharacters(in: FontBook(found)).isEmpty {
      return FontBook(found)
    }
    let files = files(in: folders)
    if found.isEmpty { found = family(in: files) }
    var book = FontBook(found)
    guard !found.isEmpty else { return book }
    var missing = figure.missingCharacters(in: book)
    for name in others where !missing.isEmpty {
      guard let path = files[name], let font = try? fonts(at: path).first else { continue }
      guard missing.contains(where: { font.glyphIndex(for: $0) != nil }) else { continue }
      book = FontBook(book.fonts + [font])
      missing = figure.missingCharacters(in: book)
    }
    return book
  }

  /// Reads the fonts of a file: one from `.ttf`, and of a collection (`.ttc`) the first upright face
  /// with the first bold and the first italic one.
  ///
  /// - Throws: ``FontError`` when the file cannot be read, is no TrueType font, or its maker does
  ///   not allow embedding.
  /// - Complexity: O(bytes of the file).
  public static func fonts(at path: String) throws(FontError) -> [TrueTypeFont] {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let kind = attributes?[.type] as? FileAttributeType
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      let what =
        kind == .typeDirectory
        ? "this is a folder and cannot be read as a font"
        : kind == nil ? "there is no such file" : "the file cannot be read"
      throw FontError("\(what); \(FontError.expectation); \(whereToLook)")
    }
    let bytes = [UInt8](data)
    let font = try TrueTypeFont(bytes)
    guard font.allowsEmbedding else { throw FontError("the font may not be embedded in files") }
    guard font.hasCharacters else { throw FontError("the font has no map from characters") }
    let count = TrueTypeFont.faceCount(of: bytes)
    guard count > 1 else { return [font] }
    let faces = (0..<count).compactMap { try? TrueTypeFont(bytes, face: $0) }
      .filter { $0.allowsEmbedding && $0.hasCharacters }
    let styles = [
      faces.first { $0.isBold && !$0.isItalic }, faces.first { $0.isItalic && !$0.isBold },
    ]
    return [font] + styles.compactMap { $0 }
  }

  /// Where the computer's fonts are, as part of a sentence.
  private static var whereToLook: String {
    "the fonts of this computer are searched in \(folders.joined(separator: ", ")) where none is given"
  }

  /// The first family with a regular face, and its bold and italic faces.
  private static func family(in files: [String: String]) -> [TrueTypeFont] {
    for family in families {
      let paths = family.map { names in names.lazy.compactMap { files[$0] }.first }
      guard let path = paths[0], let regular = try? fonts(at: path) else { continue }
      if regular.count > 1 { return regular }
      return regular
        + paths.dropFirst().compactMap { path in path.flatMap { try? fonts(at: $0).first } }
    }
    return []
  }

  /// The path of each font file by its name without ending. The first found counts.
  private static func files(in folders: [String]) -> [String: String] {
    var files: [String: String] = [:]
    for folder in folders {
      guard let found = FileManager.default.enumerator(atPath: folder) else { continue }
      let paths = found.compactMap { $0 as? String }.sorted()
      for path in paths {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let parts = name.split(separator: ".")
        guard parts.count == 2, ["ttf", "ttc", "TTF", "TTC"].contains(parts[1]) else { continue }
        if files[String(parts[0])] == nil { files[String(parts[0])] = folder + "/" + path }
      }
    }
    return files
  }
}
