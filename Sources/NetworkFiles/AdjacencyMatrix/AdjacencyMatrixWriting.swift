import NetworkGraph

/// The most actors for which a matrix is written: it has a cell for each two of them.
private let largestMatrix = 5000

/// A network as a CSV file with a row and a column for each actor, with what it cannot hold.
///
/// A network of two modes has rows for the actors of one kind and columns for those of the other.
///
/// - Throws: ``OutputFault`` for networks that would make a matrix out of proportion.
/// - Complexity: O(*n*²) for *n* actors.
func makeAdjacencyMatrix(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  guard contents.actors.count <= largestMatrix else {
    throw OutputFault(
      "a matrix of \(contents.actors.count) actors has \(contents.actors.count) times as many cells; "
        + "up to \(largestMatrix) are written; choose a format of lists, such as an edge table")
  }
  var loss = LossReport()
  var contents = contents
  stateDirections(&contents)
  let modes = rowsAndColumns(of: contents)
  notePlainLosses(of: contents, PlainFormat(holdsActorKinds: modes != nil), &loss)
  if let modes { noteActorKinds(contents, rows: modes.rows, &loss) }
  let rows = modes?.rows ?? Array(contents.actors.indices)
  let columns = modes?.columns ?? rows
  let sums = cellSums(contents, rows: rows, columns: columns, isTwoMode: modes != nil, &loss)
  var writer = DelimitedTextWriter()
  writer.appendRow([""] + columns.map { contents.actors[$0].id.text })
  for row in rows.indices {
    var cells = Array(repeating: "0", count: columns.count)
    for (column, sum) in sums[row] { cells[column] = sum.description }
    writer.appendRow([contents.actors[rows[row]].id.text] + cells)
  }
  return (writer.bytes, loss)
}

/// The cells of each row that are not zero: the sums of the weights of parallel relations.
private func cellSums(
  _ contents: NetworkContents, rows: [Int], columns: [Int], isTwoMode: Bool,
  _ loss: inout LossReport
) -> [[Int: DecimalNumber]] {
  var rowOf: [Identifier: Int] = [:]
  var columnOf: [Identifier: Int] = [:]
  for (place, actor) in rows.enumerated() { rowOf[contents.actors[actor].id] = place }
  for (place, actor) in columns.enumerated() { columnOf[contents.actors[actor].id] = place }
  var sums: [[Int: DecimalNumber]] = Array(repeating: [:], count: rows.count)
  var parallel = 0
  var unstated = 0
  let direction = commonDirection(contents)
  var doubled = 0
  var tooLong = 0
  func add(_ value: DecimalNumber, _ row: Int, _ column: Int) -> Bool {
    guard let sum = sums[row][column] else {
      sums[row][column] = value
      return true
    }
    if let more = sum.adding(value) { sums[row][column] = more } else { tooLong += 1 }
    return false
  }
  for relation in contents.relations {
    guard let source = rowOf[relation.source] ?? rowOf[relation.target],
      let target = columnOf[relation.target] ?? columnOf[relation.source]
    else { continue }
    let weight = relation.weight ?? DecimalNumber(significand: 1)
    if relation.weight == nil { unstated += 1 }
    if !add(weight, source, target) { parallel += 1 }
    guard relation.direction == .undirected, !isTwoMode, source != target else { continue }
    _ = add(weight, target, source)
    if direction == .directed { doubled += 1 }
  }
  loss.add(
    CountedText(
      "parallel {relation|relations}, added up in one cell",
      "{relation parallèle, additionnée|relations parallèles, additionnées} en une cellule"),
    count: parallel)
  loss.add(LossReport.doubledRelations, count: doubled)
  loss.add(
    CountedText(
      "{weight|weights} left out of a sum of more than 18 digits",
      "poids omis d’une somme de plus de 18 chiffres"), count: tooLong)
  let zero = sums.reduce(0) { $0 + $1.values.count { $0.significand == 0 } }
  loss.add(
    CountedText(
      "{cell|cells} of weight 0, read as no relation",
      "{cellule|cellules} de poids 0, {lue|lues} sans relation"),
    count: zero)
  if unstated < contents.relations.count {
    loss.add(
      CountedText(
        "{relation|relations} without a weight, written with 1",
        "{relation|relations} sans poids, {écrite|écrites} avec 1"),
      count: unstated)
    if sums.allSatisfy({ $0.values.allSatisfy { $0.description == "1" } }) {
      loss.add(
        CountedText(
          "{weight|weights} of 1, read as none",
          "poids de 1, {lu comme absent|lus comme absents}"),
        count: contents.relations.count - unstated)
    }
  }
  noteReciprocal(contents, direction, sums, &loss)
  return sums
}

/// Notes directed relations whose matrix is symmetric, which reads as one of undirected ties.
private func noteReciprocal(
  _ contents: NetworkContents, _ direction: Direction, _ sums: [[Int: DecimalNumber]],
  _ loss: inout LossReport
) {
  guard direction == .directed else { return }
  let isSymmetric = sums.enumerated().allSatisfy { row, cells in
    cells.allSatisfy { column, sum in
      column < sums.count && (column == row || sums[column][row] == sum)
    }
  }
  guard isSymmetric else { return }
  loss.add(
    CountedText(
      "directed {relation|relations} in a symmetric matrix, which reads as undirected",
      "{relation orientée|relations orientées} dans une matrice symétrique, lue comme non "
        + "orientée"),
    count: contents.relations.count { $0.direction == .directed })
}

extension DecimalNumber {
  /// The exact sum; `nil` where it has more digits than can be kept.
  func adding(_ other: DecimalNumber) -> DecimalNumber? {
    let digits = max(fractionDigits, other.fractionDigits)
    guard let a = scaled(to: digits), let b = other.scaled(to: digits) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    guard !overflow, sum.magnitude < 1_000_000_000_000_000_000 else { return nil }
    return DecimalNumber(significand: sum, fractionDigits: digits)
  }

  private func scaled(to digits: Int) -> Int64? {
    var value = significand
    for _ in fractionDigits..<digits {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    return value
  }
}
