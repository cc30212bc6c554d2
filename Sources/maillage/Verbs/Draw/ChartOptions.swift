import ArgumentParser

/// Options of the figures that are no maps.
struct ChartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What a ranking shows (a measure), the two axes of a scatter (two measures with a comma), or "
        + "what the distance from the centre stands for in a concentric figure (degree).",
      valueName: "measures"))
  var by: String?

  @Option(help: ArgumentHelp("How many actors a ranking shows.", valueName: "count"))
  var top = 30

  @Option(
    help: ArgumentHelp(
      "The currency of a Sankey diagram; that of most sums unless given.", valueName: "code"))
  var currency: String?

  @Option(
    help: ArgumentHelp(
      "The dates of small multiples with commas, such as 2019,2020,2021; the years of the relations "
        + "unless given.", valueName: "dates"))
  var periods: String?
}
