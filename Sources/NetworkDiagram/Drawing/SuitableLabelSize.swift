import NetworkLayout

extension DiagramScene {
  /// The size of names in points that suits the scene on a page: 9 or 8 where all names of that size
  /// take little of it, else 7.
  ///
  /// - Complexity: O of the length of all names.
  public func suitableLabelSize(on page: Page) -> Double {
    let area = (page.width - 2 * page.margin) * (page.height - 2 * page.margin)
    for size in [9.0, 8.0] {
      let names = nodes.reduce(0.0) { sum, node in
        guard node.isLabelled, sum <= area else { return sum }
        let name = LabelWrapping.candidates(for: node.label, size: size)
        return sum + (name.map { $0.width * $0.height }.min() ?? 0)
      }
      // A share at which every name still finds a place beside its node and off the lines.
      if names <= 0.08 * area { return size }
    }
    return 7
  }
}
