/// The pixels of a band of rows, white at first, and the colour that is laid on them.
struct PixelBand: SpanSink {
  let width: Int
  let rows: Range<Int>
  /// `0x00RRGGBB`, row after row.
  private(set) var pixels: [UInt32]
  private var colour: UInt32 = 0
  private var opacity: UInt32 = 255

  init(width: Int, rows: Range<Int>) {
    self.width = width
    self.rows = rows
    pixels = [UInt32](repeating: 0xFF_FFFF, count: width * rows.count)
  }

  /// - Parameter opacity: From 0 to 255.
  mutating func take(_ colour: Colour, opacity: UInt32 = 255) {
    self.colour = UInt32(colour.red) << 16 | UInt32(colour.green) << 8 | UInt32(colour.blue)
    self.opacity = opacity
  }

  mutating func fill(row: Int, columns: Range<Int>, coverage: UInt32) {
    let alpha = opacity == 255 ? coverage : Self.over255(coverage * opacity)
    let start = (row - rows.lowerBound) * width
    if alpha == 255 {
      for column in columns { pixels[start + column] = colour }
    } else if alpha > 0 {
      for column in columns {
        pixels[start + column] = Self.mixed(pixels[start + column], colour, alpha)
      }
    }
  }

  /// Lays the colour through a mask whose left top corner is at a pixel of the page.
  mutating func stamp(_ mask: GlyphMask, column: Int, row: Int) {
    let first = max(row, rows.lowerBound)
    let last = min(row + mask.height, rows.upperBound)
    let left = max(0, -column)
    let right = min(mask.width, width - column)
    guard first < last, left < right else { return }
    for y in first..<last {
      let from = (y - row) * mask.width
      let to = (y - rows.lowerBound) * width + column
      for x in left..<right {
        let coverage = mask.coverage[from + x]
        if coverage > 0 {
          pixels[to + x] = Self.mixed(pixels[to + x], colour, UInt32(coverage))
        }
      }
    }
  }

  /// Two colours mixed, each channel rounded to the nearest value.
  ///
  /// - Parameter alpha: The share of the upper colour, from 0 to 255.
  @inline(__always) static func mixed(_ lower: UInt32, _ upper: UInt32, _ alpha: UInt32) -> UInt32 {
    let rest = 255 - alpha
    // Red and blue at once, 16 bits apart: the products stay below 2¹⁶.
    var pair = (lower & 0xFF00FF) * rest + (upper & 0xFF00FF) * alpha + 0x80_0080
    pair = ((pair + ((pair >> 8) & 0xFF00FF)) >> 8) & 0xFF00FF
    let green = over255(((lower >> 8) & 0xFF) * rest + ((upper >> 8) & 0xFF) * alpha)
    return pair | green << 8
  }

  /// A product of two bytes over 255, rounded to the nearest.
  @inline(__always) static func over255(_ product: UInt32) -> UInt32 {
    let sum = product + 128
    return (sum + (sum >> 8)) >> 8
  }
}
