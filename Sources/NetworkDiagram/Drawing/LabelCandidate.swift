import NetworkLayout

/// A place for a name beside its node: a box relative to the node's centre.
struct LabelCandidate: Hashable, Sendable {
  var box: Rectangle
  var anchor: FigureElement.TextLine.Anchor
  /// The place in the list of line breaks.
  var wrap: Int
  /// How much less welcome it is than the best: right of the node on few lines.
  var cost: Double

  /// The clear space between a node and its name.
  static let gap = 1.6
  /// The clear space between the name and other nodes: more than the gap to its own, so that a name
  /// is always nearest to its own.
  var clearance: Double

  /// The wider gap of places that let a name step aside from lines.
  static let wideGap = 5.0

  /// All places round a node for all line breaks of its name.
  static func all(
    for texts: [WrappedText], halfWidth: Double, halfHeight: Double, isRound: Bool
  )
    -> [LabelCandidate]
  {
    var result: [LabelCandidate] = []
    for (wrap, text) in texts.enumerated() {
      let (w, h) = (text.width, text.height)
      // Long single lines block much of the page.
      let width = w > 95 ? 0.3 : w > 75 ? 0.1 : 0
      // A short name in pieces reads badly; each further line costs a little.
      let extraLines = Double(text.lines.count - texts[0].lines.count)
      let shape = width + extraLines * (texts[0].width < 60 ? 0.25 : 0.06)
      func add(
        _ x: Double, _ y: Double, _ anchor: FigureElement.TextLine.Anchor, _ cost: Double,
        gap: Double = gap
      ) {
        result.append(
          LabelCandidate(
            box: Rectangle(minX: x, minY: y, maxX: x + w, maxY: y + h), anchor: anchor, wrap: wrap,
            cost: cost + shape, clearance: gap + 0.6))
      }
      for (extra, fee) in [(0, 0), (wideGap - gap, 0.4)] {
        let right = halfWidth + gap + extra
        let below = halfHeight + gap + extra
        // Beside the node: level, or with the first or last line level.
        let slack = max(0, (h - text.size) / 2)
        let levels = slack > 1 ? [(0.0, 0.0), (slack, 0.05), (-slack, 0.05)] : [(0.0, 0.0)]
        for (shift, cost) in levels {
          add(right, -h / 2 + shift, .start, cost + fee, gap: gap + extra)
          add(-right - w, -h / 2 + shift, .end, cost + fee + 0.1, gap: gap + extra)
        }
        let shares = [(0.5, 0.15), (0.3, 0.25), (0.7, 0.25), (0.12, 0.3), (0.88, 0.3)]
        for (share, cost) in shares {
          add(-w * share, below, .middle, cost + fee, gap: gap + extra)
          add(-w * share, -below - h, .middle, cost + fee + 0.02, gap: gap + extra)
        }
      }
      // At the corners a name is near a circle, but on or far from other shapes.
      guard isRound else { continue }
      let cornerX = halfWidth * 0.72 + gap * 0.6
      let cornerY = halfHeight * 0.72 + gap * 0.6
      add(cornerX, -cornerY - h, .start, 0.12)
      add(cornerX, cornerY, .start, 0.14)
      add(-cornerX - w, -cornerY - h, .end, 0.2)
      add(-cornerX - w, cornerY, .end, 0.22)
    }
    return result
  }
}
