import NetworkGraph
import NetworkLayout

/// Ties as the cells of a square: row and column stand for actors, in an order that puts alike ones
/// side by side.
///
/// Above a density of about 0.15 a map of nodes and lines hides what a matrix shows: blocks are
/// groups, a full row is a hub, a missing cell is a missing tie.
///
///     let figure = try MatrixChart(scene).figure(on: .a4Figure)
///
/// - SeeAlso: M. Ghoniem, J.-D. Fekete, P. Castagliola, "On the readability of graphs using node-link
///   and matrix-based representations", *Information Visualization* 4(2), 2005,
///   doi:10.1057/palgrave.ivs.9500092.
public struct MatrixChart: Sendable {
  /// Above this density a matrix shows a network better than a map.
  public static let densityThreshold = 0.15
  /// The most actors with ties: beyond, a cell on a page would be below half a point.
  public static let actorLimit = 900

  let scene: DiagramScene
  let order: MatrixOrder
  let classes: ValueClasses?

  /// A matrix of a scene's lines; by its groups when the scene shows regions.
  ///
  /// - Complexity: O(*n*³) for up to 300 actors with ties, O(*n* + *m*) per round above.
  public init(_ scene: DiagramScene) {
    self.scene = scene
    order = MatrixOrder(scene, byCluster: scene.clusterDisplay == .regions)
    let weights = scene.edges.compactMap(\.weight)
    classes = weights.isEmpty ? nil : ValueClasses(weights)
  }

  /// Draws the matrix.
  ///
  /// - Throws: ``DrawingError`` when title, legend and notes leave too little room.
  public func figure(
    on page: Page = .a4Figure, fit: ChartFit = .content
  ) throws(DrawingError) -> Figure {
    let words = MatrixWords(chart: self)
    guard (1...Self.actorLimit).contains(order.rows.count) else {
      let sheet = ChartSheet(
        kind: .matrix, page: page, language: scene.language, caption: words.caption, legend: [])
      return try sheet.fitted(fit, pictureHeight: 100).figure {
        ChartText.message(words.nothing, in: $0)
      }
    }
    // The longest notes first: what they leave is there in any case.
    var sheet = ChartSheet(
      kind: .matrix, page: page, language: scene.language, caption: words.caption,
      legend: words.legend,
      notes: words.notes(for: nil))
    let plan = MatrixPlan(chart: self, frame: try sheet.frame())
    sheet.notes = words.notes(for: plan)
    return try sheet.fitted(fit, pictureHeight: plan.height).figure { frame in
      MatrixPicture(chart: self, plan: plan, words: words, frame: frame).elements
    }
  }
}

/// How the names find their place.
struct MatrixPlan {
  enum Naming { case rows, index, none }

  let naming: Naming
  /// The side of a cell in points.
  let cell: Double
  /// The room left of the cells, above them and right of them.
  let left: Double
  let top: Double
  let right: Double
  /// The size of names at rows.
  let nameSize: Double
  /// The names at rows; of an index, one after the other.
  let names: [WrappedText]
  /// Index entries by column.
  let indexColumns: [[Int]]
  let indexHeight: Double
  let height: Double

  /// The size of the signs on the diagonal, such that all shapes stay within their cells.
  var signDiameter: Double { max(cell * 0.72, 0.4) }

  static let indexColumnCount = 4
  static let indexGap = 10.0

  init(chart: MatrixChart, frame: Rectangle) {
    let order = chart.order
    let count = Double(order.rows.count)
    let labels = order.rows.map { chart.scene.nodes[$0].label }
    let right =
      order.blocks.isEmpty
      ? 0
      : 14
        + (order.blocks.map {
          FontMetrics.width(
            of: chart.scene.clusters[$0.cluster].label, size: ChartText.size, weight: .bold)
        }.max() ?? 0)
    self.right = right
    // Names at the rows, with their numbers, which the columns bear.
    let widest = min(
      frame.width * 0.42,
      (labels.map { FontMetrics.width(of: $0, size: ChartText.size) }.max() ?? 0) + 1)
    let (left, top) = (widest + 18, 18.0)
    let cell = min(18, (frame.width - left - right) / count, (frame.height - top - 2) / count)
    // Names of seven points need rows as high.
    if cell >= 7.4 {
      naming = .rows
      self.cell = cell
      self.left = left
      self.top = top
      nameSize = ChartText.size
      let size = nameSize
      names = labels.map {
        ChartText.name($0, size: size, width: widest, lineLimit: 1)
      }
      indexColumns = []
      indexHeight = 0
      height = top + cell * count + 2
      return
    }
    // Numbers at the rims and an index below.
    let columnWidth = frame.width / Double(Self.indexColumnCount)
    let texts = labels.map {
      ChartText.name($0, width: columnWidth - 26, lineLimit: 3)
    }
    let heights = texts.map { $0.height + 1.6 }
    let total = heights.reduce(0, +)
    // The least height at which the columns hold all.
    var limit = total / Double(Self.indexColumnCount)
    var columns: [[Int]] = []
    while true {
      columns = [[]]
      var used = 0.0
      for index in texts.indices {
        if used + heights[index] > limit + 1e-9, !columns[columns.count - 1].isEmpty {
          columns.append([])
          used = 0
        }
        columns[columns.count - 1].append(index)
        used += heights[index]
      }
      if columns.count <= Self.indexColumnCount { break }
      limit += 2
    }
    let tallest = columns.map { $0.reduce(0) { $0 + heights[$1] } }.max() ?? 0
    let numbers = 16.0
    let fits = frame.height - tallest - Self.indexGap - numbers - 2 >= 230
    naming = fits ? .index : .none
    names = fits ? texts : []
    indexColumns = fits ? columns : []
    indexHeight = fits ? tallest + Self.indexGap : 0
    nameSize = ChartText.size
    self.left = numbers + 2
    self.top = numbers - 4
    self.cell = min(
      (frame.width - numbers - 2 - right) / count,
      (frame.height - indexHeight - numbers - 2) / count)
    height = self.top + self.cell * count + 4 + indexHeight
  }
}
