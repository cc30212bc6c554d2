public import NetworkDiagram
public import NetworkLayout

/// Draws with the Graphviz library of the system, in this process.
///
/// The library is there when the package is built with the trait `Graphviz`; without it the same
/// calls throw ``GraphvizError/notAvailable``. Graphviz is not made for threads: calls wait for each
/// other, and one that has begun cannot be cancelled.
///
///     let renderer = GraphvizRenderer()
///     let pdf = try renderer.render(DOTWriter(scene).write(), engine: .neato, format: .pdf)
public struct GraphvizRenderer: Sendable {
  /// A method of layout.
  public enum Engine: String, Hashable, Sendable, CaseIterable {
    /// Layers along the direction of the edges.
    case dot
    /// Stress majorisation. A file with pinned positions keeps them.
    case neato
    /// Springs.
    case fdp
    /// Springs on several levels, for large graphs.
    case sfdp
    /// Circles round a centre.
    case twopi
    /// One circle per block.
    case circo
  }

  /// A form of the picture.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// The name of the format in Graphviz, which is also the ending of files.
    case pdf, png, svg
  }

  /// A picture and what Graphviz remarked on the way.
  public struct Picture: Hashable, Sendable {
    /// The file.
    public let bytes: [UInt8]
    /// The warnings of Graphviz, one sentence each; empty for the files of `DOTWriter`.
    public let warnings: [String]

    /// A picture of some bytes in the format that was asked for.
    public init(bytes: [UInt8], warnings: [String]) {
      self.bytes = bytes
      self.warnings = warnings
    }
  }

  /// Where a node of a DOT file is.
  public struct NodePosition: Hashable, Sendable {
    /// The name in the DOT file.
    public let name: String
    /// The centre in points, from the upper left corner of the drawing.
    public let point: Point

    /// The place of the node with a name of the DOT file, in points.
    public init(name: String, point: Point) {
      self.name = name
      self.point = point
    }
  }

  /// Whether this build contains Graphviz.
  public static var isAvailable: Bool { GraphvizLibrary.isAvailable }

  /// A renderer. Making one costs nothing and does not fail: calls throw where Graphviz is not
  /// there.
  public init() {}

  /// Draws a DOT text.
  ///
  /// The bytes depend on the version of Graphviz and on the fonts of the system, and on nothing
  /// else: the date in a PDF file is set to a fixed one.
  ///
  /// - Parameters:
  ///   - dot: A graph in the DOT language.
  ///   - engine: The layout; an attribute `layout` of the graph goes before.
  ///   - format: The form of the picture.
  /// - Throws: ``GraphvizError`` with what Graphviz said.
  public func render(
    _ dot: String, engine: Engine, format: Format
  ) throws(GraphvizError) -> Picture {
    var picture = try GraphvizLibrary.render(dot, engine: engine.rawValue, format: format.rawValue)
    if format == .pdf {
      picture = Picture(bytes: PDFDate.fixed(picture.bytes), warnings: picture.warnings)
    }
    return picture
  }

  /// Lays a DOT text out.
  ///
  /// - Returns: One position per node, in the order in which the file names them first; and the size
  ///   of the drawing in points.
  /// - Throws: ``GraphvizError`` with what Graphviz said.
  public func layout(
    _ dot: String, engine: Engine
  ) throws(GraphvizError) -> (nodes: [NodePosition], size: Size) {
    try GraphvizLibrary.layout(dot, engine: engine.rawValue)
  }

  /// Lays a scene out, so that every writer can draw what Graphviz placed.
  ///
  /// - Returns: One point per node of the scene.
  /// - Throws: ``GraphvizError`` with what Graphviz said.
  public func placement(
    of scene: DiagramScene, engine: Engine
  ) throws(GraphvizError) -> Placement {
    let writer = DOTWriter(scene, options: DOTOptions(legend: .hidden, caption: .hidden))
    let (nodes, size) = try layout(writer.write(), engine: engine)
    var pointOfName: [[UInt8]: Point] = [:]
    // Names are compared by their bytes, as ids are.
    for node in nodes { pointOfName[Array(node.name.utf8)] = node.point }
    var points: [Point] = []
    for name in writer.nodeNames {
      guard let point = pointOfName[Array(name.utf8)] else {
        throw .failed(["no position for node '\(name)'"])
      }
      points.append(point)
    }
    return Placement(points: points, size: size)
  }
}
