import NetworkLayout

/// Boxes in the cells of a grid, so that those near a box are found without looking at all.
struct BoxGrid {
  private let side: Double
  private let origin: Point
  private let columns: Int
  private let rows: Int
  private var cells: [[Int32]]

  /// An empty grid over an area; what lies outside counts with the cells at the border.
  init(over area: Rectangle, side: Double) {
    self.side = side
    origin = Point(x: area.minX, y: area.minY)
    columns = max(1, Int((area.width / side).rounded(.up)))
    rows = max(1, Int((area.height / side).rounded(.up)))
    cells = [[Int32]](repeating: [], count: columns * rows)
  }

  private func span(_ low: Double, _ high: Double, _ start: Double, _ count: Int)
    -> ClosedRange<Int>
  {
    func cell(_ value: Double) -> Int {
      Int(min(max(((value - start) / side).rounded(.down), 0), Double(count - 1)))
    }
    return cell(low)...max(cell(low), cell(high))
  }

  mutating func insert(_ item: Int, _ box: Rectangle) {
    for row in span(box.minY, box.maxY, origin.y, rows) {
      for column in span(box.minX, box.maxX, origin.x, columns) {
        cells[row * columns + column].append(Int32(item))
      }
    }
  }

  /// The items whose cells a box touches; one may come more than once.
  func items(near box: Rectangle) -> [Int] {
    var items: [Int] = []
    _ = all(near: box) { item in
      items.append(item)
      return true
    }
    return items
  }

  /// Calls `body` for each item whose cells a box touches, until it says no; an item may come more
  /// than once. Returns whether it never said no.
  func all(near box: Rectangle, _ body: (Int) -> Bool) -> Bool {
    for row in span(box.minY, box.maxY, origin.y, rows) {
      for column in span(box.minX, box.maxX, origin.x, columns) {
        for item in cells[row * columns + column] where !body(Int(item)) { return false }
      }
    }
    return true
  }
}
