import NetworkGraph
import NetworkLayout

/// Carries out the checks on a figure. What several of them need is measured once.
struct FigureGrading {
  let figure: GradedFigure
  let options: FigureGrade.Options
  let overlaps: OverlapMeasures
  let legend: FigureLegend
  let words: FigureWords
  let traces: FileTraces

  init(figure: GradedFigure, options: FigureGrade.Options) {
    self.figure = figure
    self.options = options
    overlaps = OverlapMeasures(figure)
    legend = FigureLegend(figure)
    words = FigureWords(figure)
    traces = FileTraces(figure.document)
  }

  var checks: [FigureCheck] {
    (nameChecks + legendChecks + colourChecks + wordChecks + fileChecks).map { check in
      guard let reason = figure.kind.reason(against: check.number) else { return check }
      return FigureCheck(
        number: check.number, title: check.title, outcome: .notApplicable, measurements: [],
        remarks: [reason])
    }
  }

  var kind: Figure.Kind { figure.kind }

  /// By how much the figure shrinks to fit its sheet, either way round; never more than 1.
  ///
  /// Without a sheet asked for, this is what a page of A4 leaves at the widest column, 183 × 247 mm.
  var pageScale: Double {
    let sheet = options.page ?? Page(widthInMillimetres: 183, height: 247)
    return scale(toFit: Size(width: sheet.width, height: sheet.height))
  }

  func scale(toFit sheet: Size) -> Double {
    let size = figure.page ?? figure.extent.map { Size(width: $0.width, height: $0.height) }
    guard let size, size.width > 0, size.height > 0 else { return 1 }
    return min(
      1,
      max(
        min(sheet.width / size.width, sheet.height / size.height),
        min(sheet.height / size.width, sheet.width / size.height)))
  }

  /// A check that passes when nothing speaks against it.
  func check(
    _ number: Int, _ measurements: [FigureMeasurement], faults: [LocalizedText?],
    remarks: [LocalizedText?] = []
  ) -> FigureCheck {
    let faults = faults.compactMap { $0 }
    return FigureCheck(
      number: number, title: FigureCheck.titles[number - 1],
      outcome: faults.isEmpty ? .passed : .failed, measurements: measurements,
      remarks: faults + remarks.compactMap { $0 })
  }

  func notJudged(
    _ number: Int, _ reason: LocalizedText, _ measurements: [FigureMeasurement] = []
  ) -> FigureCheck {
    FigureCheck(
      number: number, title: FigureCheck.titles[number - 1], outcome: .notJudged,
      measurements: measurements, remarks: [reason])
  }

  /// Why nothing about nodes can be judged; `nil` where there are some.
  var lackOfNodes: LocalizedText? {
    figure.nodes.isEmpty
      ? LocalizedText(
        "the file has no element of class node", "le fichier n’a aucun élément de classe node")
      : nil
  }

  /// The numbers that no check asks for.
  var measurements: [FigureMeasurement] {
    let drawing = DrawingMeasures(figure)
    let a4 = scale(toFit: Size(width: 482, height: 700))
    let sizes = figure.nodes.compactMap { $0.label?.size }
    return [
      FigureMeasurement("n", figure.nodes.count), FigureMeasurement("m", figure.edges.count),
      FigureMeasurement("comps", drawing.componentCount),
      FigureMeasurement("stress", drawing.stress, 3),
      FigureMeasurement("np1", drawing.neighbourhood.first, 3),
      FigureMeasurement("np2", drawing.neighbourhood.second, 3),
      FigureMeasurement("cross", drawing.crossings),
      FigureMeasurement("elen_cv", drawing.lengthVariation, 3),
      FigureMeasurement("node_ov", overlaps.nodeOverlaps.count),
      FigureMeasurement("lab_ov", overlaps.nameOverlaps.count),
      FigureMeasurement("lab_node", overlaps.namesOnNodes.count),
      FigureMeasurement("edge_lab", overlaps.crossedNames.count),
      FigureMeasurement("edge_lab_own", overlaps.ownCrossedNames.count),
      FigureMeasurement("edge_node", overlaps.linesThroughNodes),
      FigureMeasurement("lab_amb", NameMeasures.ambiguous(in: figure).count),
      FigureMeasurement("empty", NameMeasures.emptyShare(of: figure), 3),
      FigureMeasurement("font_page", sizes.min().map { $0 * a4 }, 2),
    ]
  }
}
