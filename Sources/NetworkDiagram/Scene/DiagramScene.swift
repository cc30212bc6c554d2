public import NetworkGraph

/// A picture of a network that is resolved in everything but positions: what is drawn, in which
/// shape, colour, size and line style, with legend and caption in the language of the reader.
///
/// Every writer (SVG, DOT, PDF) draws the same scene, so that figures of one network say the same.
/// The scene holds texts as they are in the data; a writer escapes them.
public struct DiagramScene: Hashable, Sendable {
  /// The language of all texts of the scene that are not from the data.
  public let language: Language
  /// The colours that the scene was resolved with.
  public let palette: Palette

  /// One node per vertex of the graph: `nodes[i]` is vertex *i*.
  public let nodes: [Node]

  /// The lines, in the order of the graph's edges.
  public let edges: [Edge]

  /// The categories that occur, the most frequent first; "other" comes last.
  public let categories: [Category]

  /// What colour and shape stand for, such as "Sphere".
  public let categoryCaption: String

  /// What the sizes mean; `nil` when all nodes have one size.
  public let sizeLegend: SizeLegend?

  /// The line styles that occur, the strongest role first.
  public let edgeLegend: [EdgeLegendEntry]

  /// The groups, in the order of their numbers in the partition.
  public let clusters: [Cluster]

  /// Whether groups are to be shown as regions.
  public let clusterDisplay: SceneOptions.ClusterDisplay

  /// The words round the picture.
  public let caption: FigureCaption

  /// What figures of other kinds say of the same data.
  let facts: Facts

  /// How much is drawn, for which time, and what is left out, in words.
  struct Facts: Hashable, Sendable {
    /// Such as `n = 12 actors, m = 30 lines from 41 relations`.
    let counts: String
    /// Empty when no date is known.
    let period: String
    /// The relations that are not drawn, by reason; `nil` when there are none.
    let exclusions: String?
    /// The actors behind the nodes without a line.
    let isolatedCount: Int
  }

  /// An actor.
  public struct Node: Hashable, Sendable {
    /// The vertex of the graph; its index is the place in ``DiagramScene/nodes``.
    public let vertex: Vertex
    /// The id of the actor.
    public let id: Identifier
    /// The name in the language of the scene.
    public let label: String
    /// The labels of the largest nodes are drawn; see ``SceneOptions/labelLimit``.
    public let isLabelled: Bool
    /// The place in ``DiagramScene/categories``.
    public let category: Int
    /// The shape, which is that of the category.
    public let shape: NodeShape
    /// The colour inside the shape, which is that of the category.
    public let fill: Colour
    /// A line round the shape where the fill alone is too pale on white, else `nil`.
    public let outline: Colour?
    /// The diameter in points of the circle that has the area of the node.
    public let diameter: Double
    /// The number that the size stands for; `nil` where there is none.
    public let value: Double?
    /// The place in ``DiagramScene/clusters``; `nil` without a partition.
    public let cluster: Int?
    /// The number of lines that end at the node; a self-loop counts twice.
    public let lineCount: Int
    /// Name, kind, sphere and value, one per line.
    public let tooltip: String
  }

  /// A line: all drawn relations between two actors.
  ///
  /// There is one line per pair of actors, whose style is that of the strongest role among its
  /// relations (`Kind.Role` in the order of ``DiagramScene/roleOrder``). The only exception is
  /// money that flows both ways, which is one line each way, so that no amount is netted out.
  public struct Edge: Hashable, Sendable {
    /// The node where the line starts, as a place in ``DiagramScene/nodes``.
    public let tail: Int
    /// The node where the line ends; the arrow head is here.
    public let head: Int
    /// Where the line has arrow heads; `none` for ties without direction.
    public let arrow: Arrow
    /// The strongest role among the relations.
    public let role: Kind.Role
    /// The kinds of the relations of that role, named for people.
    public let kindLabel: String
    /// The kind of the first of them; `nil` for actors tied by a shared event.
    public let kind: Identifier?
    /// The best status among the relations of that role.
    public let status: RelationStatus
    /// Dash, width, colour and arrow head, by role and status.
    public let style: LineStyle
    /// The course: straight unless another line runs against this one.
    public let bend: Bend
    /// What to write at the line: sums of money, on the largest flows only.
    public let amountLabel: String?
    /// All relations, one per line.
    public let tooltip: String
    /// The ids of all relations behind the line, in the order of their table.
    public let relations: [Identifier]
    /// The weight in the graph (of the first arc of a pair); `nil` when it has no weights.
    public let weight: Double?

    /// Whether the line ties an actor to itself.
    public var isLoop: Bool { tail == head }
  }

  /// Where a line has arrow heads.
  public enum Arrow: String, Hashable, Sendable, CaseIterable {
    /// At no end, at the head, or at the head and the tail.
    case none, head, both
  }

  /// The course of a line.
  public enum Bend: String, Hashable, Sendable, CaseIterable {
    /// The straight line between the two nodes.
    case straight
    /// Curved to the left as seen from the tail, so that two lines that run against each other stay
    /// apart.
    case left
  }

  /// A class of actors.
  public struct Category: Hashable, Sendable {
    /// What the class is in the data; `nil` for "other" and "not stated".
    public let identity: Identifier?
    /// The name for people, in the language of the scene.
    public let label: String
    /// The number of nodes.
    public let count: Int
    /// The colour inside the shapes of the class.
    public let fill: Colour
    /// A line round the shapes where the fill alone is too pale on white, else `nil`.
    public let outline: Colour?
    /// The shape of the nodes of the class.
    public let shape: NodeShape
  }

  /// What the size of a node means.
  public struct SizeLegend: Hashable, Sendable {
    /// The heading of the measure, with its unit.
    public let caption: String
    /// One to three round values, the largest first.
    public let entries: [Entry]

    /// A round value and its size.
    public struct Entry: Hashable, Sendable {
      /// The value, in the unit of ``SizeLegend/caption``.
      public let value: Double
      /// The value for people, in the number format of the language.
      public let label: String
      /// In points.
      public let diameter: Double
    }
  }

  /// What a line style means.
  public struct EdgeLegendEntry: Hashable, Sendable {
    /// What it counts as.
    public let role: Kind.Role?
    /// Whether the lines are in effect: `actual`, or another status of theirs.
    public let status: RelationStatus
    /// What the style stands for, in the language of the scene.
    public let label: String
    /// The number of lines.
    public let count: Int
    /// The style that is explained.
    public let style: LineStyle
    /// Whether some line of the entry has an arrow.
    public let hasArrow: Bool
  }

  /// A group of a partition.
  public struct Cluster: Hashable, Sendable {
    /// The number of the group in the partition.
    public let number: Int
    /// The name for people, such as "Cluster 1": numbers count from 1 here.
    public let label: String
    /// Places in ``DiagramScene/nodes``, ascending.
    public let members: [Int]
  }

  /// The roles from the strongest to the weakest: where relations of several roles tie two actors,
  /// the first of them decides how the line is drawn.
  public static let roleOrder: [Kind.Role] = [
    .funding, .leadership, .membership, .partnership, .support, .location, .other,
  ]
}
