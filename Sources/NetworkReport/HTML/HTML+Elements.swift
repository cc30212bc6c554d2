/// The elements that sections are made of.
extension HTML {
  static func element(_ name: String, _ attributes: [Attribute] = [], _ content: Phrase) -> HTML {
    .element(name, attributes, content.parts)
  }

  static func paragraph(_ content: Phrase, class style: String? = nil) -> HTML {
    .element("p", style.map { [Attribute("class", $0)] } ?? [], content.parts)
  }

  static func strong(_ content: Phrase) -> HTML { .element("strong", [], content.parts) }

  /// Text that stands back: ranks, ids, units.
  static func small(_ content: Phrase) -> HTML {
    .element("span", [Attribute("class", "small")], content.parts)
  }

  static func lines(_ lines: [Phrase]) -> HTML {
    var parts: [HTML] = []
    for (place, line) in lines.enumerated() {
      if place > 0 { parts.append(.element("br", [], [HTML]())) }
      parts += line.parts
    }
    return .group(parts)
  }

  static func list(_ items: [Phrase]) -> HTML {
    .element("ul", [], items.map { .element("li", [], $0.parts) })
  }

  /// Terms with their explanations.
  static func definitions(_ entries: [(term: Phrase, text: [HTML])], class style: String = "")
    -> HTML
  {
    .element(
      "dl", style.isEmpty ? [] : [Attribute("class", style)],
      entries.flatMap { entry in
        [.element("dt", [], entry.term.parts), .element("dd", [], entry.text)]
      })
  }

  /// A link to an element of the same document.
  static func link(to anchor: Anchor, _ content: Phrase) -> HTML {
    .element("a", [Attribute("href", "#" + anchor.text)], content.parts)
  }

  /// Text of the data in a language of its own.
  ///
  /// - Parameter language: A language tag; `nil` when the language is not known, which HTML writes as
  ///   an empty tag so that no reader speaks it in the language of the document.
  static func quotation(_ text: String, language: String?) -> HTML {
    let tag = language.map(visibleText) ?? ""
    return .element("span", [Attribute("lang", tag), Attribute("xml:lang", tag)], [.data(text)])
  }
}

/// A place in the document. Anchors are numbered and never hold text from data.
struct Anchor: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func relation(_ index: Int) -> Anchor { Anchor("r\(index + 1)") }
  static func actor(_ index: Int) -> Anchor { Anchor("a\(index + 1)") }
  static func source(_ index: Int) -> Anchor { Anchor("s\(index + 1)") }
  static func figure(_ index: Int) -> Anchor { Anchor("q\(index + 1)") }
  static func cluster(_ number: Int) -> Anchor { Anchor("c\(number + 1)") }
  static func measure(_ name: String) -> Anchor { Anchor("m-\(name)") }
  static func drawing(_ number: Int) -> Anchor { Anchor("figure-\(number)") }
  static func table(_ number: String) -> Anchor {
    Anchor("table-" + number.replacing(".", with: "-"))
  }
  static func section(_ section: SectionNumber) -> Anchor { Anchor("section-\(section.rawValue)") }
}
