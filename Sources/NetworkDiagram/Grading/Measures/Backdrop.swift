import NetworkLayout

/// What lies behind the texts of a figure.
struct Backdrop {
  private let shapes: [GradedFigure.Shape]
  private let index: BoxIndex
  private let background: Colour

  init(_ figure: GradedFigure) {
    background = figure.background
    shapes = figure.shapes.filter { $0.fill != nil && $0.isClosed }
    index = BoxIndex(shapes.map(\.box))
  }

  /// The colour at the middle of a text: filled shapes drawn before it, each over the one below.
  func colour(behind line: GradedFigure.Line) -> Colour {
    var below: [Int] = []
    let middle = Rectangle(center: line.box.center, size: Size(width: 0, height: 0))
    index.forEach(meeting: middle) { if shapes[$0].order < line.order { below.append($0) } }
    return below.sorted().reduce(background) { colour, place in
      let shape = shapes[place]
      guard contains(shape, middle.center), let fill = shape.fill else { return colour }
      return fill.over(colour, opacity: shape.fillOpacity)
    }
  }

  private func contains(_ shape: GradedFigure.Shape, _ p: Point) -> Bool {
    if shape.isRound {
      let (rx, ry) = (shape.box.width / 2, shape.box.height / 2)
      guard rx > 0, ry > 0 else { return false }
      let (x, y) = ((p.x - shape.box.center.x) / rx, (p.y - shape.box.center.y) / ry)
      return x * x + y * y < 1
    }
    return Outlines.contains(shape.points, p)
  }
}

extension Colour {
  /// This colour laid over another one.
  func over(_ below: Colour, opacity: Double) -> Colour {
    func mix(_ top: UInt8, _ bottom: UInt8) -> UInt8 {
      UInt8((Double(top) * opacity + Double(bottom) * (1 - opacity)).rounded())
    }
    return Colour(
      red: mix(red, below.red), green: mix(green, below.green), blue: mix(blue, below.blue))
  }
}
