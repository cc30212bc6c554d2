import NetworkDiagram
import NetworkGraph
import NetworkLayout

extension DrawCommand {
  /// The node-link figures besides the map.
  func writeNodeLink(_ scene: DiagramScene, of projected: ProjectedNetwork) throws {
    let kind = try nodeLinkFigure(of: projected)
    let drawing: Drawing
    do {
      drawing = try Drawing(
        scene: scene, page: page.page,
        options: DrawingOptions(seed: seed, labelSize: labelSize ?? 7), figure: kind)
    } catch .pageTooSmall(let needed, let available) {
      throw Failure.usage(
        "--page: \(DrawingError.pageTooSmall(needed: needed, available: available))")
    } catch {
      throw Failure.data("--figure \(figure.rawValue): \(error)")
    }
    try write(drawing)
  }

  /// Small multiples over time.
  func writeMultiples(
    _ scene: DiagramScene, of network: Network, emphasis: StressLayout.Emphasis
  ) throws {
    let dates = try charts.periods.map { list in
      try list.split(separator: ",").map { text in
        guard let date = PartialDate(text.trimmingSpaces) else {
          throw Failure.usage(
            "--periods: '\(text)' is no date; expected dates with commas such as 2019,2020,2021")
        }
        return date
      }
    }
    do {
      let multiples = try SmallMultiples(scene: scene, network: network, periods: dates)
      try write(
        try multiples.figure(
          on: page.page,
          options: DrawingOptions(
            seed: seed, emphasis: emphasis, labelSize: labelSize ?? 7)))
    } catch let error as SmallMultiples.Fault {
      throw Failure.usage("--figure multiples: \(error)")
    } catch let error as DrawingError {
      throw Failure.usage("--page: \(error)")
    }
  }

  private func nodeLinkFigure(of projected: ProjectedNetwork) throws -> NodeLinkFigure {
    switch figure {
    case .bipartite:
      // Events and projects go to the right of those who take part in them.
      let network = projected.network
      return .bipartite(
        second: projected.graph.vertices.map {
          network.kind(of: projected.actor(of: $0)).map { Self.eventKinds.contains($0.id) } ?? false
        })
    case .concentric:
      let by = charts.by ?? "degree"
      let column = try column(by, of: projected, option: "--by")
      guard case .numbers(let values) = column.values else {
        throw Failure.usage("--by: column '\(by)' holds texts; the distance needs numbers")
      }
      return .concentric(values: values, measure: column.caption)
    case .layered: return .layered(layerDirection)
    case .geographic: return .geographic(ActorCoordinates.places(of: projected))
    default: return .circular
    }
  }

  private static let eventKinds: Set<Identifier> = ["event", "project", "programme", "program"]
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    drop { $0 == " " }.prefix { $0 != " " }
  }
}
