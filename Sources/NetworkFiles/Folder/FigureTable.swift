import NetworkGraph

/// `figures.csv`.
struct FigureTable: TableCodec {
  static let table = NetworkTable.figures
  static let numberColumns = ["value"]
  static var rows: WritableKeyPath<NetworkContents, [Figure]> { \.figures }

  private let id, actor, measure, value, unit, period, note: Column

  init(_ header: TableHeader) {
    id = header.column("id")
    actor = header.column("actor")
    measure = header.column("measure")
    value = header.column("value")
    unit = header.column("unit")
    period = header.column("period")
    note = header.column("note")
  }

  func read(_ cells: inout RowCells) -> Figure {
    Figure(
      id: cells.identifier(id), actor: cells.identifier(actor), measure: cells.required(measure),
      value: cells.requiredNumber(value), unit: cells.optional(unit),
      period: cells.optional(period), note: cells.optional(note), attributes: cells.attributes())
  }

  static func cells(of figure: Figure) -> [String] {
    [
      figure.id.text, figure.actor.text, figure.measure, figure.value.description,
      figure.unit ?? "", figure.period ?? "", figure.note ?? "",
    ]
  }

  static func attributes(of figure: Figure) -> [String] { figure.attributes }
}
