import NetworkGraph

/// The objects of a PDF file, numbered from 1, and the file that they make.
struct PDFObjects {
  private var bodies: [[UInt8]?] = []

  /// A number for an object that is set later.
  mutating func reserve() -> Int {
    bodies.append(nil)
    return bodies.count
  }

  mutating func set(_ number: Int, _ text: String) { bodies[number - 1] = Array(text.utf8) }

  mutating func add(_ text: String) -> Int {
    let number = reserve()
    set(number, text)
    return number
  }

  /// Adds a stream, compressed unless readers should find it as text.
  ///
  /// - Parameter entries: Of the dictionary, besides length and filter.
  mutating func addStream(_ bytes: [UInt8], _ entries: String = "", isPlain: Bool = false) -> Int {
    let content = isPlain ? bytes : Deflate.zlib(bytes)
    let filter = isPlain ? "" : " /Filter /FlateDecode"
    let head = "<< \(entries)\(entries.isEmpty ? "" : " ")/Length \(content.count)\(filter) >>"
    bodies.append(Array((head + "\nstream\n").utf8) + content + Array("\nendstream".utf8))
    return bodies.count
  }

  /// The file: header, objects, table of their offsets, trailer.
  ///
  /// - Precondition: Each reserved object is set.
  func file(root: Int, info: Int) -> [UInt8] {
    // Four bytes above 127 tell programs that move files that it is not text.
    var file = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
    var table = "xref\n0 \(bodies.count + 1)\n0000000000 65535 f \n"
    for (index, body) in bodies.enumerated() {
      guard let body else { preconditionFailure("each reserved object is set") }
      let offset = String(file.count)
      table +=
        String(repeating: "0", count: max(0, 10 - offset.utf8.count)) + offset + " 00000 n \n"
      file += Array("\(index + 1) 0 obj\n".utf8) + body + Array("\nendobj\n".utf8)
    }
    let start = file.count
    file += Array(table.utf8)
    file += Array(
      """
      trailer
      << /Size \(bodies.count + 1) /Root \(root) 0 R /Info \(info) 0 R >>
      startxref
      \(start)
      %%EOF

      """.utf8)
    return file
  }
}

/// The notation of PDF for numbers and texts.
enum PDFSyntax {
  /// Two decimals at most; what is no number is 0.
  static func number(_ value: Double) -> String { number(value, decimals: 2) }

  static func number(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "0" }
    var text = fixedDecimals(value, decimals)
    if text.utf8.contains(UInt8(ascii: ".")) {
      while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
      if text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    }
    return text == "-0" ? "0" : text
  }

  /// A text that people read, as UTF-16 in hexadecimal digits.
  static func text(_ text: String) -> String {
    "<FEFF" + text.utf16.map { hexadecimal($0) }.joined() + ">"
  }

  static func hexadecimal(_ value: UInt16) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }

  /// Red, green and blue from 0 to 1. Three decimals tell 256 steps apart.
  static func colour(_ colour: Colour) -> String {
    [colour.red, colour.green, colour.blue].map { number(Double($0) / 255, decimals: 3) }
      .joined(separator: " ")
  }
}
