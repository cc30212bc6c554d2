import Foundation
import NetworkGraph

/// Reads a network folder: each table from its CSV file, the name and title from
/// `datapackage.json`.
func readNetworkFolder(_ path: String, options: ReadingOptions) -> NetworkReading {
  guard let listing = try? FileManager.default.contentsOfDirectory(atPath: path) else {
    return NetworkReader.refused(path, .unreadable, "the folder cannot be opened")
  }
  let names = listing.sorted(by: precedesByBytes)
  let prefix = path.hasSuffix("/") ? path : path + "/"
  if options.format != .networkFolder,
    fileName(NetworkTable.relations.fileName, among: names) == nil,
    let reading = readFolderTables(path, prefix, names, options)
  {
    return reading
  }
  var assembly = NetworkAssembly()
  var isComplete = false
  var used: Set<String> = []
  func contents(_ name: String) -> ContiguousArray<UInt8>? {
    used.insert(name)
    assembly.noteFile(prefix + name)
    guard let data = FileManager.default.contents(atPath: prefix + name) else {
      assembly.diagnostics.append(
        Diagnostic(
          .error, .unreadable, file: prefix + name,
          NetworkReader.unreadableMessage(prefix + name)))
      return nil
    }
    let bytes = ContiguousArray(data)
    assembly.inputs.append(InputFile(path: prefix + name, content: bytes))
    return bytes
  }
  for table in NetworkTable.allCases {
    guard let name = fileName(table.fileName, among: names) else { continue }
    if table == .relations { isComplete = true }
    guard let bytes = contents(name) else { continue }
    let text = decodeText(bytes, as: options.encoding)
    let read = readDelimitedTable(
      text, file: prefix + name, table: table, numberColumns: numberColumns(of: table),
      options: options)
    assembly.diagnostics += read.diagnostics
    assembly.dialects.append(read.dialect)
    assembly.add(read.named, as: table)
  }
  if let name = fileName(dataPackageName, among: names), let bytes = contents(name) {
    let text = decodeText(bytes)
    readDataPackage(text, file: prefix + name, into: &assembly)
  }
  if !isComplete {
    assembly.diagnostics.append(
      Diagnostic(
        .error, .unreadable, file: path,
        "the folder has no relations.csv, which every network needs"))
  }
  for name in names where name.lowercased().hasSuffix(".csv") && !used.contains(name) {
    assembly.diagnostics.append(
      Diagnostic(
        .warning, .unusedFile, file: prefix + name,
        "the file is no table of a network and is not read"))
  }
  assembly.inputs.sort { precedesByBytes($0.path, $1.path) }
  return assembly.finish(path: path, format: .networkFolder, options: options)
}

/// Reads the tables of another program that a folder without `relations.csv` holds; `nil` where
/// there are none.
private func readFolderTables(
  _ path: String, _ prefix: String, _ names: [String], _ options: ReadingOptions
) -> NetworkReading? {
  let tables: FolderTables
  switch FolderTables.find(names) {
  case nil: return nil
  case .failure(let fault): return NetworkReader.refused(path, .unknownFormat, fault.message)
  case .success(let found): tables = found
  }
  if let format = options.format, format != tables.format { return nil }
  var options = options
  var assembly = NetworkAssembly()
  let ties = prefix + tables.ties
  options.companions = tables.actors.map { [prefix + $0] } ?? []
  guard let bytes = assembly.companion(ties) else {
    return assembly.finish(path: path, format: tables.format, options: options)
  }
  for name in names
  where name.lowercased().hasSuffix(".csv") && name != tables.ties && name != tables.actors {
    assembly.diagnostics.append(
      Diagnostic(
        .warning, .unusedFile, file: prefix + name,
        "the file is no table of actors or ties and is not read"))
  }
  let text = decodeText(bytes, as: options.encoding)
  var reading =
    switch tables.format {
    case .cordis: readCORDIS(text, path: ties, assembly, options)
    case .tablePair: readTablePair(text, path: ties, assembly, options)
    default: readEdgeTable(text, path: ties, assembly, options)
    }
  reading.path = path
  return reading
}

/// A file of a name, or else one whose name differs only by capitals.
private func fileName(_ name: String, among names: [String]) -> String? {
  names.first { $0 == name } ?? names.first { $0.lowercased() == name }
}

func numberColumns(of table: NetworkTable) -> [String] {
  switch table {
  case .actors: ActorTable.numberColumns
  case .relations: RelationTable.numberColumns
  case .statements: StatementTable.numberColumns
  case .sources: SourceTable.numberColumns
  case .figures: FigureTable.numberColumns
  case .kinds: KindTable.numberColumns
  }
}
