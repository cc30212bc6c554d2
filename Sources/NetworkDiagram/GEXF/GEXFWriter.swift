import NetworkGraph
import NetworkLayout

/// Writes a drawing as GEXF 1.3 with positions, sizes, colours and shapes, so that Gephi opens it as
/// it was drawn.
///
/// Nodes carry the category, the value that the size stands for and the cluster as attributes; edges
/// carry role, kinds, status and amount, and their weight. An edge is a line of the drawing: all
/// drawn relations between two actors. Positions are in points; *y* grows upwards, as in Gephi.
///
/// - SeeAlso: The GEXF 1.3 schema, <https://gexf.net/schema.html>.
public struct GEXFWriter: Sendable {
  private let drawing: Drawing
  private var scene: DiagramScene { drawing.scene }

  /// A writer of the drawing.
  public init(_ drawing: Drawing) { self.drawing = drawing }

  /// The file, in UTF-8 with a line feed at the end of each line, without any date.
  ///
  /// - Complexity: O(*n* + *m*) and the length of the texts.
  public func write() -> String {
    let isDirected = scene.edges.contains { $0.arrow != .none }
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">"#,
      "  <meta>",
      "    <creator>Maillage</creator>",
      "    <description>\(escapedXML(scene.caption.title + ". " + scene.caption.description))</description>",
      "  </meta>",
      "  <graph defaultedgetype=\"\(isDirected ? "directed" : "undirected")\" mode=\"static\">",
      #"    <attributes class="node">"#,
      #"      <attribute id="category" title="category" type="string"/>"#,
    ]
    if let size = scene.sizeLegend {
      lines.append(
        "      <attribute id=\"value\" title=\"\(escapedXML(size.caption))\" type=\"double\"/>")
    }
    if scene.nodes.contains(where: { $0.cluster != nil }) {
      lines.append(#"      <attribute id="cluster" title="cluster" type="integer"/>"#)
    }
    lines += [
      "    </attributes>",
      #"    <attributes class="edge">"#,
      #"      <attribute id="role" title="role" type="string"/>"#,
      #"      <attribute id="kinds" title="kinds" type="string"/>"#,
      #"      <attribute id="status" title="status" type="string"/>"#,
      #"      <attribute id="amount" title="amount" type="string"/>"#,
      #"      <attribute id="relations" title="relations" type="integer"/>"#,
      "    </attributes>",
      "    <nodes>",
    ]
    for index in scene.nodes.indices { lines += node(index) }
    lines += ["    </nodes>", "    <edges>"]
    for index in scene.edges.indices { lines += edge(index) }
    lines += ["    </edges>", "  </graph>", "</gexf>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func node(_ index: Int) -> [String] {
    let node = scene.nodes[index]
    let point = drawing.placement.points[index]
    let category = scene.categories[node.category]
    var values = [("category", category.identity?.text ?? category.label)]
    if let value = node.value, scene.sizeLegend != nil { values.append(("value", "\(value)")) }
    if let cluster = node.cluster {
      values.append(("cluster", "\(scene.clusters[cluster].number)"))
    }
    let shape =
      switch node.shape {
      case .square: "square"
      case .diamond: "diamond"
      case .triangle, .triangleDown: "triangle"
      default: "disc"
      }
    return [
      "      <node id=\"\(escapedXML(node.id.text))\" label=\"\(escapedXML(node.label))\">"
    ] + attributes(values) + [
      "        <viz:size value=\"\(fixedDecimals(node.diameter, 2))\"/>",
      "        <viz:position x=\"\(fixedDecimals(point.x, 2))\" y=\"\(fixedDecimals(-point.y, 2))\" "
        + "z=\"0.0\"/>",
      colour(node.fill),
      "        <viz:shape value=\"\(shape)\"/>",
      "      </node>",
    ]
  }

  private func edge(_ index: Int) -> [String] {
    let edge = scene.edges[index]
    let type =
      switch edge.arrow {
      case .none: "undirected"
      case .head: "directed"
      case .both: "mutual"
      }
    var opening =
      "      <edge id=\"\(index)\" source=\"\(escapedXML(scene.nodes[edge.tail].id.text))\" "
      + "target=\"\(escapedXML(scene.nodes[edge.head].id.text))\" type=\"\(type)\" "
      + "label=\"\(escapedXML(edge.kindLabel))\""
    if let kind = edge.kind { opening += " kind=\"\(escapedXML(kind.text))\"" }
    if let weight = edge.weight { opening += " weight=\"\(weight)\"" }
    let dash =
      switch edge.style.dash {
      case .solid: "solid"
      case .dashed, .dashDotted: "dashed"
      case .dotted: "dotted"
      }
    return [opening + ">"]
      + attributes(
        [
          ("role", edge.role.rawValue), ("kinds", edge.kindLabel), ("status", edge.status.rawValue),
          ("amount", edge.amountLabel ?? ""), ("relations", "\(edge.relations.count)"),
        ].filter { !$0.1.isEmpty })
      + [
        colour(edge.style.colour),
        "        <viz:thickness value=\"\(fixedDecimals(edge.style.width.points, 2))\"/>",
        "        <viz:shape value=\"\(dash)\"/>",
        "      </edge>",
      ]
  }

  private func attributes(_ values: [(id: String, value: String)]) -> [String] {
    ["        <attvalues>"]
      + values.map {
        "          <attvalue for=\"\($0.id)\" value=\"\(escapedXML($0.value))\"/>"
      } + ["        </attvalues>"]
  }

  private func colour(_ colour: Colour) -> String {
    "        <viz:color r=\"\(colour.red)\" g=\"\(colour.green)\" b=\"\(colour.blue)\"/>"
  }
}
