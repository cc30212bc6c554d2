import NetworkGraph
import NetworkLayout

extension FigurePositions {
  /// Whether some bytes begin as an SVG or other XML file does, and not as a table.
  public static func looksLikeSVG(_ bytes: some Sequence<UInt8>) -> Bool {
    let blank: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D]
    return bytes.lazy.first { !blank.contains($0) } == UInt8(ascii: "<")
  }

  /// The places on a figure that was drawn before: one for each element of class `node` with a
  /// `data-id`.
  ///
  /// Names come from the titles of the nodes. The date of the data stays open: a figure states it in
  /// words.
  ///
  /// - Parameter bytes: The content of an SVG file.
  /// - Throws: A sentence with its line when the file is no SVG, shows no actor, or shows one twice,
  ///   as small multiples do.
  /// - Complexity: O(*b*) for *b* bytes.
  public init(svg bytes: [UInt8]) throws(FigureReadingError) {
    let figure = try FigureReader.read(bytes)
    var lines: [Identifier: Int] = [:]
    for element in figure.document.elements where element.classes.contains("node") {
      guard let text = element["data-id"] else { continue }
      if let first = lines.updateValue(element.line, forKey: Identifier(text)) {
        throw FigureReadingError(
          line: element.line,
          "the actor '\(text.prefix(80))' has a place on line \(first); expected a figure with one "
            + "place for each actor, such as a map")
      }
    }
    let nodes = figure.nodes.filter(\.hasOwnID)
    guard !nodes.isEmpty else {
      throw FigureReadingError(
        line: 1,
        "the figure shows no actor; expected elements of class 'node' with a 'data-id', as in the "
          + "SVG that 'maillage draw' writes")
    }
    var lineCounts = [Int](repeating: 0, count: figure.nodes.count)
    for edge in figure.edges {
      lineCounts[edge.tail] += 1
      lineCounts[edge.head] += 1
    }
    let showsLines = !figure.edges.isEmpty
    let entries = figure.nodes.indices.filter { figure.nodes[$0].hasOwnID }.map { index in
      let node = figure.nodes[index]
      let name = node.title?.split(whereSeparator: \.isNewline).first.map(String.init)
      return Entry(
        id: Identifier(node.id), name: name ?? node.id, point: node.center,
        // A map of dots draws its lines together, so that they tell nothing of one actor.
        lineCount: showsLines ? lineCounts[index] : nil)
    }
    self.init(
      entries: entries, pageSize: figure.page.flatMap { $0.width > 0 && $0.height > 0 ? $0 : nil })
  }
}
