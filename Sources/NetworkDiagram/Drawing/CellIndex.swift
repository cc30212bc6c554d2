import NetworkLayout

/// Finds what is near a place: each item stands in the cells that its box or line touches.
///
/// Beyond the frame the outermost cells reach without end, so that nothing is ever lost.
struct CellIndex: Sendable {
  private let frame: Rectangle
  private let columns: Int
  private let rows: Int
  private let perX: Double
  private let perY: Double
  private var counts: [Int32]
  /// `capacity` places for each cell.
  private var items: [Int32]
  private var capacity = 16
  /// The look in which an item was last seen; an item of several cells is found once.
  private var seen: [Int32]
  private var look: Int32 = 0
  /// What the last look found: the first `foundCount` places.
  private(set) var found: [Int32]
  private(set) var foundCount = 0

  init(frame: Rectangle, itemCount: Int, side: Double) {
    self.frame = frame
    columns = max(1, min(64, Int(frame.width / side)))
    rows = max(1, min(64, Int(frame.height / side)))
    perX = Double(columns) / max(1e-9, frame.width)
    perY = Double(rows) / max(1e-9, frame.height)
    counts = [Int32](repeating: 0, count: columns * rows)
    items = [Int32](repeating: 0, count: columns * rows * capacity)
    seen = [Int32](repeating: 0, count: itemCount)
    found = [Int32](repeating: 0, count: itemCount)
  }

  @inline(__always) private func column(_ x: Double) -> Int {
    max(0, min(columns - 1, Int((x - frame.minX) * perX)))
  }

  @inline(__always) private func row(_ y: Double) -> Int {
    max(0, min(rows - 1, Int((y - frame.minY) * perY)))
  }

  // MARK: Boxes

  mutating func insert(_ item: Int, box: Rectangle) {
    for r in row(box.minY)...row(box.maxY) {
      for c in column(box.minX)...column(box.maxX) { insert(item, cell: r * columns + c) }
    }
  }

  mutating func remove(_ item: Int, box: Rectangle) {
    for r in row(box.minY)...row(box.maxY) {
      for c in column(box.minX)...column(box.maxX) { remove(item, cell: r * columns + c) }
    }
  }

  /// Looks up what stands in the cells of a box.
  @inline(__always) mutating func find(in box: Rectangle) {
    begin()
    let (left, right) = (column(box.minX), column(box.maxX))
    for r in row(box.minY)...row(box.maxY) {
      for c in left...right { collect(cell: r * columns + c) }
    }
  }

  // MARK: Lines

  /// The columns that a segment touches in a row; rows at the rim reach without end.
  @inline(__always) private func span(_ r: Int, _ a: Point, _ b: Point) -> (Int, Int) {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (low, high) = (0.0, 1.0)
    if dy != 0 {
      let top = r == 0 ? -Double.infinity : frame.minY + Double(r) / perY
      let bottom = r == rows - 1 ? Double.infinity : frame.minY + Double(r + 1) / perY
      let (first, second) = ((top - a.y) / dy, (bottom - a.y) / dy)
      low = max(0, min(first, second))
      high = min(1, max(first, second))
    }
    let (x, y) = (a.x + low * dx, a.x + high * dx)
    // A hair more on both sides, for rounding.
    return (column(min(x, y) - 0.01), column(max(x, y) + 0.01))
  }

  @inline(__always) private func rowRange(_ a: Point, _ b: Point) -> ClosedRange<Int> {
    row(min(a.y, b.y))...row(max(a.y, b.y))
  }

  mutating func insert(_ item: Int, from a: Point, to b: Point) {
    for r in rowRange(a, b) {
      let (left, right) = span(r, a, b)
      for c in left...right { insert(item, cell: r * columns + c) }
    }
  }

  mutating func remove(_ item: Int, from a: Point, to b: Point) {
    for r in rowRange(a, b) {
      let (left, right) = span(r, a, b)
      for c in left...right { remove(item, cell: r * columns + c) }
    }
  }

  /// Looks up what stands in the cells along a segment.
  @inline(__always) mutating func find(from a: Point, to b: Point) {
    begin()
    for r in rowRange(a, b) {
      let (left, right) = span(r, a, b)
      for c in left...right { collect(cell: r * columns + c) }
    }
  }

  // MARK: Cells

  @inline(__always) private mutating func begin() {
    look &+= 1
    foundCount = 0
  }

  @inline(__always) private mutating func collect(cell: Int) {
    let start = cell * capacity
    for place in start..<(start + Int(counts[cell])) {
      let item = items[place]
      if seen[Int(item)] != look {
        seen[Int(item)] = look
        found[foundCount] = item
        foundCount += 1
      }
    }
  }

  private mutating func insert(_ item: Int, cell: Int) {
    let count = Int(counts[cell])
    if count == capacity { grow() }
    items[cell * capacity + count] = Int32(item)
    counts[cell] = Int32(count + 1)
  }

  private mutating func remove(_ item: Int, cell: Int) {
    let start = cell * capacity
    let last = start + Int(counts[cell]) - 1
    var place = start
    while items[place] != Int32(item) { place += 1 }
    // In order, so that what is found does not hang on the past.
    while place < last {
      items[place] = items[place + 1]
      place += 1
    }
    counts[cell] -= 1
  }

  private mutating func grow() {
    var larger = [Int32](repeating: 0, count: items.count * 2)
    for cell in counts.indices {
      for place in 0..<Int(counts[cell]) {
        larger[cell * capacity * 2 + place] = items[cell * capacity + place]
      }
    }
    items = larger
    capacity *= 2
  }
}
