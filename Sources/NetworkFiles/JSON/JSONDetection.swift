import NetworkGraph

/// Which network a JSON text holds, by the names of its members.
func detectJSON(_ text: DecodedText, _ head: FileHead) -> Result<FileFormat, FormatFault> {
  let inner = head.text.drop { $0 == "{" || $0.isWhitespace }
  if inner.hasPrefix("\"maillage\"") { return .success(.maillageJSON) }
  guard head.first == UInt8(ascii: "{") else {
    return .failure(
      FormatFault(
        message: "the file holds a JSON array; expected an object with 'nodes' and 'links'"))
  }
  return .success(.nodeLinkJSON)
}
