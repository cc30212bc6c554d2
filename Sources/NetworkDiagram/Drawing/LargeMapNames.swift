import NetworkGraph
import NetworkLayout

/// The names on a large map, the first by the scene's rule first, each at the free place where it
/// covers the least.
struct LargeMapNames {
  private(set) var placed: [FigureArrangement.Name] = []
  /// Nodes that the scene names and for which there is no free place.
  private(set) var unplaced: [Int] = []

  init(scene: DiagramScene, points: [Point], frame: Rectangle, size: Double) {
    let labelled = scene.nodes.indices.filter { scene.nodes[$0].isLabelled }
    let boxes = zip(scene.nodes, points).map {
      Rectangle(center: $1, size: NodeOutline.size(shape: $0.shape, diameter: $0.diameter))
    }
    var dots = BoxGrid(over: frame, side: 8)
    for (index, box) in boxes.enumerated() { dots.insert(index, box) }
    var taken = BoxGrid(over: frame, side: 24)
    var covered: [Rectangle] = []
    // A name may cover dots without a name, never one that has its own.
    func isFree(_ box: Rectangle, of node: Int) -> Bool {
      frame.contains(box)
        && taken.all(near: box) { !covered[$0].overlaps(box) }
        && dots.all(near: box) {
          $0 == node || !scene.nodes[$0].isLabelled || !boxes[$0].overlaps(box)
        }
    }
    func cost(_ box: Rectangle) -> Double {
      var area = 0.0
      _ = dots.all(near: box) { index in
        area += boxes[index].overlapArea(with: box)
        return true
      }
      return area / (box.width * box.height)
    }
    for place in scene.ranked(labelled) {
      let node = labelled[place]
      let texts = LabelWrapping.candidates(for: scene.nodes[node].label, size: size).prefix(2)
      var best: (name: FigureArrangement.Name, cost: Double)?
      for (wrap, text) in texts.enumerated() {
        for (rank, candidate) in Self.places(text, beside: boxes[node]).enumerated()
        where isFree(candidate.box, of: node) {
          let total = cost(candidate.box) + 0.02 * Double(rank) + 0.05 * Double(wrap)
          if total < best?.cost ?? .infinity {
            let name = FigureArrangement.Name(
              node: node, text: text, box: candidate.box, anchor: candidate.anchor, leader: nil)
            best = (name, total)
          }
        }
      }
      guard let best else {
        unplaced.append(node)
        continue
      }
      // A hair between names keeps their letters apart.
      let box = best.name.box.insetBy(-0.8)
      taken.insert(covered.count, box)
      covered.append(box)
      placed.append(best.name)
    }
    unplaced.sort()
  }

  /// The places of a name beside its dot, the preferred first: right, left, above, below, corners.
  private static func places(
    _ text: WrappedText, beside dot: Rectangle
  ) -> [(box: Rectangle, anchor: FigureElement.TextLine.Anchor)] {
    let size = Size(width: text.width, height: text.height)
    let gap = 1.2
    let right = dot.maxX + gap + size.width / 2
    let left = dot.minX - gap - size.width / 2
    let above = dot.minY - gap - size.height / 2
    let below = dot.maxY + gap + size.height / 2
    let middle = dot.center
    let places: [(Double, Double, FigureElement.TextLine.Anchor)] = [
      (right, middle.y, .start), (left, middle.y, .end), (middle.x, above, .middle),
      (middle.x, below, .middle), (right, above + gap, .start), (right, below - gap, .start),
      (left, above + gap, .end), (left, below - gap, .end),
    ]
    return places.map { (Rectangle(center: Point(x: $0.0, y: $0.1), size: size), $0.2) }
  }

  /// The names as text with a halo.
  func elements(in scene: DiagramScene) -> [FigureElement] {
    placed.sorted { $0.node < $1.node }.map { name in
      let x =
        switch name.anchor {
        case .start: name.box.minX
        case .middle: name.box.center.x
        case .end: name.box.maxX
        }
      return .group(
        attributes: [.init("class", "label"), .init("data-for", scene.nodes[name.node].id.text)],
        title: nil,
        zip(name.text.lines, name.text.widths).enumerated().map { index, line in
          .text(
            FigureElement.TextLine(
              text: line.0,
              position: Point(
                x: x,
                y: name.box.minY + name.text.size
                  * (FontMetrics.ascent + Double(index) * FontMetrics.leading)),
              width: line.1, size: name.text.size, anchor: name.anchor, hasHalo: true))
        })
    }
  }
}
