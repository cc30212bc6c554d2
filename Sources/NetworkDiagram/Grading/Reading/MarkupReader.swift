import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads XML without believing it: nothing external is fetched, no entity of a document type is
/// expanded, and size and depth are bounded.
final class MarkupReader: NSObject, XMLParserDelegate {
  /// A map of 100,000 actors takes some 60 MB.
  static let byteLimit = 256 << 20
  static let elementLimit = 4_000_000
  static let depthLimit = 200

  private var document = MarkupDocument()
  private var open: [Int] = []
  private var failure: FigureReadingError?

  /// - Throws: A sentence with its line when the bytes are no well-formed XML within the bounds.
  static func read(_ bytes: [UInt8]) throws(FigureReadingError) -> MarkupDocument {
    guard bytes.count <= byteLimit else {
      throw FigureReadingError(
        line: 0, "the file has more than \(byteLimit >> 20) MB, which no figure needs")
    }
    try checkEncoding(bytes)
    let reader = MarkupReader()
    reader.document.byteCount = bytes.count
    // Fed as a stream: the parser refuses a single piece of more than ten megabytes.
    let parser = XMLParser(stream: InputStream(data: Data(bytes)))
    parser.shouldProcessNamespaces = false
    parser.shouldResolveExternalEntities = false
    parser.delegate = reader
    let finished = parser.parse()
    if let failure = reader.failure { throw failure }
    // The parser may claim success on a file that was cut off.
    guard finished, parser.parserError == nil, reader.open.isEmpty,
      !reader.document.elements.isEmpty
    else {
      throw FigureReadingError(
        line: max(1, parser.lineNumber),
        reader.open.last.map {
          "the XML is not well-formed; <\(reader.document.elements[$0].name)> of line "
            + "\(reader.document.elements[$0].line) is open"
        } ?? "the XML is not well-formed")
    }
    return reader.document
  }

  /// Declarations of entities are looked for in the bytes, so these must be those of ASCII.
  private static func checkEncoding(_ bytes: [UInt8]) throws(FigureReadingError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FigureReadingError(line: 1, "the file is not UTF-8")
    }
    if let start = text.utf8.firstRange(of: Array("<!ENTITY".utf8))?.lowerBound {
      let line = text.utf8[..<start].count { $0 == UInt8(ascii: "\n") } + 1
      throw FigureReadingError(
        line: line, "the file declares an entity; figures need none, and none is expanded")
    }
    guard text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") else { return }
    let declaration = text[..<end.lowerBound].lowercased()
    let known = ["utf-8", "us-ascii", "ascii", "iso-8859-1", "latin1"]
    if declaration.contains("encoding"), !known.contains(where: { declaration.contains($0) }) {
      throw FigureReadingError(line: 1, "the file is not in UTF-8")
    }
  }

  private func stop(_ parser: XMLParser, _ sentence: String) {
    if failure == nil { failure = FigureReadingError(line: parser.lineNumber, sentence) }
    parser.abortParsing()
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    guard failure == nil else { return }
    guard document.elements.count < Self.elementLimit, open.count < Self.depthLimit else {
      stop(parser, "the file has too many elements, or elements nested too deeply")
      return
    }
    let name = elementName.split(separator: ":").last.map(String.init) ?? elementName
    let index = document.elements.count
    document.elements.append(
      MarkupDocument.Element(
        name: name, attributes: attributes, parent: open.last, line: parser.lineNumber))
    if let parent = open.last { document.elements[parent].children.append(index) }
    open.append(index)
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    guard failure == nil, let closed = open.popLast() else { return }
    // Whole texts are wanted of texts only; elsewhere they would be copied at every level.
    if let parent = open.last,
      ["tspan", "text", "a", "title", "desc"].contains(
        document.elements[parent].name)
    {
      document.elements[parent].text += document.elements[closed].text
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard failure == nil, let last = open.last else { return }
    document.elements[last].text += string
    if document.elements[last].children.isEmpty { document.elements[last].leadingText += string }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
  }

  func parser(_ parser: XMLParser, foundComment comment: String) {
    document.remarks.append(comment)
  }

  func parser(
    _ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?
  ) {
    document.remarks.append(target + " " + (data ?? ""))
  }

  func parser(
    _ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?
  ) {
    stop(parser, "the file declares an entity; figures need none, and none is expanded")
  }
}
