import NetworkGraph

/// `sources.csv`.
struct SourceTable: TableCodec {
  static let table = NetworkTable.sources
  static let numberColumns: [String] = []
  static var rows: WritableKeyPath<NetworkContents, [Source]> { \.sources }

  private let id, title, publisher, date, url, language, file, dependsOn: Column

  init(_ header: TableHeader) {
    id = header.column("id")
    title = header.column("title")
    publisher = header.column("publisher")
    date = header.column("date")
    url = header.column("url")
    language = header.column("language")
    file = header.column("file")
    dependsOn = header.column("depends_on")
  }

  func read(_ cells: inout RowCells) -> Source {
    Source(
      id: cells.identifier(id), title: cells.required(title), publisher: cells.optional(publisher),
      date: cells.date(date), url: cells.optional(url), language: cells.optional(language),
      file: cells.optional(file), dependsOn: cells.optionalIdentifier(dependsOn),
      attributes: cells.attributes())
  }

  static func cells(of source: Source) -> [String] {
    [
      source.id.text, source.title, source.publisher ?? "", source.date?.description ?? "",
      source.url ?? "", source.language ?? "", source.file ?? "", source.dependsOn?.text ?? "",
    ]
  }

  static func attributes(of source: Source) -> [String] { source.attributes }
}
