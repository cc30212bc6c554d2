import NetworkLayout

/// Which picture of a letter is wanted: letters of the same form and size share one.
struct GlyphKey: Hashable, Sendable {
  enum Face: Hashable, Sendable {
    case pen
    /// The place of a font in the book.
    case font(Int)
  }

  var face: Face
  /// The character for the pen, the glyph for a font.
  var code: UInt32
  /// The base of a combining mark, else 0.
  var base: UInt32 = 0
  var style: FigureElement.TextLine.Style
  /// The em in 64ths of a pixel.
  var size: Int
  /// The width compared with the design, in 128ths.
  var stretch: Int
  /// How far right of and below a whole pixel it begins, in quarters.
  var shiftX: Int
  var shiftY: Int
  /// The width of the rim in 64ths of a pixel; 0 for the letter itself.
  var rim = 0
}

/// The coverage of the pixels of a letter.
struct GlyphMask: Sendable {
  /// Where the left top corner lies, in pixels from the letter's origin on the baseline.
  let left: Int
  let top: Int
  let width: Int
  let height: Int
  let coverage: [UInt8]

  static let empty = GlyphMask(left: 0, top: 0, width: 0, height: 0, coverage: [])

  private init(left: Int, top: Int, width: Int, height: Int, coverage: [UInt8]) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
    self.coverage = coverage
  }

  /// Draws a letter.
  init(_ key: GlyphKey, fonts: FontBook) {
    let ink = GlyphInk(key, fonts: fonts)
    let size = Double(key.size) / 64
    let chains = ink.chains(
      at: Point(x: Double(key.shiftX) / 4, y: Double(key.shiftY) / 4), size: size,
      stretch: Double(key.stretch) / 128)
    let points = chains.flatMap(\.points)
    guard let box = Placement.bounds(of: points) else {
      self = .empty
      return
    }
    let rim = Double(key.rim) / 64
    let pad = (ink.pen * size + rim) / 2 + 1 + size / 16
    let left = Int((box.minX - pad).rounded(.down))
    let top = Int((box.minY - pad).rounded(.down))
    let width = Int((box.maxX + pad).rounded(.up)) - left
    let height = Int((box.maxY + pad).rounded(.up)) - top
    let moved = chains.map { chain in
      LineChain(
        points: chain.points.map { Point(x: $0.x - Double(left), y: $0.y - Double(top)) },
        isClosed: chain.isClosed)
    }
    var band = CoverageBand(width: width, rows: 0..<height)
    var sink = Sink(width: width, coverage: [UInt8](repeating: 0, count: width * height))
    // Strokes of a pen are laid over each other one by one, since where two run along the same
    // border the sum of their coverages would be too dark.
    for part in ink.pen > 0 ? moved.map({ [$0] }) : [moved] {
      var edges = EdgeList(width: width, height: height)
      ink.add(part, size: size, rim: rim, to: &edges)
      band.draw(edges, into: &sink)
    }
    self.init(left: left, top: top, width: width, height: height, coverage: sink.coverage)
  }

  private struct Sink: SpanSink {
    let width: Int
    var coverage: [UInt8]

    mutating func fill(row: Int, columns: Range<Int>, coverage: UInt32) {
      let coverage = UInt8(coverage)
      for place in row * width + columns.lowerBound..<row * width + columns.upperBound {
        self.coverage[place] = max(self.coverage[place], coverage)
      }
    }
  }
}

/// How a letter is made of ink: the area of an outline, or the way of a pen.
struct GlyphInk {
  /// The width of the pen in em; 0 for an outline.
  let pen: Double
  private let segments: [FigureElement.Segment]
  /// The unit of the segments in em.
  private let unit: Double
  private let slant: Double
  /// How far a second outline lies to the right, in em, for want of a bold font.
  private let smear: Double
  private let heaviness: Double

  init(_ key: GlyphKey, fonts: FontBook) {
    switch key.face {
    case .pen:
      let scalar = Unicode.Scalar(key.code) ?? " "
      let glyph: StrokeFont.Glyph?
      if key.base != 0, let mark = StrokeFont.mark(of: scalar) {
        glyph = StrokeFont.combining(mark, over: Unicode.Scalar(key.base) ?? " ")
      } else {
        glyph = StrokeFont.glyph(for: scalar)
      }
      segments = glyph?.segments ?? []
      pen = (glyph?.pen ?? 1) * StrokeFont.pen(key.style) / 1000
      unit = 0.001
      slant = StrokeFont.slant(key.style)
      smear = 0
      // A thicker pen is led a little inside, so that bold letters are not taller.
      heaviness = key.style == .bold ? 0.94 : 1
    case .font(let place):
      let font = fonts.fonts[place]
      segments = (try? font.outline(of: Int(key.code)))?.figureSegments ?? []
      pen = 0
      unit = 1
      // What the font does not have of the style is made up.
      slant = key.style == .italic && !font.isItalic ? StrokeFont.slant(.italic) : 0
      smear = key.style == .bold && !font.isBold ? 0.035 : 0
      heaviness = 1
    }
  }

  /// The chains of lines in pixels, with the origin of the letter at a point.
  func chains(at origin: Point, size: Double, stretch: Double) -> [LineChain] {
    let scale = size * unit
    return LineChain.chains(of: segments) { p in
      let y = heaviness == 1 ? p.y : 358 + (p.y - 358) * heaviness
      return Point(
        x: origin.x + (p.x + slant * y) * scale * stretch, y: origin.y - y * scale)
    }
  }

  func add(_ chains: [LineChain], size: Double, rim: Double, to edges: inout EdgeList) {
    let shift = smear * size
    if pen > 0 || rim > 0 {
      var stroker = Stroker(edges: edges, width: pen * size + rim + shift, cap: .round)
      for chain in chains {
        // An outline is closed even where the font forgets to say so.
        stroker.add(pen > 0 ? chain : LineChain(points: chain.points, isClosed: true))
      }
      edges = stroker.edges
    } else {
      for chain in chains {
        edges.add(polygon: chain.points)
        if shift > 0 {
          edges.add(polygon: chain.points.map { Point(x: $0.x + shift, y: $0.y) })
        }
      }
    }
  }
}

extension GlyphOutline {
  /// The outline as a path of a figure, still in em with *y* upwards.
  fileprivate var figureSegments: [FigureElement.Segment] {
    var last = Point.origin
    return segments.map { segment in
      switch segment {
      case .move(let p):
        last = p
        return .move(p)
      case .line(let p):
        last = p
        return .line(p)
      case .quadratic(let control, let end):
        // A parabola as a cubic curve: handles two thirds of the way to the control point.
        func handle(_ p: Point) -> Point {
          Point(x: p.x + (control.x - p.x) * 2 / 3, y: p.y + (control.y - p.y) * 2 / 3)
        }
        defer { last = end }
        return .curve(handle(last), handle(end), end)
      case .close: return .close
      }
    }
  }
}
