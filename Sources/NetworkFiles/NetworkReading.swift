public import NetworkGraph

/// What came of reading a network: the network, and an account of every row.
public struct NetworkReading: Sendable {
  /// The network; `nil` when anything was refused, unless faulty rows were to be dropped.
  public var network: Network?
  /// The rows that have no error of their own.
  public var contents: NetworkContents
  /// Everything that is wrong or worth a look, by file and line.
  public var diagnostics: [Diagnostic]
  /// What became of the rows of each file.
  public var ledger: [LedgerEntry]
  /// The format that was asked for, or else found from the content and the name; `networkFolder`
  /// when no format was found or the file cannot be read.
  public var format: FileFormat
  /// How each text file turned out to be written.
  public var dialects: [DetectedDialect]
  /// The files that were read, in the order of their names.
  public var inputs: [InputFile]
  /// The path as it was given; `-` for standard input.
  public var path: String
  /// Where each row of ``contents`` stands; the checks of ids and cells name the places.
  var places: [NetworkTable: TablePlaces]

  /// The errors among the diagnostics.
  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// The warnings among the diagnostics.
  public var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }

  /// The SHA-256 that stands for the whole input: that of the file, or for a folder that of the
  /// lines `digest  name`, one for each file, ordered by name.
  public var sha256: String {
    if format != .networkFolder, inputs.count == 1 { return inputs[0].sha256 }
    let lines = inputs.map { input in
      let name = input.path.utf8.split(separator: UInt8(ascii: "/")).last ?? input.path.utf8[...]
      return "\(input.sha256)  \(String(decoding: name, as: UTF8.self))\n"
    }
    return sha256Text(Array(lines.joined().utf8))
  }

  /// The file and line of a row of ``contents``; `nil` for rows that stand in no file.
  ///
  /// - Complexity: O(1)
  public func place(of table: NetworkTable, row: Int) -> (file: String, line: Int)? {
    guard let places = places[table], row < places.lines.count else { return nil }
    return (places.file, places.lines[row])
  }
}

/// Where the rows of a table stand.
struct TablePlaces: Sendable {
  var file: String
  var lines: LineNumbers
}
