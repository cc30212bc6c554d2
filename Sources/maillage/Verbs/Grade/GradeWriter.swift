import NetworkDiagram
import NetworkFiles
import NetworkGraph

/// The grade of one file.
struct GradeReport {
  let name: String
  let grade: FigureGrade
}

/// Writes grades for people and for programs.
struct GradeWriter {
  let language: Language
  let showsPairs: Bool
  let showsMeasurements: Bool

  // MARK: Text

  func text(_ reports: [GradeReport]) -> String {
    var result = ""
    for report in reports {
      if !result.isEmpty { result += "\n" }
      result += TextTable.printable(summary(of: report)) + "\n"
      let titleWidth = report.grade.checks.map { TextTable.width($0.title[language]) }.max() ?? 0
      let wordWidth = report.grade.checks.map { TextTable.width(word($0.outcome)) }.max() ?? 0
      for check in report.grade.checks {
        let numbers = check.measurements.map(written).joined(separator: ", ")
        let line =
          (check.number < 10 ? " " : "") + "\(check.number)  "
          + padded(word(check.outcome), to: wordWidth) + "  "
          + (numbers.isEmpty
            ? check.title[language]
            : padded(check.title[language], to: titleWidth) + "  " + numbers)
        result += TextTable.printable(line) + "\n"
        for remark in check.remarks where check.outcome != .passed || showsMeasurements {
          result +=
            String(repeating: " ", count: 6 + wordWidth) + TextTable.printable(remark[language])
            + "\n"
        }
      }
      result += extras(report.grade).map { TextTable.printable($0) + "\n" }.joined()
    }
    if reports.count > 1 {
      result += "\n" + reports.map { TextTable.printable(summary(of: $0)) + "\n" }.joined()
    }
    return result
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - TextTable.width(text)))
  }

  private func summary(of report: GradeReport) -> String {
    let (passed, all) = (report.grade.passedCount, report.grade.checks.count)
    let failed = report.grade.checks.filter { $0.outcome == .failed || $0.outcome == .notJudged }
      .map { String($0.number) }
    let rest =
      failed.isEmpty
      ? ""
      : LocalizedText("; not: ", "\u{00A0}; sauf\u{00A0}: ")[language]
        + failed.joined(separator: ", ")
    return LocalizedText(
      "\(report.name): \(passed) of \(all) checks passed",
      "\(report.name)\u{00A0}: \(passed) contrôles sur \(all) réussis")[language]
      + apart(report.grade) + rest
  }

  /// How many of the checks do not apply; empty when all do.
  private func apart(_ grade: FigureGrade) -> String {
    let count = grade.notApplicableCount
    guard count > 0 else { return "" }
    let kind = grade.kind.name
    return count == 1
      ? LocalizedText(
        " (1 does not apply to \(kind.english))", " (1 ne s’applique pas à \(kind.french))")[
          language]
      : LocalizedText(
        " (\(count) do not apply to \(kind.english))",
        " (\(count) ne s’appliquent pas à \(kind.french))")[language]
  }

  private func word(_ outcome: FigureCheck.Outcome) -> String {
    switch outcome {
    case .passed: LocalizedText("pass", "oui")[language]
    case .failed: LocalizedText("FAIL", "NON")[language]
    case .notJudged: LocalizedText("not judged", "non jugé")[language]
    case .notApplicable: LocalizedText("n/a", "s. o.")[language]
    }
  }

  private func written(_ measurement: FigureMeasurement) -> String {
    let value =
      switch measurement.value {
      case nil: "–"
      case .count(let count): language.format(count)
      case .decimal(let number, let decimals): language.format(number, decimals: decimals)
      case .text(let text): text
      case .truth(let truth):
        truth ? LocalizedText("yes", "oui")[language] : LocalizedText("no", "non")[language]
      }
    return measurement.name + " " + value
  }

  private func extras(_ grade: FigureGrade) -> [String] {
    var lines: [String] = []
    if showsPairs {
      lines.append(LocalizedText("Without colour:", "Sans couleur\u{00A0}:")[language])
      for pair in grade.categoryPairs {
        let shape =
          pair.differsInShape
          ? LocalizedText("another shape", "autre forme")[language]
          : LocalizedText("same shape", "même forme")[language]
        let difference = language.format(pair.lightnessDifference, decimals: 1)
        lines.append(
          "  \(word(pair.isDistinct ? .passed : .failed))  "
            + "\(pair.names.joined(separator: " / ")): \(shape), ΔL* \(difference)")
      }
    }
    if showsMeasurements {
      lines.append(
        LocalizedText("Other numbers: ", "Autres nombres\u{00A0}: ")[language]
          + grade.measurements.map(written).joined(separator: ", "))
    }
    return lines
  }

  // MARK: Markdown

  func markdown(_ reports: [GradeReport]) -> String {
    func cell(_ text: String) -> String {
      TextTable.printable(text).replacing("\\", with: "\\\\").replacing("|", with: "\\|")
        .replacing("<", with: "&lt;")
    }
    var result = ""
    for report in reports {
      if !result.isEmpty { result += "\n" }
      result += "**\(cell(summary(of: report)))**\n\n"
      result +=
        LocalizedText(
          "| | outcome | check | numbers | remarks |",
          "| | résultat | contrôle | nombres | remarques |"
        )[language]
      result += "\n|---:|---|---|---|---|\n"
      for check in report.grade.checks {
        let cells = [
          String(check.number), word(check.outcome), check.title[language],
          check.measurements.map(written).joined(separator: ", "),
          check.remarks.map { $0[language] }.joined(separator: "; "),
        ]
        result += "| " + cells.map(cell).joined(separator: " | ") + " |\n"
      }
      let extras = extras(report.grade)
      if !extras.isEmpty { result += "\n" + extras.map { cell($0) + "  \n" }.joined() }
    }
    return result
  }

  // MARK: JSON

  func json(_ reports: [GradeReport]) -> String {
    JSONWriter.pretty(
      .array(
        reports.map { report in
          var fields: [(String, JSONValue)] = [
            ("figure", .string(report.name)), ("passed", .number(report.grade.passedCount)),
            ("of", .number(report.grade.checks.count)),
            ("kind", .string(report.grade.kind.rawValue)),
            ("not_applicable", .number(report.grade.notApplicableCount)),
            ("checks", .array(report.grade.checks.map(value))),
          ]
          if showsPairs { fields.append(("pairs", .array(report.grade.categoryPairs.map(value)))) }
          if showsMeasurements { fields.append(("metrics", object(report.grade.measurements))) }
          return .object(fields)
        }))
  }

  private func value(_ check: FigureCheck) -> JSONValue {
    .object([
      ("number", .number(check.number)), ("title", .string(check.title[language])),
      ("outcome", .string(check.outcome.rawValue)), ("numbers", object(check.measurements)),
      ("remarks", .array(check.remarks.map { .string($0[language]) })),
    ])
  }

  private func value(_ pair: CategoryPair) -> JSONValue {
    .object([
      ("names", .array(pair.names.map { .string($0) })),
      ("other_shape", .boolean(pair.differsInShape)),
      ("delta_l", decimal(pair.lightnessDifference, 1)),
      ("distinct", .boolean(pair.isDistinct)),
    ])
  }

  private func object(_ measurements: [FigureMeasurement]) -> JSONValue {
    .object(
      measurements.map { measurement in
        let value: JSONValue =
          switch measurement.value {
          case nil: .null
          case .count(let count): .number(count)
          case .decimal(let number, let decimals): decimal(number, decimals)
          case .text(let text): .string(text)
          case .truth(let truth): .boolean(truth)
          }
        return (measurement.name, value)
      })
  }

  /// A number with no more decimals than are worth saying.
  private func decimal(_ number: Double, _ decimals: Int) -> JSONValue {
    .number(Double(fixedDecimals(number, decimals)) ?? number)
  }
}
