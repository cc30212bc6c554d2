/// The names of GraphML and of yEd's drawings, as a scanner numbers them.
struct GraphMLWords {
  let graphml, graph, node, edge, key, data, desc, port, hyperedge, endpoint, locator,
    defaultValue: XMLScanner.Name
  let id, source, target, directed, edgeDefault, name, type, domain, attributeName, attributeType,
    filesType, labels: XMLScanner.Name
  let nodeLabel, edgeLabel, geometry, fill, shape, arrows, lineStyle, color, x, y, width,
    height: XMLScanner.Name

  init(_ scanner: inout XMLScanner) {
    graphml = scanner.name("graphml")
    graph = scanner.name("graph")
    node = scanner.name("node")
    edge = scanner.name("edge")
    key = scanner.name("key")
    data = scanner.name("data")
    desc = scanner.name("desc")
    port = scanner.name("port")
    hyperedge = scanner.name("hyperedge")
    endpoint = scanner.name("endpoint")
    locator = scanner.name("locator")
    defaultValue = scanner.name("default")
    id = scanner.name("id")
    source = scanner.name("source")
    target = scanner.name("target")
    directed = scanner.name("directed")
    edgeDefault = scanner.name("edgedefault")
    name = scanner.name("name")
    type = scanner.name("type")
    domain = scanner.name("for")
    attributeName = scanner.name("attr.name")
    attributeType = scanner.name("attr.type")
    labels = scanner.name("labels")
    filesType = scanner.name("yfiles.type")
    nodeLabel = scanner.name("NodeLabel")
    edgeLabel = scanner.name("EdgeLabel")
    geometry = scanner.name("Geometry")
    fill = scanner.name("Fill")
    shape = scanner.name("Shape")
    arrows = scanner.name("Arrows")
    lineStyle = scanner.name("LineStyle")
    color = scanner.name("color")
    x = scanner.name("x")
    y = scanner.name("y")
    width = scanner.name("width")
    height = scanner.name("height")
  }
}
