import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// Results of measures as tables: one of the network, one of actors, one of ties, one of groups.
struct MeasureTables {
  let results: [MeasureResult]
  let labelled: LabelledGraph
  let language: Language

  /// Tables for a terminal, actors ordered by the first measure.
  func text(top: Int?) -> String {
    [graphText, vertexText(top: top), edgeText(top: top), mapText, matrixText].filter {
      !$0.isEmpty
    }
    .joined(separator: "\n") + groupText + bounds.map { $0 + "\n" }.joined()
  }

  // MARK: Estimates

  /// What is said of values that were estimated from a sample: the bound that they keep.
  var bounds: [String] {
    results.compactMap { result in
      func number(_ name: String) -> Double? {
        switch result.parameters.first(where: { $0.name == name })?.value {
        case .number(let number): number
        case .whole(let number): Double(number)
        default: nil
        }
      }
      guard let bound = number("bound"), let delta = number("delta"),
        let samples = number("samples")
      else { return nil }
      let name = result.measure.name
      guard bound > 0 else {
        return language == .french
          ? "\(name)\u{202F}: exact, tous les chemins ont été comptés"
          : "\(name): exact, all paths were counted"
      }
      let count = language.format(Int(samples))
      let error = language.format(bound, decimals: 4)
      let probability = language.format(1 - delta, decimals: 2)
      return language == .french
        ? "\(name)\u{202F}: estimée sur \(count) chemins tirés au hasard\u{202F}; avec la probabilité "
          + "\(probability), aucune valeur n'est fausse de plus de \(error)"
        : "\(name): estimated from \(count) paths drawn at random; with probability \(probability) no value "
          + "is wrong by more than \(error)"
    }
  }

  // MARK: One number each

  private var graphText: String {
    var table = TextTable([
      .init(LocalizedText("measure", "mesure")[language]),
      .init(LocalizedText("value", "valeur")[language], .trailing),
    ])
    for result in results {
      switch result.values {
      case .graph(let value): table.rows.append([result.measure.name, cell(value)])
      case .table(let rows):
        table.rows += rows.map { ["\(result.measure.name) \($0.name)", cell($0.value)] }
      default: break
      }
    }
    return table.rows.isEmpty ? "" : table.text
  }

  // MARK: One number per actor

  private var vertexResults: [(name: String, values: [Double?])] {
    results.flatMap { result -> [(name: String, values: [Double?])] in
      switch result.values {
      case .vertices(let values): [(result.measure.name, values)]
      case .columns(let columns):
        columns.map { ("\(result.measure.name) \($0.name)", $0.values) }
      default: []
      }
    }
  }

  private func vertexText(top: Int?) -> String {
    let columns = vertexResults
    guard let first = columns.first else { return "" }
    var table = TextTable(
      [
        .init(LocalizedText("actor", "acteur")[language]),
        .init(LocalizedText("name", "nom")[language]),
      ]
        + columns.map { .init($0.name, .trailing) })
    let order = descending(first.values)
    for index in order.prefix(top ?? order.count) {
      let vertex = Vertex(index)
      table.rows.append(
        [id(vertex), labelled.name(vertex, language)] + columns.map { cell($0.values[index]) })
    }
    return table.text + remainder(order.count, top)
  }

  private func edgeText(top: Int?) -> String {
    var texts: [String] = []
    for result in results {
      guard case .edges(let values) = result.values else { continue }
      var table = TextTable([
        .init(LocalizedText("from", "de")[language]), .init(LocalizedText("to", "à")[language]),
        .init(result.measure.name, .trailing),
      ])
      let edges = labelled.graph.edges
      let order = descending(values)
      for index in order.prefix(top ?? order.count) {
        table.rows.append([id(edges[index].tail), id(edges[index].head), cell(values[index])])
      }
      texts.append(table.text + remainder(order.count, top))
    }
    return texts.joined(separator: "\n")
  }

  /// Another actor per actor.
  private var mapText: String {
    var texts: [String] = []
    for result in results {
      guard case .map(let others) = result.values else { continue }
      var table = TextTable([
        .init(LocalizedText("actor", "acteur")[language]), .init(result.measure.name),
      ])
      for (vertex, other) in zip(labelled.graph.vertices, others) {
        table.rows.append([id(vertex), other.map(id) ?? "–"])
      }
      texts.append(table.text)
    }
    return texts.joined(separator: "\n")
  }

  /// One number per pair of actors.
  private var matrixText: String {
    var texts: [String] = []
    for result in results {
      guard case .matrix(let rows) = result.values else { continue }
      var table = TextTable(
        [.init(result.measure.name)]
          + labelled.graph.vertices.map { .init(id($0), .trailing) })
      for (vertex, row) in zip(labelled.graph.vertices, rows) {
        table.rows.append([id(vertex)] + row.map(cell))
      }
      texts.append(table.text)
    }
    return texts.joined(separator: "\n")
  }

  private var groupText: String {
    var text = ""
    for result in results {
      let groups: [[Vertex]]
      switch result.values {
      case .groups(let found): groups = found
      case .ranking(let vertices): groups = vertices.map { [$0] }
      default: continue
      }
      if results.count > 1 { text += "\n" }
      text += "\(result.measure.name): \(language.format(groups.count))\n"
      for (number, group) in groups.enumerated() {
        text +=
          "  \(number + 1)  " + group.map { TextTable.printable(id($0)) }.joined(separator: " ")
          + "\n"
      }
    }
    return text
  }

  private func remainder(_ count: Int, _ top: Int?) -> String {
    guard let top, count > top else { return "" }
    let rest = language.format(count - top)
    return language == .french ? "… et \(rest) de plus\n" : "… and \(rest) more\n"
  }

  // MARK: CSV

  /// One table as CSV: of the actors where a measure gives them numbers, else of the ties, groups or
  /// single numbers, each row naming its measure.
  var csv: String {
    var writer = DelimitedTextWriter(formulaProtection: .apostrophe)
    let columns = vertexResults
    if !columns.isEmpty {
      writer.appendRow(["id", "name"] + columns.map(\.name))
      for vertex in labelled.graph.vertices {
        writer.appendRow(
          [id(vertex), labelled.name(vertex, language)]
            + columns.map { plain($0.values[vertex.index]) })
      }
    }
    for result in results {
      switch result.values {
      case .vertices, .columns: break
      case .map(let others):
        writer.appendRow(["id", result.measure.name])
        for (vertex, other) in zip(labelled.graph.vertices, others) {
          writer.appendRow([id(vertex), other.map(id) ?? ""])
        }
      case .matrix(let rows):
        writer.appendRow([result.measure.name] + labelled.graph.vertices.map(id))
        for (vertex, row) in zip(labelled.graph.vertices, rows) {
          writer.appendRow([id(vertex)] + row.map(plain))
        }
      case .ranking(let vertices):
        writer.appendRow(["measure", "rank", "id"])
        for (place, vertex) in vertices.enumerated() {
          writer.appendRow([result.measure.name, String(place + 1), id(vertex)])
        }
      case .graph(let value):
        writer.appendRow(["measure", "value"])
        writer.appendRow([result.measure.name, plain(value)])
      case .table(let rows):
        writer.appendRow(["measure", "name", "value"])
        for row in rows { writer.appendRow([result.measure.name, row.name, plain(row.value)]) }
      case .edges(let values):
        writer.appendRow(["source", "target", result.measure.name])
        for (edge, value) in zip(labelled.graph.edges, values) {
          writer.appendRow([id(edge.tail), id(edge.head), plain(value)])
        }
      case .groups(let groups):
        writer.appendRow(["measure", "group", "id"])
        for (number, group) in groups.enumerated() {
          for vertex in group {
            writer.appendRow([result.measure.name, String(number + 1), id(vertex)])
          }
        }
      }
    }
    return writer.text
  }

  // MARK: Cells

  private func id(_ vertex: Vertex) -> String { labelled.id(vertex) }

  /// Largest first, undefined last, equal ones in the order of the network.
  private func descending(_ values: [Double?]) -> [Int] {
    values.indices.sorted { a, b in
      let (first, second) = (values[a] ?? -.infinity, values[b] ?? -.infinity)
      return first != second ? first > second : a < b
    }
  }

  private func cell(_ value: Double?) -> String { language.cell(value) }

  private func plain(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return value.description
  }
}

extension Language {
  /// A number in a table: a whole one without decimals, others with four, an undefined one as a dash.
  func cell(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    if value == value.rounded(), abs(value) < 1e15 { return format(Int(value)) }
    return format(value, decimals: 4)
  }
}
