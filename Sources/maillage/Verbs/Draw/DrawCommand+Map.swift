import GraphvizRendering
import NetworkDiagram
import NetworkFiles
import NetworkGraph
import NetworkLayout

extension DrawCommand {
  /// The map, placed by the engine that is asked for.
  private func mapDrawing(
    of scene: DiagramScene, emphasis: StressLayout.Emphasis, previous: FigurePositions?,
    constraints: [LayoutConstraint<Identifier>]
  ) throws -> Drawing {
    let options = DrawingOptions(
      seed: seed, emphasis: emphasis, bundling: bundle ? EdgePathBundling() : nil,
      labelSize: labelSize ?? scene.suitableLabelSize(on: page.page), previous: previous,
      constraints: constraints)
    do {
      guard let engine = engine.graphviz else {
        return try Drawing(scene: scene, page: page.page, options: options)
      }
      let placement = try GraphvizRenderer().placement(of: scene, engine: engine)
      return try Drawing(
        scene: scene, page: page.page, options: options, placement: placement,
        layoutNote: self.engine.note[language.language])
    } catch DrawingError.impossibleConstraints(let reason) {
      throw Failure.data("\(anchors.constraints ?? "--constraints"): \(reason)")
    } catch let error as DrawingError {
      throw Failure.usage("--page: \(error)")
    } catch let error as GraphvizError {
      throw Failure(
        error == .notAvailable ? .componentMissing : .dataRefused,
        ["error: --engine \(engine.rawValue): \(error)"])
    }
  }

  /// The map: actors where the layout puts them.
  func writeMap(
    _ scene: DiagramScene, in network: Network, emphasis: StressLayout.Emphasis
  ) throws {
    let previous = try anchors.previous()
    let constraints =
      try anchors.constraints.map { try ConstraintsFile.read($0, network: network) } ?? []
    let drawing = try mapDrawing(
      of: scene, emphasis: emphasis, previous: previous, constraints: constraints)
    try write(drawing)
    try anchors.finish(drawing, previous: previous)
  }

  /// Writes a drawing in the forms that the endings of the files ask for.
  func write(_ drawing: Drawing) throws {
    for file in try files() {
      switch file.form {
      case .svg, .pdf, .png: try write(drawing.figure, to: file)
      case .gexf: try Deliver.text(GEXFWriter(drawing).write(), to: file.path)
      // DOT carries our positions, so that Graphviz draws the same picture.
      case .dot: try Deliver.text(DOTWriter(drawing).write(), to: file.path)
      }
    }
  }
}
