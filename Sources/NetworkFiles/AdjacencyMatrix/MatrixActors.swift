import NetworkGraph

/// The actors that the rows and columns of a matrix stand for: one set, or one each.
struct MatrixActors {
  private(set) var rowIDs: [String]
  /// `nil` where rows and columns stand for the same actors.
  private(set) var columnIDs: [String]?
  /// The labels of the file where the ids are others.
  private var names: (rows: [String], columns: [String])?

  /// Whether rows and columns stand for different actors.
  var isTwoMode: Bool { columnIDs != nil }

  /// The number of actors.
  var count: Int { rowIDs.count + (columnIDs?.count ?? 0) }

  /// Whether a label stands for a row and a column, and the ids say which.
  var isRenamed: Bool { names != nil }

  /// Actors of one set.
  init(_ ids: [String]) { rowIDs = ids }

  /// Actors of two sets. Where a label stands in both, all ids say which set they are of.
  init(rows: [String], columns: [String]) {
    let known = Set(rows.lazy.map { Identifier($0) })
    if columns.contains(where: { known.contains(Identifier($0)) }) {
      names = (rows, columns)
      rowIDs = rows.map { "row:" + $0 }
      columnIDs = columns.map { "column:" + $0 }
    } else {
      rowIDs = rows
      columnIDs = columns
    }
  }

  /// Actors of one set that have only numbers.
  static func numbered(_ count: Int) -> MatrixActors {
    MatrixActors((0..<count).map { String($0 + 1) })
  }

  /// Actors of two sets that have only numbers.
  static func numbered(rows: Int, columns: Int) -> MatrixActors {
    MatrixActors(
      rows: (0..<rows).map { "r\($0 + 1)" }, columns: (0..<columns).map { "c\($0 + 1)" })
  }

  /// The kinds of the actors of two sets.
  static var kinds: [Kind] {
    [
      Kind(id: "row", subject: .actor, labelInEnglish: "row", labelInFrench: "ligne"),
      Kind(id: "column", subject: .actor, labelInEnglish: "column", labelInFrench: "colonne"),
    ]
  }

  /// The actors as rows of a table.
  ///
  /// - Parameter lines: The line of each row, then of each column; one for all where there are
  ///   fewer.
  func elements(lines: [Int]) -> ElementRows {
    var elements = ElementRows(of: .actors)
    let id = elements.column("id")
    let name = names == nil ? -1 : elements.column("name")
    let kind = isTwoMode ? elements.column("kind") : -1
    func line(_ place: Int) -> Int { place < lines.count ? lines[place] : lines.first ?? 1 }
    for (place, text) in rowIDs.enumerated() {
      elements.set(text, in: id)
      if let names { elements.set(names.rows[place], in: name) }
      if kind >= 0 { elements.set("row", in: kind) }
      elements.endRow(line: line(place))
    }
    for (place, text) in (columnIDs ?? []).enumerated() {
      elements.set(text, in: id)
      if let names { elements.set(names.columns[place], in: name) }
      elements.set("column", in: kind)
      elements.endRow(line: line(rowIDs.count + place))
    }
    return elements
  }
}
