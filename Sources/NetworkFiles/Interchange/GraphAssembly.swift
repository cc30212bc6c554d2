import NetworkGraph

extension NetworkAssembly {
  /// Adds the elements of a graph: actors, called by their ids where they have no name, and ties,
  /// which may lack ids and kinds.
  ///
  /// - Parameters:
  ///   - actors: `nil` where the format names actors only as ends of ties.
  ///   - direction: Of the ties of kinds that are not known and of rows that state none.
  mutating func addGraph(
    actors: ElementRows?, ties: ElementRows, path: String, direction: Direction,
    _ options: ReadingOptions
  ) {
    var ties = ties
    guard addActors(actors, of: &ties, path: path) else { return }
    let named = ties.named(path)
    diagnostics += named.diagnostics
    addTies(named.cells, to: &self, options, direction: direction)
  }

  /// Adds the actors of a graph, and gives its ties the columns of their ends.
  ///
  /// - Returns: Whether the graph can be read; an error says why not.
  mutating func addActors(_ actors: ElementRows?, of ties: inout ElementRows, path: String) -> Bool
  {
    for case let fault? in [
      actors?.fault, ties.fault, actors?.faultOfDefaults, ties.faultOfDefaults,
    ] {
      diagnostics.append(
        Diagnostic(.error, .syntax, file: path, line: fault.line, fault.message))
      return false
    }
    if let actors {
      let named = actors.named(path)
      diagnostics += named.diagnostics
      var codec = ActorTable(named.cells.header)
      codec.namesByID = true
      add(named.cells, codec)
      if let columns = contents.columns[.actors], !columns.contains("name") {
        contents.columns[.actors] = columns + ["name"]
      }
    }
    // The ends are columns even where there is no tie.
    _ = (ties.column("source"), ties.column("target"))
    return true
  }

  /// The reading of a file that cannot be understood as a whole.
  mutating func refuse(
    line: Int?, _ message: String, path: String, format: FileFormat, _ options: ReadingOptions,
    code: Diagnostic.Code = .syntax
  ) -> NetworkReading {
    diagnostics.append(Diagnostic(.error, code, file: path, line: line, message))
    return finish(path: path, format: format, options: options)
  }

  /// Notes the bytes of a text that its encoding does not have.
  mutating func noteFaults(of text: DecodedText, path: String) {
    diagnostics += text.faults.map {
      Diagnostic(.error, .undecodable, file: path, line: $0.line, $0.message)
    }
  }

  /// Says once how something was read that could be read in another way.
  mutating func noteAssumption(_ message: String, path: String, line: Int?) {
    diagnostics.append(Diagnostic(.warning, .assumption, file: path, line: line, message))
  }

  /// The bytes of a file that belongs to the one that is read; `nil`, with an error, when it cannot
  /// be read.
  mutating func companion(_ path: String) -> ContiguousArray<UInt8>? {
    noteFile(path)
    guard let bytes = fileContents(path) else {
      diagnostics.append(
        Diagnostic(.error, .unreadable, file: path, NetworkReader.unreadableMessage(path)))
      return nil
    }
    inputs.append(InputFile(path: path, content: bytes))
    return bytes
  }
}
