import NetworkGraph

/// `kinds.csv`.
struct KindTable: TableCodec {
  static let table = NetworkTable.kinds
  static let numberColumns: [String] = []
  static var rows: WritableKeyPath<NetworkContents, [Kind]> { \.kinds }

  private let kind, of, labelInEnglish, labelInFrench, direction, countsAs, analysed: Column

  init(_ header: TableHeader) {
    kind = header.column("kind")
    of = header.column("of")
    labelInEnglish = header.column("label_en")
    labelInFrench = header.column("label_fr")
    direction = header.column("direction")
    countsAs = header.column("counts_as")
    analysed = header.column("analysed")
  }

  func read(_ cells: inout RowCells) -> Kind {
    let id = cells.identifier(kind)
    if cells.optional(of) == nil { _ = cells.required(of) }
    return Kind(
      id: id, subject: cells.word(of, Kind.Subject.self) ?? .relation,
      labelInEnglish: cells.optional(labelInEnglish),
      labelInFrench: cells.optional(labelInFrench),
      direction: cells.word(direction, Direction.self),
      countsAs: cells.word(countsAs, Kind.Role.self), isAnalysed: cells.yesOrNo(analysed),
      attributes: cells.attributes())
  }

  static func cells(of kind: Kind) -> [String] {
    [
      kind.id.text, kind.subject.rawValue, kind.labelInEnglish ?? "", kind.labelInFrench ?? "",
      kind.direction?.rawValue ?? "", kind.countsAs?.rawValue ?? "",
      kind.isAnalysed.map { $0 ? "yes" : "no" } ?? "",
    ]
  }

  static func attributes(of kind: Kind) -> [String] { kind.attributes }
}
