import Testing

/// What stands where in an SVG of ours, read back from its bytes: the oracle of the drawing tests.
struct PageGeometry {
  struct Box {
    var minX: Double
    var minY: Double
    var maxX: Double
    var maxY: Double

    func overlaps(_ other: Box, by slack: Double = 0.05) -> Bool {
      minX + slack < other.maxX && other.minX + slack < maxX && minY + slack < other.maxY
        && other.minY + slack < maxY
    }
  }

  let root: XMLElement
  let width: Double
  let height: Double
  /// The corners of each node's shape, by id; a circle as its 24 outer corners.
  private(set) var nodes: [String: [(x: Double, y: Double)]] = [:]
  /// The box round the lines of each name, by id of the actor.
  private(set) var names: [String: Box] = [:]
  /// The box of each line of text on the page.
  private(set) var texts: [(text: String, box: Box, size: Double)] = []

  init(_ svg: String) throws {
    root = Self.inheriting(try XMLElement.parse(svg))
    let view = try #require(root["viewBox"]).split(separator: " ").compactMap { Double($0) }
    (width, height) = (view[2], view[3])
    for group in root.all("g", class: "node") {
      let id = try #require(group["data-id"])
      #expect(nodes[id] == nil, "an id stands twice")
      let shape = try #require(group.children.first { $0.name != "title" })
      nodes[id] = Self.corners(shape)
    }
    for group in root.all("g", class: "label") {
      let id = try #require(group["data-for"])
      for line in group.children where line.name == "text" {
        let box = Self.box(line)
        let old = names[id] ?? box
        names[id] = Box(
          minX: min(old.minX, box.minX), minY: min(old.minY, box.minY),
          maxX: max(old.maxX, box.maxX), maxY: max(old.maxY, box.maxY))
      }
    }
    texts = root.all.filter { $0.name == "text" }
      .map { ($0.text, Self.box($0), Self.number($0, "font-size")) }
  }

  /// The element with what texts inherit from the groups round them.
  private static func inheriting(
    _ element: XMLElement, _ inherited: [String: String] = [:]
  ) -> XMLElement {
    let names = ["font-size", "text-anchor", "fill", "font-style"]
    var result = element
    var passedOn = inherited
    for name in names { passedOn[name] = element[name] ?? inherited[name] }
    if element.name == "text" {
      for (name, value) in passedOn { result.attributes[name] = value }
    }
    result.children = element.children.map { inheriting($0, passedOn) }
    return result
  }

  static func number(_ element: XMLElement, _ name: String) -> Double {
    element[name].flatMap { Double($0) } ?? 0
  }

  /// A single character has no `textLength`: an em is the most that it takes.
  private static func box(_ line: XMLElement) -> Box {
    let size = number(line, "font-size")
    let width = line["textLength"].flatMap { Double($0) } ?? size * 0.6
    let x = number(line, "x")
    let left =
      switch line["text-anchor"] {
      case "middle": x - width / 2
      case "end": x - width
      default: x
      }
    let y = number(line, "y")
    return Box(minX: left, minY: y - 0.74 * size, maxX: left + width, maxY: y + 0.21 * size)
  }

  private static func corners(_ shape: XMLElement) -> [(x: Double, y: Double)] {
    if shape.name == "circle" {
      let (x, y, r) = (number(shape, "cx"), number(shape, "cy"), number(shape, "r"))
      // An octagon round the circle: its half side is r·tan(22.5°).
      let t = r * 0.414_213_562
      return [(t, r), (r, t), (r, -t), (t, -r), (-t, -r), (-r, -t), (-r, t), (-t, r)]
        .map { (x + $0.0, y + $0.1) }
    }
    let values = (shape["points"] ?? "").split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    return stride(from: 0, to: values.count - 1, by: 2).map { (values[$0], values[$0 + 1]) }
  }

  static func corners(of box: Box) -> [(x: Double, y: Double)] {
    [(box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY)]
  }

  /// Whether two convex shapes share an area: no side of either parts them.
  static func overlap(_ a: [(x: Double, y: Double)], _ b: [(x: Double, y: Double)]) -> Bool {
    for (shape, _) in [(a, b), (b, a)] {
      for i in shape.indices {
        let (p, q) = (shape[i], shape[(i + 1) % shape.count])
        let normal = (x: p.y - q.y, y: q.x - p.x)
        let length = (normal.x * normal.x + normal.y * normal.y).squareRoot()
        guard length > 0 else { continue }
        let first = a.map { ($0.x * normal.x + $0.y * normal.y) / length }
        let second = b.map { ($0.x * normal.x + $0.y * normal.y) / length }
        if first.max()! < second.min()! + 0.05 || second.max()! < first.min()! + 0.05 {
          return false
        }
      }
    }
    return true
  }

  /// Every fault that a reader would see: names on names, names on nodes, nodes on nodes, and text
  /// that is cut by the page.
  var faults: [String] {
    var result: [String] = []
    let nameList = names.sorted { $0.key < $1.key }
    let nodeList = nodes.sorted { $0.key < $1.key }
    for (index, name) in nameList.enumerated() {
      for other in nameList[..<index] where name.value.overlaps(other.value) {
        result.append("names \(name.key), \(other.key)")
      }
      for node in nodeList
      where Self.overlap(Self.corners(of: name.value), node.value) {
        result.append("name \(name.key) on node \(node.key)")
      }
    }
    for (index, node) in nodeList.enumerated() {
      for other in nodeList[..<index] where Self.overlap(node.value, other.value) {
        result.append("nodes \(node.key), \(other.key)")
      }
      if node.value.contains(where: { $0.x < 0 || $0.y < 0 || $0.x > width || $0.y > height }) {
        result.append("node \(node.key) is cut")
      }
    }
    for (text, box, _) in texts
    where box.minX < -0.01 || box.minY < -0.01 || box.maxX > width + 0.01
      || box.maxY > height + 0.01
    {
      result.append("'\(text)' is cut")
    }
    return result
  }
}
