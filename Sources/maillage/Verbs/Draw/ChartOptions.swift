import ArgumentParser

/// Options of the figures that are no maps.
struct ChartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the rings of a concentric figure or a ranking show (a measure or a column of numbers), or "
        + "the two axes of a scatter (two measures with a comma).",
      valueName: "measures"))
  var by: String?

  @Option(help: ArgumentHelp("How many actors a ranking shows.", valueName: "count"))
  var top = 30

  @Option(
    help: ArgumentHelp(
      "The currency of a Sankey diagram; that of most sums unless given.", valueName: "code"))
  var currency: String?
}
