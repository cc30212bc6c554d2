public import NetworkDiagram
public import NetworkFiles
public import NetworkGraph

/// A file of a report.
public struct ReportFile: Hashable, Sendable {
  /// The path inside the folder of the report, with `/` between its parts.
  public let path: String
  /// The content as it is to be written; text files are UTF-8.
  public let bytes: [UInt8]

  /// A file of the report in memory; nothing is written.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// The report on a network: text, figures and tables, every number of which goes back to evidence.
///
///     let reading = NetworkReader.read(path: "Graphs/marseille-immunology-biocluster")
///     let report = try Report(
///       network: reading.network!, inputs: reading.inputs,
///       options: ReportOptions(language: .french, version: "0.1.0"))
///     for file in report.files { try folder.write(file.bytes, to: file.path) }
///
/// The files are made in memory; the caller writes them. The same network, inputs and options give
/// the same bytes on each machine. A network without actors, relations, sources or money gives a
/// report that says so.
public struct Report: Sendable {
  /// `report.html`, `figures/*.svg`, `figures/*.dot`, `figures/*.pdf` where asked for,
  /// `figures/*.positions.csv`, `tables/*.csv`, and last `manifest.json`, which lists the others with their SHA-256.
  public let files: [ReportFile]

  /// Makes the report.
  ///
  /// - Parameters:
  ///   - network: What is reported on.
  ///   - inputs: The files that the network was read from. Their names and hashes are printed, the
  ///     folders above them are not.
  ///   - options: The choices.
  ///   - fonts: Chooses the fonts of each figure as PDF; `nil` writes no PDF. The manifest names
  ///     them, since other fonts give other bytes.
  ///   - progress: Called before each step of the work.
  /// - Throws: `DrawingError` when a figure does not fit on its page; `FontError` when a font is
  ///   damaged; `AnalysisError` when sums of
  ///   money overflow; `CancellationError` when the current task is cancelled.
  /// - Complexity: O(*nm*) for *n* actors and *m* ties, and that of the drawings, which dominate in
  ///   small networks: some seconds for a hundred actors.
  public init(
    network: Network, inputs: [InputFile], options: ReportOptions,
    fonts: ((NetworkDiagram.Figure) -> FontBook)? = nil,
    progress: (ReportStep) -> Void = { _ in }
  ) throws {
    let findings = try Findings(
      network, projection: options.projection, seed: options.seed, results: options.results,
      progress: progress)
    let text = ReportText(language: options.language, findings: findings, options: options)
    try Task.checkCancellation()
    progress(.figures)
    let figures = try ReportFigures(text, fonts: fonts)
    try Task.checkCancellation()
    progress(.text)
    let document = ReportDocument(
      text: text, title: Self.title(of: network, options),
      sections: [
        text.summarySection(), text.mapsSection(figures), text.indicatorsSection(),
        text.rankingSection(), text.clustersSection(), text.brokersSection(), text.moneySection(),
        text.figuresSection(), text.evidenceSection(), text.methodSection(inputs),
      ])
    var files = [ReportFile(path: "report.html", bytes: Array(document.render().utf8))]
    for figure in figures.figures {
      files.append(ReportFile(path: "figures/\(figure.name).svg", bytes: Array(figure.svg.utf8)))
      if let pdf = figure.pdf {
        files.append(ReportFile(path: "figures/\(figure.name).pdf", bytes: pdf.bytes))
      }
      if let drawing = figure.drawing {
        files.append(
          ReportFile(
            path: "figures/\(figure.name).dot", bytes: Array(DOTWriter(drawing).write().utf8)))
        files.append(
          ReportFile(
            path: "figures/\(figure.name).positions.csv",
            bytes: PositionsFile.bytes(of: drawing.positions)))
      }
    }
    files += text.csvTables.map(\.file)
    files.append(
      ReportManifest(
        options: options, sources: network.sources.map(\.id),
        fonts: fonts == nil ? nil : figures.fonts, inputs: inputs, outputs: files
      ).file)
    self.files = files
  }

  private static func title(of network: Network, _ options: ReportOptions) -> String {
    if let title = options.title ?? network.metadata.title ?? network.metadata.name, !title.isEmpty
    {
      return title
    }
    return LocalizedText("Partnership network", "Réseau de partenaires")[options.language]
  }
}
