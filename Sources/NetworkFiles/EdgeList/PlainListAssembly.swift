import NetworkGraph

extension NetworkAssembly {
  /// Adds the ties of a plain text, whose weights may have a decimal comma.
  ///
  /// - Parameters:
  ///   - actors: `nil` where the text names actors only as ends of ties.
  ///   - direction: The direction that the text states; `nil` leaves it to the kind and the options.
  ///   - merged: The ties that the text states once more and that are not among `ties`.
  mutating func addPlainList(
    actors: ElementRows?, ties: ElementRows, path: String, direction: Direction?, merged: Int = 0,
    _ options: ReadingOptions
  ) {
    var ties = ties
    guard addActors(actors, of: &ties, path: path) else { return }
    if let direction { ties.setDefault(direction.rawValue, of: ties.column("direction")) }
    var (named, notes) = ties.named(path)
    diagnostics += notes
    let weight = named.header.column("weight")
    if weight.place >= 0 {
      let numbers = detectNumberForm(
        named.cells, firstRow: 0, places: [weight], separator: .tab, file: path)
      diagnostics += numbers.diagnostics
      named.numberForm = numbers.form
      if let place = dialects.firstIndex(where: { $0.file == path }) {
        dialects[place].decimalMark =
          numbers.form.isEvident ? numbers.form.decimalMark.rawValue : nil
        dialects[place].thousandsMarks = numbers.form.thousandsMarks.map { String($0) }
      }
    }
    addTies(named, to: &self, options, direction: direction ?? options.direction)
    origins[.relations]?.merged += merged
  }

  /// Notes how a plain text turned out to be written.
  mutating func noteDialect(
    of text: DecodedText, path: String, lineEnding: LineEnding, separator: Separator? = nil,
    hasHeader: Bool = false, usesQuotes: Bool = false
  ) {
    dialects.append(
      DetectedDialect(
        file: path, encoding: text.encoding, hasByteOrderMark: text.hasByteOrderMark,
        separator: separator, lineEnding: lineEnding, usesQuotes: usesQuotes, hasHeader: hasHeader))
  }
}
