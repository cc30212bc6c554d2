/// Text from data, made safe to print: characters that a terminal would obey or that cannot be seen
/// are written as `\u{1B}`, and text beyond `limit` characters is cut with an ellipsis.
///
/// - Complexity: O(`limit`), however long the text is.
func visible(_ text: String, limit: Int = 1000) -> String {
  // Most texts are short and of plain letters.
  if text.utf8.count <= limit, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
  var result = ""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == limit { return result + "…" }
    count += 1
    if isInvisible(scalar) {
      result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A cell or id in single quotes for a message, made visible and cut after 80 characters.
func quoted(_ text: String) -> String { "'" + visible(text, limit: 80) + "'" }

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00...0x1F, 0x7F...0x9F: true
  // Marks that turn the direction of writing around, line separators, and the zero width ones.
  case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
  default: false
  }
}
