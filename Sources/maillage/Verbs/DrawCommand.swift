import ArgumentParser
import GraphvizRendering
import NetworkAnalysis
import NetworkDiagram
import NetworkFiles
import NetworkGraph
import NetworkLayout

/// `maillage draw`: one diagram.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draws one diagram with legend, caption and readable names.",
    discussion: """
      maillage draw my-network -o map.svg
      maillage draw my-network -o map.svg --colour-by kind --size-by betweenness --clusters

      SVG and DOT need nothing else. PDF and PNG need a build with the trait Graphviz; they show \
      the same positions.
      """)

  @OptionGroup var network: NetworkOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "The file: .svg, .dot, .pdf or .png; - writes SVG to standard output.", valueName: "file"))
  var output: String

  @Option(
    name: [.customLong("colour-by"), .customLong("color-by")],
    help: ArgumentHelp(
      "What colour and shape stand for: sphere, kind, cluster, or an attribute column.",
      valueName: "column"))
  var colourBy = "sphere"

  @Option(
    name: .customLong("size-by"),
    help: ArgumentHelp(
      "What the area of an actor stands for: none, a measure per actor, or a column of numbers.",
      valueName: "measure"))
  var sizeBy = "degree"

  @Flag(help: "Show clusters as regions behind the actors.")
  var clusters = false

  @Option(
    help: ArgumentHelp(
      "distance keeps distances, community draws groups together.", valueName: "mode"))
  var layout = StressLayout.Emphasis.distance

  @Option(help: PageOption.help)
  var page = PageOption(.a4Figure)

  @Option(help: ArgumentHelp("The colours: screen, print or grayscale.", valueName: "palette"))
  var palette = Palette.screen

  @Option(help: ArgumentHelp("The title; the finding that the figure shows.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("The date of the data in the caption: 2023-05-12.", valueName: "date"))
  var date: String?

  @Option(
    name: .customLong("label-size"),
    help: ArgumentHelp("The size of names in points, 7 to 24.", valueName: "points"))
  var labelSize = 7.0

  @Option(help: ArgumentHelp("Where all random choices begin.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup var projection: ProjectionOptions
  @OptionGroup var language: LanguageOptions

  /// The forms of a diagram.
  private enum Form: String {
    case svg, dot, pdf, png
  }

  func run() throws {
    let form = try form()
    guard (7...24).contains(labelSize) else {
      throw Failure.usage("--label-size: \(labelSize) is not possible; expected 7 to 24 points")
    }
    if form == .pdf || form == .png, !GraphvizRenderer.isAvailable {
      throw Failure(
        .componentMissing, ["error: \(output): \(GraphvizError.notAvailable)"])
    }
    let rule = try projection.projection()
    let given = try date.map { text in
      guard let date = PartialDate(text) else {
        throw Failure.usage("--date: '\(text)' is no date; expected 2023, 2023-05 or 2023-05-12")
      }
      return date
    }
    let (loaded, _) = try network.load()
    try projection.checkKinds(of: loaded)
    let projected = rule.apply(to: loaded)
    Console.progress(LocalizedText("drawing", "dessin")[language.language])
    let scene = try scene(of: projected, date: given)
    try write(scene, as: form)
    Console.endProgress()
  }

  private func form() throws -> Form {
    if output == "-" { return .svg }
    let ending = output.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard output.contains("."), let form = Form(rawValue: ending == "gv" ? "dot" : ending) else {
      throw Failure.usage("-o: '\(output)' has no known ending; expected .svg, .dot, .pdf or .png")
    }
    return form
  }

  private func scene(of projected: ProjectedNetwork, date: PartialDate?) throws -> DiagramScene {
    var table = VertexTable(rowCount: projected.graph.vertexCount)
    addAttributes(of: projected, to: &table)
    var options = SceneOptions(language: language.language)
    options.palette = palette
    options.title = title
    options.date = date
    options.seed = seed
    options.clusters = clusters ? .regions : .hidden
    options.layoutName =
      layout == .distance
      ? LocalizedText("stress layout", "disposition par stress")
      : LocalizedText("community layout", "disposition par communautés")
    switch colourBy {
    case "sphere": options.colourBy = .sphere
    case "kind": options.colourBy = .kind
    case "cluster": options.colourBy = .cluster
    default: options.colourBy = .column(colourBy)
    }
    if sizeBy != "none" {
      if table[sizeBy] == nil { table.set(try measured(projected)) }
      options.sizeBy = .column(sizeBy)
    }
    do {
      let partition =
        clusters || colourBy == "cluster"
        ? try projected.graph.leidenCommunities(
          weights: projected.graph.weightMeaning?.isStrength == true ? .weight : .unit, seed: seed
        ).membership : nil
      return try DiagramScene(
        projected: projected, table: table, partition: partition, options: options)
    } catch let error as SceneError {
      throw Failure.usage("\(error)")
    } catch {
      throw Failure.data("clusters: \(ActorNames(projected).naming(error))")
    }
  }

  /// The measure that sizes stand for.
  private func measured(_ projected: ProjectedNetwork) throws -> VertexTable.Column {
    let measure = try MeasureCommand.measure(sizeBy)
    do {
      let input = try MeasureInputs(
        projected: projected, settings: [:], groupBy: "sphere", sourceActor: nil, jumpTargets: []
      ).input(for: measure)
      guard let column = try measure.evaluate(on: input).column() else {
        throw Failure.usage("--size-by: \(sizeBy) gives no number to each actor")
      }
      return column
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure.data("\(sizeBy): \(ActorNames(projected).naming(error))")
    }
  }

  /// The attribute columns: as numbers where every cell is one, else as texts.
  private func addAttributes(of projected: ProjectedNetwork, to table: inout VertexTable) {
    let network = projected.network
    for name in network.contents.attributeColumns(of: .actors) {
      let cells = projected.actorOfVertex.map { network.attribute(name, of: network.actors[$0]) }
      let numbers = cells.map { $0.flatMap { DecimalNumber($0)?.doubleValue } }
      let isNumeric = zip(cells, numbers).allSatisfy { ($0 == nil) == ($1 == nil) }
      let text = LocalizedText(name, name)
      table.set(
        VertexTable.Column(
          name: name, caption: text, definition: text,
          values: isNumeric && numbers.contains { $0 != nil } ? .numbers(numbers) : .texts(cells)))
    }
  }

  private func write(_ scene: DiagramScene, as form: Form) throws {
    let drawing: Drawing
    do {
      drawing = try Drawing(
        scene: scene, page: page.page,
        options: DrawingOptions(
          seed: seed, emphasis: layout, labelSize: labelSize))
    } catch {
      throw Failure.usage("--page: \(error)")
    }
    if form == .svg {
      try Deliver.text(drawing.svg(), to: output)
      return
    }
    // DOT carries our positions, so that Graphviz draws the same picture.
    let dot = DOTWriter(
      scene, options: DOTOptions(positions: .pinned(drawing.placement.points))
    ).write()
    if form == .dot {
      try Deliver.text(dot, to: output)
      return
    }
    do {
      let picture = try GraphvizRenderer().render(
        dot, engine: .neato, format: form == .pdf ? .pdf : .png)
      for warning in picture.warnings { Console.report("warning: " + warning) }
      try OutputFile.write(picture.bytes, to: output)
    } catch let error as GraphvizError {
      throw Failure(.dataRefused, ["error: \(error)"])
    }
  }
}
