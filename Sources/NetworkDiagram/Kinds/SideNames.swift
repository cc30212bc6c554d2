import NetworkLayout

/// How names beside a column are written: narrow enough for the room, together no higher than it.
struct SideNames {
  /// The way to write each name; `nil` for those that found no room.
  let texts: [WrappedText?]

  static let gap = 0.8

  /// The way to write names in columns of a width and height, or `nil` when not all fit.
  ///
  /// - Parameters:
  ///   - names: The ways to write each name; empty for one that is not written.
  ///   - least: The height that each entry takes at least, 0 for one that shares its place.
  static func fitting(
    _ names: [[WrappedText]], least: [Double], width: Double, height: Double, gap: Double = gap
  ) -> SideNames? {
    var sum = 0.0
    var texts: [WrappedText?] = []
    for (ways, least) in zip(names, least) {
      let text = ways.first { $0.width <= width }
      if text == nil && !ways.isEmpty { return nil }
      sum += max(text.map { $0.height + gap } ?? 0, least)
      guard sum <= height + 1e-9 else { return nil }
      texts.append(text)
    }
    return SideNames(texts: texts)
  }

  /// The same with as many names as fit, the most important ones.
  ///
  /// - Parameter importance: The places of the names, the most important first.
  static func most(
    _ names: [[WrappedText]], least: [Double], width: Double, height: Double, importance: [Int]
  ) -> SideNames {
    var kept = [[WrappedText]](repeating: [], count: names.count)
    var sum = least.reduce(0, +)
    for index in importance {
      guard let text = names[index].first(where: { $0.width <= width }) else { continue }
      let more = max(0, text.height + gap - least[index])
      guard sum + more <= height else { continue }
      sum += more
      kept[index] = [text]
    }
    return SideNames(texts: kept.map(\.first))
  }
}
