import Testing

@testable import NetworkFiles

@Suite struct XMLScannerTests {
  /// What a text holds, one token a line.
  private func tokens(_ text: String) throws -> [String] {
    var scanner = XMLScanner(ContiguousArray(text.utf8))
    var result: [String] = []
    while let token = try scanner.next() {
      switch token {
      case .start:
        let attributes = (0..<scanner.attributeCount).map { place in
          " " + scanner.text(of: scanner.attributeName(place)) + "="
            + String(decoding: scanner.attributeBytes(place), as: UTF8.self)
        }
        result.append("\(scanner.line)<" + scanner.text(of: scanner.name) + attributes.joined())
      case .end: result.append(">" + scanner.text(of: scanner.name))
      case .text: result.append(String(decoding: scanner.text, as: UTF8.self))
      }
    }
    return result
  }

  @Test func `tags, attributes, entities, comments and prefixes are read`() throws {
    let text = """
      <?xml version="1.0"?>
      <!DOCTYPE a [ <!ENTITY x "]>"> <!-- > --> ]>
      <a x='1 &lt; &#233;&#x1F600;'>
        <p:b q:y = "2"/>t &amp; <![CDATA[<c>]]> u<!-- - -->v
      </a >
      """
    #expect(
      try tokens(text) == [
        "3<a x=1 < é😀", "4<b y=2", ">b", "t & <c> uv\n", ">a",
      ])
  }

  @Test(arguments: [
    ("<a>", 1, "ends within <a>"), ("<a></b>", 1, "</b> where </a>"), ("", 1, "no element"),
    ("<a>\n&boom;</a>", 2, "not expanded"), ("<a/>\n<b/>", 2, "second root"),
    ("<a x=1/>", 1, "quotes"), ("<a x='1' x='2'/>", 1, "twice"), ("<a x='1'y='2'/>", 1, "space"),
    ("<a>&#0;</a>", 1, "no character"), ("<a>&#xD800;</a>", 1, "no character"),
    ("<a>\n\n& b</a>", 3, "ampersand"), ("<!-- ", 1, "comment"), ("<a x='<'/>", 1, "&lt;"),
    ("text", 1, "outside"), ("<a/>text", 1, "outside"), ("<1/>", 1, "letter"), ("< a/>", 1, "name"),
    ("<!DOCTYPE a [", 1, "document type"), ("<a", 1, "within a tag"), ("<a x", 1, "no value"),
    ("<a>\u{1}</a>", 1, "control"), ("</a>", 1, "closes nothing"), ("<a><![CDATA[", 1, "CDATA"),
  ])
  func `what is not XML is refused with its line`(text: String, line: Int, words: String) {
    do {
      let read = try tokens(text)
      Issue.record("\(text) was read as \(read)")
    } catch let fault as XMLFault {
      #expect(fault.line == line, "\(text): \(fault)")
      #expect(fault.message.contains(words), "\(text): \(fault)")
    } catch {
      Issue.record(error)
    }
  }

  @Test func `deep nesting is refused, not followed`() {
    let text = String(repeating: "<a>", count: 200_000)
    #expect(throws: XMLFault.self) { try tokens(text) }
  }

  @Test func `an element can be passed over`() throws {
    var scanner = XMLScanner(ContiguousArray("<a><b><c/>text</b><d/></a>".utf8))
    _ = try scanner.next()
    _ = try scanner.next()
    try scanner.skipElement()
    #expect(try scanner.next() == .start)
    #expect(scanner.text(of: scanner.name) == "d")
  }
}
