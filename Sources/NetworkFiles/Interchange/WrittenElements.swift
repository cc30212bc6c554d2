import NetworkGraph

/// A table of a network as the writers of graph formats need it: the columns that have something in
/// them, each with a type, and the cells of each row.
struct WrittenElements {
  /// A column that is written.
  struct Column {
    /// The name in the words of the network folder; attributes by their own name.
    let name: String
    let type: AttributeType
    /// The place among the cells of a row.
    fileprivate let place: Int
  }

  /// The columns in which a row has something, known ones first, ids and ends of relations left
  /// out.
  let columns: [Column]
  private let known: [[String]]
  private let attributes: [[String]]
  private let knownCount: Int

  /// The text of a cell; empty where there is nothing.
  func text(_ row: Int, _ column: Column) -> String {
    if column.place < knownCount { return known[row][column.place] }
    let place = column.place - knownCount
    return place < attributes[row].count ? attributes[row][place] : ""
  }

  /// The actors, without their ids.
  ///
  /// - Parameter omitted: Columns that the format writes in its own way.
  init(actors contents: NetworkContents, omitting omitted: [String] = []) {
    self.init(
      contents, .actors, contents.actors.map(ActorTable.cells(of:)),
      contents.actors.map(\.attributes), omitting: ["id"] + omitted)
  }

  /// The relations, without their ends.
  ///
  /// - Parameter omitted: Columns that the format writes in its own way.
  init(relations contents: NetworkContents, omitting omitted: [String] = []) {
    self.init(
      contents, .relations, contents.relations.map(RelationTable.cells(of:)),
      contents.relations.map(\.attributes), omitting: ["source", "target"] + omitted)
  }

  private init(
    _ contents: NetworkContents, _ table: NetworkTable, _ known: [[String]],
    _ attributes: [[String]], omitting omitted: [String]
  ) {
    self.known = known
    self.attributes = attributes
    let names = table.knownColumns
    knownCount = names.count
    var columns: [Column] = []
    for (place, name) in names.enumerated()
    where !omitted.contains(name) && known.contains(where: { !$0[place].isEmpty }) {
      columns.append(
        Column(
          name: name, type: name == "weight" || name == "amount" ? .number : .string, place: place))
    }
    let types = inferredTypes(of: table, in: contents)
    for (place, name) in contents.attributeColumns(of: table).enumerated()
    where attributes.contains(where: { place < $0.count && !$0[place].isEmpty }) {
      columns.append(
        Column(name: name, type: types[place], place: names.count + place))
    }
    self.columns = columns
  }
}
