/// A reader of the PDF files that we write, from ISO 32000-1, strict where readers are lenient.
struct PDFChecker {
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  struct Object {
    /// Without the content of its stream.
    let text: String
    /// Inflated where it is compressed.
    let stream: [UInt8]?
  }

  /// A piece of text that is shown, with the state that it is shown in.
  struct Shown: Equatable {
    var text: String
    /// The tag of the marked content that it stands in.
    var tag: String
    var font: String
    var size: Double
    /// The sum of the widths of its letters, spaces after the line apart, in points.
    var width: Double
    var mode: Int
    /// The numbers of the text matrix.
    var matrix: [Double]
  }

  let objects: [Int: Object]
  let trailer: String

  init(_ bytes: [UInt8]) throws {
    let file = bytes
    func text(_ range: Range<Int>) -> String {
      String(String.UnicodeScalarView(file[range].map { Unicode.Scalar($0) }))
    }
    guard text(0..<9) == "%PDF-1.7\n" else { throw Fault(description: "no header") }
    let tail = text(max(0, file.count - 300)..<file.count)
    guard tail.hasSuffix("%%EOF\n"), let mark = tail.place(of: "startxref\n"),
      let start = Int(tail[mark.upperBound...].prefix { $0.isNumber }), start < file.count
    else { throw Fault(description: "no startxref") }
    let table = text(start..<file.count)
    guard table.hasPrefix("xref\n0 ") else { throw Fault(description: "no table at startxref") }
    let lines = table.split(separator: "\n", omittingEmptySubsequences: false)
    let count = Int(lines[1].dropFirst(2)) ?? 0
    guard lines[2] == "0000000000 65535 f " else { throw Fault(description: "no free entry") }
    var offsets: [Int] = []
    for number in 1..<count {
      let line = lines[2 + number]
      // Twenty bytes with the end of the line.
      guard line.utf8.count == 19, line.hasSuffix(" 00000 n "), let offset = Int(line.prefix(10))
      else { throw Fault(description: "entry \(number) is '\(line)'") }
      let head = "\(number) 0 obj\n"
      guard offset + head.count < file.count, text(offset..<offset + head.count) == head else {
        throw Fault(description: "no object \(number) at \(offset)")
      }
      offsets.append(offset + head.count)
    }
    guard lines[2 + count] == "trailer" else { throw Fault(description: "no trailer") }
    trailer = lines[(3 + count)...].joined(separator: "\n")
    var objects: [Int: Object] = [:]
    for (index, offset) in offsets.enumerated() {
      let end = index + 1 < offsets.count ? offsets[index + 1] : start
      let body = text(offset..<end)
      guard let close = body.ranges(of: "\nendobj\n").last else {
        throw Fault(description: "object \(index + 1) does not end")
      }
      let inside = body[..<close.lowerBound]
      guard let mark = inside.place(of: "\nstream\n") else {
        objects[index + 1] = Object(text: String(inside), stream: nil)
        continue
      }
      let head = String(inside[..<mark.lowerBound])
      guard let length = Self.number(after: "/Length ", in: head) else {
        throw Fault(description: "a stream without length")
      }
      let first = offset + head.unicodeScalars.count + 8
      guard text(first + length..<first + length + 10) == "\nendstream" else {
        throw Fault(description: "the stream of object \(index + 1) has another length")
      }
      let content = Array(file[first..<first + length])
      objects[index + 1] = Object(
        text: head,
        stream: head.contains("/FlateDecode") ? try Inflater.zlib(content) : content)
    }
    self.objects = objects
    // Each object that is pointed to is there.
    for object in objects.values {
      let words = object.text.split { " []".contains($0) }
      for (index, word) in words.enumerated() where word == "R" && index >= 2 {
        guard let number = Int(words[index - 2]), objects[number] != nil else {
          throw Fault(description: "a reference to no object in \(object.text)")
        }
      }
    }
  }

  static func number(after key: String, in text: String) -> Int? {
    text.place(of: key).flatMap { Int(text[$0.upperBound...].prefix { $0.isNumber }) }
  }

  /// The object that an entry of a dictionary points to.
  func object(_ key: String, of text: String) -> Object? {
    Self.number(after: key + " ", in: text).flatMap { objects[$0] }
  }

  var catalog: Object? { object("/Root", of: trailer) }
  var page: Object? {
    objects.values.first { $0.text.contains("/Type /Page ") }
  }
  var content: String {
    String(decoding: page.flatMap { object("/Contents", of: $0.text) }?.stream ?? [], as: UTF8.self)
  }

  /// The objects of a kind of tag, in the order of their numbers.
  func tags(_ name: String) -> [Object] {
    objects.sorted { $0.key < $1.key }.map(\.value).filter {
      $0.text.contains("/S /\(name) ")
    }
  }

  private struct Font {
    var texts: [Int: String] = [:]
    var widths: [Double] = []
    var program: [UInt8]?
    var glyphOfCode: [UInt8] = []
  }

  private func font(named name: String) throws -> Font? {
    guard let page, let font = object("/" + name, of: page.text) else { return nil }
    guard let unicode = object("/ToUnicode", of: font.text)?.stream,
      let descendant = object("/DescendantFonts [", of: font.text.replacing("[", with: "[ "))
    else { return Font() }
    var result = Font()
    for line in String(decoding: unicode, as: UTF8.self).split(separator: "\n")
    where line.hasPrefix("<") && line.contains("> <") && line != "<0000> <FFFF>" {
      let parts = line.split { "<> ".contains($0) }
      let units = stride(from: 0, to: parts[1].count, by: 4).map {
        UInt16(parts[1].dropFirst($0).prefix(4), radix: 16) ?? 0
      }
      result.texts[Int(parts[0], radix: 16) ?? 0] = String(decoding: units, as: UTF16.self)
    }
    if let list = descendant.text.place(of: "/W [0 [") {
      result.widths = descendant.text[list.upperBound...].prefix { $0 != "]" }
        .split(separator: " ").compactMap { Double($0) }
    }
    result.glyphOfCode = object("/CIDToGIDMap", of: descendant.text)?.stream ?? []
    result.program = object("/FontDescriptor", of: descendant.text).flatMap {
      object("/FontFile2", of: $0.text)?.stream
    }
    return result
  }

  /// The embedded font programs and the glyph that each code shows, by the names on the page.
  func embedded(_ name: String) throws -> (program: [UInt8], glyphs: [Int])? {
    guard let font = try font(named: name), let program = font.program else { return nil }
    let glyphs = stride(from: 0, to: font.glyphOfCode.count, by: 2).map {
      Int(font.glyphOfCode[$0]) << 8 | Int(font.glyphOfCode[$0 + 1])
    }
    return (program, glyphs)
  }

  /// All text of the page in the order of drawing. Every code has to have a text.
  func shownText() throws -> [Shown] {
    var shown: [Shown] = []
    var tags: [String] = []
    var (fontName, size, scale, mode) = ("", 0.0, 100.0, 0)
    var matrix: [Double] = []
    var fonts: [String: Font] = [:]
    for line in content.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      switch words.last {
      case "BDC", "BMC": tags.append(String(words[0].dropFirst()))
      case "EMC":
        guard tags.popLast() != nil else { throw Fault(description: "EMC without BDC") }
      case "Tf":
        fontName = String(words[0].dropFirst())
        size = Double(words[1]) ?? 0
        if fonts[fontName] == nil { fonts[fontName] = try font(named: fontName) }
      case "Tz": scale = Double(words[0]) ?? 0
      case "Tr": mode = Int(words[0]) ?? 0
      case "Tj":
        guard let font = fonts[fontName] else { throw Fault(description: "no font \(fontName)") }
        matrix = words.prefix(6).compactMap { Double($0) }
        let hex = words[words.count - 2].filter { $0 != "<" && $0 != ">" }
        var text = ""
        var width = 0.0
        let step = font.texts.isEmpty ? 2 : 4
        for place in stride(from: 0, to: hex.count, by: step) {
          let code = Int(hex.dropFirst(place).prefix(step), radix: 16) ?? 0
          if font.texts.isEmpty {
            text.unicodeScalars.append(Unicode.Scalar(UInt8(code)))
            continue
          }
          guard let letter = font.texts[code], code < font.widths.count else {
            throw Fault(description: "code \(code) of \(fontName) has no text or width")
          }
          text += letter
          if place + step < hex.count || letter != " " {
            width += font.widths[code] / 1000 * size * scale / 100
          }
        }
        if text.hasSuffix(" ") { text.removeLast() }
        guard let tag = tags.last else { throw Fault(description: "'\(text)' has no tag") }
        shown.append(
          Shown(
            text: text, tag: tag, font: fontName, size: size, width: width, mode: mode,
            matrix: matrix))
      default: break
      }
    }
    guard tags.isEmpty else { throw Fault(description: "marked content does not end") }
    return shown
  }
}

extension StringProtocol {
  /// Where a text stands first in this one, without Foundation.
  fileprivate func place(of other: String) -> Range<Index>? { ranges(of: other).first }
}
