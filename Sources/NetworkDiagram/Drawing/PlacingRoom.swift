import NetworkLayout

/// What a kind of figure is given to place.
struct PlacingRoom {
  /// Where nodes and names are to stay within.
  let frame: Rectangle
  /// The nodes to place, as places in the scene, ascending.
  let nodes: [Int]
  /// The size of each node of the scene.
  let sizes: [Size]
  /// The ways to write the name of each node of the scene; none for a node without a name.
  let texts: [[WrappedText]]
}

/// Where a kind of figure put the nodes.
struct PlacedNodes {
  /// One point for each of ``PlacingRoom/nodes``.
  var points: [Point]
  var names: [FigureArrangement.Name] = []
  /// Nodes, as places in the scene, whose names found no place.
  var unplaced: [Int] = []
  /// The number of lines that names hide so far that they cannot be traced.
  var lostLines = 0
  /// Courses of lines, by the place of the line in the scene.
  var routes: [Int: EdgeRoute] = [:]
  var background: [FigureElement] = []
  var foreground: [FigureElement] = []
}

/// Nodes that stand in rows below the picture, with what is written over them.
struct NodeRows {
  let nodes: Set<Int>
  let heading: String
}
