/// Takes the spans of equal coverage of one row, from left to right.
protocol SpanSink {
  /// - Parameter coverage: From 1 to 255, the covered share of each pixel.
  mutating func fill(row: Int, columns: Range<Int>, coverage: UInt32)
}

/// The exact share of each pixel that a shape covers, for a band of rows.
///
/// Each side of the shape adds to the cells that it passes the area to its right, signed by its
/// direction; the sum from the left is then the covered area times the winding number. Where a shape
/// overlaps itself the sum is cut at one, which is the rule of non-zero winding but for pixels in
/// which two borders of the same shape cross.
struct CoverageBand {
  /// The cell value of a whole pixel: twice its area in parts of 1/256.
  private static let whole = 2 * Int32(EdgeList.unit) * Int32(EdgeList.unit)

  let width: Int
  let rows: Range<Int>
  private let stride: Int
  private let words: Int
  private var cells: [Int32]
  /// One bit per cell that was touched.
  private var marks: [UInt64]

  init(width: Int, rows: Range<Int>) {
    self.width = width
    self.rows = rows
    stride = width + 2
    words = (stride + 63) / 64
    cells = [Int32](repeating: 0, count: stride * rows.count)
    marks = [UInt64](repeating: 0, count: words * rows.count)
  }

  /// Gives the coverage of a shape to a sink and forgets it again.
  mutating func draw(_ shape: EdgeList, into sink: inout some SpanSink) {
    let touched = shape.rows.clamped(to: rows)
    guard !touched.isEmpty else { return }
    for edge in shape.edges { add(edge) }
    for row in touched { sweep(row, into: &sink) }
  }

  private mutating func add(_ edge: EdgeList.Edge) {
    let top = rows.lowerBound << 8
    let bottom = rows.upperBound << 8
    let (x0, y0, x1, y1) = (Int(edge.x0), Int(edge.y0), Int(edge.x1), Int(edge.y1))
    guard y1 > top, y0 < bottom else { return }
    let start = max(y0, top)
    let stop = min(y1, bottom)
    if x0 == x1 {
      addVertical(x: x0, start, stop, edge.winding)
      return
    }
    let dx = x1 - x0
    let dy = y1 - y0
    // The column at each border of rows is a quotient rounded down, found from the whole line: it
    // does not depend on where the band begins.
    var y = start
    var x = start == y0 ? x0 : x0 + flooredQuotient((start - y0) * dx, dy)
    var row = y >> 8
    let firstBorder = (row + 1) << 8
    guard firstBorder < stop else {
      addInRow(
        row, x, y, stop == y1 ? x1 : x0 + flooredQuotient((stop - y0) * dx, dy), stop, edge.winding)
      return
    }
    let product = (firstBorder - y0) * dx
    var quotient = flooredQuotient(product, dy)
    var rest = product - quotient * dy
    let step = flooredQuotient(dx << 8, dy)
    let stepRest = (dx << 8) - step * dy
    addInRow(row, x, y, x0 + quotient, firstBorder, edge.winding)
    y = firstBorder
    x = x0 + quotient
    row += 1
    while y + 256 <= stop {
      quotient += step
      rest += stepRest
      if rest >= dy {
        rest -= dy
        quotient += 1
      }
      addInRow(row, x, y, x0 + quotient, y + 256, edge.winding)
      x = x0 + quotient
      y += 256
      row += 1
    }
    // A border of the band is a border of rows, so what is left ends with the line itself.
    if y < stop { addInRow(row, x, y, x1, stop, edge.winding) }
  }

  private mutating func addVertical(x: Int, _ start: Int, _ stop: Int, _ winding: Int32) {
    var y = start
    while y < stop {
      let next = min(stop, (y >> 8 + 1) << 8)
      put(row: y >> 8, column: x >> 8, height: next - y, twiceX: 2 * (x & 255), winding)
      y = next
    }
  }

  /// A piece of a line within one row.
  private mutating func addInRow(
    _ row: Int, _ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int, _ winding: Int32
  ) {
    var column = x0 >> 8
    let last = x1 >> 8
    if column == last {
      put(row: row, column: column, height: y1 - y0, twiceX: (x0 & 255) + (x1 & 255), winding)
      return
    }
    let dx = x1 - x0
    let dy = y1 - y0
    var y = y0
    if dx > 0 {
      var entry = x0 & 255
      while column < last {
        let next = y0 + ((column + 1) << 8 - x0) * dy / dx
        put(row: row, column: column, height: next - y, twiceX: entry + 256, winding)
        y = next
        entry = 0
        column += 1
      }
      put(row: row, column: column, height: y1 - y, twiceX: x1 & 255, winding)
    } else {
      var entry = x0 & 255
      while column > last {
        let next = y0 + (column << 8 - x0) * dy / dx
        put(row: row, column: column, height: next - y, twiceX: entry, winding)
        y = next
        entry = 256
        column -= 1
      }
      put(row: row, column: column, height: y1 - y, twiceX: entry + (x1 & 255), winding)
    }
  }

  /// - Parameter twiceX: The sum of where the piece enters and leaves the cell, from its left.
  @inline(__always) private mutating func put(
    row: Int, column: Int, height: Int, twiceX: Int, _ winding: Int32
  ) {
    guard height > 0 else { return }
    let line = row - rows.lowerBound
    let index = line * stride + column
    let toNext = Int32(truncatingIfNeeded: height * twiceX) * winding
    cells[index] &+= Int32(truncatingIfNeeded: height * 512) * winding &- toNext
    cells[index + 1] &+= toNext
    let word = line * words + column >> 6
    let bit = column & 63
    marks[word] |= 1 << UInt64(bit)
    if bit < 63 {
      marks[word] |= 2 << UInt64(bit)
    } else {
      marks[word + 1] |= 1
    }
  }

  private mutating func sweep(_ row: Int, into sink: inout some SpanSink) {
    let line = row - rows.lowerBound
    var sum: Int32 = 0
    var start = 0
    for word in 0..<words {
      var bits = marks[line * words + word]
      guard bits != 0 else { continue }
      marks[line * words + word] = 0
      while bits != 0 {
        let column = word * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        if start < column { fill(row, start..<column, sum, &sink) }
        let index = line * stride + column
        sum &+= cells[index]
        cells[index] = 0
        start = column
        // Equal neighbours are filled together with the next mark.
      }
    }
    if start < width { fill(row, start..<width, sum, &sink) }
  }

  @inline(__always) private func fill(
    _ row: Int, _ columns: Range<Int>, _ sum: Int32, _ sink: inout some SpanSink
  ) {
    let area = min(sum.magnitude, Self.whole.magnitude)
    let coverage = (area * 255 + 65536) >> 17
    guard coverage > 0 else { return }
    sink.fill(row: row, columns: columns.clamped(to: 0..<width), coverage: coverage)
  }
}
