import NetworkLayout

@testable import NetworkDiagram

/// The coverage of each pixel, from 0 to 255, as a sink leaves it.
struct CoverageMap: SpanSink {
  let width: Int
  let height: Int
  private(set) var values: [UInt32]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    values = [UInt32](repeating: 0, count: width * height)
  }

  /// The coverage of a shape, reckoned in bands of so many rows.
  init(_ edges: EdgeList, bandHeight: Int? = nil) {
    self.init(width: edges.width, height: edges.height)
    let bandHeight = bandHeight ?? edges.height
    for top in stride(from: 0, to: height, by: bandHeight) {
      var band = CoverageBand(width: width, rows: top..<min(height, top + bandHeight))
      band.draw(edges, into: &self)
    }
  }

  init(_ polygons: [[Point]], width: Int, height: Int) {
    var edges = EdgeList(width: width, height: height)
    for polygon in polygons { edges.add(polygon: polygon) }
    self.init(edges)
  }

  mutating func fill(row: Int, columns: Range<Int>, coverage: UInt32) {
    precondition(coverage > 0 && coverage <= 255, "coverage is a byte")
    for column in columns {
      precondition(values[row * width + column] == 0, "a pixel is filled once")
      values[row * width + column] = coverage
    }
  }

  subscript(column: Int, row: Int) -> UInt32 { values[row * width + column] }

  /// The covered area in pixels.
  var area: Double { Double(values.reduce(0, +)) / 255 }
}
