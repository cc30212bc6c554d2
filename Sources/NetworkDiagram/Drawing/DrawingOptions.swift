public import NetworkGraph
public import NetworkLayout

/// How a scene is laid out on its page.
public struct DrawingOptions: Hashable, Sendable {
  /// The seed of layout and labels.
  public var seed: UInt64
  /// What the positions show best.
  public var emphasis: StressLayout.Emphasis
  /// How much farther apart the groups of the scene are drawn: see `StressLayout.Groups`. Zero
  /// does not use them. Has an effect only where the scene shows its groups.
  public var groupSeparation: Double
  /// Whether long lines follow the paths that short ones make; `nil` draws each line for itself.
  public var bundling: EdgePathBundling?
  /// The size of the names in points, 7 at least. The drawing adapts to it, never the reverse.
  public var labelSize: Double
  /// The earlier edition of the figure that this one is anchored to: actors on both stay in place,
  /// new ones get a ring, and those that are gone a cross. It has no effect when it shares no actor
  /// with the scene.
  public var previous: FigurePositions?
  /// What is wanted of places on the map, by the ids of actors; it goes before all else.
  public var constraints: [LayoutConstraint<Identifier>]

  /// - Precondition: `labelSize` is from 7 to 24, `groupSeparation` zero or more.
  public init(
    seed: UInt64 = 1, emphasis: StressLayout.Emphasis = .distance, groupSeparation: Double = 0.5,
    bundling: EdgePathBundling? = nil, labelSize: Double = 7, previous: FigurePositions? = nil,
    constraints: [LayoutConstraint<Identifier>] = []
  ) {
    precondition((7...24).contains(labelSize), "names are 7 to 24 points high")
    precondition(groupSeparation >= 0, "groups cannot be drawn below apart")
    self.seed = seed
    self.emphasis = emphasis
    self.groupSeparation = groupSeparation
    self.bundling = bundling
    self.labelSize = labelSize
    self.previous = previous
    self.constraints = constraints
  }
}

/// Why a scene cannot be drawn as asked.
public enum DrawingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Title, legend and caption leave too little of the page for the picture.
  case pageTooSmall(needed: Double, available: Double)
  /// The constraints on places name an actor that is not drawn, or contradict each other.
  case impossibleConstraints(String)
  /// Two columns are asked for, and these actors form a ring of an odd number: some line would run
  /// within a column. One actor alone has a line to itself.
  case notBipartite(ring: [String])
  /// A geographic figure is asked for, and no actor has a place.
  case noPlaces
  /// A concentric figure is asked for, and no actor has a value.
  case noValues

  /// What is wrong, as a sentence in English without a capital and full stop.
  public var description: String {
    switch self {
    case .pageTooSmall(let needed, let available):
      "the page is too small: title, legend and notes take \(Int(needed.rounded(.up))) of "
        + "\(Int(available)) points of height; take a larger page"
    case .noPlaces:
      "a geographic figure needs places, and no actor has one; give the actors columns 'latitude' "
        + "and 'longitude' in decimal degrees"
    case .noValues: "a concentric figure needs values, and no actor has one"
    case .impossibleConstraints(let reason): reason
    case .notBipartite(let ring):
      ring.count == 1
        ? "two columns need lines between two sides only, and '\(ring[0].prefix(80))' has a line to "
          + "itself"
        : "two columns need lines between two sides only, and these \(ring.count) actors form a ring: "
          + ring.prefix(12).map { "'\($0.prefix(80))'" }.joined(separator: ", ")
          + (ring.count > 12 ? " and \(ring.count - 12) more" : "")
    }
  }
}
