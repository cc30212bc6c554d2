import NetworkGraph

/// Where a known column stands in a file; `place` is -1 when the file has no such column.
struct Column {
  let name: String
  let place: Int
}

/// The header of a file, as a table of a network understands it.
struct TableHeader {
  /// The names of all columns that are kept: known ones in their own spelling, others as written.
  var names: [String] = []
  /// Where each of `names` stands in the file.
  var places: [Int] = []
  /// Where the attributes stand in the file, in the order of the attribute columns.
  var attributePlaces: [Int] = []
  /// The value of the empty cells at a place in the file, for formats that declare one.
  var defaults: [Int: String] = [:]
  /// The cells that are empty though their column has such a value.
  var emptied: Set<CellPlace> = []

  func column(_ name: String) -> Column {
    let wanted = Identifier(name)
    let index = names.firstIndex { Identifier($0) == wanted }
    return Column(name: name, place: index.map { places[$0] } ?? -1)
  }

  func column(at place: Int) -> String? {
    places.firstIndex(of: place).map { names[$0] }
  }
}

/// A cell by its row and its place in the file.
struct CellPlace: Hashable {
  let row: Int
  let place: Int
}

/// A name of a column as it is compared: without spaces at its ends, in lower case.
func foldedColumnName(_ name: String) -> String { trimmed(name).lowercased() }
