/// A row that could not be cut into cells.
struct BrokenRow {
  /// The line where the row starts.
  let line: Int
  /// The line to look at: where the quote opens.
  let quoteLine: Int
  let message: String
  var code = Diagnostic.Code.unbalancedQuote
}

/// What delimited text holds, cell by cell.
struct DelimitedRows {
  var table = TextTable()
  var broken = BrokenRows()
  var lineEnding = LineEnding.none
  var usesQuotes = false
}

/// Cuts delimited text into rows and cells.
///
/// A cell that starts with `"` runs to the next `"` that is not doubled, line breaks and separators
/// included; anywhere else a quote is a character like any other. Lines end with LF, CRLF or CR.
/// Lines without any character are no rows.
///
/// After a quote that is not closed where a cell ends, reading goes on with the line below the one
/// where the quote opened, so that one missing quote does not hide the other faults of a file.
///
/// - Parameters:
///   - bytes: Valid UTF-8.
///   - start: The offset to start from.
///   - firstLine: The number of the line at `start`.
///   - rowLimit: Where to stop, for a look at the first rows.
/// - Complexity: O(*b*) for *b* bytes: after a fault no byte is read more than once again.
func parseDelimitedText(
  _ bytes: ContiguousArray<UInt8>, from start: Int = 0, firstLine: Int = 1, separator: Separator,
  rowLimit: Int = .max
) -> DelimitedRows {
  let quote = UInt8(ascii: "\"")
  let lineFeed: UInt8 = 0x0A
  let carriageReturn: UInt8 = 0x0D
  let comma = separator.byte
  let input = bytes.span
  let count = input.count
  var result = DelimitedRows()
  var endings = LineEndings()
  var i = start
  var line = firstLine
  while i < count && result.table.rowCount < rowLimit {
    let rowLine = line
    var wasQuoted = false
    row: while true {
      if i < count && input[i] == quote {
        result.usesQuotes = true
        wasQuoted = true
        let quoteLine = line
        var lineBelow: Int?
        i += 1
        var segment = i
        var isClosed = false
        while i < count {
          let byte = input[i]
          if byte == quote {
            result.table.appendToCell(bytes[segment..<i])
            guard i + 1 < count && input[i + 1] == quote else {
              i += 1
              isClosed = true
              break
            }
            segment = i + 1
            i += 2
          } else {
            i += 1
            if byte == lineFeed
              || (byte == carriageReturn && !(i < count && input[i] == lineFeed))
            {
              line += 1
              if lineBelow == nil { lineBelow = i }
            }
          }
        }
        let endsCell =
          i >= count || input[i] == comma || input[i] == lineFeed || input[i] == carriageReturn
        if !isClosed || !endsCell {
          result.broken.append(
            BrokenRow(
              line: rowLine, quoteLine: quoteLine,
              message: isClosed
                ? "the quote that opens here closes on line \(line), within a cell; double the "
                  + "quotes that belong to the text, or remove the one too many"
                : "the quote that opens here is never closed; close it, or double it where it "
                  + "belongs to the text"))
          result.table.dropUnfinishedRow()
          if let lineBelow {
            i = lineBelow
          } else {
            while i < count && input[i] != lineFeed && input[i] != carriageReturn { i += 1 }
            if i + 1 < count && input[i] == carriageReturn && input[i + 1] == lineFeed { i += 1 }
            i += 1
          }
          line = quoteLine + 1
          break row
        }
      } else {
        let segment = i
        while i < count {
          let byte = input[i]
          if byte == comma || byte == lineFeed || byte == carriageReturn { break }
          i += 1
        }
        if segment < i { result.table.appendToCell(bytes[segment..<i]) }
      }
      result.table.endCell()
      if i < count && input[i] == comma {
        i += 1
        continue
      }
      if i < count {
        if input[i] == lineFeed {
          endings.lineFeeds += 1
        } else if i + 1 < count && input[i + 1] == lineFeed {
          endings.both += 1
          i += 1
        } else {
          endings.carriageReturns += 1
        }
        i += 1
        line += 1
      }
      if !wasQuoted && result.table.unfinishedRowIsBlankLine {
        result.table.dropUnfinishedRow()
      } else {
        result.table.endRow(line: rowLine)
      }
      break
    }
  }
  result.lineEnding = endings.summary
  // A whole file whose lines end in CRLF or CR was converted as a whole, cells included.
  if result.usesQuotes,
    result.lineEnding == .carriageReturnLineFeed || result.lineEnding == .carriageReturn
  {
    result.table.unifyLineBreaks()
  }
  return result
}

/// How often lines end in which way.
struct LineEndings {
  var lineFeeds = 0
  var both = 0
  var carriageReturns = 0

  var summary: LineEnding {
    switch (lineFeeds > 0, both > 0, carriageReturns > 0) {
    case (false, false, false): .none
    case (true, false, false): .lineFeed
    case (false, true, false): .carriageReturnLineFeed
    case (false, false, true): .carriageReturn
    default: .mixed
    }
  }
}
