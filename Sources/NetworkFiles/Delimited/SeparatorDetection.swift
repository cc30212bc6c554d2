/// Where the rows of a delimited file start, and what stands between cells.
struct SeparatorChoice {
  var separator: Separator
  /// The offset of the first row.
  var start: Int
  /// The line of the first row.
  var firstLine: Int
  var rows: DelimitedRows
}

/// Finds the separator from the whole text and cuts it into rows.
///
/// A first line `sep=;`, as Excel writes it, decides. Otherwise every separator that occurs in the
/// first row is tried, and the best is the one that gives the most names which `recognised` knows,
/// then the largest share of rows as long as the first, then the most columns.
///
/// - Parameter recognised: How many names of a header are known ones.
/// - Complexity: O(*b*) for *b* bytes, at most four times.
func detectSeparator(
  _ bytes: ContiguousArray<UInt8>, forced: Separator?, recognised: ([String]) -> Int
) -> SeparatorChoice {
  if let (separator, start) = separatorLine(bytes) {
    return SeparatorChoice(
      separator: separator, start: start, firstLine: 2,
      rows: parseDelimitedText(bytes, from: start, firstLine: 2, separator: separator))
  }
  func choice(_ separator: Separator) -> SeparatorChoice {
    SeparatorChoice(
      separator: separator, start: 0, firstLine: 1,
      rows: parseDelimitedText(bytes, separator: separator))
  }
  if let forced { return choice(forced) }
  var best: (choice: SeparatorChoice, names: Int, equal: Int, rows: Int, columns: Int)?
  for separator in Separator.allCases {
    let head = parseDelimitedText(bytes, separator: separator, rowLimit: 1)
    guard head.table.rowCount > 0, head.table.cellCount(0) > 1 else { continue }
    let candidate = choice(separator)
    let table = candidate.rows.table
    guard table.rowCount > 0 else { continue }
    let columns = table.cellCount(0)
    var equal = 0
    for row in 0..<table.rowCount where table.cellCount(row) == columns { equal += 1 }
    let names = columns > TextTable.columnLimit ? 0 : recognised(table.strings(0))
    let rows = table.rowCount + candidate.rows.broken.count
    if let best {
      let isBetter =
        if names != best.names {
          names > best.names
        } else if equal * best.rows != best.equal * rows {
          equal * best.rows > best.equal * rows
        } else {
          columns > best.columns
        }
      guard isBetter else { continue }
    }
    best = (candidate, names, equal, rows, columns)
  }
  if best?.names ?? 0 == 0, let separator = separatorOfHeaderBelow(bytes, recognised) {
    return choice(separator)
  }
  return best?.choice ?? choice(.comma)
}

/// The separator that makes one of the first rows a header, where titles stand above it.
private func separatorOfHeaderBelow(
  _ bytes: ContiguousArray<UInt8>, _ recognised: ([String]) -> Int
) -> Separator? {
  var best: (separator: Separator, names: Int)?
  for separator in Separator.allCases {
    let head = parseDelimitedText(bytes, separator: separator, rowLimit: 20).table
    for row in 0..<head.rowCount where (2...1000).contains(head.cellCount(row)) {
      let names = recognised(head.strings(row))
      if names >= 2, names > best?.names ?? 0 { best = (separator, names) }
    }
  }
  return best?.separator
}

/// The separator that a first line `sep=;` names, and the offset of the next line.
private func separatorLine(_ bytes: ContiguousArray<UInt8>) -> (Separator, Int)? {
  let isQuoted = bytes.first == UInt8(ascii: "\"")
  let word = Array((isQuoted ? "\"sep=" : "sep=").utf8)
  guard bytes.count > word.count,
    bytes.prefix(word.count).elementsEqual(word, by: { $0 | 0x20 == $1 | 0x20 }),
    let separator = Separator(byte: bytes[word.count])
  else { return nil }
  var i = word.count + 1
  if isQuoted {
    guard i < bytes.count, bytes[i] == UInt8(ascii: "\"") else { return nil }
    i += 1
  }
  // Excel fills the line with empty cells when it saves the file again.
  while i < bytes.count, bytes[i] == separator.byte { i += 1 }
  guard i < bytes.count else { return (separator, i) }
  switch bytes[i] {
  case 0x0A: return (separator, i + 1)
  case 0x0D: return (separator, i + 1 < bytes.count && bytes[i + 1] == 0x0A ? i + 2 : i + 1)
  default: return nil
  }
}
