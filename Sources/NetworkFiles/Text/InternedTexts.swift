/// Texts by number, each stored once: the names of a file, of which edges repeat the same few again
/// and again.
struct InternedTexts {
  private var bytes: ContiguousArray<UInt8> = []
  private var ends: ContiguousArray<UInt32> = []
  /// The lower half of the hash of each text.
  private var hashes: ContiguousArray<UInt32> = []
  /// Open addressing: the number of a text, or -1. The size is a power of two.
  private var slots = ContiguousArray<Int32>(repeating: -1, count: 64)

  var count: Int { ends.count }

  /// The text of a number.
  subscript(_ place: Int) -> ArraySliceOfBytes {
    bytes[(place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])]
  }

  func string(_ place: Int) -> String { String(decoding: self[place], as: UTF8.self) }

  /// The number of a text that was added before.
  func place(of text: ArraySliceOfBytes) -> Int? {
    let slot = slot(of: text, hash: Self.hash(text))
    return slots[slot] < 0 ? nil : Int(slots[slot])
  }

  /// The number of a text, which is added if it is new.
  mutating func add(_ text: ArraySliceOfBytes) -> Int {
    let hash = Self.hash(text)
    let slot = slot(of: text, hash: hash)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    let place = ends.count
    bytes.append(contentsOf: text)
    ends.append(UInt32(clamping: bytes.count))
    hashes.append(hash)
    slots[slot] = Int32(clamping: place)
    if ends.count * 2 > slots.count { grow() }
    return place
  }

  mutating func add(_ text: String) -> Int { add(ContiguousArray(text.utf8)[...]) }

  private func slot(of text: ArraySliceOfBytes, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if hashes[place] == hash, self[place] == text { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = ContiguousArray(repeating: -1, count: mask + 1)
    for (place, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(clamping: place)
    }
  }

  /// Seeded anew in each run, so that no file can be made of texts that all meet in one slot.
  private static func hash(_ text: ArraySliceOfBytes) -> UInt32 {
    var hasher = Hasher()
    // The hasher reads the buffer within the call.
    unsafe text.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}
