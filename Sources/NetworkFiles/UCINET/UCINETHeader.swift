/// What the header of a DL file says of the data below it.
struct UCINETHeader {
  /// How the data are written.
  enum Layout {
    case fullMatrix, lowerHalf, upperHalf
    case nodeList(twoMode: Bool)
    case countedNodeList
    case edgeList(twoMode: Bool)
  }

  /// A number and the line that states it.
  typealias Count = (value: Int, line: Int)

  private(set) var actorCount: Count?
  private(set) var rowCount: Count?
  private(set) var columnCount: Count?
  private(set) var matrixCount: Count?
  private(set) var layout = Layout.fullMatrix
  private(set) var hasDiagonal = true
  private(set) var rowsAreEmbedded = false
  private(set) var columnsAreEmbedded = false
  private(set) var labels: [UCINETToken] = []
  private(set) var rowLabels: [UCINETToken] = []
  private(set) var columnLabels: [UCINETToken] = []
  private(set) var matrixLabels: [UCINETToken] = []
  private(set) var title: String?
  /// Where the data start; `nil` without a word `data:`.
  private(set) var dataStart: (offset: Int, line: Int)?
  private(set) var fault: (line: Int, message: String)?
  /// What was read in a way that could be another.
  private(set) var notes: [(line: Int, message: String)] = []
  private var tokens: UCINETTokens

  init(_ bytes: ContiguousArray<UInt8>) {
    tokens = UCINETTokens(bytes)
    guard let first = tokens.next(), first.keyword == "dl" else {
      fault = (1, "the file does not start with the word DL")
      return
    }
    while fault == nil, dataStart == nil, let token = tokens.next() { read(token) }
    if fault == nil && dataStart == nil {
      fault = (tokens.line, "the file has no word 'data:', after which the data stand")
    }
  }

  /// Whether the layout has rows and columns for different actors.
  var isTwoModeList: Bool {
    switch layout {
    case .nodeList(let twoMode), .edgeList(let twoMode): twoMode
    default: false
    }
  }

  private mutating func read(_ token: UCINETToken) {
    let word = token.keyword
    if token.hasColon, word == "data" {
      dataStart = (tokens.position, tokens.line)
    } else if word == "format" {
      readLayout(token)
    } else if word.hasPrefix("label") {
      readLabels(of: .all, token)
    } else if let target = Self.labelled(by: word) {
      var next = tokens.next()
      while next?.keyword == "and" || next?.keyword.hasPrefix("col") == true {
        next = tokens.next()
      }
      guard let next, next.keyword.hasPrefix("label") else {
        fault = (token.line, "expected the word 'labels' after \(quoted(token.text))")
        return
      }
      readLabels(of: target, next)
    } else if word == "diagonal" {
      readDiagonal(token)
    } else if word == "title" {
      title = tokens.next()?.text
    } else if word.hasPrefix("dataf") || word == "data" {
      fault = (
        token.line,
        "the data stand in another file, which is not read; expected 'data:' and the data"
      )
    } else if word == "embedded" || word == "and" || word == ":" {
      // What is left of `labels: embedded`.
    } else {
      readCount(token)
    }
  }

  /// What the word in front of `labels` says that they are of.
  private static func labelled(by word: String) -> Labelled? {
    switch word {
    case "row", "rows": .rows
    case "col", "cols", "column", "columns": .columns
    case "matrix", "matrices", "mat", "level", "levels", "layer", "layers", "relation": .matrices
    default: nil
    }
  }

  /// Reads `N = 5` and its relatives, of which UCINET looks only at the first letters.
  private mutating func readCount(_ token: UCINETToken) {
    let word = token.keyword
    let isMatrices = ["nm", "nl", "nre"].contains { word.hasPrefix($0) }
    let isRows = !isMatrices && (word.hasPrefix("nr") || word.hasPrefix("ni"))
    let isColumns = word.hasPrefix("nc") || word.hasPrefix("nj")
    guard word == "n" || isMatrices || isRows || isColumns else {
      notes.append(
        (token.line, "the word \(quoted(token.text)) says nothing here and is passed over"))
      return
    }
    guard let number = tokens.next(), let value = wholeNumber(number.text.utf8) else {
      fault = (token.line, "expected a whole number after \(quoted(token.text)), as in N = 5")
      return
    }
    let count: Count = (value, token.line)
    if isMatrices {
      matrixCount = count
    } else if isRows {
      rowCount = count
    } else if isColumns {
      columnCount = count
    } else {
      actorCount = count
    }
  }

  private mutating func readLayout(_ token: UCINETToken) {
    let value = tokens.next()
    switch value?.keyword ?? "" {
    case "fullmatrix", "full", "fm", "matrix": layout = .fullMatrix
    case "lowerhalf", "lower", "lh": layout = .lowerHalf
    case "upperhalf", "upper", "uh": layout = .upperHalf
    case "nodelist1", "nodelist", "nl1", "nl": layout = .nodeList(twoMode: false)
    case "nodelist2", "nl2": layout = .nodeList(twoMode: true)
    case "nodelist1b", "nl1b": layout = .countedNodeList
    case "edgelist1", "edgelist", "el1", "el": layout = .edgeList(twoMode: false)
    case "edgelist2", "el2": layout = .edgeList(twoMode: true)
    default:
      fault = (
        value?.line ?? token.line,
        "the format \(quoted(value?.text ?? "")) is not read; expected fullmatrix, lowerhalf, upperhalf, "
          + "nodelist1, nodelist1b, nodelist2, edgelist1 or edgelist2"
      )
    }
  }

  private mutating func readDiagonal(_ token: UCINETToken) {
    let value = tokens.next()
    switch value?.keyword ?? "" {
    case "present": hasDiagonal = true
    case "absent": hasDiagonal = false
    default:
      fault = (token.line, "expected 'present' or 'absent' after the word 'diagonal'")
    }
  }

  // MARK: Labels

  private enum Labelled { case all, rows, columns, matrices }

  private mutating func readLabels(of target: Labelled, _ token: UCINETToken) {
    let mark = tokens
    if let next = tokens.next(), next.keyword.hasPrefix("embed") {
      if target == .all || target == .rows { rowsAreEmbedded = true }
      if target == .all || target == .columns { columnsAreEmbedded = true }
      return
    }
    tokens = mark
    let read = labelTokens()
    switch target {
    case .all: labels = read
    case .rows: rowLabels = read
    case .columns: columnLabels = read
    case .matrices: matrixLabels = read
    }
  }

  /// The words up to the next one of the header.
  private mutating func labelTokens() -> [UCINETToken] {
    var read: [UCINETToken] = []
    while true {
      let mark = tokens
      guard let token = tokens.next(keepsColons: true) else { return read }
      if startsHeader(token) {
        tokens = mark
        return read
      }
      var label = token
      // A colon that ends a label belongs to it.
      if label.hasColon, !label.isQuoted { label.text += ":" }
      read.append(label)
    }
  }

  /// Whether a word among labels is one of the header, by what follows it.
  private func startsHeader(_ token: UCINETToken) -> Bool {
    let word = token.keyword
    var ahead = tokens
    switch word {
    case "data": return token.hasColon
    case _ where word.hasPrefix("data:"): return true
    case "labels", "label":
      return token.hasColon || ahead.next()?.keyword.hasPrefix("embed") == true
    case _ where Self.labelled(by: word) != nil:
      return ahead.next()?.keyword.hasPrefix("label") == true
    case "diagonal":
      return ["present", "absent"].contains(ahead.next()?.keyword ?? "")
    case "format", "n", "nr", "nc", "nm": return tokens.isBeforeEqualSign
    default: return false
    }
  }
}

/// The labels that some words are: each word one, or each piece between commas and new lines where
/// only these are as many as they should be.
///
/// - Returns: A sentence where they are not as many as they should be.
func labelTexts(_ tokens: [UCINETToken], expected: Int?) -> (texts: [String], fault: String?) {
  let words = tokens.map(\.text)
  guard let expected, words.count != expected else { return (words, nil) }
  var pieces: [String] = []
  for token in tokens {
    if token.startsPiece || pieces.isEmpty {
      pieces.append(token.text)
    } else {
      pieces[pieces.count - 1] += " " + token.text
    }
  }
  if pieces.count == expected { return (pieces, nil) }
  return (
    words,
    "there \(words.count == 1 ? "is 1 label" : "are \(words.count) labels") where \(expected) "
      + (expected == 1 ? "is" : "are") + " stated; put labels with spaces in double quotes"
  )
}
