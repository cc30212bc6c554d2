import NetworkFiles
import NetworkGraph

/// How networks are written to where the user wants them.
enum NetworkOutput {
  /// The format by its name, or by that of the output.
  static func format(of output: String, named name: String?) throws -> FileFormat {
    if let name { return try choice(name, "--to") { FileFormat(rawValue: $0) } }
    guard output != "-" else {
      throw Failure.usage("standard output has no ending that tells the format; give --to")
    }
    guard let format = FileFormat(outputPath: output) else {
      throw Failure.usage(
        "'\(output)' has no known ending; expected a folder, an ending that 'maillage formats' lists, "
          + "or --to")
    }
    return format
  }

  /// Writes a network and says what is lost; under `isStrict` refuses to lose.
  static func deliver(
    _ network: Network, as target: FileFormat, to output: String, language: Language,
    isStrict: Bool
  ) throws {
    let encoded = try NetworkWriter.encode(network.contents, as: target)
    let losses = encoded.loss.lines(language: language)
    for loss in losses { Console.report("lost: " + loss) }
    if isStrict && !losses.isEmpty {
      throw Failure(.dataRefused, ["error: --strict: nothing was written, as this would be lost"])
    }
    if output == "-" {
      guard !target.isFolder else {
        throw Failure.usage("\(target.rawValue) has several files; give the name of a folder")
      }
      Console.write(String(decoding: encoded.files[0].bytes, as: UTF8.self))
    } else if target.isFolder {
      try Deliver.folder(at: output) { encoded.files.map { ($0.name, $0.bytes) } }
    } else {
      try OutputFile.write(encoded.files[0].bytes, to: output)
    }
  }
}
