import NetworkLayout

/// What lies on what: names, nodes and lines.
struct OverlapMeasures {
  /// Pairs of names that overlap by more than 0.3 points in both directions.
  private(set) var nameOverlaps: [(Int, Int)] = []
  /// Names on the node of another actor, as (name, node).
  private(set) var namesOnNodes: [(Int, Int)] = []
  /// Pairs of nodes that overlap.
  private(set) var nodeOverlaps: [(Int, Int)] = []
  /// Names crossed by a line that does not end at their actor.
  private(set) var crossedNames: Set<Int> = []
  /// Names outside their node that a line of their own actor crosses.
  private(set) var ownCrossedNames: Set<Int> = []
  /// How often a line passes through a node at which it does not end.
  private(set) var linesThroughNodes = 0
  /// The length of each line under names of other actors, and under all names, in points.
  private(set) var coveredLengths: [(foreign: Double, all: Double)] = []

  /// Up to this number of lines all are looked at, beyond an even sample of as many.
  static let lineLimit = 6000

  /// - Complexity: O((*n* + *m*)·*k*) for *k* boxes in an upright strip.
  init(_ figure: GradedFigure) {
    let nodes = figure.nodes
    let shapes = nodes.map {
      $0.size.width > 0.1 && $0.size.height > 0.1
        ? ConvexShapes.outline(of: $0, shrunkBy: 0.05) : nil
    }
    let shapeBoxes = shapes.map { $0.flatMap { Placement.bounds(of: $0) } }
    let names = nodes.map { $0.label?.box.insetBy(0.15) }
    let nodeIndex = BoxIndex(shapeBoxes)
    let nameIndex = BoxIndex(names)

    // The arcs of a ring bend round its middle: their boxes say little.
    let bends = nodes.map { node in
      figure.kind == .chord ? node.shape.flatMap { $0.fill == nil ? nil : $0.points } : nil
    }
    func meet(_ outline: [Point], _ node: Int) -> Bool {
      bends[node].map { Outlines.meet(outline, $0) } ?? ConvexShapes.meet(outline, shapes[node]!)
    }

    nodeOverlaps = nodeIndex.overlappingPairs.filter { meet(bends[$0] ?? shapes[$0]!, $1) }
    nameOverlaps = nameIndex.overlappingPairs
    for (name, box) in names.enumerated() {
      guard let box else { continue }
      let corners = ConvexShapes.corners(of: box.insetBy(0.2))
      nodeIndex.forEach(meeting: box) { node in
        if node != name, box.overlaps(shapeBoxes[node]!), meet(corners, node) {
          namesOnNodes.append((name, node))
        }
      }
    }

    coveredLengths = Array(repeating: (0, 0), count: figure.edges.count)
    let inner = names.map { $0.map { ConvexShapes.corners(of: $0.insetBy(0.4)) } }
    var through = 0
    let looked = Self.sample(figure.edges.count)
    for number in looked {
      let edge = figure.edges[number]
      var passed: Set<Int> = []
      for (a, b) in edge.strokes.flatMap({ Array(zip($0, $0.dropFirst())) }) {
        let strip = Placement.bounds(of: [a, b])!
        nameIndex.forEach(meeting: strip) { name in
          let isOwn = name == edge.tail || name == edge.head
          // A name within its own node is crossed by no line that ends at the node.
          if isOwn, let box = shapeBoxes[name], box.minX <= names[name]!.minX,
            box.maxX >= names[name]!.maxX
          {
            return
          }
          let length = ConvexShapes.length(of: a, b, within: inner[name]!)
          guard length > 0 else { return }
          coveredLengths[number].all += length
          if !isOwn { coveredLengths[number].foreign += length }
          if isOwn { ownCrossedNames.insert(name) } else { crossedNames.insert(name) }
        }
        nodeIndex.forEach(meeting: strip) { node in
          if node != edge.tail, node != edge.head, !passed.contains(node),
            ConvexShapes.length(of: a, b, within: shapes[node]!) > 0
          {
            passed.insert(node)
          }
        }
      }
      through += passed.count
      // A name within a band crosses no rim of it.
      for area in edge.areas {
        guard let strip = Placement.bounds(of: area) else { continue }
        nameIndex.forEach(meeting: strip) { name in
          guard Outlines.meet(area, inner[name]!) else { return }
          if name == edge.tail || name == edge.head {
            ownCrossedNames.insert(name)
          } else {
            crossedNames.insert(name)
          }
        }
      }
    }
    linesThroughNodes =
      looked.isEmpty
      ? 0
      : Int((Double(through) * Double(figure.edges.count) / Double(looked.count)).rounded())
  }

  static func sample(_ count: Int) -> [Int] {
    count <= lineLimit ? Array(0..<count) : (0..<lineLimit).map { $0 * count / lineLimit }
  }
}
