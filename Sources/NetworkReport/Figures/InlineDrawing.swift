/// An SVG file made part of an HTML document: without its XML declaration, and with its ids made
/// unique by a prefix, since a document has several figures.
///
/// The writer of the file escapes quotation marks in texts, so the patterns below occur in its own
/// attributes only.
func inlineDrawing(_ svg: String, prefix: String) -> String {
  var text = Substring(svg)
  if text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") {
    text = text[end.upperBound...]
  }
  var result = String(text)
  for opening in [" id=\"", " href=\"#", " xlink:href=\"#", "url(#"] {
    result = result.replacing(opening, with: opening + prefix + "-")
  }
  // A list of ids.
  var parts = result.split(separator: " aria-labelledby=\"", omittingEmptySubsequences: false)
    .map(String.init)
  for place in parts.indices.dropFirst() {
    guard let end = parts[place].firstIndex(of: "\"") else { continue }
    let ids = parts[place][..<end].split(separator: " ").map { prefix + "-" + $0 }
    parts[place] = ids.joined(separator: " ") + parts[place][end...]
  }
  result = parts.joined(separator: " aria-labelledby=\"")
  while let last = result.unicodeScalars.last, last == "\n" { result.unicodeScalars.removeLast() }
  return result
}
