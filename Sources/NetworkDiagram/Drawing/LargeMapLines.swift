import NetworkGraph
import NetworkLayout

/// The lines of a large map: hairlines, the long ones paler and behind the short ones, which show
/// who is near whom.
struct LargeMapLines {
  /// Beyond so many lines they lose their identity in the file: a path holds hundreds of them.
  static let limitOfSingles = 40_000
  /// Beyond so many lines an even sample is drawn.
  static let limit = 400_000
  private static let pathLength = 500

  let scene: DiagramScene
  let points: [Point]
  /// The lines that are drawn, as places in the scene.
  let drawn: [Int]
  private let limitOfSingles: Int

  init(
    scene: DiagramScene, points: [Point], limit: Int = Self.limit,
    limitOfSingles: Int = Self.limitOfSingles
  ) {
    self.scene = scene
    self.points = points
    self.limitOfSingles = limitOfSingles
    let all = scene.edges.count
    let step = (all + limit - 1) / limit
    drawn = step < 2 ? Array(0..<all) : Array(stride(from: 0, to: all, by: step))
  }

  var elements: [FigureElement] {
    let lines = drawn
    guard !lines.isEmpty else { return [] }
    let lengths = lines.map { index in
      points[scene.edges[index].tail].distance(to: points[scene.edges[index].head])
    }
    let order = lines.indices.sorted { (-lengths[$0], $0) < (-lengths[$1], $1) }
    // A third each: far, middle and near.
    let tones = [0.74, 0.6, 0.4]
    let isSingle = lines.count <= limitOfSingles
    let width = lines.count > 100_000 ? 0.25 : 0.3
    var result: [FigureElement] = []
    for (third, tone) in tones.enumerated() {
      let range = order.count * third / 3..<order.count * (third + 1) / 3
      var paths: [Colour: [FigureElement.Segment]] = [:]
      var colours: [Colour] = []
      for place in range {
        let edge = scene.edges[lines[order[place]]]
        let colour = edge.style.colour.lightened(by: tone)
        let segments = [.move(points[edge.tail]), course(of: edge)]
        let paint = FigureElement.Paint(stroke: colour, strokeWidth: width)
        if isSingle {
          result.append(
            .group(
              attributes: [
                .init("class", "edge"), .init("data-source", scene.nodes[edge.tail].id.text),
                .init("data-target", scene.nodes[edge.head].id.text),
                .init("data-kind", edge.kind?.text ?? edge.role.rawValue),
              ], title: nil, [.path(segments, paint)]))
          continue
        }
        if paths[colour] == nil { colours.append(colour) }
        paths[colour, default: []] += segments
        if paths[colour]!.count >= 2 * Self.pathLength {
          result.append(.path(paths[colour]!, paint))
          paths[colour] = []
        }
      }
      // In the order in which the colours came: a dictionary has none of its own.
      for colour in colours where !paths[colour]!.isEmpty {
        result.append(
          .path(paths[colour]!, FigureElement.Paint(stroke: colour, strokeWidth: width)))
      }
    }
    return result
  }

  /// A straight line, and a small loop above the dot of an actor tied to itself.
  private func course(of edge: DiagramScene.Edge) -> FigureElement.Segment {
    let (tail, head) = (points[edge.tail], points[edge.head])
    guard edge.isLoop else { return .line(head) }
    let size = scene.nodes[edge.tail].diameter + 3
    return .curve(
      Point(x: tail.x - size, y: tail.y - 1.5 * size),
      Point(x: tail.x + size, y: tail.y - 1.5 * size), tail)
  }
}
