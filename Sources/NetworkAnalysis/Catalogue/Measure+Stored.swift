public import NetworkGraph

extension Measure {
  /// A measure whose numbers are known: those of a column that another program computed.
  ///
  /// It stands among our own measures with its caption and definition.
  ///
  /// - Parameters:
  ///   - column: Numbers, or texts that are some, with one row for each vertex of the graphs that the
  ///     measure is evaluated on.
  ///   - source: What to cite.
  public static func stored(_ column: VertexTable.Column, source: Source) -> Measure {
    let numbers: [Double?] =
      switch column.values {
      case .numbers(let numbers): numbers
      case .texts(let texts): texts.map { $0.flatMap(Double.init) }
      }
    return Measure(
      name: column.name, scope: .vertices, caption: column.caption, definition: column.definition,
      formula: "",
      says: LocalizedText(
        "what its definition says, of the network that it was computed on.",
        "ce que dit sa définition, du réseau sur lequel elle a été calculée."),
      doesNotSay: LocalizedText(
        "anything of the ties in this network, which may be a part of the other one.",
        "rien des liens de ce réseau-ci, qui peut n’être qu’une partie de l’autre."),
      source: source, parameters: []
    ) { _ in .vertices(numbers) }
  }
}
