import NetworkDiagram
import NetworkFiles
import NetworkGraph

/// What a report was made from and how: enough to make it again and to see that nothing changed.
struct ReportManifest {
  let options: ReportOptions
  /// The sources whose statements the network holds: fewer than those of the files where the report is
  /// on a part of them.
  let sources: [Identifier]
  /// The fonts of the figures as PDF; `nil` without such files.
  let fonts: [String]?
  let inputs: [InputFile]
  let outputs: [ReportFile]

  var file: ReportFile {
    ReportFile(
      path: "manifest.json", bytes: Array(JSONWriter.pretty(json, .oneLineWhereShort).utf8))
  }

  private var json: JSONValue {
    .object([
      ("tool", .string("maillage")), ("version", .string(options.version)),
      ("language", .string(options.language.rawValue)),
      ("title", options.title.map { .string($0) } ?? .null),
      ("date", options.date.map { .string($0.description) } ?? .null),
      // A seed may have more digits than a number of JSON can hold.
      ("seed", .string(String(options.seed))), ("projection", projection),
      ("figures", figures), ("clusters", clusters),
      ("sources", .array(sources.map { .string($0.text) })),
      ("inputs", .array(inputs.map { entry(fileName(of: $0), $0) })),
      (
        "outputs",
        .array(outputs.map { entry($0.path, InputFile(path: $0.path, content: $0.bytes)) })
      ),
    ])
  }

  private func entry(_ name: String, _ file: InputFile) -> JSONValue {
    .object([
      ("path", .string(name)), ("bytes", .number(file.byteCount)),
      ("sha256", .string(file.sha256)),
    ])
  }

  private var projection: JSONValue {
    let projection = options.projection
    return .object([
      ("kinds", kinds(projection.kinds)), ("time", time(projection.time)),
      ("unknown_time", .string(projection.unknownTime.rawValue)),
      ("statuses", .array(projection.statuses.map { .string($0.rawValue) })),
      (
        "minimum_certainty",
        projection.minimumCertainty.map { .string($0.rawValue) } ?? .null
      ),
      ("direction", .string(projection.direction.rawValue)),
      ("weight", weight(projection.weight)),
      ("parallel_edges", .string(projection.parallelEdges.rawValue)),
      ("actors", .string(projection.actors.rawValue)),
    ])
  }

  private func kinds(_ kinds: Projection.KindSelection) -> JSONValue {
    switch kinds {
    case .analysed: .string("analysed")
    case .all: .string("all")
    case .named(let ids): .object([("named", .array(ids.map { .string($0.text) }))])
    case .countingAs(let roles):
      .object([("counting_as", .array(roles.map { .string($0.rawValue) }))])
    }
  }

  private func time(_ time: Projection.TimeSelection) -> JSONValue {
    switch time {
    case .always: .string("always")
    case .asOf(let date): .object([("as_of", .string(date.description))])
    case .during(let first, let last):
      .object([("from", .string(first.description)), ("to", .string(last.description))])
    }
  }

  private func weight(_ weight: Projection.WeightRule) -> JSONValue {
    switch weight {
    case .none: .string("none")
    case .count: .string("count")
    case .strength: .string("strength")
    case .distance: .string("distance")
    case .money(let currency): .string("money:" + currency.code)
    }
  }

  private var figures: JSONValue {
    var entries: [(String, JSONValue)] = [("sheet", .string("by number of actors"))]
    if let page = options.page {
      entries = [
        ("width_points", .number(page.width)), ("height_points", .number(page.height)),
        ("margin_points", .number(page.margin)),
      ]
    }
    if let fonts { entries.append(("pdf_fonts", .array(fonts.map { .string($0) }))) }
    return .object(entries)
  }

  private var clusters: JSONValue {
    .object([
      ("algorithm", .string("leiden")), ("resolution", .number(1.0)),
      ("starts", .number(Clusters.starts)), ("stability_runs", .number(Clusters.runs)),
      ("random_networks", .number(Clusters.randomNetworks)),
    ])
  }
}
