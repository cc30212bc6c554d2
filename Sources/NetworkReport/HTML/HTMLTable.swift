/// A table with a caption, column headings and rows.
struct HTMLTable {
  enum Alignment: Sendable {
    case text, number
  }

  struct Column {
    let heading: Phrase
    let alignment: Alignment

    init(_ heading: Phrase, _ alignment: Alignment = .text) {
      self.heading = heading
      self.alignment = alignment
    }
  }

  struct Row {
    var anchor: Anchor?
    var cells: [HTML]

    init(anchor: Anchor? = nil, _ cells: [HTML]) {
      self.anchor = anchor
      self.cells = cells
    }
  }

  /// Which cell of a row names it.
  enum RowHeading: Sendable {
    case first, second
    var place: Int { self == .first ? 0 : 1 }
  }

  let number: String
  let caption: Phrase
  let columns: [Column]
  var rows: [Row] = []
  var rowHeading = RowHeading.first
  /// Lines below the table: what the marks mean, which rows are left out.
  var notes: [Phrase] = []
  var style = ""

  /// - Parameter word: "Table" in the language of the document.
  func html(word: String) -> HTML {
    let heading = HTML.element(
      "tr", [],
      columns.map { column in
        .element(
          "th", [HTML.Attribute("scope", "col")] + attributes(column), column.heading.parts)
      })
    let body = rows.map { row in
      precondition(row.cells.count == columns.count, "a row has one cell for each column")
      let cells = zip(row.cells, columns).enumerated().map { place, pair in
        let (cell, column) = pair
        return place == rowHeading.place
          ? HTML.element("th", [HTML.Attribute("scope", "row")] + attributes(column), [cell])
          : HTML.element("td", attributes(column), [cell])
      }
      return HTML.element(
        "tr", row.anchor.map { [HTML.Attribute("id", $0.text)] } ?? [], cells)
    }
    let table = HTML.element(
      "table",
      [HTML.Attribute("id", Anchor.table(number).text)]
        + (style.isEmpty ? [] : [HTML.Attribute("class", style)]),
      [
        .element(
          "caption", [], [.strong("\(words: word) \(words: number)."), .words(" ")] + caption.parts),
        .element("thead", [], [heading]), .element("tbody", [], body),
      ])
    let frame = HTML.element(
      "div", [HTML.Attribute("class", "table"), HTML.Attribute("tabindex", "0")], [table])
    return .group([frame] + notes.map { .paragraph($0, class: "note") })
  }

  private func attributes(_ column: Column) -> [HTML.Attribute] {
    column.alignment == .number ? [HTML.Attribute("class", "number")] : []
  }
}
