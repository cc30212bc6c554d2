/// The first line of a Matrix Market file: what the numbers below stand for.
struct MatrixMarketHeader {
  enum Layout: String { case coordinate, array }
  enum Field: String { case real, double, integer, pattern, complex }
  enum Symmetry: String {
    case general, symmetric
    case skewSymmetric = "skew-symmetric"
    case hermitian
  }

  let layout: Layout
  let field: Field
  let symmetry: Symmetry

  /// Reads the line.
  ///
  /// - Returns: A sentence where it says something that is not read here.
  static func read(_ line: String) -> Result<MatrixMarketHeader, FormatFault> {
    let words = line.lowercased().split { $0 == " " || $0 == "\t" }.map(String.init)
    func fail(_ message: String) -> Result<MatrixMarketHeader, FormatFault> {
      .failure(FormatFault(line: 1, message: message))
    }
    guard words.count == 5, words[0] == "%%matrixmarket" else {
      return fail(
        "the first line must have five words, such as '%%MatrixMarket matrix coordinate real general'"
      )
    }
    guard words[1] == "matrix" else {
      return fail("the file holds \(quoted(words[1])); only a matrix is a network")
    }
    guard let layout = Layout(rawValue: words[2]) else {
      return fail("\(quoted(words[2])) is no layout; expected coordinate or array")
    }
    guard let field = Field(rawValue: words[3]) else {
      return fail("\(quoted(words[3])) is no field; expected real, integer or pattern")
    }
    guard let symmetry = Symmetry(rawValue: words[4]) else {
      return fail(
        "\(quoted(words[4])) is no symmetry; expected general, symmetric or skew-symmetric")
    }
    if field == .complex || symmetry == .hermitian {
      return fail(
        "the entries are complex numbers, which are no weights; write their magnitudes as real")
    }
    if layout == .array, field == .pattern {
      return fail("an array has a value for each entry and cannot be a pattern")
    }
    return .success(MatrixMarketHeader(layout: layout, field: field, symmetry: symmetry))
  }
}
