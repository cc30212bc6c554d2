/// Some rows of a table, in a bit for each row: of a faulty file, all may be among them.
struct RowSet: Sendable {
  private var words: ContiguousArray<UInt64> = []
  private(set) var count = 0

  mutating func insert(_ row: Int) {
    let (word, bit) = (row >> 6, UInt64(1) << UInt64(row & 63))
    while words.count <= word { words.append(0) }
    guard words[word] & bit == 0 else { return }
    words[word] |= bit
    count += 1
  }

  func contains(_ row: Int) -> Bool {
    let word = row >> 6
    return word < words.count && words[word] & (1 << UInt64(row & 63)) != 0
  }
}
