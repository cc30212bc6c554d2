/// The sections of a report, in their order. The numbers stay the same in every report, so that two
/// editions can be compared; a section without data says so.
enum SectionNumber: Int, CaseIterable, Hashable, Sendable {
  case summary = 1
  case maps, indicators, ranking, clusters, brokers, money, figures, evidence, method
}

/// A section of the report.
struct ReportSection {
  let number: SectionNumber
  let title: Phrase
  var content: [HTML] = []

  var html: HTML {
    .element(
      "section", [HTML.Attribute("id", Anchor.section(number).text)],
      [
        .element(
          "h2", [],
          ["\(words: String(number.rawValue)). "].flatMap { (p: Phrase) in p.parts } + title.parts)
      ] + content)
  }
}

extension ReportText {
  func sub(_ title: Phrase) -> HTML { .element("h3", [], title.parts) }
}
