import NetworkGraph

extension CheckReport {
  /// The report as JSON: the contract of `check`, and all that the text says.
  public func json() -> String {
    let contents = reading.contents
    let document = JSONValue.object([
      ("tool", .string("maillage")),
      (
        "input",
        .object([
          ("path", .string(reading.path)), ("sha256", .string(reading.sha256)),
          ("files", .array(reading.inputs.map(inputObject))),
        ])
      ),
      ("format", .string(reading.format.rawValue)),
      ("accepted", .boolean(isAccepted)),
      (
        "graph",
        .object([
          ("vertices", .number(contents.actors.count)),
          ("edges", .number(contents.relations.count)),
          ("directed", .boolean(isDirected)),
          ("parallelRelations", .number(parallelRelations)),
        ])
      ),
      ("ledger", .array(reading.ledger.map(ledgerObject))),
      ("dialect", .object(reading.dialects.map { ($0.file, $0.json) })),
      ("coverage", coverageObject),
      ("errors", .array(errors.map(diagnosticObject))),
      ("warnings", .array(warnings.map(diagnosticObject))),
    ])
    return JSONWriter.pretty(document, .oneLineWhereShort)
  }

  private func inputObject(_ input: InputFile) -> JSONValue {
    .object([
      ("path", .string(input.path)), ("bytes", .number(input.byteCount)),
      ("sha256", .string(input.sha256)),
    ])
  }

  private func ledgerObject(_ entry: LedgerEntry) -> JSONValue {
    .object([
      ("file", .string(entry.file)), ("table", .string(entry.table.rawValue)),
      ("read", .number(entry.read)), ("kept", .number(entry.kept)),
      ("merged", .number(entry.merged)), ("selfLoops", .number(entry.selfLoops)),
      ("refused", .number(entry.refused)),
    ])
  }

  private func diagnosticObject(_ diagnostic: Diagnostic) -> JSONValue {
    .object([
      ("file", .string(diagnostic.file)),
      ("line", diagnostic.line.map { .number($0) } ?? .null),
      ("column", diagnostic.column.map { $0.isEmpty ? .null : .string($0) } ?? .null),
      ("code", .string(diagnostic.code.description)), ("message", .string(diagnostic.message)),
    ])
  }

  private var coverageObject: JSONValue {
    func support(_ support: EvidenceCoverage.Support) -> JSONValue {
      .object([
        ("none", .number(support.none)), ("one", .number(support.one)),
        ("several", .number(support.several)),
      ])
    }
    return .object([
      ("relations", support(coverage.relations)), ("actors", support(coverage.actors)),
      ("figures", support(coverage.figures)),
      (
        "sources",
        .array(
          coverage.sources.map {
            .object([
              ("source", .string($0.source.text)), ("statements", .number($0.statements)),
            ])
          })
      ),
      (
        "sourcesOfActor",
        .object(
          zip(evidence.actors, coverage.sourcesOfActor).map { ($0.id.text, .number($1)) })
      ),
      (
        "certainty",
        .object([
          ("stated", .number(coverage.stated)), ("implied", .number(coverage.implied)),
          ("doubtful", .number(coverage.doubtful)),
        ])
      ),
      (
        "unknownDates",
        .object([
          ("since", .number(coverage.unknownBeginnings)), ("until", .number(coverage.unknownEnds)),
        ])
      ),
    ])
  }
}
