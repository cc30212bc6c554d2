import NetworkAnalysis
import NetworkDiagram
import NetworkGraph

extension DrawCommand {
  /// A measure with one value per actor, by its name.
  struct ActorMeasure {
    let name: String
    let caption: String
    let values: [Double?]
    /// The same measure on another graph with the same vertices.
    let evaluate: (CompactGraph) throws -> [Double?]
  }

  /// Computes a measure of `--by` on the graph.
  func actorMeasure(_ name: String, of projected: ProjectedNetwork) throws -> ActorMeasure {
    let measure = try MeasureCommand.measure(name)
    func fail(_ error: any Error) -> any Error {
      error is Failure ? error : Failure.data("\(name): \(ActorNames(projected).naming(error))")
    }
    do {
      let input = try MeasureInputs(
        labelled: LabelledGraph(projected), settings: [:], groupBy: "sphere", sourceActor: nil,
        jumpTargets: []
      ).input(for: measure)
      func values(_ graph: CompactGraph) throws -> [Double?] {
        var input = input
        input.graph = graph
        guard case .vertices(let values) = try measure.evaluate(on: input).values else {
          throw Failure.usage("--by: \(name) gives no number to each actor")
        }
        return values
      }
      return ActorMeasure(
        name: name, caption: measure.caption[language.language],
        values: try values(projected.graph), evaluate: values)
    } catch {
      throw fail(error)
    }
  }

  /// The first actors by a measure, with intervals.
  func writeRanking(of projected: ProjectedNetwork, date: PartialDate?) throws {
    guard (1...500).contains(charts.top) else {
      throw Failure.usage("--top: \(charts.top) is not possible; expected 1 to 500")
    }
    let measure = try actorMeasure(charts.by ?? "degree", of: projected)
    let intervals: RankingIntervals
    do {
      intervals = try RankingIntervals(
        values: measure.values, graph: projected.graph, seed: seed, measure: measure.evaluate)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure.data("\(measure.name): \(ActorNames(projected).naming(error))")
    }
    let words = language.language
    var notes: [String] = []
    if !intervals.intervals.isEmpty {
      let count = words.format(RankingIntervals.resampleCount)
      notes.append(
        LocalizedText(
          "Lines: 95% intervals from \(count) resamples of the ties with replacement (seed \(seed)), shifted so "
            + "that their mean is the value, since a resample has fewer different ties. They show how far the order hangs on "
            + "single ties, not errors of the sources. Where lines overlap, the order may be chance.",
          "Traits\u{00A0}: intervalles à 95\u{202F}% de \(count) rééchantillonnages des liens avec remise (graine "
            + "\(seed)), centrés sur la valeur, car un tirage a moins de liens distincts. Ils montrent combien "
            + "l’ordre tient à quelques liens, non les erreurs des sources. Si des traits se chevauchent, l’ordre peut "
            + "être fortuit.")[words])
    } else if projected.graph.edgeCount > 0 {
      notes.append(
        LocalizedText(
          "No intervals: the network is too large to resample.",
          "Pas d’intervalles\u{00A0}: le réseau est trop grand pour être rééchantillonné.")[words])
    }
    let chart = RankingChart(
      try scene(of: projected, date: date),
      content: RankingChart.Content(
        measure: measure.caption, values: measure.values, intervals: intervals.intervals,
        notes: notes), limit: charts.top)
    Console.endProgress()
    try write(
      onPage { (page, fit) throws(DrawingError) in try chart.figure(on: page, fit: fit) })
  }

  /// Two measures against each other.
  func writeScatter(of projected: ProjectedNetwork, date: PartialDate?) throws {
    let names = (charts.by ?? "degree,betweenness").split(
      separator: ",", omittingEmptySubsequences: false
    ).map(String.init)
    guard names.count == 2 else {
      throw Failure.usage(
        "--by: a scatter has two measures with a comma between them, such as degree,betweenness")
    }
    let measures = try names.map { try actorMeasure($0, of: projected) }
    let words = language.language
    let meaning =
      names == ["degree", "betweenness"]
      ? LocalizedText(
        "Upper left: brokers with few ties, whose few ties bridge parts of the network. Upper right: hubs. "
          + "Lower right: many ties within one part. Lower left: the rim.",
        "En haut à gauche\u{00A0}: courtiers avec peu de liens, qui relient des parties du réseau. En haut à "
          + "droite\u{00A0}: pivots. En bas à droite\u{00A0}: beaucoup de liens dans une seule partie. En bas à "
          + "gauche\u{00A0}: la périphérie.")
      : LocalizedText(
        "Upper left: more \(measures[1].caption) than \(measures[0].caption) lets expect; lower right: less.",
        "En haut à gauche\u{00A0}: plus de «\u{00A0}\(measures[1].caption)\u{00A0}» que "
          + "«\u{00A0}\(measures[0].caption)\u{00A0}» ne laisse attendre\u{00A0}; en bas à droite\u{00A0}: moins."
      )
    let chart = ScatterChart(
      try scene(of: projected, date: date),
      x: ScatterChart.Axis(caption: measures[0].caption, values: measures[0].values),
      y: ScatterChart.Axis(caption: measures[1].caption, values: measures[1].values),
      notes: [meaning[words]])
    try write(
      onPage { (page, fit) throws(DrawingError) in try chart.figure(on: page, fit: fit) })
  }
}
