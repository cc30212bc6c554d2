import NetworkDiagram
import NetworkFiles
import NetworkGraph

extension DrawCommand {
  /// Writes a finished page in the forms that the names of the files ask for.
  func write(_ figure: NetworkDiagram.Figure) throws {
    for file in try files() { try write(figure, to: file) }
  }

  func write(_ figure: NetworkDiagram.Figure, to file: File) throws {
    switch file.form {
    case .svg: try Deliver.text(figure.svg(), to: file.path)
    case .pdf: try OutputFile.write(try pdf(of: figure), to: file.path)
    case .png: try OutputFile.write(try png(of: figure), to: file.path)
    case .dot, .gexf: throw formFailure
    }
  }

  /// A file to write.
  struct File {
    let form: Form
    let path: String
  }

  /// What `-o` asks for, in that order.
  func files() throws -> [File] {
    var files: [File] = []
    for output in outputs {
      let ending = output.split(separator: ".").last.map { $0.lowercased() } ?? ""
      let form = output.contains(".") ? Form(rawValue: ending == "gv" ? "dot" : ending) : nil
      guard let form = output == "-" ? .svg : form else {
        throw Failure.usage(
          "-o: '\(output)' has no known ending; expected .svg, .dot, .gexf, .pdf or .png")
      }
      guard !files.contains(where: { $0.path == output }) else {
        throw Failure.usage("-o: '\(output)' is named twice")
      }
      files.append(File(form: form, path: output))
    }
    return files
  }

  /// A chart has no places that other programs could take.
  var formFailure: Failure {
    .usage("-o: a figure of kind \(figure.rawValue) is written as .svg, .pdf or .png")
  }

  private func png(of figure: NetworkDiagram.Figure) throws -> [UInt8] {
    // Without a font our own pen draws the letters; only what it does not know is worth a word.
    let book = SystemFonts.book(for: figure, chosen: try fonts.fonts())
    let boxed = figure.boxedCharacters(in: book)
    if !boxed.isEmpty { Console.report(Self.warning(of: boxed)) }
    do {
      return try figure.png(dotsPerInch: dotsPerInch, fonts: book)
    } catch {
      throw Failure.usage("--dpi: \(error)")
    }
  }

  private func pdf(of figure: NetworkDiagram.Figure) throws -> [UInt8] {
    do {
      return try figure.pdf(fonts: try fontBook(for: figure))
    } catch let error as FontError {
      throw Failure.data("\(error)")
    }
  }

  /// The fonts given, then those of the computer for what these lack. What no font has is reported.
  func fontBook(for figure: NetworkDiagram.Figure) throws -> FontBook {
    let book = SystemFonts.book(for: figure, chosen: try fonts.fonts())
    if book.isEmpty {
      Console.report(
        "warning: this computer has no TrueType font that serves; the file names the standard font "
          + "Helvetica and carries no letters; name a font with --font")
    }
    let missing = figure.missingCharacters(in: book)
    if !missing.isEmpty { Console.report(Self.warning(of: missing)) }
    return book
  }

  private static func warning(of missing: [Unicode.Scalar]) -> String {
    // Signs that have a look of their own are shown, all are named by number.
    let names = missing.prefix(20).map { scalar in
      let number = String(scalar.value, radix: 16, uppercase: true)
      let code = "U+" + String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
      return scalar.properties.isAlphabetic ? "\(scalar) (\(code))" : code
    }
    let rest = missing.count > 20 ? " and \(missing.count - 20) more" : ""
    return "warning: no font has these characters, which are drawn as a substitute: "
      + names.joined(separator: ", ") + rest + "; name one that has them with --font"
  }
}
