import NetworkGraph

/// A network as the coordinates of a sparse matrix, with what they cannot hold.
///
/// The ids stand in comments, which other programs pass over. A network of undirected ties is a
/// symmetric matrix of which the half below the diagonal is written; one of two modes has rows for
/// the actors of one kind and columns for those of the other.
func makeMatrixMarket(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  var contents = contents
  stateDirections(&contents)
  let all = Array(contents.actors.indices)
  var (rows, columns) = (all, all)
  var isTwoMode = false
  // A matrix with as many rows as columns would read as one of the same actors.
  if let modes = rowsAndColumns(of: contents), modes.rows.count != modes.columns.count {
    (rows, columns) = modes
    isTwoMode = true
    noteActorKinds(contents, rows: rows, &loss)
  }
  notePlainLosses(of: contents, PlainFormat(holdsActorKinds: isTwoMode), &loss)
  let direction = isTwoMode ? Direction.undirected : commonDirection(contents)
  let isSymmetric = direction == .undirected && !isTwoMode
  var rowOf: [Identifier: Int] = [:]
  var columnOf: [Identifier: Int] = [:]
  for (place, actor) in rows.enumerated() { rowOf[contents.actors[actor].id] = place + 1 }
  for (place, actor) in columns.enumerated() { columnOf[contents.actors[actor].id] = place + 1 }
  let field = fieldOfWeights(contents, &loss)
  var body: [UInt8] = []
  var entries = 0
  func write(_ row: Int, _ column: Int, _ relation: Relation) {
    entries += 1
    body += "\(row) \(column)".utf8
    if field != .pattern { body += " \(relation.weight?.description ?? "1")".utf8 }
    body.append(0x0A)
  }
  var doubled = 0
  for relation in contents.relations {
    guard let source = rowOf[relation.source] ?? rowOf[relation.target],
      let target = columnOf[relation.target] ?? columnOf[relation.source]
    else { continue }
    if isSymmetric {
      write(max(source, target), min(source, target), relation)
    } else {
      write(source, target, relation)
      guard relation.direction == .undirected, !isTwoMode, source != target else { continue }
      write(target, source, relation)
      doubled += 1
    }
  }
  loss.add(LossReport.doubledRelations, count: doubled)
  var bytes = Array(
    "%%MatrixMarket matrix coordinate \(field.rawValue) \(isSymmetric ? "symmetric" : "general")\n"
      .utf8)
  bytes += "% \(matrixMarketIDs)\n".utf8
  for actor in isTwoMode ? rows + columns : rows {
    bytes += "% \(escaped(contents.actors[actor].id.text))\n".utf8
  }
  bytes += "\(rows.count) \(columns.count) \(entries)\n".utf8
  return (bytes + body, loss)
}

/// What the entries are: a pattern where no relation has a weight.
private func fieldOfWeights(_ contents: NetworkContents, _ loss: inout LossReport)
  -> MatrixMarketHeader.Field
{
  let weights = contents.relations.compactMap(\.weight)
  guard !weights.isEmpty else { return .pattern }
  loss.add(
    CountedText(
      "{relation|relations} without a weight, written with 1",
      "{relation|relations} sans poids, {écrite|écrites} avec 1"),
    count: contents.relations.count - weights.count)
  return weights.allSatisfy { $0.fractionDigits == 0 } ? .integer : .real
}
