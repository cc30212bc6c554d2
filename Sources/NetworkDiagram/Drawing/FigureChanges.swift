import NetworkGraph
import NetworkLayout

/// What became of the actors of an earlier figure: who stayed and where, who is new, who is gone.
struct FigureChanges: Sendable {
  /// The place of each node on the earlier figure, on the page of this one; `nil` for a new node.
  let anchors: [Point?]
  /// The same for the map alone: `nil` as well for a node that was in the rows below the map.
  let mapAnchors: [Point?]
  /// The nodes that the earlier figure does not have, ascending.
  let newNodes: [Int]
  /// The actors of the earlier figure that the scene does not have, at their places on this page.
  let gone: [FigurePositions.Entry]
  let date: PartialDate?
  /// The actors in the rows below the earlier map, in reading order, as nodes of the scene; `nil` for
  /// those that are gone or have lines now.
  private let rows: [Int?]
  /// The distance of two actors in a row; `nil` when no row has two.
  private let rowPitch: Double?

  /// The mean of the shares of actors that are new and that are gone.
  var share: Double {
    let kept = Double(anchors.count - newNodes.count)
    let (new, gone) = (Double(newNodes.count), Double(gone.count))
    return (new / (kept + new) + gone / (kept + gone)) / 2
  }

  /// The nodes that were on the map, and stay on it whether they have lines or not.
  var mapNodes: [Int] { mapAnchors.indices.filter { mapAnchors[$0] != nil } }

  /// - Returns: `nil` when the earlier figure shares no actor with the scene: there is nothing to
  ///   keep, and all would be new.
  init?(scene: DiagramScene, previous: FigurePositions, page: Page) {
    let scale = Point(
      x: page.width / (previous.pageSize?.width ?? page.width),
      y: page.height / (previous.pageSize?.height ?? page.height))
    // A page that only rounding has changed is the same page.
    func scaled(_ value: Double, _ factor: Double) -> Double {
      abs(factor - 1) < 1e-4 ? value : value * factor
    }
    let entries = previous.entries.map { entry in
      FigurePositions.Entry(
        id: entry.id, name: entry.name,
        point: Point(x: scaled(entry.point.x, scale.x), y: scaled(entry.point.y, scale.y)),
        lineCount: entry.lineCount)
    }
    let nodes = Dictionary(
      scene.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var anchors = [Point?](repeating: nil, count: scene.nodes.count)
    var gone: [FigurePositions.Entry] = []
    for entry in entries {
      if let node = nodes[entry.id] { anchors[node] = entry.point } else { gone.append(entry) }
    }
    guard anchors.contains(where: { $0 != nil }) else { return nil }
    self.anchors = anchors
    var mapAnchors = anchors
    for entry in entries where entry.lineCount == 0 {
      if let node = nodes[entry.id] { mapAnchors[node] = nil }
    }
    self.mapAnchors = mapAnchors
    newNodes = anchors.indices.filter { anchors[$0] == nil }
    self.gone = gone
    // Two editions of one data date are told apart by their order alone.
    date = previous.date == scene.caption.date ? nil : previous.date
    let rows = entries.filter { $0.lineCount == 0 }.sorted {
      ($0.point.y, $0.point.x) < ($1.point.y, $1.point.x)
    }
    self.rows = rows.map { entry in
      nodes[entry.id].flatMap { scene.nodes[$0].lineCount == 0 ? $0 : nil }
    }
    let firstRow = rows.prefix { abs($0.point.y - rows[0].point.y) < 1 }
    rowPitch = firstRow.count > 1 ? firstRow[1].point.x - firstRow[0].point.x : nil
  }

  /// The nodes without a line in the order of the earlier rows; new ones, and then the last ones,
  /// fill the gaps of those that went.
  func rowOrder(_ nodes: [Int]) -> [Int] {
    var slots = [Int?](repeating: nil, count: nodes.count)
    let wanted = Set(nodes)
    var isSet: Set<Int> = []
    for (slot, node) in rows.enumerated() where slot < slots.count {
      guard let node, wanted.contains(node) else { continue }
      slots[slot] = node
      isSet.insert(node)
    }
    var others = nodes.filter { !isSet.contains($0) }[...]
    return slots.map { $0 ?? others.removeFirst() }
  }

  /// The number of columns of the earlier rows on a width; `nil` when it is not known.
  func rowColumns(width: Double) -> Int? {
    guard let rowPitch, rowPitch > 1 else { return nil }
    return max(1, Int((width / rowPitch).rounded()))
  }
}

/// How the ring round a new actor is drawn.
enum NewMark {
  /// The clear space between node and ring.
  static let gap = 1.8
  static let stroke = 1.1

  /// The radius of the ring's middle.
  static func radius(_ outline: NodeOutline) -> Double {
    let reach =
      outline.corners.map { $0.distance(to: outline.center) }.max() ?? outline.size.width / 2
    return reach + gap + stroke / 2
  }

  /// What node and ring take together.
  static func size(shape: NodeShape, diameter: Double) -> Size {
    let side = 2 * radius(NodeOutline(shape: shape, diameter: diameter, center: .origin)) + stroke
    return Size(width: side, height: side)
  }

  static func element(_ outline: NodeOutline) -> FigureElement {
    .circle(
      center: outline.center, radius: radius(outline),
      FigureElement.Paint(stroke: Colour(0x1A1A1A), strokeWidth: stroke))
  }
}
