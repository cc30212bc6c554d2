public import NetworkGraph

/// The words round the picture.
public struct FigureCaption: Hashable, Sendable {
  /// The finding that the figure shows, or the title of the network.
  public let title: String
  /// What a mark and a line are, how many there are, and for which time.
  public let subtitle: String
  /// `Source: …` in the language of the scene; empty without sources.
  public let source: String
  /// The date as given, or that of the newest source; `nil` when neither is known.
  public let date: PartialDate?
  /// The date for people; empty without one.
  public let dateLine: String
  /// Method, rules and what was left out, one sentence each; the caption of a scene begins with the
  /// layout.
  public let notes: [String]
  /// The picture told in sentences, for those who cannot see it.
  public let description: String

  /// A caption; what is empty is not printed.
  public init(
    title: String, subtitle: String = "", source: String = "", date: PartialDate? = nil,
    dateLine: String = "", notes: [String] = [], description: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.date = date
    self.dateLine = dateLine
    self.notes = notes
    self.description = description
  }

  /// The caption with another first note, that on the layout.
  func replacing(layoutNote: String) -> FigureCaption {
    FigureCaption(
      title: title, subtitle: subtitle, source: source, date: date, dateLine: dateLine,
      notes: [layoutNote] + notes.dropFirst(), description: description)
  }
}
