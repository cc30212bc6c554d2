import NetworkGraph

/// The cell for a plain value or an array of texts; `nil` for other arrays and for objects.
func cellText(_ value: JSONValue) -> String? {
  switch value.content {
  case .null: return ""
  case .boolean(let value): return value ? "true" : "false"
  case .number(let text), .string(let text): return text
  case .array(let elements):
    let texts = elements.compactMap(\.text)
    guard texts.count == elements.count else { return nil }
    return texts.contains { $0.utf8.contains(UInt8(ascii: "|")) || $0.isEmpty }
      ? nil : listCell(texts)
  case .object: return nil
  }
}

/// The id that a value stands for: its text, the JSON text of an array (Python writes tuples so), the
/// id of an object.
func identifierText(_ value: JSONValue) -> String? {
  switch value.content {
  case .array: JSONWriter.compact(value)
  case .object:
    (value["id"] ?? value["key"] ?? value["name"]).flatMap { inner in
      switch inner.content {
      case .string(let text), .number(let text): text
      default: nil
      }
    }
  default: cellText(value)
  }
}
