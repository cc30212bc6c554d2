import Foundation
import NetworkGraph

/// Reads and checks what a job of Spark left.
struct SparkResultsReader {
  private let folder: String
  private(set) var diagnostics: [Diagnostic] = []
  private var unlisted = 0
  private var inputs: [InputFile] = []

  private static let knownNames = [
    "degree", "in-degree", "out-degree", "pagerank", "component", "label-propagation",
    "triangles", "core-number",
  ]

  init(folder: String) {
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
  }

  mutating func read() -> SparkResults? {
    guard PathKind(folder) == .folder else {
      fault(
        folder, nil, .unreadable,
        "there is no folder of this name; 'maillage spark export' writes one")
      return nil
    }
    guard let export = manifest("manifest.json", "write it with 'maillage spark export'"),
      let results = manifest(
        "results/manifest.json",
        "the job writes it last, and one that failed or still runs has none; run "
          + "Scripts/spark/submit.sh")
    else { return nil }
    let graph = export.value["graph"]
    guard export.value["format"]?.text == SparkExport.format,
      whole(export.value["version"]) == SparkExport.version,
      let vertices = whole(graph?["vertices"]),
      let edges = whole(graph?["edges"]), vertices < Int(UInt32.max)
    else {
      fault(
        "manifest.json", nil, .syntax,
        "this is no manifest of 'maillage spark export', version \(SparkExport.version)")
      return nil
    }
    let file = "results/manifest.json"
    guard results.value["format"]?.text == SparkExport.format + "-results",
      whole(results.value["version"]) == 1, let spark = results.value["spark"]?.text,
      let rows = whole(results.value["rows"]), let checksum = results.value["checksum"]?.text,
      let columns = columns(results.value["columns"])
    else {
      fault(file, nil, .syntax, "this is no manifest of the job's results, version 1")
      return nil
    }
    guard results.value["exportSHA256"]?.text == sha256Text(export.bytes) else {
      fault(file, nil, .syntax, "the results are those of another export; run the job again")
      return nil
    }
    guard rows == vertices else {
      fault(
        file, nil, .syntax,
        "there are results of \(rows) actors, and the export has \(vertices); run the job again")
      return nil
    }
    guard PathKind(folder + "/results/values/_SUCCESS") == .file else {
      fault(
        "results/values/_SUCCESS", nil, .unreadable, "there is no such file: the job did not finish"
      )
      return nil
    }
    let actors = actors(count: vertices, export.value["files"]?.elements ?? [])
    let values = values(rows: vertices, columns: columns.count, checksum: checksum)
    if unlisted > 0 {
      diagnostics.append(
        Diagnostic(
          .error, .furtherFaults, file: folder, "\(unlisted) further errors are not listed"))
    }
    guard diagnostics.isEmpty else { return nil }
    var table = VertexTable(rowCount: vertices)
    for (column, numbers) in zip(columns, values) {
      let landmark = column.parameters.first { $0.name == "source" }.flatMap { Int($0.value) }
      table.set(
        column.column(
          numbers, spark: visible(spark, limit: 40), vertices: vertices, edges: edges,
          landmark: landmark.flatMap { $0 < vertices && $0 >= 0 ? actors.ids[$0] : nil }))
    }
    return SparkResults(
      ids: VertexNames(texts: actors.ids), names: VertexNames(texts: actors.names), table: table,
      inputs: inputs, edgeCount: edges, isDirected: graph?["directed"]?.boolean ?? false,
      isWeighted: graph?["weighted"]?.boolean ?? false)
  }

  // MARK: Manifests

  private mutating func manifest(
    _ name: String, _ advice: String
  ) -> (value: JSONValue, bytes: ContiguousArray<UInt8>)? {
    guard PathKind(folder + "/" + name) == .file, let bytes = fileContents(folder + "/" + name)
    else {
      fault(name, nil, .unreadable, "there is no such file; \(advice)")
      return nil
    }
    do throws(JSONFault) {
      let value = try JSONParser.parse(bytes)
      inputs.append(InputFile(path: folder + "/" + name, content: bytes))
      return (value, bytes)
    } catch {
      fault(name, error.line, .syntax, error.message)
      return nil
    }
  }

  private func whole(_ value: JSONValue?) -> Int? {
    guard case .number(let text)? = value?.content, let number = Int(text), number >= 0 else {
      return nil
    }
    return number
  }

  private func columns(_ value: JSONValue?) -> [SparkColumn]? {
    guard let elements = value?.elements, elements.count <= 1000 else { return nil }
    var result: [SparkColumn] = []
    for element in elements {
      guard let name = element["name"]?.text,
        Self.knownNames.contains(name)
          || name.hasPrefix("distance-from-") && Int(name.dropFirst(14)) != nil,
        !result.contains(where: { $0.name == name })
      else { return nil }
      let parameters = (element["parameters"]?.members ?? []).map { member in
        (visible(member.name, limit: 40), visible(member.value.text ?? "", limit: 40))
      }
      result.append(SparkColumn(name: name, parameters: parameters))
    }
    return result
  }

  // MARK: Actors

  private mutating func actors(
    count: Int, _ files: [JSONValue]
  ) -> (ids: [String], names: [String]) {
    var ids: [String] = []
    var names: [String] = []
    for entry in files {
      guard let path = entry["path"]?.text, path.hasPrefix("actors/"), !path.contains("..") else {
        continue
      }
      guard let bytes = fileContents(folder + "/" + path) else {
        fault(path, nil, .unreadable, "there is no such file, and the manifest has it")
        continue
      }
      guard sha256Text(bytes) == entry["sha256"]?.text else {
        fault(path, nil, .syntax, "the file is not the one that was exported: its SHA-256 differs")
        continue
      }
      eachLine(bytes) { line, cells in
        guard cells.count == 3, SparkText.number(cells[0]) == ids.count,
          let id = SparkText.text(cells[1]), let name = SparkText.text(cells[2])
        else {
          fault(path, line, .brokenRow, "expected actor \(ids.count): number, id and name")
          return
        }
        ids.append(id)
        names.append(name)
      }
    }
    if ids.count != count && diagnostics.isEmpty {
      fault(
        "manifest.json", nil, .syntax,
        "there are \(ids.count) actors in the files, and \(count) counted")
    }
    return (ids, names)
  }

  // MARK: Values

  private mutating func values(rows: Int, columns: Int, checksum: String) -> [[Double?]] {
    var values = [[Double?]](repeating: [Double?](repeating: nil, count: rows), count: columns)
    var isSeen = [Bool](repeating: false, count: rows)
    var found = 0
    var sum: UInt64 = 0
    let names =
      ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/results/values")) ?? [])
      .filter { $0.hasPrefix("part-") }.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let before = diagnostics.count
    for name in names {
      let path = "results/values/" + name
      guard let bytes = fileContents(folder + "/" + path) else {
        fault(path, nil, .unreadable, "the file cannot be read")
        continue
      }
      if let last = bytes.last, last != 0x0A {
        fault(path, nil, .syntax, "the file is cut short: its last line does not end")
      }
      eachLine(bytes) { line, cells in
        guard cells.count == columns + 1 else {
          fault(
            path, line, .brokenRow,
            "expected \(columns + 1) cells between tabs, found \(cells.count)")
          return
        }
        guard let row = SparkText.number(cells[0]), row < rows else {
          let text = String(decoding: cells[0], as: UTF8.self)
          fault(path, line, .brokenRow, "\(quoted(text)) is no number of an actor below \(rows)")
          return
        }
        guard !isSeen[row] else {
          fault(path, line, .duplicateRow, "actor \(row) has a row already")
          return
        }
        isSeen[row] = true
        found += 1
        for column in 0..<columns where !cells[column + 1].isEmpty {
          let text = String(decoding: cells[column + 1], as: UTF8.self)
          guard let number = Double(text), number.isFinite else {
            fault(path, line, .badNumber, "\(quoted(text)) is no number")
            continue
          }
          values[column][row] = number
        }
        let start = cells[0].startIndex
        sum = sum &+ UInt64(crc32(bytes[start..<cells[columns].endIndex]))
      }
    }
    if found < rows, let first = isSeen.firstIndex(of: false) {
      fault(
        "results/values", nil, .syntax,
        "\(rows - found) of \(rows) actors have no row, actor \(first) the first of them")
    }
    if diagnostics.count == before, String(sum) != checksum {
      fault(
        "results/values", nil, .syntax,
        "the rows are not those that the job wrote: their checksum differs")
    }
    return values
  }

  private mutating func fault(
    _ file: String, _ line: Int?, _ code: Diagnostic.Code, _ message: String
  ) {
    guard diagnostics.count < Diagnostic.listedLimit else {
      unlisted += 1
      return
    }
    let path = file == folder ? file : folder + "/" + file
    diagnostics.append(Diagnostic(.error, code, file: path, line: line, message))
  }
}

/// Calls with the number and the cells of each line.
private func eachLine(
  _ bytes: ContiguousArray<UInt8>, _ body: (Int, [ArraySlice<UInt8>]) -> Void
) {
  let bytes = Array(bytes)
  var start = 0
  var number = 1
  while start < bytes.count {
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    body(number, bytes[start..<end].split(separator: 0x09, omittingEmptySubsequences: false))
    start = end + 1
    number += 1
  }
}
