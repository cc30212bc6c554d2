import GraphvizRendering
import NetworkDiagram
import NetworkFiles
import NetworkLayout

extension DrawCommand {
  /// The map: actors where the layout puts them.
  func writeMap(_ scene: DiagramScene, as form: Form) throws {
    let drawing: Drawing
    do {
      drawing = try Drawing(
        scene: scene, page: page.page,
        options: DrawingOptions(
          seed: seed, emphasis: layout, bundling: bundle ? EdgePathBundling() : nil,
          labelSize: labelSize))
    } catch {
      throw Failure.usage("--page: \(error)")
    }
    if form == .svg {
      try Deliver.text(drawing.svg(), to: output)
      return
    }
    if form == .gexf {
      try Deliver.text(GEXFWriter(drawing).write(), to: output)
      return
    }
    // DOT carries our positions, so that Graphviz draws the same picture.
    let dot = DOTWriter(drawing).write()
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
