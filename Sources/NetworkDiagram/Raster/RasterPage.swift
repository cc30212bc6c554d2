import Dispatch
import NetworkLayout

/// A finished page ready to be drawn in pixels, band by band.
///
/// What is drawn does not depend on how the rows are cut into bands, nor on how many threads draw
/// them.
struct RasterPage: Sendable {
  /// A shape or a line of text, in the order of painting.
  private enum Item {
    case shape(EdgeList, Colour, opacity: UInt32)
    case letters([Stamp], Colour)
  }

  /// A letter at a pixel of the page.
  private struct Stamp {
    let mask: Int
    let column: Int
    let row: Int
  }

  static let bandHeight = 64

  /// In pixels.
  let width: Int
  /// In pixels.
  let height: Int
  private let items: [Item]
  private let masks: [GlyphMask]
  /// The items that touch each band.
  private let itemsOfBand: [[Int32]]

  /// - Parameters:
  ///   - scale: Pixels per point.
  init(
    elements: [FigureElement], width: Int, height: Int, scale: Double,
    fonts: FontBook = FontBook()
  ) {
    self.width = width
    self.height = height
    var builder = Builder(width: width, height: height, scale: scale, fonts: fonts)
    for element in elements { builder.add(element) }
    items = builder.items
    masks = Self.masks(builder.keys, fonts: fonts)
    var lists = [[Int32]](
      repeating: [], count: (height + Self.bandHeight - 1) / Self.bandHeight)
    for (index, item) in items.enumerated() {
      let rows = Self.rows(of: item, masks).clamped(to: 0..<height)
      guard !rows.isEmpty else { continue }
      for band in rows.lowerBound / Self.bandHeight...(rows.upperBound - 1) / Self.bandHeight {
        lists[band].append(Int32(index))
      }
    }
    itemsOfBand = lists
  }

  var bandCount: Int { itemsOfBand.count }

  func rows(ofBand band: Int) -> Range<Int> {
    band * Self.bandHeight..<min(height, (band + 1) * Self.bandHeight)
  }

  /// The pixels of a band, `0x00RRGGBB`, row after row.
  ///
  /// - Complexity: O(pixels + sides of the shapes that touch the band).
  func pixels(ofBand band: Int) -> [UInt32] {
    let rows = rows(ofBand: band)
    var pixels = PixelBand(width: width, rows: rows)
    var coverage = CoverageBand(width: width, rows: rows)
    for index in itemsOfBand[band] {
      switch items[Int(index)] {
      case .shape(let edges, let colour, let opacity):
        pixels.take(colour, opacity: opacity)
        coverage.draw(edges, into: &pixels)
      case .letters(let stamps, let colour):
        pixels.take(colour)
        for stamp in stamps {
          let mask = masks[stamp.mask]
          pixels.stamp(mask, column: stamp.column + mask.left, row: stamp.row + mask.top)
        }
      }
    }
    return pixels.pixels
  }

  private static func rows(of item: Item, _ masks: [GlyphMask]) -> Range<Int> {
    switch item {
    case .shape(let edges, _, _): return edges.rows
    case .letters(let stamps, _):
      var low = Int.max
      var high = Int.min
      for stamp in stamps {
        let mask = masks[stamp.mask]
        low = min(low, stamp.row + mask.top)
        high = max(high, stamp.row + mask.top + mask.height)
      }
      return low < high ? low..<high : 0..<0
    }
  }

  private static func masks(_ keys: [GlyphKey], fonts: FontBook) -> [GlyphMask] {
    var masks = [GlyphMask](repeating: .empty, count: keys.count)
    let chunks = min(keys.count, 64)
    unsafe masks.withUnsafeMutableBufferPointer { buffer in
      // Each chunk writes its own elements and nothing else.
      nonisolated(unsafe) let slots = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
        for i in keys.count * chunk / chunks..<keys.count * (chunk + 1) / chunks {
          unsafe slots[i] = GlyphMask(keys[i], fonts: fonts)
        }
      }
    }
    return masks
  }
}

extension RasterPage {
  /// Turns elements into items, in their order.
  private struct Builder {
    /// The width in points of the white rim round letters, as in SVG.
    private static let rim = 2.2
    /// Letters whose em has more pixels are drawn as shapes: few are alike, and their masks are large.
    private static let largestMask = 200.0

    let width: Int
    let height: Int
    let scale: Double
    let fonts: FontBook
    private(set) var items: [Item] = []
    private(set) var keys: [GlyphKey] = []
    private var places: [GlyphKey: Int] = [:]

    init(width: Int, height: Int, scale: Double, fonts: FontBook) {
      self.width = width
      self.height = height
      self.scale = scale
      self.fonts = fonts
    }

    // Groups nest as deep as composers make them, three at most: recursion is bounded.
    mutating func add(_ element: FigureElement) {
      switch element {
      case .group(_, _, let children):
        // The rims of a name lie under all of its lines: no line cuts the letters of another.
        for case .text(let line) in children where line.hasHalo { add(line, isRim: true) }
        for child in children {
          if case .text(let line) = child { add(line, isRim: false) } else { add(child) }
        }
      case .circle(let center, let radius, let paint):
        guard radius > 0, isFinite([center]), (radius * scale).isFinite else { return }
        add([LineChain.circle(center: placed(center), radius: min(1e9, radius * scale))], paint)
      case .polygon(let points, let paint):
        guard isFinite(points) else { return }
        add([LineChain(points: points.map(placed), isClosed: true)], paint)
      case .path(let segments, let paint):
        guard segments.allSatisfy({ isFinite($0.points) }) else { return }
        add(LineChain.chains(of: segments, place: placed), paint)
      case .text(let line):
        if line.hasHalo { add(line, isRim: true) }
        add(line, isRim: false)
      }
    }

    private func placed(_ point: Point) -> Point {
      // Beyond 10¹⁰⁰ squares of lengths would overflow.
      Point(
        x: min(1e100, max(-1e100, point.x * scale)), y: min(1e100, max(-1e100, point.y * scale)))
    }

    private func isFinite(_ points: [Point]) -> Bool {
      points.allSatisfy { $0.x.isFinite && $0.y.isFinite }
    }

    private mutating func add(_ chains: [LineChain], _ paint: FigureElement.Paint) {
      if let fill = paint.fill {
        var edges = EdgeList(width: width, height: height)
        for chain in chains { edges.add(polygon: chain.points) }
        let opacity = paint.fillOpacity.isNaN ? 1 : min(1, max(0, paint.fillOpacity))
        append(edges, fill, opacity: UInt32((opacity * 255).rounded()))
      }
      if let stroke = paint.stroke, paint.strokeWidth > 0, paint.strokeWidth.isFinite {
        let pen = min(1e6, paint.strokeWidth * scale)
        let window = Rectangle(
          minX: -pen - 2, minY: -pen - 2, maxX: Double(width) + pen + 2,
          maxY: Double(height) + pen + 2)
        var stroker = Stroker(edges: EdgeList(width: width, height: height), width: pen)
        let dashing = Dashing(paint.dash, scale: scale)
        for chain in chains {
          if let dashing {
            for dash in dashing.dashes(of: chain, within: window) { stroker.add(dash) }
          } else {
            for part in chain.parts(near: window) { stroker.add(part) }
          }
        }
        append(stroker.edges, stroke, opacity: 255)
      }
    }

    private mutating func append(_ edges: EdgeList, _ colour: Colour, opacity: UInt32) {
      guard !edges.rows.isEmpty, opacity > 0 else { return }
      items.append(.shape(edges, colour, opacity: opacity))
    }

    private mutating func add(_ line: FigureElement.TextLine, isRim: Bool) {
      guard isFinite([line.position]), line.size > 0, line.size < 1e5, line.width.isFinite
      else { return }
      let run = GlyphRun(line, fonts: fonts)
      let colour = isRim ? .white : line.colour
      let rim = isRim ? Self.rim : 0
      let size = line.size * scale
      var stamps: [Stamp] = []
      var shape = EdgeList(width: width, height: height)
      for letter in run.letters {
        let x = letter.x * scale
        let y = line.position.y * scale
        // Letters far from the page are not even looked at.
        guard abs(x - Double(width) / 2) < Double(width) / 2 + 4 * size,
          abs(y - Double(height) / 2) < Double(height) / 2 + 4 * size
        else { continue }
        let quarters = (Int((x * 4).rounded()), Int((y * 4).rounded()))
        let key = GlyphKey(
          face: letter.face, code: letter.code, base: letter.base, style: line.style,
          size: Int((size * 64).rounded()), stretch: Int((letter.stretch * 128).rounded()),
          shiftX: quarters.0 & 3, shiftY: quarters.1 & 3, rim: Int((rim * scale * 64).rounded()))
        if size > Self.largestMask {
          let ink = GlyphInk(key, fonts: fonts)
          ink.add(
            ink.chains(at: Point(x: x, y: y), size: size, stretch: letter.stretch), size: size,
            rim: rim * scale, to: &shape)
        } else {
          stamps.append(
            Stamp(mask: place(of: key), column: quarters.0 >> 2, row: quarters.1 >> 2))
        }
      }
      append(shape, colour, opacity: 255)
      if !stamps.isEmpty { items.append(.letters(stamps, colour)) }
    }

    private mutating func place(of key: GlyphKey) -> Int {
      if let place = places[key] { return place }
      places[key] = keys.count
      keys.append(key)
      return keys.count - 1
    }
  }
}

extension FigureElement.Segment {
  fileprivate var points: [Point] {
    switch self {
    case .move(let p), .line(let p): [p]
    case .curve(let a, let b, let p): [a, b, p]
    case .close: []
    }
  }
}
