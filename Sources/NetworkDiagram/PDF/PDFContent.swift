import NetworkLayout

/// The drawing operators of one page.
///
/// The page is turned over once, so that y grows downwards as everywhere else; each line of text
/// turns itself back. What is set already is not set again.
///
/// Operators stand in marked content: of a part of the page, by a number, or as an artifact, which
/// nobody reads out. The white rims of names are artifacts, so that no name is there twice.
struct PDFContent {
  private(set) var operators = ""
  var fonts: PDFFonts
  /// The opacities in use, in hundredths, in the order of their first use.
  private(set) var opacities: [Int] = [100]
  /// For each number of marked content, the place of its part.
  private(set) var partOfContent: [Int] = []
  private var part: (index: Int, tag: String)?
  private var open = Open.nothing
  private var state: [Setting: String] = [.fontScale: "100", .renderMode: "0", .dash: "[] 0"]

  private enum Setting { case fill, stroke, width, dash, opacity, font, fontScale, renderMode }

  init(page: Page, fonts: FontBook) {
    self.fonts = PDFFonts(fonts)
    let height = PDFSyntax.number(page.height)
    operators = "1 0 0 -1 0 \(height) cm\n1 j\n"
  }

  /// Draws what belongs to one part of the page, or to none.
  mutating func draw(_ elements: [FigureElement], part: (index: Int, tag: String)?) {
    close()
    self.part = part
    for element in elements { draw(element) }
    close()
  }

  private enum Open { case nothing, part, artifact }

  private mutating func enter(asArtifact: Bool = false) {
    let wanted = asArtifact || part == nil ? Open.artifact : .part
    guard wanted != open else { return }
    close()
    open = wanted
    if wanted == .part, let part {
      operators += "/\(part.tag) << /MCID \(partOfContent.count) >> BDC\n"
      partOfContent.append(part.index)
    } else {
      // No empty text to copy instead: some readers then drop the letters above the rims, too.
      operators += "/Artifact BMC\n"
    }
  }

  private mutating func close() {
    if open != .nothing { operators += "EMC\n" }
    open = .nothing
  }

  // Groups nest as deep as the composer makes them, three at most: recursion is bounded.
  private mutating func draw(_ element: FigureElement) {
    switch element {
    case .group(_, _, let children):
      // All rims first: that of a line shall not cut the letters of the line above.
      for case .text(let line) in children where line.hasHalo { draw(line, asHalo: true) }
      for child in children {
        if case .text(let line) = child { draw(line, asHalo: false) } else { draw(child) }
      }
    case .circle(let center, let radius, let paint):
      self.paint(Self.circle(center, radius), paint)
    case .polygon(let points, let paint):
      guard let first = points.first else { return }
      self.paint([.move(first)] + points.dropFirst().map { .line($0) } + [.close], paint)
    case .path(let segments, let paint): self.paint(segments, paint)
    case .text(let line):
      if line.hasHalo { draw(line, asHalo: true) }
      draw(line, asHalo: false)
    }
  }

  private mutating func paint(
    _ segments: [FigureElement.Segment], _ paint: FigureElement.Paint
  ) {
    let strokes = paint.stroke != nil && paint.strokeWidth > 0
    guard paint.fill != nil || strokes, !segments.isEmpty else { return }
    enter()
    if let fill = paint.fill {
      set(.fill, PDFSyntax.colour(fill), "rg")
      set(opacity: paint.fillOpacity)
    }
    if strokes, let stroke = paint.stroke {
      set(.stroke, PDFSyntax.colour(stroke), "RG")
      set(.width, PDFSyntax.number(paint.strokeWidth), "w")
      set(.dash, "[\(paint.dash.map(PDFSyntax.number).joined(separator: " "))] 0", "d")
    }
    for segment in segments {
      switch segment {
      case .move(let point): operators += "\(pair(point)) m\n"
      case .line(let point): operators += "\(pair(point)) l\n"
      case .curve(let a, let b, let point): operators += "\(pair(a)) \(pair(b)) \(pair(point)) c\n"
      case .close: operators += "h\n"
      }
    }
    operators += paint.fill == nil ? "S\n" : strokes ? "B\n" : "f\n"
  }

  private mutating func draw(_ line: FigureElement.TextLine, asHalo: Bool) {
    let (runs, width) = fonts.runs(of: line.text, style: line.style)
    guard !runs.isEmpty, line.size > 0 else { return }
    // Room was measured by a guess where Helvetica lacks a script: its letters are narrowed to fit,
    // but widened by little. One character alone is left as it is, as in the SVG.
    let natural = width * line.size
    let isScaled = line.text.unicodeScalars.count > 1 && natural > 0 && line.width > 0
    let scale = isScaled ? min(line.width / natural, Self.greatestScale) : 1
    let share = line.anchor == .start ? 0.0 : line.anchor == .middle ? 0.5 : 1
    let start = line.position.x - share * natural * scale
    enter(asArtifact: asHalo)
    set(.fontScale, PDFSyntax.number(scale * 100), "Tz")
    set(.dash, "[] 0", "d")
    if asHalo {
      set(.stroke, PDFSyntax.colour(.white), "RG")
      set(.width, "2.2", "w")
      show(runs, line, start: start, scale: scale, mode: 1)
    } else {
      set(.fill, PDFSyntax.colour(line.colour), "rg")
      set(opacity: 1)
      show(runs, line, start: start, scale: scale, mode: 0)
    }
  }

  private mutating func show(
    _ runs: [PDFFonts.Run], _ line: FigureElement.TextLine, start: Double, scale: Double, mode: Int
  ) {
    operators += "BT\n"
    for run in runs {
      set(.font, "/\(run.resource) \(PDFSyntax.number(line.size))", "Tf")
      if mode == 0 && run.isThickened {
        set(.stroke, PDFSyntax.colour(line.colour), "RG")
        set(.width, PDFSyntax.number(line.size * 0.035), "w")
        set(.renderMode, "2", "Tr")
      } else {
        set(.renderMode, "\(mode)", "Tr")
      }
      let x = start + run.start * line.size * scale
      let slant = run.isSlanted ? "0.2" : "0"
      operators +=
        "1 0 \(slant) -1 \(PDFSyntax.number(x)) \(PDFSyntax.number(line.position.y)) Tm"
        + " <\(run.codes)> Tj\n"
    }
    operators += "ET\n"
  }

  private mutating func set(_ setting: Setting, _ value: String, _ name: String) {
    guard state[setting] != value else { return }
    state[setting] = value
    operators += "\(value) \(name)\n"
  }

  private mutating func set(opacity: Double) {
    let hundredths = Int((min(max(opacity, 0), 1) * 100).rounded())
    if state[.opacity] == nil && hundredths == 100 { return }
    if !opacities.contains(hundredths) { opacities.append(hundredths) }
    set(.opacity, "/G\(hundredths)", "gs")
  }

  private func pair(_ point: Point) -> String {
    PDFSyntax.number(point.x) + " " + PDFSyntax.number(point.y)
  }

  private static let greatestScale = 1.1

  /// Four curves; nowhere more than 0.03 % of the radius from the circle.
  static func circle(_ center: Point, _ radius: Double) -> [FigureElement.Segment] {
    let arm = radius * 0.5522847498
    let (x, y) = (center.x, center.y)
    func point(_ dx: Double, _ dy: Double) -> Point { Point(x: x + dx, y: y + dy) }
    return [
      .move(point(radius, 0)),
      .curve(point(radius, arm), point(arm, radius), point(0, radius)),
      .curve(point(-arm, radius), point(-radius, arm), point(-radius, 0)),
      .curve(point(-radius, -arm), point(-arm, -radius), point(0, -radius)),
      .curve(point(arm, -radius), point(radius, -arm), point(radius, 0)),
      .close,
    ]
  }
}
