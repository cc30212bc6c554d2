import ArgumentParser
import NetworkFiles
import NetworkGraph

/// `maillage formats`: what is read and written.
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "Lists the formats that are read and written.",
    discussion: """
      The format of an input is found from its content first and its ending second; --from says it \
      where that is not enough. The format of an output follows from its ending, or from --to.
      """)

  @Option(help: ArgumentHelp("How the list is written: table, csv or json.", valueName: "format"))
  var format = OutputFormat.table

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let language = language.language
    switch format {
    case .table:
      var table = TextTable([
        .init(LocalizedText("name", "nom")[language]),
        .init(LocalizedText("reads", "lit")[language]),
        .init(LocalizedText("writes", "écrit")[language]),
        .init(LocalizedText("endings", "extensions")[language]),
        .init(LocalizedText("format", "format")[language]),
        .init(LocalizedText("holds", "contient")[language]),
      ])
      let (yes, no) = (LocalizedText("yes", "oui")[language], "–")
      for format in FileFormat.allCases {
        table.rows.append([
          format.rawValue, format.isReadable ? yes : no, format.isWritable ? yes : no,
          format.fileExtensions.map { "." + $0 }.joined(separator: " "), format.title[language],
          format.summary[language],
        ])
      }
      Console.write(table.text)
    case .csv:
      var writer = DelimitedTextWriter()
      writer.appendRow(["name", "read", "write", "endings", "format", "holds"])
      for format in FileFormat.allCases {
        writer.appendRow([
          format.rawValue, format.isReadable ? "yes" : "no", format.isWritable ? "yes" : "no",
          format.fileExtensions.joined(separator: " "), format.title[language],
          format.summary[language],
        ])
      }
      Console.write(writer.text)
    case .json:
      let formats = FileFormat.allCases.map { format in
        JSONValue.object([
          ("name", .string(format.rawValue)), ("read", .boolean(format.isReadable)),
          ("write", .boolean(format.isWritable)), ("folder", .boolean(format.isFolder)),
          ("endings", .array(format.fileExtensions.map { .string($0) })),
          ("title", .string(format.title[language])), ("holds", .string(format.summary[language])),
        ])
      }
      Console.write(JSONWriter.pretty(.object([("formats", .array(formats))])))
    }
  }
}
