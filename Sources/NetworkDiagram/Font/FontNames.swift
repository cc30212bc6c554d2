/// The names that a font gives itself.
struct FontNames {
  private(set) var family = ""
  private(set) var postScript = "Font"

  init(_ table: FontBytes?) {
    guard let table, let count = try? table.unsigned16(2), let storage = try? table.unsigned16(4)
    else { return }
    var given = ""
    for index in 0..<count {
      let entry = 6 + 12 * index
      guard let platform = try? table.unsigned16(entry),
        let kind = try? table.unsigned16(entry + 6),
        kind == 1 || kind == 6, let length = try? table.unsigned16(entry + 8),
        let offset = try? table.unsigned16(entry + 10),
        let text = try? table.part(at: storage + offset, count: min(length, 254))
      else { continue }
      // Windows and Unicode names are UTF-16, those of old Apple systems one byte each.
      var name = ""
      let isWide = platform != 1
      for place in stride(from: 0, to: text.count - (isWide ? 1 : 0), by: isWide ? 2 : 1) {
        let code = isWide ? (try? text.unsigned16(place)) : (try? text.unsigned8(place))
        guard let code, let scalar = Unicode.Scalar(UInt32(code)), code >= 32 else { continue }
        name.unicodeScalars.append(scalar)
      }
      if kind == 1, family.isEmpty { family = name }
      if kind == 6, given.isEmpty { given = name }
    }
    let plain = (given.isEmpty ? family : given).unicodeScalars.filter {
      $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-")
    }
    if !plain.isEmpty { postScript = String(String.UnicodeScalarView(plain.prefix(63))) }
  }
}
