public import NetworkGraph
public import NetworkLayout

/// Where the actors stand on a figure: what the next edition of the figure is anchored to.
///
/// Places are those of node centres in points from the top left corner of the page, x to the right
/// and y downwards.
public struct FigurePositions: Hashable, Sendable {
  /// One actor on the page.
  public struct Entry: Hashable, Sendable {
    /// The id of the actor, which finds it again in the next edition.
    public let id: Identifier
    /// The name as it was drawn, for a figure on which the actor is gone.
    public let name: String
    /// The centre of the node.
    public let point: Point
    /// How many lines end at the node; 0 for an actor in the rows below the map. `nil` when it is not
    /// known.
    public let lineCount: Int?

    /// An actor at a place.
    public init(id: Identifier, name: String, point: Point, lineCount: Int? = nil) {
      self.id = id
      self.name = name
      self.point = point
      self.lineCount = lineCount
    }
  }

  /// The actors, in the order of the figure.
  public let entries: [Entry]
  /// The width and height of the page; `nil` for that of the figure that is anchored.
  public let pageSize: Size?
  /// The date of the data of the figure; `nil` when it is not known.
  public let date: PartialDate?

  /// - Precondition: No two entries have one id; coordinates and page are finite, the page has an
  ///   area.
  public init(entries: [Entry], pageSize: Size? = nil, date: PartialDate? = nil) {
    precondition(
      Set(entries.map(\.id)).count == entries.count, "an actor stands in one place of a figure")
    precondition(
      entries.allSatisfy { $0.point.x.isFinite && $0.point.y.isFinite },
      "a place has finite coordinates")
    precondition(
      pageSize.map {
        $0.width > 0 && $0.height > 0 && $0.width.isFinite && $0.height.isFinite
      } ?? true, "a page has a width and a height")
    self.entries = entries
    self.pageSize = pageSize
    self.date = date
  }
}

extension Drawing {
  /// Where the actors stand, for the next edition: give it as ``DrawingOptions/previous``.
  public var positions: FigurePositions {
    FigurePositions(
      entries: zip(scene.nodes, placement.points).map { node, point in
        FigurePositions.Entry(
          id: node.id, name: node.label, point: point, lineCount: node.lineCount)
      }, pageSize: placement.size, date: scene.caption.date)
  }
}
