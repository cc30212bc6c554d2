/// The date of creation in a PDF file.
enum PDFDate {
  /// The file with its date set to the first second of 1970: the same picture gives the same bytes
  /// on any day. Nothing else moves, since the new date is as long as the old one.
  static func fixed(_ file: [UInt8]) -> [UInt8] {
    var file = file
    let key = Array("/CreationDate (D:".utf8)
    let date = Array("19700101000000".utf8)
    guard file.count >= key.count + date.count else { return file }
    for start in 0...(file.count - key.count - date.count)
    where file[start] == key[0] && file[start..<start + key.count].elementsEqual(key) {
      let digits = start + key.count..<start + key.count + date.count
      guard file[digits].allSatisfy({ (48...57).contains($0) }) else { continue }
      file.replaceSubrange(digits, with: date)
    }
    return file
  }
}
