import NetworkGraph
import NetworkLayout

/// What the numbers on a figure stand for: columns of numbers and names, in the order of the numbers.
struct IndexTable {
  static let textSize = 6.5
  private static let gap = 10.0

  let height: Double
  private let heading: WrappedText
  private let rows: [(number: WrappedText, name: WrappedText)]
  /// The first row of each column.
  private let starts: [Int]
  private let columnWidth: Double
  private let numberWidth: Double

  /// Sets the names in as many columns as give the least height.
  ///
  /// - Parameters:
  ///   - entries: Numbers and names, ascending; without any, the table has no height.
  ///   - width: The width of the page that the table fills.
  init(entries: [(number: Int, name: String)], width: Double, language: Language) {
    heading = WrappedText(
      lines: entries.isEmpty ? [] : [LocalizedText("Numbers:", "Numéros\u{00A0}:")[language]],
      size: Self.textSize, weight: .bold)
    let numbers = entries.map { WrappedText(lines: [String($0.number)], size: Self.textSize) }
    let numberWidth = (numbers.map(\.width).max() ?? 0) + 4
    self.numberWidth = numberWidth
    var best: (height: Double, names: [WrappedText], starts: [Int], width: Double)?
    for columns in 1...max(1, min(8, entries.count)) {
      let columnWidth = (width - Self.gap * Double(columns - 1)) / Double(columns)
      guard columnWidth - numberWidth >= 60 else { break }
      let names = entries.map { entry in
        // A name that fills the page by itself says no more in full.
        let name =
          entry.name.count > 300 ? String(entry.name.prefix(299)) + "…" : entry.name
        return LabelWrapping.paragraph(
          name, size: Self.textSize, width: columnWidth - numberWidth)
      }
      let (height, starts) = Self.balanced(names.map(Self.pitch), columns: columns)
      if height < (best?.height ?? .infinity) - 1e-9 {
        best = (height, names, starts, columnWidth)
      }
    }
    rows = Array(zip(numbers, best?.names ?? []))
    starts = best?.starts ?? []
    columnWidth = best?.width ?? width
    height = rows.isEmpty ? 0 : heading.height + 3 + best!.height + 4
  }

  private static func pitch(_ name: WrappedText) -> Double {
    max(name.height, textSize * (FontMetrics.ascent + FontMetrics.descent)) + 1.2
  }

  /// The least height at which rows one after the other fit in a number of columns.
  private static func balanced(_ heights: [Double], columns: Int) -> (Double, [Int]) {
    func fill(_ limit: Double) -> [Int] {
      var starts = [0]
      var y = 0.0
      for (row, height) in heights.enumerated() {
        if y > 0 && y + height > limit + 1e-9 {
          starts.append(row)
          y = 0
        }
        y += height
      }
      return starts
    }
    var low = heights.max() ?? 0
    var high = heights.reduce(0, +)
    for _ in 0..<20 {
      let middle = (low + high) / 2
      if fill(middle).count <= columns { high = middle } else { low = middle }
    }
    return (high, fill(high))
  }

  /// The table with its top left corner at a point.
  func elements(at corner: Point) -> [FigureElement] {
    guard !rows.isEmpty else { return [] }
    var elements = TextBlock.elements(heading, at: corner, style: .bold)
    for (column, start) in starts.enumerated() {
      let end = column + 1 < starts.count ? starts[column + 1] : rows.count
      let x = corner.x + Double(column) * (columnWidth + Self.gap)
      var y = corner.y + heading.height + 3
      for row in rows[start..<end] {
        elements += TextBlock.elements(
          row.number, at: Point(x: x + numberWidth - 4 - row.number.width, y: y),
          colour: Colour(0x444444))
        elements += TextBlock.elements(row.name, at: Point(x: x + numberWidth, y: y))
        y += Self.pitch(row.name)
      }
    }
    return [.group(attributes: [.init("id", "index")], title: nil, elements)]
  }
}
