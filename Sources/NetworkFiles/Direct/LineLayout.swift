import NetworkGraph

/// How the lines of a file of ties are laid out, for the direct reader.
struct LineLayout {
  /// The byte between fields; `nil` for words between runs of spaces and tabs.
  var separator: UInt8?
  /// The places of the fields.
  var source = 0
  var target = 1
  /// The place of the weight; it is read, so that bad numbers are found, but kept only on demand.
  var weight: Int? = 2
  /// The number of fields of a line of a table, at most.
  var fieldCount = Int.max
  /// Where the first line of data begins.
  var start = 0
  /// The direction of the ties, where the comments of the file state one.
  var direction: Direction?
  /// The number of ties that the comments state.
  var declaredTieCount: Int?
  /// What is taken from each number of a vertex: 1 where they count from one.
  var base: UInt32 = 0
}

/// What came of scanning a part of a file.
struct ScannedPart {
  var piece = EdgePiece()
  /// The largest number of a vertex.
  var largest: UInt32 = 0
  /// The labels of the vertices of this part, in the order of their appearance; empty for numbers.
  var labels = LabelTable()
  /// The part holds something that this reader leaves to the thorough one.
  var isUnusual = false
}
