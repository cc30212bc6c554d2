/// Spreads points over a frame: crowds flow apart and into empty quarters, as ink does in water, and
/// whatever is neighbour stays neighbour.
///
/// The density of the points diffuses until it is even, and the points go with the stream. The map
/// of the plane that results is smooth, so that it keeps order and neighbourhoods; distances change,
/// most where the page was empty. The density is blurred and looked at once, at the start: the flow
/// is a gentle one, and looking again would even out what neighbours show.
///
/// - SeeAlso: M. T. Gastner, M. E. J. Newman, "Diffusion-based method for producing
///   density-equalizing maps", *Proceedings of the National Academy of Sciences* 101(20), 2004,
///   doi:10.1073/pnas.0400280101. ρ and v are theirs.
public struct DensityFlow: Sendable {
  /// Where the points stay.
  public let frame: Rectangle
  /// How much of the page each point needs: the box of a node with its name, round the point.
  public let sizes: [Size]
  /// The share of empty cells, of 8 × 8 on the frame, at which the flow ends.
  public let goal: Double

  private let columns: Int
  private let rows: Int

  /// A flow in a frame of some extent, for one size per point.
  public init(frame: Rectangle, sizes: [Size], goal: Double) {
    self.frame = frame
    self.sizes = sizes
    self.goal = goal
    // Cells of a shape near a square, 400 or so.
    let side = (max(1, frame.width * frame.height) / 400).squareRoot()
    columns = max(4, min(60, Int(frame.width / side)))
    rows = max(4, min(60, Int(frame.height / side)))
  }

  /// The points after the flow; at once where no more of the page is empty than the goal allows.
  ///
  /// - Parameters:
  ///   - points: Where the flow begins.
  ///   - isAllowed: Whether points are as they must be; the flow ends before it makes them else.
  ///     Asked at every tenth step.
  /// - Precondition: One size per point.
  /// - Complexity: O(*n* + 400) for each of at most 600 steps.
  public func spread(
    _ points: [Point], while isAllowed: ([Point]) -> Bool = { _ in true }
  ) -> [Point] {
    precondition(points.count == sizes.count, "each point has a size")
    guard points.count > 2, frame.width > 0, frame.height > 0 else { return points }
    var points = points
    var kept = points
    var density = density(of: points)
    let rate = 0.2
    for step in 0..<600 {
      if step % 10 == 0 {
        guard isAllowed(points) else { return kept }
        kept = points
        if emptiness(of: points) <= goal { break }
      }
      let velocity = velocity(in: density)
      for i in points.indices {
        let (x, y) = velocity.at(cellPosition(points[i]))
        points[i] = clamped(
          Point(
            x: points[i].x + x * rate * frame.width / Double(columns),
            y: points[i].y + y * rate * frame.height / Double(rows)))
      }
      density = diffused(density, rate: rate)
    }
    return points
  }

  /// The share of the cells of an 8 × 8 grid on the frame that no box touches.
  package func emptiness(of points: [Point]) -> Double {
    var isUsed = [Bool](repeating: false, count: 64)
    func cell(_ value: Double, _ low: Double, _ length: Double) -> Int {
      min(7, max(0, Int((value - low) / length * 8)))
    }
    for (point, size) in zip(points, sizes) {
      let box = Rectangle(center: point, size: size)
      for row in cell(
        box.minY, frame.minY, frame.height)...cell(
          box.maxY, frame.minY, frame.height)
      {
        for column in cell(
          box.minX, frame.minX, frame.width)...cell(
            box.maxX, frame.minX, frame.width)
        {
          isUsed[row * 8 + column] = true
        }
      }
    }
    return Double(isUsed.count { !$0 }) / 64
  }

  private func clamped(_ point: Point) -> Point {
    Point(
      x: max(frame.minX, min(point.x, frame.maxX)), y: max(frame.minY, min(point.y, frame.maxY)))
  }

  /// A place in units of cells, whole numbers at their centres.
  private func cellPosition(_ point: Point) -> (x: Double, y: Double) {
    (
      x: (point.x - frame.minX) / frame.width * Double(columns) - 0.5,
      y: (point.y - frame.minY) / frame.height * Double(rows) - 0.5
    )
  }

  /// The area of the boxes over the cells, blurred and on a floor that keeps empty space from
  /// offering no resistance.
  private func density(of points: [Point]) -> [Double] {
    var result = [Double](repeating: 0, count: columns * rows)
    for (point, size) in zip(points, sizes) {
      let (x, y) = cellPosition(point)
      let column = min(columns - 1, max(0, Int(x + 0.5)))
      let row = min(rows - 1, max(0, Int(y + 0.5)))
      result[row * columns + column] += size.width * size.height
    }
    for _ in 0..<12 { result = diffused(result, rate: 0.2) }
    let floor = result.reduce(0, +) / Double(result.count) * 0.25
    return result.map { $0 + floor }
  }

  private func diffused(_ density: [Double], rate: Double) -> [Double] {
    var result = density
    for row in 0..<rows {
      for column in 0..<columns {
        let at = row * columns + column
        let own = density[at]
        // Nothing flows through the frame.
        var sum = 0.0
        if column > 0 { sum += density[at - 1] - own }
        if column < columns - 1 { sum += density[at + 1] - own }
        if row > 0 { sum += density[at - columns] - own }
        if row < rows - 1 { sum += density[at + columns] - own }
        result[at] = own + rate * sum
      }
    }
    return result
  }

  /// The stream v = −∇ρ / ρ at the centres of the cells.
  private struct Velocity {
    let columns: Int
    let rows: Int
    var x: [Double]
    var y: [Double]

    /// Between the centres, bilinear.
    func at(_ place: (x: Double, y: Double)) -> (Double, Double) {
      let px = max(0, min(place.x, Double(columns - 1)))
      let py = max(0, min(place.y, Double(rows - 1)))
      let left = min(columns - 2, Int(px))
      let top = min(rows - 2, Int(py))
      let (dx, dy) = (px - Double(left), py - Double(top))
      let corner = top * columns + left
      func mean(_ values: [Double]) -> Double {
        (values[corner] * (1 - dx) + values[corner + 1] * dx) * (1 - dy)
          + (values[corner + columns] * (1 - dx) + values[corner + columns + 1] * dx) * dy
      }
      return (mean(x), mean(y))
    }
  }

  private func velocity(in density: [Double]) -> Velocity {
    var result = Velocity(
      columns: columns, rows: rows, x: [Double](repeating: 0, count: density.count),
      y: [Double](repeating: 0, count: density.count))
    for row in 0..<rows {
      for column in 0..<columns {
        let at = row * columns + column
        let left = density[column > 0 ? at - 1 : at]
        let right = density[column < columns - 1 ? at + 1 : at]
        let above = density[row > 0 ? at - columns : at]
        let below = density[row < rows - 1 ? at + columns : at]
        result.x[at] = (left - right) / (2 * density[at])
        result.y[at] = (above - below) / (2 * density[at])
      }
    }
    return result
  }
}
