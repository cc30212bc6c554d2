public import NetworkLayout

extension Drawing {
  /// Draws a scene whose nodes have places already, such as those of another program.
  ///
  /// The places are fitted into the frame with their aspect kept; only nodes that would lie on each
  /// other move, as little as they need. Names are placed beside them as on the map: none covers
  /// another or a node, and none is cut.
  ///
  /// - Parameters:
  ///   - placement: One point for each node, in any unit, x to the right and y downwards.
  ///   - curves: The course of each line in the same unit, in the order of the scene: 3*k* + 1
  ///     points of a chain of cubic Bézier curves, or none for a straight line. The first and last
  ///     point give way to the centres of the nodes.
  ///   - layoutNote: How the places were found and what they mean, as a sentence in place of the
  ///     scene's own; `nil` keeps that.
  /// - Precondition: There is one finite point per node, and one course per line or none at all.
  /// - Throws: ``DrawingError`` when title, legend and notes leave too little room.
  /// - Complexity: O((*n* + *m*) *c*) for *c* places of each name, at most a hundred, when names and
  ///   lines are spread evenly.
  public init(
    scene: DiagramScene, page: Page = .a4Figure, options: DrawingOptions = DrawingOptions(),
    placement: Placement, curves: [[Point]] = [], layoutNote: String? = nil
  ) throws(DrawingError) {
    precondition(placement.points.count == scene.nodes.count, "each node has a place")
    precondition(
      (placement.points + curves.joined()).allSatisfy { $0.x.isFinite && $0.y.isFinite },
      "places are finite")
    precondition(
      curves.isEmpty || curves.count == scene.edges.count, "each line has a course, or none has")
    let scene = layoutNote.map { scene.noting(layout: $0) } ?? scene
    try self.init(scene: scene, page: page, options: options) { scene, frame, numbers in
      FigureArrangement(
        scene: scene, options: options, frame: frame, numbers: numbers,
        rows: NodeRows(nodes: [], heading: "")
      ) { room in
        let fit = PageFit(
          placement.points + curves.joined(), into: room.frame.insetForNames(room, options: options)
        )
        let points = OverlapRemoval.separated(
          placement.points.map(fit.point), sizes: room.sizes, gap: 0.5,
          within: room.frame.insetBy(1))
        var placed = PlacedNodes(points: points)
        for (index, curve) in curves.enumerated()
        where curve.count >= 4 && curve.count % 3 == 1 && !scene.edges[index].isLoop {
          var course = curve.map(fit.point)
          course[0] = points[scene.edges[index].tail]
          course[course.count - 1] = points[scene.edges[index].head]
          placed.routes[index] = EdgeRoute(points: course)
        }
        placed.placeNames(scene: scene, room: room, options: options)
        return placed
      }
    }
  }
}

/// Points in any unit brought into a rectangle of the page, with one scale for both axes.
struct PageFit {
  private let scale: Double
  private let from: Point
  private let to: Point

  init(_ points: [Point], into frame: Rectangle) {
    let box = Placement.bounds(of: points) ?? frame
    let scale = min(
      box.width > 0 ? frame.width / box.width : .infinity,
      box.height > 0 ? frame.height / box.height : .infinity)
    // Coordinates of any size: what cannot be told apart stays at the centre.
    self.scale = scale.isFinite ? scale : 1
    from = box.center
    to = frame.center
  }

  func point(_ p: Point) -> Point {
    Point(x: to.x + (p.x - from.x) * scale, y: to.y + (p.y - from.y) * scale)
  }
}

extension Rectangle {
  /// The part of a frame in which the centres of nodes are, so that names beside them find room.
  func insetForNames(_ room: PlacingRoom, options: DrawingOptions) -> Rectangle {
    let largest = room.nodes.map { max(room.sizes[$0].width, room.sizes[$0].height) }.max() ?? 0
    let hasNames = room.nodes.contains { !room.texts[$0].isEmpty }
    let x = min(width / 5, largest / 2 + (hasNames ? options.labelSize * 5 : 1))
    let y = min(height / 5, largest / 2 + (hasNames ? options.labelSize * 2 : 1))
    return Rectangle(minX: minX + x, minY: minY + y, maxX: maxX - x, maxY: maxY - y)
  }
}

extension PlacedNodes {
  /// Places the names of nodes that have their points and lines their courses.
  mutating func placeNames(
    scene: DiagramScene, room: PlacingRoom, options: DrawingOptions, obstacles: [Rectangle] = []
  ) {
    let ranked = scene.ranked(room.nodes)
    var place = [Int](repeating: -1, count: scene.nodes.count)
    for (rank, index) in ranked.enumerated() { place[room.nodes[index]] = rank }
    let placing = NamePlacing(
      nodes: ranked.map { index in
        let node = room.nodes[index]
        return NamePlacing.Node(
          node: node, point: points[index], size: room.sizes[node],
          isRound: scene.nodes[node].shape == .circle, texts: room.texts[node])
      },
      lines: scene.edges.indices.compactMap { index in
        let edge = scene.edges[index]
        let (tail, head) = (place[edge.tail], place[edge.head])
        guard !edge.isLoop, tail >= 0, head >= 0 else { return nil }
        let points =
          routes[index]?.polyline
          ?? [points[ranked[tail]], points[ranked[head]]]
        return ((tail, head), points)
      },
      obstacles: obstacles, frame: room.frame, seed: options.seed)
    names = placing.names
    unplaced = placing.unplaced
    lostLines = placing.lostLineCount
  }
}

extension DiagramScene {
  /// Places in a list of nodes by the rule of the names: the largest, then those with most lines.
  func ranked(_ list: [Int]) -> [Int] {
    let place = Dictionary(uniqueKeysWithValues: zip(list, list.indices))
    return rankedNodes(list).map { place[$0]! }
  }

  /// The scene with another sentence on how places were found, the first of its notes.
  func noting(layout sentence: String) -> DiagramScene {
    DiagramScene(
      language: language, palette: palette, nodes: nodes, edges: edges, categories: categories,
      categoryCaption: categoryCaption, sizeLegend: sizeLegend, edgeLegend: edgeLegend,
      clusters: clusters, clusterDisplay: clusterDisplay,
      caption: caption.replacing(layoutNote: sentence), facts: facts)
  }
}
