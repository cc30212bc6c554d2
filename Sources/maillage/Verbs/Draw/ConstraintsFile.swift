import NetworkFiles
import NetworkGraph
import NetworkLayout

/// The file of wishes for places: `constraint,actors,value`, one wish in each row.
///
///     constraint,actors,value
///     fixed,region,0.5 0.1
///     same-row,inserm|cnrs|inrae,
///     left-of,payers|payees,
///     inside,lab-a|lab-b,0 0 0.5 1
enum ConstraintsFile {
  /// Reads the file and finds its actors.
  ///
  /// - Throws: ``Failure`` with all faults of the file.
  static func read(_ path: String, network: Network) throws -> [LayoutConstraint<Identifier>] {
    var table = NamedTable(
      path: path, required: ["constraint", "actors"], optional: ["value"])
    var result: [LayoutConstraint<Identifier>] = []
    let lookup = ActorLookup(network: network)
    for row in table.rows {
      guard let name = table.required(row, "constraint"),
        let list = table.required(row, "actors")
      else { continue }
      let actors = list.split(separator: "|").compactMap { text -> Identifier? in
        let text = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        do {
          return try lookup.actor(String(text)).id
        } catch let failure as Failure {
          // The sentence of the lookup, with its proposals on the same line.
          let lines = failure.messages.map { $0.replacing("error: ", with: "", maxReplacements: 1) }
          let proposals = lines.dropFirst().map { String($0.drop { $0 == " " }) }
          table.fail(
            row, "actors",
            lines[0]
              + (proposals.isEmpty
                ? "; expected the id or name of an actor of the network"
                : " " + proposals.joined(separator: ", ")))
        } catch {}
        return nil
      }
      guard actors.count == list.split(separator: "|").count, !actors.isEmpty else { continue }
      let value = table.text(row, "value")
      let numbers = (value ?? "").split { $0 == " " }.compactMap { Double($0) }
      func takes(_ count: Int, _ words: String) -> Bool {
        let isWhole = (value ?? "").split { $0 == " " }.count == numbers.count
        guard numbers.count == count, isWhole, numbers.allSatisfy({ (0...1).contains($0) }) else {
          table.fail(row, "value", "'\(value ?? "")' is no value of \(name); expected \(words)")
          return false
        }
        return true
      }
      switch name.lowercased() {
      case "fixed":
        guard takes(2, "x and y from 0 to 1, such as '0.5 0.1'") else { continue }
        if actors.count > 1 {
          table.fail(row, "actors", "fixed takes one actor; write a row for each")
          continue
        }
        result.append(.fixed(actors[0], Point(x: numbers[0], y: numbers[1])))
      case "inside":
        guard takes(4, "left, top, right and bottom from 0 to 1, such as '0 0 0.5 1'") else {
          continue
        }
        guard numbers[0] < numbers[2], numbers[1] < numbers[3] else {
          table.fail(row, "value", "the region has no area: left and top come first")
          continue
        }
        result.append(
          .inside(
            actors,
            Rectangle(minX: numbers[0], minY: numbers[1], maxX: numbers[2], maxY: numbers[3])))
      case "same-row", "same-column", "left-of", "above":
        guard takes(0, "nothing") else { continue }
        guard actors.count > 1 else {
          table.fail(row, "actors", "\(name) takes two actors or more, with | between them")
          continue
        }
        switch name.lowercased() {
        case "same-row": result.append(.sameRow(actors))
        case "same-column": result.append(.sameColumn(actors))
        case "left-of": result.append(.leftOf(actors))
        default: result.append(.above(actors))
        }
      default:
        table.fail(
          row, "constraint",
          "there is no constraint '\(name)'; expected fixed, same-row, same-column, left-of, above "
            + "or inside")
      }
    }
    for diagnostic in table.diagnostics { Console.report(diagnostic.description) }
    guard !table.hasErrors else {
      let errors = table.diagnostics.count { $0.severity == .error }
      throw Failure(
        .dataRefused,
        ["\(errors) \(errors == 1 ? "error" : "errors") in the constraints; nothing was drawn"])
    }
    return result
  }
}
