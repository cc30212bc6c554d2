/// The names of GEXF, as a scanner numbers them.
struct GEXFWords {
  let gexf, meta, graph, attributes, attribute, defaultValue, nodes, edges, node, edge, values,
    value, spells, slices, spell, slice, parents, parent, color, position, size, shape,
    thickness: XMLScanner.Name
  let id, label, source, target, type, weight, kind, start, end, startOpen, endOpen, timestamp, pid,
    attributeClass, title, domain, defaultEdgeType, mode, timeFormat, timeType, lastModified,
    name: XMLScanner.Name
  let valueAttribute, red, green, blue, alpha, hex, x, y, z: XMLScanner.Name

  init(_ scanner: inout XMLScanner) {
    gexf = scanner.name("gexf")
    meta = scanner.name("meta")
    graph = scanner.name("graph")
    attributes = scanner.name("attributes")
    attribute = scanner.name("attribute")
    defaultValue = scanner.name("default")
    nodes = scanner.name("nodes")
    edges = scanner.name("edges")
    node = scanner.name("node")
    edge = scanner.name("edge")
    values = scanner.name("attvalues")
    value = scanner.name("attvalue")
    spells = scanner.name("spells")
    slices = scanner.name("slices")
    spell = scanner.name("spell")
    slice = scanner.name("slice")
    parents = scanner.name("parents")
    parent = scanner.name("parent")
    color = scanner.name("color")
    position = scanner.name("position")
    size = scanner.name("size")
    shape = scanner.name("shape")
    thickness = scanner.name("thickness")
    id = scanner.name("id")
    label = scanner.name("label")
    source = scanner.name("source")
    target = scanner.name("target")
    type = scanner.name("type")
    weight = scanner.name("weight")
    kind = scanner.name("kind")
    start = scanner.name("start")
    end = scanner.name("end")
    startOpen = scanner.name("startopen")
    endOpen = scanner.name("endopen")
    timestamp = scanner.name("timestamp")
    pid = scanner.name("pid")
    attributeClass = scanner.name("class")
    title = scanner.name("title")
    domain = scanner.name("for")
    defaultEdgeType = scanner.name("defaultedgetype")
    mode = scanner.name("mode")
    timeFormat = scanner.name("timeformat")
    timeType = scanner.name("timetype")
    lastModified = scanner.name("lastmodifieddate")
    name = scanner.name("name")
    valueAttribute = scanner.name("value")
    red = scanner.name("r")
    green = scanner.name("g")
    blue = scanner.name("b")
    alpha = scanner.name("a")
    hex = scanner.name("hex")
    x = scanner.name("x")
    y = scanner.name("y")
    z = scanner.name("z")
  }
}
