import NetworkGraph

/// Reads the participations of CORDIS, the register of the European research programmes: a network of
/// organisations and projects, each participation a relation with its money.
///
/// - Parameter path: `organization.csv` (with `project.csv` among the companions of the options), or
///   the other way around.
func readCORDIS(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  var texts = [(text: text, path: path)]
  for companion in options.companions {
    guard let bytes = assembly.companion(companion) else { continue }
    texts.append((decodeText(bytes, as: options.encoding), companion))
  }
  var organisations: TableSource?
  var projects: TableSource?
  for (text, path) in texts {
    assembly.noteFaults(of: text, path: path)
    let source = TableSource(text, file: path, options: options) { names in
      let columns = CORDISColumns(names)
      return columns.areParticipations || columns.areProjects ? names.count : 0
    }
    let columns = CORDISColumns(source.cells.rowCount > 0 ? source.cells.strings(0) : [])
    if columns.areParticipations, organisations == nil {
      organisations = source
    } else if columns.areProjects, projects == nil {
      projects = source
    } else {
      assembly.diagnostics.append(
        Diagnostic(
          .error, .missingColumn, file: path, line: source.line(0),
          "expected one table of organisations of CORDIS (projectID, organisationID, name, role, "
            + "ecContribution) and one of projects (id, acronym, title, startDate, endDate, "
            + "ecMaxContribution)"))
    }
  }
  guard let organisations else {
    if projects != nil {
      assembly.diagnostics.append(
        Diagnostic(
          .error, .missingColumn, file: path, line: 1,
          "this is the table of projects; the participations stand in organization.csv, which must "
            + "be given as well"))
    }
    return assembly.finish(path: path, format: .cordis, options: options)
  }
  var register = CORDISRegister(organisations, projects)
  register.read()
  return register.finish(&assembly, path: path, options)
}
