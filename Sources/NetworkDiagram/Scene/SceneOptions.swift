public import NetworkGraph

/// How a network becomes a picture.
public struct SceneOptions: Hashable, Sendable {
  /// What colour and shape stand for.
  public enum ColourBy: Hashable, Sendable {
    /// The sphere of society.
    case sphere
    /// The kind of actor.
    case kind
    /// The group of the partition.
    case cluster
    /// A column of texts of the table.
    case column(String)
  }

  /// What the area of a node stands for.
  public enum SizeBy: Hashable, Sendable {
    /// Nothing: all have one size.
    case uniform
    /// A column of numbers of the table.
    case column(String)
  }

  /// Whether the groups of the partition are shown as regions.
  public enum ClusterDisplay: String, Hashable, Sendable, CaseIterable {
    /// Not shown, or each group as a region behind its nodes.
    case hidden, regions
  }

  /// Which of the projected relations are drawn.
  public enum RelationSelection: Hashable, Sendable {
    /// All of them.
    case all
    /// Those that count as one of the roles.
    case countingAs([Kind.Role])
  }

  /// The language of legend, caption and labels; texts of the data that have no translation stay.
  public var language: Language
  /// What colour and shape stand for.
  public var colourBy: ColourBy
  /// What the area of a node stands for.
  public var sizeBy: SizeBy
  /// The colours, for the medium that the picture is for.
  public var palette: Palette
  /// Whether the groups of the partition are shown; `regions` needs a partition.
  public var clusters: ClusterDisplay
  /// Which of the projected relations are drawn; the graph and its weights stay as they are.
  public var relations: RelationSelection
  /// The finding that the figure shows; `nil` takes the title of the network.
  public var title: String?
  /// The date of the data; `nil` takes that of the newest source. Never the time of the run.
  public var date: PartialDate?
  /// What the data come from, for a network that states no source, such as the name of its file;
  /// `nil` prints none.
  public var sourceName: String?
  /// The name of the layout method in the note.
  public var layoutName: LocalizedText
  /// The seed of the layout in the note; `nil` for a method without chance.
  public var seed: UInt64?
  /// The least and the largest diameter of a node, in points.
  public var diameters: ClosedRange<Double>
  /// How many nodes are labelled at most: the largest, then those with most lines.
  public var labelLimit: Int
  /// On how many flows of money the amount is written at most.
  public var amountLimit: Int
  /// Sentences for the note beside those about method and rules.
  public var remarks: [String]
  /// The colours of a report, so that all its figures agree; `nil` binds by the network alone.
  public var binding: CategoryBinding?

  /// The choices that are given, and for the rest a picture for the screen: coloured by sphere,
  /// nodes of one size, all relations.
  /// - Precondition: `diameters` begin above 0.
  public init(
    language: Language = .english, colourBy: ColourBy = .sphere, sizeBy: SizeBy = .uniform,
    palette: Palette = .screen, clusters: ClusterDisplay = .hidden,
    relations: RelationSelection = .all, title: String? = nil, date: PartialDate? = nil,
    sourceName: String? = nil,
    layoutName: LocalizedText = LocalizedText("stress layout", "disposition par stress"),
    seed: UInt64? = nil, diameters: ClosedRange<Double> = 5...24, labelLimit: Int = 150,
    amountLimit: Int = 10, remarks: [String] = [], binding: CategoryBinding? = nil
  ) {
    precondition(diameters.lowerBound > 0, "a node has a size")
    self.language = language
    self.colourBy = colourBy
    self.sizeBy = sizeBy
    self.palette = palette
    self.clusters = clusters
    self.relations = relations
    self.title = title
    self.date = date
    self.sourceName = sourceName
    self.layoutName = layoutName
    self.seed = seed
    self.diameters = diameters
    self.labelLimit = labelLimit
    self.amountLimit = amountLimit
    self.remarks = remarks
    self.binding = binding
  }
}

/// Why a picture cannot be made as asked.
public enum SceneError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The table has no column of the name.
  case unknownColumn(String, available: [String])
  /// Colours take a column of texts, and this one holds numbers.
  case columnOfNumbers(String)
  /// Sizes take a column of numbers, and this one holds texts.
  case columnOfTexts(String)
  /// Groups are asked for, and there is no partition.
  case noPartition

  /// What is wrong and what was expected, as a sentence in English without a capital and full stop.
  public var description: String {
    switch self {
    case .unknownColumn(let name, let available):
      "there is no column '\(name)'; "
        + (available.isEmpty
          ? "the table has no columns" : "the columns are \(available.joined(separator: ", "))")
    case .columnOfNumbers(let name):
      "column '\(name)' holds numbers; colours stand for categories, use it for the size"
    case .columnOfTexts(let name): "column '\(name)' holds texts; the size needs numbers"
    case .noPartition: "clusters are asked for, but no partition is given"
    }
  }
}
