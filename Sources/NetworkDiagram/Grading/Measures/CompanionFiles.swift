import NetworkGraph

/// The fonts of a PDF, as far as its bytes tell without being unpacked.
struct PDFFontList {
  private(set) var fontCount: Int?
  private(set) var embeddedCount: Int?
  /// What speaks against the file.
  private(set) var fault: LocalizedText?

  init(_ bytes: [UInt8]) {
    guard bytes.starts(with: "%PDF-".utf8) else {
      fault = LocalizedText("the PDF is none", "le PDF n’en est pas un")
      return
    }
    let names = Self.names(in: bytes)
    if names.contains("ObjStm") {
      fault = LocalizedText(
        "the objects of the PDF are compressed, so its fonts cannot be seen",
        "les objets du PDF sont comprimés, ses polices ne se voient pas")
      return
    }
    // The kinds of simple fonts; a composite font has one of them within.
    let kinds: Set<String> = ["Type1", "MMType1", "TrueType", "CIDFontType0", "CIDFontType2"]
    var fonts = 0
    for (name, next) in zip(names, names.dropFirst())
    where name == "Subtype" && kinds.contains(next) {
      fonts += 1
    }
    let embedded = names.count { ["FontFile", "FontFile2", "FontFile3"].contains($0) }
    fontCount = fonts
    embeddedCount = embedded
    if embedded < fonts {
      fault = LocalizedText(
        "a font of the PDF is not embedded", "une police du PDF n’est pas incluse")
    }
  }

  /// The names of the file, in order: what follows a slash.
  private static func names(in bytes: [UInt8]) -> [String] {
    var result: [String] = []
    var place = 0
    while let slash = bytes[place...].firstIndex(of: UInt8(ascii: "/")) {
      let name = bytes[(slash + 1)...].prefix(40).prefix { byte in
        (48...57).contains(byte) || (65...90).contains(byte & ~32)
      }
      if !name.isEmpty { result.append(String(decoding: name, as: UTF8.self)) }
      place = slash + 1
    }
    return result
  }
}

/// The size in pixels that a PNG declares.
struct PNGSize {
  /// `nil` when the file is no PNG.
  let width: Int?

  init(_ bytes: [UInt8]) {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.count >= 24, bytes.starts(with: signature),
      bytes[12..<16].elementsEqual("IHDR".utf8)
    else {
      width = nil
      return
    }
    width = bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
  }
}
