import NetworkGraph

/// The actors of one side of a DL file, by their labels and numbers.
///
/// UCINET writes labels in capitals: labels that differ only by the case of letters are one, unless
/// both are declared.
struct UCINETActors {
  private(set) var labels: [String] = []
  private(set) var lines: [Int] = []
  /// The first label that stands in another case than before.
  private(set) var foldedLabel: (line: Int, written: String, label: String)?
  /// Whether each actor has a number from 1, whatever its label.
  private(set) var areNumbered = false
  private var placeOfLabel: [Identifier: Int] = [:]
  private var placeOfFolded: [String: Int] = [:]

  /// Declares an actor, also one with a label that another has.
  mutating func declare(_ label: String, line: Int) {
    let place = labels.count
    labels.append(label)
    lines.append(line)
    if placeOfLabel[Identifier(label)] == nil { placeOfLabel[Identifier(label)] = place }
    let folded = label.lowercased()
    if placeOfFolded[folded] == nil { placeOfFolded[folded] = place }
  }

  /// Makes numbers name actors, and declares those up to a count that have nothing else.
  mutating func declareNumbers(upTo count: Int, prefix: String, line: Int) {
    areNumbered = true
    while labels.count < count { declare(prefix + String(labels.count + 1), line: line) }
  }

  /// The place of a label; `nil` for one that is not known.
  mutating func place(ofLabel label: String, line: Int) -> Int? {
    if let place = placeOfLabel[Identifier(label)] { return place }
    guard let place = placeOfFolded[label.lowercased()] else { return nil }
    if foldedLabel == nil { foldedLabel = (line, label, labels[place]) }
    return place
  }

  /// The place of a label, which is declared if it is new.
  mutating func placeOrNew(ofLabel label: String, line: Int) -> Int {
    if let place = place(ofLabel: label, line: line) { return place }
    declare(label, line: line)
    return labels.count - 1
  }

  /// The place of an actor that a word names by its number or, else, by its label.
  mutating func place(ofWord word: String, line: Int) -> Int? {
    if areNumbered, let number = wholeNumber(word.utf8) {
      return (1...max(labels.count, 1)).contains(number) && !labels.isEmpty ? number - 1 : nil
    }
    return place(ofLabel: word, line: line)
  }
}
