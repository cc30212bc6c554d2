public import NetworkDiagram
public import NetworkGraph

/// The choices of a report. Nothing else enters it: no clock, no locale, no random source.
public struct ReportOptions: Hashable, Sendable {
  /// The language of texts, numbers and dates; what comes from the data keeps its own.
  public var language: Language
  /// How relations become the ties that are measured.
  public var projection: Projection
  /// The seed of clusters, their chance test and the drawings.
  public var seed: UInt64
  /// The date to print, such as that of the edition; `nil` prints that of the newest source.
  public var date: PartialDate?
  /// What the data come from, for a network that states no source; `nil` prints none.
  public var sourceName: String?
  /// The sheet of each figure; `nil` chooses it by the number of actors, among those whose names
  /// keep their size when the report is printed on A4.
  public var page: Page?
  /// The title; `nil` takes that of the network.
  public var title: String?
  /// The language tag of the notes in the data; `nil` when it is not known.
  public var noteLanguage: String?
  /// The version of Maillage, for the manifest and the section on method.
  public var version: String
  /// The places of actors on the figures of an earlier edition, by the name of the figure: see
  /// ``figureNames``. A figure without them is laid out afresh.
  public var previous: [String: FigurePositions]
  /// Numbers of the actors that another engine computed, one row for each of `network.actors`: they
  /// stand beside our own. Columns of texts are left aside.
  public var results: VertexTable?

  /// The names of the figures whose places are kept: those of their files, without the ending.
  public static let figureNames = ["map", "clusters", "money"]

  /// The choices that are given; the version has no default, since the manifest states it.
  public init(
    language: Language = .english, projection: Projection = Projection(), seed: UInt64 = 1,
    date: PartialDate? = nil, sourceName: String? = nil, page: Page? = nil, title: String? = nil,
    noteLanguage: String? = nil, version: String,
    previous: [String: FigurePositions] = [:], results: VertexTable? = nil
  ) {
    self.language = language
    self.projection = projection
    self.seed = seed
    self.date = date
    self.sourceName = sourceName
    self.page = page
    self.title = title
    self.noteLanguage = noteLanguage
    self.version = version
    self.previous = previous
    self.results = results
  }
}
