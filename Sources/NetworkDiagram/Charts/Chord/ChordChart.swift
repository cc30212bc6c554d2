import NetworkGraph
import NetworkLayout

/// Ties between at most twelve groups as ribbons across a circle.
///
/// An arc is as long as its group has ends of ties, a ribbon as wide as its ties are many (or heavy).
/// More than twelve groups are too many for a circle: the smallest are merged, and the note says so.
public struct ChordChart: Sendable {
  /// The most arcs of a circle.
  public static let groupLimit = 12

  struct Group: Hashable {
    let name: String
    let members: Int
    let colour: Colour
  }

  let scene: DiagramScene
  let groups: [Group]
  /// From group to group; of ties without direction only the upper half is filled.
  let values: [[Double]]
  /// How many ties run between two groups, in the upper half, whatever their direction and weight.
  let tieCounts: [[Int]]
  let isDirected: Bool
  let isWeighted: Bool
  /// How many groups are merged into the last one.
  let mergedCount: Int
  /// How many groups have no tie and no arc.
  let untiedCount: Int

  /// A chart of the groups of a scene: its clusters when it shows regions, else its categories.
  ///
  /// - Parameter isDirected: Whether ties with an arrow are drawn by direction; others count half
  ///   each way then.
  public init(_ scene: DiagramScene, isDirected: Bool = false) {
    self.scene = scene
    self.isDirected = isDirected
    let byCluster = scene.clusterDisplay == .regions
    let groupOfNode = scene.nodes.map { byCluster ? $0.cluster ?? 0 : $0.category }
    let palette = scene.palette.colours(forCategoryCount: scene.clusters.count)
    let all: [Group] =
      byCluster
      ? scene.clusters.enumerated().map { index, cluster in
        Group(
          name: cluster.label, members: cluster.members.count,
          colour: index < min(palette.count, Palette.capacity)
            ? palette[index] : scene.palette.other)
      }
      : scene.categories.map { Group(name: $0.label, members: $0.count, colour: $0.fill) }
    isWeighted = scene.edges.contains { $0.weight != nil }
    var sums = [[Double]](repeating: [Double](repeating: 0, count: all.count), count: all.count)
    func value(_ edge: DiagramScene.Edge) -> Double {
      guard let weight = edge.weight else { return 1 }
      // Beyond any real sum; keeps totals finite.
      return weight.isFinite && weight > 0 ? min(weight, 1e100) : 0
    }
    var counts = [[Int]](repeating: [Int](repeating: 0, count: all.count), count: all.count)
    for edge in scene.edges where !edge.isLoop {
      let (a, b) = (groupOfNode[edge.tail], groupOfNode[edge.head])
      counts[min(a, b)][max(a, b)] += 1
      if isDirected {
        if edge.arrow == .head {
          sums[a][b] += value(edge)
        } else {
          sums[a][b] += value(edge) / 2
          sums[b][a] += value(edge) / 2
        }
      } else {
        sums[min(a, b)][max(a, b)] += value(edge)
      }
    }
    func total(_ group: Int) -> Double {
      all.indices.reduce(0) { $0 + sums[group][$1] + sums[$1][group] }
    }
    let tied = all.indices.filter { total($0) > 0 }
    untiedCount = all.count - tied.count
    let bySize = tied.sorted {
      (total($1), all[$1].members, $0) < (total($0), all[$0].members, $1)
    }
    let kept =
      tied.count <= Self.groupLimit ? tied : bySize.prefix(Self.groupLimit - 1).sorted()
    let merged = tied.filter { !kept.contains($0) }
    mergedCount = merged.count
    var groups = kept.map { all[$0] }
    var place = [Int](repeating: kept.count, count: all.count)
    for (index, group) in kept.enumerated() { place[group] = index }
    if !merged.isEmpty {
      groups.append(
        Group(
          name: scene.language.say(
            "Other (\(merged.count) groups)", "Autres (\(merged.count) groupes)"),
          members: merged.reduce(0) { $0 + all[$1].members }, colour: scene.palette.other))
    }
    self.groups = groups
    var values = [[Double]](
      repeating: [Double](repeating: 0, count: groups.count), count: groups.count)
    var tieCounts = [[Int]](
      repeating: [Int](repeating: 0, count: groups.count), count: groups.count)
    for a in tied {
      for b in tied {
        tieCounts[min(place[a], place[b])][max(place[a], place[b])] += counts[a][b]
      }
    }
    self.tieCounts = tieCounts
    for a in tied {
      for b in tied where sums[a][b] > 0 {
        let (i, j) = (place[a], place[b])
        if isDirected {
          values[i][j] += sums[a][b]
        } else {
          values[min(i, j)][max(i, j)] += sums[a][b]
        }
      }
    }
    self.values = values
  }

  var language: Language { scene.language }

  /// The ends of ties of a group: a tie within it has two.
  func total(_ group: Int) -> Double {
    groups.indices.reduce(0) { $0 + values[group][$1] + values[$1][group] }
  }

  /// Groups with many ties between them stand side by side.
  var order: [Int] {
    let largest = values.joined().max() ?? 0
    guard largest > 0, groups.count > 3 else { return Array(groups.indices) }
    return Seriation.optimalOrder(
      distances: groups.indices.map { a in
        groups.indices.map { b in a == b ? 0 : 1 - max(values[a][b], values[b][a]) / largest }
      })
  }

  /// Draws the chart.
  ///
  /// - Throws: ``DrawingError`` when title, legend and notes leave too little room.
  public func figure(
    on page: Page = .a4Figure, fit: ChartFit = .content
  ) throws(DrawingError) -> Figure {
    let order = order
    func turned(_ rotation: Double) -> ChordLayout {
      ChordLayout(
        values: values, order: order, isDirected: isDirected, gap: 0.035, rotation: rotation)
    }
    let layout = turned(0)
    var sheet = ChartSheet(
      kind: .chord, page: page, language: language, caption: caption, legend: [], notes: notes)
    guard !layout.ribbons.isEmpty else {
      return try sheet.fitted(fit, pictureHeight: 100).figure {
        ChartText.message(nothing, in: $0)
      }
    }
    sheet.legend = [lengthBlock(layout, radius: 100)]
    let width = page.width - 2 * page.margin
    sheet = try sheet.fitted(fit, pictureHeight: width * 0.66)
    let frame = try sheet.frame()
    sheet.legend = [lengthBlock(layout, radius: radius(in: frame) - Self.thickness / 2)]
    return try sheet.figure { frame in
      // The circle is turned to where the names are nearest to their arcs.
      let ways = (0..<36).map { turned(Double($0) * 2 * .pi / 36) }
      let costs = ways.map { names($0, in: frame).reduce(0) { $0 + $1.shift * $1.shift } }
      let best = ways.indices.min { (costs[$0], $0) < (costs[$1], $1) }!
      return elements(ways[best], in: frame)
    }
  }

  private func radius(in frame: Rectangle) -> Double {
    max(30, min(frame.width * 0.29, frame.height / 2 - 22))
  }

  private static let thickness = 9.0

  private func elements(_ layout: ChordLayout, in frame: Rectangle) -> [FigureElement] {
    let (center, radius) = (frame.center, radius(in: frame))
    let inner = radius - Self.thickness - 1.5
    // The largest lie behind.
    let sorted = layout.ribbons.sorted {
      ($1.value, $0.tail, $0.head) < ($0.value, $1.tail, $1.head)
    }
    let ribbons = sorted.map { ribbon -> FigureElement in
      let (a, b) = (ribbon.from, ribbon.to)
      // Of a directed ribbon the end stands off its arc, the start touches it.
      let far = isDirected ? inner - 5 : inner
      var path: [FigureElement.Segment] = [.move(ChordLayout.point(center, inner, a.start))]
      path += ChordLayout.arc(center, inner, from: a.start, to: a.end)
      path.append(
        bow(
          center, ChordLayout.point(center, inner, a.end), ChordLayout.point(center, far, b.start)))
      path += ChordLayout.arc(center, far, from: b.start, to: b.end)
      path.append(
        bow(
          center, ChordLayout.point(center, far, b.end), ChordLayout.point(center, inner, a.start)))
      path.append(.close)
      let owner =
        isDirected || total(ribbon.tail) >= total(ribbon.head) ? ribbon.tail : ribbon.head
      let colour = groups[owner].colour
      return .group(
        attributes: [
          .init("class", "edge ribbon"), .init("data-source", groups[ribbon.tail].name),
          .init("data-target", groups[ribbon.head].name),
          .init("data-kind", "ties"),
          .init("data-count", String(tieCount(of: ribbon, in: sorted))),
          .init("data-value", fixedDecimals(ribbon.value, 2)),
        ],
        title: groups[ribbon.tail].name + (isDirected ? " → " : " – ") + groups[ribbon.head].name
          + "\n" + amount(ribbon.value),
        [
          .path(
            path,
            FigureElement.Paint(
              fill: colour, fillOpacity: 0.5,
              stroke: colour.contrast(with: .white) < 1.6 ? Colour(0x777777) : colour,
              strokeWidth: 0.4))
        ])
    }
    let arcs = groups.indices.map { group -> FigureElement in
      let span = layout.arcs[group]
      var path: [FigureElement.Segment] = [.move(ChordLayout.point(center, radius, span.start))]
      path += ChordLayout.arc(center, radius, from: span.start, to: span.end)
      let rim = radius - Self.thickness
      path.append(.line(ChordLayout.point(center, rim, span.end)))
      path += ChordLayout.arc(center, rim, from: span.end, to: span.start)
      path.append(.close)
      let colour = groups[group].colour
      return .group(
        attributes: [
          .init("class", "node arc"), .init("data-id", groups[group].name),
          .init("data-group", groups[group].name),
          .init("data-count", String(groups[group].members)),
          .init("data-value", fixedDecimals(total(group), 2)),
        ],
        title: groups[group].name + "\n" + amount(total(group)),
        [
          .path(
            path,
            FigureElement.Paint(
              fill: colour, stroke: colour.outlineOnWhite ?? colour, strokeWidth: 0.5))
        ])
    }
    return [
      .group(attributes: [.init("id", "ribbons")], title: nil, ribbons),
      .group(attributes: [.init("id", "arcs")], title: nil, arcs.sortedByID),
      .group(
        attributes: [.init("id", "labels")], title: nil,
        names(layout, in: frame).flatMap { element($0, layout, center: center, radius: radius) }),
    ]
  }

  /// A curve towards the centre of the circle.
  private func bow(_ center: Point, _ from: Point, _ to: Point) -> FigureElement.Segment {
    func pull(_ point: Point) -> Point {
      Point(
        x: point.x + (center.x - point.x) * 0.72, y: point.y + (center.y - point.y) * 0.72)
    }
    return .curve(pull(from), pull(to), to)
  }

  /// A name outside the circle.
  private struct Name {
    let group: Int
    let name: WrappedText
    let sums: WrappedText
    let isRight: Bool
    let x: Double
    let top: Double
    /// How far it had to move along its side.
    let shift: Double
    var height: Double { name.height + 1 + sums.height }
  }

  private static let clearance = 12.0

  /// Names on the side of their arc, apart from one another, as near to the circle as they can be.
  private func names(_ layout: ChordLayout, in frame: Rectangle) -> [Name] {
    let (center, radius) = (frame.center, radius(in: frame))
    let clear = radius + Self.clearance
    let width = max(40, frame.width / 2 - clear - 2)
    var result: [Name] = []
    for isRight in [true, false] {
      let side = groups.indices.filter { group in
        let turn = layout.arcs[group].middle / (2 * .pi)
        return (turn - turn.rounded(.down) < 0.5) == isRight
      }
      let texts = side.map { group in
        (
          name: ChartText.name(
            groups[group].name, width: width, lineLimit: 3, weight: .bold,
            letterLimit: ChartText.lineLength),
          sums: WrappedText(
            lines: label(group).flatMap { ChartText.wrapped($0, width: width).lines },
            size: ChartText.size)
        )
      }
      let heights = texts.map { $0.name.height + 1 + $0.sums.height }
      let middles = side.map { ChordLayout.point(center, clear, layout.arcs[$0].middle).y }
      let rows = side.indices.sorted { (middles[$0], $0) < (middles[$1], $1) }
      let targets = rows.map { middles[$0] - heights[$0] / 2 }
      let starts = SpacedStack.starts(
        targets: targets, extents: rows.map { heights[$0] + 5 }, weights: rows.map { _ in 1 },
        lowest: frame.minY, highest: frame.maxY + 5)
      for (index, row) in rows.enumerated() {
        let top = starts[index]
        let dy = max(0, top - center.y, center.y - top - heights[row])
        let dx = max(3, dy < clear ? (clear * clear - dy * dy).squareRoot() : 3)
        result.append(
          Name(
            group: side[row], name: texts[row].name, sums: texts[row].sums, isRight: isRight,
            x: isRight ? center.x + dx : center.x - dx, top: top, shift: top - targets[index]))
      }
    }
    return result
  }

  private func element(
    _ name: Name, _ layout: ChordLayout, center: Point, radius: Double
  ) -> [FigureElement] {
    let middle = layout.arcs[name.group].middle
    let rim = ChordLayout.point(center, radius + 1.5, middle)
    let off = ChordLayout.point(center, radius + 7, middle)
    let anchor: FigureElement.TextLine.Anchor = name.isRight ? .start : .end
    let meet = Point(
      x: name.isRight ? name.x - 2 : name.x + 2,
      y: min(max(off.y, name.top + 3), name.top + name.height - 3))
    var children: [FigureElement] = []
    if rim.distance(to: meet) > 12 {
      children.append(
        .path(
          [.move(rim), .line(off), .line(meet)],
          FigureElement.Paint(stroke: Colour(0x777777), strokeWidth: 0.4)))
    }
    children += ChartText.elements(
      name.name, x: name.x, top: name.top, anchor: anchor, style: .bold, hasHalo: true)
    return [
      .group(
        attributes: [.init("class", "label"), .init("data-for", groups[name.group].name)],
        title: nil, children),
      .group(
        attributes: [.init("class", "sum")], title: nil,
        ChartText.elements(
          name.sums, x: name.x, top: name.top + name.name.height + 1, anchor: anchor,
          colour: ChartText.grey, hasHalo: true)),
    ]
  }
}
