import NetworkLayout

extension FigureAnnealing {
  /// What each fault costs; the sum is made small.
  struct Costs: Sendable {
    /// A name on a name, a name on a node, a node on a node, anything over the frame.
    var overlap = 30.0
    /// A foreign line through a name.
    var lineThroughName = 8.0
    /// An own line through a name.
    var ownLineThroughName = 0.25
    /// A line all under a name; a part costs as the square of its share.
    var hiddenLine = 2.0
    /// A line through a foreign node.
    var lineThroughNode = 2.0
    /// A name nearer to a foreign node than to its own.
    var ambiguity = 8.0
    /// Two lines that cross.
    var crossing = 0.05
    /// The mean squared relative error of distances is multiplied by this.
    var stress = 1000.0
    /// Each point that a node is drawn away from its anchor.
    var drift = 0.4
    /// A cell of the 8 × 8 on the frame that holds no part of a node or name: wasted page.
    var emptyCell = 18.0

    /// The balance for a drawing of distances, or of communities, which may give up distances for
    /// lines that cross and hide less.
    init(emphasis: StressLayout.Emphasis, nodeCount: Int) {
      // Names grow with n and the mean error of distances doesn't: the balance is kept.
      let count = Double(max(20, nodeCount))
      switch emphasis {
      case .distance:
        stress = 620_000 / count
        // Small moves change little of the many crossings of a large map.
        if nodeCount > 200 { crossing = 0 }
      case .community:
        stress = 90_000 / count
        lineThroughName = 8
        lineThroughNode = 3
        hiddenLine = 6
        crossing = 1
        emptyCell = 34
      }
    }
  }
}
